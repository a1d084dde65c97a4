/* test-tongue.c: the languages whose words we can reduce
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-tongue.h"

static void
test_code (void)
{
  static const struct
  {
    const char *code;
    HubTongue   tongue;
  } rows[] = {
    { "en", HUB_TONGUE_EN },
    { "fr", HUB_TONGUE_FR },
    { "es", HUB_TONGUE_ES },
    { "ru", HUB_TONGUE_RU },
    { "ar", HUB_TONGUE_AR },
    { "zh", HUB_TONGUE_ZH },
    { "zh-hans", HUB_TONGUE_ZH },
    { "EN-gb", HUB_TONGUE_EN },
    { "fr_CA", HUB_TONGUE_FR },
    { "pt", HUB_TONGUE_NONE },
    { "pt-br", HUB_TONGUE_NONE },
    { "sw", HUB_TONGUE_NONE },
    { "eng", HUB_TONGUE_NONE },
    { "e", HUB_TONGUE_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (hub_tongue_from_row (rows[i].code, "Миграция"), ==, rows[i].tongue);
}

static void
test_script (void)
{
  static const struct
  {
    const char *text;
    HubTongue   tongue;
  } rows[] = {
    { "Migration of workers", HUB_TONGUE_EN },
    { "Миграция и права (GCM)", HUB_TONGUE_RU },
    { "الهجرة الدولية", HUB_TONGUE_AR },
    { "国际移民 IOM", HUB_TONGUE_ZH },
    { "Μετανάστευση", HUB_TONGUE_NONE },
    { "2030", HUB_TONGUE_EN },
    { "", HUB_TONGUE_EN },
    { "\xff\xfe миграция", HUB_TONGUE_RU },
    { NULL, HUB_TONGUE_EN },
  };
  static const char *const codes[] = { NULL, "", "und", "zxx", "UND" };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (codes); j++)
        g_assert_cmpint (hub_tongue_from_row (codes[j], rows[i].text), ==, rows[i].tongue);
    }
}

static void
test_letters (void)
{
  for (HubTongue tongue = 0; tongue < HUB_N_TONGUES; tongue++)
    g_assert_cmpint (hub_tongue_from_letter (hub_tongue_get_letter (tongue)), ==, tongue);
  g_assert_cmpint (hub_tongue_from_letter ('x'), ==, HUB_TONGUE_NONE);
  g_assert_cmpint (hub_tongue_from_letter ('\0'), ==, HUB_TONGUE_NONE);
  g_assert_cmpint (hub_tongue_from_letter ('\xff'), ==, HUB_TONGUE_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tongue/code", test_code);
  g_test_add_func ("/tongue/script", test_script);
  g_test_add_func ("/tongue/letters", test_letters);

  return g_test_run ();
}
