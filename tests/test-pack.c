/* test-pack.c: a catalogue in one file: what is in it, and what is refused
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-catalogue-writer.h"
#include "hub-entry-digest.h"
#include "hub-error.h"
#include "hub-pack.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

#define ORIGIN "https://hub.example"

typedef struct
{
  TestFolder *folder;    /* (owned): of the catalogue and all else */
  char       *path;      /* (owned): of its pack */
  char       *scratch;   /* (owned) */
} Play;

static HubEntry *
make_entry (guint       n,
            const char *langcode)
{
  g_autofree char *uuid = g_strdup_printf ("00000000-0000-4000-8000-%012u", n);
  g_autofree char *title = g_strdup_printf ("Entry %u", n);
  g_autofree char *url = g_strdup_printf (ORIGIN "/node/%u", n);
  const char *const publishers[] = { "IOM", "UN; Network", NULL };
  HubEntry *entry = hub_entry_new (uuid, langcode, HUB_KIND_DOCUMENT, title);
  HubAttachment *file = hub_attachment_new (TRUE);

  hub_entry_set_origin (entry, ORIGIN);
  hub_entry_set_nid (entry, n);
  hub_entry_set_url (entry, url);
  hub_entry_set_summary (entry, "Two\nlines");
  hub_entry_set_body (entry, "<p>Body</p>", "Body");
  hub_entry_set_publishers (entry, publishers);
  hub_entry_set_changed (entry, 1700000000 + n);
  hub_entry_take_term (entry, hub_term_new (HUB_VOCABULARY_OBJECTIVE, "a-term-nobody-has", ""));
  file->uri = g_strdup (ORIGIN "/file.pdf");
  file->name = g_strdup ("file.pdf");
  file->size = 12;
  hub_entry_take_attachment (entry, file);
  return entry;
}

static void
fill (const char *data_dir)
{
  const char *const languages[] = { "en", "fr", NULL };
  g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(HubCatalogueWriter) writer = NULL;
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;
  guint n_spared;

  writer = hub_catalogue_writer_open (data_dir, &error);
  g_assert_no_error (error);
  for (guint i = 1; i <= 150; i++)
    g_ptr_array_add (page, make_entry (151 - i, i % 5 == 0 ? "fr" : "en"));
  hub_catalogue_writer_apply_page (writer, page, 1, NULL, NULL, &tally, NULL, &error);
  g_assert_no_error (error);
  hub_catalogue_writer_finish_pass (writer, ORIGIN, languages, 1, 1750000000, &tally, &n_spared,
                                    &error);
  g_assert_no_error (error);
}

static void
pack (Play         *play,
      HubPackFacts *facts)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (play->folder, &error);

  g_assert_no_error (error);
  hub_pack_write (catalogue, play->path, facts, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Play          *play,
        gconstpointer  data)
{
  g_auto(HubPackFacts) facts = { 0 };

  play->folder = test_folder_new ();
  play->path = g_build_filename (play->folder, "hub.hubpack", NULL);
  play->scratch = g_build_filename (play->folder, "scratch.db", NULL);
  fill (play->folder);
  pack (play, &facts);
  g_assert_cmpuint (facts.entries, ==, 150);
}

static void
tear_down (Play          *play,
           gconstpointer  data)
{
  g_free (play->path);
  g_free (play->scratch);
  test_folder_remove (play->folder);
}

/* It is refused so, and nothing is left of it. */
static void
assert_refused (Play *play,
                int   code)
{
  g_autoptr(GError) error = NULL;
  HubPack *opened = hub_pack_open (play->path, play->scratch, NULL, &error);

  g_assert_error (error, HUB_ERROR, code);
  g_assert_null (opened);
  g_assert_false (g_file_test (play->scratch, G_FILE_TEST_EXISTS));
}

static void
test_round (Play          *play,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubPack) opened = hub_pack_open (play->path, play->scratch, NULL, &error);
  g_autoptr(GPtrArray) terms = NULL;
  const HubPackFacts *facts;
  gint64 after = 0;
  guint n = 0;

  g_assert_no_error (error);
  facts = hub_pack_get_facts (opened);
  g_assert_cmpstr (facts->origin, ==, ORIGIN);
  g_assert_cmpint (facts->date, ==, 1750000000);
  g_assert_cmpuint (facts->entries, ==, 150);
  g_assert_cmpstr (facts->languages[0], ==, "en");
  g_assert_cmpstr (facts->languages[1], ==, "fr");
  g_assert_null (facts->languages[2]);

  terms = hub_pack_list_terms (opened, HUB_VOCABULARY_OBJECTIVE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (terms->len, >, 20);
  while (TRUE)
    {
      g_autoptr(GPtrArray) entries = hub_pack_list_entries (opened, &after, 64, NULL, &error);

      g_assert_no_error (error);
      if (entries->len == 0)
        break;
      g_assert_cmpuint (entries->len, <=, 64);
      for (guint i = 0; i < entries->len; i++)
        {
          HubEntry *entry = g_ptr_array_index (entries, i);
          g_autoptr(HubEntry) expected = make_entry (++n, hub_entry_get_langcode (entry));
          g_autoptr(GBytes) digest = hub_entry_dup_digest (entry);
          g_autoptr(GBytes) expected_digest = hub_entry_dup_digest (expected);

          g_assert_cmpstr (hub_entry_get_uuid (entry), ==, hub_entry_get_uuid (expected));
          g_assert_true (g_bytes_equal (digest, expected_digest));
        }
    }
  g_assert_cmpuint (n, ==, 150);
}

/* The same catalogue gives the same bytes, whoever reads them where: a server that compares sees
 * no change. Nothing of ours is in the name or beside it. */
static void
test_same_bytes (Play          *play,
                 gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_auto(HubPackFacts) facts = { 0 };
  g_autoptr(GDir) folder = NULL;
  gsize first_length, second_length;

  g_assert_true (g_file_get_contents (play->path, &first, &first_length, NULL));
  pack (play, &facts);
  g_assert_true (g_file_get_contents (play->path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
  g_assert_cmpint (facts.bytes, ==, (gint64) second_length);

  folder = g_dir_open (play->folder, 0, NULL);
  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    g_assert_true (!g_str_has_prefix (name, "hub.hubpack") || g_str_equal (name, "hub.hubpack"));
}

static void
test_nothing_yet (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "hub.hubpack", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (folder, &error);
  g_auto(HubPackFacts) facts = { 0 };

  g_assert_no_error (error);
  g_assert_false (hub_pack_write (catalogue, path, &facts, NULL, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_USAGE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A file that cannot be written whole leaves the one that was there. */
static void
test_kept_on_failure (Play          *play,
                      gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (play->folder, &error);
  g_autofree char *nowhere = g_build_filename (play->folder, "none", "hub.hubpack", NULL);
  g_auto(HubPackFacts) facts = { 0 };
  g_autoptr(HubPack) opened = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (hub_pack_write (catalogue, play->path, &facts, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  hub_pack_facts_clear (&facts);
  g_assert_false (hub_pack_write (catalogue, nowhere, &facts, NULL, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE);
  g_clear_error (&error);

  opened = hub_pack_open (play->path, play->scratch, NULL, &error);
  g_assert_no_error (error);
}

/* One bit anywhere, one byte less, one byte more. */
static void
test_damaged (Play          *play,
              gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (play->path, &bytes, &length, NULL));
  for (gsize i = 0; i < length; i += i < 64 ? 1 : 997)
    {
      /* a version from the future, and what is too large, are told apart: see below */
      if ((i >= 8 && i < 12) || (i >= 24 && i < 32))
        continue;
      bytes[i] ^= 0x10;
      g_assert_true (g_file_set_contents (play->path, bytes, (gssize) length, NULL));
      assert_refused (play, HUB_ERROR_PACK);
      bytes[i] ^= 0x10;
    }
  for (gsize cut = 0; cut < length; cut += cut < 70 ? 1 : 2003)
    {
      g_assert_true (g_file_set_contents (play->path, bytes, (gssize) cut, NULL));
      assert_refused (play, HUB_ERROR_PACK);
    }

  bytes = g_realloc (bytes, length + 1);
  bytes[length] = 0;
  g_assert_true (g_file_set_contents (play->path, bytes, (gssize) length + 1, NULL));
  assert_refused (play, HUB_ERROR_PACK);

  bytes[11] = 2;
  g_assert_true (g_file_set_contents (play->path, bytes, (gssize) length, NULL));
  assert_refused (play, HUB_ERROR_STORE_TOO_NEW);
}

/* Changes the database in the pack, and seals it as if it had always been so. */
static void
tamper (Play       *play,
        const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *sha256 = NULL;
  sqlite3 *database;
  char *message = NULL;
  gint64 size;

  g_assert_true (hub_pack_file_unseal (play->path, play->scratch, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (play->scratch, &database), ==, SQLITE_OK);
  sqlite3_exec (database, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  hub_pack_file_seal (play->scratch, play->path, &sha256, &size, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (play->scratch), ==, 0);
}

/* A whole seal around other tables than ours, or other facts. */
static void
test_other_tables (Play          *play,
                   gconstpointer  data)
{
  static const char *const changes[] = {
    "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
    "CREATE VIEW v AS SELECT * FROM entry",
    "CREATE VIRTUAL TABLE f USING fts5 (a)",
    "CREATE INDEX i ON entry (title)",
    "CREATE TABLE more (a)",
    "DROP TABLE attachment",
    "ALTER TABLE entry ADD COLUMN more TEXT",
    "DROP TABLE entry_term; CREATE VIEW entry_term AS SELECT 1 AS entry_id, 'x' AS vocabulary,"
    " 'y' AS uuid",
    "PRAGMA application_id = 1",
    "PRAGMA user_version = 0",
    "DELETE FROM pack WHERE key = 'origin'",
    "UPDATE pack SET value = '-1' WHERE key = 'date'",
    "UPDATE pack SET value = '99999999999999999999' WHERE key = 'entries'",
    "UPDATE pack SET value = '149' WHERE key = 'entries'",
    "DELETE FROM entry WHERE id = 7",
    "DELETE FROM entry; UPDATE pack SET value = '0' WHERE key = 'entries'",
  };
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (play->path, &bytes, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_test_message ("%s", changes[i]);
      g_assert_true (g_file_set_contents (play->path, bytes, (gssize) length, NULL));
      tamper (play, changes[i]);
      assert_refused (play, HUB_ERROR_PACK);
    }

  g_assert_true (g_file_set_contents (play->path, bytes, (gssize) length, NULL));
  tamper (play, "PRAGMA user_version = 2");
  assert_refused (play, HUB_ERROR_STORE_TOO_NEW);
}

/* Our tables, with rows that no hub gives. */
static void
test_other_rows (Play          *play,
                 gconstpointer  data)
{
  static const char *const changes[] = {
    "UPDATE entry SET title = CAST (x'41ff42' AS TEXT) WHERE id = 70",
    "UPDATE entry SET title = CAST (x'410042' AS TEXT) WHERE id = 70",
    "UPDATE entry SET title = '' WHERE id = 70",
    "UPDATE entry SET title = printf ('%.*c', 5000, 'x') WHERE id = 70",
    "UPDATE entry SET html = printf ('%.*c', 3000000, 'x') WHERE id = 70",
    "UPDATE entry SET uuid = '../../x' WHERE id = 70",
    "UPDATE entry SET langcode = '' WHERE id = 70",
    "UPDATE entry SET kind = 'program' WHERE id = 70",
    "UPDATE entry_term SET vocabulary = 'other' WHERE entry_id = 70",
    "WITH RECURSIVE n (i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
    " INSERT INTO attachment SELECT 70, i, 0, NULL, NULL, NULL, NULL, NULL, NULL, 0 FROM n",
  };
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (play->path, &bytes, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(HubPack) opened = NULL;
      g_autoptr(GPtrArray) entries = NULL;
      gint64 after = 0;

      g_test_message ("%s", changes[i]);
      g_assert_true (g_file_set_contents (play->path, bytes, (gssize) length, NULL));
      tamper (play, changes[i]);
      opened = hub_pack_open (play->path, play->scratch, NULL, &error);
      g_assert_no_error (error);
      entries = hub_pack_list_entries (opened, &after, 200, NULL, &error);
      g_assert_error (error, HUB_ERROR, HUB_ERROR_PACK);
      g_assert_null (entries);
      g_assert_cmpint (after, ==, 70);
    }
}

/* What says that it is small must not become large, and nobody waits for a pipe. */
static void
test_not_what_it_says (Play          *play,
                       gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (play->path, &bytes, &length, NULL));
  memset (bytes + 24, 0, 8);
  bytes[31] = 100;                                   /* a hundred bytes of database */
  g_assert_true (g_file_set_contents (play->path, bytes, (gssize) length, NULL));
  assert_refused (play, HUB_ERROR_PACK);
  bytes[27] = 1;                                     /* four gigabytes */
  g_assert_true (g_file_set_contents (play->path, bytes, (gssize) length, NULL));
  assert_refused (play, HUB_ERROR_TOO_LARGE);

  g_assert_cmpint (g_unlink (play->path), ==, 0);
  assert_refused (play, HUB_ERROR_STORE);
  g_assert_cmpint (mkfifo (play->path, 0600), ==, 0);
  assert_refused (play, HUB_ERROR_PACK);
  g_assert_cmpint (g_unlink (play->path), ==, 0);
  g_assert_cmpint (g_mkdir (play->path, 0700), ==, 0);
  assert_refused (play, HUB_ERROR_PACK);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/pack/round", Play, NULL, set_up, test_round, tear_down);
  g_test_add ("/pack/same-bytes", Play, NULL, set_up, test_same_bytes, tear_down);
  g_test_add_func ("/pack/nothing-yet", test_nothing_yet);
  g_test_add ("/pack/kept-on-failure", Play, NULL, set_up, test_kept_on_failure, tear_down);
  g_test_add ("/pack/damaged", Play, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/pack/other-tables", Play, NULL, set_up, test_other_tables, tear_down);
  g_test_add ("/pack/other-rows", Play, NULL, set_up, test_other_rows, tear_down);
  g_test_add ("/pack/not-what-it-says", Play, NULL, set_up, test_not_what_it_says, tear_down);

  return g_test_run ();
}
