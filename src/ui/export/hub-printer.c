/* hub-printer.c: an entry on paper
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The entry becomes a list of paragraphs. When the paper is known they are set on it as those of a
 * PDF file are (hub-pdf-page.h), one for each turn of the main loop, so that a long text holds
 * nothing up. A page is a recording that is drawn when the printer wants it.
 */

#define G_LOG_DOMAIN "hub-printer"

#include "hub-printer.h"

#include "hub-facet.h"
#include "hub-format.h"
#include "hub-pdf-page.h"
#include "hub-term-names.h"

#include <glib/gi18n.h>
#include <string.h>

#define PIECE_MAX (4 * 1024)   /* bytes of a paragraph that are set at once */
#define INDENT    14.0         /* points, of a list */
#define MAX_DEPTH 6
#define MAX_LINKS 200          /* FAULTS.md, limits */

/* A paragraph. */
typedef struct
{
  HubTextStyle  style;
  HubRuns      *runs;   /* (owned) */
} Piece;

typedef struct
{
  GPtrArray  *pieces;   /* (owned) (element-type Piece) */
  guint       next;     /* piece to be set */
  gboolean    is_rtl;
  HubPdfPage  page;     /* without a surface before the paper is known */
} Printing;

static const HubTextStyle title_style = { .tag = "H1", .size = 20, .before = 2, .is_bold = TRUE,
                                          .is_natural = TRUE };
static const HubTextStyle fact_style = { .tag = "P", .size = 9.5, .before = 2, .is_grey = TRUE };
static const HubTextStyle text_style = { .tag = "P", .size = 10.5, .before = 6,
                                         .is_natural = TRUE };

static void
piece_free (Piece *self)
{
  g_ptr_array_unref (self->runs);
  g_free (self);
}

static void
printing_free (Printing *self)
{
  g_ptr_array_unref (self->pieces);
  hub_pdf_page_clear (&self->page);
  g_free (self);
}

static HubRuns *
add_piece (Printing           *self,
           const HubTextStyle *style)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->style = *style;
  piece->runs = hub_runs_new ();
  g_ptr_array_add (self->pieces, piece);
  return piece->runs;
}

static void
add_text (Printing           *self,
          const HubTextStyle *style,
          const char         *text)   /* (nullable) */
{
  if (text != NULL && *text != '\0')
    hub_runs_add_piece (add_piece (self, style), text, FALSE, FALSE);
}

/* How a block is set; a table is lines, and a heading keeps what follows it on its page. */
static HubTextStyle
get_style (const HubRichBlock *block)
{
  HubTextStyle style = text_style;

  style.indent = INDENT * MIN (block->depth, MAX_DEPTH);
  style.has_bar = block->n_quotes > 0;
  if (style.has_bar)
    style.indent += INDENT;
  if (block->kind == HUB_RICH_HEADING)
    {
      style.size = block->level < 3 ? 14 : 12;
      style.before = 14;
      style.needs = 70;
      style.is_bold = TRUE;
    }
  else if (block->kind == HUB_RICH_ITEM || block->kind == HUB_RICH_CELL)
    style.before = 3;
  return style;
}

static void
add_part (HubRuns            *runs,
          const HubRichBlock *block,
          gsize               start,
          gsize               end,
          HubRichStyle        style)
{
  g_autofree char *text = g_strndup (block->text + start, end - start);

  hub_runs_add_piece (runs, text, (style & HUB_RICH_ITALIC) != 0,
                      (style & HUB_RICH_BOLD) != 0 || block->is_header);
}

/* On paper a link is its address, behind what it stands on. */
static void
add_address (HubRuns            *runs,
             const HubRichBlock *block,
             guint               i)
{
  const HubRichSpan *span = &g_array_index (block->spans, HubRichSpan, i);
  const HubRichSpan *next = i + 1 < block->spans->len ? span + 1 : NULL;
  g_autofree char *text = NULL;
  g_autofree char *address = NULL;

  if (span->uri == NULL || (next != NULL && next->uri == span->uri &&
                            next->start - span->end <= 1))
    return;

  text = g_strndup (block->text + span->start, span->end - span->start);
  if (g_str_equal (text, span->uri))
    return;
  address = g_strdup_printf (" (%s)", span->uri);
  hub_runs_add_link (runs, address, span->uri);
}

/* Adds the text of a block from @start to @end. */
static void
add_range (HubRuns            *runs,
           const HubRichBlock *block,
           gsize               start,
           gsize               end)
{
  gsize at = start;

  for (guint i = 0; block->spans != NULL && i < block->spans->len; i++)
    {
      const HubRichSpan *span = &g_array_index (block->spans, HubRichSpan, i);

      if (span->end <= at || span->start >= end)
        continue;
      if (span->start > at)
        add_part (runs, block, at, span->start, HUB_RICH_PLAIN);
      add_part (runs, block, MAX (span->start, at), MIN (span->end, end), span->style);
      at = MIN (span->end, end);
      if (at == span->end)
        add_address (runs, block, i);
    }
  add_part (runs, block, at, end, HUB_RICH_PLAIN);
}

static void
add_block (Printing           *self,
           const HubRichBlock *block)
{
  HubTextStyle style = get_style (block);
  gsize start = 0;

  do
    {
      gsize end = hub_rich_block_find_end (block, start, PIECE_MAX);
      HubRuns *runs = add_piece (self, &style);
      g_autofree char *number = g_strdup_printf ("%u. ", block->number);

      if (start == 0 && block->kind == HUB_RICH_ITEM)
        hub_runs_add_piece (runs, block->number > 0 ? number : "• ", FALSE, FALSE);
      add_range (runs, block, start, end);
      start = end + strspn (block->text + end, " \n");
    }
  while (block->text[start] != '\0');
}

static gboolean
is_same_row (const HubRichBlock *a,
             const HubRichBlock *b)
{
  return a->table != 0 && a->table == b->table && a->row == b->row;
}

/* Sets the cells of a row on one line. */
static guint
add_row (Printing    *self,
         HubRichText *text,
         guint        first)
{
  const HubRichBlock *begin = hub_rich_text_get_block (text, first);
  HubTextStyle style = get_style (begin);
  HubRuns *runs = add_piece (self, &style);
  guint i = first;

  for (; i < hub_rich_text_get_n_blocks (text); i++)
    {
      const HubRichBlock *block = hub_rich_text_get_block (text, i);

      if (!is_same_row (begin, block))
        break;
      if (i > first)
        hub_runs_add_piece (runs, " | ", FALSE, FALSE);
      add_range (runs, block, 0, hub_rich_block_find_end (block, 0, PIECE_MAX));
    }
  return i;
}

static void
add_body (Printing    *self,
          HubRichText *text)
{
  guint i = 0;

  while (i < hub_rich_text_get_n_blocks (text))
    {
      const HubRichBlock *block = hub_rich_text_get_block (text, i);

      if (block->kind == HUB_RICH_CELL)
        i = add_row (self, text, i);
      else
        {
          if (block->kind != HUB_RICH_RULE)
            add_block (self, block);
          i++;
        }
    }
}

/* The labels of a vocabulary on a line, behind its name. */
static void
add_terms (Printing      *self,
           HubEntry      *entry,
           HubVocabulary  vocabulary)
{
  GPtrArray *terms = hub_entry_get_terms (entry);
  g_autoptr(GString) line = g_string_new (NULL);
  const char *name = hub_facet_get_label ((HubFacet) vocabulary);
  g_autofree char *text = NULL;

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *isolated = hub_format_isolate (hub_term_get_name (term));

      if (term->vocabulary == vocabulary)
        g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", isolated);
    }
  if (line->len == 0)
    return;

  /* Translators: on paper: the name of a facet, as in “Country”, then what the entry has of it */
  text = g_strdup_printf (C_("terms on paper", "%s: %s"), name, line->str);
  add_text (self, &fact_style, text);
}

static void
add_files (Printing *self,
           HubEntry *entry)
{
  GPtrArray *attachments = hub_entry_get_attachments (entry);

  for (guint i = 0; i < attachments->len && i < MAX_LINKS; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);
      const char *name = attachment->title != NULL ? attachment->title : attachment->name;
      HubRuns *runs = add_piece (self, &fact_style);

      if (name != NULL)
        {
          hub_runs_add_foreign (runs, name, NULL, FALSE);
          hub_runs_add (runs, "  ");
        }
      if (attachment->uri != NULL)
        hub_runs_add_link (runs, attachment->uri, attachment->uri);
    }
}

static void
add_entry (Printing    *self,
           HubEntry    *entry,
           HubRichText *text)   /* (nullable) */
{
  const char *summary = hub_entry_get_summary (entry);
  const char *url = hub_entry_get_url (entry);
  g_autofree char *byline = hub_format_byline (entry);
  HubTextStyle end_style = fact_style;
  guint n_told = 0;

  add_text (self, &fact_style, byline);
  add_text (self, &title_style, hub_entry_get_title (entry));
  if (text == NULL || summary == NULL || !hub_rich_text_begins_with (text, summary, &n_told))
    add_text (self, &text_style, summary);
  if (text != NULL)
    add_body (self, text);
  if (text != NULL && hub_rich_text_is_cut (text))
    add_text (self, &fact_style, _("This text is very long. The rest is on the hub."));

  end_style.before = 14;
  if (url != NULL)
    hub_runs_add_link (add_piece (self, &end_style), url, url);
  add_files (self, entry);
  for (guint i = 0; i < HUB_N_VOCABULARIES; i++)
    add_terms (self, entry, i);
  add_text (self, &fact_style, _("Not an official product of the United Nations."));
}

static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          Printing          *self)
{
  hub_pdf_page_clear (&self->page);
  self->next = 0;
  hub_pdf_page_init_sheets (&self->page, gtk_print_context_get_width (context),
                            gtk_print_context_get_height (context), self->is_rtl);
}

/* Sets one paragraph; asked again until it says that all are set. */
static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             Printing          *self)
{
  if (self->next < self->pieces->len)
    {
      const Piece *piece = g_ptr_array_index (self->pieces, self->next++);

      hub_pdf_page_add_text (&self->page, &piece->style, piece->runs, NULL);
      return FALSE;
    }

  gtk_print_operation_set_n_pages (operation, (int) self->page.sheets->len);
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                number,
              Printing          *self)
{
  hub_pdf_page_draw_sheet (&self->page, (guint) number,
                           gtk_print_context_get_cairo_context (context));
}

/**
 * hub_printer_new:
 * @entry: an entry
 * @text: (nullable): its text
 *
 * Prepares an entry for the printer: what it is, its text, where it and its files are, and its
 * terms. To be run by the caller.
 *
 * Returns: (transfer full): the operation
 */
GtkPrintOperation *
hub_printer_new (HubEntry    *entry,
                 HubRichText *text)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Printing *printing = g_new0 (Printing, 1);
  g_autofree char *title = hub_format_title (entry);

  printing->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  printing->is_rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  add_entry (printing, entry, text);

  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "hub-printing", printing,
                          (GDestroyNotify) printing_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), printing);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
  return operation;
}
