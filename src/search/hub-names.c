/* hub-names.c: what the terms of the hub are called, in six languages
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-names"

#include "hub-names.h"

#include "hub-name-codes.h"
#include "hub-name-phrases.h"
#include "hub-name-rows.h"

#include <string.h>

#define ROOT_MARK    "~"     /* before a root, which no token begins with */
#define MIN_ROOT     4       /* letters */
#define MAX_ENDING   2       /* letters that a word may have behind a root */

/* A token of a name, or a root. Its values lie between its own `first` and that of the next word.
 * While words are gathered, that is the number of its values. */
typedef struct
{
  const char *text;
  guint       first;
  guint       last_value;     /* plus one; only while words are gathered */
} Word;

/**
 * HubNames:
 *
 * The names in data/names of the values that a facet table has, for the side of the question: a
 * typed word stands also for the values that are called so. Entries are not indexed by names.
 *
 * A weak stem finds nothing: people mean the word "can" more often than Canada, and "данных" is no
 * case of "Дания". As Russian needs its cases, a word with such a stem is found by its root: all of
 * it but a vowel at the end, and a short ending instead.
 *
 * Words lie as they come: to go through them all for a prefix takes less than sorting them would
 * take once for many a thousand prefixes. Phrases and codes are read when first asked for.
 */
struct _HubNames
{
  HubFacetTable  *table;       /* (owned) */
  HubAnalyzer    *analyzer;    /* (unowned): outlives this */
  GStringChunk   *strings;     /* (owned): texts of the words */
  GArray         *words;       /* (owned) (element-type Word): and one more, the end */
  GHashTable     *ids;         /* (owned): text of a word to its index in `words` */
  GArray         *values;      /* (owned) (element-type guint) */
  HubNamePhrases *phrases;     /* (owned) (nullable) */
  HubNameCodes   *codes;       /* (owned) */

  /* the call at hand, which gives each value once */
  guint          *seen;        /* (owned): by value: the last call that gave it */
  guint           call;
  HubNamesFunc    func;
  gpointer        user_data;
};

/* A word that finds a value. */
typedef struct
{
  guint word;     /* index in `words` */
  guint value;
} Pair;

typedef struct
{
  HubNames *names;
  GArray   *pairs;       /* (owned) (element-type Pair): each once */
  GString  *text;        /* (owned): of the token at hand */
  GString  *surface;     /* (owned): of the word at hand */
  HubTongue tongue;      /* of the row at hand */
  char      code[sizeof ((HubNameRow *) NULL)->code];   /* of the row before */
  gboolean  is_known;    /* whether the table has that code, */
  guint     value;       /* and its number then */
} Maker;

/* The word in the maker's text. */
static guint
intern (Maker *maker)
{
  HubNames *self = maker->names;
  Word word = { NULL };
  gpointer id;

  if (g_hash_table_lookup_extended (self->ids, maker->text->str, NULL, &id))
    return GPOINTER_TO_UINT (id);

  word.text = g_string_chunk_insert_len (self->strings, maker->text->str, maker->text->len);
  g_hash_table_insert (self->ids, (gpointer) word.text, GUINT_TO_POINTER (self->words->len));
  g_array_append_val (self->words, word);

  return self->words->len - 1;
}

/* Notes that the word in the maker's text finds the value at hand; the rows of a value follow each
 * other. */
static void
add_word (Maker *maker)
{
  Pair pair = { intern (maker), maker->value };
  Word *word = &g_array_index (maker->names->words, Word, pair.word);

  if (word->last_value == maker->value + 1)
    return;

  word->last_value = maker->value + 1;
  word->first++;
  g_array_append_val (maker->pairs, pair);
}

/* Sets the maker's text to the root of the word at hand, if it is long enough to say something. */
static gboolean
set_root (Maker *maker)
{
  static const char vowels[] = "аеиоуыэюяйь";
  const char *surface = maker->surface->str;
  const char *last = g_utf8_find_prev_char (surface, surface + maker->surface->len);
  gboolean has_vowel = last != NULL && strstr (vowels, last) != NULL;
  gsize length = has_vowel ? (gsize) (last - surface) : maker->surface->len;

  g_string_assign (maker->text, ROOT_MARK);
  g_string_append_len (maker->text, surface, length);

  return g_utf8_strlen (surface, length) >= MIN_ROOT;
}

static gboolean
add_token (const HubToken *token,
           gpointer        user_data)
{
  Maker *maker = user_data;

  g_string_truncate (maker->text, 0);
  g_string_append_len (maker->text, token->text, token->length);
  if (token->kind == HUB_TOKEN_SURFACE)
    g_string_assign (maker->surface, maker->text->str);

  if (!token->is_weak || (maker->tongue == HUB_TONGUE_RU && token->kind == HUB_TOKEN_STEM &&
                          set_root (maker)))
    add_word (maker);

  return TRUE;
}

static void
add_row (const HubNameRow *row,
         gpointer          user_data)
{
  Maker *maker = user_data;
  HubNames *self = maker->names;
  guint tongues = row->tongue != HUB_TONGUE_NONE ? HUB_TONGUE_BIT (row->tongue) : 0;

  if (row->use != HUB_NAME_BY_WORDS)
    return;

  if (!g_str_equal (row->code, maker->code))
    {
      g_strlcpy (maker->code, row->code, sizeof maker->code);
      maker->is_known = hub_facet_table_find (self->table, (HubFacet) row->vocabulary, row->code,
                                              &maker->value);
    }
  maker->tongue = row->tongue;
  if (maker->is_known)
    hub_analyzer_run (self->analyzer, tongues, row->text, row->length, add_token, maker);
}

/* Lays the values of the words one after the other. */
static void
lay_values (Maker *maker)
{
  HubNames *self = maker->names;
  g_autofree guint *ends = g_new (guint, self->words->len);
  Word end = { NULL };

  for (guint i = 0; i < self->words->len; i++)
    {
      Word *word = &g_array_index (self->words, Word, i);
      guint n_values = word->first;

      word->first = ends[i] = end.first;
      end.first += n_values;
    }
  g_array_append_val (self->words, end);

  g_array_set_size (self->values, end.first);
  for (guint i = 0; i < maker->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (maker->pairs, Pair, i);

      g_array_index (self->values, guint, ends[pair->word]++) = pair->value;
    }
}

/**
 * hub_names_new:
 * @table: the values there are; names of others are left out
 * @analyzer: (transfer none): must outlive the names and is used by them
 *
 * Reads the names that the program knows, which takes a few milliseconds. Not for the main
 * thread.
 *
 * Returns: (transfer full): the names, of the thread of @analyzer
 */
HubNames *
hub_names_new (HubFacetTable *table,
               HubAnalyzer   *analyzer)
{
  HubNames *self;
  g_autoptr(GArray) pairs = NULL;
  g_autoptr(GString) text = NULL;
  g_autoptr(GString) surface = NULL;
  Maker maker = { NULL };

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (analyzer != NULL, NULL);

  self = g_new0 (HubNames, 1);
  self->table = hub_facet_table_ref (table);
  self->analyzer = analyzer;
  self->strings = g_string_chunk_new (16 * 1024);
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->values = g_array_new (FALSE, FALSE, sizeof (guint));
  self->seen = g_new0 (guint, hub_facet_table_get_size (table));
  self->codes = hub_name_codes_new (table, analyzer);

  maker.names = self;
  maker.pairs = pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  maker.text = text = g_string_new (NULL);
  maker.surface = surface = g_string_new (NULL);
  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    {
      maker.code[0] = '\0';
      hub_name_rows_each ((HubVocabulary) facet, add_row, &maker);
    }
  lay_values (&maker);

  return self;
}

void
hub_names_free (HubNames *self)
{
  hub_name_codes_free (self->codes);
  g_free (self->seen);
  g_clear_pointer (&self->phrases, hub_name_phrases_free);
  g_array_unref (self->values);
  g_hash_table_unref (self->ids);
  g_array_unref (self->words);
  g_string_chunk_free (self->strings);
  hub_facet_table_unref (self->table);
  g_free (self);
}

/* Begins a call. */
static void
begin (HubNames     *self,
       HubNamesFunc  func,
       gpointer      user_data)
{
  self->func = func;
  self->user_data = user_data;
  self->call++;
  if (self->call == 0)
    {
      memset (self->seen, 0, sizeof (guint) * hub_facet_table_get_size (self->table));
      self->call = 1;
    }
}

static void
give (guint    value,
      gpointer user_data)
{
  HubNames *self = user_data;

  if (self->seen[value] == self->call)
    return;

  self->seen[value] = self->call;
  self->func (value, self->user_data);
}

static void
give_word (HubNames *self,
           guint     word)
{
  const Word *here = &g_array_index (self->words, Word, word);

  for (guint i = here[0].first; i < here[1].first; i++)
    give (g_array_index (self->values, guint, i), self);
}

static void
give_word_of (HubNames   *self,
              const char *text)
{
  gpointer id;

  if (g_hash_table_lookup_extended (self->ids, text, NULL, &id))
    give_word (self, GPOINTER_TO_UINT (id));
}

/* Gives the values whose names have a root that the word begins with, and ends soon behind. */
static void
give_roots (HubNames   *self,
            const char *word)
{
  g_autoptr(GString) root = g_string_new (ROOT_MARK);
  long n_letters;

  if (!g_utf8_validate (word, -1, NULL))
    return;

  g_string_append (root, word);
  n_letters = g_utf8_strlen (word, -1);
  for (long n = n_letters; n >= MAX (MIN_ROOT, n_letters - MAX_ENDING); n--)
    {
      give_word_of (self, root->str);
      g_string_truncate (root, (gsize) (g_utf8_find_prev_char (root->str, root->str + root->len) -
                                        root->str));
    }
}

/**
 * hub_names_each_value:
 * @self: the names
 * @token: a token as the analyzer makes them, surface, joined, or a stem that is not weak
 * @length: bytes of @token, or -1 if it ends with NUL
 * @is_prefix: whether it stands for all tokens that begin with it; so never for a stem
 * @func: called once for each value
 * @user_data: for @func
 *
 * Finds the values that have a name with this word; those of names that only find as a whole not.
 */
void
hub_names_each_value (HubNames     *self,
                      const char   *token,
                      gssize        length,
                      gboolean      is_prefix,
                      HubNamesFunc  func,
                      gpointer      user_data)
{
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (token != NULL);
  g_return_if_fail (func != NULL);

  text = length >= 0 ? g_strndup (token, length) : g_strdup (token);
  begin (self, func, user_data);
  give_roots (self, text);
  if (!is_prefix)
    give_word_of (self, text);
  else if (text[0] != '\0')
    {
      for (guint i = 0; i < self->words->len - 1; i++)
        if (g_str_has_prefix (g_array_index (self->words, Word, i).text, text))
          give_word (self, i);
    }
}

/**
 * hub_names_each_phrase_value:
 * @self: the names
 * @tokens: (array length=n_tokens): surface tokens, with or without those that are optional
 * @n_tokens: how many
 * @is_prefix: whether the last stands for all tokens that begin with it
 * @func: called once for each value
 * @user_data: for @func
 *
 * Finds the values that have a name with these words in a row or, if it is a name that only finds
 * as a whole, a name of just these words. Takes some ten microseconds, the first call more.
 */
void
hub_names_each_phrase_value (HubNames           *self,
                             const char *const  *tokens,
                             guint               n_tokens,
                             gboolean            is_prefix,
                             HubNamesFunc        func,
                             gpointer            user_data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (tokens != NULL || n_tokens == 0);
  g_return_if_fail (func != NULL);

  if (self->phrases == NULL)
    self->phrases = hub_name_phrases_new (self->table, self->analyzer);

  begin (self, func, user_data);
  hub_name_phrases_each (self->phrases, tokens, n_tokens, is_prefix, give, self);
}

/**
 * hub_names_find_code:
 * @self: the names
 * @facet: the facet whose value it should be
 * @typed: what stands behind the operator, from outside
 *
 * Finds the value that a person means: by its code, by the label that the hub has, or by a name or
 * ISO code that the program knows; without regard to case, accents, spaces and hyphens. What
 * several values are called ("Congo") stands for none.
 *
 * Returns: (nullable): its code, which lives as long as the facet table
 */
const char *
hub_names_find_code (HubNames   *self,
                     HubFacet    facet,
                     const char *typed)
{
  g_return_val_if_fail (self != NULL, NULL);

  return hub_name_codes_find (self->codes, facet, typed);
}
