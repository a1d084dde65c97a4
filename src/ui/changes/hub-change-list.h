/* hub-change-list.h: what has happened, by day
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-change.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HUB_TYPE_CHANGE_LIST (hub_change_list_get_type ())
G_DECLARE_FINAL_TYPE (HubChangeList, hub_change_list, HUB, CHANGE_LIST, GObject)

#define HUB_CHANGE_LIST_ALL (-1)   /* of all types */

HubChangeList *hub_change_list_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void           hub_change_list_set_changes (HubChangeList *self,
                                            GPtrArray     *changes);
void           hub_change_list_set_type    (HubChangeList *self,
                                            int            type);
guint          hub_change_list_get_n_all   (HubChangeList *self);

G_END_DECLS
