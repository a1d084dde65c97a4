/* test-word-diff.c: which words of a text are others now
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-word-diff.h"

#include <string.h>

/* @text with its spans in brackets */
static char *
dup_marked (const char *text,
            GArray     *spans)
{
  GString *marked = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      HubWordSpan span = g_array_index (spans, HubWordSpan, i);

      g_assert_cmpuint (span.start, >=, at);
      g_assert_cmpuint (span.length, >, 0);
      g_string_append_len (marked, text + at, (gssize) (span.start - at));
      g_string_append_printf (marked, "[%.*s]", (int) span.length, text + span.start);
      at = span.start + span.length;
    }
  g_string_append (marked, text + at);
  return g_string_free (marked, FALSE);
}

/* What is left of a text without its spans. */
static char *
dup_rest (const char *text,
          GArray     *spans)
{
  GString *rest = g_string_new (text);

  for (guint i = spans->len; i > 0; i--)
    {
      HubWordSpan span = g_array_index (spans, HubWordSpan, i - 1);

      g_string_erase (rest, (gssize) span.start, (gssize) span.length);
    }
  return g_string_free (rest, FALSE);
}

static void
assert_diff (const char *before,
             const char *now,
             const char *marked_before,
             const char *marked_now)
{
  g_autoptr(GArray) removed = NULL;
  g_autoptr(GArray) added = NULL;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  hub_word_diff (before, now, &removed, &added);
  one = dup_marked (before, removed);
  two = dup_marked (now, added);
  g_assert_cmpstr (one, ==, marked_before);
  g_assert_cmpstr (two, ==, marked_now);
}

static void
test_words (void)
{
  assert_diff ("", "", "", "");
  assert_diff ("same words", "same words", "same words", "same words");
  assert_diff ("", "all new", "", "[all new]");
  assert_diff ("all gone", "", "[all gone]", "");
  assert_diff ("the old title", "the new title", "the [old] title", "the [new] title");
  assert_diff ("a b c d e", "a c d x e", "a [b ]c d e", "a c d[ x] e");
  assert_diff ("Report 2021.", "Report 2022.", "Report [2021].", "Report [2022].");
}

static void
test_scripts (void)
{
  assert_diff ("الهجرة في كينيا", "الهجرة في مصر", "الهجرة في [كينيا]", "الهجرة في [مصر]");
  assert_diff ("国际移民报告", "国际劳工报告", "国际[移民]报告", "国际[劳工]报告");
  assert_diff ("a\xcc\x81 b", "a b", "[a\xcc\x81] b", "[a] b");
}

/* What both keep is the same text, whatever they are; also beyond what is compared word by word. */
static void
test_rest (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(GString) before = g_string_new (NULL);
      g_autoptr(GString) now = g_string_new (NULL);
      g_autoptr(GArray) removed = NULL;
      g_autoptr(GArray) added = NULL;
      g_autofree char *one = NULL;
      g_autofree char *two = NULL;
      int n = i == 0 ? 6000 : g_test_rand_int_range (0, 40);

      for (int j = 0; j < n; j++)
        {
          g_string_append_printf (before, "%c ", 'a' + g_test_rand_int_range (0, 4));
          g_string_append_printf (now, "%c ", 'a' + g_test_rand_int_range (0, 4));
        }
      hub_word_diff (before->str, now->str, &removed, &added);
      one = dup_rest (before->str, removed);
      two = dup_rest (now->str, added);
      g_assert_cmpstr (one, ==, two);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/word-diff/words", test_words);
  g_test_add_func ("/word-diff/scripts", test_scripts);
  g_test_add_func ("/word-diff/rest", test_rest);

  return g_test_run ();
}
