/* hub-cli-changes.c: what has changed since a time
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-changes.h"

#include "hub-change.h"
#include "hub-date.h"
#include "hub-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_SECONDS (24 * 60 * 60)
#define MAX_DIGITS  5

static gboolean
read_days (const char *text,
           gint64     *since)
{
  gsize n_digits = strspn (text, "0123456789");

  if (n_digits == 0 || n_digits > MAX_DIGITS || !g_str_equal (text + n_digits, "d"))
    return FALSE;

  *since = g_get_real_time () / G_USEC_PER_SEC -
           g_ascii_strtoll (text, NULL, 10) * DAY_SECONDS;
  return TRUE;
}

/* A day begins at midnight where the user is. */
static gboolean
read_date (const char *text,
           gint64     *since)
{
  HubDate date = HUB_DATE_INIT;
  g_autoptr(GDateTime) midnight = NULL;

  if (!hub_date_parse (text, &date) || date.precision < HUB_DATE_DAY)
    return FALSE;
  if (date.precision == HUB_DATE_DAY)
    midnight = g_date_time_new_local (date.year, date.month, date.day, 0, 0, 0);

  *since = midnight != NULL ? g_date_time_to_unix (midnight) : date.seconds;
  return TRUE;
}

/**
 * hub_cli_changes_parse_since:
 * @text: a date or a time as in ISO 8601, or a number of days as `7d`
 * @since: (out): Unix seconds
 * @error: `HUB_ERROR_USAGE`
 *
 * Reads since when changes are asked for.
 *
 * Returns: whether it is readable
 */
gboolean
hub_cli_changes_parse_since (const char  *text,
                             gint64      *since,
                             GError     **error)
{
  if (read_days (text, since) || read_date (text, since))
    return TRUE;

  g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                       _("“--changes” takes a date as “2026-01-31” or a number of days as “7d”."));
  return FALSE;
}

/**
 * hub_cli_changes_add_json:
 * @builder: in an object
 * @changes: (element-type HubChange): what has changed
 *
 * Adds the member `changes`.
 */
void
hub_cli_changes_add_json (JsonBuilder *builder,
                          GPtrArray   *changes)
{
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->len; i++)
    {
      HubChange *change = g_ptr_array_index (changes, i);
      const char *const *fields = hub_change_get_fields (change);

      json_builder_begin_object (builder);
      hub_cli_json_add_time (builder, "at", hub_change_get_at (change));
      hub_cli_json_add_string (builder, "what",
                               hub_change_type_to_string (hub_change_get_change_type (change)));
      hub_cli_json_add_string (builder, "uuid", hub_change_get_uuid (change));
      hub_cli_json_add_string (builder, "langcode", hub_change_get_langcode (change));
      hub_cli_json_add_string (builder, "kind", hub_kind_to_string (hub_change_get_kind (change)));
      hub_cli_json_add_string (builder, "title", hub_change_get_title (change));
      json_builder_set_member_name (builder, "fields");
      json_builder_begin_array (builder);
      for (guint j = 0; fields[j] != NULL; j++)
        json_builder_add_string_value (builder, fields[j]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static const char *
get_label (HubChangeType type)
{
  switch (type)
    {
    case HUB_CHANGE_NEW:
      return C_("what happened to an entry", "new");
    case HUB_CHANGE_WITHDRAWN:
      return C_("what happened to an entry", "withdrawn");
    case HUB_CHANGE_RETURNED:
      return C_("what happened to an entry", "returned");
    case HUB_CHANGE_UPDATED:
    default:
      return C_("what happened to an entry", "updated");
    }
}

/**
 * hub_cli_changes_print:
 * @changes: (element-type HubChange): what has changed
 *
 * Prints a line for each change: when, what, which entry in which language, and which of its
 * fields.
 */
void
hub_cli_changes_print (GPtrArray *changes)
{
  g_print ("\n");
  if (changes->len == 0)
    g_print ("%s\n", _("Nothing has changed since."));

  for (guint i = 0; i < changes->len; i++)
    {
      HubChange *change = g_ptr_array_index (changes, i);
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (hub_change_get_at (change));
      g_autofree char *when = time != NULL ? g_date_time_format (time, "%F %R") : g_strdup ("");
      g_autofree char *fields = g_strjoinv (C_("list of names", ", "),
                                            (char **) hub_change_get_fields (change));
      /* Translators: the title of an entry, and names of its fields that have changed */
      g_autofree char *titled = g_strdup_printf (C_("changed fields", "%s (%s)"),
                                                 hub_change_get_title (change), fields);

      g_print ("%s  %s  %s  %s  %s\n", when, get_label (hub_change_get_change_type (change)),
               hub_change_get_uuid (change), hub_change_get_langcode (change),
               *fields != '\0' ? titled : hub_change_get_title (change));
    }
}
