/* test-ui-format.c: what entries look like in words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-format.h"
#include "hub-link.h"

#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"
#define NBSP "\xc2\xa0"

static HubEntry *
make_report (void)
{
  HubEntry *entry = hub_entry_new ("11111111-1111-4111-8111-111111111111", "en",
                                   HUB_KIND_DOCUMENT, "A report");
  const char *const publishers[] = { "UNODC", "IOM", NULL };
  HubDate published = { HUB_DATE_MONTH, 2021, 1, 0, 0 };
  HubTerm *term = hub_term_new (HUB_VOCABULARY_OBJECTIVE, "o10", "10 - Eradicate trafficking");

  term->code = g_strdup ("10");
  hub_entry_take_term (entry, term);
  term = hub_term_new (HUB_VOCABULARY_TYPE, "t1", "Report");
  hub_entry_take_term (entry, term);
  hub_entry_set_publishers (entry, publishers);
  hub_entry_set_published (entry, &published);
  hub_entry_set_is_global (entry, TRUE);
  return entry;
}

static void
test_facts (void)
{
  g_autoptr(HubEntry) entry = make_report ();
  g_autofree char *facts = hub_format_facts (entry);
  g_autofree char *byline = hub_format_byline (entry);
  g_autofree char *spoken = hub_format_spoken (entry);

  g_assert_cmpstr (facts, ==,
                   FSI "UNODC; IOM" PDI NBSP "· " FSI "January" NBSP "2021" PDI NBSP "· Global"
                   NBSP "· Objective" NBSP "10");
  g_assert_cmpstr (byline, ==, "Document" NBSP "· " FSI "Report" PDI NBSP "· " FSI "UNODC; IOM" PDI
                               NBSP "· " FSI "January" NBSP "2021" PDI);
  g_assert_true (g_str_has_prefix (spoken, "A report, "));
}

static void
test_nothing_known (void)
{
  g_autoptr(HubEntry) entry = hub_entry_new ("u", "en", HUB_KIND_VIDEO, "A film");
  g_autofree char *facts = hub_format_facts (entry);
  g_autofree char *byline = hub_format_byline (entry);

  g_assert_cmpstr (facts, ==, "");
  g_assert_cmpstr (byline, ==, "Video");
}

static void
test_title_is_cut (void)
{
  g_autofree char *long_title = g_strnfill (1000, 'x');
  g_autofree char *fitting = g_strnfill (HUB_TITLE_SHOWN, 'x');
  g_autoptr(HubEntry) entry = hub_entry_new ("u", "en", HUB_KIND_OTHER, long_title);
  g_autoptr(HubEntry) short_entry = hub_entry_new ("v", "en", HUB_KIND_OTHER, fitting);
  g_autofree char *cut = hub_format_title (entry);
  g_autofree char *whole = hub_format_title (short_entry);

  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, HUB_TITLE_SHOWN);
  g_assert_true (g_str_has_suffix (cut, "x…"));
  g_assert_cmpstr (whole, ==, fitting);
}

static void
test_dates (void)
{
  const struct
  {
    HubDate     date;
    const char *text;
  } cases[] = {
    { { HUB_DATE_UNKNOWN, 0, 0, 0, 0 }, NULL },
    { { HUB_DATE_YEAR, 2019, 0, 0, 0 }, "2019" },
    { { HUB_DATE_MONTH, 2019, 6, 0, 0 }, "June 2019" },
    { { HUB_DATE_DAY, 2019, 6, 3, 0 }, "3 June 2019" },
    { { HUB_DATE_TIME, 2023, 6, 22, 1687428000 }, "22 June 2023, 10:00 UTC" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hub_format_date (&cases[i].date);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_periods (void)
{
  g_autoptr(HubEntry) entry = hub_entry_new ("u", "en", HUB_KIND_PROJECT, "A project");
  HubDate starts = { HUB_DATE_YEAR, 2019, 0, 0, 0 };
  HubDate ends = { HUB_DATE_YEAR, 2022, 0, 0, 0 };
  HubDate unknown = HUB_DATE_INIT;
  g_autofree char *none = hub_format_period (entry);
  g_autofree char *closed = NULL;
  g_autofree char *open = NULL;
  g_autofree char *single = NULL;

  hub_entry_set_period (entry, &starts, &ends, FALSE);
  closed = hub_format_period (entry);
  hub_entry_set_period (entry, &starts, &unknown, TRUE);
  open = hub_format_period (entry);
  hub_entry_set_period (entry, &starts, &starts, FALSE);
  single = hub_format_period (entry);

  g_assert_null (none);
  g_assert_cmpstr (closed, ==, "2019 – 2022");
  g_assert_cmpstr (open, ==, "2019 – present");
  g_assert_cmpstr (single, ==, "2019");
}

static void
test_event_hours (void)
{
  g_autoptr(HubEntry) entry = hub_entry_new ("u", "en", HUB_KIND_EVENT, "A talk");
  HubDate starts = { HUB_DATE_TIME, 2023, 6, 22, 1687428000 };
  HubDate same_day = { HUB_DATE_TIME, 2023, 6, 22, 1687435200 };
  HubDate next_day = { HUB_DATE_TIME, 2023, 6, 23, 1687514400 };
  g_autofree char *hours = NULL;
  g_autofree char *in_list = NULL;
  g_autofree char *two_days = NULL;

  hub_entry_set_period (entry, &starts, &same_day, FALSE);
  hours = hub_format_period (entry);
  in_list = hub_format_facts (entry);
  hub_entry_set_period (entry, &starts, &next_day, FALSE);
  two_days = hub_format_period (entry);

  g_assert_cmpstr (hours, ==, "22 June 2023, 10:00 – 12:00 UTC");
  g_assert_cmpstr (in_list, ==, FSI "22" NBSP "June" NBSP "2023" PDI);
  g_assert_cmpstr (two_days, ==, "22 June 2023, 10:00 UTC – 23 June 2023, 10:00 UTC");
}

static void
test_age (void)
{
  const gint64 day = 24 * 60 * 60;
  const struct
  {
    gint64      then;
    const char *text;
  } cases[] = {
    { 100 * day, "Synced today" },
    { 99 * day, "Synced 1 day ago" },
    { 97 * day, "Synced 3 days ago" },
    { 200 * day, "Synced today" },   /* the clock was set back */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = hub_format_age (cases[i].then, 100 * day);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_links (void)
{
  static const char *const refused[] = {
    "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://example.org/",
    "https://user@example.org/", "https://user:word@example.org/", "https://", "//example.org/",
    "https://exam ple.org/", "https:\\\\example.org", "https://example.org/a\nb", "mailto:a@b",
  };
  g_autofree char *safe = hub_link_dup_safe ("HTTPS://example.org/a?b=c#d");
  g_autofree char *host = hub_link_dup_host ("https://b\xc3\xbc" "cher.example/");

  g_assert_cmpstr (safe, ==, "https://example.org/a?b=c#d");
  g_assert_cmpstr (host, ==, "xn--bcher-kva.example");
  g_assert_null (hub_link_dup_safe (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_null (hub_link_dup_safe (refused[i]));
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/format/facts", test_facts);
  g_test_add_func ("/ui/format/nothing-known", test_nothing_known);
  g_test_add_func ("/ui/format/title-is-cut", test_title_is_cut);
  g_test_add_func ("/ui/format/dates", test_dates);
  g_test_add_func ("/ui/format/periods", test_periods);
  g_test_add_func ("/ui/format/event-hours", test_event_hours);
  g_test_add_func ("/ui/format/age", test_age);
  g_test_add_func ("/ui/format/links", test_links);
  return g_test_run ();
}
