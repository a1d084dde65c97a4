/* hub-analyzer.c: text into the tokens that are indexed and looked for
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words that are tied together are collected, at most MAX_PARTS of them, before their tokens go
 * out, as the joined form comes right behind the first. So the memory does not depend on the
 * length of the text.
 */

#define G_LOG_DOMAIN "hub-analyzer"

#include "hub-analyzer.h"

#include <string.h>

#include "hub-scanner.h"
#include "hub-stemmer.h"

#define VERSION       1         /* raised whenever the same text gives other tokens */
#define LANGUAGE_MARK 0x01
#define MIN_LETTERS   5         /* of a stem, or it is weak */
#define MAX_PARTS     8         /* of a chunk; a longer one is several */

G_STATIC_ASSERT (HUB_ANALYZER_MAX_LENGTH == HUB_FOLD_MAX_LENGTH);

typedef struct
{
  HubScannedWord scanned;
  gboolean       is_optional;
} Part;

/* One analysis under way. */
typedef struct
{
  HubScanner    scanner;
  guint         tongues;
  guint         position;
  HubTokenFunc  func;
  gpointer      user_data;
} Run;

struct _HubAnalyzer
{
  HubFold    *fold;             /* (owned) */
  HubStemmer *stemmer;          /* (owned) */
  Part        parts[MAX_PARTS];
  guint       n_parts;
  HubWord     joined;
};

/* The kinds a word must consist of to have stems in a tongue, digits aside. */
static const HubCharacterKind tongue_kinds[HUB_N_TONGUES] = {
  [HUB_TONGUE_EN] = HUB_CHARACTER_LATIN,
  [HUB_TONGUE_FR] = HUB_CHARACTER_LATIN,
  [HUB_TONGUE_ES] = HUB_CHARACTER_LATIN,
  [HUB_TONGUE_RU] = HUB_CHARACTER_CYRILLIC,
  [HUB_TONGUE_AR] = HUB_CHARACTER_ARABIC,
};

/* What an apostrophe cuts off before a word (le, la, de, je, me, te, se, ne, ce, que …) and what
 * it puts behind one (is, has, are, have, will, would, am, and the possessive). */
static const char *const elided[] = {
  "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
};
static const char *const appended[] = { "s", "re", "ve", "ll", "d", "m" };

/* Words with the endings that the stemmers take off, and letters that are folded. */
static const char sample[] =
  "Migrants’ policies were generally regulated, trafficking agencies; happiness, nationally, "
  "relational formalizing, dying skies, re-integration of women and communities 1,000 U.N. "
  "L’étranger régulièrement protégées, nationaux, migratoires, œuvres, frontières, amitié, "
  "finissaient voyageuse, constitutionnellement, juridictions "
  "Migraciones rápidamente, protección, trabajadoras, niñez, comprándolas, países, amabilidad, "
  "consiguieron vuelven, logísticas "
  "Трудящихся мигрантов, международными, ребёнок, защищённость, нелегальнейший, возвращавшиеся, "
  "беженцами, граждане, Россией "
  "والمهاجرون بالهجرة اللاجئين للاجئات الأمم المتحدة حقوقهم المسؤولية استقبالاتكم سياساتنا "
  "全球移民契约";

static gboolean
is_word_among (const HubWord     *word,
               const char *const *all,
               gsize              n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (word->surface_length == strlen (all[i]) &&
          memcmp (word->surface, all[i], word->surface_length) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Marks the parts of a chunk that apostrophes cut off, unless that is all it has. */
static void
mark_optional (HubAnalyzer *self)
{
  guint n_optional = 0;

  for (guint i = 0; i < self->n_parts; i++)
    {
      Part *part = &self->parts[i];

      if ((part->scanned.tie == HUB_CHARACTER_APOSTROPHE &&
           is_word_among (&part->scanned.word, elided, G_N_ELEMENTS (elided))) ||
          (i > 0 && self->parts[i - 1].scanned.tie == HUB_CHARACTER_APOSTROPHE &&
           is_word_among (&part->scanned.word, appended, G_N_ELEMENTS (appended))))
        part->is_optional = TRUE;
      n_optional += part->is_optional;
    }

  for (guint i = 0; i < self->n_parts && n_optional == self->n_parts; i++)
    self->parts[i].is_optional = FALSE;
}

/* Russian endings are long; Arabic stems are short, and stand for all of the word. */
static gboolean
is_weak (HubTongue      tongue,
         const HubStem *stem,
         const HubWord *word)
{
  gboolean is_ascii = word->surface_length == word->n_chars;
  long n_chars = is_ascii ? (long) stem->length : g_utf8_strlen (stem->text, stem->length);
  long n_letters = n_chars - 2;     /* ':', and the tongue */

  if (tongue == HUB_TONGUE_AR)
    return FALSE;
  if (n_letters < MIN_LETTERS)
    return TRUE;

  return tongue == HUB_TONGUE_RU ? n_letters * 2 < (long) word->n_chars
                                 : n_letters * 2 <= (long) word->n_chars;
}

/* Hands out a word, as @token says, and its stems. */
static gboolean
put_word (HubAnalyzer   *self,
          const Run     *run,
          HubToken      *token,
          const HubWord *word,
          guint          kinds)
{
  token->text = word->surface;
  token->length = word->surface_length;
  token->is_weak = FALSE;
  if (!run->func (token, run->user_data))
    return FALSE;

  kinds &= HUB_LETTER_KINDS;
  if (token->kind == HUB_TOKEN_SURFACE)
    token->kind = HUB_TOKEN_STEM;
  for (HubTongue tongue = HUB_TONGUE_EN; tongue < HUB_N_TONGUES; tongue++)
    {
      HubStem stems[HUB_STEMMER_MAX_STEMS];
      guint n_stems;

      if ((run->tongues & HUB_TONGUE_BIT (tongue)) == 0 ||
          kinds != HUB_KIND_BIT (tongue_kinds[tongue]))
        continue;
      n_stems = hub_stemmer_run (self->stemmer, tongue, word, stems);
      for (guint i = 0; i < n_stems; i++)
        {
          token->text = stems[i].text;
          token->length = stems[i].length;
          token->is_weak = is_weak (tongue, &stems[i], word);
          if (!run->func (token, run->user_data))
            return FALSE;
        }
    }

  return TRUE;
}

/* Hands out the parts of a chunk from @first on, written as one. */
static gboolean
put_joined (HubAnalyzer *self,
            const Run   *run,
            guint        first,
            guint        chunk)
{
  HubToken token = { .kind = HUB_TOKEN_JOINED, .position = chunk + first, .chunk = chunk };
  guint kinds = 0;

  hub_word_clear (&self->joined);
  for (guint i = first; i < self->n_parts; i++)
    {
      const Part *part = &self->parts[i];
      gsize length;
      const char *lower = hub_word_get_lower (&part->scanned.word, &length);

      hub_fold_add_text (self->fold, lower, length, &self->joined);
      kinds |= part->scanned.kinds;
    }
  if ((kinds & HUB_LETTER_KINDS) == 0)           /* 2019-2023 */
    return TRUE;

  token.start = self->parts[first].scanned.start;
  token.end = self->parts[self->n_parts - 1].scanned.end;

  return put_word (self, run, &token, &self->joined, kinds);
}

/* Hands out the words that were collected, and forgets them. */
static gboolean
put_chunk (HubAnalyzer *self,
           Run         *run)
{
  guint chunk = run->position;
  guint first = 0;                     /* of the joined form */
  guint n_parts = self->n_parts;
  gboolean has_joined = n_parts > 1;

  if (n_parts > 1)
    {
      mark_optional (self);
      first = self->parts[0].is_optional && n_parts > 2 ? 1 : 0;
      /* "limmigration" is no word of a French text; but "D’Souza" may be sought as "dsouza". */
      if (self->parts[0].is_optional && n_parts == 2)
        has_joined = run->tongues != HUB_TONGUE_BIT (HUB_TONGUE_FR);
    }

  for (guint i = 0; i < n_parts; i++)
    {
      const Part *part = &self->parts[i];
      HubToken token = { .kind = HUB_TOKEN_SURFACE, .chunk = chunk, .position = run->position,
                         .start = part->scanned.start, .end = part->scanned.end,
                         .is_optional = part->is_optional != FALSE };

      run->position++;
      if (!put_word (self, run, &token, &part->scanned.word, part->scanned.kinds))
        return FALSE;
      if (i == first && has_joined && !put_joined (self, run, first, chunk))
        return FALSE;
    }
  self->n_parts = 0;

  return TRUE;
}

/* Reads and hands out a word and those that are tied to it. */
static gboolean
analyze_chunk (HubAnalyzer *self,
               Run         *run)
{
  Part *part;

  self->n_parts = 0;
  do
    {
      part = &self->parts[self->n_parts];
      part->is_optional = FALSE;
      hub_scanner_read_word (&run->scanner, &part->scanned);
      if (part->scanned.word.n_chars > 0)
        self->n_parts++;
    }
  while (part->scanned.tie != HUB_CHARACTER_BREAK && self->n_parts < MAX_PARTS);

  return put_chunk (self, run);
}

/* Reads a run of letters of scripts without spaces, and hands out each with the one behind it. */
static gboolean
analyze_pairs (Run *run)
{
  HubToken token = { .kind = HUB_TOKEN_SURFACE, .chunk = run->position };
  HubScannedWord clusters[2];
  guint n = 0;
  gboolean is_last = !hub_scanner_read_cluster (&run->scanner, &clusters[0]);

  while (!is_last)
    {
      const HubScannedWord *cluster = &clusters[n % 2];
      HubScannedWord *other = &clusters[(n + 1) % 2];
      HubWord pair = cluster->word;

      is_last = !hub_scanner_read_cluster (&run->scanner, other);
      memcpy (pair.surface + pair.surface_length, other->word.surface, other->word.surface_length);
      pair.surface_length += other->word.surface_length;

      token.text = pair.surface;
      token.length = pair.surface_length;
      token.start = cluster->start;
      token.end = is_last ? cluster->end : other->end;
      token.position = run->position++;
      token.is_prefix = is_last;
      token.is_optional = is_last && n > 0;
      if (token.length > 0 && !run->func (&token, run->user_data))
        return FALSE;
      n++;
    }

  return TRUE;
}

/**
 * hub_analyzer_new:
 *
 * Makes what takes texts apart; for one thread.
 *
 * Returns: (transfer full): the analyzer
 */
HubAnalyzer *
hub_analyzer_new (void)
{
  HubAnalyzer *self = g_new0 (HubAnalyzer, 1);

  self->fold = hub_fold_new ();
  self->stemmer = hub_stemmer_new (self->fold);

  return self;
}

void
hub_analyzer_free (HubAnalyzer *self)
{
  hub_stemmer_free (self->stemmer);
  hub_fold_free (self->fold);
  g_free (self);
}

/**
 * hub_analyzer_run:
 * @self: an analyzer
 * @tongues: mask of the tongues to give stems of: one for a row, several for what was typed
 * @text: UTF-8; what is not valid, and NUL, parts words
 * @length: bytes of @text
 * @func: (scope call): gets each token; it must not run the same analyzer
 * @user_data: for @func
 *
 * Takes a text apart into tokens, in time linear in @length. A word has stems in the tongues whose
 * script it is written in; a number has none. U+0001 and a letter at the start of the text say its
 * language to others, and are no word.
 *
 * Returns: %FALSE if @func stopped it
 */
gboolean
hub_analyzer_run (HubAnalyzer  *self,
                  guint         tongues,
                  const char   *text,
                  gsize         length,
                  HubTokenFunc  func,
                  gpointer      user_data)
{
  Run run = { .tongues = tongues, .func = func, .user_data = user_data };
  HubScanner *scanner = &run.scanner;

  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  *scanner = (HubScanner) { .fold = self->fold, .text = text, .length = length };
  if (length >= 2 && text[0] == LANGUAGE_MARK && g_ascii_isalpha (text[1]))
    scanner->at = 2;
  while (scanner->at < length)
    {
      gsize next;
      guint bit = HUB_KIND_BIT (hub_scanner_peek (scanner, &next));

      if ((bit & HUB_WORD_KINDS) != 0)
        {
          if (!analyze_chunk (self, &run))
            return FALSE;
        }
      else if ((bit & HUB_KIND_BIT (HUB_CHARACTER_PAIRED)) != 0)
        {
          if (!analyze_pairs (&run))
            return FALSE;
        }
      else
        {
          scanner->at = next;
        }
    }

  return TRUE;
}

static gboolean
add_to_sum (const HubToken *token,
            gpointer        user_data)
{
  guint32 *sum = user_data;

  for (gsize i = 0; i < token->length; i++)
    *sum = (*sum ^ (guchar) token->text[i]) * 16777619u;     /* FNV-1a */
  *sum *= 16777619u;

  return TRUE;
}

/**
 * hub_analyzer_get_version:
 *
 * Tells versions of the analyzer apart, by a number that goes with all it indexed: what another
 * one has made must be made anew. It is also that of libstemmer, whose rules change without one:
 * the tokens of some words in each tongue are part of the number. Any thread; the first call takes
 * about a millisecond.
 *
 * Returns: the number, not 0
 */
guint32
hub_analyzer_get_version (void)
{
  static gsize version;

  if (g_once_init_enter (&version))
    {
      g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();
      guint32 sum = 2166136261u ^ VERSION;

      hub_analyzer_run (analyzer, HUB_TONGUES_ALL, sample, strlen (sample), add_to_sum, &sum);
      g_once_init_leave (&version, MAX (sum, 1));
    }

  return (guint32) version;
}
