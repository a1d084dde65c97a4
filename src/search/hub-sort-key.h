/* hub-sort-key.h: what entries are sorted by
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-query.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  gint64      id;
  gint64      date;          /* grows with time, 0 unknown */
  const char *title;         /* bytes, not terminated */
  gsize       title_length;
  guint8      scope;         /* a HubScope */
} HubSortKey;

typedef void (*HubSortKeyFunc)      (guint row, HubSortKey *key, gpointer user_data);

int      hub_sort_key_compare       (const HubSortKey *a, const HubSortKey *b, HubOrder order);
char    *hub_sort_key_dup_collation (void) G_GNUC_WARN_UNUSED_RESULT;
char    *hub_sort_key_collate       (const char *title, gsize length) G_GNUC_WARN_UNUSED_RESULT;
gboolean hub_sort_key_sort_titles   (guint32       *rows,
                                     guint          n_rows,
                                     HubSortKeyFunc get_key,
                                     gpointer       user_data,
                                     GCancellable  *cancellable,
                                     GError       **error);

G_END_DECLS
