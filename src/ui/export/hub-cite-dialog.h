/* hub-cite-dialog.h: how to cite an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-export.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_CITE_DIALOG (hub_cite_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HubCiteDialog, hub_cite_dialog, HUB, CITE_DIALOG, AdwDialog)

AdwDialog *hub_cite_dialog_new (HubExport *export);

G_END_DECLS
