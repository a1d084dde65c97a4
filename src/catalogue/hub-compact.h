/* hub-compact.h: what the Global Compact says of its objectives
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-tongue.h"

G_BEGIN_DECLS

/* What States draw from to keep the commitment. */
typedef struct
{
  const char *letter;      /* "a" */
  const char *text;        /* in our own words */
} HubCompactAction;

/* Another place of the Compact that has the same theme. */
typedef struct
{
  const char *objective;   /* (nullable): its code; NULL: the preamble */
  const char *paragraph;   /* (nullable): "23(b)" */
} HubCompactMention;

/* Texts are of one language; those that it does not have, English. */
typedef struct
{
  const char *title;          /* (nullable): official */
  const char *summary;        /* (nullable): in our own words */
  GArray     *actions;        /* (element-type HubCompactAction): by letter */
  GPtrArray  *context;        /* (element-type utf8): why it matters, a paragraph each */
  GArray     *mentions;       /* (element-type HubCompactMention): where else its theme is */
  GArray     *mentioned_by;   /* (element-type HubCompactMention): whose theme is in it, where */
} HubCompactObjective;

typedef struct
{
  const char *tag;       /* BCP 47 */
  const char *name;      /* of the language, in itself */
  const char *address;
} HubCompactLanguage;

/* Read once, never changed, never freed; any thread. */
const HubCompactObjective *hub_compact_find_objective (const char *code,
                                                       HubTongue   tongue);   /* (nullable) */
const HubCompactLanguage  *hub_compact_list_languages (guint *n_languages);

G_END_DECLS
