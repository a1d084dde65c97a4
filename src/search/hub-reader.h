/* hub-reader.h: the reading side of the store, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue.h"
#include "hub-completions.h"
#include "hub-query-parse.h"
#include "hub-row.h"

G_BEGIN_DECLS

/* Owns the worker `hub-read` with the query-only connection and the index. Main thread only.
 * Signal `changed`: after a refresh; what was shown may be stale. */
#define HUB_TYPE_READER (hub_reader_get_type ())
G_DECLARE_FINAL_TYPE (HubReader, hub_reader, HUB, READER, GObject)

/* How many rows come with an answer: a window full of them, before there is a list to ask. */
#define HUB_N_FIRST_ROWS 32

HubReader          *hub_reader_new            (const char *data_dir) G_GNUC_WARN_UNUSED_RESULT;
void                hub_reader_open           (HubReader          *self);
void                hub_reader_search_async   (HubReader          *self,
                                               HubQuery           *query,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
HubResults         *hub_reader_search_finish  (HubReader    *self,
                                               GAsyncResult *result,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for what is in a search field, which is read first. */
void                hub_reader_type_async     (HubReader          *self,
                                               HubQuery           *base,
                                               const char         *typed,
                                               gsize               cursor,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
HubResults         *hub_reader_type_finish    (HubReader    *self,
                                               GAsyncResult *result,
                                               HubTyping   **typing,
                                               GPtrArray   **rows,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void                hub_reader_complete_async (HubReader          *self,
                                               HubFacet            facet,
                                               const char         *typed,
                                               HubResults         *results,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
GPtrArray          *hub_reader_complete_finish (HubReader    *self,
                                                GAsyncResult *result,
                                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void                hub_reader_rows_async     (HubReader          *self,
                                               const gint64       *ids,
                                               guint               n_ids,
                                               HubTextQuery       *words,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
GPtrArray          *hub_reader_rows_finish    (HubReader    *self,
                                               GAsyncResult *result,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* The whole entry, body and files too; NULL without error when there is none. */
void                hub_reader_find_async     (HubReader          *self,
                                               const char         *uuid,
                                               const char         *langcode,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
HubEntry           *hub_reader_find_finish    (HubReader    *self,
                                               GAsyncResult *result,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void                hub_reader_status_async   (HubReader          *self,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
HubCatalogueStatus *hub_reader_status_finish  (HubReader    *self,
                                               GAsyncResult *result,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void                hub_reader_refresh_async  (HubReader          *self,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
gboolean            hub_reader_refresh_finish (HubReader    *self,
                                               GAsyncResult *result,
                                               GError      **error);
void                hub_reader_refresh        (HubReader *self);
void                hub_reader_stop           (HubReader *self);

G_END_DECLS
