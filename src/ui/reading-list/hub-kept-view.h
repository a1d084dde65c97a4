/* hub-kept-view.h: which kept entries are shown, and in which order
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  HUB_KEPT_ORDER_OWN,
  HUB_KEPT_ORDER_DUE,      /* the next day first; without one last */
  HUB_KEPT_ORDER_ADDED,    /* the last added first */
  HUB_KEPT_ORDER_DATE,     /* the newest first */
} HubKeptOrder;

/* The names of what can be shown, in the order of their numbers, and the entries of the one that
 * is. Main thread. Signal `changed`: other names. */
#define HUB_TYPE_KEPT_VIEW (hub_kept_view_get_type ())
G_DECLARE_FINAL_TYPE (HubKeptView, hub_kept_view, HUB, KEPT_VIEW, GObject)

HubKeptView    *hub_kept_view_new          (HubLibrary   *library) G_GNUC_WARN_UNUSED_RESULT;
GListModel     *hub_kept_view_get_model    (HubKeptView  *self);
GtkStringList  *hub_kept_view_get_names    (HubKeptView  *self);
guint           hub_kept_view_get_shown    (HubKeptView  *self);
const char     *hub_kept_view_get_collection (HubKeptView *self);
char           *hub_kept_view_dup_part     (HubKeptView  *self) G_GNUC_WARN_UNUSED_RESULT;
void            hub_kept_view_show         (HubKeptView  *self,
                                            guint         number);
gboolean        hub_kept_view_is_all       (HubKeptView  *self);
void            hub_kept_view_set_found    (HubKeptView  *self,
                                            GPtrArray    *entries);
gboolean        hub_kept_view_shows_removed (HubKeptView *self);
gboolean        hub_kept_view_can_move     (HubKeptView  *self);
void            hub_kept_view_set_order    (HubKeptView  *self,
                                            HubKeptOrder  order);

G_END_DECLS
