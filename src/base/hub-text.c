/* hub-text.c: text from outside, made fit to keep
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything here is linear in the length of the text, whatever the text is.
 */

#define G_LOG_DOMAIN "hub-text"

#include "hub-text.h"

#include <string.h>

#define MAX_MARKS 8          /* combining marks on one base: no script needs more */
#define MAX_SLUG_BYTES 100

#define LEFT_TO_RIGHT_MARK 0x200e
#define RIGHT_TO_LEFT_MARK 0x200f
#define ARABIC_LETTER_MARK 0x061c

/* LRE, RLE, PDF, LRO, RLO and the four isolates. Marks of direction (LRM, RLM, ALM) do no harm. */
static gboolean
is_embedding (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_override (gunichar c)
{
  return c == 0x202d || c == 0x202e;
}

/* Things that are no text: controls, byte order marks, annotations, tags, non-characters. */
static gboolean
is_noise (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
         (c >= 0xe0000 && c <= 0xe007f) || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

static gboolean
is_break (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x0b || c == 0x0c || c == 0x85 ||
         c == 0x2028 || c == 0x2029;
}

/* What stands for @c in text of @shape; 0 to drop it. */
static gunichar
map_character (gunichar     c,
               gunichar     before,   /* the character before it, unmapped */
               HubTextShape shape)
{
  if (c == '\n' && before == '\r')
    return 0;
  if (is_break (c))
    return shape == HUB_TEXT_LINE ? ' ' : '\n';
  if (c == '\t')
    return shape == HUB_TEXT_LINE ? ' ' : '\t';
  if (is_noise (c) || (shape == HUB_TEXT_LINE ? is_embedding (c) : is_override (c)))
    return 0;
  return c;
}

/* How many characters from @text on are ASCII that every text keeps as it is: most of what comes.
 * In a line, spaces may have to go. */
static gsize
count_plain (const char   *text,
             gsize         left,
             HubTextShape  shape)
{
  char first = shape == HUB_TEXT_LINE ? ' ' + 1 : ' ';
  gsize n = 0;

  while (n < left && text[n] >= first && text[n] < 0x7f)
    n++;

  return n;
}

/**
 * hub_text_clean:
 * @text: (nullable): bytes that should be UTF-8
 * @shape: what the text is
 * @max_bytes: most bytes of the result, 0 for no limit
 * @was_cut: (out) (optional): whether the text was longer than that
 *
 * Makes text from outside fit to store and to show: what is not UTF-8 is dropped, and so are
 * control characters, non-characters, overrides of direction, and combining marks beyond the
 * eighth on one base. In a line, embeddings and isolates are dropped, too, and white space becomes
 * single spaces; in paragraphs, tab and newline stay and every kind of line end becomes a newline.
 * The text is cut on a character border. What is left is not escaped: it is text, not markup.
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): valid UTF-8 without white space around it; %NULL for %NULL
 */
char *
hub_text_clean (const char  *text,
                HubTextShape shape,
                gsize        max_bytes,
                gboolean    *was_cut)
{
  gsize left = text != NULL ? strlen (text) : 0;
  g_autoptr(GString) clean = NULL;
  gunichar before = 0;
  guint n_marks = 0;
  gboolean cut = FALSE;

  if (was_cut != NULL)
    *was_cut = FALSE;
  if (text == NULL)
    return NULL;

  clean = g_string_sized_new (max_bytes > 0 ? MIN (left, max_bytes) : left);
  while (left > 0)
    {
      gsize n_plain = count_plain (text, left, shape);
      gunichar c, mapped;
      gsize length;
      char bytes[6];
      int n_bytes;

      if (n_plain > 0)
        {
          cut = max_bytes > 0 && n_plain > max_bytes - clean->len;
          g_string_append_len (clean, text, (gssize) (cut ? max_bytes - clean->len : n_plain));
          if (cut)
            break;
          text += n_plain;
          left -= n_plain;
          before = (guchar) text[-1];
          n_marks = 0;
          continue;
        }

      c = g_utf8_get_char_validated (text, left);
      length = (gint32) c < 0 ? 1 : (gsize) (g_utf8_next_char (text) - text);
      mapped = (gint32) c < 0 ? 0 : map_character (c, before, shape);
      text += length;
      left -= length;
      before = (gint32) c < 0 ? 0 : c;
      n_marks = mapped == 0 ? n_marks : g_unichar_ismark (mapped) ? n_marks + 1 : 0;
      if (mapped == 0 || n_marks > MAX_MARKS)
        continue;
      if (shape == HUB_TEXT_LINE && mapped == ' ' &&
          (clean->len == 0 || clean->str[clean->len - 1] == ' '))
        continue;

      n_bytes = g_unichar_to_utf8 (mapped, bytes);
      cut = max_bytes > 0 && clean->len + n_bytes > max_bytes;
      if (cut)
        break;
      g_string_append_len (clean, bytes, n_bytes);
    }

  g_strstrip (clean->str);
  if (was_cut != NULL)
    *was_cut = cut;
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/**
 * hub_text_is_fit:
 * @c: a character that is no white space
 *
 * Tells whether hub_text_clean() keeps a character in paragraphs, for text that comes piece by
 * piece.
 *
 * Returns: whether it does
 */
gboolean
hub_text_is_fit (gunichar c)
{
  return !is_noise (c) && !is_override (c);
}

/**
 * hub_text_fold:
 * @text: any UTF-8 text
 *
 * Folds @text so that texts that differ only in case, accents or compatible letter forms become
 * equal. For comparing, never for showing.
 *
 * Any thread.
 *
 * Returns: (transfer full): folded text; empty if @text is not UTF-8
 */
char *
hub_text_fold (const char *text)
{
  g_autofree char *apart = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GString) folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (apart == NULL)
    return g_strdup ("");

  lower = g_utf8_casefold (apart, -1);
  again = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);   /* folding may compose anew */
  folded = g_string_sized_new (strlen (again));
  for (const char *c = again; *c != '\0'; c = g_utf8_next_char (c))
    {
      GUnicodeType type = g_unichar_type (g_utf8_get_char (c));

      if (type != G_UNICODE_NON_SPACING_MARK && type != G_UNICODE_ENCLOSING_MARK)
        g_string_append_len (folded, c, g_utf8_next_char (c) - c);
    }

  return g_utf8_normalize (folded->str, folded->len, G_NORMALIZE_ALL_COMPOSE);
}

/**
 * hub_text_slug:
 * @text: any UTF-8 text
 *
 * Makes a code of a label: folded letters and digits of any script, all else one hyphen, at most
 * 100 bytes: "Côte d’Ivoire" becomes "cote-d-ivoire".
 *
 * Any thread.
 *
 * Returns: (transfer full): the slug; empty if @text has no letter or digit
 */
char *
hub_text_slug (const char *text)
{
  g_autofree char *folded = NULL;
  g_autoptr(GString) slug = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = hub_text_fold (text);
  slug = g_string_new (NULL);
  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gsize length = g_utf8_next_char (c) - c;
      gboolean is_word = g_unichar_isalnum (g_utf8_get_char (c));

      if (slug->len + length > MAX_SLUG_BYTES)
        break;
      if (is_word)
        g_string_append_len (slug, c, length);
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);

  return g_string_free (g_steal_pointer (&slug), FALSE);
}

/**
 * hub_text_get_direction:
 * @c: a character
 *
 * Finds the direction that a character is written in, if it is a letter or a mark that stands for
 * one (UAX #9, strong types).
 *
 * Returns: 1 from left to right, -1 from right to left, 0 neither
 */
int
hub_text_get_direction (gunichar c)
{
  if (c == LEFT_TO_RIGHT_MARK)
    return 1;
  if (c == RIGHT_TO_LEFT_MARK || c == ARABIC_LETTER_MARK)
    return -1;
  if (!g_unichar_isalpha (c))
    return 0;

  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_ADLAM:
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HANIFI_ROHINGYA:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_MANDAIC:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SAMARITAN:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
      return -1;
    default:
      return 1;
    }
}

/**
 * hub_text_find_direction:
 * @text: UTF-8
 *
 * Finds the direction of the first letter.
 *
 * Returns: 1 from left to right, -1 from right to left, 0 if no letter is in @text
 */
int
hub_text_find_direction (const char *text)
{
  int direction = 0;

  for (const char *p = text; *p != '\0' && direction == 0; p = g_utf8_next_char (p))
    direction = hub_text_get_direction (g_utf8_get_char (p));
  return direction;
}

/**
 * hub_text_is_rtl:
 * @text: UTF-8
 * @otherwise: the answer when no letter is in @text
 *
 * Tells the direction of the first letter.
 *
 * Returns: whether @text is written from right to left
 */
gboolean
hub_text_is_rtl (const char *text,
                 gboolean    otherwise)
{
  int direction = hub_text_find_direction (text);

  return direction != 0 ? direction < 0 : otherwise;
}
