/* test-history.c: what one has looked at, and addresses that lead there
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-deep-link.h"
#include "hub-history.h"

#include <string.h>

#define SECOND G_USEC_PER_SEC

static HubSpot *
make_spot (const char *place,
           const char *text,    /* (nullable): of the query */
           const char *code,    /* (nullable) */
           const char *entry)   /* (nullable): its id */
{
  HubSpot *spot = hub_spot_new (place);
  g_autoptr(HubQuery) empty = hub_query_new ();

  spot->query = text != NULL ? hub_query_with_text (empty, text) : NULL;
  spot->code = g_strdup (code);
  spot->entry = entry != NULL ? hub_entry_new (entry, "en", HUB_KIND_DOCUMENT, entry) : NULL;
  return spot;
}

static void
assert_spot (const HubSpot *spot,
             const char    *place,
             const char    *text,
             const char    *entry)
{
  g_assert_nonnull (spot);
  g_assert_cmpstr (spot->place, ==, place);
  g_assert_cmpstr (spot->query != NULL ? hub_query_get_text (spot->query) : NULL, ==, text);
  g_assert_cmpstr (spot->entry != NULL ? hub_entry_get_uuid (spot->entry) : NULL, ==, entry);
}

static void
test_back_and_forward (void)
{
  g_autoptr(HubHistory) history = hub_history_new ();

  g_assert_false (hub_history_can_go_back (history));
  g_assert_null (hub_history_go_back (history));
  g_assert_null (hub_history_go_forward (history));
  hub_history_visit (history, make_spot ("browse", "", NULL, NULL), 1 * SECOND);
  g_assert_false (hub_history_can_go_back (history));
  hub_history_visit (history, make_spot ("browse", "", NULL, "a"), 2 * SECOND);
  hub_history_visit (history, make_spot ("browse", "", NULL, "a"), 3 * SECOND);
  hub_history_visit (history, make_spot ("events", NULL, NULL, NULL), 4 * SECOND);

  assert_spot (hub_history_go_back (history), "browse", "", "a");
  assert_spot (hub_history_go_back (history), "browse", "", NULL);
  g_assert_null (hub_history_go_back (history));
  assert_spot (hub_history_go_forward (history), "browse", "", "a");
  /* Shown again, that is the same. */
  hub_history_visit (history, make_spot ("browse", "", NULL, "a"), 5 * SECOND);
  g_assert_true (hub_history_can_go_forward (history));
  /* Something else takes the place of what was ahead. */
  hub_history_visit (history, make_spot ("browse", "", NULL, "b"), 6 * SECOND);
  g_assert_false (hub_history_can_go_forward (history));
  assert_spot (hub_history_go_back (history), "browse", "", "a");
}

/* What is typed changes the spot one is at; a link leads to another. */
static void
test_searching (void)
{
  g_autoptr(HubHistory) history = hub_history_new ();

  hub_history_visit (history, make_spot ("browse", "", NULL, NULL), 1 * SECOND);
  hub_history_visit (history, make_spot ("browse", "t", NULL, NULL), 2 * SECOND);
  hub_history_visit (history, make_spot ("browse", "tr", NULL, NULL), 3 * SECOND);
  g_assert_false (hub_history_can_go_back (history));
  hub_history_visit (history, make_spot ("browse", "tr", NULL, "a"), 4 * SECOND);
  hub_history_hold (history);
  hub_history_visit (history, make_spot ("browse", "kenya", NULL, "a"), 5 * SECOND);
  hub_history_visit (history, make_spot ("browse", "kenyan", NULL, "a"), 6 * SECOND);
  assert_spot (hub_history_go_back (history), "browse", "tr", "a");
  assert_spot (hub_history_go_back (history), "browse", "tr", NULL);
  g_assert_null (hub_history_go_back (history));
}

/* A link to what one sees anyway holds nothing that comes later. */
static void
test_link_to_here (void)
{
  g_autoptr(HubHistory) history = hub_history_new ();

  hub_history_visit (history, make_spot ("browse", "", NULL, NULL), 1 * SECOND);
  hub_history_hold (history);
  hub_history_visit (history, make_spot ("browse", "", NULL, NULL), 2 * SECOND);
  hub_history_release (history);
  hub_history_visit (history, make_spot ("browse", "t", NULL, NULL), 3 * SECOND);
  g_assert_false (hub_history_can_go_back (history));
}

/* Entries that the arrow keys pass by are not kept, those that were read are. */
static void
test_glances (void)
{
  g_autoptr(HubHistory) history = hub_history_new ();

  hub_history_visit (history, make_spot ("browse", "", NULL, NULL), 1 * SECOND);
  hub_history_visit (history, make_spot ("browse", "", NULL, "a"), 2 * SECOND);
  hub_history_visit (history, make_spot ("browse", "", NULL, "b"), 2 * SECOND + 1000);
  hub_history_visit (history, make_spot ("browse", "", NULL, "c"), 2 * SECOND + 2000);
  hub_history_visit (history, make_spot ("browse", "", NULL, "d"), 4 * SECOND);
  assert_spot (hub_history_go_back (history), "browse", "", "c");
  assert_spot (hub_history_go_back (history), "browse", "", NULL);
}

/* To step out of something is to go back to what one came from, if one did. */
static void
test_stepping_out (void)
{
  g_autoptr(HubHistory) history = hub_history_new ();

  hub_history_visit (history, make_spot ("objectives", NULL, NULL, NULL), 1 * SECOND);
  hub_history_visit (history, make_spot ("objectives", NULL, "10", NULL), 2 * SECOND);
  hub_history_visit (history, make_spot ("objectives", NULL, "10", "a"), 3 * SECOND);
  hub_history_visit (history, make_spot ("objectives", NULL, "10", NULL), 4 * SECOND);
  hub_history_visit (history, make_spot ("objectives", NULL, NULL, NULL), 5 * SECOND);
  g_assert_false (hub_history_can_go_back (history));
  g_assert_true (hub_history_can_go_forward (history));
  assert_spot (hub_history_go_forward (history), "objectives", NULL, NULL);
  assert_spot (hub_history_go_forward (history), "objectives", NULL, "a");

  /* From one entry to another and to the first again is three of them. */
  hub_history_visit (history, make_spot ("objectives", NULL, "10", "b"), 7 * SECOND);
  hub_history_visit (history, make_spot ("objectives", NULL, "10", "a"), 9 * SECOND);
  assert_spot (hub_history_go_back (history), "objectives", NULL, "b");
}

static void
test_many (void)
{
  g_autoptr(HubHistory) history = hub_history_new ();
  guint n_back = 0;

  for (guint i = 0; i < 3 * HUB_HISTORY_MAX; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      hub_history_visit (history, make_spot ("browse", "", NULL, id), 2 * i * SECOND);
    }
  while (hub_history_go_back (history) != NULL)
    n_back++;
  g_assert_cmpuint (n_back, ==, HUB_HISTORY_MAX - 1);
}

static void
test_good_links (void)
{
  static const struct
  {
    const char    *address;
    HubVocabulary  vocabulary;
    const char    *code;
  } topics[] = {
    { "hub-reader:objective/10", HUB_VOCABULARY_OBJECTIVE, "10" },
    { "HUB-Reader:objective/general", HUB_VOCABULARY_OBJECTIVE, "general" },
    { "hub-reader:principle/human-rights", HUB_VOCABULARY_PRINCIPLE, "human-rights" },
    { "hub-reader:region/africa", HUB_VOCABULARY_REGION, "africa" },
    { "hub-reader:country/KE", HUB_VOCABULARY_COUNTRY, "KE" },
    { "hub-reader:country/ke", HUB_VOCABULARY_COUNTRY, "KE" },
    { "hub-reader:region/%D0%B0%D0%B7%D0%B8%D1%8F", HUB_VOCABULARY_REGION, "азия" },
  };
  g_auto(HubDeepLink) entry = { NULL };
  g_auto(HubDeepLink) chinese = { NULL };
  g_auto(HubDeepLink) help = { NULL };
  g_auto(HubDeepLink) page = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      g_auto(HubDeepLink) link = { NULL };

      g_assert_true (hub_deep_link_parse (&link, topics[i].address));
      g_assert_cmpint (link.vocabulary, ==, topics[i].vocabulary);
      g_assert_cmpstr (link.code, ==, topics[i].code);
      g_assert_null (link.uuid);
    }
  g_assert_true (hub_deep_link_parse (&entry, "hub-reader:entry/118AB707-9f71-54bd-81cd-"
                                              "9bdc64ba5e27"));
  g_assert_cmpstr (entry.uuid, ==, "118ab707-9f71-54bd-81cd-9bdc64ba5e27");
  g_assert_null (entry.code);
  g_assert_null (entry.langcode);
  g_assert_true (hub_deep_link_parse (&chinese, "hub-reader:entry/118ab707-9f71-54bd-81cd-"
                                               "9bdc64ba5e27/zh-hans"));
  g_assert_cmpstr (chinese.uuid, ==, "118ab707-9f71-54bd-81cd-9bdc64ba5e27");
  g_assert_cmpstr (chinese.langcode, ==, "zh-hans");
  g_assert_true (hub_deep_link_parse (&help, "hub-reader:help/search"));
  g_assert_cmpstr (help.help, ==, "search");
  g_assert_null (help.code);
  g_assert_true (hub_deep_link_parse (&page, HUB_DEEP_LINK_HELP "search.html"));
  g_assert_cmpstr (page.help, ==, "search");
}

/* Whatever a page of the web may hold. */
static void
test_bad_links (void)
{
  const char *const addresses[] = {
    "", ":", "hub-reader", "hub-reader:", "hub-reader:objective", "hub-reader:objective/",
    "hub-reader:/objective/10", "hub-reader://objective/10", "hub-reader:objective/10/",
    "hub-reader:objective/10?x", "hub-reader:objective/10#x", "hub-reader:objective/../10",
    "hub-reader:objective/10%00", "hub-reader:objective/%", "hub-reader:objective/%zz",
    "hub-reader:objective/1%30%0a", "hub-reader:objective/%2e%2e", "hub-reader:objective/%ff",
    "hub-reader:objective/10'--", "hub-reader:type/report", "hub-reader:publisher/iom",
    "hub-reader:Objective/10", "hub-reader:entry/10", "hub-reader:entry/118ab707",
    "hub-reader:entry/118ab707-9f71-54bd-81cd-9bdc64ba5e27/",
    "hub-reader:entry/118ab707-9f71-54bd-81cd-9bdc64ba5e27/fr/fr",
    "hub-reader:entry/118ab707-9f71-54bd-81cd-9bdc64ba5e27/'--",
    "hub-reader:entry/118ab707-9f71-54bd-81cd-9bdc64ba5e27/%C3%A9",
    "hub-reader:entry/118ab707-9f71-54bd-81cd-9bdc64ba5e27%2Ffr", "hub-reader:objective/10/fr",
    "hub-reader:entry/../../etc/passwd", "hub-reader:country/K E", "file:///etc/passwd",
    "hub-reader:help", "hub-reader:help/", "hub-reader:help/.html", "hub-reader:help/../search",
    "hub-reader:help/fr/search", "hub-reader:help/search%20", "hub-reader:help/search.htm",
    "javascript:alert(1)", "https://migrationnetwork.un.org/", "hub-reader2:objective/10",
    " hub-reader:objective/10", "hub-reader:objective/\xff",
  };
  g_autofree char *long_code = g_strnfill (101, 'a');
  g_autofree char *long_address = g_strconcat ("hub-reader:objective/", long_code, NULL);
  g_autofree char *longer_code = g_strnfill (100000, 'a');
  g_autofree char *longer_address = g_strconcat ("hub-reader:objective/", longer_code, NULL);
  g_auto(HubDeepLink) link = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *refusal = hub_deep_link_dup_refusal (addresses[i]);

      g_assert_false (hub_deep_link_parse (&link, addresses[i]));
      g_assert_null (link.code);
      g_assert_null (link.uuid);
      g_assert_true (g_utf8_validate (refusal, -1, NULL));
      g_assert_nonnull (strstr (refusal, "hub-reader:objective/10 or hub-reader:country/KE."));
    }
  g_assert_false (hub_deep_link_parse (&link, long_address));
  g_assert_false (hub_deep_link_parse (&link, longer_address));
}

/* What is refused is shown in one line, short, and cannot write over the sentence around it. */
static void
test_refusal (void)
{
  g_autofree char *long_address = g_strnfill (100000, 'x');
  g_autofree char *long_refusal = hub_deep_link_dup_refusal (long_address);
  g_autofree char *sly = hub_deep_link_dup_refusal ("a\nb\xe2\x80\xae" "c\x1b[31m");

  g_assert_cmpuint (g_utf8_strlen (long_refusal, -1), <, 300);
  g_assert_null (strchr (sly, '\n'));
  g_assert_null (strchr (sly, '\x1b'));
  g_assert_null (strstr (sly, "\xe2\x80\xae"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/history/back-and-forward", test_back_and_forward);
  g_test_add_func ("/ui/history/searching", test_searching);
  g_test_add_func ("/ui/history/link-to-here", test_link_to_here);
  g_test_add_func ("/ui/history/glances", test_glances);
  g_test_add_func ("/ui/history/stepping-out", test_stepping_out);
  g_test_add_func ("/ui/history/many", test_many);
  g_test_add_func ("/ui/deep-link/good", test_good_links);
  g_test_add_func ("/ui/deep-link/bad", test_bad_links);
  g_test_add_func ("/ui/deep-link/refusal", test_refusal);
  return g_test_run ();
}
