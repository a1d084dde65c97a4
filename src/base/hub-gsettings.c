/* hub-gsettings.c: the settings of the program, where they are stored
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-gsettings"
#define G_SETTINGS_ENABLE_BACKEND

#include "hub-gsettings.h"

#include <gio/gsettingsbackend.h>

#define SCHEMA_ID     "io.github.hubreader.HubReader"
#define KEYFILE_TYPE  "GKeyfileSettingsBackend"
#define SITE_PROPERTY "defaults-dir"

/* Where there is dconf, it has its own place for what is set for all. A sandbox has none and keeps
 * settings in a file of the user; GLib reads `defaults` and `locks` from /etc besides, but that is
 * the runtime's. So the same is read from a folder of the program's own: in the Flatpak, that is
 * where an extension is mounted. */
static GSettingsBackend *
make_backend (void)
{
  g_autoptr(GSettingsBackend) usual = g_settings_backend_get_default ();
  const char *folder = g_getenv ("HUB_SITEDIR");

  if (folder == NULL)
    folder = HUB_SITEDIR;
  if (!g_str_equal (G_OBJECT_TYPE_NAME (usual), KEYFILE_TYPE) ||
      g_object_class_find_property (G_OBJECT_GET_CLASS (usual), SITE_PROPERTY) == NULL ||
      !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&usual);

  return g_object_new (G_OBJECT_TYPE (usual), SITE_PROPERTY, folder, NULL);
}

/* One for the program, as the usual one is: it watches a file. */
static GSettingsBackend *
get_backend (void)
{
  static GSettingsBackend *backend;

  if (g_once_init_enter_pointer (&backend))
    g_once_init_leave_pointer (&backend, make_backend ());

  return backend;
}

/**
 * hub_gsettings_open:
 * @schema: (out) (transfer full): what keys there are; the one installed may be older or newer
 *
 * Opens the settings: what the user has set, or else what is set for all who use the computer. What
 * is locked for them is not writable. Where the user's settings are in a file, what is set for all
 * is in the folder `hub-reader` below that of the system's configuration, or in `HUB_SITEDIR`.
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the settings, %NULL if their schema is not installed
 */
GSettings *
hub_gsettings_open (GSettingsSchema **schema)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  *schema = NULL;
  if (source != NULL)
    *schema = g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);
  if (*schema == NULL)
    return NULL;

  return g_settings_new_full (*schema, get_backend (), NULL);
}
