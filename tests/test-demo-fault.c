/* test-demo-fault.c: each fault of the connection does on the wire what it says
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-demo-fault"

#include "demo-fault-case.h"

#include <string.h>
#include <sys/wait.h>

/* Enough to see that an endless answer goes on, bytes. */
#define SAMPLE (1024 * 1024)

/* The one hub that all faults are tried on, one after the other. */
static HubDemoProcess *hub;

static void
do_control (const char *command)
{
  demo_fault_control (hub, command);
}

static gint64
get_stat (const char *name)
{
  return demo_fault_get_stat (hub, name);
}

static void
set_fault (const char *name,
           const char *more)
{
  g_autofree char *command = g_strdup_printf ("{\"do\":\"fault\",\"name\":\"%s\"%s}", name, more);

  do_control (command);
}

static void
check_empty (const DemoAnswer *good,
             const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 200);
  g_assert_cmpstr (demo_answer_header (bad, "Content-Type"), ==, "application/vnd.api+json");
  g_assert_cmpint (bad->announced, ==, 0);
  g_assert_cmpuint (bad->body->len, ==, 0);
}

static void
check_no_content (const DemoAnswer *good,
                  const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 204);
  g_assert_cmpuint (bad->body->len, ==, 0);
}

static void
check_not_json_type (const DemoAnswer *good,
                     const DemoAnswer *bad)
{
  g_assert_cmpstr (demo_answer_header (bad, "Content-Type"), ==, "text/plain");
  g_assert_nonnull (demo_answer_find (bad, "data"));
}

/* What comes out of a compressed body, and whether it came to its end. */
static gsize
unpack (const DemoAnswer *answer,
        gboolean         *at_end)
{
  g_autoptr(GConverter) converter = NULL;
  g_autoptr(GInputStream) memory = g_memory_input_stream_new_from_data (answer->body->data,
                                                                        answer->body->len, NULL);
  g_autoptr(GInputStream) stream = NULL;
  g_autofree char *buffer = g_malloc (1 << 16);
  gssize length;
  gsize total = 0;

  converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  stream = g_converter_input_stream_new (memory, converter);
  while ((length = g_input_stream_read (stream, buffer, 1 << 16, NULL, NULL)) > 0)
    total += length;
  *at_end = length == 0;

  return total;
}

static void
check_bad_gzip (const DemoAnswer *good,
                const DemoAnswer *bad)
{
  gboolean at_end = TRUE;

  g_assert_cmpstr (demo_answer_header (bad, "Content-Encoding"), ==, "gzip");
  g_assert_cmpint (bad->announced, ==, bad->body->len);
  g_assert_cmpuint (unpack (bad, &at_end), <, good->body->len);
  g_assert_false (at_end);
}

static void
check_gzip_bomb (const DemoAnswer *good,
                 const DemoAnswer *bad)
{
  gboolean at_end = FALSE;

  g_assert_cmpuint (bad->body->len, <, 200000);
  g_assert_cmpuint (unpack (bad, &at_end), >, 100 * 1024 * 1024);
  g_assert_true (at_end);
}

static void
check_truncated (const DemoAnswer *good,
                 const DemoAnswer *bad)
{
  g_assert_true (bad->at_end);
  g_assert_cmpint (bad->announced, ==, good->announced);
  g_assert_cmpuint (bad->body->len, ==, good->body->len / 2);
}

static void
check_reset (const DemoAnswer *good,
             const DemoAnswer *bad)
{
  g_assert_true (bad->was_reset);
  g_assert_false (good->was_reset);
  g_assert_cmpuint (bad->body->len, <, good->body->len / 5);
}

static void
check_cut (const DemoAnswer *good,
           const DemoAnswer *bad)
{
  g_assert_true (bad->at_end);
  g_assert_cmpuint (bad->status, ==, 200);
  g_assert_cmpint (bad->announced, ==, -1);
  g_assert_cmpuint (bad->body->len, ==, good->body->len / 2);
}

static void
check_stall (const DemoAnswer *good,
             const DemoAnswer *bad)
{
  g_assert_false (bad->at_end);
  g_assert_cmpuint (bad->status, ==, 200);
  g_assert_cmpint (bad->announced, ==, good->announced);
  g_assert_cmpuint (bad->body->len, >, 0);
  g_assert_cmpuint (bad->body->len, <, good->body->len / 5);
}

/* A few bytes came one by one, and the answer was not over when reading ended. */
static void
check_slow (const DemoAnswer *good,
            const DemoAnswer *bad)
{
  g_assert_false (bad->at_end);
  g_assert_cmpuint (bad->status, ==, 200);
  g_assert_cmpuint (bad->body->len, >, 0);
  g_assert_cmpuint (bad->body->len, <, 40);
}

static void
check_slow_headers (const DemoAnswer *good,
                    const DemoAnswer *bad)
{
  g_assert_false (bad->at_end);
  g_assert_cmpuint (bad->status, ==, 0);
}

static void
check_close (const DemoAnswer *good,
             const DemoAnswer *bad)
{
  g_assert_true (bad->at_end);
  g_assert_cmpuint (bad->status, ==, 0);
  g_assert_cmpuint (bad->body->len, ==, 0);
}

static void
check_endless (const DemoAnswer *good,
               const DemoAnswer *bad)
{
  g_assert_false (bad->at_end);
  g_assert_cmpint (bad->announced, ==, -1);
  g_assert_cmpuint (bad->body->len, >, SAMPLE / 2);
}

static void
check_header_flood (const DemoAnswer *good,
                    const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status, ==, 200);
  g_assert_nonnull (demo_answer_header (bad, "X-Flood-4095"));
  g_assert_cmpuint (bad->body->len, ==, good->body->len);
}

static void
check_negative_length (const DemoAnswer *good,
                       const DemoAnswer *bad)
{
  g_assert_cmpstr (demo_answer_header (bad, "Content-Length"), ==, "-1");
}

static void
check_two_lengths (const DemoAnswer *good,
                   const DemoAnswer *bad)
{
  g_autofree char *lengths = g_strdup_printf ("%u, %u", good->body->len, good->body->len / 2);

  g_assert_cmpstr (soup_message_headers_get_list (bad->headers, "Content-Length"), ==, lengths);
  g_assert_cmpuint (bad->body->len, ==, good->body->len);
}

static void
check_bad_chunk (const DemoAnswer *good,
                 const DemoAnswer *bad)
{
  g_assert_cmpstr (demo_answer_header (bad, "Transfer-Encoding"), ==, "chunked");
  g_assert_cmpuint (bad->body->len, ==, strlen ("{\"data\":"));
}

static void
check_big_page (const DemoAnswer *good,
                const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->body->len, >, 8 * 1024 * 1024);
  g_assert_cmpuint (demo_answer_count (bad, "data"), ==, demo_answer_count (good, "data"));
}

static void
check_stacked_gzip (const DemoAnswer *good,
                    const DemoAnswer *bad)
{
  g_assert_cmpstr (soup_message_headers_get_list (bad->headers, "Content-Encoding"), ==,
                   "gzip, gzip");
}

static void
check_endless_1xx (const DemoAnswer *good,
                   const DemoAnswer *bad)
{
  g_assert_cmpuint (bad->status / 100, <=, 1);
  g_assert_false (bad->at_end);
}

static const DemoFaultCase fault_cases[] =
{
  { "stacked-gzip", 0, check_stacked_gzip },
  { "endless-1xx", 40, check_endless_1xx },
  { "empty", 0, check_empty },
  { "no-content", 0, check_no_content },
  { "not-json-type", 0, check_not_json_type },
  { "bad-gzip", 0, check_bad_gzip },
  { "gzip-bomb", 0, check_gzip_bomb },
  { "truncated", 0, check_truncated },
  { "reset", 0, check_reset },
  { "cut", 0, check_cut },
  { "stall", SAMPLE, check_stall },
  { "slow", 150, check_slow },
  { "slow-headers", 5, check_slow_headers },
  { "close", 0, check_close },
  { "endless", SAMPLE, check_endless },
  { "header-flood", 0, check_header_flood },
  { "negative-length", 0, check_negative_length },
  { "two-lengths", 0, check_two_lengths },
  { "bad-chunk", 0, check_bad_chunk },
  { "big-page", 0, check_big_page },
};

static guint
ask_status (const char *target)
{
  g_autoptr(DemoAnswer) answer = demo_client_get (hub_demo_process_get_port (hub), "%s", target);

  return answer->status;
}

/* Two good answers, two bad ones, then good ones again; nothing but collections counts. */
static void
test_plan (void)
{
  set_fault ("status-500", ",\"after\":2,\"times\":2");
  g_assert_cmpuint (ask_status (DEMO_FAULT_TARGET), ==, 200);
  g_assert_cmpuint (ask_status ("/jsonapi"), ==, 200);
  g_assert_cmpuint (ask_status ("/jsonapi/taxonomy_term/regions"), ==, 200);
  g_assert_cmpuint (ask_status ("/jsonapi/node/resource/118ab707-9f71-54bd-81cd-9bdc64ba5e27"), ==,
                    200);
  g_assert_cmpuint (ask_status (DEMO_FAULT_TARGET), ==, 500);
  g_assert_cmpuint (ask_status ("/sites/default/files/docs/gcm.pdf"), ==, 200);
  g_assert_cmpuint (ask_status ("/fr" DEMO_FAULT_TARGET), ==, 500);
  g_assert_cmpuint (ask_status (DEMO_FAULT_TARGET), ==, 200);

  set_fault ("status-500", ",\"on\":\"files\"");
  g_assert_cmpuint (ask_status (DEMO_FAULT_TARGET), ==, 200);
  g_assert_cmpuint (ask_status ("/sites/default/files/docs/gcm.pdf"), ==, 500);

  set_fault ("status-500", ",\"on\":\"all\"");
  g_assert_cmpuint (ask_status ("/jsonapi"), ==, 500);
  do_control ("{\"do\":\"fault\",\"name\":null}");
}

/* Whoever hangs up on a stalled answer is noticed. */
static void
test_open (void)
{
  g_autoptr(DemoAnswer) answer = NULL;

  set_fault ("stall", "");
  answer = demo_client_ask (hub_demo_process_get_port (hub), "GET", DEMO_FAULT_TARGET, NULL,
                            SAMPLE);
  g_assert_cmpuint (answer->status, ==, 200);
  while (get_stat ("open") > 0)
    g_thread_yield ();
  do_control ("{\"do\":\"fault\",\"name\":null}");
}

static int
run_hub (const char *argument,
         char      **output,
         char      **problem)
{
  char *arguments[] = { (char *) g_getenv ("HUB_DEMO"), (char *) "--fault", (char *) argument,
                        NULL };
  g_autoptr(GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, output, problem, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));

  return WEXITSTATUS (status);
}

static void
test_command_line (void)
{
  g_autofree char *list = demo_fault_list ();
  g_autofree char *output = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *no_output = NULL;
  g_autofree char *no_problem = NULL;

  g_assert_cmpint (run_hub ("list", &output, &no_problem), ==, 0);
  g_assert_cmpstr (output, ==, list);
  g_assert_cmpstr (no_problem, ==, "");

  g_assert_cmpint (run_hub ("no-such-fault", &no_output, &problem), ==, 2);
  g_assert_cmpstr (no_output, ==, "");
  g_assert_nonnull (strstr (problem, list));
}

/* A hub says where it listens, and ends well when it is told to. */
static void
test_end (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GDataInputStream) output = NULL;
  g_autofree char *address = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("HUB_DEMO"), NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  address = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (address);

  g_subprocess_send_signal (process, SIGTERM);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

/* What cannot be done is refused, with a reason that is JSON whatever was asked. */
static void
test_refused_commands (void)
{
  static const char *const commands[] = {
    "", "[]", "{", "{\"do\":“x”}", "{\"do\":7}", "{\"do\":\"sing\"}", "{\"do\":\"hide\"}",
    "{\"do\":\"change\",\"nid\":1,\"langcode\":\"tlh\"}", "{\"do\":\"add\",\"bundle\":\"song\"}",
    "{\"do\":\"rename-term\",\"nid\":1}", "{\"do\":\"replace-file\",\"nid\":1}",
    "{\"do\":\"fault\",\"name\":\"none\"}", "{\"do\":\"fault\",\"on\":\"nothing\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GError) parse_error = NULL;
      g_autoptr(JsonNode) reason = NULL;

      g_assert_null (hub_demo_process_control (hub, commands[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      reason = json_from_string (error->message, &parse_error);
      g_assert_no_error (parse_error);
      g_assert_nonnull (json_object_get_string_member (json_node_get_object (reason), "error"));
    }
}

int
main (int    argc,
      char **argv)
{
  const char *const arguments[] = { "--entries", "300", NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  hub = hub_demo_process_new (arguments, &error);
  g_assert_no_error (error);

  demo_fault_cases_add (hub, fault_cases, G_N_ELEMENTS (fault_cases), "F01", "F09");
  g_test_add_func ("/demo/fault/refused-commands", test_refused_commands);
  g_test_add_func ("/demo/fault/plan", test_plan);
  g_test_add_func ("/demo/fault/open", test_open);
  g_test_add_func ("/demo/fault/command-line", test_command_line);
  g_test_add_func ("/demo/fault/end", test_end);

  status = g_test_run ();
  hub_demo_process_stop (hub);

  return status;
}
