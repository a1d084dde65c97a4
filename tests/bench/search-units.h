/* search-units.h: what people ask, keystroke by keystroke
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fts5-side.h"
#include "made-up.h"

G_BEGIN_DECLS

typedef enum
{
  UNIT_TEXT,       /* typed, letter by letter from the second of each word */
  UNIT_CHOSEN,     /* the same, after one to three choices */
  UNIT_BROWSE,     /* no text, with up to three choices */
  UNIT_TITLE,      /* typed, some with choices, sorted by title */
  UNIT_PHRASE,     /* two words of a title, in quotes */
  UNIT_RELEVANCE,  /* typed; ours alone, as no two programs agree what is relevant */
  UNIT_LETTER,     /* the first letter of a word, ours alone: whether it is a beginning differs */
  UNIT_NOTHING,    /* typed wrong, or too much at once: ours alone says what would help */
  N_UNIT_KINDS,
} UnitKind;

#define UNIT_IS_MAIN(kind) ((kind) <= UNIT_BROWSE)          /* the figures of the last line */
#define UNIT_IS_SHARED(kind) ((kind) <= UNIT_PHRASE)        /* asked of all */

/* One keystroke or click, as a question to ours and to the others. */
typedef struct
{
  UnitKind  kind;
  HubQuery *query;     /* (owned) */
  SideQuery side;
} Unit;

const char *unit_kind_get_name (UnitKind kind);
/* (element-type Unit): the same for the same seed and catalogue */
GPtrArray  *units_draw         (guint32   seed,
                                MadeUp   *made_up,
                                Fts5Side *tables,
                                guint     n_entries);

G_END_DECLS
