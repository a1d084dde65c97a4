/* hub-scanner.h: the words of a text, one after the other
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-fold.h"

G_BEGIN_DECLS

/* Masks of kinds of characters. */
#define HUB_KIND_BIT(kind) (1u << (kind))
#define HUB_LETTER_KINDS   (HUB_KIND_BIT (HUB_CHARACTER_LATIN) | \
                            HUB_KIND_BIT (HUB_CHARACTER_CYRILLIC) | \
                            HUB_KIND_BIT (HUB_CHARACTER_ARABIC) | \
                            HUB_KIND_BIT (HUB_CHARACTER_LETTER))
#define HUB_WORD_KINDS     (HUB_LETTER_KINDS | HUB_KIND_BIT (HUB_CHARACTER_DIGIT))

/* A place in a text. Set the first three members to begin, and leave the last to the scanner. */
typedef struct
{
  HubFold    *fold;             /* (unowned) */
  const char *text;             /* (unowned) UTF-8, or not */
  gsize       length;           /* bytes */
  gsize       at;               /* what is read next */
  gsize       number_end;       /* behind the separator after the last number, 0 at first */
} HubScanner;

typedef struct
{
  HubWord          word;
  gsize            start;       /* bytes of the text */
  gsize            end;
  guint            kinds;       /* mask of the kinds of its characters */
  HubCharacterKind tie;         /* what ties it to the next one, BREAK if nothing does */
} HubScannedWord;

HubCharacterKind hub_scanner_peek         (const HubScanner *self,
                                           gsize            *next);
void             hub_scanner_read_word    (HubScanner     *self,
                                           HubScannedWord *word);
gboolean         hub_scanner_read_cluster (HubScanner     *self,
                                           HubScannedWord *cluster);

G_END_DECLS
