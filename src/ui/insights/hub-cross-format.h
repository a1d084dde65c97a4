/* hub-cross-format.h: counts of one facet against another in words, and as a table to copy
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-cross.h"

G_BEGIN_DECLS

/* What stands at the head of a row or a column. */
char *hub_cross_format_row    (HubCross *cross, int row) G_GNUC_WARN_UNUSED_RESULT;
char *hub_cross_format_column (HubCross *cross, int column) G_GNUC_WARN_UNUSED_RESULT;
/* "Objective 10, Africa: 12 entries" */
char *hub_cross_format_cell   (HubCross *cross, int row, int column) G_GNUC_WARN_UNUSED_RESULT;
/* The same with the whole names. */
char *hub_cross_format_whole  (HubCross *cross, int row, int column) G_GNUC_WARN_UNUSED_RESULT;
/* The whole table, for other programs. */
char *hub_cross_format_tabbed (HubCross *cross) G_GNUC_WARN_UNUSED_RESULT;
char *hub_cross_format_html   (HubCross *cross) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
