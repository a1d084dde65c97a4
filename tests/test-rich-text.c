/* test-rich-text.c: tests of hub-rich-text.c and hub-rich-parse.c
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-html.h"
#include "hub-rich-text.h"

#include <string.h>

#define BASE "https://hub.example/en/node/7"

/* What a block is, as a word: "h2", "p", "2.3" for the third item of a list in a list. */
static void
add_name (GString            *lines,
          const HubRichBlock *block)
{
  for (guint i = 0; i < block->n_quotes; i++)
    g_string_append_c (lines, '>');
  switch (block->kind)
    {
    case HUB_RICH_PARAGRAPH:
      g_string_append_printf (lines, block->depth > 0 ? "p+%u" : "p", block->depth);
      break;
    case HUB_RICH_HEADING:
      g_string_append_printf (lines, "h%u", block->level);
      break;
    case HUB_RICH_ITEM:
      g_string_append_printf (lines, block->number > 0 ? "%u.%u" : "%u.*", block->depth,
                              block->number);
      break;
    case HUB_RICH_PREFORMATTED:
      g_string_append (lines, "pre");
      break;
    case HUB_RICH_CELL:
      g_string_append_printf (lines, block->is_header ? "T%u:%u,%u" : "t%u:%u,%u", block->table,
                              block->row, block->column);
      break;
    case HUB_RICH_RULE:
      g_string_append (lines, "---");
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The text, with the letters of a style and the address of a link around what has them. */
static void
add_text (GString            *lines,
          const HubRichBlock *block)
{
  static const char letters[] = "bisc^_";
  guint at = 0;

  for (guint i = 0; block->spans != NULL && i < block->spans->len; i++)
    {
      const HubRichSpan *span = &g_array_index (block->spans, HubRichSpan, i);

      g_string_append_len (lines, block->text + at, span->start - at);
      g_string_append_c (lines, '{');
      for (guint j = 0; j < strlen (letters); j++)
        if ((span->style & (1u << j)) != 0)
          g_string_append_c (lines, letters[j]);
      g_string_append_c (lines, '|');
      g_string_append_len (lines, block->text + span->start, span->end - span->start);
      if (span->uri != NULL)
        g_string_append_printf (lines, "|%s", span->uri);
      g_string_append_c (lines, '}');
      at = span->end;
    }
  g_string_append (lines, block->text + at);
}

static char *
describe (HubRichText *text)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < hub_rich_text_get_n_blocks (text); i++)
    {
      const HubRichBlock *block = hub_rich_text_get_block (text, i);

      g_assert_true (g_utf8_validate (block->text, -1, NULL));
      add_name (lines, block);
      if (*block->text != '\0')
        g_string_append_c (lines, ' ');
      add_text (lines, block);
      g_string_append_c (lines, '\n');
    }
  if (lines->len > 0)
    g_string_truncate (lines, lines->len - 1);
  return g_string_free (lines, FALSE);
}

static void
assert_blocks (const char *html,
               const char *expected)
{
  g_autoptr(HubRichText) text = hub_rich_text_new (html, BASE, 1024 * 1024);
  g_autofree char *lines = describe (text);

  g_assert_cmpstr (lines, ==, expected);
  g_assert_false (hub_rich_text_is_cut (text));
}

static void
test_paragraphs (void)
{
  assert_blocks ("", "");
  assert_blocks (" <p> </p>\n<div></div>&nbsp;", "");
  assert_blocks ("one", "p one");
  assert_blocks ("<p>One\n two</p>\n<p>three</p>four", "p One two\np three\np four");
  assert_blocks ("<p>One<br>two<br/></p>", "p One\ntwo");
  assert_blocks ("<p>One<br><br>two</p>", "p One\np two");
  assert_blocks ("<div>One<div>two</div>three</div>", "p One\np two\np three");
  assert_blocks ("<h2>One</h2><p>two</p><h6>three</h6>", "h2 One\np two\nh6 three");
  assert_blocks ("<h1><div><h2>A</h2></div></h1><p>rest</p>", "h2 A\np rest");
  assert_blocks ("<h1><ul><li><h2>A</h2></li></ul></h1><p>rest</p>", "1.* {b|A}\np rest");
  assert_blocks ("<p>One</p><hr><p>two</p>", "p One\n---\np two");
  assert_blocks ("<pre>\none\n  two\n\nthree</pre>", "pre one\n  two\n\nthree");
  assert_blocks ("<blockquote><p>One</p><p>two</p></blockquote><p>three</p>",
                 ">p One\n>p two\np three");
  assert_blocks ("<figure><img src=x alt='A map'><figcaption>Where</figcaption></figure>",
                 "p [A map]\np {i|Where}");
}

static void
test_styles (void)
{
  assert_blocks ("<p>A <b>bold</b> and <em>slanted</em> word</p>",
                 "p A {b|bold} and {i|slanted} word");
  assert_blocks ("<p><strong>a <i>b</i></strong> c</p>", "p {b|a} {bi|b} c");
  assert_blocks ("CO<sub>2</sub> m<sup>2</sup> <code>x</code> <s>y</s> <del>z</del> <u>u</u>",
                 "p CO{_|2} m{^|2} {c|x} {s|y z} u");
  assert_blocks ("<B>one</B><STRONG>two</STRONG>", "p {b|onetwo}");
  /* What is not closed ends with its paragraph. */
  assert_blocks ("<p><b>one</p><p>two</b></p>", "p {b|one}\np two");
  assert_blocks ("<script><b>x</b></script><style>p {}</style><form>a<input></form><iframe>b"
                 "</iframe><p>one</p>", "p one");
}

static void
test_lists (void)
{
  assert_blocks ("<ul><li>a</li><li>b</li></ul>", "1.* a\n1.* b");
  assert_blocks ("<ol><li>a<li>b<ol><li>c</ol><li>d</ol>", "1.1 a\n1.2 b\n2.1 c\n1.3 d");
  assert_blocks ("<ol start=7><li>a</li></ol><ol start='x'><li>b</li></ol>", "1.7 a\n1.1 b");
  assert_blocks ("<ol start='99999999999'><li>a</li></ol><ol start=0><li>b</ol>", "1.1 a\n1.1 b");
  assert_blocks ("<ul><li><p>a</p><p>b</p></li><li></li><li><h3>c</h3>d</li></ul>",
                 "1.* a\np+1 b\n1.* {b|c}\np+1 d");
  assert_blocks ("<ul><li><ul><li>a</li></ul>b</li></ul><p>c</p>", "2.* a\np+1 b\np c");
  assert_blocks ("<dl><dt>Term</dt><dd>What it is</dd></dl>", "p {b|Term}\np+1 What it is");
  assert_blocks ("<li>alone</li>", "p alone");
}

static void
test_tables (void)
{
  assert_blocks ("<table><caption>Title</caption><thead><tr><th>A</th><th>B</th></tr></thead>"
                 "<tbody><tr><td>c</td><td></td></tr><tr><td></td><td>d</td></tr></tbody></table>"
                 "<p>after</p>",
                 "p {b|Title}\nT1:0,0 A\nT1:0,1 B\nt1:1,0 c\nt1:2,1 d\np after");
  assert_blocks ("<table><tr><td><p>a</p><p>b</p></td><td><ul><li>c<li>d</ul></td></tr></table>",
                 "t1:0,0 a\nb\nt1:0,1 \342\200\242 c\n\342\200\242 d");
  assert_blocks ("<table><tr><td colspan=2>a</td><td>b</td></tr><tr><td rowspan=2>c</td><td>d</td>"
                 "</tr><tr><td>e</td></tr></table>",
                 "t1:0,0 a\nt1:0,2 b\nt1:1,0 c\nt1:1,1 d\nt1:2,1 e");
  /* One column is no table. */
  assert_blocks ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "p a\np b");
  assert_blocks ("<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr>"
                 "</table><table><tr><td>e</td><td>f</td></tr></table>",
                 "t1:0,0 a\nb c\nt1:0,1 d\nt2:0,0 e\nt2:0,1 f");
}

static void
assert_link (const char *href,
             const char *target)   /* (nullable): %NULL for text without a link */
{
  g_autofree char *html = g_strdup_printf ("<a class=x href=\"%s\" onclick='f()'>a</a>", href);
  g_autofree char *expected = target != NULL ? g_strdup_printf ("p {|a|%s}", target)
                                             : g_strdup ("p a");

  assert_blocks (html, expected);
}

/* Where a link of a text of our own leads. */
static void
assert_own_link (const char *href,
                 const char *target)   /* (nullable) */
{
  g_autofree char *html = g_strdup_printf ("<p><a href=\"%s\">a</a></p>", href);
  g_autoptr(HubRichText) text = hub_rich_text_new (html, "hub-reader:help/", 1024);
  const HubRichBlock *block = hub_rich_text_get_block (text, 0);

  g_assert_cmpint (block->spans != NULL, ==, target != NULL);
  if (target != NULL)
    g_assert_cmpstr (g_array_index (block->spans, HubRichSpan, 0).uri, ==, target);
}

/* With a base that is none of the web a link may lead to what is below it, and to nothing above. */
static void
test_own_links (void)
{
  assert_own_link ("search.html", "hub-reader:help/search.html");
  assert_own_link ("hub-reader:help/search", "hub-reader:help/search");
  assert_own_link ("https://a.example/b", "https://a.example/b");
  assert_own_link ("../entry/x", NULL);
  assert_own_link ("/etc/passwd", NULL);
  assert_own_link ("//a.example/b", NULL);
  assert_own_link ("hub-reader:entry/x", NULL);
  assert_own_link ("file:help/x", NULL);
  assert_own_link ("javascript:help/x", NULL);
}

/* F37: links lead to the web or to a mail address, and to nothing else. */
static void
test_f37_links (void)
{
  assert_link ("https://a.example/b?c=1&amp;d=2#e", "https://a.example/b?c=1&d=2#e");
  assert_link (" HTTP://a.example/ ", "http://a.example/");
  assert_link ("/en/node/9", "https://hub.example/en/node/9");
  assert_link ("9?x=1", "https://hub.example/en/node/9?x=1");
  assert_link ("//a.example/b", "https://a.example/b");
  assert_link ("mailto:a@b.example", "mailto:a@b.example");
  assert_link ("mailto:a@b.example?attach=/etc/passwd&amp;body=x", "mailto:a@b.example");
  assert_link ("mailto:a%0abcc:b@c.example", NULL);
  assert_link ("javascript:alert(1)", NULL);
  assert_link ("java\nscript:alert(1)", NULL);
  assert_link ("&#106;avascript:alert(1)", NULL);
  assert_link ("data:text/html,x", NULL);
  assert_link ("file:///etc/passwd", NULL);
  assert_link ("hub-reader:entry/x", NULL);
  assert_link ("https://user:word@a.example/", NULL);
  assert_link ("https:///x", NULL);
  assert_link ("https:\\\\a.example", NULL);
  assert_link ("#part", NULL);
  assert_link ("", NULL);
  assert_blocks ("<a href=https://a.example/x>one</a> <a name=y>two</a> <a>three</a>",
                 "p {|one|https://a.example/x} two three");
  assert_blocks ("<a href='https://a.example/'><b>one</b> two</a>",
                 "p {b|one|https://a.example/} {|two|https://a.example/}");
  assert_blocks ("<a href='https://a.example/'><p>one</p><p>two</p></a>",
                 "p {|one|https://a.example/}\np {|two|https://a.example/}");
  assert_blocks ("<a x='>' href='https://a.example/\"' href=https://b.example/>one</a>",
                 "p {|one|https://a.example/\"}");
}

static void
test_no_base (void)
{
  g_autoptr(HubRichText) text = hub_rich_text_new ("<a href='/x'>a</a> <a href='http://b/'>b</a>",
                                                   NULL, 100);
  g_autofree char *lines = describe (text);

  g_assert_cmpstr (lines, ==, "p a {|b|http://b/}");
}

/* What an editor of Drupal writes. */
static void
test_drupal (void)
{
  assert_blocks ("<div class=\"text\"><h3 class=\"h4\" id=\"aim\"><strong>Aim</strong></h3>\r\n\r\n"
                 "<p class=\"MsoNormal\"><span lang=\"EN-GB\" style=\"color:red\">The&nbsp;guide "
                 "(<a data-entity-type=\"node\" data-entity-uuid=\"a\" href=\"/node/5\">first part"
                 "</a>)\r\nhelps.</span><o:p></o:p></p>\r\n\r\n<ol type=\"a\">\r\n"
                 "\t<li>Plan;</li>\r\n\t<li>Act:\r\n\t<ul>\r\n\t\t<li>here</li>\r\n\t</ul>\r\n"
                 "\t</li>\r\n</ol>\r\n<drupal-media data-align=\"center\">&nbsp;</drupal-media>\r\n"
                 "<div class=\"table-responsive\"><table border=\"1\"><tbody>\r\n<tr>\r\n"
                 "<td style=\"width:50%\"><p><strong>Year</strong></p></td>\r\n<td>2024</td>\r\n"
                 "</tr>\r\n</tbody></table></div></div>",
                 "h3 {b|Aim}\np The guide ({|first part|https://hub.example/node/5}) helps.\n"
                 "1.1 Plan;\n1.2 Act:\n2.* here\nt1:0,0 {b|Year}\nt1:0,1 2024");
}

/* A no-break space stays one beside a sign or a figure, and only there. */
static void
test_no_break_spaces (void)
{
  assert_blocks ("<p>Un&nbsp;mot&nbsp;: «&nbsp;dix&#x202f;» et 10&nbsp; km&nbsp;</p>",
                 "p Un mot\u00a0: «\u00a0dix\u202f» et 10\u00a0km");
  assert_blocks ("<p>&nbsp;one&nbsp;<b>two</b>&nbsp;&mdash; three</p>",
                 "p one {b|two}\u00a0\u2014 three");
}

/* Characters that would turn the direction of what follows, or are none. */
static void
test_characters (void)
{
  assert_blocks ("<p>a&#x202E;b\342\200\256c&#1;d&#xFEFF;e&#0;</p>", "p abcde\357\277\275");
  assert_blocks ("<p>\330\247\331\204 &rlm;UN\342\200\217</p>",
                 "p \330\247\331\204 \342\200\217UN\342\200\217");
  assert_blocks ("<p>o&#768;&#768;&#768;&#768;&#768;&#768;&#768;&#768;&#768;&#768;&#768;x</p>",
                 "p o\314\200\314\200\314\200\314\200\314\200\314\200\314\200\314\200x");
  assert_blocks ("<p>\xff\xfe</p>", "p \357\277\275\357\277\275");
}

static void
test_limits (void)
{
  g_autoptr(HubRichText) text = hub_rich_text_new ("<p>Zo\303\253 \303\251t\303\251</p><p>x</p>",
                                                   NULL, 6);
  g_autoptr(HubRichText) none = hub_rich_text_new ("<p>x</p>", NULL, 0);
  g_autofree char *lines = describe (text);

  g_assert_cmpstr (lines, ==, "p Zo\303\253 ");
  g_assert_true (hub_rich_text_is_cut (text));
  g_assert_cmpuint (hub_rich_text_get_n_blocks (none), ==, 0);
  g_assert_true (hub_rich_text_is_cut (none));
}

static void
assert_sound (HubRichText *text,
              gsize        max_bytes)
{
  g_autofree char *plain = hub_rich_text_to_text (text);
  g_autofree char *html = hub_rich_text_to_html (text);
  gsize length = 0;
  guint n_spans = 0;

  g_assert_cmpuint (hub_rich_text_get_n_blocks (text), <=, HUB_RICH_TEXT_MAX_BLOCKS);
  for (guint i = 0; i < hub_rich_text_get_n_blocks (text); i++)
    {
      const HubRichBlock *block = hub_rich_text_get_block (text, i);

      g_assert_true ((*block->text == '\0') == (block->kind == HUB_RICH_RULE));
      g_assert_cmpuint (block->column, <, HUB_RICH_TEXT_MAX_COLUMNS);
      length += strlen (block->text);
      n_spans += block->spans != NULL ? block->spans->len : 0;
    }
  g_assert_cmpuint (length, <=, max_bytes);
  g_assert_cmpuint (n_spans, <=, HUB_RICH_TEXT_MAX_SPANS);
  g_assert_true (g_utf8_validate (plain, -1, NULL) && g_utf8_validate (html, -1, NULL));
}

/* F35: what makes a parser, or what it builds, grow without end; one piece over and over. */
static void
test_f35_slow (void)
{
  static const char *const pieces[] = {
    "<div>", "<ul><li>", "<ol><li>x", "<p><b id=%u>", "<table><tr><td>", "<table><tr><td>x<td>y",
    "<tr><td>", "<a href=x%u>x", "<a href=/%u>x</a>", "<b>x</b><i>y</i>", "<svg><math>",
    "<blockquote>x", "<dl><dd><p>x", "<font size=%u><p>", "<!-- <ul><li>", "<x y=\"", "<",
    "<p a%u b%u", "<td colspan=64 rowspan=64>x", "<img alt='x%u'>", "<h1>x<h2>y", "<br>", "<hr>",
    "<p>x</p>", "<pre> \n", "&#x301;", "<b><i><s><code><p>x",
    "<a href='h%u' href=y%u colspan=%u x>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GString) html = g_string_new (NULL);
      g_autoptr(HubRichText) text = NULL;

      for (guint n = 0; html->len < 512 * 1024; n++)
        {
          g_autofree char *number = g_strdup_printf ("%u", n);
          g_auto(GStrv) parts = g_strsplit (pieces[i], "%u", -1);
          g_autofree char *piece = g_strjoinv (number, parts);

          g_string_append (html, piece);
        }
      text = hub_rich_text_new (html->str, BASE, 200 * 1024);
      assert_sound (text, 200 * 1024);
    }
}

/* The words are those of the plain text, which the search and the list have. */
static void
test_same_words (void)
{
  static const char *const pieces[] = {
    "<p>", "</p>", "<b>", "</b>", "<a href='/x'>", "</a>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>",
    "<table>", "</table>", "<tr>", "<td>", "<th>", "<br>", "<h2>", "</h2>", "<blockquote>",
    "</blockquote>", "<div>", "</div>", "<dl><dt>", "<dd>", "<script>x</script>", "one", "two ",
    " three", "\303\251t\303\251", "&amp;", "<em>", "</em>", "<img alt='four' src=x>", "<hr>",
  };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) html = g_string_new (NULL);
      g_autoptr(HubRichText) text = NULL;
      g_autofree char *plain = NULL;
      g_autofree char *words = NULL;
      g_autoptr(GString) found = g_string_new (NULL);
      g_auto(GStrv) parts = NULL;

      for (int n = g_test_rand_int_range (0, 30); n > 0; n--)
        g_string_append (html, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

      text = hub_rich_text_new (html->str, BASE, 4096);
      assert_sound (text, 4096);
      for (guint j = 0; j < hub_rich_text_get_n_blocks (text); j++)
        g_string_append (found, hub_rich_text_get_block (text, j)->text);
      plain = hub_html_to_text (html->str, 4096);
      for (guint side = 0; side < 2; side++)
        {
          char *one = side == 0 ? found->str : plain;
          char *to = one;

          /* without white space and the marks of items, which are not the text's */
          for (const char *p = one; *p != '\0'; p++)
            if (g_str_has_prefix (p, "\342\200\242"))
              p += 2;
            else if (!g_ascii_isspace (*p) && !g_ascii_isdigit (*p) && *p != '.')
              *to++ = *p;
          *to = '\0';
        }
      if (!g_str_equal (found->str, plain))
        g_error ("“%s” is “%s”, not “%s”", html->str, found->str, plain);
    }
}

static void
test_plain (void)
{
  g_autoptr(HubRichText) text = hub_rich_text_new_plain ("One <b>\ntwo\n\n\n three\342\200\256",
                                                         100);
  g_autoptr(HubRichText) cut = hub_rich_text_new_plain ("One two", 5);
  g_autofree char *lines = describe (text);

  g_assert_cmpstr (lines, ==, "p One <b>\ntwo\np three");
  g_assert_false (hub_rich_text_is_cut (text));
  g_assert_true (hub_rich_text_is_cut (cut));
}

static void
assert_begins (const char *html,
               const char *words,
               gboolean    begins,
               guint       n_expected)
{
  g_autoptr(HubRichText) text = hub_rich_text_new (html, NULL, 1024);
  guint n_blocks = 99;

  g_assert_true (hub_rich_text_begins_with (text, words, &n_blocks) == begins);
  g_assert_cmpuint (n_blocks, ==, n_expected);
}

static void
test_begins_with (void)
{
  assert_begins ("<p>One  two</p><p>three</p><p>four</p>", "One two\n\nthree", TRUE, 2);
  assert_begins ("<p>One</p><p>two</p>", "One\n\ntwo\n", TRUE, 2);
  assert_begins ("<p>One two</p>", "One", TRUE, 0);
  assert_begins ("<p>One <b>two</b></p>", "One two", TRUE, 0);
  assert_begins ("<h2>One</h2><p>two</p>", "One", TRUE, 0);
  assert_begins ("<ul><li>One</li><li>two</li></ul>", "\342\200\242 One\n\342\200\242 two",
                 TRUE, 0);
  assert_begins ("<p>One</p>", "One two", FALSE, 0);
  assert_begins ("<p>One</p>", "Two", FALSE, 0);
  assert_begins ("<p>One</p>", " \n", FALSE, 0);
  assert_begins ("", "One", FALSE, 0);
}

#define PAGE "<h2>A &amp; B</h2><p>One<br><b>two</b> <a href='/x?a=1&amp;b'>three</a></p>" \
             "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d<p>e</p></li></ul><hr>" \
             "<blockquote>q</blockquote><table><tr><th>x</th><th>y</th></tr>" \
             "<tr><td></td><td>z<br>w</td></tr></table><p>end</p>"

static void
test_to_text (void)
{
  g_autoptr(HubRichText) text = hub_rich_text_new (PAGE, BASE, 1024);
  g_autofree char *plain = hub_rich_text_to_text (text);

  g_assert_cmpstr (plain, ==,
                   "A & B\n\nOne\ntwo three\n\n\342\200\242 a\n  1. b\n  2. c\n\342\200\242 d\n\n"
                   "e\n\nq\n\nx\ty\n\tz w\n\nend");
}

/* What is written is read as the same text. */
static void
test_to_html (void)
{
  g_autoptr(HubRichText) text = hub_rich_text_new (PAGE, BASE, 1024);
  g_autofree char *html = hub_rich_text_to_html (text);
  g_autoptr(HubRichText) again = hub_rich_text_new (html, NULL, 1024);
  g_autofree char *lines = describe (text);
  g_autofree char *lines_again = describe (again);

  g_assert_nonnull (strstr (html, "<h2>A &amp; B</h2>"));
  g_assert_nonnull (strstr (html, "<a href=\"https://hub.example/x?a=1&amp;b\">three</a>"));
  g_assert_cmpstr (lines_again, ==, lines);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rich-text/paragraphs", test_paragraphs);
  g_test_add_func ("/rich-text/styles", test_styles);
  g_test_add_func ("/rich-text/lists", test_lists);
  g_test_add_func ("/rich-text/tables", test_tables);
  g_test_add_func ("/rich-text/F37-links", test_f37_links);
  g_test_add_func ("/rich-text/own-links", test_own_links);
  g_test_add_func ("/rich-text/no-base", test_no_base);
  g_test_add_func ("/rich-text/drupal", test_drupal);
  g_test_add_func ("/rich-text/no-break-spaces", test_no_break_spaces);
  g_test_add_func ("/rich-text/characters", test_characters);
  g_test_add_func ("/rich-text/limits", test_limits);
  g_test_add_func ("/rich-text/F35-slow", test_f35_slow);
  g_test_add_func ("/rich-text/same-words", test_same_words);
  g_test_add_func ("/rich-text/plain", test_plain);
  g_test_add_func ("/rich-text/begins-with", test_begins_with);
  g_test_add_func ("/rich-text/to-text", test_to_text);
  g_test_add_func ("/rich-text/to-html", test_to_html);

  return g_test_run ();
}
