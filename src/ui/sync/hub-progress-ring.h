/* hub-progress-ring.h: an icon with a ring around it that fills
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HUB_TYPE_PROGRESS_RING (hub_progress_ring_get_type ())
G_DECLARE_FINAL_TYPE (HubProgressRing, hub_progress_ring, HUB, PROGRESS_RING, GtkWidget)

GtkWidget *hub_progress_ring_new (const char      *idle_icon,
                                  const char      *busy_icon);
void       hub_progress_ring_set (HubProgressRing *self,
                                  gboolean         busy,
                                  double           fraction);

G_END_DECLS
