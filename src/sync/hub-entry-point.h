/* hub-entry-point.h: where a site keeps its JSON:API
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync-fetch.h"

G_BEGIN_DECLS

/* One type that an entry point lists. */
typedef struct
{
  char *type;
  char *path;   /* below the base path */
} HubEntryPointType;

typedef struct
{
  char      *base_path;
  GPtrArray *types;        /* (element-type HubEntryPointType) */
} HubEntryPoint;

char          *hub_entry_point_split_address (const char     *address,
                                              char          **path,
                                              GError        **error) G_GNUC_WARN_UNUSED_RESULT;
HubEntryPoint *hub_entry_point_find          (HubSyncFetch   *fetch,
                                              const char     *hub,
                                              const char     *path,
                                              GCancellable   *cancellable,
                                              GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void           hub_entry_point_free          (HubEntryPoint  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubEntryPoint, hub_entry_point_free)

G_END_DECLS
