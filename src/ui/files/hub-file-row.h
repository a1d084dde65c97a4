/* hub-file-row.h: a file of an entry, and what can be done with it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-files.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_FILE_ROW (hub_file_row_get_type ())
G_DECLARE_FINAL_TYPE (HubFileRow, hub_file_row, HUB, FILE_ROW, AdwActionRow)

GtkWidget *hub_file_row_new          (HubFiles            *files,
                                      HubEntry            *entry,
                                      const HubAttachment *attachment);
GtkWidget *hub_file_row_new_for_file (HubFiles            *files,
                                      HubFile             *file);

G_END_DECLS
