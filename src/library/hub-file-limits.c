/* hub-file-limits.c: how much may be kept
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-file"

#include "hub-file-limits.h"

#include "hub-gsettings.h"

/**
 * hub_file_limits_read:
 * @self: (out caller-allocates): the limits
 *
 * Reads the limits that the user has set; where the schema is not installed, its defaults.
 */
void
hub_file_limits_read (HubFileLimits *self)
{
  g_autoptr(GSettingsSchema) schema = NULL;
  g_autoptr(GSettings) settings = hub_gsettings_open (&schema);

  *self = (HubFileLimits) HUB_FILE_LIMITS_INIT;
  if (settings == NULL || !g_settings_schema_has_key (schema, "file-megabytes"))
    return;

  self->one = g_settings_get_int (settings, "file-megabytes") * HUB_FILE_MEGABYTE;
  self->all = g_settings_get_int (settings, "files-megabytes") * HUB_FILE_MEGABYTE;
}
