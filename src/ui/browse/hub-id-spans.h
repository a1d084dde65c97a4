/* hub-id-spans.h: in what two lists of ids differ
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_ID_SPANS_FEW 256   /* so many ids are put in place of others at once, the rest apart */

/* A piece of the old list whose place is taken by one of the new. */
typedef struct
{
  guint old_at;
  guint new_at;
  guint n_removed;
  guint n_added;
} HubIdSpan;

GArray *hub_id_spans_find (const gint64 *old_ids,
                           guint         n_old,
                           const gint64 *new_ids,
                           guint         n_new) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
