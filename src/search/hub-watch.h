/* hub-watch.h: a saved query, asked again
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reader.h"
#include "hub-search.h"

G_BEGIN_DECLS

/* What a query finds, and how it can be known again. Immutable. */
typedef struct
{
  HubResults *results;   /* (owned) */
  GArray     *keys;      /* (owned) (element-type guint64): of the ids of these, in their order */
} HubFound;

guint64   hub_entry_key           (const char          *uuid,
                                   const char          *langcode);
HubFound *hub_watch_ask           (HubCatalogue        *catalogue,
                                   HubSearch           *search,
                                   const char          *text,
                                   GCancellable        *cancellable,
                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void      hub_found_free          (HubFound            *self);

/* The same, by the worker of a reader. */
void      hub_reader_watch_async  (HubReader           *self,
                                   const char          *text,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
HubFound *hub_reader_watch_finish (HubReader           *self,
                                   GAsyncResult        *result,
                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubFound, hub_found_free)

G_END_DECLS
