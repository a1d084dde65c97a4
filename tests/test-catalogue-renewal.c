/* test-catalogue-renewal.c: catalogues of version 1, and full-text indexes that are made anew
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-catalogue-tools.h"

#include "hub-analyzer.h"
#include "hub-catalogue-schema.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define CATALOGUE "catalogue.db"
#define ID_OF_001 "8cc3b0c5-de00-49f4-9855-0e144a3d3de1"

static void
execute (sqlite3    *handle,
         const char *sql)
{
  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (handle));
}

/* The kept catalogue of version 1, made as its program made it; @more is run besides. */
static void
make_001 (TestFolder *folder,
          const char *more)
{
  g_autofree char *path = test_folder_path (folder, CATALOGUE);
  g_autofree char *rows_path = g_test_build_filename (G_TEST_DIST, "database", "catalogue-001.sql",
                                                      NULL);
  g_autofree char *rows = NULL;
  g_autoptr(GBytes) schema = NULL;
  sqlite3 *handle = NULL;

  schema = g_resource_lookup_data (hub_catalogue_get_resource (),
                                   "/io/github/hubreader/HubReader/sql/catalogue/schema-001.sql",
                                   G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert_true (g_file_get_contents (rows_path, &rows, NULL, NULL));
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  execute (handle, "PRAGMA journal_mode = WAL; BEGIN");
  execute (handle, g_bytes_get_data (schema, NULL));
  execute (handle, rows);
  execute (handle, more);
  execute (handle, "COMMIT");
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* More entries than are renewed at an opening, with their texts. */
#define MANY                                                                                  \
  "INSERT INTO entry (id, uuid, langcode, origin, generation, nid, kind, title, digest)"      \
  " WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 2499)"       \
  " SELECT i, 'u' || i, 'en', 'https://hub.example', 1, i, 'document',"                       \
  " 'Families numbered' || i, x'00' FROM n;"                                                  \
  "INSERT INTO entry_text (rowid, title) SELECT id, title FROM entry WHERE id >= 1000;"

/* All rows of some query, one a line. */
static char *
dump (TestFolder *folder,
      const char *prepare,
      const char *query)
{
  g_autofree char *path = test_folder_path (folder, CATALOGUE);
  g_autoptr(GString) lines = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (hub_tokenizer_register (handle), ==, SQLITE_OK);
  execute (handle, prepare);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, query, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_string_append_printf (lines, "%s|", (const char *) sqlite3_column_text (statement, i));
      g_string_append_c (lines, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* The index is whole and of this program, and holds to the word what one made at once would. */
static void
assert_renewed (TestFolder *folder)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(HubCatalogueStatus) status = hub_catalogue_get_status (catalogue, NULL);
  g_autofree char *held = NULL;
  g_autofree char *expected = NULL;

  g_assert_false (status->must_renew);
  g_assert_null (status->damaged_path);
  test_assert_whole (folder);
  held = dump (folder, "CREATE VIRTUAL TABLE temp.vocabulary USING"
                       " fts5vocab (main, entry_text, instance)",
               "SELECT * FROM temp.vocabulary ORDER BY term, doc, col, offset");
  expected = dump (folder, "CREATE VIRTUAL TABLE temp.fresh USING fts5 (title, terms, summary,"
                           " body, content = '', contentless_delete = 1, tokenize = 'hub');"
                           "INSERT INTO temp.fresh (rowid, title, terms, summary, body) SELECT id,"
                           " char (1) || tongue || title, char (1) || tongue || terms,"
                           " char (1) || tongue || summary, char (1) || tongue || body"
                           " FROM entry_words;"
                           "CREATE VIRTUAL TABLE temp.vocabulary USING"
                           " fts5vocab (temp, fresh, instance)",
                   "SELECT * FROM temp.vocabulary ORDER BY term, doc, col, offset");
  g_assert_cmpuint (strlen (held), >, 1000);
  g_assert_cmpstr (held, ==, expected);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM sqlite_schema"
                                       " WHERE name LIKE 'entry_text_next%'"), ==, 0);
  /* Parts are joined bit by bit, before there are so many that it must be done at once. */
  g_assert_cmpint (test_count (folder, "SELECT v FROM entry_text_config WHERE k = 'automerge'"),
                   ==, 16);
  g_assert_cmpint (test_count (folder, "SELECT v FROM entry_text_config WHERE k = 'crisismerge'"),
                   ==, 32);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM state WHERE key = 'renewal'"), ==, 0);
}

/* Does slices until it is done; gives their number. */
static guint
renew (HubCatalogueWriter *writer,
       guint               max_entries)
{
  gboolean is_done = FALSE;
  guint n = 0;

  while (!is_done)
    {
      g_autoptr(GError) error = NULL;

      g_assert_true (hub_catalogue_writer_renew_texts (writer, max_entries, &is_done, NULL,
                                                       &error));
      g_assert_no_error (error);
      n++;
    }

  return n;
}

static void
set_stale (HubCatalogueWriter *writer)
{
  g_autofree char *version = g_strdup_printf ("%u", hub_analyzer_get_version () - 1);

  g_assert_true (hub_catalogue_writer_set_state (writer, "analyzer", version, NULL));
}

/* Nothing is lost on the way from version 1, and what was found is found, and more. */
static void
test_migrate (void)
{
  const char *rows = "SELECT entry.*, body.html, body.text, (SELECT group_concat (term_id)"
                     " FROM entry_term WHERE entry_id = id), (SELECT group_concat (uri || size)"
                     " FROM attachment WHERE entry_id = id)"
                     " FROM entry LEFT JOIN body ON body.entry_id = id ORDER BY id";
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *terms_before = NULL;
  g_autofree char *terms_after = NULL;
  g_autofree char *id = NULL;

  make_001 (folder, "");
  before = dump (folder, "ALTER TABLE entry ADD COLUMN revision INTEGER NOT NULL DEFAULT 0", rows);
  terms_before = dump (folder, "", "SELECT * FROM term ORDER BY id");
  test_run_sql (folder, "ALTER TABLE entry DROP COLUMN revision");

  hub_catalogue_close (test_open_reader (folder));
  after = dump (folder, "", rows);
  terms_after = dump (folder, "", "SELECT * FROM term ORDER BY id");
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (terms_before, ==, terms_after);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry"), ==, 7);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry_text"), ==, 6);
  g_assert_cmpint (test_count (folder, "PRAGMA user_version"), ==, 5);
  g_assert_cmpuint (test_count_matches (folder, "regulieres"), ==, 0);
  g_assert_cmpuint (test_count_matches (folder, "regulière"), ==, 2);
  g_assert_cmpuint (test_count_matches (folder, "\"\001fréguliers\""), ==, 2);
  g_assert_cmpuint (test_count_matches (folder, "wage"), ==, 0);   /* withdrawn */
  assert_renewed (folder);

  writer = test_open_writer (folder);
  id = hub_catalogue_writer_dup_state (writer, "catalogue_id", NULL);
  g_assert_cmpstr (id, ==, ID_OF_001);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM state WHERE key IN ('pair')"), ==, 0);
  g_assert_cmpint (test_count (folder, "SELECT value FROM state WHERE key = 'revision'"), ==, 0);
}

/* The words of an entry as the indexes take them. */
static void
test_entry_words (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  make_001 (folder, "UPDATE entry SET publishers = '[\"A\", \"B\"]' WHERE id = 88");
  hub_catalogue_close (test_open_reader (folder));
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry_words WHERE tongue = 'f'"), ==,
                   2);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry_words WHERE tongue = 'e'"), ==,
                   4);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry_words WHERE id = 88"
                                       " AND body LIKE 'Portugal promises%' AND terms LIKE"
                                       " '%Portugal%' AND terms LIKE '%A' || char (10) || 'B'"),
                   ==, 1);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry_words WHERE id = 54"), ==, 0);
}

/* The log of another file is seen as such also beside a file of version 1. */
static void
test_foreign_log (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autoptr(HubCatalogue) catalogue = NULL;
  HubCatalogueWriter *writer;
  g_autoptr(GBytes) log = NULL;

  make_001 (folder, "");
  writer = test_open_writer (other);
  log = test_folder_read (other, CATALOGUE "-wal");
  hub_catalogue_writer_close (writer);
  test_folder_write (folder, CATALOGUE "-wal", g_bytes_get_data (log, NULL),
                     g_bytes_get_size (log));
  catalogue = test_open_reader (folder);
  g_assert_nonnull (hub_catalogue_get_damaged_path (catalogue));
}

/* A large catalogue of version 1 can be used at once; its index follows. */
static void
test_large (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = NULL;
  g_autoptr(HubCatalogue) catalogue = NULL;
  g_autoptr(HubCatalogueStatus) status = NULL;
  g_autoptr(HubEntry) entry = test_entry_new (5, "Remittances");

  make_001 (folder, MANY);
  catalogue = test_open_reader (folder);
  status = hub_catalogue_get_status (catalogue, NULL);
  g_assert_true (status->must_renew);
  test_assert_whole (folder);
  g_assert_cmpuint (test_count_matches (folder, "families"), ==, 1500);
  g_assert_cmpuint (test_count_matches (folder, "\"\001efamily\""), ==, 0);

  writer = test_open_writer (folder);
  test_apply_entry (writer, entry, 2, NULL);   /* into the old index as well */
  g_assert_cmpuint (test_count_matches (folder, "remittances"), ==, 1);
  g_assert_cmpuint (renew (writer, 100), >, 5);
  g_assert_cmpuint (test_count_matches (folder, "\"\001efamily\""), ==, 1500);
  g_assert_cmpuint (test_count_matches (folder, "\"\001eremittance\""), ==, 1);
  g_clear_pointer (&writer, hub_catalogue_writer_close);
  assert_renewed (folder);
}

/* Everything that can happen to an entry happens between the slices. */
static void
test_changes_between (void)
{
  static const char *const langcodes[] = { "en", NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(GPtrArray) entries = test_entry_list (1, 120);
  HubCatalogueTally tally = { 0 };
  gboolean is_done = FALSE;
  guint n_spared;

  test_apply_page (writer, entries, 1, NULL);
  set_stale (writer);
  for (int round = 0; !is_done; round++)
    {
      g_autoptr(GPtrArray) terms = test_term_list (HUB_VOCABULARY_TYPE, "t", "Type", NULL);
      g_autofree char *title = g_strdup_printf ("Changed in round%d", round);
      g_autoptr(HubEntry) changed = test_entry_new (1 + round * 7, title);
      g_autoptr(HubEntry) added = test_entry_new (1000 + round, title);

      g_assert_true (hub_catalogue_writer_renew_texts (writer, 20, &is_done, NULL, NULL));
      if (round > 6)
        continue;
      ((HubTerm *) g_ptr_array_index (terms, 0))->label[0] = 'A' + round;
      g_assert_true (hub_catalogue_writer_apply_terms (writer, HUB_VOCABULARY_TYPE, terms, NULL));
      hub_entry_take_term (changed, test_term_new (HUB_VOCABULARY_TYPE, "t", "Type"));
      test_apply_entry (writer, changed, 1, NULL);
      test_apply_entry (writer, added, 1, NULL);
      if (round != 5)
        continue;
      /* the starter departs, and what generation 2 has not is withdrawn */
      g_ptr_array_set_size (entries, 110);
      test_apply_page (writer, entries, 2, NULL);
      g_assert_true (hub_catalogue_writer_finish_pass (writer, TEST_HUB, langcodes, 2, 5, &tally,
                                                       &n_spared, NULL));
      g_assert_cmpuint (tally.withdrawn, >, 5);
      g_assert_false (is_done);
    }

  assert_renewed (folder);
  g_assert_cmpuint (test_count_matches (folder, "trafficking"), ==, 0);
  g_assert_cmpuint (test_count_matches (folder, "round6"), ==, 2);
}

/* No slice is too small, and one that is exactly full is not taken for the last. */
static void
test_slices (void)
{
  static const guint sizes[] = { 1, 47, 94, 95, 10000 };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  gboolean is_done = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      set_stale (writer);
      g_assert_cmpuint (renew (writer, sizes[i]), ==, 94 / sizes[i] + 1);
      assert_renewed (folder);
    }
  g_assert_true (hub_catalogue_writer_renew_texts (writer, 1, &is_done, NULL, NULL));
  g_assert_true (is_done);
}

/* A renewal that another version began is of no use. */
static void
test_other_version (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  gboolean is_done;

  set_stale (writer);
  g_assert_true (hub_catalogue_writer_renew_texts (writer, 50, &is_done, NULL, NULL));
  g_assert_false (is_done);
  g_assert_true (hub_catalogue_writer_set_state (writer, "renewal", "0 1 90", NULL));
  g_assert_cmpuint (renew (writer, 50), ==, 2);
  assert_renewed (folder);

  set_stale (writer);
  g_assert_true (hub_catalogue_writer_renew_texts (writer, 50, &is_done, NULL, NULL));
  g_assert_true (hub_catalogue_writer_set_state (writer, "renewal", "nonsense", NULL));
  renew (writer, 50);
  assert_renewed (folder);
}

static void
test_cancelled (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  gboolean is_done = TRUE;

  set_stale (writer);
  g_cancellable_cancel (cancellable);
  g_assert_false (hub_catalogue_writer_renew_texts (writer, 50, &is_done, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (is_done);
  test_assert_whole (folder);
  renew (writer, 50);
  assert_renewed (folder);
}

/* A reader with prepared statements reads on over the swap. */
static void
test_reader_over_swap (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  sqlite3 *handle = hub_database_get_handle (hub_catalogue_get_database (catalogue));
  sqlite3_stmt *statement = NULL;
  int before;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT count(*) FROM entry_text WHERE entry_text"
                                       " MATCH 'migration'", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  before = sqlite3_column_int (statement, 0);
  g_assert_cmpint (before, >, 5);

  /* in the midst of a read, which sees what it began with */
  set_stale (writer);
  renew (writer, 30);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_reset (statement);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (statement, 0), ==, before);
  sqlite3_finalize (statement);
}

/* In a child: renews in tiny slices, over and over, and is killed somewhere. */
static void
renew_for_ever (gpointer data)
{
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (data);

  while (TRUE)
    {
      set_stale (writer);
      renew (writer, 20);
    }
}

/* Whenever it is killed: the file is sound, the index complete, and the renewal goes on. */
static void
test_killed (void)
{
  const char *state = "SELECT value FROM state WHERE key = 'renewal'";
  g_autoptr(TestFolder) folder = test_folder_new ();
  guint n_midst = 0;

  make_001 (folder, MANY);
  hub_catalogue_close (test_open_reader (folder));
  for (int round = 0; round < 20; round++)
    {
      g_autoptr(HubCatalogueWriter) writer = NULL;
      g_autofree char *place = NULL;
      pid_t pid = fork ();
      int status;

      if (pid == 0)
        {
          renew_for_ever (folder);
          _exit (0);
        }
      g_usleep (g_test_rand_int_range (2000, 200000));
      g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_assert_true (WIFSIGNALED (status));

      /* now with the log as it was left, now as another program has put it in order */
      if (round % 2 == 0)
        {
          place = dump (folder, "", state);
          n_midst += *place != '\0';
        }
      writer = test_open_writer (folder);
      g_assert_null (hub_catalogue_writer_get_damaged_path (writer));
      g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry"), ==, 1507);
      g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry_text"), ==, 1506);
      renew (writer, 100);
      g_clear_pointer (&writer, hub_catalogue_writer_close);
      assert_renewed (folder);
    }
  g_assert_cmpuint (n_midst, >, 0);
}

/* Killed between slices, with more entries than an opening renews: the place is kept. */
static void
test_resumed (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = NULL;
  guint n_before, n_after;

  make_001 (folder, MANY);
  hub_catalogue_close (test_open_reader (folder));   /* migrates, and renews the first 500 */
  n_before = test_count (folder, "SELECT count(*) FROM entry_text_next");
  g_assert_cmpuint (n_before, ==, 499);              /* one of them is withdrawn */
  writer = test_open_writer (folder);                /* and 500 more */
  n_after = test_count (folder, "SELECT count(*) FROM entry_text_next");
  g_assert_cmpuint (n_after, ==, 999);
  g_assert_cmpuint (renew (writer, 100), ==, 6);     /* 507 are left */
  g_clear_pointer (&writer, hub_catalogue_writer_close);
  assert_renewed (folder);
}

/* Damage in what is half made costs no entry. */
static void
test_damaged (void)
{
  static const char *const scripts[] = {
    "DELETE FROM entry_text_next_data WHERE id > 10",
    "UPDATE entry_text_next_data SET block = randomblob (length (block)) WHERE id > 10",
    "UPDATE entry_text_data SET block = randomblob (length (block)) WHERE id > 10",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(HubCatalogueWriter) writer = NULL;

      make_001 (folder, MANY);
      hub_catalogue_close (test_open_reader (folder));
      test_run_sql (folder, scripts[i]);
      test_folder_write (folder, CATALOGUE "-suspect", "", 0);
      hub_catalogue_close (test_open_reader (folder));
      test_assert_whole (folder);
      g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry"), ==, 1507);
      g_assert_cmpuint (test_folder_count (folder, "damaged"), ==, 0);
      writer = test_open_writer (folder);
      renew (writer, 300);
      g_clear_pointer (&writer, hub_catalogue_writer_close);
      assert_renewed (folder);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/renewal/migrate", test_migrate);
  g_test_add_func ("/renewal/entry-words", test_entry_words);
  g_test_add_func ("/renewal/foreign-log", test_foreign_log);
  g_test_add_func ("/renewal/large", test_large);
  g_test_add_func ("/renewal/changes-between", test_changes_between);
  g_test_add_func ("/renewal/slices", test_slices);
  g_test_add_func ("/renewal/other-version", test_other_version);
  g_test_add_func ("/renewal/cancelled", test_cancelled);
  g_test_add_func ("/renewal/reader-over-swap", test_reader_over_swap);
  g_test_add_func ("/renewal/killed", test_killed);
  g_test_add_func ("/renewal/resumed", test_resumed);
  g_test_add_func ("/renewal/damaged", test_damaged);

  return g_test_run ();
}
