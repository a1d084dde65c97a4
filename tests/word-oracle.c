/* word-oracle.c: which entries have what was typed, by brute force
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written from the rule in hub-analyzer.h and from the score in hub-matcher.c. Every word that any
 * entry has is compared with every token that is asked for.
 */

#include "word-oracle.h"

#include "hub-names.h"
#include "token-match.h"

#include <string.h>

#define N_FIELDS 4

typedef enum
{
  BEGINNING,
  OTHER,
  TYPED,
} Form;

/* A row that has a word, and in which fields. */
typedef struct
{
  guint row;
  guint fields;
} Place;

typedef struct
{
  char   *text;       /* (owned) */
  GArray *places;     /* (owned) (element-type Place) */
} Word;

struct _WordOracle
{
  sqlite3_stmt *phrase;
  HubAnalyzer  *analyzer;
  HubNames     *names;
  GPtrArray    *filed;       /* (unowned) (element-type GArray) */
  GPtrArray    *words;       /* (element-type Word) */
  GHashTable   *by_text;     /* text to Word */
  GHashTable   *rows;        /* id to row */
  guint         n_rows;
};

static void
word_free (gpointer data)
{
  Word *self = data;

  g_free (self->text);
  g_array_unref (self->places);
  g_free (self);
}

static Word *
get_word (WordOracle     *self,
          const HubToken *token)
{
  g_autofree char *text = g_strndup (token->text, token->length);
  Word *word = g_hash_table_lookup (self->by_text, text);

  if (word == NULL)
    {
      word = g_new0 (Word, 1);
      word->text = g_steal_pointer (&text);
      word->places = g_array_new (FALSE, FALSE, sizeof (Place));
      g_hash_table_insert (self->by_text, word->text, word);
      g_ptr_array_add (self->words, word);
    }

  return word;
}

typedef struct
{
  WordOracle *oracle;
  Place       place;
} Laying;

static gboolean
lay_token_cb (const HubToken *token,
              gpointer        user_data)
{
  Laying *laying = user_data;
  GArray *places = get_word (laying->oracle, token)->places;
  Place *last = places->len > 0 ? &g_array_index (places, Place, places->len - 1) : NULL;

  if (last != NULL && last->row == laying->place.row)
    last->fields |= laying->place.fields;
  else
    g_array_append_val (places, laying->place);

  return TRUE;
}

/* Takes the texts of all entries apart, each by its own language. */
static void
lay_out (WordOracle *self,
         sqlite3    *db)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT id, tongue, title, terms, summary, body"
                                           " FROM entry_words ORDER BY id",
                                       -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *letter = (const char *) sqlite3_column_text (statement, 1);
      guint tongue = HUB_TONGUE_BIT (hub_tongue_from_letter (*letter));

      g_hash_table_insert (self->rows, GSIZE_TO_POINTER (sqlite3_column_int64 (statement, 0)),
                           GUINT_TO_POINTER (self->n_rows));
      for (int field = 0; field < N_FIELDS; field++)
        {
          const char *text = (const char *) sqlite3_column_text (statement, 2 + field);
          Laying laying = { self, { self->n_rows, 1u << field } };

          if (text != NULL)
            hub_analyzer_run (self->analyzer, tongue, text, strlen (text), lay_token_cb, &laying);
        }
      self->n_rows++;
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
}

WordOracle *
word_oracle_new (sqlite3       *db,
                 HubFacetTable *table,
                 GPtrArray     *filed)
{
  WordOracle *self = g_new0 (WordOracle, 1);

  self->analyzer = hub_analyzer_new ();
  self->names = hub_names_new (table, self->analyzer);
  self->filed = filed;
  self->words = g_ptr_array_new_with_free_func (word_free);
  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  self->rows = g_hash_table_new (NULL, NULL);
  lay_out (self, db);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT rowid FROM entry_text"
                                           " WHERE entry_text MATCH ?1",
                                       -1, &self->phrase, NULL), ==, SQLITE_OK);

  return self;
}

void
word_oracle_free (WordOracle *self)
{
  sqlite3_finalize (self->phrase);
  hub_names_free (self->names);
  hub_analyzer_free (self->analyzer);
  g_hash_table_unref (self->by_text);
  g_hash_table_unref (self->rows);
  g_ptr_array_unref (self->words);
  g_free (self);
}

/* The better field weighs more than all that are worse, and any field more than the form. */
static guint
grade (guint fields,
       Form  form)
{
  static const guint weights[N_FIELDS] = { 8, 4, 2, 1 };
  guint weight = 0;

  for (guint i = 0; i < N_FIELDS; i++)
    if (fields & (1u << i))
      weight += weights[i];

  return weight > 0 ? 3 * weight + form : 0;
}

typedef struct
{
  WordOracle *oracle;
  guint      *best;
} Named;

static void
raise_named_cb (guint    value,
                gpointer user_data)
{
  Named *named = user_data;
  GArray *rows = g_ptr_array_index (named->oracle->filed, value);

  for (guint i = 0; i < rows->len; i++)
    {
      guint *best = &named->best[g_array_index (rows, guint, i)];

      *best = MAX (*best, grade (HUB_FIELD_TERMS, OTHER));
    }
}

/* Raises what has the token: as it is, as the beginning of a word, or by the name of a term. */
static void
raise_token (WordOracle      *self,
             const TestToken *token,
             gboolean         is_typed_on,
             guint            fields,
             guint           *best)
{
  gboolean is_stem = token->text[0] == ':';
  gboolean is_beginning = (token->is_prefix || is_typed_on) && !is_stem;
  Named named = { self, best };

  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = g_ptr_array_index (self->words, i);
      gboolean is_it = g_str_equal (word->text, token->text);
      Form form = !is_it ? BEGINNING : is_stem ? OTHER : TYPED;

      if (!is_it && !(is_beginning && g_str_has_prefix (word->text, token->text)))
        continue;
      for (guint j = 0; j < word->places->len; j++)
        {
          const Place *place = &g_array_index (word->places, Place, j);

          best[place->row] = MAX (best[place->row], grade (place->fields & fields, form));
        }
    }

  if ((fields & HUB_FIELD_TERMS) && !token->is_weak)
    hub_names_each_value (self->names, token->text, -1, is_beginning, raise_named_cb, &named);
}

/* One chunk: all its positions, as good as the worst of them, or its joined form. */
static void
raise_chunk (WordOracle    *self,
             GArray        *tokens,
             const HubAtom *atom,
             guint         *best)
{
  guint last = g_array_index (tokens, TestToken, tokens->len - 1).position;
  g_autofree guint *joined = g_new0 (guint, self->n_rows);

  memset (best, 0xff, sizeof (guint) * self->n_rows);
  for (guint position = 0; position <= last; position++)
    {
      g_autofree guint *here = g_new0 (guint, self->n_rows);
      gboolean is_needed = FALSE;

      for (guint i = 0; i < tokens->len; i++)
        {
          const TestToken *token = &g_array_index (tokens, TestToken, i);
          gboolean is_open = atom->is_prefix && position == last;

          if (token->position != position || token->is_optional || token->kind == HUB_TOKEN_JOINED)
            continue;
          raise_token (self, token, is_open, atom->fields, here);
          is_needed = TRUE;
        }
      for (guint row = 0; is_needed && row < self->n_rows; row++)
        best[row] = MIN (best[row], here[row]);
    }
  for (guint i = 0; i < tokens->len; i++)
    if (g_array_index (tokens, TestToken, i).kind == HUB_TOKEN_JOINED)
      raise_token (self, &g_array_index (tokens, TestToken, i), atom->is_prefix, atom->fields,
                   joined);
  for (guint row = 0; row < self->n_rows; row++)
    best[row] = MAX (best[row], joined[row]);
}

/* Words in a row, in any of the fields or in the name of a term. */
static void
raise_phrase (WordOracle    *self,
              GArray        *tokens,
              const HubAtom *atom,
              guint         *best)
{
  static const char *const columns[N_FIELDS] = { "title", "terms", "summary", "body" };
  g_autofree guint *fields = g_new0 (guint, self->n_rows);
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  Named named = { self, best };

  for (guint field = 0; field < N_FIELDS; field++)
    {
      g_autofree char *match = g_strdup_printf ("%s : \"%s\"%s", columns[field], atom->text,
                                                atom->is_prefix ? "*" : "");

      if ((atom->fields & (1u << field)) == 0)
        continue;
      sqlite3_bind_text (self->phrase, 1, match, -1, SQLITE_TRANSIENT);
      while (sqlite3_step (self->phrase) == SQLITE_ROW)
        {
          gpointer id = GSIZE_TO_POINTER (sqlite3_column_int64 (self->phrase, 0));

          fields[GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, id))] |= 1u << field;
        }
      g_assert_cmpint (sqlite3_reset (self->phrase), ==, SQLITE_OK);
    }
  for (guint row = 0; row < self->n_rows; row++)
    best[row] = grade (fields[row], TYPED);

  for (guint i = 0; i < tokens->len; i++)
    if (g_array_index (tokens, TestToken, i).kind == HUB_TOKEN_SURFACE)
      g_ptr_array_add (words, g_array_index (tokens, TestToken, i).text);
  if (atom->fields & HUB_FIELD_TERMS)
    hub_names_each_phrase_value (self->names, (const char *const *) words->pdata, words->len,
                                 atom->is_prefix, raise_named_cb, &named);
}

/* Whether the atom asks for anything; in @best how good each row is, 0 if it has not got it. */
static gboolean
find_atom (WordOracle    *self,
           const HubAtom *atom,
           guint         *best)
{
  g_autoptr(GArray) tokens = test_tokens_new (self->analyzer, HUB_TONGUES_ALL, atom->text, -1);

  if (tokens->len == 0)
    return FALSE;

  if (atom->is_phrase || g_array_index (tokens, TestToken, tokens->len - 1).chunk > 0)
    raise_phrase (self, tokens, atom, best);
  else
    raise_chunk (self, tokens, atom, best);

  return TRUE;
}

void
word_oracle_find (WordOracle   *self,
                  HubTextQuery *text,
                  guint        *scores,
                  gboolean     *fits)
{
  g_autofree guint *clause_best = g_new (guint, self->n_rows);
  g_autofree guint *best = g_new (guint, self->n_rows);
  guint n_clauses;
  const HubClause *clauses = hub_text_query_get_clauses (text, &n_clauses);

  for (guint row = 0; row < self->n_rows; row++)
    {
      scores[row] = 0;
      fits[row] = TRUE;
    }
  for (guint i = 0; i < n_clauses; i++)
    {
      gboolean is_needed = FALSE;

      memset (clause_best, 0, sizeof (guint) * self->n_rows);
      for (guint j = 0; j < clauses[i].n_atoms; j++)
        {
          if (!find_atom (self, &clauses[i].atoms[j], best))
            continue;
          is_needed = TRUE;
          for (guint row = 0; row < self->n_rows; row++)
            clause_best[row] = MAX (clause_best[row], best[row]);
        }
      for (guint row = 0; is_needed && row < self->n_rows; row++)
        {
          fits[row] = fits[row] && (clause_best[row] > 0) != clauses[i].is_excluded;
          scores[row] += clauses[i].is_excluded ? 0 : clause_best[row];
        }
    }
}
