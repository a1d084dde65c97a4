/* hub-words.c: what a person typed, as a full-text question
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FTS5 has a query language, and most of what people type is a syntax error in it. So nothing
 * typed reaches it but runs of letters and digits, each in quotes: there are no operators, no
 * column names and no quotes left that could mean anything.
 */

#define G_LOG_DOMAIN "hub-words"

#include "hub-words.h"

#include <string.h>

/* What FTS5's unicode61 takes for part of a word: letters, numbers, private use. Marks are kept
 * too: within the quotes FTS5 deals with them as it did with the text it indexed. */
static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

/* Finds the next run of word characters from @text on; where it ends is left in @end, and its
 * length in @n_chars, 0 when there is none. */
static const char *
find_word (const char  *text,
           const char **end,
           guint       *n_chars)
{
  while (*text != '\0' && !is_word (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  *end = text;
  *n_chars = 0;
  while (is_word (g_utf8_get_char (*end)) ||
         (*n_chars > 0 && g_unichar_ismark (g_utf8_get_char (*end))))
    {
      *end = g_utf8_next_char (*end);
      (*n_chars)++;
    }

  return text;
}

/* Adds one word to the expression, unless it is there already. */
static void
add_word (GString    *match,
          const char *word,
          guint       n_chars,
          gboolean    is_last)
{
  gboolean is_cut = n_chars > HUB_WORDS_MAX_LENGTH;
  g_autofree char *kept = g_utf8_substring (word, 0, MIN (n_chars, HUB_WORDS_MAX_LENGTH));
  g_autofree char *quoted = g_strconcat ("\"", kept, "\"",
                                         is_cut || (is_last && n_chars > 1) ? " *" : "",
                                         NULL);

  if (match->len > 0)
    {
      if (strstr (match->str, quoted) != NULL)
        return;
      g_string_append (match, " AND ");
    }
  g_string_append (match, quoted);
}

/**
 * hub_words_to_match:
 * @text: valid UTF-8 of any length
 *
 * Turns text into an FTS5 expression that is always well-formed: all words must occur, and the
 * last, from two characters on, may be the beginning of one, as it may still be typed. Words past
 * the 16th and repeated ones are left out; a word of over 64 characters is cut there and stands
 * for all that begin so.
 *
 * Returns: (transfer full) (nullable): the expression, %NULL when @text has no word
 */
char *
hub_words_to_match (const char *text)
{
  g_autoptr(GString) match = g_string_new (NULL);
  const char *word, *end;
  guint n_chars;

  g_return_val_if_fail (text != NULL, NULL);

  word = find_word (text, &end, &n_chars);
  for (guint i = 0; i < HUB_WORDS_MAX && n_chars > 0; i++)
    {
      const char *next_end;
      guint next_chars;
      const char *next = find_word (end, &next_end, &next_chars);

      add_word (match, word, n_chars, next_chars == 0);
      word = next;
      end = next_end;
      n_chars = next_chars;
    }

  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}
