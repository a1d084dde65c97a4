/* hub-tongue.c: the languages whose words we can reduce
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-tongue"

#include "hub-tongue.h"

#include <string.h>

#define MAX_LETTERS 256      /* so many letters of a text tell its script */

static const char letters[HUB_N_TONGUES] = { 'n', 'e', 'f', 's', 'r', 'a', 'z' };

/* Base subtags of BCP 47. A language that is written in a known script but is not in here has no
 * stems: those of another language would be wrong. */
static const struct
{
  char      code[4];
  HubTongue tongue;
} codes[] = {
  { "en", HUB_TONGUE_EN },
  { "fr", HUB_TONGUE_FR },
  { "es", HUB_TONGUE_ES },
  { "ru", HUB_TONGUE_RU },
  { "ar", HUB_TONGUE_AR },
  { "zh", HUB_TONGUE_ZH },
};

/* Whether the base subtag, of @length, says that the language is not known: Drupal's "und" and
 * "zxx" (not specified, not applicable), or nothing at all. */
static gboolean
is_unknown (const char *code,
            gsize       length)
{
  return length == 0 || (length == 3 && (g_ascii_strncasecmp (code, "und", 3) == 0 ||
                                         g_ascii_strncasecmp (code, "zxx", 3) == 0));
}

static HubTongue
from_script (GUnicodeScript script)
{
  /* Few scripts matter here, many exist. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wswitch-enum"
  switch (script)
    {
    case G_UNICODE_SCRIPT_CYRILLIC:
      return HUB_TONGUE_RU;
    case G_UNICODE_SCRIPT_ARABIC:
      return HUB_TONGUE_AR;
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return HUB_TONGUE_ZH;
    case G_UNICODE_SCRIPT_LATIN:
      return HUB_TONGUE_EN;
    default:
      return HUB_TONGUE_NONE;
    }
#pragma GCC diagnostic pop
}

/* The tongue that most of the first letters of @text speak for; English when it has none. */
static HubTongue
from_text (const char *text)
{
  guint n_letters[HUB_N_TONGUES] = { 0 };
  HubTongue best = HUB_TONGUE_EN;
  guint n = 0;

  while (*text != '\0' && n < MAX_LETTERS)
    {
      gunichar c = g_utf8_get_char_validated (text, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          text++;
          continue;
        }
      if (g_unichar_isalpha (c))
        {
          n_letters[from_script (g_unichar_get_script (c))]++;
          n++;
        }
      text = g_utf8_next_char (text);
    }
  for (HubTongue tongue = HUB_TONGUE_NONE; tongue < HUB_N_TONGUES; tongue++)
    {
      if (n_letters[tongue] > n_letters[best])
        best = tongue;
    }

  return best;
}

/**
 * hub_tongue_from_row:
 * @langcode: (nullable): what the row says of its language, such as "fr" or "zh-hans"
 * @text: (nullable): a text of the row, in UTF-8, of which the first 256 letters are looked at
 *
 * Finds the tongue a row is indexed with: by its code, else by the script of its text, else
 * English. A code of a language without stems ("pt", "sw") is %HUB_TONGUE_NONE, as is a script
 * that none of the six languages is written in.
 *
 * Returns: the tongue
 */
HubTongue
hub_tongue_from_row (const char *langcode,
                     const char *text)
{
  gsize length = langcode != NULL ? strcspn (langcode, "-_") : 0;

  if (is_unknown (langcode, length))
    return text != NULL ? from_text (text) : HUB_TONGUE_EN;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (length == strlen (codes[i].code) &&
          g_ascii_strncasecmp (langcode, codes[i].code, length) == 0)
        return codes[i].tongue;
    }

  return HUB_TONGUE_NONE;
}

/**
 * hub_tongue_from_letter:
 * @letter: any character
 *
 * Is the inverse of hub_tongue_get_letter().
 *
 * Returns: the tongue, %HUB_TONGUE_NONE for a letter of none
 */
HubTongue
hub_tongue_from_letter (char letter)
{
  const char *found = letter != '\0' ? memchr (letters, letter, sizeof letters) : NULL;

  return found != NULL ? (HubTongue) (found - letters) : HUB_TONGUE_NONE;
}

/**
 * hub_tongue_get_letter:
 * @tongue: a tongue
 *
 * Gets the letter that stands for a tongue, in stems and in front of texts.
 *
 * Returns: an ASCII letter
 */
char
hub_tongue_get_letter (HubTongue tongue)
{
  g_return_val_if_fail (tongue < HUB_N_TONGUES, letters[HUB_TONGUE_NONE]);

  return letters[tongue];
}
