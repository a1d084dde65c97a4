/* test-help.c: tests of hub-help.c and of what the pages say
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-deep-link.h"
#include "hub-help.h"
#include "hub-shortcuts-dialog.h"
#include "hub-text.h"

#include <gio/gio.h>
#include <string.h>

#define FOLDER "/io/github/hubreader/HubReader/help/"

static char *
dup_file (const char *language,
          const char *name)
{
  g_autofree char *path = g_strdup_printf (FOLDER "%s/%s.html", language, name);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *found = strstr (text, part); found != NULL; found = strstr (found + 1, part))
    n++;
  return n;
}

/* Each link leads to a page that is there. */
static guint
check_links (GPtrArray         *pages,
             const HubHelpPage *page)
{
  guint n_links = 0;

  for (guint i = 0; i < hub_rich_text_get_n_blocks (page->text); i++)
    {
      const HubRichBlock *block = hub_rich_text_get_block (page->text, i);

      for (guint j = 0; block->spans != NULL && j < block->spans->len; j++)
        {
          const char *uri = g_array_index (block->spans, HubRichSpan, j).uri;
          g_auto(HubDeepLink) link = { NULL };
          guint position;

          if (uri == NULL)
            continue;
          g_assert_true (hub_deep_link_parse (&link, uri));
          g_assert_true (hub_help_find (pages, link.help, &position));
          n_links++;
        }
    }
  return n_links;
}

/* What has words from right to left runs that way, even if it begins with what is typed. */
static void
check_direction (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (hub_text_get_direction (g_utf8_get_char (c)) < 0)
      {
        if (hub_text_find_direction (text) > 0)
          g_test_fail_printf ("“%s” runs from left to right", text);
        return;
      }
}

/* Nothing of a page is left out where it is shown: no block, no link. */
static void
test_pages (gconstpointer data)
{
  const char *language = data;
  g_autofree char *shortcuts = hub_shortcuts_dialog_dup_html ();
  g_autoptr(GPtrArray) pages = hub_help_new (language, shortcuts);
  g_autoptr(GBytes) list = g_resources_lookup_data (FOLDER "pages", G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                    NULL);
  g_autofree char *names = g_strndup (g_bytes_get_data (list, NULL), g_bytes_get_size (list));

  g_assert_cmpuint (pages->len, ==, count (names, "\n"));
  for (guint i = 0; i < pages->len; i++)
    {
      const HubHelpPage *page = g_ptr_array_index (pages, i);
      g_autofree char *html = dup_file (language, page->name);
      guint n_blocks = count (html, "<h1>") + count (html, "<h2>") + count (html, "<p>") +
                       count (html, "<li>") + count (html, "<th>") + count (html, "<td>") +
                       count (html, "<pre>");

      g_assert_cmpint (hub_rich_text_get_block (page->text, 0)->kind, ==, HUB_RICH_HEADING);
      g_assert_cmpuint (hub_rich_text_get_block (page->text, 0)->level, ==, 1);
      g_assert_cmpstr (page->title, !=, "");
      for (guint j = 0; j < hub_rich_text_get_n_blocks (page->text); j++)
        check_direction (hub_rich_text_get_block (page->text, j)->text);
      g_assert_false (hub_rich_text_is_cut (page->text));
      g_assert_cmpuint (check_links (pages, page), ==, count (html, "<a href"));
      if (g_str_equal (page->name, "keyboard"))
        g_assert_cmpuint (hub_rich_text_get_n_blocks (page->text), >, n_blocks + 40);
      else
        g_assert_cmpuint (hub_rich_text_get_n_blocks (page->text), ==, n_blocks);
    }
}

/* What the pages say of keys is what the program does. */
static void
test_keys (void)
{
  g_autoptr(GPtrArray) pages = hub_help_new ("en", "");
  g_autofree char *shortcuts = hub_shortcuts_dialog_dup_html ();
  guint n_keys = 0;

  for (guint i = 0; i < pages->len; i++)
    {
      const HubHelpPage *page = g_ptr_array_index (pages, i);
      g_autofree char *html = dup_file ("en", page->name);
      g_auto(GStrv) parts = g_strsplit (html, "<kbd>", -1);

      for (guint j = 1; parts[j] != NULL; j++)
        {
          const char *end = strstr (parts[j], "</kbd>");
          g_autofree char *key = g_strdup_printf ("<kbd>%.*s</kbd>", (int) (end - parts[j]),
                                                  parts[j]);

          if (strstr (shortcuts, key) == NULL)
            g_test_fail_printf ("%s.html names %s, which is no shortcut", page->name, key);
          n_keys++;
        }
    }
  g_assert_cmpuint (n_keys, >, 10);
}

static void
test_language (void)
{
  g_autoptr(GPtrArray) english = hub_help_new ("en", "");
  g_autoptr(GPtrArray) other = hub_help_new ("tlh", "");
  guint position;

  g_assert_cmpuint (other->len, ==, english->len);
  for (guint i = 0; i < english->len; i++)
    g_assert_cmpstr (((HubHelpPage *) g_ptr_array_index (other, i))->title, ==,
                     ((HubHelpPage *) g_ptr_array_index (english, i))->title);

  g_assert_true (hub_help_find (english, "search", &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_false (hub_help_find (english, "", &position));
  g_assert_false (hub_help_find (english, "nothing", &position));
}

/* The name of the first page that has the words, and where they are. */
static const char *
find (GPtrArray  *pages,
      const char *words,
      char      **excerpt)
{
  for (guint i = 0; i < pages->len; i++)
    {
      const HubHelpPage *page = g_ptr_array_index (pages, i);

      if (hub_help_page_matches (page, words, excerpt))
        return page->name;
    }
  return NULL;
}

static void
test_search (void)
{
  g_autoptr(GPtrArray) pages = hub_help_new ("en", "");
  g_autofree char *word = NULL;
  g_autofree char *title = NULL;
  g_autofree char *more = NULL;
  g_autofree char *none = NULL;

  g_assert_cmpstr (find (pages, "HUBPÁCK", &word), ==, "organisation");
  g_assert_cmpstr (word, ==, "…hub-reader pack -o hub.hubpack");
  g_assert_cmpstr (find (pages, "  smuggling   spelling ", &more), ==, "search");
  g_assert_cmpstr (more, ==, "-smuggling");
  g_assert_cmpstr (find (pages, "privacy", &title), ==, "privacy");
  g_assert_null (title);
  g_assert_null (find (pages, "privacy zzqxv", &none));
  g_assert_cmpstr (find (pages, " ", &none), ==, "start");
  g_assert_null (none);
}

/* A long paragraph is shown from a little before the word on. */
static void
test_excerpt (void)
{
  g_autoptr(GPtrArray) pages = hub_help_new ("en", "");
  g_autofree char *excerpt = NULL;

  g_assert_cmpstr (find (pages, "sharing metered", &excerpt), ==, NULL);
  g_assert_cmpstr (find (pages, "metered", &excerpt), ==, "files");
  g_assert_cmpstr (excerpt, ==, "…the connection is metered.");
}

int
main (int   argc,
      char *argv[])
{
  g_auto(GStrv) languages = NULL;

  g_test_init (&argc, &argv, NULL);
  languages = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; languages != NULL && languages[i] != NULL; i++)
    if (g_str_has_suffix (languages[i], "/"))
      {
        g_autofree char *language = g_strndup (languages[i], strlen (languages[i]) - 1);
        g_autofree char *path = g_strconcat ("/ui/help/pages/", language, NULL);

        g_test_add_data_func_full (path, g_steal_pointer (&language), test_pages, g_free);
      }
  g_test_add_func ("/ui/help/keys", test_keys);
  g_test_add_func ("/ui/help/language", test_language);
  g_test_add_func ("/ui/help/search", test_search);
  g_test_add_func ("/ui/help/excerpt", test_excerpt);

  return g_test_run ();
}
