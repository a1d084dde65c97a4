/* hub-catalogue-json.c: lists as the store keeps them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-catalogue-writer-private.h"

static void
append_json_text (GString    *json,
                  const char *text)
{
  g_string_append_c (json, '"');
  for (; *text != '\0'; text++)
    {
      if ((guint8) *text < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) *text);
      else if (*text == '"' || *text == '\\')
        g_string_append_printf (json, "\\%c", *text);
      else
        g_string_append_c (json, *text);
    }
  g_string_append_c (json, '"');
}

/**
 * hub_catalogue_dup_json_list:
 * @list: (array zero-terminated=1): texts
 *
 * Writes a list as the store keeps it.
 *
 * Returns: (transfer full): a JSON array of strings
 */
char *
hub_catalogue_dup_json_list (const char *const *list)
{
  g_autoptr(GString) json = g_string_new ("[");

  for (gsize i = 0; list[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_json_text (json, list[i]);
    }
  g_string_append_c (json, ']');

  return g_string_free (g_steal_pointer (&json), FALSE);
}
