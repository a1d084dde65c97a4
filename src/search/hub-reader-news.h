/* hub-reader-news.h: what has happened to entries, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-change.h"
#include "hub-missed.h"
#include "hub-reader.h"

G_BEGIN_DECLS

/* What happened since then, and after that change: see hub_catalogue_list_changes(). */
void       hub_reader_changes_async  (HubReader           *self,
                                      gint64               since,
                                      gint64               after,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
GPtrArray *hub_reader_changes_finish (HubReader           *self,
                                      GAsyncResult        *result,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* How much happened after a change: see hub_catalogue_count_changes(). */
void       hub_reader_news_async     (HubReader           *self,
                                      gint64               after,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
gboolean   hub_reader_news_finish    (HubReader           *self,
                                      GAsyncResult        *result,
                                      guint               *n_changes,
                                      gint64              *last,
                                      GError             **error);
/* Which entries the hub reports gone, see hub_catalogue_read_missed(); @kept is a list of
 * entries. */
void       hub_reader_missed_async   (HubReader           *self,
                                      GListModel          *kept,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
HubMissed *hub_reader_missed_finish  (HubReader           *self,
                                      GAsyncResult        *result,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* Which of the kept entries are no longer on the hub: see hub_catalogue_find_gone(). */
void       hub_reader_gone_async     (HubReader           *self,
                                      GListModel          *kept,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
GPtrArray *hub_reader_gone_finish    (HubReader           *self,
                                      GAsyncResult        *result,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the hub has changed of the kept entries: see hub_catalogue_find_renewed(). */
void       hub_reader_renewed_async  (HubReader           *self,
                                      GListModel          *kept,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
GPtrArray *hub_reader_renewed_finish (HubReader           *self,
                                      GAsyncResult        *result,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
