/* hub-help-window.h: the help, in a window of its own
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_HELP_WINDOW (hub_help_window_get_type ())
G_DECLARE_FINAL_TYPE (HubHelpWindow, hub_help_window, HUB, HELP_WINDOW, AdwWindow)

void        hub_help_window_add_actions (GtkApplication *application);
const char *hub_help_window_get_page    (HubHelpWindow  *self);

G_END_DECLS
