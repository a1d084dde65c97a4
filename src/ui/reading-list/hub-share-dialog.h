/* hub-share-dialog.h: asks what of the reading list is to be shared
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_SHARE_DIALOG (hub_share_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HubShareDialog, hub_share_dialog, HUB, SHARE_DIALOG, AdwDialog)

AdwDialog *hub_share_dialog_new  (HubLibrary     *library,
                                  const char     *collection,
                                  GPtrArray      *chosen) G_GNUC_WARN_UNUSED_RESULT;
void       hub_share_dialog_save (HubShareDialog *self,
                                  GFile          *file);

G_END_DECLS
