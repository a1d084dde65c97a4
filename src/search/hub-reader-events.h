/* hub-reader-events.h: when events take place, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-occasion.h"
#include "hub-reader.h"

G_BEGIN_DECLS

/* (element-type HubOccasion): see hub_catalogue_list_occasions(). */
void    hub_reader_occasions_async  (HubReader           *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
GArray *hub_reader_occasions_finish (HubReader           *self,
                                     GAsyncResult        *result,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
