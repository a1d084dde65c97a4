/* test-reader.c: the reading side as the main thread sees it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-error.h"
#include "hub-reader.h"
#include "made-up.h"
#include "test-folder.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* What a callback left, and how it got there. */
typedef struct
{
  GAsyncResult *result;      /* (owned) (nullable) */
  guint         n_calls;
  GThread      *thread;      /* of the callback */
  guint         place;       /* among all that ended */
} Reply;

static guint n_ended;

static void
reply_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Reply *reply = user_data;

  g_set_object (&reply->result, result);
  reply->n_calls++;
  reply->thread = g_thread_self ();
  reply->place = ++n_ended;
}

static void
reply_clear (Reply *self)
{
  g_clear_object (&self->result);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reply, reply_clear)

static void
wait_for (Reply *reply)
{
  while (reply->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (reply->n_calls, ==, 1);
  g_assert_true (reply->thread == g_thread_self ());
}

static HubResults *
search (HubReader  *reader,
        const char *text,
        GError    **error)
{
  g_autoptr(HubQuery) empty = hub_query_new ();
  g_autoptr(HubQuery) query = hub_query_with_text (empty, text);
  g_auto(Reply) reply = { NULL };

  hub_reader_search_async (reader, query, NULL, reply_cb, &reply);
  wait_for (&reply);

  return hub_reader_search_finish (reader, reply.result, error);
}

static guint
count_found (HubReader  *reader,
             const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubResults) results = search (reader, text, &error);

  g_assert_no_error (error);

  return hub_results_get_total (results);
}

static gboolean
refresh (HubReader *reader,
         GError   **error)
{
  g_auto(Reply) reply = { NULL };

  hub_reader_refresh_async (reader, NULL, reply_cb, &reply);
  wait_for (&reply);

  return hub_reader_refresh_finish (reader, reply.result, error);
}

static HubEntry *
find (HubReader  *reader,
      const char *uuid,
      const char *langcode)
{
  g_auto(Reply) reply = { NULL };
  g_autoptr(GError) error = NULL;
  HubEntry *entry;

  hub_reader_find_async (reader, uuid, langcode, NULL, reply_cb, &reply);
  wait_for (&reply);
  entry = hub_reader_find_finish (reader, reply.result, &error);
  g_assert_no_error (error);

  return entry;
}

static guint
get_status (HubReader *reader,
            gboolean  *was_damaged)
{
  g_auto(Reply) reply = { NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogueStatus) status = NULL;

  hub_reader_status_async (reader, NULL, reply_cb, &reply);
  wait_for (&reply);
  status = hub_reader_status_finish (reader, reply.result, &error);
  g_assert_no_error (error);
  if (was_damaged != NULL)
    *was_damaged = status->damaged_path != NULL;

  return status->entries;
}

/* Adds one entry with a word of its own. */
static void
write_entry (const char *folder,
             const char *title)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogueWriter) writer = hub_catalogue_writer_open (folder, &error);
  g_autoptr(HubEntry) entry = NULL;
  g_autoptr(GPtrArray) page = g_ptr_array_new ();
  HubCatalogueTally tally = { 0 };

  g_assert_no_error (error);
  entry = hub_entry_new (title, "en", HUB_KIND_VIDEO, title);
  hub_entry_set_origin (entry, MADE_UP_ORIGIN);
  g_ptr_array_add (page, entry);
  hub_catalogue_writer_apply_page (writer, page, 1, "made-up", "1", &tally, NULL, &error);
  g_assert_no_error (error);
}

static void
count_cb (HubReader *reader,
          gpointer   user_data)
{
  guint *n = user_data;

  (*n)++;
}

static void
test_doors (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = hub_reader_new (folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubResults) results = search (reader, "", &error);
  g_auto(Reply) reply = { NULL };
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(HubEntry) entry = NULL;
  g_autoptr(HubEntry) none = NULL;
  const HubRow *first;
  const gint64 *ids;
  guint n_ids;

  g_assert_no_error (error);
  g_assert_cmpuint (hub_results_get_total (results), ==, 94);
  g_assert_cmpuint (get_status (reader, NULL), ==, 94);

  ids = hub_results_get_ids (results, &n_ids);
  hub_reader_rows_async (reader, ids, 10, NULL, NULL, reply_cb, &reply);
  wait_for (&reply);
  rows = hub_reader_rows_finish (reader, reply.result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 10);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (hub_entry_get_id (((HubRow *) g_ptr_array_index (rows, i))->entry), ==,
                     ids[i]);

  first = g_ptr_array_index (rows, 0);
  g_assert_null (first->snippet);
  entry = find (reader, hub_entry_get_uuid (first->entry), NULL);
  g_assert_cmpstr (hub_entry_get_title (entry), ==, hub_entry_get_title (first->entry));
  none = find (reader, "no such uuid", "en");
  g_assert_null (none);
}

/* What is typed is read with the names of the catalogue; values are completed, words marked. */
static void
test_typed (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = hub_reader_new (folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubQuery) base = hub_query_new ();
  g_autoptr(HubTyping) typing = NULL;
  g_autoptr(HubResults) results = NULL;
  g_autoptr(GPtrArray) completions = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_auto(Reply) typed = { NULL };
  g_auto(Reply) completed = { NULL };
  g_auto(Reply) marked = { NULL };
  const HubRow *row;

  hub_reader_type_async (reader, base, "region:Африка migrants", HUB_NO_CURSOR, NULL, reply_cb,
                         &typed);
  wait_for (&typed);
  results = hub_reader_type_finish (reader, typed.result, &typing, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (typing->rest, ==, "migrants");
  g_assert_cmpint (hub_query_get_choice (typing->query, HUB_FACET_REGION, "africa"), ==,
                   HUB_CHOICE_INCLUDE);
  g_assert_true (hub_query_equal (typing->query, hub_results_get_query (results)));
  g_assert_cmpuint (hub_results_get_total (results), >, 0);

  hub_reader_complete_async (reader, HUB_FACET_COUNTRY, "кен", results, NULL, reply_cb, &completed);
  wait_for (&completed);
  completions = hub_reader_complete_finish (reader, completed.result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (completions->len, ==, 1);
  g_assert_cmpstr (((HubCompletion *) completions->pdata[0])->code, ==, "KE");

  hub_reader_rows_async (reader, hub_results_get_ids (results, NULL), 1,
                         hub_query_get_words (typing->query), NULL, reply_cb, &marked);
  wait_for (&marked);
  rows = hub_reader_rows_finish (reader, marked.result, &error);
  g_assert_no_error (error);
  row = g_ptr_array_index (rows, 0);
  g_assert_nonnull (row->snippet);
  g_assert_cmpuint (row->title->len + row->snippet->marks->len, >, 0);
}

/* An answer without words brings its first rows along; one with words lets them be asked for. */
static void
test_first_rows (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = hub_reader_new (folder);
  g_autoptr(HubQuery) base = hub_query_new ();

  hub_reader_open (reader);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(HubTyping) typing = NULL;
      g_autoptr(HubResults) results = NULL;
      g_autoptr(GPtrArray) rows = NULL;
      g_auto(Reply) reply = { NULL };
      const gint64 *ids;
      guint n_ids = 0;

      hub_reader_type_async (reader, base, i == 0 ? "" : "migrants", HUB_NO_CURSOR, NULL, reply_cb,
                             &reply);
      wait_for (&reply);
      results = hub_reader_type_finish (reader, reply.result, &typing, &rows, &error);
      g_assert_no_error (error);
      ids = hub_results_get_ids (results, &n_ids);
      g_assert_cmpuint (n_ids, >, i == 0 ? HUB_N_FIRST_ROWS : 0);
      g_assert_cmpuint (rows != NULL ? rows->len : 0, ==, i == 0 ? HUB_N_FIRST_ROWS : 0);
      for (guint j = 0; rows != NULL && j < rows->len; j++)
        g_assert_cmpint (hub_entry_get_id (((HubRow *) rows->pdata[j])->entry), ==, ids[j]);
    }
}

/* Objects of the main thread are finalized there, also when nobody takes the answer. */
static void
test_answers_nobody_takes (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  HubReader *reader = hub_reader_new (folder);
  g_autoptr(HubQuery) query = hub_query_new ();
  g_auto(Reply) last = { NULL };

  for (guint i = 0; i < 20; i++)
    {
      hub_reader_search_async (reader, query, NULL, NULL, NULL);
      hub_reader_status_async (reader, NULL, NULL, NULL);
      hub_reader_find_async (reader, "none", NULL, NULL, NULL, NULL);
      hub_reader_rows_async (reader, &(gint64) { 1 }, 1, NULL, NULL, NULL, NULL);
      hub_reader_type_async (reader, query, "kind:event x", 3, NULL, NULL, NULL);
      hub_reader_complete_async (reader, HUB_FACET_KIND, "e", NULL, NULL, NULL, NULL);
      hub_reader_refresh_async (reader, NULL, NULL, NULL);
    }
  hub_reader_search_async (reader, query, NULL, reply_cb, &last);
  wait_for (&last);

  reply_clear (&last);
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_finalize_object (reader);
}

/* Of many searches in a row, all but the last cancelled, only the last is answered. */
static void
test_stale_searches (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = hub_reader_new (folder);
  g_autoptr(HubQuery) query = hub_query_new ();
  GCancellable *cancellables[50];
  Reply replies[G_N_ELEMENTS (cancellables)] = { { NULL } };
  guint n_cancelled = 0;
  guint last = G_N_ELEMENTS (cancellables) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (cancellables); i++)
    {
      if (i > 0)
        g_cancellable_cancel (cancellables[i - 1]);
      cancellables[i] = g_cancellable_new ();
      hub_reader_search_async (reader, query, cancellables[i], reply_cb, &replies[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (cancellables); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(HubResults) results = NULL;

      wait_for (&replies[i]);
      results = hub_reader_search_finish (reader, replies[i].result, &error);
      if (results == NULL)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          n_cancelled++;
        }
      if (i == last)
        g_assert_cmpuint (hub_results_get_total (results), ==, 94);
      if (i > 0)
        g_assert_cmpuint (replies[i].place, >, replies[i - 1].place);
      g_object_unref (cancellables[i]);
      reply_clear (&replies[i]);
    }
  g_assert_cmpuint (n_cancelled, ==, last);
}

static void
test_changed (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = hub_reader_new (folder);
  g_autoptr(GError) error = NULL;
  guint n_changed = 0;

  g_signal_connect (reader, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_cmpuint (count_found (reader, "qwertyish"), ==, 0);
  write_entry (folder, "Qwertyish");
  g_assert_cmpuint (count_found (reader, "qwertyish"), ==, 0);
  g_assert_cmpuint (n_changed, ==, 0);

  g_assert_true (refresh (reader, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (count_found (reader, "qwertyish"), ==, 1);
}

static void
test_cancelled_refresh (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = hub_reader_new (folder);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Reply) reply = { NULL };
  g_autoptr(GError) error = NULL;
  guint n_changed = 0;

  g_signal_connect (reader, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_cmpuint (count_found (reader, ""), ==, 94);
  write_entry (folder, "Qwertyish");
  g_cancellable_cancel (cancellable);
  hub_reader_refresh_async (reader, cancellable, reply_cb, &reply);
  wait_for (&reply);
  g_assert_false (hub_reader_refresh_finish (reader, reply.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_cmpuint (count_found (reader, ""), ==, 94);
}

/* Another file in the catalogue's place is noticed by the next refresh. */
static void
test_replaced_file (void)
{
  static const char *const names[] = { "catalogue.db", "catalogue.db-wal", "catalogue.db-shm" };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = hub_reader_new (folder);
  g_autoptr(GError) error = NULL;

  write_entry (folder, "Qwertyish");
  g_assert_cmpuint (count_found (reader, ""), ==, 95);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = test_folder_path (folder, names[i]);

      g_remove (path);
    }

  g_assert_true (refresh (reader, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_found (reader, ""), ==, 94);
}

/* A folder that cannot be used yet is tried again by each request. */
static void
test_open_is_tried_again (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *data_dir = test_folder_path (folder, "data");
  g_autoptr(HubReader) reader = hub_reader_new (data_dir);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (data_dir, "a file, no folder", -1, NULL));
  g_assert_null (search (reader, "", &error));
  g_assert_true (error->domain == HUB_ERROR);
  g_clear_error (&error);
  g_assert_false (refresh (reader, &error));
  g_assert_true (error->domain == HUB_ERROR);

  g_remove (data_dir);
  g_assert_cmpuint (count_found (reader, ""), ==, 94);
}

/* Overwrites all pages of the file but the first. */
static void
damage (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "catalogue.db", NULL);
  g_autofree char *noise = g_strnfill (4096, 'x');
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  off_t size = lseek (fd, 0, SEEK_END);

  g_assert_cmpint (size, >, 8192);
  for (off_t at = 4096; at < size; at += 4096)
    g_assert_cmpint (pwrite (fd, noise, 4096, at), ==, 4096);
  close (fd);
}

/* F52: a catalogue found damaged while reading is let go of, and opening it again repairs it. What
 * finds entries is in memory and shows nothing; they themselves are read from the file. */
static void
test_damage_while_reading (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = hub_reader_new (folder);
  gboolean was_damaged = FALSE;
  guint n_damaged = 0;

  write_entry (folder, "Qwertyish");
  g_assert_cmpuint (get_status (reader, &was_damaged), ==, 95);
  g_assert_false (was_damaged);
  damage (folder);

  /* What is in the page cache can still be read; what is not shows the damage. */
  for (gint64 id = 1; n_damaged == 0; id++)
    {
      g_auto(Reply) reply = { NULL };
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) rows = NULL;

      g_assert_cmpint (id, <, 100);
      hub_reader_rows_async (reader, &id, 1, NULL, NULL, reply_cb, &reply);
      wait_for (&reply);
      rows = hub_reader_rows_finish (reader, reply.result, &error);
      if (rows != NULL)
        {
          g_assert_cmpuint (count_found (reader, "\"qwertyish\""), ==, 1);
          refresh (reader, &error);
        }
      if (error != NULL)
        {
          g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED);
          n_damaged++;
        }
    }

  g_assert_cmpuint (count_found (reader, ""), ==, 94);
  g_assert_cmpuint (get_status (reader, &was_damaged), ==, 94);
  g_assert_true (was_damaged);
}

/* A catalogue that is worth a file. */
static void
make_many (const char *folder)
{
  g_autoptr(MadeUp) made_up = made_up_new (3, 100, 10);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogueWriter) writer = hub_catalogue_writer_open (folder, &error);

  g_assert_no_error (error);
  g_assert_true (made_up_add_terms (writer, &error));
  g_assert_true (made_up_add (made_up, writer, 0, 500, 1, &error));
}

/* The index's file is written behind the searches, and the next refresh answers from it. */
static void
test_index_file (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = NULL;
  g_autoptr(GError) error = NULL;
  guint n_found;

  make_many (folder);
  reader = hub_reader_new (folder);
  g_assert_cmpuint (count_found (reader, ""), ==, 594);
  n_found = count_found (reader, "mi");
  while (!test_folder_has (folder, "catalogue.index"))
    {
      g_assert_cmpuint (count_found (reader, "mi"), ==, n_found);
      g_usleep (1000);
    }
  write_entry (folder, "Xylophones");
  for (guint i = 0; i < 3; i++)
    {
      refresh (reader, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count_found (reader, "mi"), ==, n_found);
      g_assert_cmpuint (count_found (reader, "xylophones"), ==, 1);
    }
  hub_reader_stop (reader);
  g_assert_cmpuint (test_folder_count (folder, "catalogue.index"), ==, 1);
}

/* Stopping waits for no file: what is there is whole, and nothing is left over. */
static void
test_stop_while_writing (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = NULL;

  make_many (folder);
  for (guint i = 0; i < 10; i++)
    {
      g_clear_object (&reader);
      reader = hub_reader_new (folder);
      g_assert_cmpuint (count_found (reader, ""), ==, 594);
      g_usleep (g_test_rand_int_range (0, 5000));
      hub_reader_stop (reader);
      g_assert_false (test_folder_has (folder, "catalogue.index.new"));
    }
}

static void
test_stopped (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = hub_reader_new (folder);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (count_found (reader, ""), ==, 94);
  hub_reader_stop (reader);
  hub_reader_stop (reader);
  g_assert_null (search (reader, "", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (refresh (reader, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/doors", test_doors);
  g_test_add_func ("/reader/typed", test_typed);
  g_test_add_func ("/reader/first-rows", test_first_rows);
  g_test_add_func ("/reader/answers-nobody-takes", test_answers_nobody_takes);
  g_test_add_func ("/reader/stale-searches", test_stale_searches);
  g_test_add_func ("/reader/changed", test_changed);
  g_test_add_func ("/reader/cancelled-refresh", test_cancelled_refresh);
  g_test_add_func ("/reader/replaced-file", test_replaced_file);
  g_test_add_func ("/reader/open-is-tried-again", test_open_is_tried_again);
  g_test_add_func ("/reader/F52/damage-while-reading", test_damage_while_reading);
  g_test_add_func ("/reader/index-file", test_index_file);
  g_test_add_func ("/reader/stop-while-writing", test_stop_while_writing);
  g_test_add_func ("/reader/stopped", test_stopped);

  return g_test_run ();
}
