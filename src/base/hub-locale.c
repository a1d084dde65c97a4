/* hub-locale.c: the language of the user
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-locale"

#include "hub-locale.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

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

/**
 * hub_locale_get_language:
 *
 * Finds the language that the program speaks: not the one that the user asked for, but that of the
 * translation which gettext found for it. The translation says so itself, in its header. Any
 * thread.
 *
 * Returns: (transfer none): its tag, "en" if the program is not translated
 */
const char *
hub_locale_get_language (void)
{
  static const char field[] = "\nLanguage: ";
  const char *header = dgettext (GETTEXT_PACKAGE, "");
  const char *found = strstr (header, field);
  g_autofree char *tag = NULL;

  if (found == NULL)
    return "en";

  found += strlen (field);
  tag = g_strndup (found, strcspn (found, "\n"));

  return *tag != '\0' ? g_intern_string (tag) : "en";
}
