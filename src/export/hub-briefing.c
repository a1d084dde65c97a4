/* hub-briefing.c: entries as a document for people to read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the document says is decided here, as a list of blocks; how it looks is for the writers of
 * Markdown, HTML, ODT and PDF, which go through them once.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-briefing.h"

#include "hub-export-private.h"
#include "hub-groups.h"
#include "hub-query-parse.h"
#include "hub-reference.h"
#include "hub-term-names.h"
#include "hub-text.h"
#include "hub-when.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LISTED 300          /* headings that a list of contents is still good for */
#define MAX_ANNOTATION 300      /* characters */
#define MAX_HEADING 300         /* characters of a title that are shown, as in the window */
#define DISCLAIMER N_("Not an official product of the United Nations.")

/* A reference of the bibliography, before they are sorted. */
typedef struct
{
  HubRuns *runs;          /* (owned) */
  char    *sort_key;      /* (owned) */
  char    *annotation;    /* (owned) (nullable) */
  char    *langcode;      /* (owned) */
  guint    number;        /* of the entry, from 0 */
} Source;

static void
block_free (HubBlock *block)
{
  g_free (block->anchor);
  g_ptr_array_unref (block->runs);
  g_free (block);
}

static void
source_free (Source *source)
{
  g_ptr_array_unref (source->runs);
  g_free (source->sort_key);
  g_free (source->annotation);
  g_free (source->langcode);
  g_free (source);
}

static HubRuns *
add_block (HubBriefing  *self,
           HubBlockKind  kind)
{
  HubBlock *block = g_new0 (HubBlock, 1);

  block->kind = kind;
  block->runs = hub_runs_new ();
  g_ptr_array_add (self->blocks, block);
  return block->runs;
}

static HubRuns *
add_heading (HubBriefing *self,
             guint        level,
             char        *anchor)   /* (transfer full) */
{
  HubRuns *runs = add_block (self, HUB_BLOCK_HEADING);
  HubBlock *block = g_ptr_array_index (self->blocks, self->blocks->len - 1);

  block->level = level;
  block->anchor = anchor;
  return runs;
}

/* Adds a block for each paragraph of what the hub or the user wrote. */
static void
add_paragraphs (HubBriefing  *self,
                HubBlockKind  kind,
                const char   *text,       /* (nullable) */
                const char   *langcode)   /* (nullable) */
{
  g_autofree char *clean = hub_text_clean (text, HUB_TEXT_PARAGRAPHS, 0, NULL);
  g_auto(GStrv) lines = g_strsplit (clean != NULL ? clean : "", "\n", 0);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      hub_runs_add_foreign (add_block (self, kind), lines[i], langcode, FALSE);
}

/* What the user wrote, and that it is the user who did. */
static void
add_note (HubBriefing *self,
          const char  *note)   /* (nullable) */
{
  guint n_before = self->blocks->len + 1;

  /* Translators: stands above a note of the user's own, between what the hub says of an entry */
  hub_runs_add (add_block (self, HUB_BLOCK_NOTE), C_("briefing", "Note"));
  add_paragraphs (self, HUB_BLOCK_NOTE, note, NULL);
  if (self->blocks->len == n_before)
    g_ptr_array_remove_index (self->blocks, self->blocks->len - 1);
}

static char *
dup_day (gint64 seconds)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (seconds);

  /* Translators: a day, as for g_date_time_format () */
  return moment != NULL ? g_date_time_format (moment, C_("date", "%-d %B %Y")) : NULL;
}

/* The title page */

static void
add_source (HubBriefing *self,
            HubExport   *export)
{
  HubRuns *runs = add_block (self, HUB_BLOCK_FACT);
  g_autoptr(GPtrArray) name = hub_runs_new ();
  g_autoptr(GPtrArray) link = hub_runs_new ();

  hub_runs_add_foreign (name, HUB_HUB_NAME, "en", FALSE);
  if (export->hub != NULL)
    hub_runs_add_link (link, export->hub, export->hub);
  /* Translators: the name of the hub, then its web address */
  hub_runs_add_filled (runs, export->hub != NULL ? _("Source: %s, %s") : _("Source: %s"), name,
                       link);
}

/* Adds a line in which %s stands for words of the hub or of the user. */
static void
add_fact (HubBriefing *self,
          const char  *format,
          const char  *words)
{
  g_autoptr(GPtrArray) runs = hub_runs_new ();

  hub_runs_add_foreign (runs, words, NULL, FALSE);
  hub_runs_add_filled (add_block (self, HUB_BLOCK_FACT), format, runs, NULL);
}

static void
add_question (HubBriefing *self,
              HubExport   *export)
{
  g_autofree char *query = export->query != NULL ? hub_query_print (export->query)
                                                 : g_strdup (export->typed);

  if (export->query == NULL && export->part != NULL)
    /* Translators: %s is the name of a collection, or a status, as in “To read” */
    add_fact (self, _("Selected by hand: “%s” in a reading list"), export->part);
  else if (export->query == NULL)
    hub_runs_add (add_block (self, HUB_BLOCK_FACT), _("Selected by hand: a reading list"));
  else if (*query == '\0')
    hub_runs_add (add_block (self, HUB_BLOCK_FACT), _("Selected: all entries of the catalogue"));
  if (query != NULL && *query != '\0')
    /* Translators: %s is what was searched for, as typed in the search field */
    add_fact (self, _("Selected by the search: %s"), query);
}

static void
add_age (HubBriefing *self,
         HubExport   *export)
{
  g_autofree char *as_of = export->as_of > 0 ? dup_day (export->as_of) : NULL;
  gint64 days = MAX (export->now - export->as_of, 0) / (24 * 60 * 60);
  g_autofree char *age = NULL;
  g_autofree char *line = NULL;

  if (as_of == NULL)
    line = g_strdup (_("The age of the data is not known"));
  else
    {
      age = days == 0 ? g_strdup (C_("age of the data", "today"))
                      : g_strdup_printf (ngettext ("%u day old", "%u days old", (guint) days),
                                         (guint) days);
      /* Translators: a day, then how long ago that was, as in “4 days old” or “today” */
      line = g_strdup_printf (export->is_starter
                              ? _("Data as of %s (%s), from the catalogue that comes with the "
                                  "program")
                              : _("Data as of %s (%s)"), as_of, age);
    }
  hub_runs_add (add_block (self, HUB_BLOCK_FACT), line);
}

static void
add_title_page (HubBriefing *self,
                HubExport   *export)
{
  guint n = export->items->len;
  g_autofree char *now = dup_day (export->now);
  g_autofree char *count = g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);
  g_autofree char *made = NULL;

  hub_runs_add_foreign (add_block (self, HUB_BLOCK_TITLE), self->title, NULL, FALSE);
  add_source (self, export);
  add_question (self, export);
  add_age (self, export);
  /* Translators: the first is as in “12 entries”, the second a day */
  made = g_strdup_printf (_("%s, compiled on %s"), count, now);
  hub_runs_add (add_block (self, HUB_BLOCK_FACT), made);
  hub_runs_add (add_block (self, HUB_BLOCK_FACT), _(DISCLAIMER));
}

/* The entries */

/* Adds a part of the byline, behind a dot if it is not the first. */
static void
add_part (HubRuns    *runs,
          const char *text,       /* (nullable) */
          gboolean    is_ours)
{
  if (text == NULL || *text == '\0')
    return;
  if (runs->len > 0)
    hub_runs_add (runs, " · ");
  if (is_ours)
    hub_runs_add (runs, text);
  else
    hub_runs_add_foreign (runs, text, NULL, FALSE);
}

static void
add_labels (HubRuns       *runs,
            HubEntry      *entry,
            HubVocabulary  vocabulary)
{
  GPtrArray *terms = hub_entry_get_terms (entry);

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);

      if (term->vocabulary == vocabulary)
        add_part (runs, hub_term_get_name (term), FALSE);
    }
}

static void
add_byline (HubBriefing *self,
            HubCitation *citation)
{
  HubEntry *entry = citation->entry;
  HubRuns *runs = add_block (self, HUB_BLOCK_BYLINE);
  g_autofree char *when = hub_when_dup (HUB_MANNER_UN, &citation->from, &citation->to,
                                        citation->is_ongoing);
  HubScope scope = hub_entry_get_scope (entry);

  add_part (runs, citation->type_name != NULL ? citation->type_name
                                              : hub_kind_get_label (hub_entry_get_kind (entry)),
            citation->type_name == NULL);
  for (guint i = 0; citation->authors[i] != NULL; i++)
    add_part (runs, citation->authors[i], FALSE);
  add_part (runs, when, TRUE);
  add_part (runs, citation->symbol, FALSE);
  add_part (runs, citation->place, FALSE);
  if (scope == HUB_SCOPE_GLOBAL)
    add_part (runs, hub_scope_get_label (scope), TRUE);
  add_labels (runs, entry, HUB_VOCABULARY_REGION);
  add_labels (runs, entry, HUB_VOCABULARY_COUNTRY);
  runs = add_block (self, HUB_BLOCK_BYLINE);
  add_labels (runs, entry, HUB_VOCABULARY_OBJECTIVE);
  if (runs->len == 0)
    g_ptr_array_remove_index (self->blocks, self->blocks->len - 1);
}

/* A title as a heading: cut where it is too long for one. */
static char *
dup_heading (const char *title)
{
  g_autofree char *line = hub_text_clean (title, HUB_TEXT_LINE, 0, NULL);
  g_autofree char *head = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_HEADING)
    return g_steal_pointer (&line);
  head = g_utf8_substring (line, 0, MAX_HEADING - 1);
  return g_strconcat (head, "…", NULL);
}

static void
add_entry (HubBriefing *self,
           HubExport   *export,
           guint        number,
           guint        level)
{
  HubExportItem *item = hub_export_get_item (export, number);
  g_autoptr(HubCitation) citation = hub_citation_new (item->entry, export->as_of);
  HubRuns *runs = add_heading (self, level, g_strdup_printf ("entry-%u", number + 1));
  g_autofree char *title = dup_heading (citation->title);

  hub_runs_add_foreign (runs, title, hub_entry_get_langcode (item->entry), FALSE);
  add_byline (self, citation);
  if (item->is_gone)
    hub_runs_add (add_block (self, HUB_BLOCK_PARAGRAPH),
                  _("No longer on the hub; this is the copy as it was last seen."));
  add_paragraphs (self, HUB_BLOCK_PARAGRAPH, citation->summary,
                  hub_entry_get_langcode (item->entry));
  add_note (self, item->note);
  if (citation->url != NULL)
    hub_runs_add_link (add_block (self, HUB_BLOCK_PARAGRAPH), citation->url, citation->url);
}

/* Names an entry that is told in another group. */
static void
add_visitor (HubBriefing *self,
             HubExport   *export,
             guint        number)
{
  HubExportItem *item = hub_export_get_item (export, number);
  g_autofree char *title = dup_heading (hub_entry_get_title (item->entry));
  g_autofree char *anchor = g_strdup_printf ("#entry-%u", number + 1);
  g_autoptr(GPtrArray) link = hub_runs_new ();

  hub_runs_add_link (link, title, anchor);
  /* Translators: %s is the title of an entry that stands in another part of the briefing */
  hub_runs_add_filled (add_block (self, HUB_BLOCK_PARAGRAPH), _("See also: %s"), link, NULL);
}

static void
add_group_heading (HubBriefing *self,
                   HubExport   *export,
                   HubGroup    *group,
                   guint        number)
{
  HubRuns *runs = add_heading (self, 2, g_strdup_printf ("group-%u", number + 1));

  if (group->label != NULL)
    hub_runs_add_foreign (runs, group->label, NULL, FALSE);
  else
    hub_runs_add (runs, export->grouping == HUB_GROUPING_OBJECTIVE ? _("Without an objective")
                                                                   : _("In no collection"));
}

static gboolean
add_entries (HubBriefing   *self,
             HubExport     *export,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GPtrArray) groups = hub_groups_new (export);
  gboolean is_grouped = export->grouping != HUB_GROUPING_NONE;

  hub_runs_add (add_heading (self, 1, g_strdup ("entries")), _("Entries"));
  if (export->items->len == 0)
    hub_runs_add (add_block (self, HUB_BLOCK_PARAGRAPH), _("There are none."));
  for (guint i = 0; i < groups->len; i++)
    {
      HubGroup *group = g_ptr_array_index (groups, i);

      if (is_grouped)
        add_group_heading (self, export, group, i);
      for (guint j = 0; j < group->members->len; j++)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          add_entry (self, export, g_array_index (group->members, guint, j), is_grouped ? 3 : 2);
        }
      for (guint j = 0; j < group->visitors->len; j++)
        add_visitor (self, export, g_array_index (group->visitors, guint, j));
    }
  return TRUE;
}

/* The bibliography */

/* The beginning of a summary, up to the end of a sentence or at least of a word. */
static char *
dup_annotation (const char *summary)   /* (nullable) */
{
  g_autofree char *line = hub_text_clean (summary, HUB_TEXT_LINE, 0, NULL);
  const char *limit = NULL;
  char *stop = NULL;

  if (line == NULL || *line == '\0')
    return NULL;
  if (g_utf8_strlen (line, -1) <= MAX_ANNOTATION)
    return g_steal_pointer (&line);

  limit = g_utf8_offset_to_pointer (line, MAX_ANNOTATION);
  stop = g_strrstr_len (line, limit - line, ". ");
  if (stop != NULL)
    return g_strndup (line, (gsize) (stop + 1 - line));
  stop = g_strrstr_len (line, limit - line, " ");
  if (stop == NULL)
    stop = (char *) limit;
  return g_strdup_printf ("%.*s…", (int) (stop - line), line);
}

static Source *
source_new (HubExport *export,
            guint      number)
{
  HubExportItem *item = hub_export_get_item (export, number);
  g_autoptr(HubCitation) citation = hub_citation_new (item->entry, export->as_of);
  g_autofree char *authors = g_strjoinv (", ", citation->authors);
  g_autofree char *text = g_strconcat (authors, *authors != '\0' ? " " : "", citation->title,
                                       NULL);
  Source *source = g_new0 (Source, 1);

  source->runs = hub_reference_new (citation, export->manner);
  source->sort_key = g_utf8_collate_key (text, -1);
  source->annotation = dup_annotation (citation->summary);
  source->langcode = g_strdup (hub_entry_get_langcode (item->entry));
  source->number = number;
  return source;
}

static int
compare_sources (gconstpointer a,
                 gconstpointer b)
{
  const Source *source_a = *(const Source *const *) a;
  const Source *source_b = *(const Source *const *) b;
  int way = strcmp (source_a->sort_key, source_b->sort_key);

  return way != 0 ? way : (source_a->number > source_b->number) -
                          (source_a->number < source_b->number);
}

static void
add_reference (HubBriefing *self,
               Source      *source)
{
  g_autofree char *anchor = g_strdup_printf ("#entry-%u", source->number + 1);
  HubRuns *runs = add_block (self, HUB_BLOCK_REFERENCE);
  g_autoptr(GPtrArray) link = hub_runs_new ();

  hub_runs_append (runs, source->runs);
  runs = add_block (self, HUB_BLOCK_ANNOTATION);
  if (source->annotation != NULL)
    {
      hub_runs_add_foreign (runs, source->annotation, source->langcode, FALSE);
      hub_runs_add (runs, " ");
    }
  /* Translators: a link from the bibliography to where the entry is told */
  hub_runs_add_link (link, _("To the entry"), anchor);
  hub_runs_append (runs, link);
}

static gboolean
add_bibliography (HubBriefing   *self,
                  HubExport     *export,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);

  if (export->items->len == 0)
    return TRUE;
  for (guint i = 0; i < export->items->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_ptr_array_add (sources, source_new (export, i));
    }
  g_ptr_array_sort (sources, compare_sources);

  hub_runs_add (add_heading (self, 1, g_strdup ("bibliography")), _("Annotated bibliography"));
  for (guint i = 0; i < sources->len; i++)
    add_reference (self, g_ptr_array_index (sources, i));
  return TRUE;
}

/* All headings while they are few, else those above the entries, which are many. */
static guint
find_max_level (HubBriefing *self,
                HubExport   *export)
{
  guint n_headings = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    n_headings += hub_briefing_get_block (self, i)->kind == HUB_BLOCK_HEADING;
  if (n_headings <= MAX_LISTED)
    return HUB_MAX_LEVEL;
  return export->grouping != HUB_GROUPING_NONE ? 2 : 1;
}

/**
 * hub_briefing_new:
 * @export: what goes out
 * @cancellable: (nullable): stops the work
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Puts the document together in the user's language: title page, contents, entries with notes,
 * bibliography. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
HubBriefing *
hub_briefing_new (HubExport     *export,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(HubBriefing) self = g_new0 (HubBriefing, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  self->title = hub_text_clean (export->title != NULL ? export->title
                                : export->query == NULL ? _("Reading list")
                                                        : _("Entries of the Migration Network Hub"),
                                HUB_TEXT_LINE, 0, NULL);
  /* Translators: the code of your language, as in “fr”; files say with it what language the words
   * of the program are in */
  self->language = g_strdup (C_("language code", "en"));
  self->is_rtl = hub_export_is_rtl ();

  add_title_page (self, export);
  hub_runs_add (add_block (self, HUB_BLOCK_CONTENTS), _("Contents"));
  if (!add_entries (self, export, cancellable, error) ||
      !add_bibliography (self, export, cancellable, error))
    return NULL;
  self->max_level = find_max_level (self, export);
  return g_steal_pointer (&self);
}

/**
 * hub_briefing_dup_facts:
 * @export: what goes out
 *
 * Names the hub, the query and the age of the data in the user's language, for files that have no
 * title page. Any thread.
 *
 * Returns: (transfer full): three lines or four
 */
char *
hub_briefing_dup_facts (HubExport *export)
{
  g_autoptr(HubBriefing) self = g_new0 (HubBriefing, 1);
  GString *facts = g_string_new (NULL);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  add_source (self, export);
  add_question (self, export);
  add_age (self, export);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      g_autofree char *fact = hub_runs_to_text (hub_briefing_get_block (self, i)->runs);

      g_string_append_printf (facts, "%s%s", i > 0 ? "\n" : "", fact);
    }
  return g_string_free (facts, FALSE);
}

void
hub_briefing_free (HubBriefing *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self->title);
  g_free (self->language);
  g_free (self);
}

HubBlock *
hub_briefing_get_block (HubBriefing *self,
                        guint        i)
{
  return g_ptr_array_index (self->blocks, i);
}

/**
 * hub_block_is_foreign:
 * @self: a block
 *
 * Tells running text of the hub or of the user from ours: it has a direction as a whole.
 *
 * Returns: whether it is a paragraph of one run that is foreign and no link
 */
gboolean
hub_block_is_foreign (HubBlock *self)
{
  const HubRun *run = self->runs->len == 1 ? g_ptr_array_index (self->runs, 0) : NULL;

  return (self->kind == HUB_BLOCK_PARAGRAPH || self->kind == HUB_BLOCK_NOTE) && run != NULL &&
         run->langcode != NULL && run->uri == NULL;
}

/**
 * hub_briefing_is_listed:
 * @self: a document
 * @block: a block of it
 *
 * Tells whether a block has a line in the list of contents.
 *
 * Returns: whether it does
 */
gboolean
hub_briefing_is_listed (HubBriefing *self,
                        HubBlock    *block)
{
  return block->kind == HUB_BLOCK_HEADING && block->level <= self->max_level;
}
