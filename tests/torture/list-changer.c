/* list-changer.c: a program that makes one change of a reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "list-change.h"

#include <locale.h>
#include <stdlib.h>

#define EXIT_STORE 5

/* list-changer FOLDER FILE KIND NUMBER OTHER: ends with 0 once the change is acknowledged, and with
 * 5 and a reason if it was refused. */
int
main (int    argc,
      char **argv)
{
  g_autoptr(HubReadingList) list = NULL;
  g_autoptr(GError) error = NULL;
  ListChange change = { 0 };

  setlocale (LC_ALL, "");
  if (argc != 6)
    return EXIT_FAILURE;

  change.kind = (guint) g_ascii_strtoull (argv[3], NULL, 10);
  change.number = (guint) g_ascii_strtoull (argv[4], NULL, 10);
  change.other = (guint) g_ascii_strtoull (argv[5], NULL, 10);
  list = hub_reading_list_open (argv[1], &error);
  if (list != NULL && list_change_apply (list, &change, argv[2], &error))
    return EXIT_SUCCESS;

  g_printerr ("list-changer: %s\n", error->message);
  return EXIT_STORE;
}
