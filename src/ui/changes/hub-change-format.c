/* hub-change-format.c: what has happened, in words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-change-format"

#include "hub-change-format.h"

#include "hub-format.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name;    /* of the change log */
  const char *label;   /* translatable, of context "part of an entry" */
} fields[] = {
  { "kind",          NC_("part of an entry", "kind") },
  { "title",         NC_("part of an entry", "title") },
  { "summary",       NC_("part of an entry", "summary") },
  { "body",          NC_("part of an entry", "text") },
  { "url",           NC_("part of an entry", "address") },
  { "published",     NC_("part of an entry", "date") },
  { "starts",        NC_("part of an entry", "beginning") },
  { "ends",          NC_("part of an entry", "end") },
  { "scope",         NC_("part of an entry", "scope") },
  { "location",      NC_("part of an entry", "location") },
  { "mode",          NC_("part of an entry", "attendance") },
  { "practice_type", NC_("part of an entry", "type of practice") },
  { "publishers",    NC_("part of an entry", "publishers") },
  { "languages",     NC_("part of an entry", "languages") },
  { "audiences",     NC_("part of an entry", "audience") },
  { "objective",     NC_("part of an entry", "objectives") },
  { "principle",     NC_("part of an entry", "principles") },
  { "region",        NC_("part of an entry", "regions") },
  { "country",       NC_("part of an entry", "countries") },
  { "type",          NC_("part of an entry", "type") },
  { "files",         NC_("part of an entry", "files") },
  { "links",         NC_("part of an entry", "links") },
};

static const char *
get_field_label (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, name))
      return g_dpgettext2 (NULL, "part of an entry", fields[i].label);

  return name;   /* of a newer version of the program */
}

/**
 * hub_change_format_type:
 * @type: what happened to an entry
 *
 * Says shortly what happened.
 *
 * Returns: (transfer none): translated text
 */
const char *
hub_change_format_type (HubChangeType type)
{
  switch (type)
    {
    case HUB_CHANGE_NEW:
      return C_("change", "New");
    case HUB_CHANGE_WITHDRAWN:
      return C_("change", "No longer on the hub");
    case HUB_CHANGE_RETURNED:
      return C_("change", "Back again");
    case HUB_CHANGE_UPDATED:
    default:
      return C_("change", "Updated");
    }
}

/**
 * hub_change_format_parts:
 * @names: (array zero-terminated=1): names of parts of an entry, as the change log has them
 *
 * Lists parts of an entry: “title, summary and files”.
 *
 * Returns: (transfer full) (nullable): plain text, %NULL for none
 */
char *
hub_change_format_parts (const char *const *names)
{
  g_autofree char *list = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *label = get_field_label (names[i]);
      char *longer;

      if (list == NULL)
        longer = g_strdup (label);
      else if (names[i + 1] == NULL)
        /* Translators: a list of parts of an entry and its last one: “title, text and files” */
        longer = g_strdup_printf (C_("list of parts", "%s and %s"), list, label);
      else
        /* Translators: a list of parts of an entry and another one: “title, text” */
        longer = g_strdup_printf (C_("list of parts", "%s, %s"), list, label);
      g_free (list);
      list = longer;
    }

  return g_steal_pointer (&list);
}

/**
 * hub_change_format_what:
 * @change: a change
 *
 * Says what happened, and to which parts of the entry: “Updated: title and summary”.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_change_format_what (HubChange *change)
{
  const char *type = hub_change_format_type (hub_change_get_change_type (change));
  g_autofree char *parts = hub_change_format_parts (hub_change_get_fields (change));

  if (parts == NULL)
    return g_strdup (type);
  /* Translators: what happened to an entry, and to which parts: “Updated: title and summary” */
  return g_strdup_printf (C_("change", "%s: %s"), type, parts);
}

/**
 * hub_change_format_title:
 * @change: a change
 *
 * Makes the title as it is shown: cut as hub_format_title() does.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_change_format_title (HubChange *change)
{
  g_autoptr(HubEntry) entry = hub_entry_new (hub_change_get_uuid (change),
                                             hub_change_get_langcode (change),
                                             hub_change_get_kind (change),
                                             hub_change_get_title (change));

  return hub_format_title (entry);
}

/**
 * hub_change_format_spoken:
 * @change: a change
 *
 * Makes what a screen reader says of a row: title, kind, and what happened.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_change_format_spoken (HubChange *change)
{
  g_autofree char *title = hub_change_format_title (change);
  g_autofree char *what = hub_change_format_what (change);

  /* Translators: spoken for a row: title, kind of entry, what happened to it */
  return g_strdup_printf (C_("spoken change", "%s, %s, %s"), title,
                          hub_kind_get_label (hub_change_get_kind (change)), what);
}

/* Days since the year 1. */
static guint
count_days (GDateTime *moment)
{
  int year, month, day;
  GDate date;

  g_date_time_get_ymd (moment, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

/**
 * hub_change_format_day:
 * @time: Unix seconds
 * @now: Unix seconds
 *
 * Names the day of a moment by the user's clock: “Today”, “Yesterday”, else its date.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_change_format_day (gint64 time,
                       gint64 now)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local (time);
  g_autoptr(GDateTime) today = g_date_time_new_from_unix_local (now);
  guint day, other;

  if (moment == NULL || today == NULL)
    return g_strdup ("");

  day = count_days (moment);
  other = count_days (today);
  if (day == other)
    return g_strdup (_("Today"));
  if (day + 1 == other)
    return g_strdup (_("Yesterday"));
  /* Translators: a day of the week with its date, as for g_date_time_format () */
  return g_date_time_format (moment, C_("date", "%A, %-d %B %Y"));
}
