/* hub-text-pieces.h: what was typed, cut into pieces
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-facet.h"

G_BEGIN_DECLS

typedef enum
{
  HUB_PIECE_WORD,
  HUB_PIECE_PHRASE,
  HUB_PIECE_OR,
  HUB_PIECE_OPERATOR,
} HubPieceKind;

typedef enum
{
  HUB_OPERATOR_FACET,     /* country:KE */
  HUB_OPERATOR_AFTER,
  HUB_OPERATOR_BEFORE,
  HUB_OPERATOR_SORT,
  HUB_OPERATOR_TITLE,     /* with nothing behind it yet; with a word it is that word */
} HubOperator;

/* One word, one phrase, one OR, or one operator with its value. */
typedef struct
{
  HubPieceKind  kind;
  char         *text;          /* (owned): word; words with a space between; or value */
  gsize         start, end;    /* bytes of what was typed */
  guint         fields;        /* of words and phrases: mask of HUB_FIELD_… */
  HubOperator   op;            /* of operators */
  HubFacet      facet;         /* of HUB_OPERATOR_FACET */
  gboolean      is_excluded;
  gboolean      is_prefix;     /* the last word may be the beginning of one */
  gboolean      is_quoted;     /* the value of an operator is in closed quotes */
} HubPiece;

GArray  *hub_text_pieces_new   (const char *text,
                                gboolean    with_operators) G_GNUC_WARN_UNUSED_RESULT;
gboolean hub_text_is_bare_code (const char *code);
gboolean hub_text_is_quote     (gunichar c);

G_END_DECLS
