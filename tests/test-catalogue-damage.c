/* test-catalogue-damage.c: a damaged catalogue is set aside and made anew
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-catalogue-tools.h"

#include "hub-change.h"
#include "hub-file-text.h"

#include <unistd.h>

#define CATALOGUE "catalogue.db"

/* FAULTS.md F52: what is no catalogue is set aside and the starter takes its place. */
static void
test_f52_no_catalogue (void)
{
  static const char text[] = "A text file that is longer than the hundred bytes of a header, which"
                             " it has no reason whatsoever to be.";
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *aside = NULL;
  g_autofree char *kept = NULL;
  gsize size;

  test_folder_write (folder, CATALOGUE, text, sizeof text);
  test_folder_write (folder, CATALOGUE "-wal", text, sizeof text);
  aside = test_open_repaired (folder);
  g_assert_true (g_file_get_contents (aside, &kept, &size, NULL));
  g_assert_cmpmem (kept, size, text, sizeof text);
  g_assert_cmpuint (test_folder_count (folder, ".damaged-"), >=, 2);
  test_assert_sound (folder);
}

static void
test_f52_other_program (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *aside = NULL;

  test_run_sql (folder, "PRAGMA application_id = 99; CREATE TABLE theirs (x)");
  aside = test_open_repaired (folder);
  test_assert_sound (folder);
}

static void
test_f52_missing_table (void)
{
  static const char *const tables[] = { "entry_text", "attachment", "state", "body", "term" };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autofree char *script = g_strdup_printf ("DROP TABLE %s", tables[i]);
      g_autofree char *aside = NULL;

      hub_catalogue_close (test_open_reader (folder));
      test_run_sql (folder, script);
      aside = test_open_repaired (folder);
      test_assert_sound (folder);
    }
}

/* An empty file is a valid empty database: filled as if it were missing. */
static void
test_f52_empty (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  test_folder_write (folder, CATALOGUE, "", 0);
  hub_catalogue_close (test_open_reader (folder));
  test_assert_sound (folder);
  g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry"), ==, 94);
}

static void
test_f52_truncated (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, CATALOGUE);
  g_autofree char *aside = NULL;

  test_add_entries (folder, 1, 500);
  g_assert_cmpint (truncate (path, 3 * 4096), ==, 0);
  aside = test_open_repaired (folder);
  test_assert_sound (folder);
}

/* Opens what random bytes have hit: opening works, and reading fails with a code or not at all. */
static void
test_f52_random_damage (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(GBytes) whole = NULL;

  test_add_entries (folder, 1, 200);
  whole = test_folder_read (folder, CATALOGUE);
  for (int round = 0; round < 60; round++)
    {
      gsize size = g_bytes_get_size (whole);
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr(HubCatalogue) catalogue = NULL;
      g_autoptr(HubCatalogueStatus) status = NULL;
      g_autoptr(GPtrArray) rows = NULL;
      g_autoptr(GError) error = NULL;
      gint64 ids[100];

      for (int i = 0; i < 20; i++)
        bytes[g_test_rand_int_range (0, size)] = g_test_rand_int_range (0, 256);
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        ids[i] = 2 * i + 1;
      test_folder_write (folder, CATALOGUE, bytes, size);
      catalogue = hub_catalogue_open (folder, &error);
      if (catalogue == NULL)
        {
          g_assert_true (error->domain == HUB_ERROR);
          continue;
        }
      status = hub_catalogue_get_status (catalogue, NULL);
      rows = hub_catalogue_get_rows (catalogue, ids, G_N_ELEMENTS (ids), NULL, NULL);
      hub_catalogue_check (catalogue, NULL);
    }
}

/* Makes NULL of what the schema says is never so, as a flipped bit of a row's header does. A key of
 * a strict table is never NULL, whether or not that is said. */
static void
lose_values (TestFolder *folder,
             const char *table,
             const char *column)
{
  g_autofree char *loosen = g_strdup_printf (
      "PRAGMA writable_schema = ON;"
      "UPDATE sqlite_schema SET sql = replace (replace (sql, 'NOT NULL', '/*must*/'), 'STRICT',"
      " '/*strict*/') WHERE name = '%s'",
      table);
  g_autofree char *lose = g_strdup_printf (
      "UPDATE %s SET %s = NULL WHERE rowid IN (SELECT rowid FROM %s LIMIT 3)",
      table, column, table);
  g_autofree char *tighten = g_strdup_printf (
      "PRAGMA writable_schema = ON;"
      "UPDATE sqlite_schema SET sql = replace (replace (sql, '/*must*/', 'NOT NULL'), '/*strict*/',"
      " 'STRICT') WHERE name = '%s'",
      table);

  test_run_sql (folder, loosen);
  test_run_sql (folder, lose);
  test_run_sql (folder, tighten);
}

/* Reads the first rows, the terms, what has changed, and which files have a text. */
static gboolean
read_all (HubCatalogue  *catalogue,
          GError       **error)
{
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(GPtrArray) texts = NULL;
  gint64 ids[20];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = i + 1;
  rows = hub_catalogue_get_rows (catalogue, ids, G_N_ELEMENTS (ids), NULL, error);
  if (rows != NULL)
    changes = hub_catalogue_list_changes (catalogue, 0, 0, NULL, error);
  if (changes != NULL)
    texts = hub_catalogue_list_file_texts (catalogue, error);
  return texts != NULL;
}

/* FAULTS.md F52: a row that lacks what every row has is damage, too, and is repaired as such. */
static void
test_f52_missing_values (void)
{
  static const struct { const char *table; const char *column; } lost[] = {
    { "entry", "uuid" }, { "entry", "langcode" }, { "entry", "title" },
    { "term", "vocabulary" }, { "term", "uuid" }, { "term", "code" }, { "term", "label" },
    { "change_log", "uuid" }, { "change_log", "langcode" }, { "change_log", "title" },
    { "change_log", "fields" },
    { "file_text", "uuid" }, { "file_text", "langcode" }, { "file_text", "address" },
    { "file_text", "sha256" }, { "file_text", "name" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lost); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(HubCatalogue) catalogue = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *aside = NULL;

      g_test_message ("%s.%s", lost[i].table, lost[i].column);
      test_add_entries (folder, 1, 10);
      test_run_sql (folder, "INSERT INTO change_log (at, what, uuid, langcode, kind, title)"
                            " VALUES (1, 'new', 'u', 'en', 'event', 'A title');"
                            "INSERT INTO file_text (uuid, langcode, address, sha256, name, text)"
                            " VALUES ('u', 'en', 'a', 's', 'n', 't')");
      lose_values (folder, lost[i].table, lost[i].column);
      catalogue = test_open_reader (folder);
      g_assert_false (read_all (catalogue, &error));
      g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED);
      g_clear_pointer (&catalogue, hub_catalogue_close);

      aside = test_open_repaired (folder);
      test_assert_sound (folder);
    }
}

/* FAULTS.md F52: if the index alone is damaged, it alone is made anew; what was synced stays. */
static void
test_f52_index_alone (void)
{
  static const char *const scripts[] = {
    "DELETE FROM entry_text_data WHERE id > 10",
    "UPDATE entry_text_data SET block = substr (block, 1, length (block) / 2) WHERE id > 10",
    "UPDATE entry_text_data SET block = randomblob (length (block)) WHERE id > 10",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();

      test_add_entries (folder, 1, 300);
      test_run_sql (folder, scripts[i]);
      test_folder_write (folder, CATALOGUE "-suspect", "", 0);   /* as after a failed search */
      test_assert_sound (folder);
      g_assert_cmpint (test_count (folder, "SELECT count(*) FROM entry"), ==, 394);
      g_assert_cmpuint (test_count_matches (folder, "number77"), ==, 1);
      g_assert_cmpuint (test_count_matches (folder, "trafficking"), >, 2);
      g_assert_false (test_folder_has (folder, CATALOGUE "-suspect"));
      g_assert_cmpuint (test_folder_count (folder, "damaged"), ==, 0);
    }
}

/* Damage that nobody has seen yet shows while reading: the next opening checks and repairs. */
static void
test_f52_damage_while_reading (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, CATALOGUE);
  g_autoptr(HubCatalogue) catalogue = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  const char *title;
  gint64 ids[500];
  gsize size;

  test_add_entries (folder, 1, 500);
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  while ((title = memmem (text, size, "Entry number4", strlen ("Entry number4"))) != NULL)
    memset (text + (title - text) / 4096 * 4096, 0xee, 4096);   /* the page it stands on */
  test_folder_write (folder, CATALOGUE, text, size);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = i + 95;
  catalogue = test_open_reader (folder);
  g_assert_null (hub_catalogue_get_rows (catalogue, ids, G_N_ELEMENTS (ids), NULL, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED);
  g_clear_pointer (&catalogue, hub_catalogue_close);

  aside = test_open_repaired (folder);
  test_assert_sound (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/F52-no-catalogue", test_f52_no_catalogue);
  g_test_add_func ("/catalogue/F52-other-program", test_f52_other_program);
  g_test_add_func ("/catalogue/F52-missing-table", test_f52_missing_table);
  g_test_add_func ("/catalogue/F52-empty", test_f52_empty);
  g_test_add_func ("/catalogue/F52-truncated", test_f52_truncated);
  g_test_add_func ("/catalogue/F52-random-damage", test_f52_random_damage);
  g_test_add_func ("/catalogue/F52-missing-values", test_f52_missing_values);
  g_test_add_func ("/catalogue/F52-index-alone", test_f52_index_alone);
  g_test_add_func ("/catalogue/F52-damage-while-reading", test_f52_damage_while_reading);

  return g_test_run ();
}
