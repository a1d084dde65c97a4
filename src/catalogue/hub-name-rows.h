/* hub-name-rows.h: the rows of data/names
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-term.h"
#include "hub-tongue.h"

G_BEGIN_DECLS

/* What finds a term by a name. */
typedef enum
{
  HUB_NAME_BY_WORDS,      /* each of its words, and any words in a row as a phrase */
  HUB_NAME_BY_WHOLE,      /* only all of it, as a phrase or behind an operator */
  HUB_NAME_BY_OPERATOR,   /* only all of it, behind an operator */
} HubNameUse;

/* Valid during the call. */
typedef struct
{
  HubVocabulary  vocabulary;
  char           code[64];
  HubTongue      tongue;     /* HUB_TONGUE_NONE: in all languages the same */
  HubNameUse     use;
  const char    *text;       /* UTF-8, not terminated */
  gsize          length;     /* bytes of it */
} HubNameRow;

typedef void (*HubNameRowFunc) (const HubNameRow *row,
                                gpointer          user_data);

void hub_name_rows_each (HubVocabulary  vocabulary,
                         HubNameRowFunc func,
                         gpointer       user_data);

G_END_DECLS
