/* hub-fresh-dialog.h: just what is new in a saved search
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include "hub-reader.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_FRESH_DIALOG (hub_fresh_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HubFreshDialog, hub_fresh_dialog, HUB, FRESH_DIALOG, AdwDialog)

AdwDialog  *hub_fresh_dialog_new       (HubReader      *reader,
                                        HubLibrary     *library,
                                        HubSavedSearch *search) G_GNUC_WARN_UNUSED_RESULT;
GListModel *hub_fresh_dialog_get_model (HubFreshDialog *self);

G_END_DECLS
