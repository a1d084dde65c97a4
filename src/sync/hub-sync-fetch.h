/* hub-sync-fetch.h: asking the hub, with patience
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-profile.h"
#include "hub-sync-cursor.h"
#include "hub-sync-retry.h"
#include "hub-sync-validators.h"

G_BEGIN_DECLS

/* The network side of a run. Thread: hub-net. */
typedef struct _HubSyncFetch HubSyncFetch;

/* Which entries of a collection. All borrowed. */
typedef struct
{
  const HubBundle *bundle;
  const char      *langcode;
  gint64           after_nid;    /* only those numbered above this */
  gint64           since;        /* Unix seconds: in mode `changes`, only those changed since */
  HubSyncMode      mode;
  gboolean         is_sparse;    /* of each only that it is there, and as of when */
} HubSyncAsk;

HubSyncFetch    *hub_sync_fetch_new           (const char          *hub,
                                               HubProfile          *profile,
                                               const JsonapiClientLimits *limits,
                                               GError             **error)
                                               G_GNUC_WARN_UNUSED_RESULT;
void             hub_sync_fetch_free          (HubSyncFetch        *self);
void             hub_sync_fetch_set_validators (HubSyncFetch       *self,
                                               HubSyncValidators   *validators);
void             hub_sync_fetch_set_pause     (HubSyncFetch        *self,
                                               guint                pause_ms);
void             hub_sync_fetch_keep          (HubSyncFetch        *self,
                                               const char          *next);
char            *hub_sync_fetch_dup_moved     (HubSyncFetch        *self)
                                               G_GNUC_WARN_UNUSED_RESULT;
void             hub_sync_fetch_tell          (HubSyncFetch        *self,
                                               HubSyncReport       *report);
JsonapiDocument *hub_sync_fetch_get           (HubSyncFetch        *self,
                                               const char          *uri,
                                               GCancellable        *cancellable,
                                               GError             **error)
                                               G_GNUC_WARN_UNUSED_RESULT;
gboolean         hub_sync_fetch_pause         (HubSyncFetch        *self,
                                               guint                n,
                                               GCancellable        *cancellable);
gboolean         hub_sync_fetch_follow        (HubSyncFetch        *self,
                                               JsonapiDocument     *document,
                                               const char          *prefix,
                                               GHashTable          *seen,
                                               char               **next,
                                               GError             **error);
/* the HTTP status of the last answer, 0 if there was none */
guint            hub_sync_fetch_get_status    (HubSyncFetch        *self);
gboolean         hub_sync_fetch_entry_point   (HubSyncFetch        *self,
                                               GCancellable        *cancellable,
                                               GError             **error);
GPtrArray       *hub_sync_fetch_terms         (HubSyncFetch               *self,
                                               const HubProfileVocabulary *vocabulary,
                                               HubSyncReport              *report,
                                               gboolean                   *is_known,
                                               GCancellable               *cancellable,
                                               GError                    **error)
                                               G_GNUC_WARN_UNUSED_RESULT;
JsonapiDocument *hub_sync_fetch_page          (HubSyncFetch        *self,
                                               const HubSyncAsk    *ask,
                                               char               **known_next,
                                               GCancellable        *cancellable,
                                               GError             **error)
                                               G_GNUC_WARN_UNUSED_RESULT;
JsonapiDocument *hub_sync_fetch_next          (HubSyncFetch        *self,
                                               const char          *uri,
                                               GCancellable        *cancellable,
                                               GError             **error)
                                               G_GNUC_WARN_UNUSED_RESULT;
char            *hub_sync_fetch_resolve_next  (HubSyncFetch        *self,
                                               const HubBundle     *bundle,
                                               const char          *langcode,
                                               const char          *next,
                                               GHashTable          *seen,
                                               GError             **error)
                                               G_GNUC_WARN_UNUSED_RESULT;
gboolean         hub_sync_fetch_is_bad_request (HubSyncFetch       *self);
HubSyncRetry     hub_sync_fetch_get_retry     (HubSyncFetch        *self);
void             hub_sync_fetch_set_retry     (HubSyncFetch        *self,
                                               HubSyncRetry         retry);
gint64           hub_sync_fetch_get_date      (HubSyncFetch        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSyncFetch, hub_sync_fetch_free)

G_END_DECLS
