/* hub-place.h: what is being typed where the cursor is
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-text-pieces.h"

G_BEGIN_DECLS

#define HUB_PLACE_MIN_NAME 2    /* letters of an operator's name before it is taken for one */

typedef enum
{
  HUB_PLACE_WORDS,        /* nothing to complete */
  HUB_PLACE_NAME,         /* what may become the name of an operator */
  HUB_PLACE_VALUE,        /* the value of an operator */
} HubPlaceKind;

typedef struct
{
  HubPlaceKind  kind;
  char         *typed;          /* (owned) (nullable): what there is of the name or value */
  gsize         start, end;     /* bytes of the text that a completion takes the place of */
  gboolean      is_excluded;    /* with a minus before it */
  HubOperator   op;             /* of a value */
  HubFacet      facet;          /* of HUB_OPERATOR_FACET */
} HubPlace;

void               hub_place_init         (HubPlace   *self,
                                           const char *text,
                                           gsize       cursor);
void               hub_place_clear        (HubPlace   *self);
/* NULL-terminated, in the order they are offered */
const char *const *hub_operator_list_names (void);
char              *hub_place_write_name   (HubPlace   *self,
                                           const char *name) G_GNUC_WARN_UNUSED_RESULT;
char              *hub_place_write_value  (HubPlace   *self,
                                           const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubPlace, hub_place_clear)

G_END_DECLS
