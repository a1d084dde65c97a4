/* hub-stemmer.c: the stems of words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Snowball reduces one word by the rules of one language, and has no memory. Two things are added:
 * a second stem where the first depends on what people leave out or put before a word, and a
 * table of the words met last, as most words of a text were met before.
 *
 * The second stem is, by tongue:
 *  - French: that of the word without accents and without the s of the plural, since Snowball
 *    takes "étranger" for a verb and "étrangers" for none;
 *  - Spanish: that of the word without accents;
 *  - Arabic: that of the word with the article, whatever particle it had, as the rules for nouns
 *    are only sure of themselves behind an article.
 */

#define G_LOG_DOMAIN "hub-stemmer"

#include "hub-stemmer.h"

#include <libstemmer.h>
#include <string.h>

#define N_MEMOS   8192                          /* a power of 2; 1 MiB */
#define MAX_CHARS (HUB_FOLD_MAX_LENGTH - 4)     /* so that a stem with its letter is a token */
#define ARTICLE   "ال"
#define LAM       "ل"
#define HEH       "ه"
#define TEH       "ة"

/* A word and its stems, all in @bytes, one behind the other. */
typedef struct
{
  guint8 tongue;
  guint8 word_length;
  guint8 lengths[HUB_STEMMER_MAX_STEMS];        /* 0 where there is none */
  char   bytes[124];
} Memo;

typedef struct
{
  char  text[HUB_FOLD_MAX_BYTES + 8];
  gsize length;
} Buffer;

struct _HubStemmer
{
  HubFold           *fold;                               /* (unowned) */
  struct sb_stemmer *snowballs[HUB_N_TONGUES];           /* (owned) (nullable) made when needed */
  Memo              *memos;                              /* (owned) by hash */
  Buffer             stems[HUB_STEMMER_MAX_STEMS];       /* of a word too long for a memo */
};

/* What Snowball calls them; NULL for a tongue without stems. */
static const char *const names[HUB_N_TONGUES] = {
  [HUB_TONGUE_EN] = "english",
  [HUB_TONGUE_FR] = "french",
  [HUB_TONGUE_ES] = "spanish",
  [HUB_TONGUE_RU] = "russian",
  [HUB_TONGUE_AR] = "arabic",
};

/* And, for, with, as … the: longer ones first. */
static const char *const particles[] = {
  "وبال", "وكال", "فبال", "فكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", ARTICLE,
};

static void
set_buffer (Buffer     *buffer,
            const char *before,
            const char *text,
            gsize       length)
{
  gsize before_length = strlen (before);

  g_assert (before_length + length <= sizeof buffer->text);
  memcpy (buffer->text, before, before_length);
  memcpy (buffer->text + before_length, text, length);
  buffer->length = before_length + length;
}

static gboolean
has_prefix (const char *text,
            gsize       length,
            const char *prefix)
{
  return length >= strlen (prefix) && memcmp (text, prefix, strlen (prefix)) == 0;
}

static gboolean
has_suffix (const char *text,
            gsize       length,
            const char *suffix)
{
  return length >= strlen (suffix) &&
         memcmp (text + length - strlen (suffix), suffix, strlen (suffix)) == 0;
}

/* Skips one particle of an Arabic word, if @min_letters are left behind it. */
static gsize
skip_particle (const char *word,
               gsize       length,
               gsize       min_letters)
{
  for (gsize i = 0; i < G_N_ELEMENTS (particles); i++)
    {
      gsize skipped = strlen (particles[i]);

      if (has_prefix (word, length, particles[i]) && length - skipped >= 2 * min_letters)
        return skipped;
    }

  return 0;
}

/* Arabic, from the folded form: how a hamza is carried must not matter. The final h is written as
 * ta marbuta, which it most often is, and which Snowball knows. A second particle goes too:
 * it may be the beginning of the word ("التزام"), but then it goes without the first one as well.
 * Of "للاجئين" both readings are kept, with and without an l of its own. */
static void
prepare_arabic (const char *word,
                gsize       length,
                Buffer     *first,
                Buffer     *second)
{
  Buffer whole;
  gsize skipped, more;

  set_buffer (&whole, "", word, length);
  if (length > 6 && has_suffix (word, length, HEH))
    memcpy (whole.text + length - 2, TEH, 2);

  skipped = skip_particle (whole.text, length, 2);
  more = skip_particle (whole.text + skipped, length - skipped, 3);
  set_buffer (second, ARTICLE, whole.text + skipped + more, length - skipped - more);

  if (has_prefix (whole.text, length, LAM LAM) && skipped > 0)
    set_buffer (first, ARTICLE, whole.text + 2, length - 2);
  else
    set_buffer (first, "", whole.text, length);
}

/* Sets the one or two forms of @word that Snowball shall reduce; the second may be empty. */
static void
prepare (HubTongue      tongue,
         const HubWord *word,
         Buffer        *first,
         Buffer        *second)
{
  const char *surface = word->surface;
  gsize surface_length = word->surface_length;
  gsize length;
  const char *lower = hub_word_get_lower (word, &length);

  set_buffer (second, "", surface, 0);
  if (tongue == HUB_TONGUE_AR)
    {
      prepare_arabic (surface, surface_length, first, second);
      return;
    }

  if (tongue != HUB_TONGUE_FR && tongue != HUB_TONGUE_ES)
    {
      set_buffer (first, "", surface, surface_length);
      return;
    }
  set_buffer (first, "", lower, length);
  if (tongue == HUB_TONGUE_FR && word->n_chars > 3 && has_suffix (surface, surface_length, "s"))
    set_buffer (second, "", surface, surface_length - 1);
  else if (word->has_lower)
    set_buffer (second, "", surface, surface_length);
}

/* Replaces a form by its stem, folded, as a token. */
static void
reduce (HubStemmer *self,
        HubTongue   tongue,
        Buffer     *form)
{
  const char before[] = { ':', hub_tongue_get_letter (tongue), '\0' };
  struct sb_stemmer *snowball = self->snowballs[tongue];
  const char *stem = (const char *) sb_stemmer_stem (snowball, (const sb_symbol *) form->text,
                                                     (int) form->length);
  HubWord folded;

  hub_word_clear (&folded);
  if (stem != NULL)                              /* else out of memory */
    hub_fold_add_text (self->fold, stem, (gsize) sb_stemmer_length (snowball), &folded);
  if (folded.n_chars == 0)
    hub_fold_add_text (self->fold, form->text, form->length, &folded);
  set_buffer (form, before, folded.surface, folded.surface_length);
}

static void
make_stems (HubStemmer    *self,
            HubTongue      tongue,
            const HubWord *word)
{
  Buffer *first = &self->stems[0];
  Buffer *second = &self->stems[1];

  if (self->snowballs[tongue] == NULL)
    self->snowballs[tongue] = sb_stemmer_new (names[tongue], NULL);
  if (self->snowballs[tongue] == NULL)
    g_error ("The stemmer for %s is missing", names[tongue]);

  prepare (tongue, word, first, second);
  reduce (self, tongue, first);
  if (second->length == 0)
    return;
  reduce (self, tongue, second);
  if (first->length == second->length && memcmp (first->text, second->text, first->length) == 0)
    second->length = 0;
}

/* FNV-1a */
static guint32
hash (HubTongue   tongue,
      const char *word,
      gsize       length)
{
  guint32 value = 2166136261u ^ tongue;

  for (gsize i = 0; i < length; i++)
    value = (value ^ (guchar) word[i]) * 16777619u;

  return value ^ value >> 15;
}

static void
remember (HubStemmer *self,
          Memo       *memo,
          HubTongue   tongue,
          const char *word,
          gsize       length)
{
  char *to = memo->bytes;

  if (length + self->stems[0].length + self->stems[1].length > sizeof memo->bytes)
    return;

  memo->tongue = (guint8) tongue;
  memo->word_length = (guint8) length;
  memcpy (to, word, length);
  to += length;
  for (guint i = 0; i < HUB_STEMMER_MAX_STEMS; i++)
    {
      memo->lengths[i] = (guint8) self->stems[i].length;
      memcpy (to, self->stems[i].text, self->stems[i].length);
      to += self->stems[i].length;
    }
}

/**
 * hub_stemmer_new:
 * @fold: (transfer none): folds the stems; it must live as long as the stemmer
 *
 * Makes what reduces words; for one thread.
 *
 * Returns: (transfer full): the stemmer
 */
HubStemmer *
hub_stemmer_new (HubFold *fold)
{
  HubStemmer *self = g_new0 (HubStemmer, 1);

  self->fold = fold;
  self->memos = g_new0 (Memo, N_MEMOS);

  return self;
}

void
hub_stemmer_free (HubStemmer *self)
{
  for (guint i = 0; i < HUB_N_TONGUES; i++)
    g_clear_pointer (&self->snowballs[i], sb_stemmer_delete);
  g_free (self->memos);
  g_free (self);
}

/**
 * hub_stemmer_run:
 * @self: a stemmer
 * @tongue: the language of the word
 * @word: a word, not empty
 * @stems: (out caller-allocates) (array fixed-size=2): its stems, different ones, valid until
 *   the next call
 *
 * Reduces a word to its stems. A word of over 60 characters is none.
 *
 * Returns: the number of stems, 0 when @tongue has none
 */
guint
hub_stemmer_run (HubStemmer    *self,
                 HubTongue      tongue,
                 const HubWord *word,
                 HubStem       *stems)
{
  gsize length;
  const char *key = hub_word_get_lower (word, &length);
  Memo *memo;

  if (names[tongue] == NULL || word->n_chars > MAX_CHARS)
    return 0;

  memo = &self->memos[hash (tongue, key, length) % N_MEMOS];
  if (memo->word_length != length || memo->tongue != tongue ||
      memcmp (memo->bytes, key, length) != 0)
    {
      make_stems (self, tongue, word);
      remember (self, memo, tongue, key, length);
      for (guint i = 0; i < HUB_STEMMER_MAX_STEMS; i++)
        stems[i] = (HubStem) { self->stems[i].text, self->stems[i].length };
    }
  else
    {
      stems[0] = (HubStem) { memo->bytes + length, memo->lengths[0] };
      stems[1] = (HubStem) { memo->bytes + length + memo->lengths[0], memo->lengths[1] };
    }

  return stems[1].length > 0 ? 2 : 1;
}
