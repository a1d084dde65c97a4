/* test-analyzer.c: text into the tokens that are indexed and looked for
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "token-match.h"

#include <locale.h>
#include <string.h>

#define N_RANDOM   20000
#define MAX_PIECES 24
#define LONG_BYTES (1024 * 1024)

typedef struct
{
  const char *text;
  const char *tokens;      /* as test_tokens_dup() writes them */
} Case;

/* Letters, marks and separators of all that the analyzer tells apart, one character each. */
static const gunichar alphabet[] = {
  'a', 'E', 'i', 'O', 'u', 'c', 'n', 's', 'l', 'd', 'q', 'u', '1', '0', '0', ' ', ' ', '-', '\'',
  '.', ',', ':', 0x00a0, 0x00ad, 0x2019, 0x2011, 0x200f, 0x200b, 0x061c,
  0x00e9, 0x00f1, 0x00e7, 0x00df, 0x0130, 0x0131, 0x0153, 0x01a1, 0x1ead, 0x1ebf, 0x1e09, 0x01fd,
  0x0300, 0x0301, 0x0302, 0x0303, 0x0306, 0x0307, 0x0308, 0x031b, 0x0323, 0x0327, 0x0338, 0x0345,
  0x0438, 0x0439, 0x0418, 0x0419, 0x0451, 0x0457, 0x045e, 0x0436, 0x04c2,
  0x03b1, 0x0386, 0x03c3, 0x03c2, 0x1f83,
  0x0627, 0x0623, 0x0622, 0x0624, 0x0626, 0x0629, 0x0647, 0x0649, 0x064a, 0x06c0, 0x0640, 0x0644,
  0x064b, 0x0651, 0x064e, 0x0653, 0x0654, 0x0655, 0x0670, 0x0661, 0xfefb, 0xfdfa,
  0x05d0, 0x05b8, 0x05bc, 0xfb2a, 0x0915, 0x0958, 0x093c, 0x094d, 0x093f, 0x09c7, 0x09be, 0x09cb,
  0x0e01, 0x0e35, 0x0e48, 0x304b, 0x304c, 0x3099, 0xff76, 0xff9e, 0x30fc, 0xac00, 0xac01, 0x1100,
  0x1161, 0x11a8, 0x79fb, 0x6c11, 0xf9f4, 0x2f800, 0x20000, 0xfe0f, 0xfb01, 0xff29, 0x2122, 0x00bd,
  0x2082, 0x00b2, 0x1f600, 0xfdd0, 0x10ffff,
};

static void
check_cases (const Case *cases,
             gsize       n_cases,
             guint       tongues)
{
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();

  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr(GArray) tokens = test_tokens_new (analyzer, tongues, cases[i].text, -1);
      g_autofree char *line = test_tokens_dup (tokens);

      g_assert_cmpstr (line, ==, cases[i].tokens);
    }
}

static void
test_fold (void)
{
  static const Case cases[] = {
    { "", "" },
    { "Hello, WORLD!", "0:hello 1:world" },
    { "Straße STRASSE \u1e9e", "0:strasse 1:strasse 2:ss" },
    { "Ø ø Ł đ Œuvre Æ þ ħ", "0:o 1:o 2:l 3:d 4:oeuvre 5:ae 6:th 7:h" },
    { "İstanbul ISPARTA ısparta", "0:istanbul 1:isparta 2:isparta" },
    { "ёлка й Й и И ї ў", "0:елка 1:й 2:й 3:и 4:и 5:і 6:у" },
    { "и\u0306 и\u0301 и\u0323\u0306", "0:й 1:и 2:й" },
    { "ΟΔΌΣ ὁδός", "0:οδοσ 1:οδοσ" },
    { "Tiếng Việt, Đà Nẵng", "0:tieng 1:viet 2:da 3:nang" },
    { "\ufb01nance o\ufb03ce ＧＣＭ２", "0:finance 1:office 2:gcm2" },
    { "CO\u2082 m\u00b2 note\u00b9 \u00bd \u2163", "0:co2 1:m 2:note 3:iv" },
    { "\u304b\u3099 \uff76\uff9e", "0:\u304b\u3099* 1:\u30ab\u3099*" },
    { "A\u0301\u0327 a\u0327\u0301", "0:a 1:a" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), 0);
}

static void
test_arabic (void)
{
  static const Case cases[] = {
    { "الْهِجْرَةُ", "0:الهجره" },
    { "أمن إمن آمن ٱمن ا\u0655من", "0:امن 1:امن 2:امن 3:امن 4:امن" },
    { "مسؤول مسئول شيء", "0:مسوول 1:مسيول 2:شيء" },
    { "مستشفى مهـــاجر هٰذا", "0:مستشفي 1:مهاجر 2:هذا" },
    { "٢٠٣٠ ۲۰۳۰ ٣٫٥ ١٬٠٠٠", "0:2030 1:2030 2:3.5 3:1000" },
    { "\ufefb \ufef7 ﻫﺠﺮة", "0:لا 1:لا 2:هجره" },
    { "\u200fا\u200eب\u061cت", "0:ابت" },
    { "الـUNHCR وIOM، G20م", "0:ال 1:unhcr 2:و 3:iom 4:g20 5:م" },
    { "کیان ہے ۀ", "0:كيان 1:هي 2:ه" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), 0);
}

static void
test_ties (void)
{
  static const Case cases[] = {
    { "re-integration", "0:re 0+reintegration 1:integration" },
    { "re\u2010a re\u2011a re\u00ada", "0:re 0+rea 1:a 2:re 2+rea 3:a 4:rea" },
    { "- a- -b c--d e - f", "0:a 1:b 2:c 3:d 4:e 5:f" },
    { "l’immigration", "0:l? 0+limmigration 1:immigration" },
    { "QU'il d`eau c´est", "0:qu? 0+quil 1:il 2:d? 2+deau 3:eau 4:c? 4+cest 5:est" },
    { "l’auto-stop", "0:l? 1:auto 1+autostop 2:stop" },
    { "migrant’s we're", "0:migrant 0+migrants 1:s? 2:we 2+were 3:re?" },
    { "O’Brien don’t", "0:o 0+obrien 1:brien 2:don 2+dont 3:t" },
    { "migrants’ l’ 'tis s's", "0:migrants 1:l 2:tis 3:s 3+ss 4:s" },
    { "state-of-the-art", "0:state 0+stateoftheart 1:of 2:the 3:art" },
    { "COVID-19 2019-2023", "0:covid 0+covid19 1:19 2:2019 3:2023" },
    { "U.N. the. End a.b.c", "0:u 0+un 1:n 2:the 3:end 4:a 4+abc 5:b 6:c" },
    { "a-b-c-d-e-f-g-h-i-j",
      "0:a 0+abcdefgh 1:b 2:c 3:d 4:e 5:f 6:g 7:h 8:i 8+ij 9:j" },
    { "rock\u200b-\u200broll", "0:rock 0+rockroll 1:roll" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), 0);
}

static void
test_numbers (void)
{
  static const Case cases[] = {
    { "1,000,000 1.000.000 1’000 1\u202f000\u00a0000", "0:1000000 1:1000000 2:1000 3:1000 4:000" },
    { "1\u00a0000\u00a0000", "0:1000000" },
    { "1,234.56 1.234,56", "0:1234.56 1:1234.56" },
    { "3.5 3,5 0.125 3.5%", "0:3.5 1:3.5 2:0.125 3:3.5" },
    { "12.05.2023 05.2023 2018,2019", "0:12 1:05 2:2023 3:05 4:2023 5:2018 6:2019" },
    { "192.168.1.1 3.2.1 1.000.2", "0:192 1:168 2:1 3:1 4:3 5:2 6:1 7:1 8:000 9:2" },
    { "2030. 5, 6", "0:2030 1:5 2:6" },
    { "A/RES/73/195 10:30", "0:a 1:res 2:73 3:195 4:10 5:30" },
    { "1,000th 3.5m G20", "0:1000th 1:3.5m 2:g20" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), 0);
}

static void
test_pairs_of_characters (void)
{
  static const Case cases[] = {
    { "移民工人", "0:移民 1:民工 2:工人 3:人?*" },
    { "移", "0:移*" },
    { "2030年议程,GCM移民", "0:2030 1:年议 2:议程 3:程?* 4:gcm 4:egcm 4:fgcm 4:sgcm 5:移民 6:民?*" },
    { "移\u200b民。民", "0:移民 1:民?* 2:民*" },
    { "\U00020000民", "0:\U00020000民 1:民?*" },
    { "ที่นี่", "0:ที่นี่ 1:นี่?*" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), HUB_TONGUES_ALL);
}

static void
test_stems (void)
{
  static const Case en[] = {
    { "Migrants re-emigrated 2030 Мир",
      "0:migrants 0:emigrant 1:re 1:ere 1+reemigrated 1+:ereemigr 2:emigrated 2:eemigr 3:2030 "
      "4:мир" },
  };
  static const Case fr[] = {
    { "étrangers", "0:etrangers 0:fetranger 0:fetrang" },
    { "l’été", "0:l? 0:fl? 1:ete 1:fete" },
  };

  check_cases (en, G_N_ELEMENTS (en), HUB_TONGUE_BIT (HUB_TONGUE_EN));
  check_cases (fr, G_N_ELEMENTS (fr), HUB_TONGUE_BIT (HUB_TONGUE_FR));
}

/* Bytes that are no UTF-8 part words, and so does NUL. */
static void
test_bad_bytes (void)
{
  static const char nul[] = "one\0two";
  static const Case cases[] = {
    { "a\xff""b", "0:a 1:b" },
    { "caf\xc3", "0:caf" },
    { "\xe2\x80", "" },
    { "x\xed\xa0\x80y\xc0\xafz\xf4\x90\x80\x80w", "0:x 1:y 2:z 3:w" },
    { "\x01""fmigrants", "0:migrants" },
    { "\x01é", "0:e" },
    { "\x01", "" },
    { "a \x01""fb", "0:a 1:fb" },
  };
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();
  g_autoptr(GArray) tokens = test_tokens_new (analyzer, 0, nul, sizeof nul - 1);
  g_autofree char *line = test_tokens_dup (tokens);

  g_assert_cmpstr (line, ==, "0:one 1:two");
  g_assert_true (hub_analyzer_run (analyzer, 0, NULL, 0, NULL, NULL));
  check_cases (cases, G_N_ELEMENTS (cases), 0);
}

static gboolean
stop_at_third (const HubToken *token,
               gpointer        user_data)
{
  guint *n = user_data;

  return ++*n < 3;
}

static void
test_stopped (void)
{
  static const char *const texts[] = { "one two three four", "移民工人", "a-b-c", "étés, étés" };
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint n = 0;

      g_assert_false (hub_analyzer_run (analyzer, HUB_TONGUE_BIT (HUB_TONGUE_FR), texts[i],
                                        strlen (texts[i]), stop_at_third, &n));
      g_assert_cmpuint (n, ==, 3);
    }
}

/* Whether @at, in a text of @length, is where a character begins, or the end. */
static gboolean
is_border (const char *text,
           gsize       length,
           gsize       at)
{
  return at == length || ((guchar) text[at] & 0xc0) != 0x80;
}

static void
check_tokens (GArray     *tokens,
              const char *text,
              gsize       length,
              gboolean    is_valid)
{
  const TestToken *before = NULL;

  for (guint i = 0; i < tokens->len; i++)
    {
      const TestToken *token = &g_array_index (tokens, TestToken, i);

      g_assert_cmpuint (token->start, <, token->end);
      g_assert_cmpuint (token->end, <=, length);
      g_assert_true (!is_valid || is_border (text, length, token->start));
      g_assert_true (!is_valid || is_border (text, length, token->end));
      g_assert_true (g_utf8_validate (token->text, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (token->text, -1), >, 0);
      g_assert_cmpint (g_utf8_strlen (token->text, -1), <=, HUB_ANALYZER_MAX_LENGTH);
      g_assert_cmpuint (token->chunk, <=, token->position);
      g_assert_true (token->kind != HUB_TOKEN_SURFACE || strchr (token->text, ':') == NULL);
      g_assert_true (token->kind != HUB_TOKEN_STEM || token->text[0] == ':');
      if (before != NULL)
        {
          g_assert_cmpuint (token->start, >=, before->start);
          g_assert_cmpuint (token->position - before->position, <=, 1);
          g_assert_cmpuint (token->chunk, >=, before->chunk);
        }
      if (before == NULL || before->position != token->position)
        g_assert_cmpint (token->kind, ==, HUB_TOKEN_SURFACE);
      before = token;
    }
}

static char *
make_text (void)
{
  GString *text = g_string_new (NULL);
  gint32 n = g_test_rand_int_range (0, MAX_PIECES);

  for (gint32 i = 0; i < n; i++)
    g_string_append_unichar (text, alphabet[g_test_rand_int_range (0, G_N_ELEMENTS (alphabet))]);

  return g_string_free (text, FALSE);
}

static void
test_random_characters (void)
{
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = make_text ();
      g_autoptr(GArray) tokens = test_tokens_new (analyzer, HUB_TONGUES_ALL, text, -1);

      check_tokens (tokens, text, strlen (text), TRUE);
    }
}

static void
test_random_bytes (void)
{
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();

  for (guint i = 0; i < N_RANDOM; i++)
    {
      char bytes[MAX_PIECES];
      gsize length = (gsize) g_test_rand_int_range (0, MAX_PIECES);
      g_autofree char *valid = NULL;
      g_autoptr(GArray) tokens = NULL;
      g_autoptr(GArray) valid_tokens = NULL;

      for (gsize j = 0; j < length; j++)
        bytes[j] = (char) g_test_rand_int_range (0, 256);
      tokens = test_tokens_new (analyzer, HUB_TONGUES_ALL, bytes, (gssize) length);
      check_tokens (tokens, bytes, length, FALSE);

      valid = g_utf8_make_valid (bytes, (gssize) length);
      valid_tokens = test_tokens_new (analyzer, HUB_TONGUES_ALL, valid, -1);
      check_tokens (valid_tokens, valid, strlen (valid), TRUE);
    }
}

/* Text that is canonically the same gives the same tokens, each at the same word. */
static void
test_normal_forms (void)
{
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = make_text ();
      g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
      const char *const forms[] = { text, composed, decomposed };
      char *lines[G_N_ELEMENTS (forms)];

      for (gsize j = 0; j < G_N_ELEMENTS (forms); j++)
        {
          g_autoptr(GArray) tokens = test_tokens_new (analyzer, HUB_TONGUES_ALL, forms[j], -1);

          lines[j] = test_tokens_dup (tokens);
          g_assert_cmpstr (lines[j], ==, lines[0]);
        }
      for (gsize j = 0; j < G_N_ELEMENTS (forms); j++)
        g_free (lines[j]);
    }
}

/* An analyzer that has met many words says the same of a word as one that has met none. */
static void
test_memory (void)
{
  static const char *const endings[] = { "", "s", "ing", "ation", "és", "ées", "ción", "ами" };
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();

  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < 20000; i++)
        {
          g_autofree char *word = g_strdup_printf ("%c%cmigr%c%s", 'a' + i % 26, 'a' + i / 26 % 26,
                                                   'a' + i / 676 % 26, endings[i % 8]);
          g_autoptr(GArray) tokens = test_tokens_new (analyzer, HUB_TONGUES_ALL, word, -1);

          if (i % 400 == 7 * round)
            {
              g_autoptr(HubAnalyzer) other = hub_analyzer_new ();
              g_autoptr(GArray) others = test_tokens_new (other, HUB_TONGUES_ALL, word, -1);
              g_autofree char *line = test_tokens_dup (tokens);
              g_autofree char *other_line = test_tokens_dup (others);

              g_assert_cmpstr (line, ==, other_line);
            }
        }
    }
}

/* A megabyte of what looks back or ahead for long, if anything does: with a cost that grows by the
 * square this does not end. */
static void
test_long (void)
{
  static const char *const pieces[] = {
    "a", "é", "\u0301", "a\u0301", "\u0e35", "\u0e01\u0e35", "\u093c\u094d", "\u0915\u094d",
    "\u00ad", "a\u200b", "a-", "-", "l’", "1", "1,000,", "1,", "1.", "000", "000 ", "移",
    "移\u200f", "ا", "لل", "وبال", "\ufdfa", "\xff", "\xe2\x80", "a.", "U.N", "\u1100\u1161\u11a8",
    "1\u202f000\u202f",
  };
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GArray) tokens = NULL;

      while (text->len < LONG_BYTES)
        g_string_append (text, pieces[i]);
      tokens = test_tokens_new (analyzer, HUB_TONGUES_ALL, text->str, (gssize) text->len);
      check_tokens (tokens, text->str, text->len, g_utf8_validate (text->str, -1, NULL));
      g_assert_cmpuint (tokens->len, <=, 8 * text->len);
    }
}

/* A word is cut, and so is one that grows by folding. */
static void
test_cut (void)
{
  g_autoptr(HubAnalyzer) analyzer = hub_analyzer_new ();
  g_autoptr(GString) long_word = g_string_new (NULL);
  g_autoptr(GString) sharp = g_string_new (NULL);
  g_autoptr(GArray) tokens = NULL;
  const TestToken *first, *second;

  for (guint i = 0; i < 100; i++)
    {
      g_string_append_c (long_word, 'x');
      g_string_append (sharp, "ß");
    }
  g_string_append_c (long_word, ' ');
  g_string_append (long_word, sharp->str);
  tokens = test_tokens_new (analyzer, HUB_TONGUES_ALL, long_word->str, -1);

  g_assert_cmpuint (tokens->len, ==, 2);
  first = &g_array_index (tokens, TestToken, 0);
  second = &g_array_index (tokens, TestToken, 1);
  g_assert_cmpuint (strlen (first->text), ==, HUB_ANALYZER_MAX_LENGTH);
  g_assert_cmpuint (first->end, ==, 100);
  g_assert_cmpuint (strlen (second->text), ==, HUB_ANALYZER_MAX_LENGTH);
  g_assert_cmpuint (second->end, ==, 301);
}

static gpointer
get_version (gpointer data)
{
  return GUINT_TO_POINTER (hub_analyzer_get_version ());
}

/* The same on every thread, whoever asks first. */
static void
test_version (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("version", get_version, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==,
                      hub_analyzer_get_version ());
  g_assert_cmpuint (hub_analyzer_get_version (), !=, 0);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/analyzer/fold", test_fold);
  g_test_add_func ("/analyzer/arabic", test_arabic);
  g_test_add_func ("/analyzer/ties", test_ties);
  g_test_add_func ("/analyzer/numbers", test_numbers);
  g_test_add_func ("/analyzer/pairs", test_pairs_of_characters);
  g_test_add_func ("/analyzer/stems", test_stems);
  g_test_add_func ("/analyzer/bad-bytes", test_bad_bytes);
  g_test_add_func ("/analyzer/stopped", test_stopped);
  g_test_add_func ("/analyzer/random-characters", test_random_characters);
  g_test_add_func ("/analyzer/random-bytes", test_random_bytes);
  g_test_add_func ("/analyzer/normal-forms", test_normal_forms);
  g_test_add_func ("/analyzer/memory", test_memory);
  g_test_add_func ("/analyzer/long", test_long);
  g_test_add_func ("/analyzer/cut", test_cut);
  g_test_add_func ("/analyzer/version", test_version);

  return g_test_run ();
}
