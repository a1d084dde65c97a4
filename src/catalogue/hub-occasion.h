/* hub-occasion.h: when events take place
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue.h"

G_BEGIN_DECLS

/* When an event takes place, without the rest of it. */
typedef struct
{
  gint64  id;       /* row in `entry` */
  HubDate starts;
  HubDate ends;
} HubOccasion;

/* (element-type HubOccasion): of all events on the hub, in no order */
GArray *hub_catalogue_list_occasions (HubCatalogue  *catalogue,
                                      GCancellable  *cancellable,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
