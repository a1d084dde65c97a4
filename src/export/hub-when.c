/* hub-when.c: dates as references write them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-when.h"

#include <glib/gi18n-lib.h>

/* What a date is in a reference. What two days have in common is said once. */
typedef enum
{
  ROLE_YEAR,
  ROLE_MONTH,
  ROLE_DAY,
  ROLE_DAYS_FROM,      /* two days of a month */
  ROLE_DAYS_TO,
  ROLE_MONTHS_FROM,    /* two days of a year */
  ROLE_MONTHS_TO,
} Role;

/* “5 June 2021 · 5–7 June 2021 · 30 May–2 June 2021” */
static const char *
get_un_pattern (Role role)
{
  switch (role)
    {
    case ROLE_YEAR:
      /* Translators: these patterns are for g_date_time_format (): %-d is the day, %B the month
       * (%OB where it stands without a day, if your language has a form for that), %Y the year.
       * The start and the end of a period are joined by “%s–%s”; write in each what your language
       * has there. */
      return C_("UN date, a year", "%Y");
    case ROLE_MONTH:
      return C_("UN date, a month", "%B %Y");
    case ROLE_DAY:
      return C_("UN date, a day", "%-d %B %Y");
    case ROLE_DAYS_FROM:
      /* xgettext:no-c-format */
      return C_("UN date, start of a period within a month", "%-d");
    case ROLE_DAYS_TO:
      return C_("UN date, end of a period within a month", "%-d %B %Y");
    case ROLE_MONTHS_FROM:
      return C_("UN date, start of a period within a year", "%-d %B");
    case ROLE_MONTHS_TO:
      return C_("UN date, end of a period within a year", "%-d %B %Y");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* “2021, June 5 · 2021, June 5–7 · 2021, May 30–June 2” */
static const char *
get_apa_pattern (Role role)
{
  switch (role)
    {
    case ROLE_YEAR:
      return C_("APA date, a year", "%Y");
    case ROLE_MONTH:
      return C_("APA date, a month", "%Y, %B");
    case ROLE_DAY:
      return C_("APA date, a day", "%Y, %B %-d");
    case ROLE_DAYS_FROM:
      return C_("APA date, start of a period within a month", "%Y, %B %-d");
    case ROLE_DAYS_TO:
      /* xgettext:no-c-format */
      return C_("APA date, end of a period within a month", "%-d");
    case ROLE_MONTHS_FROM:
      return C_("APA date, start of a period within a year", "%Y, %B %-d");
    case ROLE_MONTHS_TO:
      return C_("APA date, end of a period within a year", "%B %-d");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* “June 5, 2021 · June 5–7, 2021 · May 30–June 2, 2021” */
static const char *
get_chicago_pattern (Role role)
{
  switch (role)
    {
    case ROLE_YEAR:
      return C_("Chicago date, a year", "%Y");
    case ROLE_MONTH:
      return C_("Chicago date, a month", "%B %Y");
    case ROLE_DAY:
      return C_("Chicago date, a day", "%B %-d, %Y");
    case ROLE_DAYS_FROM:
      return C_("Chicago date, start of a period within a month", "%B %-d");
    case ROLE_DAYS_TO:
      return C_("Chicago date, end of a period within a month", "%-d, %Y");
    case ROLE_MONTHS_FROM:
      return C_("Chicago date, start of a period within a year", "%B %-d");
    case ROLE_MONTHS_TO:
      return C_("Chicago date, end of a period within a year", "%B %-d, %Y");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Whether the user's language writes a month as any other word, and small, as in “5 juin”. Names
 * for a month without a day may be large even so: they are meant for calendars. */
static gboolean
has_small_months (GDateTime *moment)
{
  g_autofree char *month = g_date_time_format (moment, "%B");

  return month != NULL && g_unichar_islower (g_utf8_get_char (month));
}

static char *
format (HubManner      manner,
        const HubDate *date,
        Role           role)
{
  g_autoptr(GDateTime) moment = NULL;
  g_autofree char *text = NULL;
  const char *pattern;

  switch (manner)
    {
    case HUB_MANNER_APA:
      pattern = get_apa_pattern (role);
      break;
    case HUB_MANNER_CHICAGO:
      pattern = get_chicago_pattern (role);
      break;
    case HUB_MANNER_UN:
    default:
      pattern = get_un_pattern (role);
      break;
    }

  moment = g_date_time_new_utc (date->year, MAX (date->month, 1), MAX (date->day, 1), 0, 0, 0);
  text = moment != NULL ? g_date_time_format (moment, pattern) : NULL;
  if (text == NULL)
    return g_strdup_printf ("%04d", date->year);
  return has_small_months (moment) ? g_utf8_strdown (text, -1) : g_steal_pointer (&text);
}

static char *
format_one (HubManner      manner,
            const HubDate *date)
{
  if (date->precision == HUB_DATE_YEAR)
    return format (manner, date, ROLE_YEAR);
  return format (manner, date, date->precision == HUB_DATE_MONTH ? ROLE_MONTH : ROLE_DAY);
}

static char *
join (const char *first,
      const char *last)
{
  /* Translators: the start and the end of a period in a reference, as in “2019–2021” */
  return g_strdup_printf (C_("reference", "%s–%s"), first, last);
}

static char *
format_days (HubManner      manner,
             const HubDate *from,
             const HubDate *to)
{
  gboolean is_month = from->month == to->month;
  g_autofree char *first = format (manner, from, is_month ? ROLE_DAYS_FROM : ROLE_MONTHS_FROM);
  g_autofree char *last = format (manner, to, is_month ? ROLE_DAYS_TO : ROLE_MONTHS_TO);

  return join (first, last);
}

/**
 * hub_when_dup:
 * @manner: of the references
 * @from: a date, or the beginning of a period
 * @to: the end of it, maybe unknown
 * @is_ongoing: whether the period has no end yet
 *
 * Writes a date or a period as within a sentence, each end at its own precision. Times are written
 * as their day, in UTC. Any thread.
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
  return last != NULL && !g_str_equal (first, last) ? join (first, last)
                                                    : g_steal_pointer (&first);
}
