/* hub-pdf-page.c: text set on the pages of a PDF
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pango breaks paragraphs into lines, and lines go on pages as they fit. Each paragraph is tagged
 * with its role; where it is cut by the end of a page, the tag begins anew, so that none spans two
 * pages. The page number is an artifact: a screen reader passes over it.
 *
 * A paragraph has the direction of its first letter, but for what the document composes of parts:
 * that has the document's. Running text also begins at its own side; all else begins where the
 * document's lines begin: an English title in an Arabic document stands at its right.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-pdf-page.h"

#include "hub-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FONT "Sans"
#define LINE_SPACING 1.25
#define FOOT_SIZE 9.0
#define BAR_WIDTH 2.0

/* Sheets have no tags: whatever they are drawn on has no structure to tell of. */
static void
begin_tag (HubPdfPage *self,
           const char *tag,
           const char *attributes)   /* (nullable) */
{
  if (self->sheets == NULL)
    cairo_tag_begin (self->cr, tag, attributes);
}

static void
end_tag (HubPdfPage *self,
         const char *tag)
{
  if (self->sheets == NULL)
    cairo_tag_end (self->cr, tag);
}

static double
get_bottom (HubPdfPage *self)
{
  return self->height - HUB_PDF_PAGE_MARGIN;
}

static void
set_ink (HubPdfPage *self,
         gboolean    is_grey)
{
  double shade = is_grey ? 0.33 : 0.0;

  cairo_set_source_rgb (self->cr, shade, shade, shade);
}

static PangoLayout *
layout_new (HubPdfPage         *self,
            const HubTextStyle *style,
            const char         *text)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, style->is_bold ? PANGO_WEIGHT_BOLD
                                                          : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* Pango turns an alignment round where a paragraph has another direction than the document. */
static void
align (HubPdfPage         *self,
       const HubTextStyle *style,
       PangoLayout        *layout)
{
  gboolean is_rtl = self->is_rtl;

  pango_layout_set_auto_dir (layout, !style->is_composed);
  if (!style->is_natural && !style->is_composed)
    is_rtl = hub_text_is_rtl (pango_layout_get_text (layout), self->is_rtl);
  pango_layout_set_alignment (layout, is_rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               guint           start,
               guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

/* An address may be broken anywhere but before its host. */
static void
keep_start (PangoAttrList *list,
            const char    *text,
            guint          start)
{
  const char *host = strstr (text, "://");

  if (host != NULL)
    add_attribute (list, pango_attr_allow_breaks_new (FALSE), start,
                   start + (guint) (host - text + strlen ("://")) + 1);
}

static void
mark (PangoLayout *layout,
      HubRuns     *runs)
{
  PangoAttrList *list = pango_attr_list_new ();
  guint start = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const HubRun *run = g_ptr_array_index (runs, i);
      g_autofree char *text = hub_run_dup_isolated (run);
      guint end = start + (guint) strlen (text);

      if (run->is_bold)
        add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      if (run->is_italic)
        add_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
      if (run->uri != NULL)
        {
          add_attribute (list, pango_attr_foreground_new (0x1a1a, 0x5f5f, 0xb4b4), start, end);
          if (*run->uri != '#')          /* a title leads within the document, and may be long */
            keep_start (list, text, start);
        }
      if (run->langcode != NULL && *run->langcode != '\0')
        add_attribute (list, pango_attr_language_new (pango_language_from_string (run->langcode)),
                       start, end);
      start = end;
    }
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

/* A link as cairo's attributes have it: what would end the string is escaped, what is no ASCII
 * percent-encoded. */
static char *
dup_target (const char *uri)
{
  GString *target = g_string_new (*uri == '#' ? "dest='" : "uri='");

  for (const char *p = *uri == '#' ? uri + 1 : uri; *p != '\0'; p++)
    if (*p == '\'' || *p == '\\')
      g_string_append_printf (target, "\\%c", *p);
    else if ((guchar) *p < 0x20 || (guchar) *p >= 0x7f)
      g_string_append_printf (target, "%%%02X", (guint) (guchar) *p);
    else
      g_string_append_c (target, *p);
  g_string_append_c (target, '\'');
  return g_string_free (target, FALSE);
}

static void
add_link (HubPdfPage *self,
          const char *uri,
          double      x,
          double      y,
          double      width,
          double      height)
{
  g_autofree char *target = dup_target (uri);
  g_autofree char *attributes = NULL;
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  const double values[] = { x, y, width, height };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_ascii_formatd (numbers[i], sizeof numbers[i], "%.2f", values[i]);
  attributes = g_strdup_printf ("rect=[%s %s %s %s] %s", numbers[0], numbers[1], numbers[2],
                                numbers[3], target);
  begin_tag (self, CAIRO_TAG_LINK, attributes);
  end_tag (self, CAIRO_TAG_LINK);
}

/* Makes a link of each piece of the line that belongs to one. */
static void
add_links (HubPdfPage      *self,
           PangoLayoutLine *line,
           HubRuns         *runs,
           double           x,
           double           height)
{
  int from = pango_layout_line_get_start_index (line);
  int to = from + pango_layout_line_get_length (line);
  int start = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const HubRun *run = g_ptr_array_index (runs, i);
      g_autofree char *text = hub_run_dup_isolated (run);
      int end = start + (int) strlen (text);
      g_autofree int *ranges = NULL;
      int n_ranges = 0;

      if (run->uri != NULL && start < to && end > from)
        pango_layout_line_get_x_ranges (line, MAX (start, from), MIN (end, to), &ranges,
                                        &n_ranges);
      for (int j = 0; j < n_ranges; j++)
        add_link (self, run->uri, x + ranges[2 * j] / (double) PANGO_SCALE, self->y,
                  (ranges[2 * j + 1] - ranges[2 * j]) / (double) PANGO_SCALE, height);
      start = end;
    }
}

/* The number of a page at its foot, on @cr. */
static void
add_number (HubPdfPage *self,
            cairo_t    *cr,
            guint       number,
            guint       n_pages)
{
  static const HubTextStyle style = { .size = FOOT_SIZE };
  g_autofree char *text = NULL;
  g_autoptr(PangoLayout) layout = NULL;
  int width = 0;

  /* Translators: the number of a page, then how many pages there are */
  text = g_strdup_printf (C_("page", "%u / %u"), number, n_pages);
  layout = layout_new (self, &style, text);
  pango_layout_get_size (layout, &width, NULL);
  cairo_set_source_rgb (cr, 0.33, 0.33, 0.33);
  cairo_move_to (cr, (self->width - width / (double) PANGO_SCALE) / 2,
                 self->height - HUB_PDF_PAGE_MARGIN / 2 - FOOT_SIZE);
  pango_cairo_show_layout (cr, layout);
}

/* The title page has none; sheets get theirs when it is known how many they are. */
static void
add_foot (HubPdfPage *self)
{
  if (self->number == 1 || self->sheets != NULL)
    return;

  begin_tag (self, "Artifact", NULL);
  add_number (self, self->cr, self->number, MAX (self->n_pages, self->number));
  end_tag (self, "Artifact");
}

static void
init (HubPdfPage      *self,
      cairo_surface_t *surface,
      double           width,
      double           height,
      gboolean         is_rtl)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();

  self->cr = cairo_create (surface);
  self->context = pango_font_map_create_context (fonts);
  g_object_unref (fonts);
  pango_context_set_base_dir (self->context, is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_cairo_update_context (self->cr, self->context);
  self->width = width;
  self->height = height;
  self->is_rtl = is_rtl;
  self->y = HUB_PDF_PAGE_MARGIN;
  self->number = 1;
  self->n_pages = 0;
}

/**
 * hub_pdf_page_init:
 * @self: pages
 * @surface: a PDF surface of the size of a page
 * @is_rtl: whether the document goes from right to left
 *
 * Begins the first page.
 */
void
hub_pdf_page_init (HubPdfPage      *self,
                   cairo_surface_t *surface,
                   gboolean         is_rtl)
{
  init (self, surface, HUB_PDF_PAGE_WIDTH, HUB_PDF_PAGE_HEIGHT, is_rtl);
  begin_tag (self, "Document", NULL);
}

static cairo_surface_t *
add_sheet (HubPdfPage *self,
           double      width,
           double      height)
{
  const cairo_rectangle_t extents = { 0, 0, width, height };
  cairo_surface_t *sheet = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);

  g_ptr_array_add (self->sheets, sheet);
  return sheet;
}

/**
 * hub_pdf_page_init_sheets:
 * @self: pages
 * @width: of a page, in points
 * @height: of a page, in points
 * @is_rtl: whether the document goes from right to left
 *
 * Begins the first page of a document whose pages are drawn later, in any order.
 */
void
hub_pdf_page_init_sheets (HubPdfPage *self,
                          double      width,
                          double      height,
                          gboolean    is_rtl)
{
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  init (self, add_sheet (self, width, height), width, height, is_rtl);
}

/**
 * hub_pdf_page_draw_sheet:
 * @self: pages that are sheets, all of them set
 * @number: which, from 0
 * @cr: where to draw it, in points from the corner of the paper
 *
 * Draws a page with its number, if there are several.
 */
void
hub_pdf_page_draw_sheet (HubPdfPage *self,
                         guint       number,
                         cairo_t    *cr)
{
  g_return_if_fail (self->sheets != NULL && number < self->sheets->len);

  cairo_set_source_surface (cr, g_ptr_array_index (self->sheets, number), 0, 0);
  cairo_paint (cr);
  if (self->sheets->len > 1)
    add_number (self, cr, number + 1, self->sheets->len);
}

/**
 * hub_pdf_page_clear:
 * @self: pages
 *
 * Lets go of the surface.
 */
void
hub_pdf_page_clear (HubPdfPage *self)
{
  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_object (&self->context);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
}

/**
 * hub_pdf_page_turn:
 * @self: pages
 *
 * Begins another page, unless this one is empty.
 */
void
hub_pdf_page_turn (HubPdfPage *self)
{
  if (self->y <= HUB_PDF_PAGE_MARGIN)
    return;

  add_foot (self);
  if (self->sheets == NULL)
    cairo_show_page (self->cr);
  else
    {
      cairo_destroy (self->cr);
      self->cr = cairo_create (add_sheet (self, self->width, self->height));
    }
  self->number++;
  self->y = HUB_PDF_PAGE_MARGIN;
}

/**
 * hub_pdf_page_finish:
 * @self: pages
 *
 * Ends the last page.
 */
void
hub_pdf_page_finish (HubPdfPage *self)
{
  add_foot (self);
  end_tag (self, "Document");
  cairo_show_page (self->cr);
}

static void
add_bar (HubPdfPage *self,
         double      y,
         double      height)
{
  double x = self->is_rtl ? self->width - HUB_PDF_PAGE_MARGIN - BAR_WIDTH
                          : HUB_PDF_PAGE_MARGIN;

  cairo_set_source_rgb (self->cr, 0.23, 0.53, 0.78);
  cairo_rectangle (self->cr, x, y, BAR_WIDTH, height);
  cairo_fill (self->cr);
}

/* Where the lines begin at the left of the page. */
static double
get_left (HubPdfPage         *self,
          const HubTextStyle *style)
{
  return HUB_PDF_PAGE_MARGIN + (self->is_rtl ? style->room : style->indent);
}

/**
 * hub_pdf_page_has_room:
 * @self: pages
 * @height: in points
 *
 * Asks whether so much still goes on this page.
 *
 * Returns: whether it does
 */
gboolean
hub_pdf_page_has_room (HubPdfPage *self,
                       double      height)
{
  return self->y + height <= get_bottom (self);
}

/* Sets the line on which @iter stands, on another page if it does not fit on this one. */
static void
add_line (HubPdfPage         *self,
          const HubTextStyle *style,
          HubRuns            *runs,
          PangoLayoutIter    *iter)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  double left = get_left (self, style);
  PangoRectangle box;
  double height, rise;
  int top, bottom;

  pango_layout_iter_get_line_extents (iter, NULL, &box);
  pango_layout_iter_get_line_yrange (iter, &top, &bottom);
  height = (bottom - top) / (double) PANGO_SCALE;
  rise = (pango_layout_iter_get_baseline (iter) - top) / (double) PANGO_SCALE;
  if (!hub_pdf_page_has_room (self, height))
    {
      end_tag (self, style->tag);
      hub_pdf_page_turn (self);
      begin_tag (self, style->tag, NULL);
    }

  if (!self->is_dry)
    {
      if (style->has_bar)
        add_bar (self, self->y, height);
      set_ink (self, style->is_grey);
      cairo_move_to (self->cr, left + box.x / (double) PANGO_SCALE, self->y + rise);
      pango_cairo_show_layout_line (self->cr, line);
      add_links (self, line, runs, left, height);
    }
  self->y += height;
}

/* (transfer full): a paragraph broken into lines */
static PangoLayout *
set_text (HubPdfPage         *self,
          const HubTextStyle *style,
          HubRuns            *runs)
{
  g_autofree char *text = hub_runs_to_text (runs);
  PangoLayout *layout = layout_new (self, style, text);
  double width = self->width - 2 * HUB_PDF_PAGE_MARGIN - style->indent - style->room;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  mark (layout, runs);
  align (self, style, layout);
  return layout;
}

/**
 * hub_pdf_page_measure:
 * @self: pages
 * @style: how it is set
 * @runs: a paragraph
 *
 * Finds the room that a paragraph takes on one page, with the space above it.
 *
 * Returns: its height
 */
double
hub_pdf_page_measure (HubPdfPage         *self,
                      const HubTextStyle *style,
                      HubRuns            *runs)
{
  g_autoptr(PangoLayout) layout = set_text (self, style, runs);
  int height = 0;

  pango_layout_get_size (layout, NULL, &height);
  return style->before + height / (double) PANGO_SCALE;
}

/**
 * hub_pdf_page_add_text:
 * @self: pages
 * @style: how it is set
 * @runs: a paragraph
 * @anchor: (nullable): what links to it name
 *
 * Sets a paragraph below what is there, on further pages if need be.
 *
 * Returns: where its last line begins, from above, on the page that is the last now
 */
double
hub_pdf_page_add_text (HubPdfPage         *self,
                       const HubTextStyle *style,
                       HubRuns            *runs,
                       const char         *anchor)
{
  g_autoptr(PangoLayout) layout = set_text (self, style, runs);
  PangoLayoutIter *iter = NULL;
  double before = style->before;
  double last = 0;

  if (!hub_pdf_page_has_room (self, before + style->needs))
    hub_pdf_page_turn (self);
  if (self->y <= HUB_PDF_PAGE_MARGIN)
    before = 0;
  begin_tag (self, style->tag, NULL);
  if (style->is_joined && !self->is_dry)
    add_bar (self, self->y, before);
  self->y += before;
  if (anchor != NULL)
    {
      g_autofree char *attributes = g_strdup_printf ("name='%s' x=0 y=%d", anchor,
                                                     (int) self->y);

      begin_tag (self, CAIRO_TAG_DEST, attributes);
      end_tag (self, CAIRO_TAG_DEST);
    }
  iter = pango_layout_get_iter (layout);
  do
    {
      add_line (self, style, runs, iter);
      last = self->y;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  end_tag (self, style->tag);
  return last;
}

/**
 * hub_pdf_page_add_end:
 * @self: pages
 * @style: how it is set
 * @text: one short line, such as a page number
 * @y: the bottom of the line beside which it stands, from above
 *
 * Sets a text where lines end.
 */
void
hub_pdf_page_add_end (HubPdfPage         *self,
                      const HubTextStyle *style,
                      const char         *text,
                      double              y)
{
  g_autoptr(PangoLayout) layout = layout_new (self, style, text);
  int width = 0;
  int height = 0;

  pango_layout_get_size (layout, &width, &height);
  set_ink (self, FALSE);
  cairo_move_to (self->cr, self->is_rtl ? HUB_PDF_PAGE_MARGIN
                                        : self->width - HUB_PDF_PAGE_MARGIN -
                                          width / (double) PANGO_SCALE,
                 y - height / (double) PANGO_SCALE);
  pango_cairo_show_layout (self->cr, layout);
}
