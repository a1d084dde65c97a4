/* sync-way.h: what an entry costs on its way from received bytes to a committed row
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Takes the bodies page-00001, page-00002, … in @pages all the way, into a fresh catalogue, as the
 * threads of a sync do, and prints what the processor was busy with. In microseconds an entry:
 * gives the median of the pages in @median. */
gboolean sync_way_measure (const char *pages,
                           double     *median,
                           GError    **error);

G_END_DECLS
