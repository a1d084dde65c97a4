/* hub-suggestion.c: the one change that would give an empty answer something
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each part of a query is left out in turn, and what is left is counted as the list would be. The
 * rows of the words' clauses are found once and put together anew each time, so that a change
 * costs a few operations on bits. A word that finds nothing by itself was most likely meant
 * otherwise: its nearest spellings come before all that.
 */

#define G_LOG_DOMAIN "hub-suggestion"

#include "hub-suggestion-private.h"

#include "hub-answer.h"
#include "hub-matcher-private.h"
#include "hub-query-draft.h"
#include "hub-spelling.h"

#include <string.h>

#define MAX_EXCLUSIONS 16    /* that are left out in turn */
#define MAX_WORDS      4     /* unknown ones that are spelled in other ways */
#define MAX_LOOKED_AT  100000   /* words of the index for that: some four milliseconds */

typedef struct
{
  HubMatcher      *matcher;        /* (unowned) */
  HubIndex        *index;          /* (unowned) */
  HubQuery        *query;          /* (unowned) */
  HubTextQuery    *words;          /* (unowned): of the query */
  const HubClause *clauses;        /* (unowned) */
  guint            n_clauses;
  GPtrArray       *rows;           /* (owned) (element-type HubBitset): what each clause lets
                                    * through, %NULL for all */
  HubBitset       *all;            /* (owned): what all of them do */
  HubSuggestion   *best;           /* (owned) (nullable) */
  guint            n_exclusions;   /* left out so far */
  guint            n_unknown;      /* words */
  guint            n_left;         /* words of the index that may still be looked at */
  GCancellable    *cancellable;    /* (unowned) (nullable) */
} Seeker;

static const char *const remedy_names[] = {
  [HUB_REMEDY_SPELLING] = "spelling",
  [HUB_REMEDY_PHRASE] = "phrase",
  [HUB_REMEDY_WORDS] = "words",
  [HUB_REMEDY_CHOICE] = "choice",
  [HUB_REMEDY_FACET] = "facet",
  [HUB_REMEDY_YEARS] = "years",
};

/**
 * hub_remedy_to_string:
 * @remedy: a kind of change
 *
 * Names a kind of change, for the command line.
 *
 * Returns: (transfer none): the name
 */
const char *
hub_remedy_to_string (HubRemedy remedy)
{
  g_return_val_if_fail ((guint) remedy < G_N_ELEMENTS (remedy_names), NULL);

  return remedy_names[remedy];
}

void
hub_suggestion_free (HubSuggestion *self)
{
  g_return_if_fail (self != NULL);

  hub_query_unref (self->query);
  g_free (self->what);
  g_free (self->instead);
  g_free (self);
}

static void
rows_free (gpointer data)
{
  if (data != NULL)
    hub_bitset_free (data);
}

static void
seeker_clear (Seeker *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->all, hub_bitset_free);
  g_clear_pointer (&self->best, hub_suggestion_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seeker, seeker_clear)

/* Counts what a query gives whose words find @rows. Takes what @offer holds, and keeps the offer if
 * it gives more than the best before. To ask for nothing any more is no help. */
static gboolean
consider (Seeker          *self,
          HubSuggestion    offer,
          const HubBitset *rows,
          GError         **error)
{
  g_autoptr(HubSuggestion) suggestion = g_memdup2 (&offer, sizeof offer);
  g_auto(HubAnswer) answer = { NULL };
  HubMatch match = { rows, NULL };

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  if (!hub_query_is_narrowed (suggestion->query))
    return TRUE;

  hub_answer_init (&answer, self->index, suggestion->query, &match);
  suggestion->total = hub_bitset_count (answer.rows);
  if (suggestion->total > (self->best != NULL ? self->best->total : 0))
    {
      g_clear_pointer (&self->best, hub_suggestion_free);
      self->best = g_steal_pointer (&suggestion);
    }

  return TRUE;
}

static gboolean
is_same_clause (const HubClause *a,
                const HubClause *b)
{
  if (a->n_atoms != b->n_atoms || a->is_excluded != b->is_excluded)
    return FALSE;

  for (guint i = 0; i < a->n_atoms; i++)
    if (!g_str_equal (a->atoms[i].text, b->atoms[i].text) ||
        a->atoms[i].fields != b->atoms[i].fields ||
        a->atoms[i].is_phrase != b->atoms[i].is_phrase ||
        a->atoms[i].is_prefix != b->atoms[i].is_prefix)
      return FALSE;

  return TRUE;
}

/* What changed words find, %NULL with @error set when stopped. Clauses that are as before have
 * been found; @left_out says which is no more, G_MAXUINT for none. Another one is the last now, and
 * so the beginning of a word. */
static HubBitset *
find_changed (Seeker       *self,
              HubTextQuery *changed,
              guint         left_out,
              GError      **error)
{
  guint n_clauses;
  const HubClause *clauses = hub_text_query_get_clauses (changed, &n_clauses);
  g_autoptr(HubBitset) rows = hub_bitset_copy (hub_index_get_live (self->index));

  for (guint i = 0; i < n_clauses; i++)
    {
      guint old = i + (i >= left_out);
      gboolean is_old = old < self->n_clauses && is_same_clause (&clauses[i], &self->clauses[old]);
      g_autoptr(HubBitset) own = NULL;
      const HubBitset *found;

      if (!is_old && !hub_matcher_find_clause (self->matcher, &clauses[i], &own, self->cancellable,
                                               error))
        return NULL;
      found = is_old ? g_ptr_array_index (self->rows, old) : own;
      if (found != NULL)
        hub_bitset_intersect (rows, found);
    }

  return g_steal_pointer (&rows);
}

/* --- leaving something out -------------------------------------------------------------------- */

static gboolean
leave_out_clause (Seeker  *self,
                  guint    number,
                  GError **error)
{
  g_autoptr(HubTextQuery) words = hub_text_query_without_clause (self->words, number);
  g_autoptr(HubBitset) rows = find_changed (self, words, number, error);
  HubSuggestion offer = { HUB_REMEDY_WORDS, self->clauses[number].is_excluded };

  if (rows == NULL)
    return FALSE;

  offer.what = hub_text_query_dup_clause (self->words, number);
  offer.query = hub_query_with_text (self->query, hub_text_query_get_text (words));

  return consider (self, offer, rows, error);
}

/* The name of a value; of one that is not there, its code. */
static char *
dup_name (Seeker     *self,
          HubFacet    facet,
          const char *code)
{
  HubFacetTable *table = hub_index_get_table (self->index);
  guint number;

  if (!hub_facet_table_find (table, facet, code, &number))
    return g_utf8_make_valid (code, -1);

  return g_strdup (hub_facet_table_get_all (table)[number].name);
}

/* One included value, or all of several: together they give more than any of them. */
static gboolean
leave_out_included (Seeker  *self,
                    HubFacet facet,
                    GError **error)
{
  const char *const *codes = hub_query_get_codes (self->query, facet, HUB_CHOICE_INCLUDE);
  gboolean is_one = codes[0] != NULL && codes[1] == NULL;
  HubSuggestion offer = { is_one ? HUB_REMEDY_CHOICE : HUB_REMEDY_FACET, FALSE, facet };
  g_auto(HubQueryDraft) draft = { NULL };

  if (codes[0] == NULL)
    return TRUE;

  hub_query_draft_init (&draft, self->query);
  for (guint i = 0; codes[i] != NULL; i++)
    hub_query_draft_choose (&draft, facet, codes[i], HUB_CHOICE_NONE);
  offer.query = hub_query_new_from_draft (&draft);
  offer.what = is_one ? dup_name (self, facet, codes[0]) : g_strdup (hub_facet_get_label (facet));

  return consider (self, offer, self->all, error);
}

static gboolean
leave_out_excluded (Seeker  *self,
                    HubFacet facet,
                    GError **error)
{
  const char *const *codes = hub_query_get_codes (self->query, facet, HUB_CHOICE_EXCLUDE);

  for (guint i = 0; codes[i] != NULL && self->n_exclusions < MAX_EXCLUSIONS; i++)
    {
      HubSuggestion offer = { HUB_REMEDY_CHOICE, TRUE, facet };

      self->n_exclusions++;
      offer.what = dup_name (self, facet, codes[i]);
      offer.query = hub_query_with_choice (self->query, facet, codes[i], HUB_CHOICE_NONE);
      if (!consider (self, offer, self->all, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
leave_out_years (Seeker  *self,
                 GError **error)
{
  int from = hub_query_get_year_from (self->query);
  int to = hub_query_get_year_to (self->query);
  HubSuggestion offer = { HUB_REMEDY_YEARS };

  if (from == 0 && to == 0)
    return TRUE;

  offer.what = from == 0   ? g_strdup_printf ("–%d", to)
               : to == 0   ? g_strdup_printf ("%d–", from)
               : from < to ? g_strdup_printf ("%d–%d", from, to)
                           : g_strdup_printf ("%d", from);
  offer.query = hub_query_with_years (self->query, 0, 0);

  return consider (self, offer, self->all, error);
}

/* Words that need not stand side by side, where they can be written without their quotes: what is
 * in them must be no sign of the query language. */
static gboolean
loosen_phrase (Seeker  *self,
               guint    number,
               GError **error)
{
  const HubClause *clause = &self->clauses[number];
  const HubAtom *atom = &clause->atoms[0];
  HubSuggestion offer = { HUB_REMEDY_PHRASE };
  g_autoptr(HubTextQuery) others = NULL;
  g_autoptr(HubTextQuery) words = NULL;
  g_autoptr(HubBitset) rows = NULL;
  g_autofree char *text = NULL;

  if (clause->is_excluded || clause->n_atoms != 1 || !atom->is_phrase ||
      atom->fields != HUB_FIELD_ALL || strchr (atom->text, ' ') == NULL ||
      strpbrk (atom->text, "\"*:-") != NULL || strstr (atom->text, "OR") != NULL)
    return TRUE;

  /* Behind the words stands at least a space, so the last one is no beginning. */
  others = hub_text_query_without_clause (self->words, number);
  text = g_strdup_printf ("%s %s", atom->text, hub_text_query_get_text (others));
  words = hub_text_query_new (text);
  rows = find_changed (self, words, G_MAXUINT, error);
  if (rows == NULL)
    return FALSE;

  offer.what = hub_text_query_dup_clause (self->words, number);
  offer.instead = g_strdup (atom->text);
  offer.query = hub_query_with_text (self->query, hub_text_query_get_text (words));

  return consider (self, offer, rows, error);
}

static gboolean
loosen_phrases (Seeker  *self,
                GError **error)
{
  for (guint i = 0; i < self->n_clauses; i++)
    if (!loosen_phrase (self, i, error))
      return FALSE;

  return TRUE;
}

/* Whether to leave out a clause would leave no words to look for. */
static gboolean
is_all_of_text (Seeker *self,
                guint   number)
{
  for (guint i = 0; i < self->n_clauses; i++)
    if (i != number && !self->clauses[i].is_excluded && g_ptr_array_index (self->rows, i) != NULL)
      return FALSE;

  return !self->clauses[number].is_excluded;
}

/* Those that are all of the text, or those that are not. */
static gboolean
leave_out_clauses (Seeker  *self,
                   gboolean are_all,
                   GError **error)
{
  for (guint i = 0; i < self->n_clauses; i++)
    if (g_ptr_array_index (self->rows, i) != NULL && is_all_of_text (self, i) == are_all &&
        !leave_out_clause (self, i, error))
      return FALSE;

  return TRUE;
}

/* Of changes that give the same, the first is taken: to loosen a phrase asks for most of what was
 * asked for. All that one has just asked for is left out
 * only if nothing else helps. */
static gboolean
leave_out_each (Seeker  *self,
                GError **error)
{
  if (!loosen_phrases (self, error))
    return FALSE;
  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    if (!leave_out_included (self, facet, error) || !leave_out_excluded (self, facet, error))
      return FALSE;
  if (!leave_out_years (self, error) || !leave_out_clauses (self, FALSE, error))
    return FALSE;

  return self->best != NULL || leave_out_clauses (self, TRUE, error);
}

/* --- spelling --------------------------------------------------------------------------------- */

/* Offers the nearest spelling of a token of an atom with which the whole query finds something. */
static gboolean
respell (Seeker          *self,
         guint            clause,
         guint            atom,
         const HubToken  *token,
         HubSpellingScope scope,
         GError         **error)
{
  const char *text = self->clauses[clause].atoms[atom].text;
  g_autoptr(GPtrArray) spellings = NULL;

  spellings = hub_spelling_find (self->index, token->text, token->length, scope, &self->n_left,
                                 self->cancellable, error);
  if (spellings == NULL)
    return FALSE;

  for (guint i = 0; i < spellings->len && self->best == NULL; i++)
    {
      const char *spelling = g_ptr_array_index (spellings, i);
      g_autofree char *start = g_strndup (text, token->start);
      g_autofree char *other = g_strconcat (start, spelling, text + token->end, NULL);
      g_autoptr(HubTextQuery) words = hub_text_query_with_atom (self->words, clause, atom, other);
      g_autoptr(HubBitset) rows = find_changed (self, words, G_MAXUINT, error);
      HubSuggestion offer = { HUB_REMEDY_SPELLING };

      if (rows == NULL)
        return FALSE;
      offer.what = g_strndup (text + token->start, token->end - token->start);
      offer.instead = g_strdup (spelling);
      offer.query = hub_query_with_text (self->query, hub_text_query_get_text (words));
      if (!consider (self, offer, rows, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether nothing has the word of the token, be it in any field. */
static gboolean
is_unknown (Seeker         *self,
            const HubToken *token,
            gboolean        is_prefix,
            gboolean       *unknown,
            GError        **error)
{
  HubAtom atom = { token->text, HUB_FIELD_ALL, FALSE, is_prefix };
  HubClause clause = { &atom, 1, FALSE };
  g_autoptr(HubBitset) rows = NULL;

  if (!hub_matcher_find_clause (self->matcher, &clause, &rows, self->cancellable, error))
    return FALSE;
  *unknown = rows != NULL && hub_bitset_count (rows) == 0;

  return TRUE;
}

/* Tries the words of an atom, or what several that are tied together are as one. */
static gboolean
respell_atom (Seeker      *self,
              guint        clause,
              guint        number,
              HubTokenKind kind,
              GError     **error)
{
  const HubAtom *atom = &self->clauses[clause].atoms[number];
  g_autoptr(GArray) tokens = hub_matcher_analyze (self->matcher, atom->text);

  for (guint i = 0; i < tokens->len && self->best == NULL; i++)
    {
      const HubToken *token = &g_array_index (tokens, HubToken, i);
      gboolean is_prefix = atom->is_prefix && token->end == strlen (atom->text);
      gboolean unknown;

      if (token->kind != kind || token->text[0] == ':' || token->is_optional ||
          !hub_spelling_can_be_wrong (token->text, token->length))
        continue;
      if (!is_unknown (self, token, is_prefix, &unknown, error))
        return FALSE;
      if (!unknown || self->n_unknown == MAX_WORDS)
        continue;

      self->n_unknown++;
      if (!respell (self, clause, number, token, HUB_SPELLING_SAME_INITIAL, error) ||
          (self->best == NULL &&
           !respell (self, clause, number, token, HUB_SPELLING_OTHER_INITIAL, error)))
        return FALSE;
    }

  return TRUE;
}

/* Only where a single clause finds nothing: of two, the other would find nothing still. */
static gboolean
respell_each (Seeker  *self,
              GError **error)
{
  guint n_empty = 0, empty = 0;

  for (guint i = 0; i < self->n_clauses; i++)
    {
      const HubBitset *rows = g_ptr_array_index (self->rows, i);

      if (rows != NULL && hub_bitset_count (rows) == 0)
        {
          n_empty++;
          empty = i;
        }
    }
  if (n_empty != 1 || self->clauses[empty].is_excluded)
    return TRUE;

  for (guint i = 0; i < self->clauses[empty].n_atoms && self->best == NULL; i++)
    if (!respell_atom (self, empty, i, HUB_TOKEN_SURFACE, error) ||
        (self->best == NULL && !respell_atom (self, empty, i, HUB_TOKEN_JOINED, error)))
      return FALSE;

  return TRUE;
}

/* Finds what each clause lets through, and all of them. */
static gboolean
find_clauses (Seeker  *self,
              GError **error)
{
  self->rows = g_ptr_array_new_with_free_func (rows_free);
  self->all = hub_bitset_copy (hub_index_get_live (self->index));
  for (guint i = 0; i < self->n_clauses; i++)
    {
      HubBitset *rows = NULL;

      if (!hub_matcher_find_clause (self->matcher, &self->clauses[i], &rows, self->cancellable,
                                    error))
        return FALSE;
      g_ptr_array_add (self->rows, rows);
      if (rows != NULL)
        hub_bitset_intersect (self->all, rows);
    }

  return TRUE;
}

/**
 * hub_suggestion_find:
 * @matcher: the matcher of @index
 * @index: an index
 * @query: a query that finds nothing
 * @suggestion: (out) (transfer full) (nullable): the change, %NULL where no single one helps
 * @cancellable: (nullable): stops the search, a running statement too
 * @error: `G_IO_ERROR_CANCELLED`, or what hub_database_fail() says
 *
 * Finds the single change after which a query finds most: another spelling of a word that finds
 * nothing by itself or, where there is none, a phrase without its quotes or something left out.
 *
 * Returns: whether it came to its end
 */
gboolean
hub_suggestion_find (HubMatcher      *matcher,
                     HubIndex        *index,
                     HubQuery        *query,
                     HubSuggestion  **suggestion,
                     GCancellable    *cancellable,
                     GError         **error)
{
  g_auto(Seeker) seeker = { matcher, index, query, hub_query_get_words (query) };

  seeker.cancellable = cancellable;
  seeker.n_left = MAX_LOOKED_AT;
  seeker.clauses = hub_text_query_get_clauses (seeker.words, &seeker.n_clauses);
  if (!find_clauses (&seeker, error) || !respell_each (&seeker, error) ||
      (seeker.best == NULL && !leave_out_each (&seeker, error)))
    return FALSE;

  *suggestion = g_steal_pointer (&seeker.best);

  return TRUE;
}
