/* hub-sync-left.c: how long a sync still takes
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync-left"

#include "hub-sync-left.h"

#include <glib/gi18n-lib.h>

#define MIN_ELAPSED (3 * G_USEC_PER_SEC)   /* before that a pace says little */
#define MIN_SHARE   20                     /* nor does it with less than a twentieth done */

/**
 * hub_sync_estimate_left:
 * @first: what was done when the measuring began
 * @done: what is done now
 * @total: what there is to do, 0 unknown
 * @elapsed: microseconds since the measuring began
 *
 * Estimates from the pace so far. The total is what there was the last time: where as much is
 * done, how much has been added since is not known.
 *
 * Returns: seconds; -1 if too little is known
 */
gint64
hub_sync_estimate_left (guint  first,
                        guint  done,
                        guint  total,
                        gint64 elapsed)
{
  if (done >= total || done <= first || elapsed < MIN_ELAPSED ||
      (done - first) < total / MIN_SHARE)
    return -1;

  return (gint64) ((double) elapsed / (done - first) * (total - done) / G_USEC_PER_SEC);
}

/**
 * hub_sync_dup_left:
 * @seconds: an estimate, -1 unknown
 *
 * Puts an estimate into words, no more exact than it is.
 *
 * Returns: (transfer full) (nullable): the words; %NULL if it is not known
 */
char *
hub_sync_dup_left (gint64 seconds)
{
  gint64 minutes = (seconds + 30) / 60;
  gint64 hours = (minutes + 30) / 60;

  if (seconds < 0)
    return NULL;
  if (seconds < 10)
    return g_strdup (_("a few seconds left"));
  if (seconds < 55)
    return g_strdup (_("less than a minute left"));
  if (minutes < 90)
    return g_strdup_printf (ngettext ("about %d minute left", "about %d minutes left",
                                      (gulong) minutes), (int) minutes);
  return g_strdup_printf (ngettext ("about %d hour left", "about %d hours left",
                                    (gulong) hours), (int) MIN (hours, 1000));
}
