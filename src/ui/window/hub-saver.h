/* hub-saver.h: stars and unstars entries, and says how it went
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include "hub-reader.h"

G_BEGIN_DECLS

#define HUB_TYPE_SAVER (hub_saver_get_type ())
G_DECLARE_FINAL_TYPE (HubSaver, hub_saver, HUB, SAVER, GObject)

HubSaver *hub_saver_new       (HubReader  *reader,
                               HubLibrary *library) G_GNUC_WARN_UNUSED_RESULT;
void      hub_saver_set_saved (HubSaver   *self,
                               const char *uuid,
                               const char *langcode,
                               gboolean    saved);
void      hub_saver_add       (HubSaver   *self,
                               HubEntry   *entry);

G_END_DECLS
