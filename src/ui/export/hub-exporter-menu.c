/* hub-exporter-menu.c: the formats, to choose from
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-exporter"

#include "hub-exporter.h"

/**
 * hub_exporter_menu_new:
 * @action: an action whose parameter is the word of a format
 *
 * Makes the menu of all formats.
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
hub_exporter_menu_new (const char *action)
{
  static const HubExportFormat sections[][5] = {
    { HUB_EXPORT_PDF, HUB_EXPORT_ODT, HUB_EXPORT_HTML, HUB_EXPORT_MARKDOWN, HUB_N_EXPORT_FORMATS },
    { HUB_EXPORT_RIS, HUB_EXPORT_BIBTEX, HUB_EXPORT_CSL_JSON, HUB_N_EXPORT_FORMATS },
    { HUB_EXPORT_CSV, HUB_EXPORT_ICS, HUB_N_EXPORT_FORMATS },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr(GMenu) section = g_menu_new ();

      for (guint j = 0; sections[i][j] != HUB_N_EXPORT_FORMATS; j++)
        {
          const char *word = hub_export_format_to_string (sections[i][j]);
          g_autofree char *detailed = g_strdup_printf ("%s::%s", action, word);

          g_menu_append (section, hub_export_format_get_label (sections[i][j]), detailed);
        }
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  return G_MENU_MODEL (menu);
}
