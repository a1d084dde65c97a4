/* hub-shared-list.h: a list that is handed to others as one small file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-import.h"
#include "hub-reading-list.h"

G_BEGIN_DECLS

#define HUB_SHARED_LIST_SUFFIX "hublist"
#define HUB_SHARED_LIST_MIME "application/vnd.hubreader.list+json"
#define HUB_SHARED_LIST_VERSION 1
#define HUB_SHARED_LIST_MAX_BYTES (64 * 1024 * 1024)
#define HUB_SHARED_LIST_MAX_ITEMS 10000   /* entries, collections and searches together */

/* Filled by its maker, then only read, from any thread. */
typedef struct
{
  gatomicrefcount  ref_count;

  char            *title;     /* (owned) (nullable) */
  char            *from;      /* (owned) (nullable): who shares it, by that one's own word */
  gint64           written;   /* Unix seconds, 0 unknown */
  HubStock        *stock;     /* (owned): entries, notes, collections and searches */
} HubSharedList;

/* What is to be shared. */
typedef struct
{
  const char *title;           /* (nullable) */
  const char *from;            /* (nullable) */
  const char *collection;      /* (nullable): UUID: what is in it, alone */
  GPtrArray  *entries;         /* (nullable) (element-type HubEntry): these alone */
  gboolean    with_notes;
  gboolean    with_searches;
} HubShareWish;

/* What the user has of an entry in a shared list. */
typedef enum
{
  HUB_SHARED_NEW,       /* not in the list */
  HUB_SHARED_KEPT,      /* there already */
  HUB_SHARED_REMOVED,   /* was removed of late */
  HUB_SHARED_OTHER,     /* something else there has its id; it cannot be taken in */
} HubSharedState;

HubSharedList *hub_shared_list_new      (HubStock            *stock,
                                         const HubShareWish  *wish,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
HubSharedList *hub_shared_list_parse    (GBytes              *bytes,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
HubSharedList *hub_shared_list_load     (const char          *path,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       hub_shared_list_save     (HubSharedList       *self,
                                         const char          *path,
                                         GError             **error);
GBytes        *hub_shared_list_to_bytes (HubSharedList       *self,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
GArray        *hub_shared_list_list_states (HubSharedList    *self,
                                            HubStock         *ours) G_GNUC_WARN_UNUSED_RESULT;
gboolean       hub_shared_list_merge    (HubSharedList       *self,
                                         HubReadingList      *list,
                                         GPtrArray           *chosen,
                                         gboolean             with_searches,
                                         HubImport           *report,
                                         GError             **error);
HubSharedList *hub_shared_list_ref      (HubSharedList       *self);
void           hub_shared_list_unref    (HubSharedList       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSharedList, hub_shared_list_unref)

G_END_DECLS
