/* hub-fold.h: letters without what readers and writers differ in
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_FOLD_MAX_LENGTH 64                           /* characters of a folded word */
#define HUB_FOLD_MAX_BYTES  (HUB_FOLD_MAX_LENGTH * 4)

/* What a character is to a word. */
typedef enum
{
  HUB_CHARACTER_BREAK,         /* parts words */
  HUB_CHARACTER_LATIN,         /* letters, by what can be done with them */
  HUB_CHARACTER_CYRILLIC,
  HUB_CHARACTER_ARABIC,
  HUB_CHARACTER_LETTER,        /* of any other script with words */
  HUB_CHARACTER_PAIRED,        /* of a script without spaces: Han, kana, Thai… */
  HUB_CHARACTER_DIGIT,
  HUB_CHARACTER_MARK,          /* belongs to the letter before it */
  HUB_CHARACTER_IGNORED,       /* within a word as if it were not there */
  HUB_CHARACTER_HYPHEN,        /* tie words together, when between two */
  HUB_CHARACTER_APOSTROPHE,
  HUB_CHARACTER_DOT,
  HUB_CHARACTER_COMMA,         /* group digits, as dots, apostrophes do */
  HUB_CHARACTER_SPACE,         /* the space that does not break */
} HubCharacterKind;

/* A word as it grows, letter by letter; hub_word_clear() begins one. */
typedef struct
{
  char     surface[HUB_FOLD_MAX_BYTES];   /* folded, not terminated */
  char     lower[HUB_FOLD_MAX_BYTES];     /* with é, ç, ñ and the like, when @has_lower */
  guint    surface_length;                /* bytes */
  guint    lower_length;                  /* bytes, when @has_lower */
  guint    n_chars;                       /* of the surface */
  gboolean has_lower;                     /* else the same as the surface */
  gboolean is_cut;                        /* there was more than fits */
} HubWord;

typedef struct _HubFold HubFold;

HubFold         *hub_fold_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void             hub_fold_free     (HubFold *self);
HubCharacterKind hub_fold_get_kind (HubFold *self,
                                    gunichar c);
void             hub_fold_add      (HubFold *self,
                                    gunichar c,
                                    HubWord *word);
void             hub_fold_add_text (HubFold    *self,
                                    const char *text,
                                    gsize       length,
                                    HubWord    *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubFold, hub_fold_free)

static inline void
hub_word_clear (HubWord *word)
{
  word->surface_length = 0;
  word->n_chars = 0;
  word->has_lower = FALSE;
  word->is_cut = FALSE;
}

static inline const char *
hub_word_get_lower (const HubWord *word,
                    gsize         *length)
{
  *length = word->has_lower ? word->lower_length : word->surface_length;
  return word->has_lower ? word->lower : word->surface;
}

G_END_DECLS
