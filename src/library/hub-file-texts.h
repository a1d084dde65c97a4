/* hub-file-texts.h: has the words of kept files found, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-file.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUB_TYPE_FILE_TEXTS (hub_file_texts_get_type ())
G_DECLARE_FINAL_TYPE (HubFileTexts, hub_file_texts, HUB, FILE_TEXTS, GObject)

HubFileTexts *hub_file_texts_new        (const char   *data_dir) G_GNUC_WARN_UNUSED_RESULT;
void          hub_file_texts_set_wanted (HubFileTexts *self,
                                         gboolean      is_wanted);
void          hub_file_texts_set_files  (HubFileTexts *self,
                                         GPtrArray    *files);
void          hub_file_texts_look_again (HubFileTexts *self);
gboolean      hub_file_texts_is_busy    (HubFileTexts *self);
gboolean      hub_file_texts_is_waiting (HubFileTexts *self);
void          hub_file_texts_stop       (HubFileTexts *self);

G_END_DECLS
