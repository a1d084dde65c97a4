/* test-phrases.c: words that stand side by side, as SQLite's full-text index finds them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-catalogue-writer.h"
#include "hub-matcher.h"
#include "hub-tokenizer.h"
#include "test-folder.h"

#include <sqlite3.h>

#define N_ENTRIES 60
#define N_ROUNDS  12
#define N_PHRASES 150

/* Few words, so that they meet; of all that has more than one token, or leaves one out. */
static const char *const words[] = {
  "a", "b", "ab", "abc", "a", "b", "re-entry", "reentry", "re", "entry", "l’été", "ete", "O’Brien",
  "obrien", "migrant’s", "migrant", "migrants", "1,000", "1000", "A/RES/1", "移民", "移", "民工移民",
  "الهجرة", "هجرة", "Ёлка", "елка", "x_y", "x.y", "don't", "s", "l",
};

static const char *const gaps[] = { " ", " ", " ", ", ", " – ", "\n", "-", "’", "" };

static const char *const langcodes[] = { "en", "fr", "es", "ru", "ar", "zh-hans", "pt-br" };

typedef struct
{
  TestFolder         *folder;
  HubCatalogueWriter *writer;
  HubCatalogue       *catalogue;
  sqlite3            *database;
  sqlite3_stmt       *match;
  HubIndex           *index;
  gint64              generation;   /* and what entries are changed at */
} Fixture;

#define draw(all) (all)[g_test_rand_int_range (0, G_N_ELEMENTS (all))]

static char *
make_text (guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      g_string_append (text, i > 0 ? draw (gaps) : "");
      g_string_append (text, draw (words));
    }

  return g_string_free (text, FALSE);
}

/* One body in twenty is longer than the positions of two bytes. */
static HubEntry *
make_entry (Fixture *self,
            guint    number)
{
  g_autofree char *uuid = g_strdup_printf ("uuid-%u", number);
  g_autofree char *title = make_text (1 + (guint) g_test_rand_int_range (0, 6));
  g_autofree char *summary = make_text ((guint) g_test_rand_int_range (0, 100));
  g_autofree char *body = make_text (number % 20 == 0 ? 9000 : number % 3);
  HubEntry *entry = hub_entry_new (uuid, draw (langcodes), HUB_KIND_DOCUMENT, title);

  hub_entry_set_origin (entry, "https://made-up.example");
  hub_entry_set_nid (entry, number + 1);
  hub_entry_set_summary (entry, summary);
  hub_entry_set_body (entry, body, body);
  hub_entry_set_changed (entry, self->generation);

  return entry;
}

/* Every so-and-so-many entries anew. */
static void
put (Fixture *self,
     guint    step)
{
  g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;

  self->generation++;
  for (guint i = (guint) self->generation % step; i < N_ENTRIES; i += step)
    g_ptr_array_add (page, make_entry (self, i));
  hub_catalogue_writer_apply_page (self->writer, page, self->generation, "k", "v", &tally, NULL,
                                   &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  self->folder = test_folder_new ();
  self->writer = hub_catalogue_writer_open (self->folder, &error);
  g_assert_no_error (error);
  put (self, 1);
  self->catalogue = hub_catalogue_open (self->folder, &error);
  g_assert_no_error (error);
  self->index = hub_index_new (self->catalogue, NULL, NULL, &error);
  g_assert_no_error (error);

  path = g_build_filename (self->folder, "catalogue.db", NULL);
  g_assert_cmpint (sqlite3_open_v2 (path, &self->database, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (hub_tokenizer_register (self->database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (self->database, "SELECT rowid FROM entry_text"
                                                       " WHERE entry_text MATCH ?1 ORDER BY rowid",
                                       -1, &self->match, NULL), ==, SQLITE_OK);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  sqlite3_finalize (self->match);
  sqlite3_close (self->database);
  hub_index_free (self->index);
  hub_catalogue_close (self->catalogue);
  hub_catalogue_writer_close (self->writer);
  test_folder_remove (self->folder);
}

/* What SQLite finds: ids, in order. */
static GArray *
ask_sqlite (Fixture       *self,
            const HubAtom *atom)
{
  static const char *const columns[] = { "title", "terms", "summary", "body" };
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GString) match = g_string_new ("{");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (atom->fields & (1u << i))
      g_string_append_printf (match, " %s", columns[i]);
  g_string_append_printf (match, " } : \"%s\" %s", atom->text, atom->is_prefix ? "*" : "");

  sqlite3_bind_text (self->match, 1, match->str, -1, SQLITE_STATIC);
  while (sqlite3_step (self->match) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (self->match, 0);

      g_array_append_val (ids, id);
    }
  g_assert_cmpint (sqlite3_reset (self->match), ==, SQLITE_OK);

  return ids;
}

static void
check_atom (Fixture       *self,
            HubMatcher    *matcher,
            const HubAtom *atom,
            guint         *n_found)
{
  const HubClause clause = { atom, 1, FALSE };
  g_autoptr(GArray) expected = ask_sqlite (self, atom);
  g_autoptr(HubBitset) rows = NULL;
  g_autoptr(GError) error = NULL;

  hub_matcher_find_clause (matcher, &clause, &rows, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rows);
  if (hub_bitset_count (rows) != expected->len)
    g_error ("“%s”%s in %u: %u entries, for SQLite %u", atom->text, atom->is_prefix ? "*" : "",
             atom->fields, hub_bitset_count (rows), expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      guint slot;

      g_assert_true (hub_index_find_slot (self->index, g_array_index (expected, gint64, i),
                                          &slot));
      g_assert_true (hub_bitset_has (rows, slot));
    }
  *n_found += expected->len > 0 && expected->len < N_ENTRIES;
}

/* Anything that a text may have, in any fields but the terms: those are found by other names, too,
 * which test-search-random.c looks at. */
static void
check_phrases (Fixture *self)
{
  static const guint fields[] = {
    HUB_FIELD_TITLE, HUB_FIELD_SUMMARY, HUB_FIELD_BODY, HUB_FIELD_TITLE | HUB_FIELD_BODY,
    HUB_FIELD_ALL & ~HUB_FIELD_TERMS,
  };
  g_autoptr(HubMatcher) matcher = hub_matcher_new (self->index);
  guint n_found = 0;

  for (guint i = 0; i < N_PHRASES; i++)
    {
      g_autofree char *text = make_text (1 + (guint) g_test_rand_int_range (0, 4));
      HubAtom atom = { text, draw (fields), TRUE, g_test_rand_bit () };

      check_atom (self, matcher, &atom, &n_found);
    }

  g_assert_cmpuint (n_found, >, N_PHRASES / 10);
}

/* In one segment, and in several with rows that are dead. */
static void
test_sqlite (Fixture      *self,
             gconstpointer data)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr(GError) error = NULL;

      check_phrases (self);
      put (self, 2 + i % 7);
      hub_index_refresh (self->index, NULL, &error);
      g_assert_no_error (error);
    }
  check_phrases (self);
}

static void
test_cancelled (Fixture      *self,
                gconstpointer data)
{
  g_autoptr(HubMatcher) matcher = hub_matcher_new (self->index);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  const HubAtom atom = { "a b", HUB_FIELD_ALL, TRUE, FALSE };
  const HubClause clause = { &atom, 1, FALSE };
  g_autoptr(HubBitset) rows = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (hub_matcher_find_clause (matcher, &clause, &rows, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (rows);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/phrases/sqlite", Fixture, NULL, set_up, test_sqlite, tear_down);
  g_test_add ("/phrases/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);

  return g_test_run ();
}
