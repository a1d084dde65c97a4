/* hub-shortcuts-dialog.h: what the keyboard does
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_SHORTCUTS_DIALOG (hub_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HubShortcutsDialog, hub_shortcuts_dialog, HUB, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *hub_shortcuts_dialog_new      (void);
char      *hub_shortcuts_dialog_dup_html (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
