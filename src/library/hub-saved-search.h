/* hub-saved-search.h: a query that is asked again after each sync
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_QUERY_MAX_BYTES 4096   /* of a query that is saved */

/* Filled by its maker, then only read, from any thread. Keys are those of hub_entry_key(). */
typedef struct
{
  gatomicrefcount  ref_count;

  char            *uuid;      /* (owned) */
  char            *name;      /* (owned) */
  char            *query;     /* (owned): as it would be typed, with its order */
  gint64           place;     /* lowest first; 0 for the last */
  GArray          *known;     /* (owned) (nullable) (element-type guint64): sorted; what it found
                               * so far, NULL before it was asked */
  GArray          *fresh;     /* (owned) (element-type guint64): sorted; of these, what the user has
                               * not looked at */
} HubSavedSearch;

HubSavedSearch *hub_saved_search_new   (const char     *uuid,
                                        const char     *name,
                                        const char     *query) G_GNUC_WARN_UNUSED_RESULT;
HubSavedSearch *hub_saved_search_copy  (HubSavedSearch *self) G_GNUC_WARN_UNUSED_RESULT;
HubSavedSearch *hub_saved_search_ref   (HubSavedSearch *self);
void            hub_saved_search_unref (HubSavedSearch *self);
HubSavedSearch *hub_saved_search_find  (GPtrArray      *searches,
                                        const char     *uuid);
guint           hub_saved_search_meet  (HubSavedSearch *self,
                                        GArray         *found);
void            hub_saved_search_look  (HubSavedSearch *self,
                                        GArray         *found);
gboolean        hub_saved_search_is_fresh (HubSavedSearch *self,
                                           guint64         key);
guint           hub_saved_search_count_fresh (HubSavedSearch *self,
                                              GArray         *found);

/* Keys as text: "" for NULL, else "=" and 16 digits for each. */
char           *hub_keys_to_text       (GArray         *keys) G_GNUC_WARN_UNUSED_RESULT;
GArray         *hub_keys_from_text     (const char     *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSavedSearch, hub_saved_search_unref)

G_END_DECLS
