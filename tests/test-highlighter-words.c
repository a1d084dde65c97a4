/* test-highlighter-words.c: that what is found is marked, in six languages and across directions
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-highlighter.h"
#include "token-match.h"
#include "word-pairs.h"

#include <string.h>

#define LONG 60     /* characters of a snippet */

/* Texts of the other direction, longer than a snippet, with none of the words. */
static const char rtl[] = "نص طويل بلا كلمة مما يطلب هنا وهو يكتب من اليمين إلى اليسار.";
static const char ltr[] = "Zzz qq jjj, zzz qq jjj; zzz qq jjj, zzz qq jjj; zzz qq jjj, zzz qq jjj.";

/* Behind a word that nothing has, so that the typed one is no beginning. */
static HubHighlighter *
make_highlighter (const char *typed)
{
  g_autofree char *closed = g_strconcat (typed, " xyzzy", NULL);
  g_autoptr(HubTextQuery) words = hub_text_query_new (closed);

  return hub_highlighter_new (words, HUB_TONGUES_ALL);
}

/* What is marked, each mark on its own, and nothing of the rest. */
static char *
dup_marked (const char *text,
            GArray     *marks)
{
  GString *marked = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      HubSpan span = g_array_index (marks, HubMark, i).span;

      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, strlen (text));
      g_assert_true (hub_text_is_between_clusters (text, text + span.start));
      g_assert_true (hub_text_is_between_clusters (text, text + span.end));
      g_string_append_len (marked, text + span.start, (gssize) (span.end - span.start));
      g_string_append_c (marked, '\n');
    }

  return g_string_free (marked, FALSE);
}

/* The text with its marks taken out. */
static char *
dup_rest (const char *text,
          GArray     *marks)
{
  GString *rest = g_string_new (text);

  for (guint i = marks->len; i-- > 0;)
    {
      HubSpan span = g_array_index (marks, HubMark, i).span;

      g_string_erase (rest, (gssize) span.start, (gssize) (span.end - span.start));
      g_string_insert_c (rest, (gssize) span.start, '\n');
    }

  return g_string_free (rest, FALSE);
}

/* A piece of a long text around the row has the same marked as the row alone. */
static void
check_snippet (HubHighlighter *highlighter,
               HubTongue       tongue,
               const char     *row,
               const char     *marked)
{
  const char *around = tongue == HUB_TONGUE_AR ? ltr : rtl;
  g_autofree char *text = g_strconcat (around, " ", row, " ", around, NULL);
  g_autoptr(GArray) marks = hub_highlighter_find (highlighter, tongue, HUB_FIELD_BODY, text);
  g_autofree char *in_text = dup_marked (text, marks);
  g_autoptr(HubSnippet) snippet = hub_snippet_new (text, marks, LONG);
  g_autofree char *in_snippet = dup_marked (snippet->text, snippet->marks);

  g_assert_cmpstr (in_text, ==, marked);
  g_assert_cmpstr (in_snippet, ==, marked);
  g_assert_cmpint (g_utf8_strlen (snippet->text, -1), <, g_utf8_strlen (text, -1));
}

static void
check_found (HubAnalyzer    *analyzer,
             HubTongue       tongue,
             const WordPair *pair)
{
  g_autoptr(HubHighlighter) highlighter = make_highlighter (pair->typed);
  g_autoptr(GArray) marks = hub_highlighter_find (highlighter, tongue, HUB_FIELD_BODY, pair->row);
  g_autofree char *marked = dup_marked (pair->row, marks);
  g_autofree char *rest = dup_rest (pair->row, marks);

  if (!test_is_found (analyzer, pair->typed, HUB_TONGUES_ALL, marked, tongue))
    g_test_fail_printf ("“%s” is not all marked in “%s”", pair->typed, pair->row);
  if (test_is_found (analyzer, pair->typed, HUB_TONGUES_ALL, rest, tongue))
    g_test_fail_printf ("“%s” is left without a mark in “%s”", pair->typed, pair->row);
  check_snippet (highlighter, tongue, pair->row, marked);
}

/* Of several words some may be there and be marked, but never all. */
static void
check_missed (HubAnalyzer    *analyzer,
              HubTongue       tongue,
              const WordPair *pair)
{
  g_autoptr(HubHighlighter) highlighter = make_highlighter (pair->typed);
  g_autoptr(GArray) marks = hub_highlighter_find (highlighter, tongue, HUB_FIELD_BODY, pair->row);
  g_autofree char *marked = dup_marked (pair->row, marks);

  if (test_is_found (analyzer, pair->typed, HUB_TONGUES_ALL, marked, tongue))
    g_test_fail_printf ("“%s” is marked in “%s”", pair->typed, pair->row);
  check_snippet (highlighter, tongue, pair->row, marked);
}

static void
test_language (gconstpointer data)
{
  HubTongue tongue = GPOINTER_TO_INT (data);
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();
  const WordPair *pairs;
  guint n_pairs;

  pairs = word_pairs_get (tongue, TRUE, &n_pairs);
  for (guint i = 0; i < n_pairs; i++)
    check_found (analyzer, tongue, &pairs[i]);

  pairs = word_pairs_get (tongue, FALSE, &n_pairs);
  for (guint i = 0; i < n_pairs; i++)
    check_missed (analyzer, tongue, &pairs[i]);
}

#define add(path, tongue) g_test_add_data_func (path, GINT_TO_POINTER (tongue), test_language)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/highlighter-words/english", HUB_TONGUE_EN);
  add ("/highlighter-words/french", HUB_TONGUE_FR);
  add ("/highlighter-words/spanish", HUB_TONGUE_ES);
  add ("/highlighter-words/russian", HUB_TONGUE_RU);
  add ("/highlighter-words/arabic", HUB_TONGUE_AR);
  add ("/highlighter-words/chinese", HUB_TONGUE_ZH);

  return g_test_run ();
}
