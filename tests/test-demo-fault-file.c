/* test-demo-fault-file.c: each fault of a file does on the wire what it says
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-demo-fault-file"

#include "demo-fault-case.h"

#include <string.h>

/* The one hub that all faults are tried on, one after the other. */
static HubDemoProcess *hub;

static gboolean
is_same_body (const DemoAnswer *a,
              const DemoAnswer *b)
{
  return a->body->len == b->body->len && memcmp (a->body->data, b->body->data, a->body->len) == 0;
}

static void
check_evil_name (const DemoAnswer *good,
                 const DemoAnswer *bad)
{
  g_assert_null (demo_answer_header (good, "Content-Disposition"));
  g_assert_nonnull (strstr (demo_answer_header (bad, "Content-Disposition"), "../../"));
  g_assert_true (is_same_body (good, bad));
}

/* Another content, as long and under the same type. */
static void
check_content (const DemoAnswer *good,
               const DemoAnswer *bad,
               const char       *start)
{
  g_assert_cmpuint (bad->status, ==, 200);
  g_assert_cmpstr (demo_answer_header (bad, "Content-Type"), ==,
                   demo_answer_header (good, "Content-Type"));
  g_assert_cmpuint (bad->body->len, ==, good->body->len);
  g_assert_cmpint (memcmp (bad->body->data, start, strlen (start)), ==, 0);
}

static void
check_html (const DemoAnswer *good,
            const DemoAnswer *bad)
{
  check_content (good, bad, "<!DOCTYPE html>");
}

static void
check_script (const DemoAnswer *good,
              const DemoAnswer *bad)
{
  check_content (good, bad, "#!/bin/sh\n");
}

static void
check_empty (const DemoAnswer *good,
             const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 200);
  g_assert_cmpint (bad->announced, ==, 0);
  g_assert_cmpuint (bad->body->len, ==, 0);
}

static void
check_huge (const DemoAnswer *good,
            const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->body->len, ==, 4 * good->body->len);
}

static void
check_changes (const DemoAnswer *good,
               const DemoAnswer *bad)
{
  check_content (good, bad, "%PDF-1.4\n%edition ");
  g_assert_cmpstr (demo_answer_header (bad, "ETag"), !=, demo_answer_header (good, "ETag"));
}

/* The first bytes are asked for, and all come. */
static void
check_no_ranges (const DemoAnswer *good,
                 const DemoAnswer *bad)
{
  const char *const headers[] = { "Range: bytes=0-9", NULL };
  g_autoptr(DemoAnswer) files =
    demo_client_get (hub_demo_process_get_port (hub), "/jsonapi/file/file");
  const char *target = demo_answer_text (files, "data/0/attributes/uri/url");
  g_autoptr(DemoAnswer) all = demo_client_ask (hub_demo_process_get_port (hub), "GET", target,
                                               headers, 0);
  g_autoptr(DemoAnswer) part = NULL;

  g_assert_null (demo_answer_header (bad, "Accept-Ranges"));
  g_assert_cmpuint (all->status, ==, 200);
  g_assert_true (is_same_body (good, all));

  demo_fault_control (hub, "{\"do\":\"fault\",\"name\":null}");
  part = demo_client_ask (hub_demo_process_get_port (hub), "GET", target, headers, 0);
  g_assert_cmpuint (part->status, ==, 206);
  g_assert_cmpuint (part->body->len, ==, 10);
}

static void
check_weak (const DemoAnswer *good,
            const DemoAnswer *bad)
{
  g_assert_true (g_str_has_prefix (demo_answer_header (bad, "ETag"), "W/\""));
  g_assert_true (is_same_body (good, bad));
}

static const DemoFaultCase fault_cases[] = {
  { "file-evil-name", 0, check_evil_name },
  { "file-html", 0, check_html },
  { "file-empty", 0, check_empty },
  { "file-huge", 0, check_huge },
  { "file-changes", 0, check_changes },
  { "file-no-ranges", 0, check_no_ranges },
  { "file-weak", 0, check_weak },
  { "file-script", 0, check_script },
};

int
main (int    argc,
      char **argv)
{
  return demo_fault_cases_main (&argc, &argv, &hub, fault_cases, G_N_ELEMENTS (fault_cases), "F38",
                                "F59");
}
