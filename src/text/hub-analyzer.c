/* hub-analyzer.c: text into the tokens that are indexed and looked for
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-analyzer"

#include "hub-analyzer.h"

#include <string.h>

#include "hub-stemmer.h"

#define MARK '\x01'        /* begins a mark of language at the start of a text */

struct _HubAnalyzer
{
  HubStemmer *stemmer;     /* (owned) */
};

/* Folds @length bytes at @word: without case, and without accents unless @keeps_accents. */
static GString *
fold (const char *word,
      gsize       length,
      gboolean    keeps_accents)
{
  g_autofree char *lower = g_utf8_casefold (word, (gssize) length);
  g_autofree char *normal = g_utf8_normalize (lower, -1, keeps_accents ? G_NORMALIZE_NFKC
                                                                      : G_NORMALIZE_NFKD);
  GString *folded = g_string_new (NULL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_unichar (folded, g_utf8_get_char (p));
    }

  return folded;
}

static gboolean
put_word (HubAnalyzer  *self,
          guint         tongues,
          const char   *text,
          HubToken     *token,
          HubTokenFunc  func,
          gpointer      user_data)
{
  const char *word = text + token->start;
  g_autoptr(GString) surface = fold (word, token->end - token->start, FALSE);
  g_autoptr(GString) lower = fold (word, token->end - token->start, TRUE);

  token->kind = HUB_TOKEN_SURFACE;
  token->text = surface->str;
  token->length = surface->len;
  if (!func (token, user_data))
    return FALSE;

  for (HubTongue tongue = 0; tongue < HUB_N_TONGUES; tongue++)
    {
      gsize length;
      const char *stem = tongues & HUB_TONGUE_BIT (tongue)
                         ? hub_stemmer_run (self->stemmer, tongue, lower->str, lower->len, &length)
                         : NULL;
      g_autoptr(GString) folded = stem != NULL ? fold (stem, length, FALSE) : NULL;

      if (folded == NULL)
        continue;
      g_string_prepend_c (folded, hub_tongue_get_letter (tongue));
      g_string_prepend_c (folded, ':');
      token->kind = HUB_TOKEN_STEM;
      token->text = folded->str;
      token->length = folded->len;
      if (!func (token, user_data))
        return FALSE;
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

  self->stemmer = hub_stemmer_new ();

  return self;
}

void
hub_analyzer_free (HubAnalyzer *self)
{
  hub_stemmer_free (self->stemmer);
  g_free (self);
}

/**
 * hub_analyzer_run:
 * @self: an analyzer
 * @tongues: mask of the tongues to give stems of: one for a row, several for what was typed
 * @text: UTF-8; what is not valid, and NUL, parts words
 * @length: bytes of @text
 * @func: (scope call): gets each token
 * @user_data: for @func
 *
 * Takes a text apart into tokens, in time linear in @length. U+0001 and a letter at its start are
 * a mark of language for others, and no word.
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
  HubToken token = { 0 };
  gsize at = length >= 2 && text[0] == MARK ? 2 : 0;

  while (at < length)
    {
      gunichar c = g_utf8_get_char_validated (text + at, (gssize) (length - at));
      gsize size = c >= 0x110000 ? 1 : (gsize) g_unichar_to_utf8 (c, NULL);

      if (c >= 0x110000 || !g_unichar_isalnum (c))
        {
          at += size;
          continue;
        }
      token.start = at;
      for (guint n = 0; c < 0x110000 && n < HUB_ANALYZER_MAX_LENGTH &&
           (g_unichar_isalnum (c) || g_unichar_ismark (c)); n++)
        {
          at += (gsize) g_unichar_to_utf8 (c, NULL);
          c = at < length ? g_utf8_get_char_validated (text + at, (gssize) (length - at)) : 0;
        }
      token.end = at;
      token.chunk = token.position;
      if (!put_word (self, tongues, text, &token, func, user_data))
        return FALSE;
      token.position++;
    }

  return TRUE;
}
