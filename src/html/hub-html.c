/* hub-html.c: the text of a piece of HTML
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Gumbo builds a tree as a browser would, however broken the input; we walk it without recursion,
 * so depth costs no stack, and write what a reader would see: paragraphs apart, list items with a
 * bullet, table cells parted by tabs. Scripts, styles, forms and embedded things give nothing.
 */

#define G_LOG_DOMAIN "hub-html"

#include "hub-html.h"

#include "hub-html-private.h"
#include "hub-html-tame.h"

#include <string.h>

typedef struct
{
  GString *text;
  gsize    max_bytes;
  gboolean needs_space;    /* white space seen since the last character */
  guint    newlines;       /* owed before the next character */
  guint    tabs;           /* owed too: cells begun since the last character */
  gsize    row;            /* length of the text when the row of a table began */
} Writer;

/* Writes what is owed. Inside a row, paragraphs of a cell do not break the line of the row. */
static void
settle (Writer *writer)
{
  gboolean is_in_row = writer->tabs > 0 && writer->text->len > writer->row;
  gboolean is_first = writer->text->len == 0;

  if (writer->newlines > 0 && !is_in_row && !is_first)
    g_string_append_len (writer->text, "\n\n", (gssize) writer->newlines);
  else if (writer->needs_space && writer->tabs == 0 && !is_first)
    g_string_append_c (writer->text, ' ');
  for (guint i = 0; i < writer->tabs; i++)
    g_string_append_c (writer->text, '\t');

  writer->newlines = 0;
  writer->tabs = 0;
  writer->needs_space = FALSE;
}

static inline gboolean
is_ascii_letter (char c)
{
  return c > ' ' && c < 0x7f;
}

/* The ASCII that a text begins with, words and the single spaces between them: most of what comes.
 * 0 if it begins otherwise. */
static gsize
count_ascii (const char *text)
{
  gsize n = 0;

  while (is_ascii_letter (text[n]) || (n > 0 && text[n] == ' ' && is_ascii_letter (text[n + 1])))
    n++;

  return n;
}

static void
write_text (Writer     *writer,
            const char *text)
{
  const char *p = text;

  while (*p != '\0' && writer->text->len < writer->max_bytes)
    {
      gsize n = count_ascii (p);

      if (n == 0 && g_unichar_isspace (g_utf8_get_char (p)))
        {
          writer->needs_space = TRUE;
          p = g_utf8_next_char (p);
          continue;
        }

      settle (writer);
      if (n == 0)
        n = (gsize) (g_utf8_next_char (p) - p);
      else if (writer->text->len + n > writer->max_bytes)
        {
          n = MAX (writer->max_bytes, writer->text->len + 1) - writer->text->len;
          n -= p[n - 1] == ' ';
        }
      g_string_append_len (writer->text, p, (gssize) n);
      p += n;
    }
}

static void
owe_newlines (Writer *writer,
              guint   n)
{
  writer->newlines = MAX (writer->newlines, n);
}

static gboolean
is_silent (GumboTag tag)
{
  switch ((int) tag)
    {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_NOSCRIPT:
      return TRUE;
    default:
      return FALSE;
    }
}

guint
hub_html_get_newlines (GumboTag tag)
{
  switch ((int) tag)
    {
    case GUMBO_TAG_P:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_HR:
      return 2;
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_BR:
      return 1;
    default:
      return 0;
    }
}

gboolean
hub_html_is_cell (const GumboNode *node)
{
  return node->type == GUMBO_NODE_ELEMENT && (node->v.element.tag == GUMBO_TAG_TD ||
                                              node->v.element.tag == GUMBO_TAG_TH);
}

static gboolean
has_cell_before (const GumboNode *node)
{
  const GumboVector *siblings = &node->parent->v.element.children;

  for (size_t i = node->index_within_parent; i > 0; i--)
    if (hub_html_is_cell (siblings->data[i - 1]))
      return TRUE;

  return FALSE;
}

static void
enter_element (Writer          *writer,
               const GumboNode *node)
{
  owe_newlines (writer, hub_html_get_newlines (node->v.element.tag));
  if (node->v.element.tag == GUMBO_TAG_LI)
    {
      write_text (writer, "•");
      writer->needs_space = TRUE;
    }
  else if (node->v.element.tag == GUMBO_TAG_TR)
    {
      writer->tabs = 0;
      writer->row = writer->text->len;
    }
  else if (hub_html_is_cell (node) && has_cell_before (node))
    {
      writer->tabs++;
    }
}

static void
visit (Writer          *writer,
       const GumboNode *node)
{
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
      node->type == GUMBO_NODE_WHITESPACE)
    write_text (writer, node->v.text.text);
  else if (node->type == GUMBO_NODE_ELEMENT)
    enter_element (writer, node);
}

const GumboVector *
hub_html_get_children (const GumboNode *node)
{
  if (node->type == GUMBO_NODE_DOCUMENT)
    return &node->v.document.children;
  if (node->type == GUMBO_NODE_ELEMENT && !is_silent (node->v.element.tag))
    return &node->v.element.children;

  return NULL;
}

/* The node after @node and all below it; leaves the elements passed on the way up. */
static const GumboNode *
skip (Writer          *writer,
      const GumboNode *node)
{
  while (node->parent != NULL)
    {
      const GumboVector *siblings = hub_html_get_children (node->parent);

      if (node->type == GUMBO_NODE_ELEMENT)
        owe_newlines (writer, hub_html_get_newlines (node->v.element.tag));
      if (siblings != NULL && node->index_within_parent + 1 < siblings->length)
        return siblings->data[node->index_within_parent + 1];
      node = node->parent;
    }

  return NULL;
}

/* The newlines of the tag that begins at @text, if it is one of those that most bodies have no
 * other of, and its length; 0 for another one. Wherever they stand, open or not, a parser makes of
 * them nothing but that. */
static gsize
read_plain_tag (const char *text,
                guint      *n_newlines)
{
  static const struct
  {
    const char *tag;
    guint       n_newlines;
  } tags[] = { { "<p>", 2 }, { "</p>", 2 }, { "<br>", 1 }, { "<br/>", 1 }, { "<br />", 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strncmp (text, tags[i].tag, strlen (tags[i].tag)) == 0)
      {
        *n_newlines = tags[i].n_newlines;
        return strlen (tags[i].tag);
      }

  return 0;
}

/* Whether a parser replaces the character, or takes it for the begin of something. */
static gboolean
is_special (gunichar c)
{
  return c == '<' || c == '&' || (c < ' ' && strchr ("\t\n\f\r", (int) c) == NULL) ||
         (c >= 0x7f && c < 0xa0) || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/* How much of @text, from its begin on, is ASCII that a parser would leave as it is. */
static gsize
count_harmless (const char *text)
{
  gsize n = 0;

  while (text[n] >= ' ' && text[n] < 0x7f && text[n] != '<' && text[n] != '&')
    n++;

  return n;
}

/* Whether @text is paragraphs and lines, and no more: then it needs no parser. */
static gboolean
is_plain (const char *text)
{
  guint n_newlines;

  while (*text != '\0')
    {
      gsize length = *text == '<' ? read_plain_tag (text, &n_newlines) : count_harmless (text);

      if (length == 0 && is_special (g_utf8_get_char (text)))
        return FALSE;
      text = length > 0 ? text + length : g_utf8_next_char (text);
    }

  return TRUE;
}

/* Writes the text up to its end or the next tag, and gives where that is. */
static const char *
write_piece (Writer     *writer,
             const char *text)
{
  const char *tag = strchr (text, '<');
  g_autofree char *piece = tag != NULL ? g_strndup (text, (gsize) (tag - text)) : NULL;

  write_text (writer, piece != NULL ? piece : text);

  return tag;
}

static void
write_plain (Writer     *writer,
             const char *text)
{
  while (text != NULL && writer->text->len < writer->max_bytes)
    {
      guint n_newlines = 0;

      if (*text == '<')
        text += read_plain_tag (text, &n_newlines);
      owe_newlines (writer, n_newlines);
      text = *text != '\0' ? write_piece (writer, text) : NULL;
    }
}

/**
 * hub_html_to_text:
 * @html: HTML in UTF-8, not trusted
 * @max_bytes: how long the text may become
 *
 * Turns a piece of HTML into plain paragraphs. Takes time and memory in proportion to @html; any
 * thread.
 *
 * Returns: (transfer full): the text, "" if there is none
 */
char *
hub_html_to_text (const char *html,
                  gsize       max_bytes)
{
  Writer writer = { .max_bytes = max_bytes };
  GumboOptions options = kGumboDefaultOptions;
  g_autofree char *valid = NULL;
  GumboOutput *output;
  const GumboNode *node;
  gsize length;

  g_return_val_if_fail (html != NULL, NULL);

  valid = g_utf8_make_valid (html, -1);
  length = strlen (valid);
  writer.text = g_string_sized_new (MIN (length, max_bytes));
  if (is_plain (valid))
    {
      write_plain (&writer, valid);
      return g_string_free_and_steal (writer.text);
    }

  hub_html_tame (valid, NULL);
  options.max_errors = 0;
  output = gumbo_parse_with_options (&options, valid, strlen (valid));

  node = output->root;
  while (node != NULL && writer.text->len < max_bytes)
    {
      const GumboVector *children = hub_html_get_children (node);

      if (node->type != GUMBO_NODE_ELEMENT || children != NULL)
        visit (&writer, node);
      node = children != NULL && children->length > 0 ? children->data[0] : skip (&writer, node);
    }

  gumbo_destroy_output (&options, output);

  return g_string_free_and_steal (writer.text);
}

static void
image_free (HubHtmlImage *image)
{
  g_free (image->address);
  g_free (image->text);
  g_free (image);
}

static gboolean
has_image (const char *html)
{
  while ((html = strchr (html, '<')) != NULL)
    if (g_ascii_strncasecmp (++html, "img", strlen ("img")) == 0)
      return TRUE;

  return FALSE;
}

/* What an attribute says: without character references. */
static void
read_value (char **value)
{
  g_autofree char *written = g_steal_pointer (value);

  *value = hub_html_to_text (g_strdelimit (written, "<", ' '), strlen (written));
}

/**
 * hub_html_list_images:
 * @html: HTML in UTF-8, not trusted
 *
 * Lists the first %HUB_HTML_IMAGES_MAX images that have an address, in their order. Takes time in
 * proportion to @html; any thread.
 *
 * Returns: (transfer full) (element-type HubHtmlImage): the images
 */
GPtrArray *
hub_html_list_images (const char *html)
{
  GPtrArray *images = g_ptr_array_new_with_free_func ((GDestroyNotify) image_free);
  g_autofree char *valid = NULL;

  g_return_val_if_fail (html != NULL, images);

  if (!has_image (html))
    return images;

  valid = g_utf8_make_valid (html, -1);
  hub_html_tame (valid, images);
  for (guint i = 0; i < images->len; i++)
    {
      HubHtmlImage *image = g_ptr_array_index (images, i);

      read_value (&image->address);
      read_value (&image->text);
    }

  return images;
}
