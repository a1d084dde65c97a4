/* hub-due-popover.h: asks for a due date
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-date.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal `chosen (due)`: a day as YYYY-MM-DD, or "" for none. */
#define HUB_TYPE_DUE_POPOVER (hub_due_popover_get_type ())
G_DECLARE_FINAL_TYPE (HubDuePopover, hub_due_popover, HUB, DUE_POPOVER, GtkPopover)

void hub_due_popover_set_day (HubDuePopover *self,
                              const HubDate *day);

G_END_DECLS
