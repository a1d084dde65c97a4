/* hub-settings.h: what the user has set
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-file-limits.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUB_TYPE_SETTINGS (hub_settings_get_type ())
G_DECLARE_FINAL_TYPE (HubSettings, hub_settings, HUB, SETTINGS, GObject)

HubSettings       *hub_settings_new               (void) G_GNUC_WARN_UNUSED_RESULT;
const char        *hub_settings_get_hub_address   (HubSettings       *self);
void               hub_settings_set_hub_address   (HubSettings       *self,
                                                   const char        *address);
const char *const *hub_settings_get_hub_languages (HubSettings       *self);
void               hub_settings_set_hub_languages (HubSettings       *self,
                                                   const char *const *languages);
const char *const *hub_settings_get_due_told      (HubSettings       *self);
void               hub_settings_set_due_told      (HubSettings       *self,
                                                   const char *const *told);
const char        *hub_settings_get_sync_schedule (HubSettings       *self);
gboolean           hub_settings_is_locked         (HubSettings       *self,
                                                   const char        *key);
void               hub_settings_reset             (HubSettings       *self);
gboolean           hub_settings_get_keeps_starred_files (HubSettings   *self);
gboolean           hub_settings_get_searches_file_text  (HubSettings   *self);
void               hub_settings_get_file_limits   (HubSettings       *self,
                                                   HubFileLimits     *limits);

G_END_DECLS
