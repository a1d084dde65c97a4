/* hub-reader-whole.h: an entry and its text, as one who reads it sees it, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reader.h"
#include "hub-related.h"
#include "hub-rich-text.h"

G_BEGIN_DECLS

#define HUB_READER_TEXT_MAX (200 * 1024)   /* bytes of a body that are shown (FAULTS.md, limits) */

void      hub_reader_whole_async  (HubReader           *self,
                                   HubEntry            *entry,
                                   gboolean             is_whole,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
HubEntry *hub_reader_whole_finish (HubReader           *self,
                                   GAsyncResult        *result,
                                   HubRichText        **text,
                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type HubRelated): see hub_related_list() */
void       hub_reader_related_async  (HubReader           *self,
                                      HubEntry            *entry,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
GPtrArray *hub_reader_related_finish (HubReader           *self,
                                      GAsyncResult        *result,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
