/* test-answers.c: the same question, asked in every way there is
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-lab.h"
#include "hub-browse-model.h"
#include "search-lab.h"

#define PAGE "40"

static void
reply_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* As the window asks what was typed into it. */
static HubResults *
ask_typed (HubReader  *reader,
           const char *typed)
{
  g_autoptr(HubQuery) all = hub_query_new ();
  g_autoptr(GAsyncResult) reply = NULL;
  g_autoptr(HubTyping) typing = NULL;
  g_autoptr(GError) error = NULL;
  HubResults *results;

  hub_reader_type_async (reader, all, typed, HUB_NO_CURSOR, NULL, reply_cb, &reply);
  while (reply == NULL)
    g_main_context_iteration (NULL, TRUE);
  results = hub_reader_type_finish (reader, reply, &typing, NULL, &error);
  g_assert_no_error (error);

  return results;
}

/* As the window asks what was chosen in it. */
static HubResults *
ask_reader (HubReader *reader,
            HubQuery  *query)
{
  g_autoptr(GAsyncResult) reply = NULL;
  g_autoptr(GError) error = NULL;
  HubResults *results;

  hub_reader_search_async (reader, query, NULL, reply_cb, &reply);
  while (reply == NULL)
    g_main_context_iteration (NULL, TRUE);
  results = hub_reader_search_finish (reader, reply, &error);
  g_assert_no_error (error);

  return results;
}

static void
answered_cb (HubBrowseModel *model,
             gboolean       *is_answered)
{
  g_assert_no_error (hub_browse_model_get_error (model));
  *is_answered = TRUE;
}

/* The ids of what the list of the window holds. */
static GArray *
ask_window (HubBrowseModel *model,
            HubQuery       *query)
{
  GListModel *list = G_LIST_MODEL (hub_browse_model_get_list (model));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_answered = FALSE;
  gulong handler = g_signal_connect (model, "answered", G_CALLBACK (answered_cb), &is_answered);

  hub_browse_model_set_query (model, query);
  hub_browse_model_search (model);
  while (!is_answered)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (model, handler);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(HubListItem) item = g_list_model_get_item (list, i);
      gint64 id = hub_list_item_get_id (item);

      g_array_append_val (ids, id);
    }
  return ids;
}

/* What an export of the command line holds, in the manner of add_rows(). */
static GPtrArray *
ask_export (SearchLab  *lab,
            const char *typed)
{
  const char *const argv[] = { g_getenv ("HUB_READER"), "export", "--as", "csl-json", "--data-dir",
                               lab->folder, "--", typed, NULL };
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (lab->folder);
  g_autoptr(CliAnswer) answer = cli_run_argv (launcher, argv);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpint (answer->status, ==, 0);
  answer->root = json_from_string (answer->out, NULL);
  for (guint i = 0; i < cli_get_length (answer, ""); i++)
    {
      g_autofree char *uuid = g_strdup_printf ("%u custom uuid", i);
      g_autofree char *langcode = g_strdup_printf ("%u custom langcode", i);

      g_ptr_array_add (keys, g_strdup_printf ("%s %s", cli_get_string (answer, uuid),
                                              cli_get_string (answer, langcode)));
    }
  return keys;
}

static void
assert_same_keys (GPtrArray *keys,
                  GPtrArray *expected)
{
  g_assert_cmpuint (keys->len, ==, expected->len);
  for (guint i = 0; i < keys->len; i++)
    g_assert_cmpstr (g_ptr_array_index (keys, i), ==, g_ptr_array_index (expected, i));
}

/* Adds "uuid langcode" for each row of the command line's answer. */
static void
add_rows (CliAnswer *answer,
          GPtrArray *keys)
{
  g_assert_cmpint (answer->status, ==, 0);
  answer->root = json_from_string (answer->out, NULL);
  for (guint i = 0; i < cli_get_length (answer, "rows"); i++)
    {
      g_autofree char *uuid = g_strdup_printf ("rows %u uuid", i);
      g_autofree char *langcode = g_strdup_printf ("rows %u langcode", i);

      g_ptr_array_add (keys, g_strdup_printf ("%s %s", cli_get_string (answer, uuid),
                                              cli_get_string (answer, langcode)));
    }
}

/* The same for one page; gives the total. */
static guint
ask_page (SearchLab  *lab,
          const char *typed,
          guint       offset,
          GPtrArray  *keys)
{
  g_autofree char *from = g_strdup_printf ("%u", offset);
  const char *const argv[] = { g_getenv ("HUB_READER"), "search", "--format", "json", "--limit",
                               PAGE, "--offset", from, "--data-dir", lab->folder, "--", typed,
                               NULL };
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (lab->folder);
  g_autoptr(CliAnswer) answer = cli_run_argv (launcher, argv);

  add_rows (answer, keys);
  return (guint) cli_get_int (answer, "total");
}

/* The entries of results, in the manner of add_rows(). */
static GPtrArray *
list_keys (SearchLab  *lab,
           HubResults *results)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  guint n_ids;
  const gint64 *ids = hub_results_get_ids (results, &n_ids);
  g_autoptr(GPtrArray) rows = hub_catalogue_get_rows (lab->catalogue, ids, n_ids, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (rows, i);

      g_ptr_array_add (keys, g_strdup_printf ("%s %s", hub_entry_get_uuid (entry),
                                              hub_entry_get_langcode (entry)));
    }

  return keys;
}

/* Known codes alone: an unknown one would become words on the command line. */
static HubQuery *
draw_query (SearchLab *lab)
{
  g_autoptr(HubQuery) drawn = search_lab_draw_query (lab);

  return hub_search_resolve (lab->search, drawn);
}

static void
test_doors (void)
{
  g_autoptr(SearchLab) lab = search_lab_new (5, 200);
  g_autoptr(HubReader) reader = hub_reader_new (lab->folder);
  g_autoptr(HubLibrary) library = hub_library_new (lab->folder);
  g_autoptr(HubBrowseModel) model = hub_browse_model_new (reader, library);
  guint n_found = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr(HubQuery) query = draw_query (lab);
      g_autofree char *typed = hub_query_print (query);
      g_autoptr(HubResults) results = search_lab_run (lab, query);
      g_autoptr(HubResults) from_reader = ask_reader (reader, query);
      g_autoptr(HubResults) from_typed = ask_typed (reader, typed);
      g_autoptr(GPtrArray) expected = list_keys (lab, results);
      g_autoptr(GArray) in_window = ask_window (model, query);
      g_autoptr(GPtrArray) exported = ask_export (lab, typed);
      g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
      guint n_ids, n_from_reader, n_from_typed;
      const gint64 *ids = hub_results_get_ids (results, &n_ids);
      const gint64 *read = hub_results_get_ids (from_reader, &n_from_reader);
      const gint64 *read_typed = hub_results_get_ids (from_typed, &n_from_typed);

      g_assert_cmpmem (ids, sizeof (gint64) * n_ids, read, sizeof (gint64) * n_from_reader);
      g_assert_cmpmem (ids, sizeof (gint64) * n_ids, read_typed, sizeof (gint64) * n_from_typed);
      g_assert_cmpmem (ids, sizeof (gint64) * n_ids, in_window->data,
                       sizeof (gint64) * in_window->len);
      do
        g_assert_cmpuint (ask_page (lab, typed, keys->len, keys), ==, n_ids);
      while (keys->len < n_ids);
      assert_same_keys (keys, expected);
      assert_same_keys (exported, expected);
      n_found += n_ids > 0;
    }
  g_assert_cmpuint (n_found, >, 20);
  hub_reader_stop (reader);
  hub_library_stop (library);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* What people ask of the real entries, among them all and none. */
static void
test_real_questions (void)
{
  static const char *const questions[] = {
    "", "trafficking", "\"human rights\" -smuggling", "objective:10 kind:document sort:newest",
    "after:2020 sort:title", "kind:event sort:oldest", "remittances OR diaspora",
    "migra* sort:relevance", "title:compact", "zzzzqqqq",
  };
  g_autoptr(TestFolder) folder = test_folder_new ();
  guint n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      const char *const search[] = { g_getenv ("HUB_READER"), "search", "--format", "json",
                                     "--limit", "1000", "--data-dir", folder, "--", questions[i],
                                     NULL };
      SearchLab lab = { .folder = folder };
      g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
      g_autoptr(CliAnswer) answer = cli_run_argv (launcher, search);
      g_autoptr(GPtrArray) exported = ask_export (&lab, questions[i]);
      g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

      add_rows (answer, keys);
      assert_same_keys (exported, keys);
      n_found += keys->len > 0;
    }
  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (questions) - 1);
}

/* Operators of the words and options are one question; names will do. */
static void
test_typed_operators (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  const char *const calls[] = {
    "search trafficking objective:10 --sort newest",
    "search trafficking sort:newest --facet objective:10",
    "search sort:newest objective:10 trafficking",
  };
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr(CliAnswer) answer = cli_run (folder, calls[i]);

      g_assert_cmpint (answer->status, ==, 0);
      g_assert_cmpstr (answer->out, !=, "");
      if (first == NULL)
        first = g_strdup (answer->out);
      g_assert_cmpstr (answer->out, ==, first);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/answers/doors", test_doors);
  g_test_add_func ("/answers/real-questions", test_real_questions);
  g_test_add_func ("/answers/typed-operators", test_typed_operators);

  return g_test_run ();
}
