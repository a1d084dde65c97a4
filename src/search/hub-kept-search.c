/* hub-kept-search.c: looking for something among kept entries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of entries that the catalogue has, the index answers: it is asked within the set of their rows,
 * so that the counts of its answer are right, too. Of the others only the copies are left, which
 * are in no index: each is looked through by what marks words in rows. That knows the forms of
 * words and phrases as the index does, but looks at no more than the beginning of a long text, and
 * knows words that stand together only in one of its texts. The same looks through what the user
 * notes of an entry: what is found by that is judged by the copy alone, without its files.
 */

#define G_LOG_DOMAIN "hub-kept-search"

#include "hub-kept-search.h"

#include "hub-field.h"
#include "hub-highlighter.h"
#include "hub-kind.h"
#include "hub-missed.h"
#include "hub-reader-private.h"
#include "hub-reading.h"
#include "hub-text.h"

void
hub_kept_found_free (HubKeptFound *self)
{
  g_clear_pointer (&self->results, hub_results_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

/* By their copies alone */

static gboolean
has_term (HubEntry   *entry,
          HubFacet    facet,
          const char *code)
{
  GPtrArray *terms = hub_entry_get_terms (entry);

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);

      if (term->vocabulary == (HubVocabulary) facet && g_strcmp0 (term->code, code) == 0)
        return TRUE;
      if (facet == HUB_FACET_REGION && term->vocabulary == HUB_VOCABULARY_COUNTRY &&
          g_strcmp0 (term->region, code) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_publisher (HubEntry   *entry,
               const char *code)
{
  const char *const *publishers = hub_entry_get_publishers (entry);

  for (guint i = 0; publishers[i] != NULL; i++)
    {
      g_autofree char *slug = hub_text_slug (publishers[i]);

      if (g_str_equal (*slug != '\0' ? slug : publishers[i], code))
        return TRUE;
    }

  return FALSE;
}

/* 0 if unknown */
static int
get_year (HubEntry *entry)
{
  const HubDate *date = hub_entry_get_published (entry);
  g_autofree char *text = NULL;

  if (date->precision == HUB_DATE_UNKNOWN)
    date = hub_entry_get_starts (entry);
  if (date->precision == HUB_DATE_UNKNOWN)
    return 0;
  text = hub_date_to_string (date);
  return (int) g_ascii_strtoll (text, NULL, 10);
}

static gboolean
has_code (HubEntry   *entry,
          HubFacet    facet,
          const char *code)
{
  switch (facet)
    {
    case HUB_FACET_SCOPE:
      return g_str_equal (hub_scope_to_string (hub_entry_get_scope (entry)), code);
    case HUB_FACET_LANGUAGE:
      return g_strv_contains (hub_entry_get_languages (entry), code);
    case HUB_FACET_PUBLISHER:
      return has_publisher (entry, code);
    case HUB_FACET_KIND:
      return g_str_equal (hub_kind_to_string (hub_entry_get_kind (entry)), code);
    case HUB_FACET_YEAR:
      return g_ascii_strtoll (code, NULL, 10) == get_year (entry);
    case HUB_FACET_OBJECTIVE:
    case HUB_FACET_PRINCIPLE:
    case HUB_FACET_REGION:
    case HUB_FACET_COUNTRY:
    case HUB_FACET_TYPE:
    default:
      return has_term (entry, facet, code);
    }
}

static gboolean
has_any (HubEntry          *entry,
         HubFacet           facet,
         const char *const *codes)
{
  for (guint i = 0; codes[i] != NULL; i++)
    if (has_code (entry, facet, codes[i]))
      return TRUE;

  return FALSE;
}

static gboolean
fits_facets (HubEntry *entry,
             HubQuery *query)
{
  int from = hub_query_get_year_from (query);
  int to = hub_query_get_year_to (query);
  int year = get_year (entry);

  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    {
      const char *const *wanted = hub_query_get_codes (query, facet, HUB_CHOICE_INCLUDE);

      if ((wanted[0] != NULL && !has_any (entry, facet, wanted)) ||
          has_any (entry, facet, hub_query_get_codes (query, facet, HUB_CHOICE_EXCLUDE)))
        return FALSE;
    }

  return (from == 0 && to == 0) || (year != 0 && year >= from && (to == 0 || year <= to));
}

static gboolean
has_words (HubHighlighter *highlighter,
           HubTongue       tongue,
           guint           field,
           const char     *text)   /* (nullable) */
{
  g_autoptr(GArray) marks = NULL;

  if (text == NULL)
    return FALSE;

  marks = hub_highlighter_find (highlighter, tongue, field, text);
  return marks->len > 0;
}

static gboolean
has_clause (HubEntry       *entry,
            HubHighlighter *highlighter)
{
  HubTongue tongue = hub_tongue_from_row (hub_entry_get_langcode (entry),
                                          hub_entry_get_title (entry));
  GPtrArray *terms = hub_entry_get_terms (entry);

  if (has_words (highlighter, tongue, HUB_FIELD_TITLE, hub_entry_get_title (entry)) ||
      has_words (highlighter, tongue, HUB_FIELD_SUMMARY, hub_entry_get_summary (entry)) ||
      has_words (highlighter, tongue, HUB_FIELD_BODY, hub_entry_get_body_text (entry)))
    return TRUE;
  for (guint i = 0; i < terms->len; i++)
    if (has_words (highlighter, tongue, HUB_FIELD_TERMS,
                   ((HubTerm *) g_ptr_array_index (terms, i))->label))
      return TRUE;

  return FALSE;
}

/* A note is in the language of the entry, or in one that its letters tell. */
static gboolean
notes_clause (HubEntry       *entry,
              const char     *note,          /* (nullable) */
              HubHighlighter *highlighter)
{
  return note != NULL &&
         (has_words (highlighter, hub_tongue_from_row (NULL, note), HUB_FIELD_BODY, note) ||
          has_words (highlighter, hub_tongue_from_row (hub_entry_get_langcode (entry),
                                                       hub_entry_get_title (entry)),
                     HUB_FIELD_BODY, note));
}

/* What looks through copies for one clause. */
typedef struct
{
  HubHighlighter *highlighter;   /* (owned) */
  gboolean        is_excluded;
} Look;

static void
look_clear (gpointer data)
{
  hub_highlighter_free (((Look *) data)->highlighter);
}

/* (transfer full) (element-type Look): one for each clause */
static GArray *
list_looks (HubQuery *query)
{
  HubTextQuery *words = hub_query_get_words (query);
  GArray *looks = g_array_new (FALSE, FALSE, sizeof (Look));
  guint n_clauses;
  const HubClause *clauses = hub_text_query_get_clauses (words, &n_clauses);

  g_array_set_clear_func (looks, look_clear);
  for (guint i = 0; i < n_clauses; i++)
    {
      g_autofree char *text = hub_text_query_dup_clause (words, i);
      g_autoptr(HubTextQuery) clause = hub_text_query_new (text);
      Look look = { hub_highlighter_new (clause, HUB_TONGUES_ALL), clauses[i].is_excluded };

      g_array_append_val (looks, look);
    }

  return looks;
}

/* What is not to be there may be noted: that does not make the entry another one. */
static gboolean
fits_copy (HubEntry   *entry,
           const char *note,     /* (nullable) */
           HubQuery   *query,
           GArray     *looks)
{
  if (!fits_facets (entry, query))
    return FALSE;
  for (guint i = 0; i < looks->len; i++)
    {
      const Look *look = &g_array_index (looks, Look, i);

      if (!look->is_excluded && notes_clause (entry, note, look->highlighter))
        continue;
      if (has_clause (entry, look->highlighter) == look->is_excluded)
        return FALSE;
    }

  return TRUE;
}

/* Whether the index may have missed it: by something that is only noted. */
static gboolean
notes_any (HubEntry   *entry,
           const char *note,    /* (nullable) */
           GArray     *looks)
{
  for (guint i = 0; note != NULL && i < looks->len; i++)
    {
      const Look *look = &g_array_index (looks, Look, i);

      if (!look->is_excluded && notes_clause (entry, note, look->highlighter))
        return TRUE;
    }

  return FALSE;
}

/* By the index */

/* The rows of the kept entries that the index has. */
static HubBitset *
list_rows (HubSearch *search,
           GArray    *ids)   /* (element-type gint64): 0 for what the index lacks, afterwards */
{
  HubIndex *index = hub_search_get_index (search);
  HubBitset *rows = hub_bitset_new (hub_index_get_n_slots (index));

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 *id = &g_array_index (ids, gint64, i);
      guint slot;

      if (*id != 0 && hub_index_find_slot (index, *id, &slot))
        hub_bitset_add (rows, slot);
      else
        *id = 0;
    }

  return rows;
}

static GHashTable *
list_found (HubResults *results)
{
  GHashTable *found = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n_ids;
  const gint64 *ids = hub_results_get_ids (results, &n_ids);

  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (found, (gpointer) &ids[i]);
  return found;
}

/**
 * hub_kept_search_run:
 * @catalogue: a catalogue
 * @search: what answers for it
 * @query: what is asked, with known codes; its order does not matter
 * @kept: (element-type HubEntry): copies of entries, whole
 * @notes: (nullable) (element-type utf8): what is noted of each, %NULL for nothing
 * @cancellable: (nullable): stops the search
 * @error: as hub_search_run() says, or what hub_database_fail() says
 *
 * Finds which of the kept entries fit a query. On the thread of @search.
 *
 * Returns: (transfer full) (nullable): these
 */
HubKeptFound *
hub_kept_search_run (HubCatalogue  *catalogue,
                     HubSearch     *search,
                     HubQuery      *query,
                     GPtrArray     *kept,
                     GPtrArray     *notes,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(HubKeptFound) self = g_new0 (HubKeptFound, 1);
  g_autoptr(GArray) ids = hub_catalogue_list_kept_ids (catalogue, kept, error);
  g_autoptr(HubBitset) rows = ids != NULL ? list_rows (search, ids) : NULL;
  g_autoptr(GHashTable) found = NULL;
  g_autoptr(GArray) looks = NULL;

  if (rows != NULL)
    self->results = hub_search_run_within (search, query, rows, cancellable, error);
  if (self->results == NULL)
    return NULL;

  found = list_found (self->results);
  looks = list_looks (query);
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < kept->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (kept, i);
      const gint64 *id = &g_array_index (ids, gint64, i);
      const char *note = notes != NULL ? g_ptr_array_index (notes, i) : NULL;
      gboolean is_found = *id != 0 && g_hash_table_contains (found, id);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!is_found && (*id == 0 || notes_any (entry, note, looks)))
        is_found = fits_copy (entry, note, query, looks);
      if (is_found)
        g_ptr_array_add (self->entries, g_object_ref (entry));
    }

  return g_steal_pointer (&self);
}

/* By the worker */

typedef struct
{
  char      *typed;   /* (owned) */
  GPtrArray *kept;    /* (owned) (element-type HubEntry) */
  GPtrArray *notes;   /* (owned) (nullable) (element-type utf8) */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->typed);
  g_ptr_array_unref (question->kept);
  g_clear_pointer (&question->notes, g_ptr_array_unref);
  g_free (question);
}

static gpointer
kept_job (gpointer       owned,
          gpointer       task_data,
          GCancellable  *cancellable,
          GError       **error)
{
  HubReading *reading = owned;
  const Question *question = task_data;
  HubKeptFound *found = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    {
      g_autoptr(HubQuery) base = hub_query_new ();
      g_autoptr(HubTyping) typing = hub_search_read_typed (reading->search, base, question->typed,
                                                           HUB_NO_CURSOR);

      found = hub_kept_search_run (reading->catalogue, reading->search, typing->query,
                                   question->kept, question->notes, cancellable, &local_error);
    }

  return hub_reading_end (reading, found, local_error, error);
}

/**
 * hub_reader_kept_async:
 * @self: a reader
 * @typed: what is in a search field, valid UTF-8: words and facets
 * @kept: (element-type HubEntry): the reading list
 * @notes: (nullable) (element-type utf8): what is noted of each, %NULL for nothing; not to be
 *   changed any more
 * @cancellable: (nullable): stops the search
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Finds which of the kept entries fit what was typed: see hub_kept_search_run().
 */
void
hub_reader_kept_async (HubReader           *self,
                       const char          *typed,
                       GListModel          *kept,
                       GPtrArray           *notes,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  guint n_kept = g_list_model_get_n_items (kept);
  Question *question = NULL;
  GTask *task = NULL;

  g_return_if_fail (HUB_IS_READER (self));

  question = g_new0 (Question, 1);
  question->typed = g_strdup (typed);
  question->kept = g_ptr_array_new_full (n_kept, g_object_unref);
  for (guint i = 0; i < n_kept; i++)
    g_ptr_array_add (question->kept, g_list_model_get_item (kept, i));
  question->notes = notes != NULL ? g_ptr_array_ref (notes) : NULL;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_kept_async);
  g_task_set_task_data (task, question, question_free);
  hub_reader_push (self, task, kept_job, (GDestroyNotify) hub_kept_found_free);
}

/**
 * hub_reader_kept_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_kept_async().
 *
 * Returns: (transfer full) (nullable): what was found
 */
HubKeptFound *
hub_reader_kept_finish (HubReader     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
