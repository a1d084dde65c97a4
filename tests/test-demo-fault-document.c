/* test-demo-fault-document.c: each fault of a document does on the wire what it says
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-demo-fault-document"

#include "demo-fault-case.h"

#include <string.h>

/* The one hub that all faults are tried on, one after the other. */
static HubDemoProcess *hub;

static void
check_next_loop (const DemoAnswer *good,
                 const DemoAnswer *bad)
{
  g_autofree char *here = g_strconcat (hub_demo_process_get_url (hub), DEMO_FAULT_TARGET, NULL);

  g_assert_cmpstr (demo_answer_text (bad, "links/next/href"), ==, here);
}

static void
check_next_origin (const DemoAnswer *good,
                   const DemoAnswer *bad)
{
  g_assert_cmpstr (demo_answer_text (bad, "links/next/href"), ==, "http://evil.example" DEMO_FAULT_TARGET);
}

static void
check_next_outside (const DemoAnswer *good,
                    const DemoAnswer *bad)
{
  g_assert_true (strstr (demo_answer_text (bad, "links/next/href"), "/jsonapi/../admin/") != NULL);
}

static void
check_ignore_filter (const DemoAnswer *good,
                     const DemoAnswer *bad)
{
  g_autoptr(DemoAnswer) none =
    demo_client_get (hub_demo_process_get_port (hub), DEMO_FAULT_TARGET "?filter[title]=none");

  g_assert_cmpuint (demo_answer_count (none, "data"), ==, demo_answer_count (good, "data"));
}

static void
check_ignore_sort (const DemoAnswer *good,
                   const DemoAnswer *bad)
{
  g_autoptr(DemoAnswer) titles =
    demo_client_get (hub_demo_process_get_port (hub), DEMO_FAULT_TARGET "?sort=title");

  g_assert_cmpstr (demo_answer_text (titles, "data/0/id"), ==, demo_answer_text (bad, "data/0/id"));
  g_assert_cmpstr (demo_answer_text (good, "data/0/id"), !=, demo_answer_text (bad, "data/0/id"));
}

static void
check_refuse_sort (const DemoAnswer *good,
                   const DemoAnswer *bad)
{
  g_autoptr(DemoAnswer) sorted =
    demo_client_get (hub_demo_process_get_port (hub), DEMO_FAULT_TARGET "?sort=title");

  g_assert_cmpuint (bad->status, ==, 200);
  g_assert_cmpuint (sorted->status, ==, 400);
  g_assert_cmpstr (demo_answer_text (sorted, "errors/0/status"), ==, "400");
}

static void
check_next_string (const DemoAnswer *good,
                   const DemoAnswer *bad)
{
  g_assert_nonnull (demo_answer_text (bad, "links/next"));
}

static void
check_next_number (const DemoAnswer *good,
                   const DemoAnswer *bad)
{
  g_assert_cmpint (json_node_get_int (demo_answer_find (bad, "links/next")), ==, 2);
}

static void
check_next_unprefixed (const DemoAnswer *good,
                       const DemoAnswer *bad)
{
  g_autoptr(DemoAnswer) french =
    demo_client_get (hub_demo_process_get_port (hub), "/fr" DEMO_FAULT_TARGET);

  g_assert_null (strstr (demo_answer_text (french, "links/next/href"), "/fr/"));
  g_assert_nonnull (strstr (demo_answer_text (french, "links/self/href"), "/fr/"));
}

static void
check_not_json (const DemoAnswer *good,
                const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 200);
  g_assert_cmpint (bad->announced, ==, bad->body->len);
  g_assert_null (bad->root);
}

static void
check_invalid_utf8 (const DemoAnswer *good,
                    const DemoAnswer *bad)
{
  g_assert_false (g_utf8_validate_len ((const char *) bad->body->data, bad->body->len, NULL));
}

static void
check_two_roots (const DemoAnswer *good,
                 const DemoAnswer *bad)
{
  g_assert_true (demo_answer_contains (bad, "}{\"data\":[]}"));
}

static void
check_deep_json (const DemoAnswer *good,
                 const DemoAnswer *bad)
{
  g_autofree char *brackets = g_strnfill (90000, '[');

  g_assert_true (demo_answer_contains (bad, brackets));
}

static void
check_many_values (const DemoAnswer *good,
                   const DemoAnswer *bad)
{
  g_assert_cmpuint (demo_answer_count (bad, "fault/numbers"), >, 250000);
}

static void
check_many_members (const DemoAnswer *good,
                    const DemoAnswer *bad)
{
  g_assert_cmpuint (json_object_get_size (json_node_get_object (demo_answer_find (bad, "fault"))),
                    >, 2000);
}

static void
check_big_string (const DemoAnswer *good,
                  const DemoAnswer *bad)
{
  g_assert_cmpuint (strlen (demo_answer_text (bad, "data/0/attributes/body/processed")), >,
                    4 * 1024 * 1024);
}

static void
check_data_missing (const DemoAnswer *good,
                    const DemoAnswer *bad)
{
  g_assert_null (demo_answer_find (bad, "data"));
  g_assert_nonnull (demo_answer_find (bad, "links"));
}

static void
check_data_null (const DemoAnswer *good,
                 const DemoAnswer *bad)
{
  g_assert_true (JSON_NODE_HOLDS_NULL (demo_answer_find (bad, "data")));
}

static void
check_errors_document (const DemoAnswer *good,
                       const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 200);
  g_assert_null (demo_answer_find (bad, "data"));
  g_assert_cmpuint (demo_answer_count (bad, "errors"), ==, 1);
}

static void
check_duplicate_key (const DemoAnswer *good,
                     const DemoAnswer *bad)
{
  g_assert_true (g_str_has_prefix ((const char *) bad->body->data, "{\"data\":[],"));
  g_assert_true (demo_answer_contains (bad, ",\"data\":[{"));
}

static void
check_wrong_type (const DemoAnswer *good,
                  const DemoAnswer *bad)
{
  g_assert_null (demo_answer_find (bad, "data/0/id"));
  g_assert_nonnull (demo_answer_find (bad, "data/0/attributes/title"));
  g_assert_null (demo_answer_find (bad, "data/1/attributes/title"));
  g_assert_true (JSON_NODE_HOLDS_OBJECT (demo_answer_find (bad, "data/2/attributes/changed")));
  g_assert_nonnull (demo_answer_text (bad, "data/2/attributes/title"));
}

static void
check_bad_ids (const DemoAnswer *good,
               const DemoAnswer *bad)
{
  g_assert_cmpstr (demo_answer_text (bad, "data/0/id"), ==, "");
  g_assert_cmpuint (strlen (demo_answer_text (bad, "data/1/id")), ==, 200);
  g_assert_cmpstr (demo_answer_text (bad, "data/2/id"), ==, "../../etc/passwd");
}

static void
check_bad_dates (const DemoAnswer *good,
                 const DemoAnswer *bad)
{
  g_assert_cmpstr (demo_answer_text (bad, "data/0/attributes/changed"), ==,
                   "2024-02-30T10:00:00+00:00");
}

static void
check_huge_title (const DemoAnswer *good,
                  const DemoAnswer *bad)
{
  g_assert_cmpuint (strlen (demo_answer_text (bad, "data/0/attributes/title")), >=, 1024 * 1024);
}

static void
check_many_terms (const DemoAnswer *good,
                  const DemoAnswer *bad)
{
  g_assert_cmpuint (demo_answer_count (bad, "data/0/relationships/field_countries/data"), ==,
                    10000);
}

static void
check_nul_escape (const DemoAnswer *good,
                  const DemoAnswer *bad)
{
  g_assert_true (demo_answer_contains (bad, "\"title\":\"Before\\u0000after "));
}

static void
check_hostile_text (const DemoAnswer *good,
                    const DemoAnswer *bad)
{
  g_assert_cmpstr (demo_answer_text (bad, "data/0/attributes/title"), ==, "AT&T <b>");
  g_assert_nonnull (strstr (demo_answer_text (bad, "data/1/attributes/title"), "\xe2\x80\xae"));
  g_assert_nonnull (
      strstr (demo_answer_text (bad, "data/10/attributes/title"), "\xcc\x81\xcc\x81\xcc\x81"));
}

static void
check_same_id (const DemoAnswer *good,
               const DemoAnswer *bad)
{
  const char *next = demo_answer_text (bad, "links/next/href");
  const char *target = strstr (next, "/jsonapi/");
  g_autoptr(DemoAnswer) second = demo_client_get (hub_demo_process_get_port (hub), "%s", target);

  g_assert_cmpuint (demo_answer_count (second, "data"), >, 1);
  g_assert_cmpstr (demo_answer_text (bad, "data/0/id"), ==, demo_answer_text (second, "data/0/id"));
  g_assert_cmpstr (demo_answer_text (bad, "data/0/attributes/title"), !=,
                   demo_answer_text (second, "data/0/attributes/title"));
  g_assert_cmpstr (demo_answer_text (bad, "data/1/id"), ==, demo_answer_text (good, "data/1/id"));
}

static void
check_short_page (const DemoAnswer *good,
                  const DemoAnswer *bad)
{
  g_assert_cmpuint (demo_answer_count (good, "data"), >, 40);
  g_assert_cmpuint (demo_answer_count (bad, "data"), ==, demo_answer_count (good, "data") / 2);
  g_assert_nonnull (demo_answer_text (bad, "links/next/href"));
}

static void
check_empty_page (const DemoAnswer *good,
                  const DemoAnswer *bad)
{
  g_assert_cmpuint (demo_answer_count (bad, "data"), ==, 0);
  g_assert_nonnull (demo_answer_text (bad, "links/next/href"));
}

static void
check_omitted (const DemoAnswer *good,
               const DemoAnswer *bad)
{
  const char *href = demo_answer_text (bad, "meta/omitted/links/item--0/href");

  g_assert_cmpuint (demo_answer_count (bad, "data"), ==, demo_answer_count (good, "data") - 2);
  g_assert_nonnull (strstr (href, demo_answer_text (good, "data/0/id")));
  g_assert_cmpstr (demo_answer_text (bad, "data/0/id"), ==, demo_answer_text (good, "data/2/id"));
}

static void
check_ignore_limit (const DemoAnswer *good,
                    const DemoAnswer *bad)
{
  g_assert_cmpuint (demo_answer_count (bad, "data"), ==, 10);
}

static const DemoFaultCase fault_cases[] =
{
  { "short-page", 0, check_short_page },
  { "empty-page", 0, check_empty_page },
  { "omitted", 0, check_omitted },
  { "ignore-limit", 0, check_ignore_limit },
  { "ignore-filter", 0, check_ignore_filter },
  { "ignore-sort", 0, check_ignore_sort },
  { "refuse-sort", 0, check_refuse_sort },
  { "next-loop", 0, check_next_loop },
  { "next-origin", 0, check_next_origin },
  { "next-outside", 0, check_next_outside },
  { "next-string", 0, check_next_string },
  { "next-number", 0, check_next_number },
  { "next-unprefixed", 0, check_next_unprefixed },
  { "bad-json", 0, check_not_json },
  { "invalid-utf8", 0, check_invalid_utf8 },
  { "two-roots", 0, check_two_roots },
  { "deep-json", 0, check_deep_json },
  { "many-values", 0, check_many_values },
  { "many-members", 0, check_many_members },
  { "big-string", 0, check_big_string },
  { "data-missing", 0, check_data_missing },
  { "data-null", 0, check_data_null },
  { "errors-document", 0, check_errors_document },
  { "duplicate-key", 0, check_duplicate_key },
  { "wrong-type", 0, check_wrong_type },
  { "same-id", 0, check_same_id },
  { "bad-ids", 0, check_bad_ids },
  { "bad-dates", 0, check_bad_dates },
  { "huge-title", 0, check_huge_title },
  { "many-terms", 0, check_many_terms },
  { "nul-escape", 0, check_nul_escape },
  { "hostile-text", 0, check_hostile_text },
};

int
main (int    argc,
      char **argv)
{
  return demo_fault_cases_main (&argc, &argv, &hub, fault_cases, G_N_ELEMENTS (fault_cases), "F16",
                                "F37");
}
