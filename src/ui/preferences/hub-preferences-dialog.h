/* hub-preferences-dialog.h: what the user can set
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-discoverer.h"
#include "hub-files.h"
#include "hub-settings.h"
#include "hub-sync.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_PREFERENCES_DIALOG (hub_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HubPreferencesDialog, hub_preferences_dialog, HUB, PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

AdwDialog *hub_preferences_dialog_new (HubSettings   *settings,
                                       HubSync       *sync,
                                       HubDiscoverer *discoverer);
void       hub_preferences_dialog_set_moved (HubPreferencesDialog *self,
                                             const char           *moved);
void       hub_preferences_dialog_set_files (HubPreferencesDialog *self,
                                             HubFiles             *files);

G_END_DECLS
