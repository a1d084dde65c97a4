/* hub-spot.h: what one looks at in the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"
#include "hub-query.h"

G_BEGIN_DECLS

/* Filled by its maker, then only read. */
typedef struct
{
  const char    *place;        /* (unowned): interned name of a place */
  HubQuery      *query;        /* (owned) (nullable): of Browse */
  HubVocabulary  vocabulary;   /* of Objectives */
  char          *code;         /* (owned) (nullable): of the topic, NULL for all topics;
                                 * of Insights, what is compared */
  HubEntry      *entry;        /* (owned) (nullable): that is being read */
} HubSpot;

HubSpot *hub_spot_new       (const char    *place) G_GNUC_WARN_UNUSED_RESULT;
void     hub_spot_free      (HubSpot       *self);
gboolean hub_spot_is_same   (const HubSpot *self,
                             const HubSpot *other);
gboolean hub_spot_is_near   (const HubSpot *self,
                             const HubSpot *other);
gboolean hub_spot_leads_to  (const HubSpot *self,
                             const HubSpot *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSpot, hub_spot_free)

G_END_DECLS
