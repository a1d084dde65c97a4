/* hub-help.c: the pages of the help
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They are small pages of HTML in the program itself, so that they are there offline and in a
 * sandbox, where a viewer of the host could not see them. Those of the keyboard end with the
 * shortcuts of the program, which are written down in one place.
 */

#define G_LOG_DOMAIN "hub-help"

#include "hub-help.h"

#include "hub-deep-link.h"
#include "hub-help-pages.h"
#include "hub-resource.h"
#include "hub-text.h"

#include <string.h>

#define FOLDER     "/io/github/hubreader/HubReader/help/"
#define MAX_PAGE   (64 * 1024)   /* bytes of text */
#define N_BEFORE   3             /* words of an excerpt before the one that was looked for */
#define ELLIPSIS   "…"

static void
page_free (gpointer data)
{
  HubHelpPage *self = data;

  g_free (self->name);
  g_free (self->title);
  g_clear_pointer (&self->text, hub_rich_text_unref);
  g_strfreev (self->folded);
  g_free (self);
}

/* (nullable): %NULL if there is none */
static char *
dup_file (const char *path)
{
  g_autofree char *whole = g_strconcat (FOLDER, path, NULL);
  g_autoptr(GBytes) bytes = hub_resource_load (HUB_RESOURCE (hub_help_pages), whole, NULL);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

/* In a page that runs from right to left, so do its paragraphs, and its cells of prose, that begin
 * with what is typed; and what is typed keeps its own way, with all its signs. */
static char *
isolate (char *html)   /* (transfer full) */
{
  static const struct
  {
    const char *tag;
    const char *instead;
  } marks[] = {
    { "<p>", "<p>&#x200f;" },
    { "<li>", "<li>&#x200f;" },
    { "<code>", "<code>&#x2066;" },
    { "</code>", "&#x2069;</code>" },
    { "<kbd>", "<kbd>&#x2066;" },
    { "</kbd>", "&#x2069;</kbd>" },
  };
  g_autoptr(GRegex) mixed = g_regex_new ("<td>(?=<code>[^<]*</code>\\s*[^<\\s])", 0, 0, NULL);
  g_autofree char *given = html;
  GString *text = g_string_new_take (g_regex_replace_literal (mixed, given, -1, 0,
                                                              "<td>&#x200f;", 0, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_string_replace (text, marks[i].tag, marks[i].instead, 0);
  return g_string_free (text, FALSE);
}

/* In a language, else in English. */
static char *
dup_html (const char *language,
          const char *name,
          const char *shortcuts)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.html", language, name);
  g_autofree char *english = g_strdup_printf ("en/%s.html", name);
  g_autofree char *html = dup_file (path);
  char *whole = NULL;

  if (html == NULL)
    html = dup_file (english);
  if (html == NULL)
    return NULL;

  whole = g_strconcat (html, g_str_equal (name, "keyboard") ? shortcuts : "", NULL);
  return strstr (whole, "dir=\"rtl\"") != NULL ? isolate (whole) : whole;
}

static char **
fold_blocks (HubRichText *text)
{
  guint n_blocks = hub_rich_text_get_n_blocks (text);
  char **folded = g_new0 (char *, n_blocks + 1);

  for (guint i = 0; i < n_blocks; i++)
    folded[i] = hub_text_fold (hub_rich_text_get_block (text, i)->text);
  return folded;
}

static HubHelpPage *
page_new (const char *language,
          const char *name,
          const char *shortcuts)
{
  g_autofree char *html = dup_html (language, name, shortcuts);
  g_autoptr(HubRichText) text = NULL;
  HubHelpPage *self = NULL;

  if (html != NULL)
    text = hub_rich_text_new (html, HUB_DEEP_LINK_HELP, MAX_PAGE);
  if (text == NULL || hub_rich_text_get_n_blocks (text) == 0)
    return NULL;

  self = g_new0 (HubHelpPage, 1);
  self->name = g_strdup (name);
  self->title = g_strdup (hub_rich_text_get_block (text, 0)->text);
  self->folded = fold_blocks (text);
  self->text = g_steal_pointer (&text);
  return self;
}

/**
 * hub_help_new:
 * @language: tag of a language, as of [func@hub_locale_get_language]
 * @shortcuts: HTML that ends the page of the keyboard
 *
 * Reads all pages, each in @language if there is one, else in English. Takes some milliseconds; any
 * thread.
 *
 * Returns: (transfer full) (element-type HubHelpPage): the pages, in their order
 */
GPtrArray *
hub_help_new (const char *language,
              const char *shortcuts)
{
  GPtrArray *self = g_ptr_array_new_with_free_func (page_free);
  g_autofree char *list = dup_file ("pages");
  g_auto(GStrv) names = g_strsplit (g_strchomp (list), "\n", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      HubHelpPage *page = page_new (language, names[i], shortcuts);

      if (page != NULL)
        g_ptr_array_add (self, page);
    }
  return self;
}

/**
 * hub_help_find:
 * @self: (element-type HubHelpPage): pages
 * @name: name of a page, from outside
 * @position: (out): where it is
 *
 * Finds a page.
 *
 * Returns: whether there is one
 */
gboolean
hub_help_find (GPtrArray  *self,
               const char *name,
               guint      *position)
{
  for (guint i = 0; i < self->len; i++)
    {
      const HubHelpPage *page = g_ptr_array_index (self, i);

      *position = i;
      if (g_str_equal (page->name, name))
        return TRUE;
    }
  return FALSE;
}

/* The first block from @first on that has a word; -1 if none has it. */
static int
find_block (const HubHelpPage *self,
            guint              first,
            const char        *word)
{
  for (guint i = first; self->folded[i] != NULL; i++)
    if (strstr (self->folded[i], word) != NULL)
      return (int) i;
  return -1;
}

/* Some words of a block from a little before the one that has @word. */
static char *
dup_excerpt (const char *text,
             const char *word)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');
  g_auto(GStrv) words = g_strsplit (line, " ", -1);
  g_autofree char *rest = NULL;
  guint found = 0;

  for (; words[found] != NULL; found++)
    {
      g_autofree char *folded = hub_text_fold (words[found]);

      if (strstr (folded, word) != NULL)
        break;
    }
  if (found <= N_BEFORE || words[found] == NULL)
    return g_steal_pointer (&line);

  rest = g_strjoinv (" ", words + found - N_BEFORE);
  return g_strconcat (ELLIPSIS, rest, NULL);
}

/**
 * hub_help_page_matches:
 * @self: a page
 * @words: what is looked for, as typed
 * @excerpt: (out) (nullable): where the first of the words is, %NULL if in the title alone
 *
 * Asks whether all words are on a page, as parts of its words, whatever their case and accents.
 *
 * Returns: whether they are; always if there are none
 */
gboolean
hub_help_page_matches (const HubHelpPage  *self,
                       const char         *words,
                       char              **excerpt)
{
  g_autofree char *folded = hub_text_fold (words);
  g_auto(GStrv) parts = g_strsplit (folded, " ", -1);
  const char *first = NULL;
  int block;

  *excerpt = NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (find_block (self, 0, parts[i]) < 0)
        return FALSE;
      if (first == NULL)
        first = parts[i];
    }

  block = first != NULL ? find_block (self, 1, first) : -1;
  if (block >= 0)
    *excerpt = dup_excerpt (hub_rich_text_get_block (self->text, (guint) block)->text, first);
  return TRUE;
}
