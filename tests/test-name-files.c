/* test-name-files.c: what the files of names must hold
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-analyzer.h"
#include "hub-name-rows.h"
#include "hub-term-names.h"
#include "name-lab.h"

#include <string.h>

static const char *const languages[] = { "en", "fr", "es", "ru", "ar", "zh" };

static const GUnicodeScript scripts[] = {
  G_UNICODE_SCRIPT_LATIN, G_UNICODE_SCRIPT_LATIN, G_UNICODE_SCRIPT_LATIN,
  G_UNICODE_SCRIPT_CYRILLIC, G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HAN,
};

/* No members of the hub's list, but states and territories that a hub may file under. */
static const char *const other_countries[] = { "CK", "NU", "PS", "VA", NULL };

static const struct
{
  HubFacet    facet;
  const char *name;
} files[] = {
  { HUB_FACET_OBJECTIVE, "objectives.tsv" },
  { HUB_FACET_PRINCIPLE, "principles.tsv" },
  { HUB_FACET_REGION, "regions.tsv" },
  { HUB_FACET_COUNTRY, "countries.tsv" },
  { HUB_FACET_TYPE, "types.tsv" },
};

static HubAnalyzer *analyzer;     /* (owned): of all tests */

typedef void (*LineFunc) (HubFacet   facet,
                          char     **columns,
                          gpointer   user_data);

static guint
each_line (LineFunc func,
           gpointer user_data)
{
  guint n_lines = 0;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = name_lab_dup_file (files[i].name);
      g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
      guint n = g_strv_length (lines);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpstr (lines[n - 1], ==, "");
      for (guint line = 0; line < n - 1; line++)
        if (lines[line][0] != '#')
          {
            g_auto(GStrv) columns = g_strsplit (lines[line], "\t", -1);

            func (files[i].facet, columns, user_data);
            n_lines++;
          }
    }

  return n_lines;
}

static int
find_language (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (code, languages[i]))
      return i;

  return -1;
}

/* A name is of the script of its language, and has no character that cannot be seen. */
static void
check_characters (char **columns)
{
  int language = find_language (columns[2]);
  const char *name = columns[3];
  gboolean after_space = TRUE;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) && language >= 0 &&
          g_unichar_get_script (c) != scripts[language])
        g_test_fail_printf ("%s, %s: “%s” has a letter of another script",
                            columns[1], columns[2], name);
      if (!g_unichar_isgraph (c) && (c != ' ' || after_space))
        g_test_fail_printf ("%s, %s: “%s” has a stray space or control",
                            columns[1], columns[2], name);
      if (c == '\'' || c == '`' || c == '"')
        g_test_fail_printf ("%s, %s: “%s” has a straight quote",
                            columns[1], columns[2], name);
      after_space = c == ' ';
    }
  g_assert_false (after_space);
}

static void
check_form (HubFacet  facet,
            char    **columns,
            gpointer  user_data)
{
  HubFacetTable *table = user_data;
  guint n_columns = g_strv_length (columns);
  g_autofree char *normal = NULL;
  guint value;

  g_assert_cmpuint (n_columns, >=, 4);
  g_assert_cmpuint (n_columns, <=, 5);
  g_assert_cmpstr (columns[0], ==, hub_facet_to_string (facet));
  if (!hub_facet_table_find (table, facet, columns[1], &value) &&
      (facet != HUB_FACET_COUNTRY || !g_strv_contains (other_countries, columns[1])))
    g_test_fail_printf ("“%s” is no %s", columns[1], columns[0]);
  g_assert_true (find_language (columns[2]) >= 0 || g_str_equal (columns[2], "-"));
  normal = g_utf8_normalize (columns[3], -1, G_NORMALIZE_NFC);
  g_assert_cmpstr (columns[3], ==, normal);
  check_characters (columns);
  if (n_columns == 5)
    g_assert_true (g_str_equal (columns[4], "whole") || g_str_equal (columns[4], "operator"));
}

static void
test_form (void)
{
  g_autoptr(HubFacetTable) table = name_lab_make_table ();

  g_assert_cmpuint (each_line (check_form, table), >, 3000);
}

static void
count_row (const HubNameRow *row,
           gpointer          user_data)
{
  guint *n_rows = user_data;

  (*n_rows)++;
}

static void
ignore_line (HubFacet   facet,
             char     **columns,
             gpointer   user_data)
{
}

/* The program takes every line. */
static void
test_all_are_read (void)
{
  guint n_rows = 0;

  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    hub_name_rows_each ((HubVocabulary) facet, count_row, &n_rows);

  g_assert_cmpuint (n_rows, ==, each_line (ignore_line, NULL));
}

/* --- what is there ---------------------------------------------------------------------------- */

static void
note_name (HubFacet   facet,
           char     **columns,
           gpointer   user_data)
{
  /* a country needs a name that its words find */
  if (facet == HUB_FACET_COUNTRY && columns[4] != NULL)
    return;

  g_hash_table_add (user_data, g_strdup_printf ("%s %s %s", columns[0], columns[1], columns[2]));
}

static void
test_every_value_in_every_language (void)
{
  g_autoptr(HubFacetTable) table = name_lab_make_table ();
  g_autoptr(GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const HubFacetValue *all = hub_facet_table_get_all (table);

  each_line (note_name, named);
  for (HubFacet facet = HUB_FACET_OBJECTIVE; facet <= HUB_FACET_TYPE; facet++)
    {
      guint first = hub_facet_table_get_first (table, facet);

      for (guint i = 0; i < hub_facet_table_get_length (table, facet); i++)
        for (guint language = 0; language < G_N_ELEMENTS (languages); language++)
          {
            g_autofree char *key = g_strdup_printf ("%s %s %s", hub_facet_to_string (facet),
                                                    all[first + i].code, languages[language]);

            if (!g_hash_table_contains (named, key))
              g_test_fail_printf ("no name: %s", key);
          }
    }
  g_assert_cmpuint (hub_facet_table_get_length (table, HUB_FACET_COUNTRY), ==, 194);
}

/* Whether most letters of a name are of the script of its language. */
static gboolean
is_written_in (const char *name,
               guint       language)
{
  guint n_letters = 0, n_own = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      {
        n_letters++;
        n_own += g_unichar_get_script (g_utf8_get_char (p)) == scripts[language];
      }

  return n_letters > 0 && n_own == n_letters;
}

/* A term of the hub is shown by one name in each language, and no two by the same. In English it
 * keeps its label. */
static void
test_every_term_is_shown (void)
{
  g_autoptr(HubFacetTable) table = name_lab_make_table ();
  const HubFacetValue *all = hub_facet_table_get_all (table);

  for (HubFacet facet = HUB_FACET_OBJECTIVE; facet <= HUB_FACET_TYPE; facet++)
    for (guint language = 0; language < G_N_ELEMENTS (languages); language++)
      {
        g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
        HubTongue tongue = hub_tongue_from_row (languages[language], NULL);
        guint first = hub_facet_table_get_first (table, facet);

        for (guint i = first; i < first + hub_facet_table_get_length (table, facet); i++)
          {
            const char *name = hub_term_names_choose ((HubVocabulary) facet, all[i].code,
                                                      all[i].label, tongue);

            g_assert_cmpint (name == all[i].label, ==, tongue == HUB_TONGUE_EN);
            if (!is_written_in (name, language))
              g_test_fail_printf ("%s in %s: “%s”", all[i].code, languages[language], name);
            if (!g_hash_table_add (seen, (gpointer) name))
              g_test_fail_printf ("%s in %s: “%s” is another’s name, too", all[i].code,
                                  languages[language], name);
          }
      }
}

static void
note_code (HubFacet   facet,
           char     **columns,
           gpointer   user_data)
{
  GHashTable *codes = user_data;
  const char *code = columns[3];

  if (!g_str_equal (columns[2], "-"))
    return;

  g_assert_cmpint (facet, ==, HUB_FACET_COUNTRY);
  for (const char *p = code; *p != '\0'; p++)
    g_assert_true (g_ascii_isupper (*p));
  if (strlen (code) == 2)
    g_assert_cmpstr (code, ==, columns[1]);
  else
    g_assert_cmpuint (strlen (code), ==, 3);

  /* one of each length a country, and none twice */
  g_assert_true (g_hash_table_add (codes, g_strdup (code)));
  g_assert_true (g_hash_table_add (codes, g_strdup_printf ("%s %zu", columns[1], strlen (code))));
}

static void
test_iso_codes (void)
{
  g_autoptr(GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  each_line (note_code, codes);
  g_assert_cmpuint (g_hash_table_size (codes), ==,
                    4 * (194 + g_strv_length ((char **) other_countries)));
}

/* --- what is there twice ---------------------------------------------------------------------- */

static gboolean
append_word (const HubToken *token,
             gpointer        user_data)
{
  GString *words = user_data;

  if (token->kind == HUB_TOKEN_SURFACE && !token->is_optional)
    {
      g_string_append_c (words, ' ');
      g_string_append_len (words, token->text, token->length);
    }

  return TRUE;
}

static char *
dup_words (const char *name)
{
  GString *words = g_string_new (NULL);

  hub_analyzer_run (analyzer, 0, name, strlen (name), append_word, words);

  return g_string_free (words, FALSE);
}

static void
note_words (HubFacet   facet,
            char     **columns,
            gpointer   user_data)
{
  g_autofree char *words = dup_words (columns[3]);
  g_autofree char *key = g_strjoin (" ", columns[0], columns[1], columns[2], words, NULL);

  g_assert_cmpstr (words, !=, "");
  if (!g_hash_table_add (user_data, g_steal_pointer (&key)))
    g_test_fail_printf ("%s, %s: “%s” is there twice", columns[1], columns[2], columns[3]);
}

/* Names that the program cannot tell apart are one name. */
static void
test_no_name_twice (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  each_line (note_words, seen);
}

static void
note_owner (HubFacet   facet,
            char     **columns,
            gpointer   user_data)
{
  GHashTable *owners = user_data;
  g_autofree char *words = dup_words (columns[3]);
  const char *other;

  if (facet != HUB_FACET_COUNTRY)
    return;

  other = g_hash_table_lookup (owners, words);
  if (other == NULL)
    g_hash_table_insert (owners, g_steal_pointer (&words), g_strdup (columns[1]));
  else if (!g_str_equal (other, columns[1]) &&
           !(g_str_equal (other, "CG") && g_str_equal (columns[1], "CD")) &&
           !(g_str_equal (other, "KP") && g_str_equal (columns[1], "KR")))
    g_test_fail_printf ("“%s” is both %s and %s", columns[3], other, columns[1]);
}

/* Congo and Korea are the only names that two countries may have. */
static void
test_names_of_one_country (void)
{
  g_autoptr(GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  each_line (note_owner, owners);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  analyzer = hub_analyzer_new ();

  g_test_add_func ("/name-files/form", test_form);
  g_test_add_func ("/name-files/all-are-read", test_all_are_read);
  g_test_add_func ("/name-files/every-value", test_every_value_in_every_language);
  g_test_add_func ("/name-files/every-term-is-shown", test_every_term_is_shown);
  g_test_add_func ("/name-files/iso-codes", test_iso_codes);
  g_test_add_func ("/name-files/no-name-twice", test_no_name_twice);
  g_test_add_func ("/name-files/one-country", test_names_of_one_country);

  status = g_test_run ();
  hub_analyzer_free (analyzer);

  return status;
}
