/* test-date.c: dates at their true precision
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-date.h"

static void
test_precision (void)
{
  static const struct
  {
    const char      *text;
    HubDatePrecision precision;
    const char      *back;
  } cases[] = {
    { "2021", HUB_DATE_YEAR, "2021" },
    { "2021-06", HUB_DATE_MONTH, "2021-06" },
    { "2021-06-30", HUB_DATE_DAY, "2021-06-30" },
    { "2021-06-30T09:00:00Z", HUB_DATE_TIME, "2021-06-30T09:00:00Z" },
    { "2021-06-30T09:00Z", HUB_DATE_TIME, "2021-06-30T09:00:00Z" },
    { "2021-06-30T09:00:00.125Z", HUB_DATE_TIME, "2021-06-30T09:00:00Z" },
    { "2021-06-30 09:00:00+00:00", HUB_DATE_TIME, "2021-06-30T09:00:00Z" },
    { "2021-06-30T01:00:00+02:00", HUB_DATE_TIME, "2021-06-29T23:00:00Z" },
    { "2021-06-30T01:00:00+0200", HUB_DATE_TIME, "2021-06-29T23:00:00Z" },
    { "2021-12-31T20:30:00-05:30", HUB_DATE_TIME, "2022-01-01T02:00:00Z" },
    { "2016-12-31T23:59:60Z", HUB_DATE_TIME, "2016-12-31T23:59:59Z" },
    { "2024-02-29", HUB_DATE_DAY, "2024-02-29" },
    { "1900", HUB_DATE_YEAR, "1900" },
    { "2199-12-31", HUB_DATE_DAY, "2199-12-31" },
    /* nobody knows which hour of which place: the day stays */
    { "2021-06-30T09:00:00", HUB_DATE_DAY, "2021-06-30" },
    { "2021-06-30T09:00", HUB_DATE_DAY, "2021-06-30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *back = NULL;
      HubDate date, again;

      g_test_message ("%s", cases[i].text);
      g_assert_true (hub_date_parse (cases[i].text, &date));
      g_assert_cmpint (date.precision, ==, cases[i].precision);
      back = hub_date_to_string (&date);
      g_assert_cmpstr (back, ==, cases[i].back);
      g_assert_true (hub_date_parse (back, &again));
      g_assert_cmpint (hub_date_compare (&date, &again), ==, 0);
    }
}

/* FAULTS.md F31: what no calendar has is unknown. */
static void
test_f31_refused (void)
{
  static const char *const cases[] = {
    "", " ", "x", "21", "202", "20210", "2021-", "2021-6", "2021-06-", "2021-06-3", "2021-6-30",
    "2021-13", "2021-00", "2021-02-30", "2023-02-29", "2021-06-31", "2021-06-00", "2021/06/30",
    "0000", "0000-01-01", "1899", "1899-12-31", "2200", "9999", "9999-12-31", "10000-01-01",
    "-2021", "+2021", "2021-06-30T", "2021-06-30T9:00", "2021-06-30T24:00:00Z",
    "2021-06-30T09:60:00Z", "2021-06-30T09:00:61Z", "2021-06-30T09:00:00+25:00",
    "2021-06-30T09:00:00+02:60", "2021-06-30T09:00:00+2", "2021-06-30T09:00:00+", "2021-W01-1",
    "2021-06-30T09:00:00Zx", "2021-06-30T09:00:00Z ", "2021-06-30x", " 2021-06-30", "2021-181",
    "1900-01-01T00:00:00+01:00", "2199-12-31T23:59:59-01:00", "2021-06-30T09:00:00 Z",
    "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa1", "2021-06-30T09", "2021-0\xc2\xb2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HubDate date = { HUB_DATE_DAY, 2000, 1, 1, 0 };
      g_autofree char *text = NULL;

      g_test_message ("“%s”", cases[i]);
      g_assert_false (hub_date_parse (cases[i], &date));
      g_assert_cmpint (date.precision, ==, HUB_DATE_UNKNOWN);
      g_assert_cmpint (date.year, ==, 0);
      text = hub_date_to_string (&date);
      g_assert_null (text);
    }
}

static void
test_null (void)
{
  HubDate date;

  g_assert_false (hub_date_parse (NULL, &date));
  g_assert_cmpint (date.precision, ==, HUB_DATE_UNKNOWN);
}

static void
test_fields (void)
{
  HubDate date;

  g_assert_true (hub_date_parse ("2021-06", &date));
  g_assert_cmpint (date.year, ==, 2021);
  g_assert_cmpint (date.month, ==, 6);
  g_assert_cmpint (date.day, ==, 0);
  g_assert_cmpint (date.seconds, ==, 0);

  g_assert_true (hub_date_parse ("1970-01-02T00:00:01Z", &date));
  g_assert_cmpint (date.day, ==, 2);
  g_assert_cmpint (date.seconds, ==, 86401);
}

/* Unknown first, then by time, a coarse date before the finer ones it covers. */
static void
test_order (void)
{
  static const char *const ordered[] = {
    NULL, "1999-12-31", "2021", "2021-01", "2021-01-01", "2021-01-01T00:00:00Z",
    "2021-01-01T00:00:01Z", "2021-01-02", "2021-02", "2022",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ordered); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (ordered); j++)
        {
          HubDate a, b;

          hub_date_parse (ordered[i], &a);
          hub_date_parse (ordered[j], &b);
          g_assert_cmpint (hub_date_compare (&a, &b), ==, (i > j) - (i < j));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/precision", test_precision);
  g_test_add_func ("/date/F31-refused", test_f31_refused);
  g_test_add_func ("/date/null", test_null);
  g_test_add_func ("/date/fields", test_fields);
  g_test_add_func ("/date/order", test_order);

  return g_test_run ();
}
