/* hub-name-phrases.c: words in a row in the names of terms
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All names stand in one text, folded: each word between two tabs, each name before a newline. A
 * phrase is looked for in that text as it is. With some 100 KiB of it, this takes no longer than
 * an index would take to explain.
 */

#define G_LOG_DOMAIN "hub-names"

#include "hub-name-phrases.h"

#include "hub-name-rows.h"

#include <string.h>

#define MAX_PHRASE 1024    /* bytes; no name is as long */

/* A name in the text. */
typedef struct
{
  guint start;             /* its first tab */
  guint end;               /* its newline */
  guint value    : 31;
  guint is_whole : 1;      /* only all of it is the name */
} Name;

struct _HubNamePhrases
{
  GString *text;           /* (owned) */
  GArray  *names;          /* (owned) (element-type Name): in the order of the text */
};

typedef struct
{
  HubNamePhrases *self;
  HubFacetTable  *table;
  HubAnalyzer    *analyzer;
  GString        *full;            /* (owned): the words of the name at hand */
  GString        *brief;           /* (owned): without those that a phrase may leave out */
} Maker;

static gboolean
add_word (const HubToken *token,
          gpointer        user_data)
{
  Maker *maker = user_data;

  if (token->kind != HUB_TOKEN_SURFACE)
    return TRUE;

  g_string_append_len (maker->full, token->text, token->length);
  g_string_append_c (maker->full, '\t');
  if (!token->is_optional)
    {
      g_string_append_len (maker->brief, token->text, token->length);
      g_string_append_c (maker->brief, '\t');
    }

  return TRUE;
}

static void
add_name (HubNamePhrases *self,
          const GString  *words,
          guint           value,
          gboolean        is_whole)
{
  Name name = { .start = self->text->len, .value = value, .is_whole = is_whole };

  g_string_append_len (self->text, words->str, words->len);
  name.end = self->text->len;
  g_string_append_c (self->text, '\n');
  g_array_append_val (self->names, name);
}

static void
add_row (const HubNameRow *row,
         gpointer          user_data)
{
  Maker *maker = user_data;
  gboolean is_whole = row->use == HUB_NAME_BY_WHOLE;
  guint value;

  if (row->use == HUB_NAME_BY_OPERATOR ||
      !hub_facet_table_find (maker->table, (HubFacet) row->vocabulary, row->code, &value))
    return;

  g_string_assign (maker->full, "\t");
  g_string_assign (maker->brief, "\t");
  hub_analyzer_run (maker->analyzer, 0, row->text, row->length, add_word, maker);
  add_name (maker->self, maker->full, value, is_whole);
  if (!g_string_equal (maker->full, maker->brief))
    add_name (maker->self, maker->brief, value, is_whole);
}

/**
 * hub_name_phrases_new:
 * @table: the values there are; names of others are left out
 * @analyzer: takes the names apart; not kept
 *
 * Reads the names that the program knows, which takes a few milliseconds. Not for the main
 * thread.
 *
 * Returns: (transfer full): the phrases
 */
HubNamePhrases *
hub_name_phrases_new (HubFacetTable *table,
                      HubAnalyzer   *analyzer)
{
  HubNamePhrases *self;
  g_autoptr(GString) full = g_string_new (NULL);
  g_autoptr(GString) brief = g_string_new (NULL);
  Maker maker = { NULL, table, analyzer, full, brief };

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (analyzer != NULL, NULL);

  self = g_new0 (HubNamePhrases, 1);
  self->text = g_string_sized_new (128 * 1024);
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));

  maker.self = self;
  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    hub_name_rows_each ((HubVocabulary) facet, add_row, &maker);

  return self;
}

void
hub_name_phrases_free (HubNamePhrases *self)
{
  g_array_unref (self->names);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* The name that has the byte at @offset, none before @low. */
static guint
find_name (HubNamePhrases *self,
           guint           low,
           guint           offset)
{
  guint high = self->names->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->names, Name, middle).end < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Whether the bytes from @start to @end are all of @name; if @is_prefix, but for the rest of its
 * last word. */
static gboolean
is_all (HubNamePhrases *self,
        const Name     *name,
        guint           start,
        guint           end,
        gboolean        is_prefix)
{
  const char *text = self->text->str;

  if (start != name->start)
    return FALSE;

  if (!is_prefix)
    return end == name->end;

  return (const char *) memchr (text + end, '\t', name->end - end) == text + name->end - 1;
}

/**
 * hub_name_phrases_each:
 * @self: the phrases
 * @tokens: (array length=n_tokens): surface tokens, with or without those that are optional
 * @n_tokens: how many
 * @is_prefix: whether the last stands for all tokens that begin with it
 * @func: called with each value, more than once if it has several such names
 * @user_data: for @func
 *
 * Finds the values that have a name with these words in a row or, if it is a name that only finds
 * as a whole, a name of just these words.
 */
void
hub_name_phrases_each (HubNamePhrases     *self,
                       const char *const  *tokens,
                       guint               n_tokens,
                       gboolean            is_prefix,
                       HubNamePhraseFunc   func,
                       gpointer            user_data)
{
  g_autoptr(GString) phrase = g_string_new ("\t");
  const char *text = self->text->str;
  gsize from = 0;
  guint i = 0;

  for (guint n = 0; n < n_tokens && phrase->len < MAX_PHRASE; n++)
    {
      g_string_append (phrase, tokens[n]);
      if (!is_prefix || n < n_tokens - 1)
        g_string_append_c (phrase, '\t');
    }
  if (n_tokens == 0 || phrase->len >= MAX_PHRASE)
    return;

  for (;;)
    {
      const char *found = memmem (text + from, self->text->len - from, phrase->str, phrase->len);
      const Name *name;

      if (found == NULL)
        return;

      from = found - text;
      i = find_name (self, i, from);
      name = &g_array_index (self->names, Name, i);
      if (!name->is_whole || is_all (self, name, from, from + phrase->len, is_prefix))
        {
          func (name->value, user_data);
          from = name->end;
        }
      else
        from++;
    }
}
