/* hub-fold.c: letters without what readers and writers differ in
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A character is taken apart (Unicode's compatibility decomposition), its pieces are put in lower
 * case, marks are dropped, and what then still differs only by custom is made one: ß and ss, ø
 * and o, the forms of alif. Text that is canonically the same so gives the same, composed or not.
 *
 * Marks that are letters in all but name stay: the vowels of Thai and the scripts of India, the
 * voicing of kana, and the breve of й. Beside the folded word a second one keeps the few accents
 * that the stemmers know.
 *
 * What a character comes to is kept, in pages of 256 made when first needed.
 */

#define G_LOG_DOMAIN "hub-fold"

#include "hub-fold.h"

#include <string.h>

#define PAGE_SIZE      256
#define N_PAGES        (0x110000 / PAGE_SIZE)
#define MAX_PIECES     18          /* of one character: U+FDFA */
#define MANY           0x1fffff    /* in place of a character: look at the pieces */
#define MAX_ACCENTED   0xff        /* the last letter with an accent that stemmers know */
#define LAST_ORNATE    0x077f      /* up to here a letter has no marks but ornaments */
#define CYRILLIC_I     0x0438
#define SHORT_I        0x0439
#define BREVE          0x0306

typedef struct
{
  gunichar fold : 21;      /* 0 for nothing */
  gunichar lower : 21;
  guint    kind : 4;       /* HubCharacterKind */
} Character;

struct _HubFold
{
  Character *pages[N_PAGES];     /* (owned) (nullable) */
};

/* What has no decomposition, in lower case, and what is written for it. */
static const struct
{
  gunichar    letter;
  const char *written;
} customs[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" },
  { 0x0111, "d" }, { 0x0127, "h" }, { 0x0131, "i" }, { 0x0138, "k" }, { 0x0142, "l" },
  { 0x014b, "n" }, { 0x0153, "oe" }, { 0x0167, "t" }, { 0x0180, "b" }, { 0x0192, "f" },
  { 0x0199, "k" }, { 0x01b4, "y" }, { 0x01b6, "z" }, { 0x0253, "b" }, { 0x0254, "o" },
  { 0x0256, "d" }, { 0x0257, "d" }, { 0x0259, "e" }, { 0x025b, "e" }, { 0x0268, "i" },
  { 0x03c2, "σ" },
  { 0x0629, "ه" },      /* ta marbuta */
  { 0x0649, "ي" },      /* alif maqsura */
  { 0x0671, "ا" }, { 0x0672, "ا" }, { 0x0673, "ا" },
  { 0x06a9, "ك" }, { 0x06cc, "ي" }, { 0x06d2, "ي" },                     /* Persian, Urdu */
  { 0x06be, "ه" }, { 0x06c1, "ه" }, { 0x06c3, "ه" }, { 0x06d5, "ه" },
};

static const gunichar apostrophes[] = {
  '\'', '`', 0x00b4, 0x02b9, 0x02bb, 0x02bc, 0x02bd, 0x2018, 0x2019, 0x201b, 0x2032, 0x05f3,
  0xff07,
};

/* With the dots of "col·lecció" and "migrant·e·s". */
static const gunichar hyphens[] = {
  '-', 0x00b7, 0x058a, 0x05be, 0x2010, 0x2011, 0x2027, 0xfe63, 0xff0d,
};

/* Besides all of the category "format": the stretched line of Arabic, the half rings of its
 * transliteration, and letters that are there to be blank. */
static const gunichar blanks[] = { 0x0640, 0x02be, 0x02bf, 0x115f, 0x1160, 0x3164, 0xffa0 };

static gboolean
is_among (gunichar        c,
          const gunichar *all,
          gsize           n)
{
  for (gsize i = 0; i < n; i++)
    {
      if (all[i] == c)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_apostrophe (gunichar c)
{
  return is_among (c, apostrophes, G_N_ELEMENTS (apostrophes));
}

static gboolean
is_hyphen (gunichar c)
{
  return is_among (c, hyphens, G_N_ELEMENTS (hyphens));
}

static gboolean
is_ignored (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT || is_among (c, blanks, G_N_ELEMENTS (blanks));
}

/* Whether a mark is an ornament of the letter before it, and no letter itself. */
static gboolean
is_ornament (gunichar mark)
{
  GUnicodeScript script = g_unichar_get_script (mark);

  if (mark == 0x3099 || mark == 0x309a)          /* voicing of kana */
    return FALSE;

  return script == G_UNICODE_SCRIPT_INHERITED || script == G_UNICODE_SCRIPT_COMMON ||
         script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK ||
         script == G_UNICODE_SCRIPT_CYRILLIC || script == G_UNICODE_SCRIPT_ARABIC ||
         script == G_UNICODE_SCRIPT_HEBREW || script == G_UNICODE_SCRIPT_SYRIAC;
}

static HubCharacterKind
get_letter_kind (gunichar c)
{
  if (c == 0x30fc || c == 0xff70)                /* the long vowel of kana, of no script */
    return HUB_CHARACTER_PAIRED;

  /* Few scripts matter here, many exist. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wswitch-enum"
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_LATIN:
      return HUB_CHARACTER_LATIN;
    case G_UNICODE_SCRIPT_CYRILLIC:
      return HUB_CHARACTER_CYRILLIC;
    case G_UNICODE_SCRIPT_ARABIC:
      return HUB_CHARACTER_ARABIC;
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return HUB_CHARACTER_PAIRED;
    default:
      return HUB_CHARACTER_LETTER;
    }
#pragma GCC diagnostic pop
}

static HubCharacterKind
find_kind (gunichar c)
{
  if (is_apostrophe (c))
    return HUB_CHARACTER_APOSTROPHE;
  if (is_hyphen (c))
    return HUB_CHARACTER_HYPHEN;
  if (is_ignored (c))
    return HUB_CHARACTER_IGNORED;
  if (c == '.' || c == 0xff0e)
    return HUB_CHARACTER_DOT;
  if (c == ',' || c == 0x066b || c == 0x066c || c == 0xff0c)
    return HUB_CHARACTER_COMMA;
  if (c == 0x00a0 || c == 0x2007 || c == 0x2009 || c == 0x202f)
    return HUB_CHARACTER_SPACE;
  if (g_unichar_ismark (c) || c == 0xff9e || c == 0xff9f)      /* the latter voice narrow kana */
    return HUB_CHARACTER_MARK;
  /* A raised number is a note, and a fraction no run of digits; a lowered one is part of CO₂. */
  if (g_unichar_isdigit (c) || (c >= 0x2080 && c <= 0x2089))
    return HUB_CHARACTER_DIGIT;
  if (g_unichar_isalpha (c) || g_unichar_type (c) == G_UNICODE_LETTER_NUMBER)
    return get_letter_kind (c);

  return HUB_CHARACTER_BREAK;
}

/* Appends @c to @text, which has room, and returns the new length. */
static guint
append (char    *text,
        guint    length,
        gunichar c)
{
  return length + (guint) g_unichar_to_utf8 (c, text + length);
}

/* Where the last character of @text, not empty, begins. */
static guint
find_last (const char *text,
           guint       length)
{
  do
    length--;
  while (length > 0 && ((guchar) text[length] & 0xc0) == 0x80);

  return length;
}

static void
begin_lower (HubWord *word)
{
  if (word->has_lower)
    return;

  memcpy (word->lower, word->surface, word->surface_length);
  word->lower_length = word->surface_length;
  word->has_lower = TRUE;
}

/* Appends to the surface, and to the other form where there is one. */
static void
add_letter (HubWord *word,
            gunichar c,
            gunichar lower)
{
  if (word->n_chars == HUB_FOLD_MAX_LENGTH)
    {
      word->is_cut = TRUE;
      return;
    }

  if (c != lower)
    begin_lower (word);
  if (word->has_lower)
    word->lower_length = append (word->lower, word->lower_length, lower);
  word->surface_length = append (word->surface, word->surface_length, c);
  word->n_chars++;
}

static void
remove_last (HubWord *word)
{
  word->surface_length = find_last (word->surface, word->surface_length);
  if (word->has_lower)
    word->lower_length = find_last (word->lower, word->lower_length);
  word->n_chars--;
}

/* Gives the last letter of the accented form its accent, if it is one that stemmers know. */
static void
accent_last (HubWord *word,
             gunichar mark)
{
  gsize length;
  const char *lower = hub_word_get_lower (word, &length);
  gunichar last = g_utf8_get_char (lower + find_last (lower, (guint) length));
  gunichar accented;

  if (!g_unichar_compose (last, mark, &accented) || accented > MAX_ACCENTED)
    return;

  begin_lower (word);
  word->lower_length = find_last (word->lower, word->lower_length);
  word->lower_length = append (word->lower, word->lower_length, accented);
}

/* Adds a mark that is a letter in all but name, at its place in canonical order. It is not joined
 * with its letter: text that is composed is taken apart instead. */
static void
add_kept_mark (HubWord *word,
               gunichar mark)
{
  gunichar last = g_utf8_get_char (word->surface + find_last (word->surface,
                                                              word->surface_length));

  if (g_unichar_combining_class (mark) != 0 &&
      g_unichar_combining_class (last) > g_unichar_combining_class (mark))
    {
      remove_last (word);
      add_kept_mark (word, mark);
      add_letter (word, last, last);
    }
  else
    {
      add_letter (word, mark, mark);
    }
}

static void
add_mark (HubWord *word,
          gunichar mark)
{
  gunichar last;

  if (word->n_chars == 0 || word->is_cut)
    return;

  last = g_utf8_get_char (word->surface + find_last (word->surface, word->surface_length));
  if (mark == BREVE && last == CYRILLIC_I)
    {
      remove_last (word);
      add_letter (word, SHORT_I, SHORT_I);
    }
  else if (last < 0x80)
    {
      accent_last (word, mark);
    }
  else if (last > LAST_ORNATE && !is_ornament (mark))
    {
      add_kept_mark (word, mark);
    }
}

/* Adds a letter that has no decomposition, in lower case. */
static void
add_custom (HubWord *word,
            gunichar letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (customs); i++)
    {
      if (customs[i].letter != letter)
        continue;
      for (const char *p = customs[i].written; *p != '\0'; p = g_utf8_next_char (p))
        add_letter (word, g_utf8_get_char (p), g_utf8_get_char (p));
      return;
    }
  add_letter (word, letter, letter);
}

/* Adds all that @c comes to. */
static void
add_pieces (HubWord *word,
            gunichar c)
{
  gunichar pieces[MAX_PIECES];
  gsize n_pieces;

  if (g_unichar_isdigit (c))
    {
      gunichar digit = '0' + (gunichar) g_unichar_digit_value (c);

      add_letter (word, digit, digit);
      return;
    }

  n_pieces = g_unichar_fully_decompose (c, TRUE, pieces, MAX_PIECES);
  for (gsize i = 0; i < MIN (n_pieces, MAX_PIECES); i++)
    {
      gunichar piece = g_unichar_tolower (pieces[i]);

      if (g_unichar_ismark (piece))
        add_mark (word, piece);
      else if (g_unichar_isalnum (piece) && !is_ignored (piece))
        add_custom (word, piece);
    }
}

/* What @c comes to by itself. */
static Character
find_character (gunichar c)
{
  Character found = { .kind = find_kind (c) };
  HubWord word;
  gsize length;
  const char *lower;

  if (found.kind == HUB_CHARACTER_MARK)
    {
      found.fold = MANY;
      return found;
    }
  if (found.kind < HUB_CHARACTER_LATIN || found.kind > HUB_CHARACTER_DIGIT)
    return found;

  hub_word_clear (&word);
  add_pieces (&word, c);
  lower = hub_word_get_lower (&word, &length);
  if (word.n_chars == 1)
    {
      found.fold = g_utf8_get_char_validated (word.surface, word.surface_length);
      found.lower = g_utf8_get_char_validated (lower, (gssize) length);
    }
  else if (word.n_chars > 1)
    {
      found.fold = MANY;
    }

  return found;
}

static Character
look_up (HubFold *self,
         gunichar c)
{
  Character **page = &self->pages[c / PAGE_SIZE];

  if (G_UNLIKELY (*page == NULL))
    {
      gunichar first = c - c % PAGE_SIZE;

      *page = g_new (Character, PAGE_SIZE);
      for (gunichar i = 0; i < PAGE_SIZE; i++)
        (*page)[i] = find_character (first + i);
    }

  return (*page)[c % PAGE_SIZE];
}

/**
 * hub_fold_new:
 *
 * Makes what folds letters; for one thread.
 *
 * Returns: (transfer full): the fold
 */
HubFold *
hub_fold_new (void)
{
  return g_new0 (HubFold, 1);
}

void
hub_fold_free (HubFold *self)
{
  for (guint i = 0; i < N_PAGES; i++)
    g_free (self->pages[i]);
  g_free (self);
}

/**
 * hub_fold_get_kind:
 * @self: a folder
 * @c: a character
 *
 * Tells what a character is in a text: part of a word, what ties words together, or else.
 *
 * Returns: its kind
 */
HubCharacterKind
hub_fold_get_kind (HubFold *self,
                   gunichar c)
{
  return look_up (self, c).kind;
}

/**
 * hub_fold_add:
 * @self: a fold
 * @c: a letter, digit or mark, at most U+10FFFF; others add nothing
 * @word: the word that grows
 *
 * Adds what a character comes to: nothing, one letter or several. What goes beyond
 * %HUB_FOLD_MAX_LENGTH is left out.
 */
void
hub_fold_add (HubFold *self,
              gunichar c,
              HubWord *word)
{
  Character found = look_up (self, c);

  if (found.fold == MANY)
    add_pieces (word, c);
  else if (found.fold != 0)
    add_letter (word, found.fold, found.lower);
}

/**
 * hub_fold_add_text:
 * @self: a fold
 * @text: valid UTF-8
 * @length: bytes of @text
 * @word: the word that grows
 *
 * Adds each character of @text.
 */
void
hub_fold_add_text (HubFold    *self,
                   const char *text,
                   gsize       length,
                   HubWord    *word)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    hub_fold_add (self, g_utf8_get_char (p), word);
}
