/* main.c: the door: the command line, or the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-main"

#include "hub-application.h"
#include "hub-cli.h"
#include "hub-locale.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr(HubApplication) application = NULL;

  hub_locale_init ();

  if (hub_cli_is_command (argc, argv))
    return hub_cli_run (argc, argv);

  if (!gtk_init_check ())
    return hub_cli_refuse_window ();

  application = hub_application_new (NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
