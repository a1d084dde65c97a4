/* hub-text-pieces.c: what was typed, cut into pieces
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any text can be cut; what makes no sense separates words or is left out. Each character is
 * looked at a small number of times, however long the text. Marks of direction and the like,
 * which come along unseen when text is copied, count as if they were not there.
 */

#define G_LOG_DOMAIN "hub-text-pieces"

#include "hub-text-pieces.h"

#include "hub-text-query.h"

#include <string.h>

#define MAX_NAME 16    /* bytes of an operator's name, more than the longest has */

/* Where the reading is. `at` is at a character that is not ignored, or at the end. */
typedef struct
{
  const char *text;             /* (unowned) */
  const char *end;
  const char *at;
  GArray     *pieces;           /* (owned) (element-type HubPiece) */
  GString    *scratch;          /* (owned): a text being read */
  gboolean    with_operators;
  gboolean    at_start;         /* of a chunk: nothing but a separator before it */
} Reader;

static void
piece_clear (gpointer data)
{
  HubPiece *piece = data;

  g_free (piece->text);
}

/* Format characters, but for the two that letters are joined or kept apart by. A zero-width space
 * separates. */
static gboolean
is_ignored (gunichar c)
{
  return c >= 0xad && g_unichar_type (c) == G_UNICODE_FORMAT &&
         c != 0x200b && c != 0x200c && c != 0x200d;
}

/* Most of what is typed is ASCII, which none of the questions below needs a table for. */
static gunichar
peek (const char *at)
{
  return (guchar) *at < 0x80 ? (guchar) *at : g_utf8_get_char (at);
}

static const char *
skip_ignored (const char *at)
{
  while (is_ignored (peek (at)))
    at = g_utf8_next_char (at);

  return at;
}

static const char *
next (const char *at)
{
  return skip_ignored (g_utf8_next_char (at));
}

/* What full text takes for part of a word: letters, numbers, private use. Marks belong to the
 * character before. */
static gboolean
is_word (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c);

  return g_unichar_isalnum (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

/* What may stand between two characters of a word. */
static gboolean
is_joiner (gunichar c)
{
  static const gunichar joiners[] = {
    0xb7, 0x5f3, 0x5f4, 0x200c, 0x200d, 0x2010, 0x2011, 0x2018, 0x2019,
  };

  if (c < 0x80)
    return c != '\0' && strchr ("-'/._&@", (int) c) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (joiners); i++)
    if (c == joiners[i])
      return TRUE;

  return FALSE;
}

static gboolean
is_minus (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0xff0d;
}

static gboolean
is_colon (gunichar c)
{
  return c == ':' || c == 0xff1a;
}

static gboolean
is_star (gunichar c)
{
  return c == '*' || c == 0xff0a;
}

/**
 * hub_text_is_quote:
 * @c: a character
 *
 * Tells whether a character is a double quotation mark of any script. Each opens and each closes,
 * as which does what differs from language to language.
 *
 * Returns: whether it is
 */
gboolean
hub_text_is_quote (gunichar c)
{
  if (c < 0x80)
    return c == '"';

  return c == 0xab || c == 0xbb || (c >= 0x201c && c <= 0x201f) ||
         (c >= 0x300c && c <= 0x300f) || (c >= 0x301d && c <= 0x301f) || c == 0xff02;
}

static gboolean
is_separator (gunichar c)
{
  static const gunichar commas[] = {
    0x60c, 0x61b, 0x200b, 0x3001, 0x3002, 0xff0c, 0xff1b, 0xff61, 0xff64,
  };
  GUnicodeType type;

  if (c < 0x80)
    return c <= ' ' || c == 0x7f || strchr (",;()[]{}", (int) c) != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (commas); i++)
    if (c == commas[i])
      return TRUE;

  type = g_unichar_type (c);
  return g_unichar_isspace (c) || type == G_UNICODE_CONTROL ||
         type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_CLOSE_PUNCTUATION;
}

/* Whether an operator's value without quotes is over. */
static gboolean
ends_value (gunichar c)
{
  return c == '\0' || hub_text_is_quote (c) || is_separator (c);
}

/* Whether the character at @at belongs to the word before it. */
static gboolean
goes_on (const char *at,
         const char *end,
         gboolean   *joins)
{
  gunichar c = peek (at);

  *joins = is_joiner (c);
  if (*joins)
    return next (at) < end && is_word (peek (next (at)));

  return is_word (c) || (c >= 0x80 && g_unichar_ismark (c));
}

/* Reads the word at @at into @word; a star behind it, and cutting it, make it the beginning of
 * one. Returns what comes behind. */
static const char *
read_word (const char *at,
           const char *end,
           GString    *word,
           gboolean   *is_prefix)
{
  gsize kept = word->len;
  guint n_chars = 0;
  gboolean joins = FALSE;

  for (; at < end && (n_chars == 0 ? is_word (peek (at)) : goes_on (at, end, &joins)); n_chars++)
    {
      if (n_chars < HUB_TEXT_MAX_WORD_LENGTH)
        g_string_append_len (word, at, g_utf8_next_char (at) - at);
      if (n_chars < HUB_TEXT_MAX_WORD_LENGTH && !joins)
        kept = word->len;
      at = next (at);
    }

  g_string_truncate (word, kept);     /* no joiner is last */
  *is_prefix = n_chars > HUB_TEXT_MAX_WORD_LENGTH || (at < end && is_star (peek (at)));

  return at;
}

/* Reads the words from @at to @end, whatever is between them, into the scratch; returns how many
 * there are. */
static guint
read_words (Reader     *self,
            const char *at,
            const char *end,
            gboolean   *is_prefix)
{
  guint n_words = 0;

  g_string_truncate (self->scratch, 0);
  *is_prefix = FALSE;
  while (at < end && n_words < HUB_TEXT_MAX_WORDS)
    {
      if (!is_word (peek (at)))
        {
          at = next (at);
          continue;
        }
      if (n_words > 0)
        g_string_append_c (self->scratch, ' ');
      at = read_word (at, end, self->scratch, is_prefix);
      n_words++;
    }

  return n_words;
}

/* Finds the quote that closes the one at @at. A quote written twice is none when @with_pairs. */
static const char *
find_closing (const char *at,
              gboolean    with_pairs)
{
  at = g_utf8_next_char (at);
  while (*at != '\0')
    {
      gunichar c = peek (at);
      const char *after = g_utf8_next_char (at);

      if (hub_text_is_quote (c))
        {
          if (!with_pairs || peek (after) != c)
            return at;
          after = g_utf8_next_char (after);
        }
      at = after;
    }

  return at;
}

/* Adds a piece from @start to where the reading is, with the text in the scratch. */
static void
add (Reader     *self,
     HubPiece    piece,
     const char *start)
{
  piece.text = g_strndup (self->scratch->str, self->scratch->len);
  piece.start = start - self->text;
  piece.end = self->at - self->text;
  g_array_append_val (self->pieces, piece);
  self->at_start = FALSE;
}

/* Adds what is from @from to where the reading is as one word or, where it has several, as a
 * phrase. Returns whether there is a word. */
static gboolean
add_together (Reader     *self,
              HubPiece    piece,
              const char *start,
              const char *from)
{
  guint n_words = read_words (self, from, self->at, &piece.is_prefix);

  if (n_words == 0)
    return FALSE;

  piece.kind = n_words > 1 ? HUB_PIECE_PHRASE : HUB_PIECE_WORD;
  add (self, piece, start);

  return TRUE;
}

/* Reads the phrase whose quote is at @open. One that is not closed may still be typed. */
static void
read_phrase (Reader     *self,
             HubPiece    piece,
             const char *start,
             const char *open)
{
  const char *close = find_closing (open, FALSE);
  guint n_words = read_words (self, next (open), close, &piece.is_prefix);

  self->at = *close != '\0' ? next (close) : close;
  self->at_start = FALSE;
  if (n_words == 0)
    return;

  if (*close == '\0' && !piece.is_excluded)
    piece.is_prefix = TRUE;
  piece.kind = HUB_PIECE_PHRASE;
  add (self, piece, start);
}

/* Moves to the end of a value, with or without quotes, at @value. */
static void
skip_value (Reader     *self,
            const char *value)
{
  const char *close;

  self->at = value;
  if (!hub_text_is_quote (peek (value)))
    while (!ends_value (peek (self->at)))
      self->at = next (self->at);
  else
    {
      close = find_closing (value, FALSE);
      self->at = *close != '\0' ? next (close) : close;
    }
}

static void
read_word_piece (Reader     *self,
                 HubPiece    piece,
                 const char *start)
{
  const char *from = self->at;

  g_string_truncate (self->scratch, 0);
  self->at = read_word (from, self->end, self->scratch, &piece.is_prefix);
  if (piece.is_excluded && is_colon (peek (self->at)))
    {
      /* No operator, yet to be excluded as a whole: the rest must not be asked for instead. */
      skip_value (self, next (self->at));
      add_together (self, piece, start, from);
      return;
    }

  piece.kind = HUB_PIECE_WORD;
  if (g_str_equal (self->scratch->str, "OR") && !piece.is_excluded && !piece.is_prefix)
    piece.kind = HUB_PIECE_OR;
  add (self, piece, start);
}

/* Finds which operator begins at @at; returns its value, behind the colon, or %NULL. */
static const char *
find_operator (const char *at,
               HubPiece   *piece)
{
  char name[MAX_NAME] = "";

  for (guint i = 0; i < MAX_NAME - 1 && g_ascii_isalpha (*at); i++)
    {
      name[i] = g_ascii_tolower (*at);
      at = next (at);
    }
  if (!is_colon (peek (at)))
    return NULL;

  if (hub_facet_from_string (name, &piece->facet))
    piece->op = HUB_OPERATOR_FACET;
  else if (g_str_equal (name, "after"))
    piece->op = HUB_OPERATOR_AFTER;
  else if (g_str_equal (name, "before"))
    piece->op = HUB_OPERATOR_BEFORE;
  else if (g_str_equal (name, "sort"))
    piece->op = HUB_OPERATOR_SORT;
  else if (g_str_equal (name, "title"))
    piece->op = HUB_OPERATOR_TITLE;
  else
    return NULL;

  return next (at);
}

/* Reads the value within the quotes at @open and @close: each pair of quotes is one. */
static void
read_quoted (Reader     *self,
             const char *open,
             const char *close)
{
  g_string_truncate (self->scratch, 0);
  for (const char *at = g_utf8_next_char (open); at < close; at = g_utf8_next_char (at))
    {
      g_string_append_len (self->scratch, at, g_utf8_next_char (at) - at);
      if (hub_text_is_quote (peek (at)))
        at = g_utf8_next_char (at);
    }
}

/* Reads the value without quotes from @from to @to. */
static void
read_bare (Reader     *self,
           const char *from,
           const char *to)
{
  g_string_truncate (self->scratch, 0);
  for (const char *at = from; at < to; at = next (at))
    g_string_append_len (self->scratch, at, g_utf8_next_char (at) - at);
}

static void
read_operator (Reader     *self,
               HubPiece    piece,
               const char *start,
               const char *value)
{
  piece.kind = HUB_PIECE_OPERATOR;
  if (hub_text_is_quote (peek (value)))
    {
      const char *close = find_closing (value, TRUE);

      read_quoted (self, value, close);
      piece.is_quoted = *close != '\0';
      self->at = piece.is_quoted ? next (close) : close;
    }
  else
    {
      skip_value (self, value);
      read_bare (self, value, self->at);
    }
  add (self, piece, start);
}

/* Reads an operator, or a word or phrase of the title, if one begins here. */
static gboolean
read_named (Reader     *self,
            HubPiece    piece,
            const char *start)
{
  const char *name = self->at;
  const char *value = find_operator (name, &piece);

  if (value == NULL || (piece.op != HUB_OPERATOR_TITLE && !self->with_operators))
    return FALSE;

  if (piece.op != HUB_OPERATOR_TITLE ||
      (self->with_operators && ends_value (peek (value)) &&
       !hub_text_is_quote (peek (value))))
    {
      read_operator (self, piece, start, value);
      return TRUE;
    }

  piece.fields = HUB_FIELD_TITLE;
  if (hub_text_is_quote (peek (value)))
    {
      read_phrase (self, piece, start, value);
      return TRUE;
    }
  skip_value (self, value);
  if (add_together (self, piece, start, value))
    return TRUE;

  self->at = name;
  return FALSE;
}

static void
read_piece (Reader *self)
{
  const char *start = self->at;
  HubPiece piece = { .fields = HUB_FIELD_ALL };
  gunichar c = peek (start);

  if (self->at_start && is_minus (c))
    {
      gunichar first = peek (next (start));

      piece.is_excluded = is_word (first) || hub_text_is_quote (first);
      if (piece.is_excluded)
        {
          self->at = next (start);
          c = first;
        }
    }

  if (hub_text_is_quote (c))
    read_phrase (self, piece, start, self->at);
  else if (!is_word (c))
    {
      self->at_start = is_separator (c);
      self->at = next (self->at);
    }
  else if (!self->at_start || !read_named (self, piece, start))
    read_word_piece (self, piece, start);
}

/**
 * hub_text_pieces_new:
 * @text: valid UTF-8 of any length
 * @with_operators: whether there can be operators; if not, what looks like one is words
 *
 * Cuts up what was typed. Takes time in proportion to the length.
 *
 * Returns: (transfer full) (element-type HubPiece): the pieces, in order
 */
GArray *
hub_text_pieces_new (const char *text,
                     gboolean    with_operators)
{
  Reader self = { text, NULL };

  g_return_val_if_fail (text != NULL, NULL);

  self.at = skip_ignored (text);
  self.end = text + strlen (text);
  self.pieces = g_array_sized_new (FALSE, FALSE, sizeof (HubPiece), 8);
  self.scratch = g_string_sized_new (64);
  g_array_set_clear_func (self.pieces, piece_clear);
  self.with_operators = with_operators;
  self.at_start = TRUE;
  while (*self.at != '\0')
    read_piece (&self);
  g_string_free (self.scratch, TRUE);

  return self.pieces;
}

/**
 * hub_text_is_bare_code:
 * @code: the code of a value, valid UTF-8
 *
 * Tells whether an operator can have this value without quotes.
 *
 * Returns: whether it can
 */
gboolean
hub_text_is_bare_code (const char *code)
{
  g_return_val_if_fail (code != NULL, FALSE);

  for (const char *at = code; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isalnum (peek (at)) && strchr ("-._", *at) == NULL)
      return FALSE;

  return *code != '\0';
}
