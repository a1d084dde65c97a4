/* fuzz-query.c: any text as a query
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever is typed is read without trouble, is the same query when it is written and read again,
 * stays a query while it is typed, and can be looked for: as a phrase it is found where SQLite's
 * full text finds it.
 */

#include "fuzz.h"
#include "hub-catalogue-writer.h"
#include "hub-matcher.h"
#include "hub-query-codes.h"
#include "hub-query-parse.h"
#include "hub-tokenizer.h"
#include "test-folder.h"

#include <sqlite3.h>
#include <string.h>

#define N_ASKED 65536    /* a power of two */

typedef struct
{
  HubCatalogue  *catalogue;  /* (owned) */
  HubIndex      *index;      /* (owned) */
  HubMatcher    *matcher;    /* (owned) */
  sqlite3       *database;   /* (owned): the same catalogue, in memory */
  sqlite3_stmt  *match;      /* (owned) */
  HubFacetTable *table;      /* (owned) */
  guint64       *asked;      /* (owned): hashes of atoms that were looked for, by their low bits */
} Lab;

static void
add_entries (const char *folder)
{
  static const struct { const char *langcode, *title, *summary, *body; } entries[] = {
    { "en", "Trafficking in persons", "Forced labour or smuggling", "a b c d e" },
    { "fr", "Le travail forcé", "L’été à Genève", "x y z title country KE" },
    { "ar", "الهجرة", "كتاب", "OR AND NOT NEAR" },
    { "zh-hans", "移民 劳工", "миграция труд", "1 2 3 2019 2023" },
  };
  g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(HubCatalogueWriter) writer = NULL;
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;

  writer = hub_catalogue_writer_open (folder, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      HubEntry *entry = hub_entry_new (entries[i].title, entries[i].langcode, HUB_KIND_DOCUMENT,
                                       entries[i].title);

      hub_entry_set_summary (entry, entries[i].summary);
      hub_entry_set_body (entry, entries[i].body, entries[i].body);
      g_ptr_array_add (page, entry);
    }
  hub_catalogue_writer_apply_page (writer, page, 1, "k", "v", &tally, NULL, &error);
  g_assert_no_error (error);
}

/* Takes the file into memory, so that the folder can go. */
static void
open_database (Lab        *lab,
               const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "catalogue.db", NULL);
  sqlite3_backup *backup;
  sqlite3 *file;

  g_assert_cmpint (sqlite3_open_v2 (path, &file, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_open (":memory:", &lab->database), ==, SQLITE_OK);
  backup = sqlite3_backup_init (lab->database, "main", file, "main");
  g_assert_cmpint (sqlite3_backup_step (backup, -1), ==, SQLITE_DONE);
  g_assert_cmpint (sqlite3_backup_finish (backup), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (file), ==, SQLITE_OK);
  g_assert_cmpint (hub_tokenizer_register (lab->database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (lab->database,
                                       "SELECT rowid FROM entry_text WHERE entry_text MATCH ?1",
                                       -1, &lab->match, NULL),
                   ==, SQLITE_OK);
}

/* Made once and kept: libFuzzer ends without a word. */
static Lab *
get_lab (void)
{
  static Lab lab;
  g_autoptr(TestFolder) folder = NULL;
  g_autoptr(GError) error = NULL;

  if (lab.database != NULL)
    return &lab;

  folder = test_folder_new ();
  add_entries (folder);
  lab.catalogue = hub_catalogue_open (folder, &error);
  g_assert_no_error (error);
  lab.index = hub_index_new (lab.catalogue, NULL, NULL, &error);
  g_assert_no_error (error);
  lab.matcher = hub_matcher_new (lab.index);
  open_database (&lab, folder);

  lab.asked = g_new0 (guint64, N_ASKED);
  lab.table = hub_facet_table_new ();
  hub_facet_table_add (lab.table, HUB_FACET_OBJECTIVE, "10", "Trafficking", NULL);
  hub_facet_table_add (lab.table, HUB_FACET_COUNTRY, "KE", "Kenya", NULL);

  return &lab;
}

static char *
find_code (HubFacet    facet,
           const char *value,
           gpointer    user_data)
{
  return hub_query_find_code (user_data, facet, value);
}

static void
check_inverse (HubQuery *query)
{
  g_autofree char *printed = hub_query_print (query);
  g_autoptr(HubQuery) again = hub_query_parse (printed);

  g_assert_true (g_utf8_validate (printed, -1, NULL));
  if (!hub_query_equal (again, query))
    g_error ("“%s” is another query when it is read", printed);
}

static void
check_clauses (HubTextQuery *words)
{
  guint n_clauses, n_atoms = 0;
  const HubClause *clauses = hub_text_query_get_clauses (words, &n_clauses);

  g_assert_cmpuint (strlen (hub_text_query_get_text (words)), <=, HUB_TEXT_MAX_LENGTH);
  for (guint i = 0; i < n_clauses; i++)
    {
      g_assert_cmpuint (clauses[i].n_atoms, >, 0);
      g_assert_true (clauses[i].n_atoms == 1 || !clauses[i].is_excluded);
      n_atoms += clauses[i].n_atoms;
      for (guint j = 0; j < clauses[i].n_atoms; j++)
        {
          const char *text = clauses[i].atoms[j].text;

          g_assert_cmpstr (text, !=, "");
          /* What would end the quotes, or say what is no text, is never part of it. */
          for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
            g_assert_false (hub_text_is_quote (g_utf8_get_char (p)) ||
                            g_unichar_iscntrl (g_utf8_get_char (p)));
        }
    }
  g_assert_cmpuint (n_atoms, <=, HUB_TEXT_MAX_ATOMS);
}

/* Whether the atom was looked for before; most of an input is as it was in the one it is made of.
 * Two atoms would have to share all 64 bits to be taken for one. */
static gboolean
was_asked (Lab           *lab,
           const HubAtom *atom)
{
  guint64 hash = atom->fields * 4 + atom->is_phrase * 2 + atom->is_prefix + 1;
  guint64 *place;
  gboolean was;

  for (const char *p = atom->text; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  hash ^= hash >> 32;
  place = &lab->asked[hash % N_ASKED];
  was = *place == hash;
  *place = hash;

  return was;
}

/* What the full text of SQLite finds, in all fields but the terms. */
static HubBitset *
ask_sqlite (Lab           *lab,
            const HubAtom *atom)
{
  g_autofree char *match = g_strdup_printf ("{title summary body} : \"%s\" %s", atom->text,
                                            atom->is_prefix ? "*" : "");
  HubBitset *rows = hub_bitset_new (hub_index_get_n_slots (lab->index));
  int status;

  sqlite3_bind_text (lab->match, 1, match, -1, SQLITE_STATIC);
  while ((status = sqlite3_step (lab->match)) == SQLITE_ROW)
    {
      guint slot;

      g_assert_true (hub_index_find_slot (lab->index, sqlite3_column_int64 (lab->match, 0),
                                          &slot));
      hub_bitset_add (rows, slot);
    }
  if (status != SQLITE_DONE)
    g_error ("%s: %s", match, sqlite3_errmsg (lab->database));
  sqlite3_reset (lab->match);

  return rows;
}

static HubBitset *
find (Lab           *lab,
      const HubAtom *atom)
{
  const HubClause clause = { atom, 1, FALSE };
  g_autoptr(GError) error = NULL;
  HubBitset *rows = NULL;

  hub_matcher_find_clause (lab->matcher, &clause, &rows, NULL, &error);
  g_assert_no_error (error);

  return rows;
}

/* As it is, and as a phrase, which SQLite finds in the same entries. */
static void
check_atom (Lab           *lab,
            const HubAtom *atom)
{
  const HubAtom phrase = { atom->text, HUB_FIELD_ALL & ~HUB_FIELD_TERMS, TRUE, atom->is_prefix };
  g_autoptr(HubBitset) rows = find (lab, atom);
  g_autoptr(HubBitset) together = find (lab, &phrase);
  g_autoptr(HubBitset) expected = ask_sqlite (lab, atom);

  g_assert_cmpint (rows == NULL, ==, together == NULL);
  if (together == NULL)
    g_assert_cmpuint (hub_bitset_count (expected), ==, 0);
  else if (memcmp (together->words, expected->words, sizeof (guint64) * expected->n_words) != 0)
    g_error ("“%s”: %u entries, for SQLite %u", atom->text, hub_bitset_count (together),
             hub_bitset_count (expected));
}

static void
check_match (Lab          *lab,
             HubTextQuery *words)
{
  guint n_clauses;
  const HubClause *clauses = hub_text_query_get_clauses (words, &n_clauses);

  g_assert_cmpint (n_clauses == 0, ==, *hub_text_query_get_text (words) == '\0');
  for (guint i = 0; i < n_clauses; i++)
    for (guint j = 0; j < clauses[i].n_atoms; j++)
      if (!was_asked (lab, &clauses[i].atoms[j]))
        check_atom (lab, &clauses[i].atoms[j]);
}

/* What stays in the field has the same operator under the cursor. */
static void
check_typing (Lab        *lab,
              const char *typed,
              gsize       cursor)
{
  g_autoptr(HubTyping) typing = hub_typing_new (NULL, typed, cursor, find_code, lab->table);
  g_autoptr(HubTyping) next = NULL;

  g_assert_true (g_utf8_validate (typing->rest, -1, NULL));
  g_assert_cmpuint (typing->cursor, <=, strlen (typing->rest));
  g_assert_cmpint (typing->has_open, ==, typing->value != NULL);
  if (typing->has_open)
    {
      g_assert_cmpuint (typing->start, <, typing->cursor);
      g_assert_cmpuint (typing->cursor, <=, typing->end);
      g_assert_cmpuint (typing->end, <=, strlen (typing->rest));
      next = hub_typing_new (typing->query, typing->rest, typing->cursor, find_code, lab->table);
      g_assert_true (next->has_open);
      g_assert_cmpstr (next->value, ==, typing->value);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  Lab *lab = get_lab ();
  g_autofree char *typed = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_autoptr(HubQuery) query = hub_query_parse (typed);
  g_autoptr(HubTextQuery) words = hub_text_query_new (valid);
  gsize n_chars = g_utf8_strlen (valid, -1);
  gsize n_before = (size & 1) != 0 ? n_chars : size * 7919 % (n_chars + 1);

  check_inverse (query);
  check_clauses (hub_query_get_words (query));
  check_clauses (words);
  check_match (lab, hub_query_get_words (query));
  if (!g_str_equal (hub_text_query_get_text (words), hub_query_get_text (query)))
    check_match (lab, words);
  check_typing (lab, valid, g_utf8_offset_to_pointer (valid, n_before) - valid);

  return 0;
}
