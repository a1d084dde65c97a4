/* hub-entry-list.h: the entries of a result, read as they scroll into view
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include "hub-list-item.h"
#include "hub-reader.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HUB_TYPE_ENTRY_LIST (hub_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (HubEntryList, hub_entry_list, HUB, ENTRY_LIST, GObject)

HubEntryList *hub_entry_list_new             (HubReader    *reader,
                                              HubLibrary   *library) G_GNUC_WARN_UNUSED_RESULT;
void          hub_entry_list_set_words       (HubEntryList *self,
                                              HubTextQuery *words);
void          hub_entry_list_set_ids         (HubEntryList *self,
                                              const gint64 *ids,
                                              guint         n_ids);
void          hub_entry_list_update_ids      (HubEntryList *self,
                                              const gint64 *ids,
                                              guint         n_ids);
void          hub_entry_list_put_rows        (HubEntryList *self,
                                              const gint64 *ids,
                                              GPtrArray    *rows);
void          hub_entry_list_set_limit       (HubEntryList *self,
                                              guint         limit);
void          hub_entry_list_give_way        (HubEntryList *self);
void          hub_entry_list_forget_rows     (HubEntryList *self);
gint64        hub_entry_list_get_selected_id (HubEntryList *self);
void          hub_entry_list_set_selected_id (HubEntryList *self,
                                              gint64        id);
HubListItem  *hub_entry_list_dup_selected    (HubEntryList *self) G_GNUC_WARN_UNUSED_RESULT;
guint         hub_entry_list_find            (HubEntryList *self,
                                              gint64        id);

G_END_DECLS
