/* hub-reader-gather.h: reading entries to take out of the program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reader.h"

G_BEGIN_DECLS

/* Entries, and where they are from. */
typedef struct
{
  GPtrArray          *entries;   /* (owned) (element-type HubEntry) */
  GPtrArray          *gone;      /* (owned) (element-type HubEntry): those of the copies */
  HubCatalogueStatus *status;    /* (owned) */
} HubGathering;

void          hub_gathering_free        (HubGathering *self);
void          hub_reader_gather_async   (HubReader          *self,
                                         HubResults         *results,
                                         GPtrArray          *kept,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
HubGathering *hub_reader_gather_finish  (HubReader    *self,
                                         GAsyncResult *result,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubGathering, hub_gathering_free)

G_END_DECLS
