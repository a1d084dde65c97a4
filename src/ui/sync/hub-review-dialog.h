/* hub-review-dialog.h: shows what the hub reports gone, and asks what to do
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include "hub-reader.h"
#include "hub-sync-control.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_REVIEW_DIALOG (hub_review_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HubReviewDialog, hub_review_dialog, HUB, REVIEW_DIALOG, AdwDialog)

AdwDialog  *hub_review_dialog_new       (HubReader       *reader,
                                         HubLibrary      *library,
                                         HubSyncControl  *control);
const char *hub_review_dialog_get_shown (HubReviewDialog *self);

G_END_DECLS
