/* test-analyzer-words.c: which words find which, in six languages
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each pair holds for the typed word analyzed with the tongue of the row, as well as with all
 * tongues.
 */

#include "token-match.h"
#include "word-pairs.h"

#include <locale.h>

static void
check_pairs (HubTongue tongue,
             gboolean  is_found)
{
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();
  const guint tongues[] = { HUB_TONGUE_BIT (tongue), HUB_TONGUES_ALL };
  guint n_pairs;
  const WordPair *pairs = word_pairs_get (tongue, is_found, &n_pairs);

  for (guint i = 0; i < n_pairs; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (tongues); j++)
      if (test_is_found (analyzer, pairs[i].typed, tongues[j], pairs[i].row, tongue) != is_found)
        g_test_fail_printf ("“%s” is %sfound in “%s”, with %s", pairs[i].typed,
                            is_found ? "not " : "", pairs[i].row,
                            j == 0 ? "its tongue" : "all tongues");
}

static void
test_language (gconstpointer data)
{
  HubTongue tongue = GPOINTER_TO_INT (data);

  check_pairs (tongue, TRUE);
  check_pairs (tongue, FALSE);
}

/* A row whose language has no stems, or is not known, is found by its words as they are. */
static void
test_no_stems (void)
{
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();

  g_assert_true (test_is_found (analyzer, "migracao", HUB_TONGUES_ALL, "Migração",
                                HUB_TONGUE_NONE));
  g_assert_false (test_is_found (analyzer, "migrações", HUB_TONGUES_ALL, "Migração",
                                 HUB_TONGUE_NONE));
  g_assert_true (test_is_found (analyzer, "di cu", HUB_TONGUES_ALL, "Di cư quốc tế",
                                HUB_TONGUE_NONE));
  g_assert_true (test_is_found (analyzer, "μεταναστησ", HUB_TONGUES_ALL, "ΜΕΤΑΝΆΣΤΗΣ",
                                HUB_TONGUE_NONE));
  g_assert_false (test_is_found (analyzer, " ،。", HUB_TONGUES_ALL, "x ،。", HUB_TONGUE_NONE));
}

#define add(path, tongue) g_test_add_data_func (path, GINT_TO_POINTER (tongue), test_language)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");              /* the words are shown as they are when a pair fails */
  g_test_init (&argc, &argv, NULL);

  add ("/analyzer-words/english", HUB_TONGUE_EN);
  add ("/analyzer-words/french", HUB_TONGUE_FR);
  add ("/analyzer-words/spanish", HUB_TONGUE_ES);
  add ("/analyzer-words/russian", HUB_TONGUE_RU);
  add ("/analyzer-words/arabic", HUB_TONGUE_AR);
  add ("/analyzer-words/chinese", HUB_TONGUE_ZH);
  g_test_add_func ("/analyzer-words/no-stems", test_no_stems);

  return g_test_run ();
}
