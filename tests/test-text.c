/* test-text.c: text from outside, made fit to keep
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-text.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *clean;
} Pair;

static void
check_clean (const Pair  *pairs,
             gsize        n_pairs,
             HubTextShape shape)
{
  for (gsize i = 0; i < n_pairs; i++)
    {
      gboolean was_cut = TRUE;
      g_autofree char *clean = hub_text_clean (pairs[i].text, shape, 0, &was_cut);

      g_assert_cmpstr (clean, ==, pairs[i].clean);
      g_assert_false (was_cut);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
    }
}

/* FAULTS.md F33, F34 */
static void
test_f33_f34_lines (void)
{
  static const Pair pairs[] = {
    { "", "" },
    { "Plain title", "Plain title" },
    { "  two\t\n\r\n  words ", "two words" },
    { "a\xe2\x80\xa8""b\xe2\x80\xa9""c\x0b""d\x0c""e\xc2\x85""f", "a b c d e f" },
    { "bell\x07 esc\x1b[31m del\x7f c1\xc2\x9b", "bell esc[31m del c1" },
    { "\xef\xbb\xbf""bom", "bom" },
    { "bad \xff\xfe utf \xc3", "bad utf" },
    { "over\xc0\xaf""long \xed\xa0\x80 surrogate", "overlong surrogate" },
    { "non \xef\xbf\xbe\xef\xbf\xbf\xef\xb7\x90 character", "non character" },
    { "exe\xe2\x80\xae""fdp.pdf", "exefdp.pdf" },
    { "\xe2\x81\xa6iso\xe2\x81\xa9 \xe2\x80\xaa""emb\xe2\x80\xac", "iso emb" },
    { "mark\xe2\x80\x8fs of direction stay", "mark\xe2\x80\x8fs of direction stay" },
    { "\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7", "\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7" },
    { "\xd9\x86\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae",
      "\xd9\x86\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae" },
    { "tags \xf3\xa0\x81\x81\xf3\xa0\x81\xbf gone", "tags gone" },
    { "AT&T <b>", "AT&T <b>" },
    { "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac",
      "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac" },
  };

  check_clean (pairs, G_N_ELEMENTS (pairs), HUB_TEXT_LINE);
}

static void
test_f33_paragraphs (void)
{
  static const Pair pairs[] = {
    { "one\r\ntwo\rthree\n\nfour", "one\ntwo\nthree\n\nfour" },
    { "tab\tstays  spaces  too", "tab\tstays  spaces  too" },
    { "\n\n around \n", "around" },
    { "a\xe2\x80\xa9""b\x01\x02", "a\nb" },
    { "over\xe2\x80\xae""ride, em\xe2\x80\xab""bedding\xe2\x80\xac",
      "override, em\xe2\x80\xab""bedding\xe2\x80\xac" },
  };

  check_clean (pairs, G_N_ELEMENTS (pairs), HUB_TEXT_PARAGRAPHS);
}

static void
test_null (void)
{
  gboolean was_cut = TRUE;
  g_autofree char *clean = hub_text_clean (NULL, HUB_TEXT_LINE, 10, &was_cut);

  g_assert_null (clean);
  g_assert_false (was_cut);
}

/* FAULTS.md F34: at most eight marks on one base, however many come. */
static void
test_f34_marks (void)
{
  g_autoptr(GString) text = g_string_new ("a");
  g_autoptr(GString) wanted = g_string_new ("a");
  g_autofree char *clean = NULL;

  for (int i = 0; i < 10000; i++)
    g_string_append (text, "\xcc\x81");
  g_string_append (text, "b\xcc\x81");
  for (int i = 0; i < 8; i++)
    g_string_append (wanted, "\xcc\x81");
  g_string_append (wanted, "b\xcc\x81");

  clean = hub_text_clean (text->str, HUB_TEXT_LINE, 0, NULL);
  g_assert_cmpstr (clean, ==, wanted->str);
}

/* FAULTS.md F32: cut at every possible length, always on a border, never over the limit. */
static void
test_f32_cut (void)
{
  const char *text = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80z";

  for (gsize max = 1; max <= strlen (text) + 1; max++)
    {
      gboolean was_cut;
      g_autofree char *clean = hub_text_clean (text, HUB_TEXT_LINE, max, &was_cut);

      g_assert_cmpuint (strlen (clean), <=, max);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      g_assert_true (g_str_has_prefix (text, clean));
      g_assert_cmpint (was_cut, ==, max < strlen (text));
    }
}

static void
test_f32_huge (void)
{
  gsize size = 20 * 1024 * 1024;
  g_autofree char *text = g_malloc (size + 1);
  g_autofree char *clean = NULL;
  gboolean was_cut;

  memset (text, 'x', size);
  text[size] = '\0';
  clean = hub_text_clean (text, HUB_TEXT_PARAGRAPHS, 2 * 1024 * 1024, &was_cut);
  g_assert_cmpuint (strlen (clean), ==, 2 * 1024 * 1024);
  g_assert_true (was_cut);
}

/* Any bytes at all become valid text that is clean when cleaned again. */
static void
test_random (void)
{
  for (int round = 0; round < 2000; round++)
    {
      char bytes[65];
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      HubTextShape shape = round % 2 == 0 ? HUB_TEXT_LINE : HUB_TEXT_PARAGRAPHS;

      for (gsize i = 0; i < sizeof bytes - 1; i++)
        bytes[i] = g_test_rand_int_range (1, 256);
      bytes[sizeof bytes - 1] = '\0';

      once = hub_text_clean (bytes, shape, 0, NULL);
      twice = hub_text_clean (once, shape, 0, NULL);
      g_assert_true (g_utf8_validate (once, -1, NULL));
      g_assert_cmpstr (once, ==, twice);
    }
}

static void
test_fold (void)
{
  static const Pair equal[] = {
    { "C\xc3\xb4te d\xe2\x80\x99Ivoire", "cote d\xe2\x80\x99ivoire" },
    { "R\xc3\x89SUM\xc3\x89", "re\xcc\x81sume\xcc\x81" },
    { "STRASSE", "stra\xc3\x9f""e" },
    { "\xef\xac\x81nance", "FINANCE" },
    { "\xd0\x99\xd0\xb6", "\xd0\xb9\xd0\x96" },
    { "\xce\xa3\xce\xa3", "\xcf\x83\xcf\x82" },
    { "\xd9\x85\xd9\x8f\xd8\xad", "\xd9\x85\xd8\xad" },
  };
  g_autofree char *invalid = hub_text_fold ("\xff");
  g_autofree char *hangul = hub_text_fold ("\xed\x95\x9c");

  for (gsize i = 0; i < G_N_ELEMENTS (equal); i++)
    {
      g_autofree char *a = hub_text_fold (equal[i].text);
      g_autofree char *b = hub_text_fold (equal[i].clean);

      g_assert_cmpstr (a, ==, b);
    }
  g_assert_cmpstr (invalid, ==, "");
  g_assert_cmpstr (hangul, ==, "\xed\x95\x9c");
}

static void
test_slug (void)
{
  static const Pair pairs[] = {
    { "People-centred", "people-centred" },
    { "Guidelines, toolkits & manuals", "guidelines-toolkits-manuals" },
    { "C\xc3\xb4te d\xe2\x80\x99Ivoire", "cote-d-ivoire" },
    { "  -- 10 - Data! ", "10-data" },
    { "\xd8\xaa\xd8\xad\xd9\x84\xd9\x8a\xd9\x84", "\xd8\xaa\xd8\xad\xd9\x84\xd9\x8a\xd9\x84" },
    { "???", "" },
    { "", "" },
    { "\xff", "" },
  };
  g_autofree char *many = g_strnfill (500, 'a');
  g_autofree char *cut = hub_text_slug (many);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *slug = hub_text_slug (pairs[i].text);

      g_assert_cmpstr (slug, ==, pairs[i].clean);
    }
  g_assert_cmpuint (strlen (cut), ==, 100);
}

static void
test_direction (void)
{
  static const struct { gunichar c; int direction; } cases[] = {
    { 'a', 1 }, { 0x0416 /* Cyrillic Zhe */, 1 }, { 0x79fb /* Han */, 1 },
    { 0x0647 /* Arabic heh */, -1 }, { 0x05d0 /* Hebrew alef */, -1 },
    { 0x10d00 /* Hanifi Rohingya */, -1 }, { 0x1e900 /* Adlam */, -1 },
    { 0x200e, 1 }, { 0x200f, -1 }, { 0x061c, -1 },
    { '7', 0 }, { ' ', 0 }, { 0x0661 /* an Arabic digit */, 0 }, { 0x201c, 0 }, { 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (hub_text_get_direction (cases[i].c), ==, cases[i].direction);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/F33-F34-lines", test_f33_f34_lines);
  g_test_add_func ("/text/F33-paragraphs", test_f33_paragraphs);
  g_test_add_func ("/text/null", test_null);
  g_test_add_func ("/text/F34-marks", test_f34_marks);
  g_test_add_func ("/text/F32-cut", test_f32_cut);
  g_test_add_func ("/text/F32-huge", test_f32_huge);
  g_test_add_func ("/text/random", test_random);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/slug", test_slug);
  g_test_add_func ("/text/direction", test_direction);

  return g_test_run ();
}
