/* main.c: the door of the program that answers the search of the desktop
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-search-provider"

#include "hub-locale.h"
#include "hub-search-provider.h"

int
main (int    argc,
      char **argv)
{
  g_autofree char *data_dir = NULL;
  g_autoptr(HubSearchProvider) provider = NULL;

  hub_locale_init ();
  data_dir = g_build_filename (g_get_user_data_dir (), "hub-reader", NULL);
  provider = hub_search_provider_new (data_dir);
  return g_application_run (G_APPLICATION (provider), argc, argv);
}
