/* hub-index-snapshot.h: what an index showed at one moment, to be written to its file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-index-file.h"
#include "hub-index.h"

G_BEGIN_DECLS

/* Immutable, of one owner; any thread. */
typedef struct _HubIndexSnapshot HubIndexSnapshot;

/* (nullable): NULL where the file has nearly all of it, or there can be none. */
HubIndexSnapshot *hub_index_take_snapshot  (HubIndex *self) G_GNUC_WARN_UNUSED_RESULT;
void              hub_index_snapshot_free  (HubIndexSnapshot *self);
gboolean          hub_index_snapshot_write (HubIndexSnapshot *self,
                                            HubIndexFile     *file,
                                            GCancellable     *cancellable,
                                            GError          **error);
/* Has the next refresh begin with what the file holds; takes it out of @file. */
void              hub_index_offer_file     (HubIndex *self, HubIndexFile *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubIndexSnapshot, hub_index_snapshot_free)

G_END_DECLS
