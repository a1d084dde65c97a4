/* hub-scanner.c: the words of a text, one after the other
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text is read once, from left to right. Looking ahead is only ever past a few digits, or past
 * blanks that are then left behind, so the time is linear in the length.
 */

#define G_LOG_DOMAIN "hub-scanner"

#include "hub-scanner.h"

#define BAD_CHARACTER  '\0'      /* what bytes that are no UTF-8 are read as */
#define MAX_CLUSTER    8         /* characters: a letter and its marks */
#define GROUP          3         /* digits between two separators */
#define DECIMAL_KINDS  (HUB_KIND_BIT (HUB_CHARACTER_DOT) | HUB_KIND_BIT (HUB_CHARACTER_COMMA))
#define GROUPING_KINDS (DECIMAL_KINDS | HUB_KIND_BIT (HUB_CHARACTER_APOSTROPHE) | \
                        HUB_KIND_BIT (HUB_CHARACTER_SPACE))

/* The letters and digits of ASCII in lower case; 0 for all else. */
static const char ascii_words[128] = {
  ['0'] = '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
  ['A'] = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
  'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
  ['a'] = 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
  'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
};

/* The character at @at, and where the next one begins. At the end of the text, and for each byte
 * that is no UTF-8, it is BAD_CHARACTER, which parts words. */
static gunichar
peek (const HubScanner *self,
      gsize             at,
      gsize            *next)
{
  gunichar c;

  *next = at + 1;
  if (at >= self->length)
    return BAD_CHARACTER;
  if ((guchar) self->text[at] < 0x80)
    return (guchar) self->text[at];

  c = g_utf8_get_char_validated (self->text + at, (gssize) MIN (self->length - at, 4));
  if (c >= 0x110000)
    return BAD_CHARACTER;
  *next = at + (gsize) g_utf8_skip[(guchar) self->text[at]];

  return c;
}

static HubCharacterKind
peek_kind (const HubScanner *self,
           gsize             at,
           gsize            *next)
{
  return hub_fold_get_kind (self->fold, peek (self, at, next));
}

/* Counts the digits from @at on, up to one more than a group has, and where they end. */
static guint
count_digits (const HubScanner *self,
              gsize             at,
              gsize            *end)
{
  gsize next;
  guint n = 0;

  while (n <= GROUP && peek_kind (self, at, &next) == HUB_CHARACTER_DIGIT)
    {
      at = next;
      n++;
    }
  *end = at;

  return n;
}

/* Whether a separator as @separator and a digit stand at @at: then what is before is one of
 * several numbers, as in a date or an address. */
static gboolean
is_followed (const HubScanner *self,
             gsize             at,
             gunichar          separator)
{
  gsize next;

  return peek (self, at, &next) == separator &&
         peek_kind (self, next, &next) == HUB_CHARACTER_DIGIT;
}

static void
add_digits (HubScanner     *self,
            HubScannedWord *word,
            gsize           end)
{
  gsize next;

  while (self->at < end)
    {
      hub_fold_add (self->fold, peek (self, self->at, &next), &word->word);
      self->at = next;
    }
  word->end = end;
}

/* Adds the groups of three that make "1,000,000" one number, if they are such to the last. */
static void
add_groups (HubScanner     *self,
            HubScannedWord *word)
{
  gsize next, end;
  gsize at = self->at;
  gunichar separator = peek (self, at, &next);

  if (word->word.n_chars > GROUP || word->word.surface[0] == '0' ||
      (HUB_KIND_BIT (hub_fold_get_kind (self->fold, separator)) & GROUPING_KINDS) == 0)
    return;

  while (peek (self, at, &next) == separator && at - self->at < HUB_FOLD_MAX_BYTES)
    {
      if (count_digits (self, next, &end) != GROUP)
        break;
      at = end;
    }
  if (is_followed (self, at, separator))
    return;

  while (self->at < at)
    {
      peek (self, self->at, &self->at);
      count_digits (self, self->at, &end);
      add_digits (self, word, end);
    }
}

/* Adds up to three decimals, behind a dot whatever the separator is. More digits are more likely
 * a year. */
static void
add_decimals (HubScanner     *self,
              HubScannedWord *word)
{
  gsize next, end;
  gunichar separator = peek (self, self->at, &next);
  guint n_digits = count_digits (self, next, &end);

  if ((HUB_KIND_BIT (hub_fold_get_kind (self->fold, separator)) & DECIMAL_KINDS) == 0 ||
      n_digits == 0 || n_digits > GROUP || is_followed (self, end, separator) ||
      word->word.n_chars == HUB_FOLD_MAX_LENGTH)
    return;

  word->word.surface[word->word.surface_length++] = '.';
  word->word.n_chars++;
  self->at = next;
  add_digits (self, word, end);
}

/* Goes on with what may be a number at a separator. Of several with the same separator, as in
 * "12.05.2023", each is a word. */
static void
continue_number (HubScanner     *self,
                 HubScannedWord *word)
{
  gsize next;

  if (word->start == 0 || word->start != self->number_end)
    {
      add_groups (self, word);
      add_decimals (self, word);
    }
  if ((HUB_KIND_BIT (peek_kind (self, self->at, &next)) & GROUPING_KINDS) != 0)
    self->number_end = next;
}

/* Reads the run of ASCII that most words are. */
static void
read_ascii (HubScanner     *self,
            HubScannedWord *word)
{
  gsize end = MIN (self->length, self->at + HUB_FOLD_MAX_LENGTH);
  gsize at = self->at;
  gboolean has_letters = FALSE, has_digits = FALSE;

  for (; at < end; at++)
    {
      guchar byte = (guchar) self->text[at];
      char c = byte < 0x80 ? ascii_words[byte] : 0;

      if (c == 0)
        break;
      has_letters |= c >= 'a';
      has_digits |= c < 'a';
      word->word.surface[at - self->at] = c;
    }
  word->word.surface_length = word->word.n_chars = (guint) (at - self->at);
  if (has_letters)
    word->kinds |= HUB_KIND_BIT (HUB_CHARACTER_LATIN);
  if (has_digits)
    word->kinds |= HUB_KIND_BIT (HUB_CHARACTER_DIGIT);
  if (at > self->at)
    word->end = at;
  self->at = at;
}

/* Whether a letter of @kind goes on with a word of @kinds: Arabic and other letters never make one
 * word, though they are written without a space ("الـUNHCR"). */
static gboolean
is_of_word (guint            kinds,
            HubCharacterKind kind)
{
  guint letters = kinds & HUB_LETTER_KINDS;

  if (kind == HUB_CHARACTER_DIGIT || letters == 0)
    return TRUE;

  return (kind == HUB_CHARACTER_ARABIC) == (letters == HUB_KIND_BIT (HUB_CHARACTER_ARABIC));
}

static void
read_letters (HubScanner     *self,
              HubScannedWord *word)
{
  gboolean is_number_read = FALSE;

  hub_word_clear (&word->word);
  word->start = word->end = self->at;
  word->kinds = 0;
  read_ascii (self, word);

  while (self->at < self->length)
    {
      gsize next;
      gunichar c = peek (self, self->at, &next);
      HubCharacterKind kind = hub_fold_get_kind (self->fold, c);

      if (word->kinds == HUB_KIND_BIT (HUB_CHARACTER_DIGIT) && !is_number_read &&
          (HUB_KIND_BIT (kind) & GROUPING_KINDS) != 0)
        {
          continue_number (self, word);
          is_number_read = TRUE;
          continue;
        }
      if ((HUB_KIND_BIT (kind) & HUB_WORD_KINDS) != 0 && is_of_word (word->kinds, kind))
        word->kinds |= HUB_KIND_BIT (kind);
      else if (kind != HUB_CHARACTER_MARK && kind != HUB_CHARACTER_IGNORED)
        return;

      if (kind != HUB_CHARACTER_IGNORED)
        {
          hub_fold_add (self->fold, c, &word->word);
          word->end = next;
        }
      self->at = next;
    }
}

/* What ties @word to the next one, which then begins at the current place; BREAK if nothing does.
 * Dots tie single letters: "U.N." */
static HubCharacterKind
read_tie (HubScanner           *self,
          const HubScannedWord *word)
{
  gsize at, next;
  HubCharacterKind kind, tie = peek_kind (self, self->at, &at);

  if (tie != HUB_CHARACTER_HYPHEN && tie != HUB_CHARACTER_APOSTROPHE &&
      (tie != HUB_CHARACTER_DOT || word->word.n_chars > 1 ||
       (word->kinds & HUB_LETTER_KINDS) == 0))
    return HUB_CHARACTER_BREAK;

  while ((kind = peek_kind (self, at, &next)) == HUB_CHARACTER_IGNORED)
    at = next;
  self->at = at;

  if ((HUB_KIND_BIT (kind) & (tie == HUB_CHARACTER_DOT ? HUB_LETTER_KINDS : HUB_WORD_KINDS)) == 0)
    return HUB_CHARACTER_BREAK;

  return tie;
}

/**
 * hub_scanner_peek:
 * @self: a scanner
 * @next: (out): where the character behind it begins
 *
 * Looks at the character at the current place. Bytes that are no UTF-8, NUL and the end of the text
 * are %HUB_CHARACTER_BREAK.
 *
 * Returns: its kind
 */
HubCharacterKind
hub_scanner_peek (const HubScanner *self,
                  gsize            *next)
{
  return peek_kind (self, self->at, next);
}

/**
 * hub_scanner_read_word:
 * @self: a scanner, at a character of one of the %HUB_WORD_KINDS
 * @word: (out caller-allocates): the word
 *
 * Reads a word, or a number with its separators. If it is tied to another one, the current place
 * is moved there. A word may be empty, if its letters come to nothing.
 */
void
hub_scanner_read_word (HubScanner     *self,
                       HubScannedWord *word)
{
  read_letters (self, word);
  word->tie = read_tie (self, word);
}

/**
 * hub_scanner_read_cluster:
 * @self: a scanner
 * @cluster: (out caller-allocates): the letter; its @kinds and @tie are not set
 *
 * Reads one letter of a script without spaces, with its marks.
 *
 * Returns: %FALSE when there is none at the current place
 */
gboolean
hub_scanner_read_cluster (HubScanner     *self,
                          HubScannedWord *cluster)
{
  gsize next;
  gunichar c;
  HubCharacterKind kind;

  hub_word_clear (&cluster->word);
  c = peek (self, self->at, &next);
  if (hub_fold_get_kind (self->fold, c) != HUB_CHARACTER_PAIRED)
    return FALSE;

  cluster->start = self->at;
  do
    {
      if (cluster->word.n_chars < MAX_CLUSTER)
        hub_fold_add (self->fold, c, &cluster->word);
      cluster->end = self->at = next;
      c = peek (self, self->at, &next);
      kind = hub_fold_get_kind (self->fold, c);
      for (; kind == HUB_CHARACTER_IGNORED; kind = hub_fold_get_kind (self->fold, c))
        {
          self->at = next;
          c = peek (self, self->at, &next);
        }
    }
  while (kind == HUB_CHARACTER_MARK);

  return TRUE;
}

