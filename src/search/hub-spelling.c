/* hub-spelling.c: words that are spelled nearly so
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All words of the index are gone through, some forty nanoseconds each: that is faster than any
 * structure for nearby words would be to make and keep, as it is asked only where a word finds
 * nothing. Who asks says how many words may be looked at, so that no catalogue is too large for a
 * keystroke.
 */

#define G_LOG_DOMAIN "hub-spelling"

#include "hub-spelling.h"

#include "hub-analyzer.h"

#include <string.h>

#define MIN_LETTERS  3       /* a shorter word is near to too many */
#define LONG         6       /* letters from which on two slips are forgiven */
#define MAX_FOUND    6       /* the nearest ones */
#define MAX_DISTANCE 2
#define CHECK_EVERY  1024u   /* words before it is asked whether to stop */

typedef struct
{
  gunichar letters[HUB_ANALYZER_MAX_LENGTH];
  guint    n;
  guint32  used;     /* bit c % 32 for each letter c */
} Letters;

typedef struct
{
  char  *word;        /* (owned) */
  guint  distance;
  guint  n_rows;
} Near;

typedef struct
{
  Letters       asked;
  guint         max;           /* distance */
  gboolean      but_initial;   /* whether those with the same initial are left out */
  GArray       *found;         /* (owned) (element-type Near): the best first */
  GCancellable *cancellable;
  guint         n_left;        /* words that may still be looked at */
} Hunt;

/* Whether it is valid and short enough. */
static gboolean
read_letters (const char *text,
              gsize       length,
              Letters    *letters)
{
  const char *end = text + length;

  letters->n = 0;
  letters->used = 0;
  while (text < end)
    {
      gunichar c = (guchar) *text;

      if (c >= 0x80)
        c = g_utf8_get_char_validated (text, end - text);
      if (c == (gunichar) -1 || c == (gunichar) -2 || letters->n == HUB_ANALYZER_MAX_LENGTH)
        return FALSE;
      letters->letters[letters->n++] = c;
      letters->used |= (guint32) 1 << (c % 32);
      text = g_utf8_next_char (text);
    }

  return TRUE;
}

/* Whether they may be within @max slips, going by which letters they have: another letter changes
 * two bits, one too many or missing one. That is so of one word in a hundred or two. */
static gboolean
can_be_near (const Letters *a,
             const Letters *b,
             guint          max)
{
  guint32 differ = a->used ^ b->used;

  for (guint i = 0; i < 2 * max; i++)
    differ &= differ - 1;

  return differ == 0;
}

/* How many slips make one word the other: a letter too many, one missing, another one, or two
 * neighbours swapped (each place once: optimal string alignment). Above @max it is @max + 1. Only
 * cells near the diagonal can be as low as that. */
static guint
measure (const Letters *a,
         const Letters *b,
         guint          max)
{
  guint8 rows[3][HUB_ANALYZER_MAX_LENGTH + 1];
  guint8 *before = rows[0], *last = rows[1], *here = rows[2];

  if (MAX (a->n, b->n) - MIN (a->n, b->n) > max)
    return max + 1;

  memset (rows, max + 1, sizeof rows);
  for (guint j = 0; j <= MIN (b->n, max); j++)
    last[j] = j;
  for (guint i = 1; i <= a->n; i++)
    {
      guint first = i > max ? i - max : 1;
      guint end = MIN (i + max, b->n);
      guint least = max + 1;
      guint8 *spare = before;

      here[first - 1] = first == 1 ? MIN (i, max + 1) : max + 1;
      for (guint j = first; j <= end; j++)
        {
          guint other = a->letters[i - 1] != b->letters[j - 1];
          guint cost = MIN (last[j - 1] + other, MIN (last[j], here[j - 1]) + 1u);

          if (i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] &&
              a->letters[i - 2] == b->letters[j - 1])
            cost = MIN (cost, before[j - 2] + 1u);
          here[j] = MIN (cost, max + 1);
          least = MIN (least, here[j]);
        }
      if (end < b->n)
        here[end + 1] = max + 1;
      if (least > max)
        return max + 1;
      before = last;
      last = here;
      here = spare;
    }

  return last[b->n];
}

static gboolean
is_better (const Near *a,
           const Near *b)
{
  return a->distance != b->distance ? a->distance < b->distance : a->n_rows > b->n_rows;
}

static void
near_clear (gpointer data)
{
  Near *self = data;

  g_free (self->word);
}

/* Keeps the best; of equals those that came first, which go before in the order of words. */
static void
keep (Hunt       *self,
      const char *word,
      gsize       length,
      guint       distance,
      guint       n_rows)
{
  Near near = { NULL, distance, n_rows };
  guint place = self->found->len;

  while (place > 0 && is_better (&near, &g_array_index (self->found, Near, place - 1)))
    place--;
  if (place == MAX_FOUND)
    return;

  near.word = g_strndup (word, length);
  g_array_insert_val (self->found, place, near);
  if (self->found->len > MAX_FOUND)
    g_array_set_size (self->found, MAX_FOUND);
}

static gboolean
consider_cb (const char *word,
             gsize       length,
             guint       n_rows,
             gpointer    user_data)
{
  Hunt *self = user_data;
  Letters letters;
  guint distance;

  if (self->n_left == 0 ||
      (--self->n_left % CHECK_EVERY == 0 && g_cancellable_is_cancelled (self->cancellable)))
    return FALSE;
  /* A letter is one byte at least, and four at most. */
  if (length + self->max < self->asked.n || length > 4 * (self->asked.n + self->max) ||
      !read_letters (word, length, &letters) || letters.n == 0 ||
      (self->but_initial && letters.letters[0] == self->asked.letters[0]) ||
      !can_be_near (&self->asked, &letters, self->max))
    return TRUE;

  distance = measure (&self->asked, &letters, self->max);
  if (distance > 0 && distance <= self->max)
    keep (self, word, length, distance, n_rows);

  return TRUE;
}

/**
 * hub_spelling_can_be_wrong:
 * @word: (array length=length): a surface, as the analyzer makes it
 * @length: its bytes
 *
 * Tells whether a word may be taken for another one that is spelled nearly so: not what is short,
 * has a digit, or is a sign and not letters.
 *
 * Returns: whether it may
 */
gboolean
hub_spelling_can_be_wrong (const char *word,
                           gsize       length)
{
  Letters letters;

  if (!read_letters (word, length, &letters) || letters.n < MIN_LETTERS)
    return FALSE;

  for (guint i = 0; i < letters.n; i++)
    if (g_unichar_isdigit (letters.letters[i]) || g_unichar_iswide (letters.letters[i]))
      return FALSE;

  return TRUE;
}

/**
 * hub_spelling_find:
 * @index: an index
 * @word: (array length=length): a surface, as the analyzer makes it
 * @length: its bytes
 * @scope: among which words to look
 * @n_left: (inout): how many words may be looked at; gets what is left of that
 * @cancellable: (nullable): stops the search
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Finds the words of the index that a few slips would make of @word: one in words up to five
 * letters, two in longer ones (Damerau-Levenshtein). Where there are more words than may be
 * looked at, it finds none, as it could only offer what comes early in the alphabet.
 *
 * Returns: (transfer full) (element-type utf8): at most six, the nearest first, and of those
 *   the most frequent
 */
GPtrArray *
hub_spelling_find (HubIndex        *index,
                   const char      *word,
                   gsize            length,
                   HubSpellingScope scope,
                   guint           *n_left,
                   GCancellable    *cancellable,
                   GError         **error)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (Near));
  char initial[8] = { 0 };
  Hunt hunt = { .found = found, .cancellable = cancellable };
  gboolean is_done;

  g_return_val_if_fail (index != NULL, NULL);
  g_return_val_if_fail (word != NULL, NULL);
  g_return_val_if_fail (n_left != NULL, NULL);

  g_array_set_clear_func (found, near_clear);
  if (!read_letters (word, length, &hunt.asked) || hunt.asked.n == 0)
    return g_steal_pointer (&words);

  hunt.max = hunt.asked.n < LONG ? 1 : MAX_DISTANCE;
  hunt.but_initial = scope == HUB_SPELLING_OTHER_INITIAL;
  if (!hunt.but_initial)
    g_unichar_to_utf8 (hunt.asked.letters[0], initial);
  hunt.n_left = *n_left;
  is_done = hub_index_each_word (index, initial, consider_cb, &hunt);
  *n_left = hunt.n_left;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  for (guint i = 0; i < found->len && is_done; i++)
    g_ptr_array_add (words, g_steal_pointer (&g_array_index (found, Near, i).word));

  return g_steal_pointer (&words);
}
