/* hub-reader-topics.h: what the catalogue has of objectives and the like, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-brief.h"
#include "hub-reader.h"

G_BEGIN_DECLS

/* All objectives, principles, regions and countries: see hub_brief_list_topics(). */
void       hub_reader_topics_async  (HubReader           *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
GPtrArray *hub_reader_topics_finish (HubReader           *self,
                                     GAsyncResult        *result,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* One of them: see hub_brief_new(). */
void       hub_reader_brief_async   (HubReader           *self,
                                     HubVocabulary        vocabulary,
                                     const char          *code,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
HubBrief  *hub_reader_brief_finish  (HubReader           *self,
                                     GAsyncResult        *result,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
