/* hub-missed.h: what the hub reports gone, and is kept until the user agrees
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue.h"

G_BEGIN_DECLS

/* FAULTS.md F43 */
typedef struct
{
  char     *digest;   /* stands for exactly these entries */
  GArray   *ids;      /* (element-type gint64): rows of `entry`, those that are kept first */
  guint     n_kept;   /* of them in the reading list */
  gboolean  is_all;   /* there are no others in their languages: they never leave unasked */
} HubMissed;

void       hub_missed_free           (HubMissed     *self);
HubMissed *hub_catalogue_read_missed (HubCatalogue  *catalogue,
                                      GPtrArray     *kept,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *hub_catalogue_find_gone   (HubCatalogue  *catalogue,
                                      GPtrArray     *kept,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GArray    *hub_catalogue_list_kept_ids (HubCatalogue  *catalogue,
                                        GPtrArray     *kept,
                                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubMissed, hub_missed_free)

G_END_DECLS
