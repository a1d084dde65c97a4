/* hub-reader-cross.h: counts of one facet against another, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-cross.h"
#include "hub-reader.h"

G_BEGIN_DECLS

/* See hub_search_cross(). */
void      hub_reader_cross_async  (HubReader           *self,
                                   HubQuery            *query,
                                   HubFacet             rows,
                                   HubFacet             columns,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
HubCross *hub_reader_cross_finish (HubReader           *self,
                                   GAsyncResult        *result,
                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
