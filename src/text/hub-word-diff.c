/* hub-word-diff.c: which words of a text are others now
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What both texts begin and end with is set aside; in between, the longest words that both have in
 * the same order are found by the table that every textbook has. That is quadratic, so it is done
 * for up to MAX_CELLS pairs of words; in texts that differ in more than that, all between counts as
 * changed. A character of a script without spaces is a word of its own, as in the index.
 */

#define G_LOG_DOMAIN "hub-word-diff"

#include "hub-word-diff.h"

#include <string.h>

#define MAX_CELLS (4 * 1000 * 1000)   /* of two bytes each */

static gboolean
is_ideograph (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_THAI ||
         script == G_UNICODE_SCRIPT_LAO || script == G_UNICODE_SCRIPT_KHMER ||
         script == G_UNICODE_SCRIPT_MYANMAR;
}

/* A word goes on with letters, digits and marks. */
static gboolean
is_of_word (gunichar c)
{
  return (g_unichar_isalnum (c) || g_unichar_ismark (c)) && !is_ideograph (c);
}

/* (transfer full) (element-type HubWordSpan): words, blanks and other signs, all of @text */
static GArray *
list_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (HubWordSpan));
  const char *p = text;

  while (*p != '\0')
    {
      const char *begin = p;
      HubWordSpan span;

      if (is_of_word (g_utf8_get_char (p)))
        while (*p != '\0' && is_of_word (g_utf8_get_char (p)))
          p = g_utf8_next_char (p);
      else
        do
          p = g_utf8_next_char (p);
        while (*p != '\0' && g_unichar_ismark (g_utf8_get_char (p)));
      span.start = (gsize) (begin - text);
      span.length = (gsize) (p - begin);
      g_array_append_val (words, span);
    }

  return words;
}

/* Both texts, cut into words. */
typedef struct
{
  const char *before;
  const char *now;
  GArray     *old_words;   /* (owned) (element-type HubWordSpan) */
  GArray     *new_words;   /* (owned) (element-type HubWordSpan) */
  guint       head;        /* words that both begin with */
  guint       n_old;       /* words in between */
  guint       n_new;
} Pair;

static gboolean
is_same (const Pair *pair,
         guint       i,
         guint       j)
{
  HubWordSpan one = g_array_index (pair->old_words, HubWordSpan, i);
  HubWordSpan two = g_array_index (pair->new_words, HubWordSpan, j);

  return one.length == two.length &&
         memcmp (pair->before + one.start, pair->now + two.start, one.length) == 0;
}

static void
set_ends_aside (Pair *pair)
{
  guint n_old = pair->old_words->len;
  guint n_new = pair->new_words->len;
  guint tail = 0;

  while (pair->head < MIN (n_old, n_new) && is_same (pair, pair->head, pair->head))
    pair->head++;
  while (tail < MIN (n_old, n_new) - pair->head && is_same (pair, n_old - 1 - tail,
                                                            n_new - 1 - tail))
    tail++;
  pair->n_old = n_old - pair->head - tail;
  pair->n_new = n_new - pair->head - tail;
}

/* Words that follow each other are one span. */
static void
mark (GArray      *spans,
      HubWordSpan  word)
{
  HubWordSpan *last = spans->len > 0 ? &g_array_index (spans, HubWordSpan, spans->len - 1) : NULL;

  if (last != NULL && last->start + last->length == word.start)
    last->length += word.length;
  else
    g_array_append_val (spans, word);
}

static void
mark_all (const Pair *pair,
          GArray     *removed,
          GArray     *added)
{
  for (guint i = 0; i < pair->n_old; i++)
    mark (removed, g_array_index (pair->old_words, HubWordSpan, pair->head + i));
  for (guint i = 0; i < pair->n_new; i++)
    mark (added, g_array_index (pair->new_words, HubWordSpan, pair->head + i));
}

/* table[i][j]: how many words the rests from i and j on have in common. */
static guint16 *
fill_table (const Pair *pair)
{
  gsize width = pair->n_new + 1;
  guint16 *table = g_new0 (guint16, (pair->n_old + 1) * width);

  for (guint i = pair->n_old; i-- > 0;)
    for (guint j = pair->n_new; j-- > 0;)
      table[i * width + j] = is_same (pair, pair->head + i, pair->head + j)
        ? table[(i + 1) * width + j + 1] + 1
        : MAX (table[(i + 1) * width + j], table[i * width + j + 1]);

  return table;
}

static void
mark_others (const Pair *pair,
             GArray     *removed,
             GArray     *added)
{
  g_autofree guint16 *table = fill_table (pair);
  gsize width = pair->n_new + 1;
  guint i = 0;
  guint j = 0;

  while (i < pair->n_old || j < pair->n_new)
    {
      if (i < pair->n_old && j < pair->n_new && is_same (pair, pair->head + i, pair->head + j))
        {
          i++;
          j++;
        }
      else if (j >= pair->n_new ||
               (i < pair->n_old && table[(i + 1) * width + j] >= table[i * width + j + 1]))
        mark (removed, g_array_index (pair->old_words, HubWordSpan, pair->head + i++));
      else
        mark (added, g_array_index (pair->new_words, HubWordSpan, pair->head + j++));
    }
}

/**
 * hub_word_diff:
 * @before: a text, UTF-8
 * @now: another one
 * @removed: (out) (transfer full) (element-type HubWordSpan): what of @before is not in @now
 * @added: (out) (transfer full) (element-type HubWordSpan): what of @now is not in @before
 *
 * Compares two texts word by word. Any thread; takes some ten milliseconds at most.
 */
void
hub_word_diff (const char  *before,
               const char  *now,
               GArray     **removed,
               GArray     **added)
{
  Pair pair = { .before = before, .now = now };

  *removed = g_array_new (FALSE, FALSE, sizeof (HubWordSpan));
  *added = g_array_new (FALSE, FALSE, sizeof (HubWordSpan));
  pair.old_words = list_words (before);
  pair.new_words = list_words (now);
  set_ends_aside (&pair);
  if ((guint64) (pair.n_old + 1) * (pair.n_new + 1) > MAX_CELLS ||
      MIN (pair.n_old, pair.n_new) >= G_MAXUINT16)
    mark_all (&pair, *removed, *added);
  else
    mark_others (&pair, *removed, *added);
  g_array_unref (pair.old_words);
  g_array_unref (pair.new_words);
}
