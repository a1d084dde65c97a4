/* hub-about.c: who made this, and what it runs on
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-about"

#include "hub-about.h"

#include <glib/gi18n.h>

static char *
dup_versions (void)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  return g_strdup_printf ("Hub Reader %s\n"
                          "GTK %u.%u.%u\n"
                          "libadwaita %u.%u.%u\n"
                          "GLib %u.%u.%u\n"
                          "%s\n",
                          HUB_VERSION,
                          gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (),
                          adw_get_major_version (), adw_get_minor_version (),
                          adw_get_micro_version (),
                          glib_major_version, glib_minor_version, glib_micro_version,
                          system != NULL ? system : "");
}

/**
 * hub_about_new:
 *
 * Makes the About dialog.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
hub_about_new (void)
{
  static const char *const developers[] = { "The Hub Reader authors", NULL };
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);
  g_autofree char *versions = dup_versions ();

  adw_about_dialog_set_application_name (about, _("Hub Reader"));
  adw_about_dialog_set_application_icon (about, HUB_APPLICATION_ID);
  adw_about_dialog_set_developer_name (about, _("The Hub Reader authors"));
  adw_about_dialog_set_developers (about, (const char **) developers);
  adw_about_dialog_set_version (about, HUB_VERSION);
  adw_about_dialog_set_copyright (about, "© 2026 The Hub Reader authors");
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_comments (about,
                                 _("Reads the knowledge hub of the Global Compact for Migration, "
                                   "even offline.\n\n"
                                   "Not an official product of the United Nations."));
  adw_about_dialog_set_debug_info (about, versions);
  adw_about_dialog_set_debug_info_filename (about, "hub-reader-versions.txt");
  return dialog;
}
