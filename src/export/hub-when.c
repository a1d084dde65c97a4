/* hub-when.c: dates as references write them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-when.h"

#include <glib/gi18n-lib.h>

/* What two days have in common is said once. */
typedef struct
{
  const char *year;               /* each as for g_date_time_format(), translatable */
  const char *month;
  const char *day;
  const char *month_from;         /* within a month: the two parts */
  const char *month_to;
  const char *year_from;          /* within a year: the two parts */
  const char *year_to;
} Patterns;

/* Translators: these are for g_date_time_format (): %-d is the day, %B the month, %Y the year. The
 * shorter ones are the two ends of a period, within a month or a year, with “–” between them. */
static const Patterns patterns[HUB_N_MANNERS] = {
  [HUB_MANNER_UN] = {
    NC_("date in a reference", "%Y"), NC_("date in a reference", "%B %Y"),
    NC_("date in a reference", "%-d %B %Y"), NC_("date in a reference", "%-d"),
    NC_("date in a reference", "%-d %B %Y"), NC_("date in a reference", "%-d %B"),
    NC_("date in a reference", "%-d %B %Y") },
  [HUB_MANNER_APA] = {
    NC_("date in a reference", "%Y"), NC_("date in a reference", "%Y, %B"),
    NC_("date in a reference", "%Y, %B %-d"), NC_("date in a reference", "%Y, %B %-d"),
    NC_("date in a reference", "%-d"), NC_("date in a reference", "%Y, %B %-d"),
    NC_("date in a reference", "%B %-d") },
  [HUB_MANNER_CHICAGO] = {
    NC_("date in a reference", "%Y"), NC_("date in a reference", "%B %Y"),
    NC_("date in a reference", "%B %-d, %Y"), NC_("date in a reference", "%B %-d"),
    NC_("date in a reference", "%-d, %Y"), NC_("date in a reference", "%B %-d"),
    NC_("date in a reference", "%B %-d, %Y") },
};

static char *
format (const HubDate *date,
        const char    *pattern)
{
  g_autoptr(GDateTime) moment = NULL;

  moment = g_date_time_new_utc (date->year, MAX (date->month, 1), MAX (date->day, 1), 0, 0, 0);
  return moment != NULL
         ? g_date_time_format (moment, g_dpgettext2 (GETTEXT_PACKAGE, "date in a reference",
                                                     pattern))
         : g_strdup_printf ("%04d", date->year);
}

static char *
format_one (HubManner      manner,
            const HubDate *date)
{
  const Patterns *set = &patterns[manner];

  if (date->precision == HUB_DATE_YEAR)
    return format (date, set->year);
  return format (date, date->precision == HUB_DATE_MONTH ? set->month : set->day);
}

static char *
format_days (HubManner      manner,
             const HubDate *from,
             const HubDate *to)
{
  const Patterns *set = &patterns[manner];
  gboolean is_month = from->month == to->month;
  g_autofree char *first = format (from, is_month ? set->month_from : set->year_from);
  g_autofree char *last = format (to, is_month ? set->month_to : set->year_to);

  return g_strconcat (first, "–", last, NULL);
}

/**
 * hub_when_dup:
 * @manner: of the references
 * @from: a date, or the beginning of a period
 * @to: the end of it, maybe unknown
 * @is_ongoing: whether the period has no end yet
 *
 * Writes a date or a period, each end at its own precision. Times are written as their day, in
 * UTC. Any thread.
 *
 * Returns: (transfer full) (nullable): such as "22–24 June 2023"; %NULL if @from is unknown
 */
char *
hub_when_dup (HubManner      manner,
              const HubDate *from,
              const HubDate *to,
              gboolean       is_ongoing)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (from->precision == HUB_DATE_UNKNOWN)
    return NULL;
  if (to->precision >= HUB_DATE_DAY && from->precision >= HUB_DATE_DAY && to->year == from->year &&
      (to->month != from->month || to->day != from->day))
    return format_days (manner, from, to);

  first = format_one (manner, from);
  if (is_ongoing)
    /* Translators: a period that has not ended, as in “2019–present” */
    return g_strdup_printf (C_("reference", "%s–present"), first);
  last = to->precision != HUB_DATE_UNKNOWN ? format_one (manner, to) : NULL;
  return last != NULL && !g_str_equal (first, last) ? g_strconcat (first, "–", last, NULL)
                                                    : g_steal_pointer (&first);
}
