/* test-compact.c: what is known of the objectives of the Compact
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-compact.h"

#include <string.h>

static void
test_objective (void)
{
  const HubCompactObjective *ten = hub_compact_find_objective ("10", HUB_TONGUE_EN);
  const HubCompactMention *mention;

  g_assert_nonnull (ten);
  g_assert_cmpuint (ten->actions->len, ==, 10);
  for (guint i = 0; i < 10; i++)
    {
      const HubCompactAction *action = &g_array_index (ten->actions, HubCompactAction, i);
      const char letter[] = { (char) ('a' + i), '\0' };

      g_assert_cmpstr (action->letter, ==, letter);
      g_assert_true (g_str_has_suffix (action->text, "."));
    }
  g_assert_cmpuint (ten->context->len, ==, 2);
  g_assert_cmpuint (ten->mentions->len, ==, 6);
  g_assert_cmpuint (ten->mentioned_by->len, ==, 0);
  mention = &g_array_index (ten->mentions, HubCompactMention, 0);
  g_assert_null (mention->objective);
  g_assert_cmpstr (mention->paragraph, ==, "2");
  mention = &g_array_index (ten->mentions, HubCompactMention, 1);
  g_assert_cmpstr (mention->objective, ==, "6");
  g_assert_null (mention->paragraph);
  mention = &g_array_index (ten->mentions, HubCompactMention, 2);
  g_assert_cmpstr (mention->objective, ==, "7");
  g_assert_cmpstr (mention->paragraph, ==, "23(b)");
}

/* A mention can be followed from either end; where nothing is known there is nothing. */
static void
test_both_ways (void)
{
  const char *const codes[] = { "6", "7", "9", "12", "14" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const HubCompactObjective *other = hub_compact_find_objective (codes[i], HUB_TONGUE_FR);

      g_assert_nonnull (other);
      g_assert_cmpuint (other->actions->len + other->context->len + other->mentions->len, ==, 0);
      g_assert_cmpuint (other->mentioned_by->len, ==, 1);
      g_assert_cmpstr (g_array_index (other->mentioned_by, HubCompactMention, 0).objective, ==,
                       "10");
    }
  g_assert_null (hub_compact_find_objective ("24", HUB_TONGUE_EN));
  g_assert_null (hub_compact_find_objective ("", HUB_TONGUE_EN));
  g_assert_null (hub_compact_find_objective ("10\t", HUB_TONGUE_FR));
}

/* Counts what an objective has, so that two languages can be compared. */
static char *
dup_shape (const HubCompactObjective *objective)
{
  return g_strdup_printf ("%d %d %u %u %u", objective->title != NULL, objective->summary != NULL,
                          objective->actions->len, objective->context->len,
                          objective->mentions->len);
}

/* All that is there in English is there in each language, in its own words; the titles and
 * summaries in English are those of the starter catalogue, or they would not be known again. */
static void
test_every_language (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "starter",
                                                 "vocabularies.json", NULL);
  g_autofree char *starter = NULL;

  g_assert_true (g_file_get_contents (path, &starter, NULL, NULL));
  for (guint number = 1; number <= 24; number++)
    {
      g_autofree char *code = number < 24 ? g_strdup_printf ("%u", number) : g_strdup ("general");
      const HubCompactObjective *english = hub_compact_find_objective (code, HUB_TONGUE_EN);
      g_autofree char *shape = dup_shape (english);
      g_autofree char *title = g_strdup_printf ("\"title\": \"%s\"", english->title);
      g_autofree char *summary = g_strdup_printf ("\"summary\": \"%s\"", english->summary);

      g_assert_true (number == 24 || strstr (starter, title) != NULL);
      g_assert_nonnull (strstr (starter, summary));
      for (HubTongue tongue = HUB_TONGUE_FR; tongue < HUB_N_TONGUES; tongue++)
        {
          const HubCompactObjective *own = hub_compact_find_objective (code, tongue);
          g_autofree char *own_shape = dup_shape (own);

          g_assert_cmpstr (own_shape, ==, shape);
          g_assert_cmpstr (own->title, !=, number < 24 ? english->title : "");
          g_assert_cmpstr (own->summary, !=, english->summary);
          for (guint i = 0; i < own->actions->len; i++)
            {
              const HubCompactAction *one = &g_array_index (english->actions, HubCompactAction, i);
              const HubCompactAction *other = &g_array_index (own->actions, HubCompactAction, i);

              g_assert_cmpstr (other->letter, ==, one->letter);
              g_assert_cmpstr (other->text, !=, one->text);
            }
          for (guint i = 0; i < own->context->len; i++)
            g_assert_cmpstr (own->context->pdata[i], !=, english->context->pdata[i]);
        }
    }
}

static void
test_languages (void)
{
  const char *const tags[] = { "ar", "zh", "en", "fr", "ru", "es" };
  const HubCompactLanguage *languages;
  guint n_languages;

  languages = hub_compact_list_languages (&n_languages);
  g_assert_cmpuint (n_languages, ==, G_N_ELEMENTS (tags));
  for (guint i = 0; i < n_languages; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://undocs.org/%s/A/RES/73/195", tags[i]);

      g_assert_cmpstr (languages[i].tag, ==, tags[i]);
      g_assert_cmpstr (languages[i].address, ==, address);
      g_assert_true (g_utf8_validate (languages[i].name, -1, NULL));
    }
}

/* Each line of the files is a remark or says something, so none is left out by a slip. */
static void
test_files (void)
{
  const char *const names[] = { "objectives.tsv", "objectives.ar.tsv", "objectives.es.tsv",
                                "objectives.fr.tsv", "objectives.ru.tsv", "objectives.zh.tsv",
                                "languages.tsv" };
  const guint columns[] = { 4, 4, 4, 4, 4, 4, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "compact", names[i],
                                                     NULL);
      g_autofree char *text = NULL;
      g_autofree char *normal = NULL;
      g_auto(GStrv) lines = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_suffix (text, "\n"));
      normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      g_assert_cmpstr (text, ==, normal);
      lines = g_strsplit (text, "\n", -1);
      for (guint j = 0; lines[j + 1] != NULL; j++)
        {
          g_auto(GStrv) parts = g_strsplit (lines[j], "\t", -1);

          if (*lines[j] == '#')
            continue;
          g_assert_cmpuint (g_strv_length (parts), ==, columns[i]);
          for (guint k = 0; k < columns[i]; k++)
            g_assert_cmpuint (strlen (parts[k]), >, 0);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compact/objective", test_objective);
  g_test_add_func ("/compact/both-ways", test_both_ways);
  g_test_add_func ("/compact/every-language", test_every_language);
  g_test_add_func ("/compact/languages", test_languages);
  g_test_add_func ("/compact/files", test_files);
  return g_test_run ();
}
