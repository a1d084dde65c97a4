/* hub-date.h: a date at its true precision
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HUB_DATE_UNKNOWN,
  HUB_DATE_YEAR,
  HUB_DATE_MONTH,
  HUB_DATE_DAY,
  HUB_DATE_TIME,
} HubDatePrecision;

/* Fields finer than the precision are 0. A value type: copy it, compare it, never free it. */
typedef struct
{
  HubDatePrecision precision;
  int              year;      /* 1900 … 2199 */
  int              month;     /* 1 … 12 */
  int              day;       /* 1 … 31 */
  /* Unix seconds, with HUB_DATE_TIME only; year, month, day are then UTC */
  gint64           seconds;
} HubDate;

#define HUB_DATE_INIT { HUB_DATE_UNKNOWN, 0, 0, 0, 0 }

gboolean  hub_date_parse     (const char *text, HubDate *date);
char     *hub_date_to_string (const HubDate *date) G_GNUC_WARN_UNUSED_RESULT;
int       hub_date_compare   (const HubDate *a, const HubDate *b);

G_END_DECLS
