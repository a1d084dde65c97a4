/* test-catalogue-revision.c: what has changed since an index was made
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A follower stands for the index: it keeps what it saw of each entry, and takes in only what the
 * revisions say is new. After any change it must hold what a fresh one would.
 */

#include "test-catalogue-tools.h"

/* All that an index holds of an entry, as one text. */
#define DESCRIBE                                                                             \
  "SELECT entry.id, concat_ws ('|', tongue, entry_words.title, terms, entry_words.summary,"  \
  " body, kind, published, starts, is_global, languages, (SELECT group_concat (vocabulary"   \
  " || code || label || coalesce (region, ''), ',' ORDER BY term.id) FROM entry_term"        \
  " JOIN term ON term.id = term_id WHERE entry_id = entry.id))"                              \
  " FROM entry JOIN entry_words ON entry_words.id = entry.id"

typedef struct
{
  gint64      revision;
  GHashTable *entries;    /* (owned) (element-type gint64 utf8) */
  GArray     *changed;    /* (owned) (element-type gint64): entries taken in or out last time */
} Follower;

static void
follower_clear (Follower *self)
{
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->changed, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Follower, follower_clear)

static void
follower_init (Follower *self)
{
  self->revision = -1;
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static sqlite3_stmt *
prepare (HubCatalogue *catalogue,
         const char   *sql,
         gint64        revision)
{
  sqlite3 *handle = hub_database_get_handle (hub_catalogue_get_database (catalogue));
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_int64 (statement, 1, revision);
  return statement;
}

static void
follow (Follower   *self,
        TestFolder *folder)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  sqlite3_stmt *statement;

  g_array_set_size (self->changed, 0);
  statement = prepare (catalogue, "SELECT entry_id FROM departed WHERE revision > ?1"
                                  " UNION ALL SELECT id FROM entry WHERE revision > ?1",
                       self->revision);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_hash_table_remove (self->entries, &id);
      g_array_append_val (self->changed, id);
    }
  sqlite3_finalize (statement);

  statement = prepare (catalogue, DESCRIBE " WHERE entry.revision > ?1", self->revision);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_hash_table_insert (self->entries, g_memdup2 (&id, sizeof id),
                           g_strdup ((const char *) sqlite3_column_text (statement, 1)));
    }
  sqlite3_finalize (statement);

  self->revision = test_count (folder, "SELECT CAST (value AS INTEGER) FROM state"
                                       " WHERE key = 'revision'");
}

/* Follows, and compares with one that begins anew. */
static void
follow_and_compare (Follower   *self,
                    TestFolder *folder)
{
  g_auto(Follower) fresh = { 0 };
  GHashTableIter iter;
  gpointer id, text;

  follow (self, folder);
  follower_init (&fresh);
  follow (&fresh, folder);
  g_assert_cmpuint (g_hash_table_size (self->entries), ==, g_hash_table_size (fresh.entries));
  g_assert_cmpint (self->revision, ==, fresh.revision);

  g_hash_table_iter_init (&iter, fresh.entries);
  while (g_hash_table_iter_next (&iter, &id, &text))
    g_assert_cmpstr (text, ==, g_hash_table_lookup (self->entries, id));
}

static void
finish_at (HubCatalogueWriter *writer,
           gint64              generation,
           gint64              at,           /* Unix seconds */
           guint               n_withdrawn)
{
  static const char *const langcodes[] = { "en", NULL };
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;
  guint n_spared;

  g_assert_true (hub_catalogue_writer_finish_pass (writer, TEST_HUB, langcodes, generation, at,
                                                   &tally, &n_spared, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tally.withdrawn, ==, n_withdrawn);
}

static void
finish (HubCatalogueWriter *writer,
        gint64              generation,
        guint               n_withdrawn)
{
  finish_at (writer, generation, 5, n_withdrawn);
}

static void
apply_terms (HubCatalogueWriter *writer,
             HubVocabulary       vocabulary,
             GPtrArray          *terms)   /* (transfer full) */
{
  g_autoptr(GPtrArray) owned = terms;
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_catalogue_writer_apply_terms (writer, vocabulary, owned, &error));
  g_assert_no_error (error);
}

/* Two types, and entries 1 to 3 of the first one; a follower that knows them. */
static HubCatalogueWriter *
set_up (TestFolder *folder,
        Follower   *follower)
{
  HubCatalogueWriter *writer = test_open_writer (folder);
  g_autoptr(GPtrArray) entries = test_entry_list (1, 3);

  apply_terms (writer, HUB_VOCABULARY_TYPE,
               test_term_list (HUB_VOCABULARY_TYPE, "t1", "Report", "t2", "Brief", NULL));
  for (guint i = 0; i < entries->len; i++)
    hub_entry_take_term (g_ptr_array_index (entries, i),
                         test_term_new (HUB_VOCABULARY_TYPE, "t1", "Report"));
  test_apply_page (writer, entries, 1, NULL);
  finish (writer, 1, 0);

  follower_init (follower);
  follow_and_compare (follower, folder);
  g_assert_cmpuint (g_hash_table_size (follower->entries), ==, 3);
  return writer;
}

static HubEntry *
entry_of_type (int         number,
               const char *title,
               const char *type)
{
  HubEntry *entry = test_entry_new (number, title);

  hub_entry_take_term (entry, test_term_new (HUB_VOCABULARY_TYPE, type, type));
  return entry;
}

static void
test_starter (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  hub_catalogue_close (test_open_reader (folder));
  g_assert_cmpint (test_count (folder, "SELECT value FROM state WHERE key = 'revision'"), ==, 1);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry WHERE revision = 1"), ==, 94);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM departed"), ==, 0);
}

static void
test_id (void)
{
  const char *sql = "SELECT count(DISTINCT value) FROM state WHERE key = 'catalogue_id'"
                    " AND length (value) >= 32";
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(HubCatalogueWriter) other_writer = test_open_writer (other);
  g_autofree char *id = hub_catalogue_writer_dup_state (writer, "catalogue_id", NULL);
  g_autofree char *other_id = hub_catalogue_writer_dup_state (other_writer, "catalogue_id", NULL);

  g_assert_cmpint (test_count (folder, sql), ==, 1);
  g_assert_cmpstr (id, !=, other_id);
}

static void
test_added (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_auto(Follower) follower = { 0 };
  g_autoptr(HubCatalogueWriter) writer = set_up (folder, &follower);
  g_autoptr(HubEntry) entry = test_entry_new (4, "Fourth");
  gint64 before = follower.revision;

  test_apply_entry (writer, entry, 1, NULL);
  follow_and_compare (&follower, folder);
  g_assert_cmpuint (follower.changed->len, ==, 1);
  g_assert_cmpint (follower.revision, ==, before + 1);
}

static void
test_updated (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_auto(Follower) follower = { 0 };
  g_autoptr(HubCatalogueWriter) writer = set_up (folder, &follower);
  g_autoptr(HubEntry) entry = entry_of_type (2, "Another title", "t1");
  gint64 before = follower.revision;

  test_apply_entry (writer, entry, 2, NULL);
  follow_and_compare (&follower, folder);
  g_assert_cmpuint (follower.changed->len, ==, 1);
  g_assert_cmpint (follower.revision, ==, before + 1);
}

/* An entry that moves to another type. */
static void
test_filed_anew (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_auto(Follower) follower = { 0 };
  g_autoptr(HubCatalogueWriter) writer = set_up (folder, &follower);
  g_autoptr(HubEntry) entry = entry_of_type (2, "Entry number2", "t2");

  test_apply_entry (writer, entry, 2, NULL);
  follow_and_compare (&follower, folder);
  g_assert_cmpuint (follower.changed->len, ==, 1);
}

static void
test_unchanged (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_auto(Follower) follower = { 0 };
  g_autoptr(HubCatalogueWriter) writer = set_up (folder, &follower);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  gint64 before = follower.revision;

  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Entry number%d", i);
      g_autoptr(HubEntry) entry = entry_of_type (i, title, "t1");
      HubCatalogueTally tally = { 0 };

      test_apply_entry (writer, entry, 2, &tally);
      g_assert_cmpuint (tally.unchanged, ==, 1);
    }
  test_apply_page (writer, none, 2, NULL);
  finish (writer, 2, 0);
  apply_terms (writer, HUB_VOCABULARY_TYPE,
               test_term_list (HUB_VOCABULARY_TYPE, "t1", "Report", "t2", "Brief", NULL));
  follow_and_compare (&follower, folder);
  g_assert_cmpuint (follower.changed->len, ==, 0);
  g_assert_cmpint (follower.revision, ==, before);
}

/* Missed by a pass, and seen again by the next. */
static void
test_withdrawn_and_returned (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_auto(Follower) follower = { 0 };
  g_autoptr(HubCatalogueWriter) writer = set_up (folder, &follower);
  g_autoptr(HubEntry) first = entry_of_type (1, "Entry number1", "t1");
  g_autoptr(HubEntry) second = entry_of_type (2, "Entry number2", "t1");
  g_autoptr(HubEntry) third = entry_of_type (3, "Entry number3", "t1");
  gint64 before = follower.revision;

  test_apply_entry (writer, first, 2, NULL);
  test_apply_entry (writer, second, 2, NULL);
  finish (writer, 2, 1);
  follow_and_compare (&follower, folder);
  g_assert_cmpuint (follower.changed->len, ==, 1);
  g_assert_cmpuint (g_hash_table_size (follower.entries), ==, 2);
  g_assert_cmpint (follower.revision, ==, before + 1);

  finish (writer, 2, 0);
  test_apply_entry (writer, third, 3, NULL);
  follow_and_compare (&follower, folder);
  g_assert_cmpuint (follower.changed->len, ==, 1);
  g_assert_cmpuint (g_hash_table_size (follower.entries), ==, 3);
  g_assert_cmpint (follower.revision, ==, before + 2);
}

/* FAULTS.md F44: who has not looked since before an entry was withdrawn learns that it has left,
 * also by its row, which another one may have got. */
static void
test_f44_withdrawn_and_removed (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_auto(Follower) often = { 0 };
  g_auto(Follower) seldom = { 0 };
  g_autoptr(HubCatalogueWriter) writer = set_up (folder, &seldom);
  g_autoptr(GPtrArray) rest = test_entry_list (1, 2);
  g_autoptr(HubEntry) late = entry_of_type (7, "Entry number7", "t2");
  gint64 month = 31 * 24 * 60 * 60;

  follower_init (&often);
  follow_and_compare (&often, folder);
  test_apply_page (writer, rest, 2, NULL);
  finish (writer, 2, 1);
  follow_and_compare (&often, folder);
  g_assert_cmpuint (g_hash_table_size (often.entries), ==, 2);

  test_apply_page (writer, rest, 3, NULL);
  finish_at (writer, 3, 5 + month, 0);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry"), ==, 2);
  follow_and_compare (&often, folder);
  g_assert_cmpuint (often.changed->len, ==, 1);
  follow_and_compare (&seldom, folder);
  g_assert_cmpuint (g_hash_table_size (seldom.entries), ==, 2);

  test_apply_entry (writer, late, 3, NULL);
  follow_and_compare (&often, folder);
  follow_and_compare (&seldom, folder);
  g_assert_cmpuint (g_hash_table_size (seldom.entries), ==, 3);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM departed JOIN entry ON id = entry_id"),
                   ==, 0);
}

static void
test_term_renamed (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_auto(Follower) follower = { 0 };
  g_autoptr(HubCatalogueWriter) writer = set_up (folder, &follower);
  g_autoptr(HubEntry) other = entry_of_type (4, "Of the other type", "t2");
  gint64 before;

  test_apply_entry (writer, other, 1, NULL);
  follow_and_compare (&follower, folder);
  before = follower.revision;
  apply_terms (writer, HUB_VOCABULARY_TYPE,
               test_term_list (HUB_VOCABULARY_TYPE, "t1", "Study", "t2", "Brief", NULL));
  follow_and_compare (&follower, folder);
  g_assert_cmpuint (follower.changed->len, ==, 3);
  g_assert_cmpint (follower.revision, ==, before + 1);
  g_assert_cmpuint (test_count_matches (folder, "terms:study"), ==, 3);
}

static void
test_term_gone (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_auto(Follower) follower = { 0 };
  g_autoptr(HubCatalogueWriter) writer = set_up (folder, &follower);

  apply_terms (writer, HUB_VOCABULARY_TYPE,
               test_term_list (HUB_VOCABULARY_TYPE, "t2", "Brief", NULL));
  follow_and_compare (&follower, folder);
  g_assert_cmpuint (follower.changed->len, ==, 3);
}

static void
test_term_code (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_auto(Follower) follower = { 0 };
  g_autoptr(HubCatalogueWriter) writer = set_up (folder, &follower);
  GPtrArray *terms = test_term_list (HUB_VOCABULARY_TYPE, "t1", "Report", "t2", "Brief", NULL);

  ((HubTerm *) g_ptr_array_index (terms, 0))->code = g_strdup ("other-code");
  apply_terms (writer, HUB_VOCABULARY_TYPE, terms);
  follow_and_compare (&follower, folder);
  g_assert_cmpuint (follower.changed->len, ==, 3);
}

static void
test_term_region (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_auto(Follower) follower = { 0 };
  g_autoptr(HubCatalogueWriter) writer = set_up (folder, &follower);
  g_autoptr(HubEntry) entry = test_entry_new (9, "Somewhere");
  GPtrArray *terms;

  apply_terms (writer, HUB_VOCABULARY_COUNTRY,
               test_term_list (HUB_VOCABULARY_COUNTRY, "c1", "Kenya", "c2", "Newland", NULL));
  hub_entry_take_term (entry, test_term_new (HUB_VOCABULARY_COUNTRY, "c2", "Newland"));
  test_apply_entry (writer, entry, 1, NULL);
  follow_and_compare (&follower, folder);

  terms = test_term_list (HUB_VOCABULARY_COUNTRY, "c1", "Kenya", "c2", "Newland", NULL);
  ((HubTerm *) g_ptr_array_index (terms, 1))->region = g_strdup ("asia");
  apply_terms (writer, HUB_VOCABULARY_COUNTRY, terms);
  follow_and_compare (&follower, folder);
  g_assert_cmpuint (follower.changed->len, ==, 1);
}

/* What is shown of a vocabulary alone: no entry changes, but there is something new to read. */
static void
test_terms_alone (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_auto(Follower) follower = { 0 };
  g_autoptr(HubCatalogueWriter) writer = set_up (folder, &follower);
  GPtrArray *terms = test_term_list (HUB_VOCABULARY_TYPE, "t1", "Report", "t2", "Brief",
                                     "t3", "Unused", NULL);
  gint64 before = follower.revision;

  apply_terms (writer, HUB_VOCABULARY_TYPE, terms);
  follow_and_compare (&follower, folder);
  g_assert_cmpuint (follower.changed->len, ==, 0);
  g_assert_cmpint (follower.revision, ==, before + 1);

  apply_terms (writer, HUB_VOCABULARY_TYPE,
               test_term_list (HUB_VOCABULARY_TYPE, "t2", "Brief", "t1", "Report",
                               "t3", "Unused", NULL));
  follow_and_compare (&follower, folder);
  g_assert_cmpuint (follower.changed->len, ==, 0);
  g_assert_cmpint (follower.revision, ==, before + 2);
}

/* Entries of another hub leave for good; a row that is used again is no longer among them. */
static void
test_departed (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_auto(Follower) follower = { 0 };
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(GPtrArray) entries = test_entry_list (1, 10);
  g_autoptr(HubEntry) late = test_entry_new (11, "Late");
  static const char *const langcodes[] = { "en", NULL };
  HubCatalogueTally tally = { 0 };
  gint64 before;
  guint n_spared;

  follower_init (&follower);
  follow (&follower, folder);
  g_assert_cmpuint (g_hash_table_size (follower.entries), ==, 94);
  before = follower.revision;
  test_apply_page (writer, entries, 1, NULL);
  finish (writer, 1, 0);
  follow_and_compare (&follower, folder);
  g_assert_cmpuint (g_hash_table_size (follower.entries), ==, 10);
  g_assert_cmpint (follower.revision, ==, before + 2);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM departed"), ==, 94);

  /* all of the first hub leave for one entry of a second, and then the first comes back */
  hub_entry_set_origin (late, "https://other.example");
  test_apply_entry (writer, late, 2, NULL);
  g_assert_true (hub_catalogue_writer_finish_pass (writer, "https://other.example", langcodes, 2, 6,
                                                   &tally, &n_spared, NULL));
  follow_and_compare (&follower, folder);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM departed"), ==, 104);
  test_run_sql (folder, "UPDATE entry SET id = 50");   /* the last row becomes free */
  test_apply_page (writer, entries, 3, NULL);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM departed"), <, 104);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM departed JOIN entry ON id = entry_id"
                                       " AND id <> 50"), ==, 0);
}

/* What was undone has no revision, and leaves nothing for the next transaction. */
static void
test_undone (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_auto(Follower) follower = { 0 };
  g_autoptr(HubCatalogueWriter) writer = set_up (folder, &follower);
  g_autoptr(GPtrArray) entries = test_entry_list (20, 30);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  HubCatalogueTally tally = { 0 };
  gint64 before = follower.revision;

  test_run_sql (folder, "CREATE TRIGGER refuse BEFORE INSERT ON entry WHEN new.nid = 25"
                        " BEGIN SELECT raise (ABORT, 'no'); END");
  g_assert_false (hub_catalogue_writer_apply_page (writer, entries, 1, NULL, NULL, &tally, NULL,
                                                   NULL));
  test_apply_page (writer, none, 1, NULL);
  follow_and_compare (&follower, folder);
  g_assert_cmpuint (follower.changed->len, ==, 0);
  g_assert_cmpint (follower.revision, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/revision/starter", test_starter);
  g_test_add_func ("/revision/id", test_id);
  g_test_add_func ("/revision/added", test_added);
  g_test_add_func ("/revision/updated", test_updated);
  g_test_add_func ("/revision/filed-anew", test_filed_anew);
  g_test_add_func ("/revision/unchanged", test_unchanged);
  g_test_add_func ("/revision/withdrawn-and-returned", test_withdrawn_and_returned);
  g_test_add_func ("/revision/F44-withdrawn-and-removed", test_f44_withdrawn_and_removed);
  g_test_add_func ("/revision/term-renamed", test_term_renamed);
  g_test_add_func ("/revision/term-gone", test_term_gone);
  g_test_add_func ("/revision/term-code", test_term_code);
  g_test_add_func ("/revision/term-region", test_term_region);
  g_test_add_func ("/revision/terms-alone", test_terms_alone);
  g_test_add_func ("/revision/departed", test_departed);
  g_test_add_func ("/revision/undone", test_undone);

  return g_test_run ();
}
