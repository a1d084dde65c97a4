/* hub-kept-files-dialog.h: what is kept offline, and how large it is
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-files.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_KEPT_FILES_DIALOG (hub_kept_files_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HubKeptFilesDialog, hub_kept_files_dialog, HUB, KEPT_FILES_DIALOG, AdwDialog)

AdwDialog *hub_kept_files_dialog_new (HubFiles *files);

G_END_DECLS
