/* test-cli-columns.c: text in columns of a terminal
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-cli-columns"

#include "hub-cli-columns.h"

static void
test_measure (void)
{
  static const struct { const char *text; guint cells; } cases[] = {
    { "", 0 },
    { "Entries", 7 },
    { "Entrées", 7 },
    { "Entre\xcc\x81""es", 7 },               /* a combining acute */
    { "条目", 4 },
    { "PDF 条目", 8 },
    { "مواد", 4 },
    { "مَوَادّ", 4 },                            /* with its vowels */
    { "\xe2\x81\xa8هنا\xe2\x81\xa9", 3 },     /* within isolates */
    { "한국어", 6 },
    { "ไทย", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (hub_cli_columns_measure (cases[i].text), ==, cases[i].cells);
    }
}

static void
test_pad (void)
{
  static const struct { const char *text; guint cells; const char *start, *end; } cases[] = {
    { "", 2, "  ", "  " },
    { "new", 5, "  new", "new  " },
    { "新增", 5, " 新增", "新增 " },
    { "e\xcc\x81", 2, " e\xcc\x81", "e\xcc\x81 " },
    { "جديد", 6, "  جديد", "جديد  " },
    { "already", 3, "already", "already" },
    { "新增", 3, "新增", "新增" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *start = hub_cli_columns_pad_start (cases[i].text, cases[i].cells);
      g_autofree char *end = hub_cli_columns_pad (cases[i].text, cases[i].cells);

      g_assert_cmpstr (start, ==, cases[i].start);
      g_assert_cmpstr (end, ==, cases[i].end);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/columns/measure", test_measure);
  g_test_add_func ("/cli/columns/pad", test_pad);
  return g_test_run ();
}
