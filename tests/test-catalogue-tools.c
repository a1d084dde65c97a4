/* test-catalogue-tools.c: made-up entries and terms for tests of the store
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-catalogue-tools.h"

#include "hub-tokenizer.h"

static char *
uuid_of (int number)
{
  return g_strdup_printf ("%08d-0000-4000-8000-000000000000", number);
}

HubEntry *
test_entry_new (int         number,
                const char *title)
{
  g_autofree char *uuid = uuid_of (number);
  HubEntry *entry = hub_entry_new (uuid, "en", HUB_KIND_DOCUMENT, title);

  hub_entry_set_origin (entry, TEST_HUB);
  hub_entry_set_nid (entry, number);
  hub_entry_set_changed (entry, 1000 + number);
  return entry;
}

/* (element-type HubEntry): numbered @first to @last */
GPtrArray *
test_entry_list (int first,
                 int last)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = first; i <= last; i++)
    {
      g_autofree char *title = g_strdup_printf ("Entry number%d", i);

      g_ptr_array_add (entries, test_entry_new (i, title));
    }

  return entries;
}

HubTerm *
test_term_new (HubVocabulary  vocabulary,
               const char    *uuid,
               const char    *label)
{
  return hub_term_new (vocabulary, uuid, label);
}

/* UUIDs and labels in turn. */
GPtrArray *
test_term_list (HubVocabulary  vocabulary,
                const char    *uuid,
                ...)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_term_unref);
  va_list args;

  va_start (args, uuid);
  for (; uuid != NULL; uuid = va_arg (args, const char *))
    g_ptr_array_add (terms, hub_term_new (vocabulary, uuid, va_arg (args, const char *)));
  va_end (args);
  return terms;
}

HubCatalogue *
test_open_reader (TestFolder *folder)
{
  g_autoptr(GError) error = NULL;
  HubCatalogue *catalogue = hub_catalogue_open (folder, &error);

  g_assert_no_error (error);
  return catalogue;
}

HubCatalogueWriter *
test_open_writer (TestFolder *folder)
{
  g_autoptr(GError) error = NULL;
  HubCatalogueWriter *writer = hub_catalogue_writer_open (folder, &error);

  g_assert_no_error (error);
  return writer;
}

void
test_apply_page (HubCatalogueWriter *writer,
                 GPtrArray          *entries,
                 gint64              generation,
                 HubCatalogueTally  *tally)
{
  HubCatalogueTally own = { 0 };
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_catalogue_writer_apply_page (writer, entries, generation, NULL, NULL,
                                                  tally != NULL ? tally : &own, NULL, &error));
  g_assert_no_error (error);
}

void
test_apply_entry (HubCatalogueWriter *writer,
                  HubEntry           *entry,
                  gint64              generation,
                  HubCatalogueTally  *tally)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();

  g_ptr_array_add (entries, entry);
  test_apply_page (writer, entries, generation, tally);
}

HubEntry *
test_find (TestFolder *folder,
           int         number)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autofree char *uuid = uuid_of (number);
  g_autoptr(GError) error = NULL;
  HubEntry *entry = hub_catalogue_find_entry (catalogue, uuid, "en", &error);

  g_assert_no_error (error);
  return entry;
}

HubTerm *
test_find_term (TestFolder    *folder,
                HubVocabulary  vocabulary,
                const char    *code)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(GPtrArray) terms = hub_catalogue_list_terms (catalogue, NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      HubTerm *term = g_ptr_array_index (terms, i);

      if (term->vocabulary == vocabulary && g_str_equal (term->code, code))
        return hub_term_ref (term);
    }

  return NULL;
}

static gint64
count_with (TestFolder *folder,
            const char *sql,
            const char *words)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  sqlite3 *handle = hub_database_get_handle (hub_catalogue_get_database (catalogue));
  sqlite3_stmt *statement = NULL;
  gint64 n;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (words != NULL)
    sqlite3_bind_text (statement, 1, words, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return n;
}

gint64
test_count (TestFolder *folder,
            const char *sql)
{
  return count_with (folder, sql, NULL);
}

/* How many entries the full-text index finds. */
guint
test_count_matches (TestFolder *folder,
                    const char *words)
{
  return count_with (folder, "SELECT count(*) FROM entry_text WHERE entry_text MATCH ?1", words);
}

/* Does to the file what our own program never would. */
void
test_run_sql (TestFolder *folder,
              const char *sql)
{
  g_autofree char *path = test_folder_path (folder, "catalogue.db");
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (hub_tokenizer_register (handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}

/* The file is sound, and the full-text index holds the entries there are and no others. */
void
test_assert_whole (TestFolder *folder)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_catalogue_check (catalogue, &error));
  g_assert_no_error (error);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry WHERE withdrawn IS NULL"), ==,
                   test_count (folder, "SELECT count(*) FROM entry_text"));
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
}

/* Opens, expects a repair, and gives back where the damaged file is. */
char *
test_open_repaired (TestFolder *folder)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogueStatus) status = hub_catalogue_get_status (catalogue, &error);

  g_assert_no_error (error);
  g_assert_nonnull (status->damaged_path);
  g_assert_true (g_file_test (status->damaged_path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (status->entries, ==, 94);
  return g_steal_pointer (&status->damaged_path);
}

/* The file is whole and has not been repaired just now. */
void
test_assert_sound (TestFolder *folder)
{
  g_autoptr(HubCatalogue) catalogue = test_open_reader (folder);
  g_autoptr(HubCatalogueStatus) status = hub_catalogue_get_status (catalogue, NULL);

  g_assert_null (status->damaged_path);
  test_assert_whole (folder);
}

/* Adds some entries as from a hub, and closes. */
void
test_add_entries (TestFolder *folder,
                  int         first,
                  int         last)
{
  g_autoptr(HubCatalogueWriter) writer = test_open_writer (folder);
  g_autoptr(GPtrArray) entries = test_entry_list (first, last);

  test_apply_page (writer, entries, 1, NULL);
}
