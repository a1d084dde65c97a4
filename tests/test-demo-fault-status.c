/* test-demo-fault-status.c: each fault of a status and of a redirect does on the wire what it says
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-demo-fault-status"

#include "demo-fault-case.h"

/* The one hub that all faults are tried on, one after the other. */
static HubDemoProcess *hub;

static gint64
get_stat (const char *name)
{
  return demo_fault_get_stat (hub, name);
}

static void
check_error_document (const DemoAnswer *good,
                      const DemoAnswer *bad)
{
  g_autofree char *status = g_strdup_printf ("%u", bad->status);

  g_assert_cmpstr (demo_answer_header (bad, "Content-Type"), ==, "application/vnd.api+json");
  g_assert_cmpstr (demo_answer_text (bad, "errors/0/status"), ==, status);
  g_assert_nonnull (demo_answer_text (bad, "errors/0/links/via/href"));
  g_assert_null (demo_answer_find (bad, "data"));
  g_assert_cmpint (demo_answer_header (bad, "Retry-After") != NULL, ==, bad->status == 503);
  g_assert_cmpint (demo_answer_header (bad, "WWW-Authenticate") != NULL, ==, bad->status == 401);
}

static void
check_error_page (const DemoAnswer *good,
                  const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, >=, 400);
  g_assert_cmpstr (demo_answer_header (bad, "Content-Type"), ==, "text/html; charset=UTF-8");
  g_assert_null (bad->root);
  g_assert_cmpstr (demo_answer_header (bad, "Retry-After"), ==, bad->status == 429 ? "30" : NULL);
}

/* Seconds from now, also of an answer that names a date. */
static gint64
get_retry_after (const DemoAnswer *bad,
                 gboolean          is_date)
{
  const char *text = demo_answer_header (bad, "Retry-After");
  g_autoptr(GDateTime) then = soup_date_time_new_from_http_string (text);

  g_assert_cmpint (then != NULL, ==, is_date);
  g_assert_null (bad->root);

  return is_date ? g_date_time_to_unix (then) - g_get_real_time () / G_USEC_PER_SEC
                 : g_ascii_strtoll (text, NULL, 10);
}

static void
check_retry_date (const DemoAnswer *good,
                  const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 503);
  g_assert_cmpint (get_retry_after (bad, TRUE), <=, 30);
}

static void
check_retry_late (const DemoAnswer *good,
                  const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 503);
  g_assert_cmpint (get_retry_after (bad, FALSE), ==, 48 * 3600);
}

static void
check_retry_late_date (const DemoAnswer *good,
                       const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 429);
  g_assert_cmpint (get_retry_after (bad, TRUE), >, 24 * 3600);
}

static void
check_html (const DemoAnswer *good,
            const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 200);
  g_assert_cmpstr (demo_answer_header (bad, "Content-Type"), ==, "text/html; charset=UTF-8");
  g_assert_true (demo_answer_contains (bad, "<form"));
}

static void
check_redirect_once (const DemoAnswer *good,
                     const DemoAnswer *bad)
{
  g_autoptr(DemoAnswer) followed = NULL;

  g_assert_cmpuint (bad->status, ==, 302);
  followed = demo_client_get (hub_demo_process_get_port (hub), "%s",
                              demo_answer_header (bad, "Location"));
  g_assert_cmpuint (followed->status, ==, 200);
  g_assert_cmpuint (demo_answer_count (followed, "data"), ==, demo_answer_count (good, "data"));
}

static void
check_redirect_loop (const DemoAnswer *good,
                     const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 302);
  g_assert_cmpstr (demo_answer_header (bad, "Location"), ==, DEMO_FAULT_TARGET);
}

static void
check_redirect_nowhere (const DemoAnswer *good,
                        const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 301);
  g_assert_null (demo_answer_header (bad, "Location"));
}

/* The other port is another origin, and tells whether somebody came. */
static void
check_redirect_elsewhere (const DemoAnswer *good,
                          const DemoAnswer *bad)
{
  const char *location = demo_answer_header (bad, "Location");
  g_autoptr(GUri) uri = g_uri_parse (location, G_URI_FLAGS_NONE, NULL);
  gint64 before = get_stat ("elsewhere");
  g_autoptr(DemoAnswer) other = NULL;

  g_assert_cmpuint (bad->status, ==, 301);
  g_assert_cmpint (g_uri_get_port (uri), !=, hub_demo_process_get_port (hub));
  demo_fault_control (hub, "{\"do\":\"fault\",\"name\":null}");
  other = demo_client_get (g_uri_get_port (uri), "%s", DEMO_FAULT_TARGET);
  g_assert_cmpuint (other->status, ==, 200);
  g_assert_cmpint (get_stat ("elsewhere"), ==, before + 1);
}

static void
check_moved (const DemoAnswer *good,
             const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 308);
  g_assert_cmpstr (demo_answer_header (bad, "Location"), ==, HUB_DEMO_MOVED DEMO_FAULT_TARGET);
}

static void
check_redirect_user (const DemoAnswer *good,
                     const DemoAnswer *bad)
{
  const char *location = demo_answer_header (bad, "Location");
  g_autoptr(GUri) uri = g_uri_parse (location, G_URI_FLAGS_HAS_PASSWORD, NULL);

  g_assert_cmpuint (bad->status, ==, 302);
  g_assert_cmpstr (g_uri_get_user (uri), ==, "reader");
  g_assert_cmpstr (g_uri_get_password (uri), ==, "secret");
  g_assert_cmpint (g_uri_get_port (uri), ==, hub_demo_process_get_port (hub));
  g_assert_cmpstr (g_uri_get_path (uri), ==, DEMO_FAULT_TARGET);
}

static void
check_redirect_file (const DemoAnswer *good,
                     const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 302);
  g_assert_cmpstr (demo_answer_header (bad, "Location"), ==, "file:///etc/passwd");
}

static void
check_choices (const DemoAnswer *good,
               const DemoAnswer *bad)
{
  g_assert_null (demo_answer_header (bad, "Location"));
  g_assert_null (bad->root);
}

static void
check_no_body (const DemoAnswer *good,
               const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->body->len, ==, 0);
}

static void
check_retry_negative (const DemoAnswer *good,
                      const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 503);
  g_assert_cmpstr (demo_answer_header (bad, "Retry-After"), ==, "-120");
}

static void
check_redirect_login (const DemoAnswer *good,
                      const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 302);
  g_assert_true (g_str_has_prefix (demo_answer_header (bad, "Location"), "http://login.example/"));
}

static const DemoFaultCase fault_cases[] =
{
  { "status-300", 0, check_choices },
  { "status-304", 0, check_no_body },
  { "status-511", 0, check_error_page },
  { "status-999", 0, check_error_page },
  { "retry-negative", 0, check_retry_negative },
  { "redirect-login", 0, check_redirect_login },
  { "status-400", 0, check_error_document },
  { "status-401", 0, check_error_document },
  { "status-403", 0, check_error_document },
  { "status-404", 0, check_error_page },
  { "status-408", 0, check_error_page },
  { "status-410", 0, check_error_document },
  { "status-429", 0, check_error_page },
  { "status-500", 0, check_error_document },
  { "status-502", 0, check_error_page },
  { "status-503", 0, check_error_document },
  { "status-504", 0, check_error_page },
  { "retry-date", 0, check_retry_date },
  { "retry-late", 0, check_retry_late },
  { "retry-late-date", 0, check_retry_late_date },
  { "html", 0, check_html },
  { "redirect-once", 0, check_redirect_once },
  { "redirect-loop", 0, check_redirect_loop },
  { "redirect-nowhere", 0, check_redirect_nowhere },
  { "redirect-elsewhere", 0, check_redirect_elsewhere },
  { "moved", 0, check_moved },
  { "redirect-user", 0, check_redirect_user },
  { "redirect-file", 0, check_redirect_file },
};

int
main (int    argc,
      char **argv)
{
  return demo_fault_cases_main (&argc, &argv, &hub, fault_cases, G_N_ELEMENTS (fault_cases), "F10",
                                "F15");
}
