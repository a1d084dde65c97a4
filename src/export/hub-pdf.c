/* hub-pdf.c: a briefing as PDF
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written twice: the first time to nowhere, to learn on which page each heading comes, the second
 * time with these numbers in the list of contents. Both times the lines break alike.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-export-private.h"

#include "hub-briefing.h"
#include "hub-pdf-page.h"

#include <cairo-pdf.h>

#define TITLE_TOP (HUB_PDF_PAGE_HEIGHT / 4)
#define MAX_LISTED_CHARACTERS 160
#define NUMBER_ROOM 40.0   /* for the page number of a line of contents */
#define MAX_KEPT 200.0     /* of what stays on one page: more would leave pages half empty */

/* One of the two writings. */
typedef struct
{
  HubBriefing     *briefing;    /* (unowned) */
  HubSink         *sink;        /* (unowned) (nullable): %NULL writes to nowhere */
  cairo_surface_t *surface;     /* (unowned) */
  HubPdfPage          page;
  GArray          *numbers;     /* (unowned) (element-type guint): of the page of each block */
  int              outlines[HUB_MAX_LEVEL + 1];   /* the last heading of each level */
  guint            kept_until;  /* the block up to which all goes on the page that is set */
  GError          *error;       /* (owned) (nullable): what the sink said */
} Writing;

static const HubTextStyle styles[HUB_N_BLOCK_KINDS] = {
  [HUB_BLOCK_TITLE] = { .tag = "H1", .size = 26, .is_bold = TRUE },
  [HUB_BLOCK_FACT] = { .tag = "P", .size = 11, .before = 8, .is_grey = TRUE, .is_composed = TRUE },
  [HUB_BLOCK_CONTENTS] = { .tag = "H2", .size = 18, .is_bold = TRUE },
  [HUB_BLOCK_BYLINE] = { .tag = "P", .size = 9.5, .before = 2, .is_grey = TRUE,
                         .is_composed = TRUE },
  [HUB_BLOCK_PARAGRAPH] = { .tag = "P", .size = 10.5, .before = 6 },
  [HUB_BLOCK_NOTE] = { .tag = "P", .size = 10.5, .before = 6, .indent = 12, .has_bar = TRUE },
  [HUB_BLOCK_REFERENCE] = { .tag = "P", .size = 10.5, .before = 10, .is_composed = TRUE },
  [HUB_BLOCK_ANNOTATION] = { .tag = "P", .size = 9.5, .before = 2, .indent = 18, .is_grey = TRUE },
};

static const HubTextStyle heading_styles[HUB_MAX_LEVEL + 1] = {
  [1] = { .tag = "H2", .size = 18, .is_bold = TRUE, .needs = 100 },
  [2] = { .tag = "H3", .size = 14, .before = 20, .is_bold = TRUE, .needs = 90 },
  [3] = { .tag = "H4", .size = 12, .before = 16, .is_bold = TRUE, .needs = 80 },
};

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  Writing *writing = closure;

  g_string_append_len (writing->sink->text, (const char *) data, length);
  return writing->error == NULL && hub_sink_drain (writing->sink, &writing->error)
         ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* The text of a heading, shortened if it is very long, as a link to it. */
static HubRuns *
link_heading (HubBlock *heading)
{
  HubRuns *runs = hub_runs_new ();

  hub_runs_append (runs, heading->runs);
  for (guint i = 0; i < runs->len; i++)
    {
      HubRun *run = g_ptr_array_index (runs, i);

      g_free (run->uri);
      run->uri = g_strconcat ("#", heading->anchor, NULL);
      if (g_utf8_strlen (run->text, -1) > MAX_LISTED_CHARACTERS)
        {
          g_autofree char *head = g_utf8_substring (run->text, 0, MAX_LISTED_CHARACTERS);

          g_free (run->text);
          run->text = g_strconcat (head, "…", NULL);
        }
    }
  return runs;
}

static void
add_contents (Writing  *writing,
              HubBlock *contents)
{
  HubPdfPage *page = &writing->page;

  hub_pdf_page_turn (page);
  hub_pdf_page_add_text (page, &styles[HUB_BLOCK_CONTENTS], contents->runs, NULL);
  cairo_tag_begin (page->cr, "TOC", NULL);
  for (guint i = 0; i < writing->briefing->blocks->len; i++)
    {
      HubBlock *heading = hub_briefing_get_block (writing->briefing, i);
      HubTextStyle style = { .tag = "TOCI", .size = 10.5, .room = NUMBER_ROOM };
      g_autofree char *number = NULL;
      g_autoptr(GPtrArray) runs = NULL;
      double y;

      if (!hub_briefing_is_listed (writing->briefing, heading))
        continue;
      style.is_bold = heading->level == 1;
      style.before = heading->level == 1 ? 10 : 3;
      style.indent = 14.0 * (heading->level - 1);
      number = g_strdup_printf ("%u", g_array_index (writing->numbers, guint, i));
      runs = link_heading (heading);
      y = hub_pdf_page_add_text (page, &style, runs, NULL);
      cairo_tag_begin (page->cr, "Artifact", NULL);
      hub_pdf_page_add_end (page, &style, number, y);
      cairo_tag_end (page->cr, "Artifact");
    }
  cairo_tag_end (page->cr, "TOC");
}

static void
add_outline (Writing  *writing,
             HubBlock *block)
{
  g_autofree char *text = hub_runs_to_text (block->runs);
  g_autofree char *target = g_strdup_printf ("dest='%s'", block->anchor);
  int parent = writing->outlines[block->level - 1];
  int id = cairo_pdf_surface_add_outline (writing->surface, parent, text, target,
                                          block->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

  for (guint level = block->level; level <= HUB_MAX_LEVEL; level++)
    writing->outlines[level] = id;
}

/* Whether a block ends what is said of an entry, and says nothing alone: the address of the entry,
 * or the annotation of a reference. */
static gboolean
is_end (HubBlock *block)
{
  const HubRun *first = block->runs->len > 0 ? g_ptr_array_index (block->runs, 0) : NULL;

  return block->kind == HUB_BLOCK_ANNOTATION ||
         (block->kind == HUB_BLOCK_PARAGRAPH && first != NULL && first->uri != NULL);
}

static const HubTextStyle *
get_style (HubBlock *block)
{
  return block->kind == HUB_BLOCK_HEADING ? &heading_styles[block->level] : &styles[block->kind];
}

/* Whether a block begins something else than the one before it. */
static gboolean
is_apart (HubBlock *last,
          HubBlock *next)
{
  return next->kind == HUB_BLOCK_REFERENCE ||
         (next->kind == HUB_BLOCK_HEADING && last->kind != HUB_BLOCK_HEADING);
}

/* Keeps a block on a page with all that follows of an entry if that is short, else with what it
 * needs to be read: what is below a heading, or the end of the entry. Joins the paragraphs of a
 * note. */
static HubTextStyle
fit (Writing *writing,
     guint    i)
{
  HubBriefing *briefing = writing->briefing;
  HubBlock *block = hub_briefing_get_block (briefing, i);
  HubTextStyle style = *get_style (block);
  gboolean must = TRUE;
  double kept = 0;
  guint j = i + 1;

  style.is_joined = style.has_bar && i > 0 &&
                    hub_briefing_get_block (briefing, i - 1)->kind == block->kind;
  if (i < writing->kept_until)
    style.needs = 0;
  if (i < writing->kept_until || hub_pdf_page_has_room (&writing->page, style.before + MAX_KEPT))
    return style;              /* nothing has to be measured */

  kept = hub_pdf_page_measure (&writing->page, &style, block->runs) - style.before;
  for (; j < briefing->blocks->len && kept <= MAX_KEPT; j++)
    {
      HubBlock *next = hub_briefing_get_block (briefing, j);
      HubBlock *last = hub_briefing_get_block (briefing, j - 1);

      if (is_apart (last, next))
        break;
      must = must && (last->kind == HUB_BLOCK_HEADING || last->kind == HUB_BLOCK_BYLINE ||
                      is_end (next));
      kept += hub_pdf_page_measure (&writing->page, get_style (next), next->runs);
      if (must && kept <= MAX_KEPT)
        style.needs = kept;
    }
  if (kept <= MAX_KEPT)
    {
      style.needs = kept;
      writing->kept_until = j;
    }
  return style;
}

static void
add_heading (Writing  *writing,
             HubBlock *block,
             guint     i)
{
  HubTextStyle style = fit (writing, i);

  if (block->level == 1)
    hub_pdf_page_turn (&writing->page);
  add_outline (writing, block);
  hub_pdf_page_add_text (&writing->page, &style, block->runs, block->anchor);
  g_array_index (writing->numbers, guint, i) = writing->page.number;
}

static void
add_block (Writing  *writing,
           HubBlock *block,
           guint     i)
{
  HubTextStyle style = { 0 };

  if (block->kind == HUB_BLOCK_TITLE)
    writing->page.y = TITLE_TOP;
  if (block->kind == HUB_BLOCK_CONTENTS)
    add_contents (writing, block);
  else if (block->kind == HUB_BLOCK_HEADING)
    add_heading (writing, block, i);
  else
    {
      style = fit (writing, i);
      style.is_natural = block->kind == HUB_BLOCK_PARAGRAPH && hub_block_is_foreign (block);
      hub_pdf_page_add_text (&writing->page, &style, block->runs, NULL);
    }
}

static void
describe (cairo_surface_t *surface,
          HubExport       *export,
          HubBriefing     *briefing)
{
  g_autofree char *line = hub_export_dup_line (export);
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc (export->now);
  g_autofree char *made = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, briefing->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, line);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Hub Reader");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
}

/* Writes all of it once; @n_pages is in and out. */
static gboolean
write_once (HubExport     *export,
            HubBriefing   *briefing,
            HubSink       *sink,      /* (nullable): %NULL writes to nowhere */
            GCancellable  *cancellable,
            GArray        *numbers,
            guint         *n_pages,
            GError       **error)
{
  Writing writing = { .briefing = briefing, .sink = sink, .numbers = numbers };
  g_auto(HubPdfPage) page = { 0 };
  gboolean is_cancelled = FALSE;
  cairo_status_t status;

  writing.surface = cairo_pdf_surface_create_for_stream (sink != NULL ? write_cb : NULL, &writing,
                                                         HUB_PDF_PAGE_WIDTH, HUB_PDF_PAGE_HEIGHT);
  describe (writing.surface, export, briefing);
  hub_pdf_page_init (&writing.page, writing.surface, briefing->is_rtl);
  writing.page.n_pages = *n_pages;
  writing.page.is_dry = sink == NULL;
  for (guint i = 0; i < briefing->blocks->len && !is_cancelled; i++)
    {
      add_block (&writing, hub_briefing_get_block (briefing, i), i);
      is_cancelled = g_cancellable_is_cancelled (cancellable);
    }
  hub_pdf_page_finish (&writing.page);
  *n_pages = writing.page.number;
  page = writing.page;
  cairo_surface_finish (writing.surface);
  status = cairo_surface_status (writing.surface);
  cairo_surface_destroy (writing.surface);

  if (writing.error != NULL)
    g_propagate_error (error, writing.error);
  else if (is_cancelled)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  else if (status != CAIRO_STATUS_SUCCESS)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  else
    return TRUE;
  return FALSE;
}

/**
 * hub_pdf_write:
 * @self: an export
 * @sink: where the bytes go
 * @error: as [func@Hub.Sink.flush], or `G_IO_ERROR_FAILED` when the memory was not enough
 *
 * Writes a briefing as tagged PDF with links, an outline, a list of contents and page numbers.
 *
 * Returns: whether all was written
 */
gboolean
hub_pdf_write (HubExport  *self,
               HubSink    *sink,
               GError    **error)
{
  g_autoptr(HubBriefing) briefing = hub_briefing_new (self, sink->cancellable, error);
  g_autoptr(GArray) numbers = g_array_new (FALSE, TRUE, sizeof (guint));
  guint n_pages = 0;

  if (briefing == NULL)
    return FALSE;
  g_array_set_size (numbers, briefing->blocks->len);
  return write_once (self, briefing, NULL, sink->cancellable, numbers, &n_pages, error) &&
         write_once (self, briefing, sink, sink->cancellable, numbers, &n_pages, error);
}
