/* hub-years.c: of which years entries are, as a line and in words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-years"

#include "hub-years.h"

#include <glib/gi18n.h>

#define MAX_YEARS   25    /* that a line shows; what is older is said nowhere else than on Browse */
#define YEARS_AHEAD 1     /* events and projects to come */

/**
 * hub_years_trim:
 * @years: all that there are
 *
 * Finds the years that a line shows: those in which the catalogue has entries at all, apart from a
 * far past and a future that is a mistake.
 *
 * Returns: some of @years, perhaps none
 */
HubYears
hub_years_trim (HubYears years)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  int last = MIN (years.first + (int) years.n_years - 1,
                  g_date_time_get_year (now) + YEARS_AHEAD);
  int from = MAX (years.first, last - MAX_YEARS + 1);

  if (years.counts == NULL || last < years.first)
    return (HubYears) { 0, 0, NULL };

  return (HubYears) { from, (guint) (last - from + 1), years.counts + (from - years.first) };
}

/**
 * hub_years_format:
 * @years: what a line shows
 *
 * Says it in words.
 *
 * Returns: (transfer full) (nullable): plain text, %NULL if there is nothing to say
 */
char *
hub_years_format (HubYears years)
{
  int from = 0, to = 0, best = -1;
  gboolean is_tied = FALSE;      /* no year has more than any other */

  for (guint i = 0; i < years.n_years; i++)
    {
      if (years.counts[i] == 0)
        continue;
      from = from == 0 ? years.first + (int) i : from;
      to = years.first + (int) i;
      if (best < 0 || years.counts[i] >= years.counts[best])
        {
          is_tied = best >= 0 && years.counts[i] == years.counts[best];
          best = is_tied ? best : (int) i;
        }
    }

  if (best < 0)
    return NULL;
  if (from == to)
    /* Translators: the year that all entries are of */
    return g_strdup_printf (C_("year", "%d"), from);
  if (is_tied)
    /* Translators: the first and the last year of entries */
    return g_strdup_printf (C_("years", "%d – %d"), from, to);
  /* Translators: the first and the last year of entries, the year with most, and how many of it */
  return g_strdup_printf (_("%d – %d, most in %d: %'u"), from, to, years.first + best,
                          years.counts[best]);
}
