/* hub-locale.c: the language of the user
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-locale"

#include "hub-locale.h"

#include <libintl.h>
#include <locale.h>

/**
 * hub_locale_init:
 *
 * Takes over the locale of the environment, and the translations of the program for it: those that
 * were installed, or in the folder that `HUB_LOCALEDIR` names, for a program that is not.
 *
 * At the very start of a program, before there is a second thread.
 */
void
hub_locale_init (void)
{
  const char *folder = g_getenv ("HUB_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : HUB_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
