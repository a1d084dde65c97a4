/* hub-import.h: what became of a reading list that was put into another
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint added;         /* entries that were not in the list */
  guint unchanged;     /* entries that were, of which nothing changed */
  guint joined;        /* entries that were, and now have two notes or more collections */
  guint skipped;       /* entries whose id is something else's here, or whose note has no room */
  guint collections;   /* new ones */
  guint searches;      /* new ones */
} HubImport;

char *hub_import_dup_summary (const HubImport *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
