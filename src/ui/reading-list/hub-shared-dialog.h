/* hub-shared-dialog.h: shows a list that somebody shared
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include "hub-reader.h"
#include "hub-shared-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_SHARED_DIALOG (hub_shared_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HubSharedDialog, hub_shared_dialog, HUB, SHARED_DIALOG, AdwDialog)

AdwDialog  *hub_shared_dialog_new       (HubReader       *reader,
                                         HubLibrary      *library,
                                         HubSharedList   *shared) G_GNUC_WARN_UNUSED_RESULT;
GListModel *hub_shared_dialog_get_items (HubSharedDialog *self);

G_END_DECLS
