/* fuzz-query.c: any text as a query
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever is typed is read without trouble, is the same query when it is written and read again,
 * stays a query while it is typed, and asks SQLite's full text nothing that it cannot answer.
 */

#include "fuzz.h"
#include "hub-query-codes.h"
#include "hub-query-parse.h"
#include "hub-tokenizer.h"
#include "hub-words.h"

#include <string.h>

#define N_ASKED 65536    /* a power of two */

typedef struct
{
  sqlite3       *database;   /* (owned): in memory */
  sqlite3_stmt  *match;      /* (owned) */
  HubFacetTable *table;      /* (owned) */
  guint64       *asked;      /* (owned): hashes of phrases that were answered, by their low bits */
} Lab;

static void
run (sqlite3    *database,
     const char *sql)
{
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

/* Made once and kept: libFuzzer ends without a word. */
static Lab *
get_lab (void)
{
  static Lab lab;

  if (lab.database != NULL)
    return &lab;

  g_assert_cmpint (sqlite3_open (":memory:", &lab.database), ==, SQLITE_OK);
  g_assert_cmpint (hub_tokenizer_register (lab.database), ==, SQLITE_OK);
  run (lab.database,
       "CREATE VIRTUAL TABLE entry_text USING fts5 (title, terms, summary, body, content = '',"
       " contentless_delete = 1, tokenize = 'hub')");
  run (lab.database,
       "INSERT INTO entry_text (rowid, title, terms, summary, body) VALUES"
       " (1, 'Trafficking in persons', 'Objective 10', 'Forced labour or smuggling', 'a b c d e'),"
       " (2, 'Le travail forcé', 'Kenya', 'L’été à Genève', 'x y z title country KE'),"
       " (3, 'الهجرة', 'عمل', 'كتاب', 'OR AND NOT NEAR'),"
       " (4, '移民 劳工', '移', 'миграция труд', '1 2 3 2019 2023')");
  g_assert_cmpint (sqlite3_prepare_v2 (lab.database,
                                       "SELECT rowid FROM entry_text WHERE entry_text MATCH ?1",
                                       -1, &lab.match, NULL),
                   ==, SQLITE_OK);

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

/* Whether the phrase was answered before; most of an input is as it was in the one it is made of.
 * Two phrases would have to share all 64 bits to be taken for one. */
static gboolean
was_asked (Lab        *lab,
           const char *phrase)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  guint64 *place;
  gboolean was;

  for (const char *p = phrase; *p != '\0'; p++)
    hash = (hash ^ (guchar) *p) * G_GUINT64_CONSTANT (0x100000001b3);
  place = &lab->asked[hash % N_ASKED];
  was = *place == hash;
  *place = hash;

  return was;
}

static void
ask (Lab        *lab,
     const char *phrase)
{
  int status;

  sqlite3_bind_text (lab->match, 1, phrase, -1, SQLITE_STATIC);
  do
    status = sqlite3_step (lab->match);
  while (status == SQLITE_ROW);
  if (status != SQLITE_DONE)
    g_error ("%s: %s", phrase, sqlite3_errmsg (lab->database));
  sqlite3_reset (lab->match);
}

/* Each atom by itself, as the search asks for phrases. */
static void
check_match (Lab          *lab,
             HubTextQuery *words)
{
  guint n_clauses;
  const HubClause *clauses = hub_text_query_get_clauses (words, &n_clauses);

  g_assert_cmpint (n_clauses == 0, ==, *hub_text_query_get_text (words) == '\0');
  for (guint i = 0; i < n_clauses; i++)
    for (guint j = 0; j < clauses[i].n_atoms; j++)
      {
        const HubAtom *atom = clauses[i].atoms + j;
        g_autofree char *phrase = hub_words_to_phrase (atom, atom->fields);

        if (!was_asked (lab, phrase))
          ask (lab, phrase);
      }
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
