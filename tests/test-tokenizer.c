/* test-tokenizer.c: what the full-text index takes from a text
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is indexed is asked of FTS5 itself, by its vocabulary table, and held against the analyzer.
 */

#include "hub-tokenizer.h"

#include "hub-analyzer.h"

#include <string.h>

#define CREATE                                                                             \
  "CREATE VIRTUAL TABLE words USING fts5 (a, b, content = '', contentless_delete = 1,"     \
  " tokenize = 'hub');"                                                                    \
  "CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, instance);"

/* One of each script, with all that makes tokens other than words. */
static const char *const texts[] = {
  "Migrants’ remittances: re-integration of O'Brien's families",
  "L’immigration régulière à l'étranger, Côte d’Ivoire",
  "La migración y los niños migrantes en España",
  "Труд мигрантов и ёлка",
  "الهِجْرَة الآمنة والمنظّمة",
  "全球移民契约 2018 和 IOM",
  "日本語のテキスト ภาษาไทย",
  "",
  " \t\r\n",
  "…—“”",
  "a",
};

static sqlite3 *
open_memory (void)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &handle), ==, SQLITE_OK);
  g_assert_cmpint (hub_tokenizer_register (handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, CREATE, NULL, NULL, NULL), ==, SQLITE_OK);
  return handle;
}

static void
insert (sqlite3    *handle,
        gint64      id,
        const char *a,          /* (nullable) */
        gssize      length,
        const char *b)          /* (nullable) */
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, "INSERT INTO words (rowid, a, b)"
                                       " VALUES (?1, ?2, ?3)", -1, &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, a, length, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, b, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

/* All that the index has of one column of a row: "token@position", sorted. */
static GPtrArray *
list_indexed (sqlite3    *handle,
              gint64      id,
              const char *column)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT term || '@' || offset FROM vocabulary"
                                       " WHERE doc = ?1 AND col = ?2", -1, &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, column, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (all, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);

  g_ptr_array_sort_values (all, (GCompareFunc) strcmp);
  return all;
}

typedef struct
{
  GPtrArray *all;
  guint      last;       /* position of the token before */
  int        place;      /* in the index, which knows no gaps */
} Expected;

static gboolean
add_token (const HubToken *token,
           gpointer        user_data)
{
  Expected *expected = user_data;

  if (token->position != expected->last)
    expected->place++;
  expected->last = token->position;
  g_ptr_array_add (expected->all, g_strdup_printf ("%.*s@%d", (int) token->length, token->text,
                                                   expected->place));
  return TRUE;
}

static GPtrArray *
list_expected (guint       tongues,
               const char *text,
               gsize       length)
{
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();
  Expected expected = { g_ptr_array_new_with_free_func (g_free), G_MAXUINT, -1 };

  hub_analyzer_run (analyzer, tongues, text, length, add_token, &expected);
  g_ptr_array_sort_values (expected.all, (GCompareFunc) strcmp);
  /* the index has a token once at a place */
  for (guint i = 1; i < expected.all->len; )
    {
      if (g_str_equal (g_ptr_array_index (expected.all, i),
                       g_ptr_array_index (expected.all, i - 1)))
        g_ptr_array_remove_index (expected.all, i);
      else
        i++;
    }
  return expected.all;
}

static void
assert_same (GPtrArray *a,
             GPtrArray *b)
{
  g_autofree char *list_a = NULL;
  g_autofree char *list_b = NULL;

  g_ptr_array_add (a, NULL);
  g_ptr_array_add (b, NULL);
  list_a = g_strjoinv (" ", (char **) a->pdata);
  list_b = g_strjoinv (" ", (char **) b->pdata);
  g_assert_cmpstr (list_a, ==, list_b);
}

static guint
count_matches (sqlite3    *handle,
               const char *match)
{
  sqlite3_stmt *statement = NULL;
  guint n;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT count(*) FROM words WHERE words MATCH ?1",
                                       -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) != SQLITE_ROW)
    g_error ("%s: %s", match, sqlite3_errmsg (handle));
  n = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return n;
}

static void
test_same_as_analyzer (void)
{
  sqlite3 *handle = open_memory ();
  gint64 id = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      for (guint tongue = 0; tongue < HUB_N_TONGUES; tongue++)
        {
          g_autofree char *marked = g_strdup_printf ("\001%c %s", hub_tongue_get_letter (tongue),
                                                     texts[i]);
          g_autoptr(GPtrArray) expected = NULL;
          g_autoptr(GPtrArray) indexed = NULL;

          insert (handle, ++id, NULL, 0, marked);
          expected = list_expected (HUB_TONGUE_BIT (tongue), texts[i], strlen (texts[i]));
          indexed = list_indexed (handle, id, "b");
          assert_same (indexed, expected);
        }
    }

  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* No mark, no stems; what only looks like a mark is none. */
static void
test_marks (void)
{
  static const char *const unmarked[] = { "migrants", "\001", "\001?migrants", "\002emigrants",
                                          " \001emigrants", "e migrants" };
  sqlite3 *handle = open_memory ();

  for (gsize i = 0; i < G_N_ELEMENTS (unmarked); i++)
    {
      g_autoptr(GPtrArray) expected = list_expected (0, unmarked[i], strlen (unmarked[i]));
      g_autoptr(GPtrArray) indexed = NULL;

      insert (handle, i + 1, unmarked[i], -1, NULL);
      indexed = list_indexed (handle, i + 1, "a");
      assert_same (indexed, expected);
    }

  insert (handle, 100, "\001emigrants", -1, "\001fmigrants");
  g_assert_cmpuint (count_matches (handle, "\":emigrant\""), ==, 0);   /* no way to type a stem */
  g_assert_cmpuint (count_matches (handle, "a : \"\001emigrant\""), ==, 1);
  g_assert_cmpuint (count_matches (handle, "a : \"\001fmigrant\""), ==, 0);
  g_assert_cmpuint (count_matches (handle, "a : \"migrant\""), ==, 0);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* A question may be meant in several tongues; a row has one. */
static void
test_questions (void)
{
  sqlite3 *handle = open_memory ();

  insert (handle, 1, "\001e Migrants’ remittances and re-integration", -1, NULL);
  insert (handle, 2, "\001f Les envois de fonds des travailleurs migrants", -1, NULL);
  insert (handle, 3, "\001n remittance", -1, NULL);

  g_assert_cmpuint (count_matches (handle, "\"remittances\""), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"remittance\""), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"\001eremittance\""), ==, 2);
  g_assert_cmpuint (count_matches (handle, "\"\001fremittance\""), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"\001ftravailleur\""), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"\001etravailleur\""), ==, 0);
  g_assert_cmpuint (count_matches (handle, "\"\001e\001ftravailleur\""), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"\001e\001f\001s\001rmigrant\""), ==, 2);
  /* phrases, by words and by stems in any mixture */
  g_assert_cmpuint (count_matches (handle, "\"\001ftravailleur migrant\""), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"\001fmigrant travailleur\""), ==, 0);
  g_assert_cmpuint (count_matches (handle, "\"remittances and re-integration\""), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"reintegration\""), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"\001ereintegrations\""), ==, 1);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* What a row need not have at the ends of a question is not asked for. */
static void
test_ends (void)
{
  sqlite3 *handle = open_memory ();

  insert (handle, 1, "\001f Droit de l’immigration", -1, NULL);
  insert (handle, 2, "\001f Immigration d’été", -1, NULL);
  insert (handle, 3, "\001z 全球移民契约", -1, NULL);
  insert (handle, 4, "\001e a migrant’s family", -1, NULL);
  insert (handle, 5, "\001e one migrant", -1, NULL);

  g_assert_cmpuint (count_matches (handle, "\"l’immigration\""), ==, 2);
  g_assert_cmpuint (count_matches (handle, "\"d'immigration\""), ==, 2);
  g_assert_cmpuint (count_matches (handle, "\"de l'immigration\""), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"l'immigration d'été\""), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"移民\""), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"全球\""), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"球移民\""), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"球移民\" *"), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"民移\""), ==, 0);
  g_assert_cmpuint (count_matches (handle, "\"球\" *"), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"migrant’s\""), ==, 2);
  g_assert_cmpuint (count_matches (handle, "\"migrant’s family\""), ==, 1);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* A word that is being typed is the beginning of words, never of stems. */
static void
test_prefix (void)
{
  sqlite3 *handle = open_memory ();

  insert (handle, 1, "\001e organ", -1, NULL);            /* stem organ */
  insert (handle, 2, "\001e organization of work", -1, NULL);
  insert (handle, 3, "\001e remittances for a family", -1, NULL);

  g_assert_cmpuint (count_matches (handle, "\"\001eorganizat\" *"), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"\001eorganizations\" *"), ==, 0);
  g_assert_cmpuint (count_matches (handle, "\"\001eorganizations\""), ==, 2);   /* all of organ */
  g_assert_cmpuint (count_matches (handle, "\":\" *"), ==, 0);
  /* only the last word is open */
  g_assert_cmpuint (count_matches (handle, "\"\001eremittance for a fam\" *"), ==, 1);
  g_assert_cmpuint (count_matches (handle, "\"\001eremittance for a families\" *"), ==, 0);
  g_assert_cmpuint (count_matches (handle, "\"\001eremittance for a families\""), ==, 1);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
test_nothing (void)
{
  sqlite3 *handle = open_memory ();
  g_autoptr(GPtrArray) a = NULL;
  g_autoptr(GPtrArray) b = NULL;

  insert (handle, 1, NULL, -1, NULL);
  insert (handle, 2, NULL, -1, "\001e word");
  insert (handle, 3, "", -1, "\001e");
  a = list_indexed (handle, 2, "a");
  b = list_indexed (handle, 2, "b");
  g_assert_cmpuint (a->len, ==, 0);
  g_assert_cmpuint (b->len, ==, 2);
  g_assert_cmpuint (count_matches (handle, "\"\""), ==, 0);
  g_assert_cmpuint (count_matches (handle, "\"\001e\""), ==, 0);
  g_assert_cmpuint (count_matches (handle, "word"), ==, 1);
  g_assert_cmpint (sqlite3_exec (handle, "DELETE FROM words WHERE rowid = 2", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpuint (count_matches (handle, "word"), ==, 0);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* Any bytes at all: indexed, looked for and deleted, with a sound index in the end. */
static void
test_hostile (void)
{
  static const char *const bits[] = { "\001", "\001e", "\001a", ":", "\xff", "\xc3", "\xe2\x80",
                                      "\xf4\x90\x80\x80", "\xed\xa0\x80", "é", "O’", "-", "移民",
                                      "الهِجْرَة", "\xe2\x80\xae", "\xcc\x81", "x", "Ж", " ",
                                      "\"" };
  sqlite3 *handle = open_memory ();
  g_autofree char *long_word = g_strnfill (1 << 20, 'w');

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr(GString) text = g_string_new (round % 2 == 0 ? "\001r" : "");
      g_autoptr(GPtrArray) expected = NULL;
      g_autoptr(GPtrArray) indexed = NULL;
      int n = g_test_rand_int_range (0, 40);

      for (int i = 0; i < n; i++)
        {
          g_string_append (text, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
          if (g_test_rand_int_range (0, 20) == 0)
            g_string_append_c (text, '\0');
        }
      insert (handle, round + 1, text->str, text->len, text->str);
      if (round % 50 != 0)
        continue;
      /* with its marks taken off, it has what the analyzer makes of it */
      if (round % 2 == 0 && text->len > 2 && text->str[2] != '\001')
        {
          expected = list_expected (HUB_TONGUE_BIT (HUB_TONGUE_RU), text->str + 2, text->len - 2);
          indexed = list_indexed (handle, round + 1, "a");
          assert_same (indexed, expected);
        }
    }
  insert (handle, 10001, long_word, -1, long_word);

  g_assert_cmpint (sqlite3_exec (handle, "DELETE FROM words WHERE rowid % 2 = 0;"
                                 "INSERT INTO words (words) VALUES ('integrity-check')",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static char *
dup_tongue (sqlite3    *handle,
            const char *expression)
{
  g_autofree char *sql = g_strconcat ("SELECT ", expression, NULL);
  sqlite3_stmt *statement = NULL;
  char *letter;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  letter = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return letter;
}

static void
test_tongue (void)
{
  static const struct { const char *expression; const char *letter; } cases[] = {
    { "hub_tongue ('en', 'Labour')", "e" },
    { "hub_tongue ('fr', 'Travail')", "f" },
    { "hub_tongue ('es', 'Trabajo')", "s" },
    { "hub_tongue ('ru', 'Труд')", "r" },
    { "hub_tongue ('ar', 'العمل')", "a" },
    { "hub_tongue ('zh-hans', '劳动')", "z" },
    { "hub_tongue ('pt-br', 'Trabalho')", "n" },
    { "hub_tongue ('und', 'Труд')", "r" },
    { "hub_tongue (NULL, 'العمل')", "a" },
    { "hub_tongue (NULL, NULL)", "e" },
    { "hub_tongue ('', 5)", "e" },
    { "hub_tongue (x'ff', x'fe00ff')", NULL },
  };
  sqlite3 *handle = open_memory ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *letter = dup_tongue (handle, cases[i].expression);

      g_assert_cmpuint (strlen (letter), ==, 1);
      if (cases[i].letter != NULL)
        g_assert_cmpstr (letter, ==, cases[i].letter);
    }
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* Tables on one connection, each with its own analyzer; one with arguments is refused. */
static void
test_tables (void)
{
  sqlite3 *handle = open_memory ();

  g_assert_cmpint (sqlite3_exec (handle, "CREATE VIRTUAL TABLE bad USING fts5 (a,"
                                 " tokenize = 'hub 1')", NULL, NULL, NULL), ==, SQLITE_ERROR);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE VIRTUAL TABLE more USING fts5 (a,"
                                 " tokenize = 'hub');"
                                 "INSERT INTO more VALUES (char (1) || 'e one family');"
                                 "INSERT INTO words (rowid, a) SELECT rowid, a FROM more;"
                                 "DROP TABLE more;", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpuint (count_matches (handle, "\"\001efamilies\""), ==, 1);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tokenizer/same-as-analyzer", test_same_as_analyzer);
  g_test_add_func ("/tokenizer/marks", test_marks);
  g_test_add_func ("/tokenizer/questions", test_questions);
  g_test_add_func ("/tokenizer/ends", test_ends);
  g_test_add_func ("/tokenizer/prefix", test_prefix);
  g_test_add_func ("/tokenizer/nothing", test_nothing);
  g_test_add_func ("/tokenizer/hostile", test_hostile);
  g_test_add_func ("/tokenizer/tongue", test_tongue);
  g_test_add_func ("/tokenizer/tables", test_tables);

  return g_test_run ();
}
