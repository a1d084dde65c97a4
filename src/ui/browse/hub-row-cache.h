/* hub-row-cache.h: the rows of the entries that a list has shown
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reader.h"

G_BEGIN_DECLS

#define HUB_TYPE_ROW_CACHE (hub_row_cache_get_type ())
G_DECLARE_FINAL_TYPE (HubRowCache, hub_row_cache, HUB, ROW_CACHE, GObject)

HubRowCache *hub_row_cache_new        (HubReader    *reader) G_GNUC_WARN_UNUSED_RESULT;
gboolean     hub_row_cache_set_words  (HubRowCache  *self,
                                       HubTextQuery *words);
gboolean     hub_row_cache_has_words  (HubRowCache  *self);
void         hub_row_cache_forget     (HubRowCache  *self);
HubRow      *hub_row_cache_get        (HubRowCache  *self,
                                       gint64        id);   /* (nullable) */
gboolean     hub_row_cache_is_missing (HubRowCache  *self,
                                       gint64        id);
void         hub_row_cache_put        (HubRowCache  *self,
                                       gint64        id,
                                       HubRow       *row);
void         hub_row_cache_read       (HubRowCache  *self,
                                       GArray       *ids);
void         hub_row_cache_stop       (HubRowCache  *self);

G_END_DECLS
