/* test-html.c: tests of hub-html.c
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-html.h"

#include <string.h>

static void
assert_text (const char *html,
             const char *expected)
{
  g_autofree char *text = hub_html_to_text (html, 1024 * 1024);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_plain (void)
{
  assert_text ("", "");
  assert_text ("one", "one");
  assert_text ("  one \n two\t\u00a0three ", "one two three");
  assert_text ("AT&amp;T <b>bold</b><i>er</i>", "AT&T bolder");
  assert_text ("a &lt;b&gt; c", "a <b> c");
}

static void
test_blocks (void)
{
  assert_text ("<p>One</p>\n<p>Two</p>", "One\n\nTwo");
  assert_text ("<h2>Head</h2><p>Body</p>", "Head\n\nBody");
  assert_text ("<p>One<br>Two</p>", "One\nTwo");
  assert_text ("<ul><li>One</li><li>Two <b>x</b></li></ul><p>End</p>", "• One\n• Two x\n\nEnd");
  assert_text ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
               "a\tb\nc\td");
}

static void
test_f35_silent (void)
{
  assert_text ("<p>One<script>alert(1)</script></p><style>p{}</style><p>Two</p>", "One\n\nTwo");
  assert_text ("<form><input value=x><button>Send</button></form>after", "after");
  assert_text ("<iframe src='http://x'>in</iframe><svg><text>s</text></svg>after", "after");
  assert_text ("<p onclick='x()'>One<p>Two</b></i>", "One\n\nTwo");
  assert_text ("<img src='http://tracker/x.png' alt='x'>after", "after");
}

static void
test_limit (void)
{
  g_autofree char *text = hub_html_to_text ("<p>Zo\u00eb \u00e9t\u00e9</p>", 4);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (strlen (text), <=, 4 + 3);
}

static void
test_f35_deep (void)
{
  g_autoptr(GString) html = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append (html, "<div>");
  g_string_append (html, "x");
  text = hub_html_to_text (html->str, 1024);
  g_assert_cmpuint (strlen (text), <=, 1024);
}

static void
test_not_utf8 (void)
{
  g_autofree char *text = hub_html_to_text ("<p>a\xff\xfe" "b</p>", 100);

  g_assert_true (g_utf8_validate (text, -1, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/html/plain", test_plain);
  g_test_add_func ("/html/blocks", test_blocks);
  g_test_add_func ("/html/F35-silent", test_f35_silent);
  g_test_add_func ("/html/F35-deep", test_f35_deep);
  g_test_add_func ("/html/limit", test_limit);
  g_test_add_func ("/html/not-utf8", test_not_utf8);

  return g_test_run ();
}
