/* hub-history.h: what one has looked at
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-spot.h"

G_BEGIN_DECLS

#define HUB_HISTORY_MAX 100              /* spots that are kept */
#define HUB_HISTORY_GLANCE (G_USEC_PER_SEC) /* what was looked at for less is not kept */

typedef struct _HubHistory HubHistory;

HubHistory    *hub_history_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void           hub_history_free           (HubHistory *self);
void           hub_history_visit          (HubHistory *self,
                                           HubSpot    *spot,
                                           gint64      now);
void           hub_history_hold           (HubHistory *self);
void           hub_history_release        (HubHistory *self);
gboolean       hub_history_can_go_back    (HubHistory *self);
gboolean       hub_history_can_go_forward (HubHistory *self);
const HubSpot *hub_history_go_back        (HubHistory *self);   /* (nullable) */
const HubSpot *hub_history_go_forward     (HubHistory *self);   /* (nullable) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubHistory, hub_history_free)

G_END_DECLS
