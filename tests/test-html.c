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

/* Text without markup is not parsed; with some that means nothing, it is. */
static void
test_plain_as_parsed (void)
{
  for (gunichar c = 1; c < 0x11000; c++)
    {
      char character[7] = "";
      g_autofree char *plain = NULL;
      g_autofree char *marked = NULL;
      g_autofree char *text = NULL;
      g_autofree char *parsed = NULL;

      if (c == '<' || c == '&' || (c >= 0xd800 && c <= 0xdfff))
        continue;

      g_unichar_to_utf8 (c, character);
      plain = g_strconcat (character, "one ", character, " two", character, character, NULL);
      marked = g_strconcat (character, "one ", character, " two", character, "<i></i>", character,
                            NULL);
      text = hub_html_to_text (plain, 12);
      parsed = hub_html_to_text (marked, 12);
      g_assert_cmpstr (text, ==, parsed);
    }
}

/* The same for paragraphs and lines in any disorder. */
static void
test_plain_paragraphs (void)
{
  static const char *const pieces[] = { "<p>", "</p>", "<br>", "<br/>", "<br />", "one", " ", "\n",
                                        "\u00e9t\u00e9", ".", "\u00a0" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) html = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_autofree char *parsed = NULL;
      gsize max_bytes = g_test_rand_int_range (1, 60);

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (html, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

      text = hub_html_to_text (html->str, max_bytes);
      g_string_append (html, "<i></i>");
      parsed = hub_html_to_text (html->str, max_bytes);
      g_assert_cmpstr (text, ==, parsed);
    }
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
}

/* What stands for an image is told in its place; nothing of it is markup. */
static void
test_f36_images (void)
{
  assert_text ("<img src='http://tracker.example/x.png' alt='A map'>after", "[A map] after");
  assert_text ("<p>One<img alt=\"Two &amp; three\"/>four</p>", "One [Two & three] four");
  assert_text ("<img src=x.png alt=word class=y>after", "[word] after");
  assert_text ("<img src='http://tracker.example/1.gif'>after<img alt=''><img>", "after");
  assert_text ("<IMG ALT = 'x'>after", "[x] after");
  assert_text ("<img alt='<script>alert(1)</script><b>x'>after",
               "[ script>alert(1) /script> b>x] after");
  assert_text ("<img alt='a > b' src=x>after", "[a > b] after");
  assert_text ("<img alt>after", "after");
  assert_text ("<img alt=>after", "after");
  assert_text ("<img =x alt=y>after", "[y] after");
  assert_text ("One <img alt='x", "One");
  assert_text ("<img a=b='x alt=\" y'>after", "after");
  assert_text ("<img a=b='x alt= y'>after", "[y'] after");
}

static void
assert_images (const char *html,
               const char *expected)
{
  g_autoptr(GPtrArray) images = hub_html_list_images (html);
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < images->len; i++)
    {
      const HubHtmlImage *image = g_ptr_array_index (images, i);

      g_string_append_printf (found, "%s|%s\n", image->address, image->text);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* Where the images are, and what stands for them; none of it leaves its place. */
static void
test_f36_addresses (void)
{
  g_autoptr(GString) many = g_string_new (NULL);
  g_autoptr(GPtrArray) images = NULL;

  assert_images ("", "");
  assert_images ("<p>One</p><p>img src=x</p>", "");
  assert_images ("<p><img src='/a.png' alt='A map'></p><IMG SRC=b.png>", "/a.png|A map\nb.png|\n");
  assert_images ("<img alt='x &amp; y' src='/a?b=1&amp;c=2'/>", "/a?b=1&c=2|x & y\n");
  assert_images ("<img src='' src=b.png src=c.png>", "b.png|\n");
  assert_images ("<img alt='no address'><img src><img>", "");
  assert_images ("<img data-src=x.png title='src=y.png'>", "");
  assert_images ("<!-- <img src=x> --><script>'<img src=x>'</script><style><img src=x></style>",
                 "");
  assert_images ("<img src='a.png", "");
  assert_images ("<img src='a&lt;b' alt='<b>'>", "a<b|b>\n");

  for (guint i = 0; i < 2 * HUB_HTML_IMAGES_MAX; i++)
    g_string_append_printf (many, "<img src='%u.png'>", i);
  images = hub_html_list_images (many->str);
  g_assert_cmpuint (images->len, ==, HUB_HTML_IMAGES_MAX);
}

static void
test_limit (void)
{
  g_autofree char *text = hub_html_to_text ("<p>Zo\u00eb \u00e9t\u00e9</p>", 4);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (strlen (text), <=, 4 + 3);
}

/* What makes a parser take minutes for a body of 2 MB: each is one piece over and over. */
static void
test_f35_slow (void)
{
  static const char *const pieces[] = { "<div>", "<ul><li>", "<p><b id=%u>", "<table><tr><td>",
                                        "<a href=x%u>", "<svg><math>", "<select><option>",
                                        "<dl><dd><p>", "<div><table></div>", "<font size=%u><p>",
                                        "<!-- <ul><li>", "<ul><script><li>", "</p>", "<x y=\"", "<",
                                        "<p a%u b%u", "<td><li></td>", "<template><li>",
                                        "<img alt='x%u'>", "<img a%u b%u" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GString) html = g_string_new (NULL);
      g_autofree char *text = NULL;

      for (guint n = 0; html->len < 2 * 1024 * 1024; n++)
        {
          g_autofree char *number = g_strdup_printf ("%u", n);
          g_auto(GStrv) parts = g_strsplit (pieces[i], "%u", -1);
          g_autofree char *piece = g_strjoinv (number, parts);

          g_string_append (html, piece);
        }
      text = hub_html_to_text (html->str, 1024);
      g_assert_cmpuint (strlen (text), <=, 1024 + 8);
    }
}

/* Taming leaves the text as it is. */
static void
test_tame (void)
{
  assert_text ("<p title='a > b'>One</p><a href=\"x>y\">two</a>", "One\n\ntwo");
  assert_text ("<p\nclass = \"x\" hidden>One</P><P>two", "One\n\ntwo");
  assert_text ("a<!-- <p> --> b<!--> c <!-- x", "a b c");
  assert_text ("a <script>if (a<b) x = \"</div>\";</script>b", "a b");
  assert_text ("a <STYLE>p > b { }</sTyle >b<style>", "a b");
  assert_text ("1 < 2 and 2 > 1 <3", "1 < 2 and 2 > 1 <3");
  assert_text ("<strong>One</strong><em>two</em> <abbr>three</abbr>", "Onetwo three");
  assert_text ("<?php x ?>One<!DOCTYPE html>", "One");
  assert_text ("One<br/>two<hr />three", "One\ntwo\n\nthree");
  assert_text ("One <p", "One");
  assert_text ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "• a\n• b\n\n• c\n\n• d");
}

/* A hundred levels are more than people write; what is deeper keeps its text. */
static void
test_depth (void)
{
  g_autoptr(GString) html = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append (html, "<div>");
  g_string_append (html, "<p>One</p>");
  for (guint i = 0; i < 1000; i++)
    g_string_append (html, "</div>");
  g_string_append (html, "<p>Two</p><p>Three</p>");
  assert_text (html->str, "One\n\nTwo\n\nThree");
}

static void
test_tables (void)
{
  assert_text ("<table><tr><td></td><td>b</td></tr><tr><td>c</td></tr></table>", "\tb\nc");
  assert_text ("<p>x</p><table><tr>\n<td><p>a</p></td>\n<td><p>b</p></td></tr>"
               "<tr><th></th><td>d</td></tr></table><p>y</p>", "x\n\na\tb\n\n\td\n\ny");
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
  g_test_add_func ("/html/plain-as-parsed", test_plain_as_parsed);
  g_test_add_func ("/html/plain-paragraphs", test_plain_paragraphs);
  g_test_add_func ("/html/blocks", test_blocks);
  g_test_add_func ("/html/F35-silent", test_f35_silent);
  g_test_add_func ("/html/F35-slow", test_f35_slow);
  g_test_add_func ("/html/F36-images", test_f36_images);
  g_test_add_func ("/html/F36-addresses", test_f36_addresses);
  g_test_add_func ("/html/tame", test_tame);
  g_test_add_func ("/html/depth", test_depth);
  g_test_add_func ("/html/tables", test_tables);
  g_test_add_func ("/html/limit", test_limit);
  g_test_add_func ("/html/not-utf8", test_not_utf8);

  return g_test_run ();
}
