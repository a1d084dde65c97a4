/* hub-date.c: a date at its true precision
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-date"

#include "hub-date.h"

#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2199
#define MAX_OFFSET_HOURS 14   /* Kiribati; the largest there is */

/* Takes @n_digits digits off @text, and then @stop if it is not 0. */
static gboolean
take_number (const char **text,
             int          n_digits,
             char         stop,
             int         *number)
{
  int value = 0;

  for (int i = 0; i < n_digits; i++)
    {
      char c = (*text)[i];

      if (!g_ascii_isdigit (c))
        return FALSE;
      value = value * 10 + (c - '0');
    }
  if (stop != '\0' && (*text)[n_digits] != stop)
    return FALSE;

  *text += n_digits + (stop != '\0' ? 1 : 0);
  *number = value;
  return TRUE;
}

/* Reads "Z", "+hh:mm" or "+hhmm" up to the end; nothing at all leaves @has_zone unset. */
static gboolean
parse_zone (const char *text,
            gboolean   *has_zone,
            int        *offset)   /* seconds east of UTC */
{
  int sign = *text == '-' ? -1 : 1;
  int hours = 0;
  int minutes = 0;

  *offset = 0;
  *has_zone = *text != '\0';
  if (*text == '\0' || g_str_equal (text, "Z") || g_str_equal (text, "z"))
    return TRUE;
  if (*text != '+' && *text != '-')
    return FALSE;

  text++;
  if (!take_number (&text, 2, text[0] != '\0' && text[1] != '\0' && text[2] == ':' ? ':' : '\0',
                    &hours) ||
      !take_number (&text, 2, '\0', &minutes) ||
      *text != '\0' || hours > MAX_OFFSET_HOURS || minutes > 59)
    return FALSE;

  *offset = sign * (hours * 3600 + minutes * 60);
  return TRUE;
}

/* Reads what follows the "T" of a date whose day is known already. */
static gboolean
parse_time (const char *text,
            HubDate    *date)
{
  g_autoptr(GDateTime) local = NULL;
  g_autoptr(GDateTime) utc = NULL;
  gboolean has_zone;
  int hour, minute, second;
  int offset;

  if (!take_number (&text, 2, ':', &hour) || !take_number (&text, 2, '\0', &minute))
    return FALSE;
  second = 0;
  if (*text == ':')
    {
      text++;
      if (!take_number (&text, 2, '\0', &second))
        return FALSE;
      if (*text == '.')
        text += 1 + strspn (text + 1, "0123456789");
    }
  if (hour > 23 || minute > 59 || second > 60 || !parse_zone (text, &has_zone, &offset))
    return FALSE;
  if (!has_zone)
    return TRUE;   /* some hour of that day, nobody knows where: the day is what is known */

  local = g_date_time_new_utc (date->year, date->month, date->day, hour, minute, MIN (second, 59));
  utc = local != NULL ? g_date_time_add_seconds (local, -offset) : NULL;
  if (utc == NULL ||
      g_date_time_get_year (utc) < FIRST_YEAR || g_date_time_get_year (utc) > LAST_YEAR)
    return FALSE;

  g_date_time_get_ymd (utc, &date->year, &date->month, &date->day);
  date->seconds = g_date_time_to_unix (utc);
  date->precision = HUB_DATE_TIME;
  return TRUE;
}

static gboolean
parse_date (const char *text,
            HubDate    *date)
{
  if (!take_number (&text, 4, '\0', &date->year) ||
      date->year < FIRST_YEAR || date->year > LAST_YEAR)
    return FALSE;
  date->precision = HUB_DATE_YEAR;
  if (*text == '\0')
    return TRUE;

  if (*text++ != '-' || !take_number (&text, 2, '\0', &date->month) ||
      date->month < 1 || date->month > 12)
    return FALSE;
  date->precision = HUB_DATE_MONTH;
  if (*text == '\0')
    return TRUE;

  if (*text++ != '-' || !take_number (&text, 2, '\0', &date->day) ||
      !g_date_valid_dmy (date->day, date->month, date->year))
    return FALSE;
  date->precision = HUB_DATE_DAY;
  if (*text == '\0')
    return TRUE;

  return (*text == 'T' || *text == ' ') && parse_time (text + 1, date);
}

/**
 * hub_date_parse:
 * @text: (nullable): a date as ISO 8601 writes it
 * @date: (out caller-allocates): the date, `HUB_DATE_UNKNOWN` when there is none
 *
 * Reads a year, a month, a day, or a time with its zone ("Z", "+02:00", "+0200"). A time without
 * a zone keeps the day only. Years from 1900 to 2199; days that no calendar has are refused; a
 * leap second counts as the second before it; fractions of a second are dropped.
 *
 * Any thread.
 *
 * Returns: whether @text was a date
 */
gboolean
hub_date_parse (const char *text,
                HubDate    *date)
{
  static const HubDate unknown = HUB_DATE_INIT;
  HubDate parsed = HUB_DATE_INIT;

  g_return_val_if_fail (date != NULL, FALSE);

  *date = unknown;
  if (text == NULL || !parse_date (text, &parsed))
    return FALSE;

  *date = parsed;
  return TRUE;
}

/**
 * hub_date_to_string:
 * @date: a date
 *
 * Writes @date at its precision: "2021", "2021-06", "2021-06-30" or "2021-06-30T09:00:00Z".
 * [func@Hub.Date.parse] reads all of them back.
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the text, %NULL when @date is unknown
 */
char *
hub_date_to_string (const HubDate *date)
{
  g_autoptr(GDateTime) time = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  switch (date->precision)
    {
    case HUB_DATE_YEAR:
      return g_strdup_printf ("%04d", date->year);
    case HUB_DATE_MONTH:
      return g_strdup_printf ("%04d-%02d", date->year, date->month);
    case HUB_DATE_DAY:
      return g_strdup_printf ("%04d-%02d-%02d", date->year, date->month, date->day);
    case HUB_DATE_TIME:
      time = g_date_time_new_from_unix_utc (date->seconds);
      return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
    case HUB_DATE_UNKNOWN:
    default:
      return NULL;
    }
}

/**
 * hub_date_compare:
 * @a: a date
 * @b: another one
 *
 * Orders dates, unknown first; a coarse date comes before the finer ones it covers.
 *
 * Any thread.
 *
 * Returns: below 0, 0 or above 0, as `strcmp ()`
 */
int
hub_date_compare (const HubDate *a,
                  const HubDate *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->year != b->year)
    return a->year < b->year ? -1 : 1;
  if (a->month != b->month)
    return a->month < b->month ? -1 : 1;
  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;
  if (a->precision != b->precision)
    return a->precision < b->precision ? -1 : 1;
  if (a->seconds != b->seconds)
    return a->seconds < b->seconds ? -1 : 1;
  return 0;
}
