/* hub-remark-editor.h: what the user says of a kept entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_REMARK_EDITOR (hub_remark_editor_get_type ())
G_DECLARE_FINAL_TYPE (HubRemarkEditor, hub_remark_editor, HUB, REMARK_EDITOR, AdwBin)

void         hub_remark_editor_set_up       (HubRemarkEditor *self,
                                             HubLibrary      *library);
void         hub_remark_editor_set_entry    (HubRemarkEditor *self,
                                             HubEntry        *entry);
void         hub_remark_editor_flush        (HubRemarkEditor *self);
char        *hub_remark_editor_dup_unsaved  (HubLibrary      *library) G_GNUC_WARN_UNUSED_RESULT;
GtkTextView *hub_remark_editor_get_note     (HubRemarkEditor *self);
const char  *hub_remark_editor_get_trouble  (HubRemarkEditor *self);

G_END_DECLS
