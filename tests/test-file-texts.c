/* test-file-texts.c: entries found by the words of their kept files
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-catalogue-writer.h"
#include "hub-file-store.h"
#include "hub-file-text.h"
#include "hub-file-texts.h"
#include "hub-pdf-text.h"
#include "hub-query-parse.h"
#include "hub-reading.h"
#include "hub-row.h"
#include "library-lab.h"
#include "pdf-lab.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* Words that no entry has. */
#define LATIN   "zebrafish"
#define ARABIC  "\u0647\u062c\u0631\u0629"
#define CHINESE "\u79fb\u6c11\u653f\u7b56"

typedef struct
{
  TestFolder   *folder;      /* (owned) */
  HubFileTexts *texts;       /* (owned) */
  HubReading   *reading;     /* (owned) */
  GPtrArray    *files;       /* (owned) (element-type HubFile) */
  guint         n_changed;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
start (Fixture *fixture)
{
  fixture->texts = hub_file_texts_new (fixture->folder);
  g_signal_connect_swapped (fixture->texts, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
stop (Fixture *fixture)
{
  hub_file_texts_stop (fixture->texts);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&fixture->texts));
}

/* The entries 1 to 3 of a hub. */
static void
fill_catalogue (TestFolder *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogueWriter) writer = hub_catalogue_writer_open (folder, &error);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  HubCatalogueTally tally = { 0 };

  g_assert_no_error (error);
  for (guint i = 1; i <= 3; i++)
    g_ptr_array_add (entries, lab_entry_new (i));
  hub_catalogue_writer_apply_page (writer, entries, 1, "walk", "", &tally, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *files = NULL;

  fixture->folder = test_folder_new ();
  files = test_folder_path (fixture->folder, HUB_FILE_STORE_FOLDER);
  g_assert_cmpint (g_mkdir (files, 0700), ==, 0);
  fill_catalogue (fixture->folder);
  fixture->files = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_unref);
  fixture->reading = hub_reading_new (fixture->folder);
  start (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  stop (fixture);
  hub_reading_free (fixture->reading);
  g_ptr_array_unref (fixture->files);
  test_folder_remove (fixture->folder);
}

/* A kept file of the entry @number. */
static HubFile *
keep (Fixture    *fixture,
      guint       number,
      const char *name,
      const char *sha256)
{
  HubFile *file = hub_file_new ();

  file->id = (gint64) fixture->files->len + 1;
  file->uuid = lab_uuid (number);
  file->langcode = g_strdup ("en");
  file->address = g_strconcat ("https://hub.example/", name, NULL);
  file->name = g_strdup (name);
  file->stored = g_strdup (name);
  file->sha256 = g_strdup (sha256);
  file->type = g_strdup ("application/pdf");
  file->state = HUB_FILE_KEPT;
  g_ptr_array_add (fixture->files, file);
  return file;
}

static void
write_pdf (Fixture    *fixture,
           const char *name,
           const char *words)
{
  g_autofree char *path = g_build_filename (fixture->folder, HUB_FILE_STORE_FOLDER, name, NULL);
  const char *const pages[] = { "A page with nothing in it", words, NULL };

  pdf_lab_write (path, pages);
}

/* Tells which files there are, and waits until all is done. */
static void
settle (Fixture *fixture)
{
  hub_file_texts_set_files (fixture->texts, fixture->files);
  while (hub_file_texts_is_busy (fixture->texts))
    g_main_context_iteration (NULL, TRUE);
}

static HubResults *
look_for (Fixture    *fixture,
          const char *typed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubQuery) all = hub_query_new ();
  g_autoptr(HubTyping) typing = NULL;
  HubResults *results = NULL;

  hub_reading_refresh (fixture->reading, NULL, &error);
  g_assert_no_error (error);
  typing = hub_search_read_typed (fixture->reading->search, all, typed, strlen (typed));
  results = hub_search_run (fixture->reading->search, typing->query, NULL, &error);
  g_assert_no_error (error);
  return results;
}

/* Which entries are found: "1 2"; each with a piece of that file, if it is said which. */
static void
assert_found (Fixture    *fixture,
              const char *typed,
              const char *numbers,
              const char *file)   /* (nullable) */
{
  g_autoptr(HubResults) results = look_for (fixture, typed);
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *found = NULL;
  const gint64 *ids = NULL;
  guint n_ids = 0;

  ids = hub_results_get_ids (results, &n_ids);
  rows = hub_reading_get_rows (fixture->reading, ids, n_ids,
                               hub_query_get_words (hub_results_get_query (results)), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      HubRow *row = g_ptr_array_index (rows, i);

      g_ptr_array_add (entries, row->entry);
      g_assert_cmpstr (row->file, ==, file);
      g_assert_cmpuint (file == NULL || row->snippet->marks->len, >, 0);
    }
  found = lab_numbers (entries);
  g_assert_cmpstr (found, ==, numbers);
}

static void
test_found (Fixture       *fixture,
            gconstpointer  data)
{
  write_pdf (fixture, "a.pdf", "Here is a " LATIN);
  write_pdf (fixture, "b.pdf", ARABIC);
  write_pdf (fixture, "c.pdf", CHINESE);
  keep (fixture, 1, "a.pdf", "1");
  keep (fixture, 2, "b.pdf", "2");
  keep (fixture, 3, "c.pdf", "3");

  /* off by default */
  settle (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  assert_found (fixture, LATIN, "", NULL);

  hub_file_texts_set_wanted (fixture->texts, TRUE);
  settle (fixture);
  g_assert_cmpuint (fixture->n_changed, >=, 1);
  assert_found (fixture, LATIN, "1", "a.pdf");
  assert_found (fixture, ARABIC, "2", "b.pdf");
  assert_found (fixture, CHINESE, "3", "c.pdf");
  assert_found (fixture, "\"here is a " LATIN "\"", "1", "a.pdf");
  assert_found (fixture, LATIN " " CHINESE, "", NULL);

  /* what an entry says itself counts more */
  assert_found (fixture, "Something", "1 2 3", NULL);
}

static void
test_dropped (Fixture       *fixture,
              gconstpointer  data)
{
  write_pdf (fixture, "a.pdf", LATIN);
  keep (fixture, 1, "a.pdf", "1");
  hub_file_texts_set_wanted (fixture->texts, TRUE);
  settle (fixture);
  write_pdf (fixture, "b.pdf", "two " LATIN "s");
  keep (fixture, 2, "b.pdf", "2");
  settle (fixture);
  assert_found (fixture, "two " LATIN "s", "2", "b.pdf");

  g_ptr_array_set_size (fixture->files, 1);
  settle (fixture);
  assert_found (fixture, LATIN, "1", "a.pdf");

  /* taken back, it is read again */
  keep (fixture, 2, "b.pdf", "2");
  settle (fixture);
  assert_found (fixture, "two " LATIN "s", "2", "b.pdf");

  /* nor is any found that is not wanted */
  hub_file_texts_set_wanted (fixture->texts, FALSE);
  settle (fixture);
  assert_found (fixture, LATIN, "", NULL);
}

static gint64
query (Fixture    *fixture,
       const char *sql)
{
  g_autofree char *path = test_folder_path (fixture->folder, "catalogue.db");
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 number = 0;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return number;
}

/* Only the entry whose file came is read again by an index; and after a restart there is nothing
 * to do, until the file is another one. */
static void
test_restart (Fixture       *fixture,
              gconstpointer  data)
{
  HubFile *file = NULL;
  guint n_changed = 0;

  write_pdf (fixture, "a.pdf", LATIN);
  keep (fixture, 2, "a.pdf", "1");
  hub_file_texts_set_wanted (fixture->texts, TRUE);
  settle (fixture);
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM entry WHERE revision ="
                          " (SELECT max (revision) FROM entry)"), ==, 1);

  n_changed = fixture->n_changed;
  g_assert_cmpuint (n_changed, >=, 1);
  stop (fixture);
  start (fixture);
  hub_file_texts_set_wanted (fixture->texts, TRUE);
  settle (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, n_changed);
  assert_found (fixture, LATIN, "2", "a.pdf");

  write_pdf (fixture, "a.pdf", "another");
  g_ptr_array_set_size (fixture->files, 0);
  file = keep (fixture, 2, "a.pdf", "2");
  settle (fixture);
  assert_found (fixture, LATIN, "", NULL);
  assert_found (fixture, "another", "2", file->name);
}

/* What cannot be read has no words, and is tried once. What is not there may be another time. */
static void
test_hostile (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *junk = g_build_filename (fixture->folder, HUB_FILE_STORE_FOLDER, "junk.pdf",
                                            NULL);
  guint n_changed = 0;

  g_assert_true (g_file_set_contents (junk, "%PDF-1.7 " LATIN, -1, NULL));
  write_pdf (fixture, "b.pdf", LATIN);
  keep (fixture, 1, "junk.pdf", "1");
  keep (fixture, 2, "b.pdf", "2");
  keep (fixture, 3, "nowhere.pdf", "3");
  hub_file_texts_set_wanted (fixture->texts, TRUE);
  settle (fixture);
  assert_found (fixture, LATIN, "2", "b.pdf");
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM file_text"), ==, 2);

  n_changed = fixture->n_changed;
  g_assert_cmpuint (n_changed, >=, 1);
  hub_file_texts_look_again (fixture->texts);
  settle (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, n_changed);
}

/* A file that cannot be opened stops no other one. */
static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *link = g_build_filename (fixture->folder, HUB_FILE_STORE_FOLDER, "link.pdf",
                                            NULL);

  write_pdf (fixture, "a.pdf", LATIN);
  g_assert_cmpint (symlink ("a.pdf", link), ==, 0);
  keep (fixture, 1, "link.pdf", "1");
  keep (fixture, 2, "a.pdf", "2");
  hub_file_texts_set_wanted (fixture->texts, TRUE);
  settle (fixture);
  assert_found (fixture, LATIN, "2", "a.pdf");
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM file_text"), ==, 1);
}

/* How often a script was run that writes a line each time. */
static gsize
count_runs (Fixture *fixture)
{
  g_autoptr(GBytes) runs = test_folder_read (fixture->folder, "runs");

  return g_bytes_get_size (runs) / strlen ("x\n");
}

/* When nothing can be read, nothing is known of any file. When reading one is ended, nothing is
 * known of that, and it waits for the next start. */
static void
test_ended (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *no_cage = g_strdup_printf ("echo x >> %s/runs; exit 4", fixture->folder);
  g_autofree char *killed = g_strdup_printf ("echo x >> %s/runs; kill -KILL $$", fixture->folder);
  g_autofree char *usual = pdf_lab_replace_helper (fixture->folder, no_cage);
  g_autofree char *replaced = NULL;

  write_pdf (fixture, "a.pdf", LATIN);
  write_pdf (fixture, "b.pdf", LATIN);
  keep (fixture, 1, "a.pdf", "1");
  keep (fixture, 2, "b.pdf", "2");
  hub_file_texts_set_wanted (fixture->texts, TRUE);
  settle (fixture);
  g_assert_cmpuint (count_runs (fixture), ==, 1);

  replaced = pdf_lab_replace_helper (fixture->folder, killed);
  for (guint i = 0; i < 2; i++)
    {
      hub_file_texts_look_again (fixture->texts);
      settle (fixture);
      g_assert_cmpuint (count_runs (fixture), ==, 3);
    }
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM file_text"), ==, 0);

  pdf_lab_restore_helper (usual);
  stop (fixture);
  start (fixture);
  hub_file_texts_set_wanted (fixture->texts, TRUE);
  settle (fixture);
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM file_text"), ==, 2);
}

/* Many long files of an entry are cut to what can be stored of one, between letters. */
static void
test_long (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GString) words = g_string_new (LATIN " ");
  g_autoptr(GPtrArray) gone = g_ptr_array_new ();
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_text_free);
  g_autoptr(HubCatalogueWriter) writer = NULL;
  g_autoptr(GError) error = NULL;

  while (words->len < 1000 * 1000)
    g_string_append (words, CHINESE);
  for (guint i = 0; i < 6; i++)
    {
      HubFileText *text = g_new0 (HubFileText, 1);

      text->uuid = lab_uuid (1);
      text->langcode = g_strdup ("en");
      text->address = g_strdup_printf ("https://hub.example/%u", i);
      text->sha256 = g_strdup ("1");
      text->name = g_strdup ("a.pdf");
      text->text = g_strdup (words->str);
      g_ptr_array_add (texts, text);
    }
  writer = hub_catalogue_writer_open (fixture->folder, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)   /* what is replaced does not count */
    {
      hub_catalogue_writer_set_file_texts (writer, gone, texts, &error);
      g_assert_no_error (error);
    }
  g_clear_pointer (&writer, hub_catalogue_writer_close);

  g_assert_cmpint (query (fixture, "SELECT sum (octet_length (text)) FROM file_text"), <=,
                   HUB_FILE_TEXT_MAX_BYTES);
  g_assert_cmpint (query (fixture, "SELECT sum (octet_length (text)) FROM file_text"), >,
                   HUB_FILE_TEXT_MAX_BYTES - 8);
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM file_text WHERE text LIKE '%\uFFFD%'"),
                   ==, 0);
  assert_found (fixture, LATIN, "1", "a.pdf");
}

/* A catalogue that is cleared has no texts, and gets them again. */
static void
test_cleared (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(HubCatalogueWriter) writer = NULL;
  g_autoptr(GError) error = NULL;

  write_pdf (fixture, "a.pdf", LATIN);
  keep (fixture, 2, "a.pdf", "1");
  hub_file_texts_set_wanted (fixture->texts, TRUE);
  settle (fixture);
  writer = hub_catalogue_writer_open (fixture->folder, &error);
  g_assert_no_error (error);
  hub_catalogue_writer_clear (writer, &error);
  g_assert_no_error (error);
  g_clear_pointer (&writer, hub_catalogue_writer_close);
  g_assert_cmpint (query (fixture, "SELECT count(*) FROM file_text"), ==, 0);

  fill_catalogue (fixture->folder);
  hub_file_texts_look_again (fixture->texts);
  settle (fixture);
  assert_found (fixture, LATIN, "2", "a.pdf");
}

static gboolean
timeout_cb (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
  return G_SOURCE_REMOVE;
}

/* A catalogue that is made anew gets the texts again; one that another program writes, later. */
static void
test_anew (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const names[] = { "catalogue.db", "catalogue.db-wal", "catalogue.db-shm" };
  g_autoptr(HubCatalogueWriter) writer = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_over = FALSE;
  guint n_changed = 0;

  write_pdf (fixture, "a.pdf", LATIN);
  keep (fixture, 2, "a.pdf", "1");
  hub_file_texts_set_wanted (fixture->texts, TRUE);
  settle (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = test_folder_path (fixture->folder, names[i]);

      g_unlink (path);
    }
  fill_catalogue (fixture->folder);
  assert_found (fixture, LATIN, "", NULL);
  n_changed = fixture->n_changed;

  writer = hub_catalogue_writer_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_timeout_add (3000, timeout_cb, &is_over);
  hub_file_texts_look_again (fixture->texts);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_changed, ==, n_changed);
  g_assert_true (hub_file_texts_is_busy (fixture->texts));

  g_clear_pointer (&writer, hub_catalogue_writer_close);
  hub_file_texts_look_again (fixture->texts);
  settle (fixture);
  assert_found (fixture, LATIN, "2", "a.pdf");
}

/* A build without what reads them wants none. */
static void
test_unbuilt (Fixture       *fixture,
              gconstpointer  data)
{
  write_pdf (fixture, "a.pdf", LATIN);
  keep (fixture, 1, "a.pdf", "1");
  hub_file_texts_set_wanted (fixture->texts, TRUE);
  settle (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  assert_found (fixture, LATIN, "", NULL);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/file-texts/found", test_found },
    { "/file-texts/dropped", test_dropped },
    { "/file-texts/restart", test_restart },
    { "/file-texts/hostile", test_hostile },
    { "/file-texts/unreadable", test_unreadable },
    { "/file-texts/ended", test_ended },
    { "/file-texts/long", test_long },
    { "/file-texts/cleared", test_cleared },
    { "/file-texts/anew", test_anew },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests) && hub_pdf_text_is_built (); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  if (!hub_pdf_text_is_built ())
    g_test_add ("/file-texts/unbuilt", Fixture, NULL, set_up, test_unbuilt, tear_down);

  return g_test_run ();
}
