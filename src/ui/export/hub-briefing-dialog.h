/* hub-briefing-dialog.h: asks how a briefing is to be
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-export.h"
#include "hub-settings.h"
#include <adwaita.h>

G_BEGIN_DECLS

/* Main thread. Signal `accepted`: it is as it is to be, and the dialog closes. */
#define HUB_TYPE_BRIEFING_DIALOG (hub_briefing_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HubBriefingDialog, hub_briefing_dialog, HUB, BRIEFING_DIALOG, AdwDialog)

AdwDialog   *hub_briefing_dialog_new          (HubSettings       *settings,
                                               const char        *title,
                                               gboolean           has_collections);
char        *hub_briefing_dialog_dup_title    (HubBriefingDialog *self) G_GNUC_WARN_UNUSED_RESULT;
HubGrouping  hub_briefing_dialog_get_grouping (HubBriefingDialog *self);
HubManner    hub_briefing_dialog_get_manner   (HubBriefingDialog *self);

G_END_DECLS
