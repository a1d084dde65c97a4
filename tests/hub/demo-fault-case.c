/* demo-fault-case.c: tries the faults of the demonstration hub one by one
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo-fault-case"

#include "demo-fault-case.h"

#include <string.h>

/* What the added tests share; they run one after the other. */
static HubDemoProcess *hub_in_use;
static const DemoFaultCase *cases_in_use;
static guint n_cases_in_use;
static const char *first_row_in_use;
static const char *last_row_in_use;

/* What a fault is tried with: a page of a collection, or a file. (transfer full) */
static char *
dup_target (guint16  port,
            gboolean is_file)
{
  g_autoptr(DemoAnswer) files = is_file ? demo_client_get (port, "/jsonapi/file/file") : NULL;

  return g_strdup (is_file ? demo_answer_text (files, "data/0/attributes/uri/url")
                           : DEMO_FAULT_TARGET);
}

static void
test_fault (gconstpointer user_data)
{
  const DemoFaultCase *tested = user_data;
  guint16 port = hub_demo_process_get_port (hub_in_use);
  gboolean is_file = g_str_has_prefix (tested->name, "file-");
  g_autofree char *command =
    g_strdup_printf ("{\"do\":\"fault\",\"name\":\"%s\",\"on\":\"%s\"}", tested->name,
                     is_file ? "files" : "collections");
  g_autofree char *target = NULL;
  g_autoptr(DemoAnswer) good = NULL;
  g_autoptr(DemoAnswer) bad = NULL;

  demo_fault_control (hub_in_use, "{\"do\":\"fault\",\"name\":null}");
  target = dup_target (port, is_file);
  good = demo_client_get (port, "%s", target);
  demo_fault_control (hub_in_use, command);
  bad = demo_client_ask (port, "GET", target, NULL, tested->limit);

  if (g_str_has_prefix (tested->name, "status-"))
    g_assert_cmpuint (bad->status, ==,
                      g_ascii_strtoull (tested->name + strlen ("status-"), NULL, 10));
  tested->check (good, bad);
}

/* Every fault that the hub knows in these rows of the fault list is tried, and no other. */
static void
test_table (void)
{
  g_autofree char *list = demo_fault_list ();
  g_auto(GStrv) names = g_strsplit (g_strchomp (list), "\n", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const DemoFault *fault = demo_fault_find (names[i]);
      guint n_tries = 0;

      g_assert_true (g_regex_match_simple ("^F[0-5][0-9]$", fault->row, 0, 0));
      if (strcmp (fault->row, first_row_in_use) < 0 || strcmp (fault->row, last_row_in_use) > 0)
        continue;

      for (guint j = 0; j < n_cases_in_use; j++)
        n_tries += g_str_equal (cases_in_use[j].name, names[i]);
      g_assert_cmpuint (n_tries, ==, 1);
    }
}

/**
 * demo_fault_cases_add:
 * @hub: where to try the faults
 * @cases: (array length=n_cases): how
 * @n_cases: how many there are
 * @first_row: the first row of the fault list that @cases cover, as `F01`
 * @last_row: the last one
 *
 * Adds a test for each fault, and one that none is left out. To be called once.
 */
void
demo_fault_cases_add (HubDemoProcess      *hub,
                      const DemoFaultCase *cases,
                      guint                n_cases,
                      const char          *first_row,
                      const char          *last_row)
{
  hub_in_use = hub;
  cases_in_use = cases;
  n_cases_in_use = n_cases;
  first_row_in_use = first_row;
  last_row_in_use = last_row;

  for (guint i = 0; i < n_cases; i++)
    {
      const DemoFault *fault = demo_fault_find (cases[i].name);
      g_autofree char *path = g_strdup_printf ("/demo/fault/%s/%s", fault->row, fault->name);

      g_test_add_data_func (path, &cases[i], test_fault);
    }
  g_test_add_func ("/demo/fault/table", test_table);
}

/**
 * demo_fault_cases_main:
 * @argc: (inout): of the program
 * @argv: (inout): of the program
 * @hub: (out): the hub while the tests run
 * @cases: (array length=n_cases): as for demo_fault_cases_add ()
 * @n_cases: how many there are
 * @first_row: the first row of the fault list that @cases cover
 * @last_row: the last one
 *
 * Is a test program that tries faults and nothing else.
 *
 * Returns: its exit status
 */
int
demo_fault_cases_main (int                 *argc,
                       char              ***argv,
                       HubDemoProcess     **hub,
                       const DemoFaultCase *cases,
                       guint                n_cases,
                       const char          *first_row,
                       const char          *last_row)
{
  const char *const arguments[] = { "--entries", "300", NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (argc, argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  *hub = hub_demo_process_new (arguments, &error);
  g_assert_no_error (error);

  demo_fault_cases_add (*hub, cases, n_cases, first_row, last_row);

  status = g_test_run ();
  hub_demo_process_stop (*hub);

  return status;
}

/**
 * demo_fault_control:
 * @hub: a hub
 * @command: a command, see demo-control.c
 *
 * Lets the hub do something; a test fails if it does not.
 */
void
demo_fault_control (HubDemoProcess *hub,
                    const char     *command)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = hub_demo_process_control (hub, command, &error);

  g_assert_no_error (error);
}

/**
 * demo_fault_get_stat:
 * @hub: a hub
 * @name: a number of the `stats` command
 *
 * Asks for one number.
 *
 * Returns: the number
 */
gint64
demo_fault_get_stat (HubDemoProcess *hub,
                     const char     *name)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = hub_demo_process_control (hub, "{\"do\":\"stats\"}", &error);
  g_autoptr(JsonNode) node = json_from_string (answer, NULL);

  g_assert_no_error (error);

  return json_node_get_int (demo_node_find (node, name));
}

/**
 * demo_answer_contains:
 * @answer: an answer
 * @text: a text
 *
 * Looks for a text in the body.
 *
 * Returns: whether it is there
 */
gboolean
demo_answer_contains (const DemoAnswer *answer,
                      const char       *text)
{
  return memmem (answer->body->data, answer->body->len, text, strlen (text)) != NULL;
}
