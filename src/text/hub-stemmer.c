/* hub-stemmer.c: the stems of words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-stemmer"

#include "hub-stemmer.h"

#include <libstemmer.h>

/* Stemmers by tongue, made when first needed. Thread-bound. */
struct _HubStemmer
{
  struct sb_stemmer *stemmers[HUB_N_TONGUES];     /* (owned) (nullable) */
};

/* What Snowball calls them; NULL for a tongue without stems. */
static const char *const names[HUB_N_TONGUES] = {
  [HUB_TONGUE_EN] = "english",
  [HUB_TONGUE_FR] = "french",
  [HUB_TONGUE_ES] = "spanish",
  [HUB_TONGUE_RU] = "russian",
  [HUB_TONGUE_AR] = "arabic",
};

/**
 * hub_stemmer_new:
 *
 * Makes what reduces words; for one thread.
 *
 * Returns: (transfer full): the stemmer
 */
HubStemmer *
hub_stemmer_new (void)
{
  return g_new0 (HubStemmer, 1);
}

void
hub_stemmer_free (HubStemmer *self)
{
  for (guint i = 0; i < HUB_N_TONGUES; i++)
    g_clear_pointer (&self->stemmers[i], sb_stemmer_delete);
  g_free (self);
}

/**
 * hub_stemmer_run:
 * @self: a stemmer
 * @tongue: the language of the word
 * @word: a word in lower case, with its accents
 * @length: bytes of @word
 * @stem_length: (out): bytes of the stem
 *
 * Reduces a word to its stem.
 *
 * Returns: (nullable): the stem, valid until the next call; %NULL when @tongue has no stems
 */
const char *
hub_stemmer_run (HubStemmer *self,
                 HubTongue   tongue,
                 const char *word,
                 gsize       length,
                 gsize      *stem_length)
{
  const sb_symbol *stem;

  if (names[tongue] == NULL)
    return NULL;
  if (self->stemmers[tongue] == NULL)
    self->stemmers[tongue] = sb_stemmer_new (names[tongue], NULL);

  stem = sb_stemmer_stem (self->stemmers[tongue], (const sb_symbol *) word, (int) length);
  *stem_length = (gsize) sb_stemmer_length (self->stemmers[tongue]);

  return (const char *) stem;
}
