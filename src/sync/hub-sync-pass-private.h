/* hub-sync-pass-private.h: what reading and sweeping share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-sync-pass.h"

G_BEGIN_DECLS

/* What one answer of the hub holds. */
typedef struct
{
  GPtrArray *entries;           /* (element-type HubEntry) */
  GPtrArray *omitted;           /* (nullable) (element-type utf8): entries that are hidden now */
  gint64     after;             /* number that all of them are above */
  gint64     highest;           /* number among them */
  gint64     newest;
  guint      seen;
  guint      skipped;
  guint      skipped_pages;     /* the page itself, or those that may be behind it */
  gboolean   is_rising;         /* each number is above the one before */
  gboolean   is_filtered;       /* each has changed since when was asked */
  char      *next;              /* (owned) (nullable): the link to the next page */
  gboolean   has_next;
} HubSyncPage;

static inline void
hub_sync_page_clear (HubSyncPage *page)
{
  g_clear_pointer (&page->entries, g_ptr_array_unref);
  g_clear_pointer (&page->omitted, g_ptr_array_unref);
  g_clear_pointer (&page->next, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubSyncPage, hub_sync_page_clear)

void     hub_sync_pass_map       (HubSyncState      *state,
                                  const HubSyncPass *pass,
                                  JsonapiDocument   *document,
                                  gint64             since,
                                  gboolean           is_sparse,
                                  HubSyncPage       *page);
gboolean hub_sync_pass_check     (HubSyncState      *state,
                                  const HubSyncPass *pass,
                                  JsonapiDocument   *document,
                                  HubSyncPage       *page,
                                  HubSyncMode       *better,
                                  GError           **error);
gboolean hub_sync_pass_read      (HubSyncState      *state,
                                  const HubSyncPass *pass,
                                  const char        *uri,
                                  HubSyncPage       *page,
                                  GCancellable      *cancellable,
                                  GError           **error);
gboolean hub_sync_pass_store     (HubSyncState      *state,
                                  const HubSyncPass *pass,
                                  const HubSyncPage *page,
                                  GCancellable      *cancellable,
                                  GError           **error);
gboolean hub_sync_pass_skip_page (HubSyncState      *state,
                                  const HubSyncPass *pass,
                                  gint64             since,
                                  HubSyncPage       *page,
                                  GError            *cause,
                                  GCancellable      *cancellable,
                                  GError           **error);
void     hub_sync_pass_begin     (HubSyncState      *state,
                                  const HubSyncPass *pass,
                                  HubSyncMode        mode);

G_END_DECLS
