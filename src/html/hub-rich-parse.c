/* hub-rich-parse.c: rich text out of HTML
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tree that Gumbo builds of tamed HTML (hub-html-tame.c) is walked without recursion. Elements
 * change what is known of the place (lists, quotes, the cell, the look); text begins a block when
 * there is none, and what is known then says what the block is. So an element without text leaves
 * nothing, and white space between blocks does not either.
 *
 * A block in a cell would have no place in a flat list: there all text is one block, and what
 * would be blocks are its lines.
 */

#define G_LOG_DOMAIN "hub-rich-text"

#include "hub-rich-parse-private.h"

#include "hub-html-private.h"
#include "hub-html-tame.h"

#include <string.h>

#define MAX_URI    4096       /* bytes */
#define MAX_LINKS  5000
#define MAX_SPAN   64         /* rows or columns that a cell may reach over */
#define MAX_NUMBER 1000000    /* of an item */

static const char *
get_attribute (const GumboNode *node,
               const char      *name)
{
  const GumboAttribute *attribute = gumbo_get_attribute (&node->v.element.attributes, name);

  return attribute != NULL ? attribute->value : NULL;
}

/* A number in an attribute, within limits. */
static guint
get_number (const GumboNode *node,
            const char      *name,
            guint            max)
{
  const char *value = get_attribute (node, name);
  guint64 number;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, max, &number, NULL))
    return 1;
  return (guint) number;
}

/* mailto: an address alone; its headers could attach files, or say what the user does not. */
static char *
dup_mail (GUri *uri)
{
  const char *path = g_uri_get_path (uri);

  if (strchr (path, '@') == NULL || strpbrk (path, "%?&#\\\"<>") != NULL)
    return NULL;
  return g_strconcat ("mailto:", path, NULL);
}

/* A text of our own has a base with a scheme of our own, such as `hub-reader:help/`. */
static gboolean
is_below_base (HubRichParser *self,
               GUri          *uri)
{
  return self->base != NULL && g_uri_get_host (self->base) == NULL &&
         g_uri_get_host (uri) == NULL &&
         g_str_equal (g_uri_get_scheme (uri), g_uri_get_scheme (self->base)) &&
         g_str_has_prefix (g_uri_get_path (uri), g_uri_get_path (self->base));
}

/* Where a link leads, if it leads to where a link of a text may. */
static char *
dup_target (HubRichParser *self,
            const char    *href)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (href));
  g_autoptr(GUri) uri = NULL;
  const char *scheme;

  if (*trimmed == '\0' || *trimmed == '#' || strlen (trimmed) > MAX_URI ||
      strpbrk (trimmed, "\\ \t\r\n") != NULL || !g_utf8_validate (trimmed, -1, NULL))
    return NULL;

  uri = g_uri_parse_relative (self->base, trimmed,
                              G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  if (uri == NULL)
    return NULL;

  scheme = g_uri_get_scheme (uri);
  if (g_str_equal (scheme, "mailto"))
    return dup_mail (uri);
  if (is_below_base (self, uri))
    return g_uri_to_string (uri);
  if (!g_str_equal (scheme, "https") && !g_str_equal (scheme, "http"))
    return NULL;
  if (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      g_uri_get_userinfo (uri) != NULL)
    return NULL;
  if (strlen (g_uri_get_path (uri)) > MAX_URI)
    return NULL;
  return g_uri_to_string (uri);
}

static void
enter_link (HubRichParser   *self,
            const GumboNode *node)
{
  const char *href = get_attribute (node, "href");
  g_autofree char *target = NULL;

  if (self->link != NULL || href == NULL || self->n_links == MAX_LINKS)
    return;
  target = dup_target (self, href);
  if (target == NULL)
    return;

  self->n_links++;
  self->link = node;
  self->uri = g_string_chunk_insert_const (self->text->uris, target);
}

/* The look of an element, as it or the tamer names it. */
static HubRichStyle
get_element_style (const GumboElement *element)
{
  switch ((int) element->tag)
    {
    case GUMBO_TAG_DT:
    case GUMBO_TAG_CAPTION:
      return HUB_RICH_BOLD;
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_FIGCAPTION:
      return HUB_RICH_ITALIC;
    case GUMBO_TAG_DEL:
      return HUB_RICH_STRUCK;
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_SAMP:
      return HUB_RICH_CODE;
    case GUMBO_TAG_SUP:
      return HUB_RICH_RAISED;
    case GUMBO_TAG_SUB:
      return HUB_RICH_LOWERED;
    default:
      break;
    }
  if (element->tag != GUMBO_TAG_UNKNOWN || element->original_tag.length < 2)
    return HUB_RICH_PLAIN;

  switch (element->original_tag.data[1])
    {
    case HUB_HTML_BOLD:
      return HUB_RICH_BOLD;
    case HUB_HTML_ITALIC:
      return HUB_RICH_ITALIC;
    case HUB_HTML_STRUCK:
      return HUB_RICH_STRUCK;
    case HUB_HTML_CODE:
      return HUB_RICH_CODE;
    default:
      return HUB_RICH_PLAIN;
    }
}

static void
count_styles (HubRichParser *self,
              HubRichStyle   style,
              int            change)
{
  for (guint i = 0; i < HUB_RICH_N_STYLES; i++)
    if ((style & (1u << i)) != 0)
      self->styles[i] += (guint) change;
}

/* 1 to 6, 0 for what is no heading. */
static guint
get_heading (GumboTag tag)
{
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? (guint) (tag - GUMBO_TAG_H1) + 1 : 0;
}

/* A heading within an item or a cell would tear it apart: it is bold there. */
static void
enter_heading (HubRichParser *self,
               guint          level)
{
  if (self->lists->len > 0 || self->cell != NULL)
    count_styles (self, HUB_RICH_BOLD, 1);
  else
    self->heading = level;
}

static void
leave_heading (HubRichParser *self)
{
  if (self->lists->len > 0 || self->cell != NULL)
    count_styles (self, HUB_RICH_BOLD, -1);
  else
    self->heading = 0;
}

static void
enter_item (HubRichParser *self)
{
  guint n_lists = self->lists->len;
  HubRichList *list = n_lists > 0 ? &g_array_index (self->lists, HubRichList, n_lists - 1) : NULL;
  g_autofree char *number = NULL;

  self->number = list != NULL && list->is_numbered ? list->next : 0;
  if (list != NULL && list->is_numbered)
    list->next = MIN (list->next + 1, MAX_NUMBER);
  if (self->cell == NULL)
    {
      self->has_marker = list != NULL;
      return;
    }
  number = self->number > 0 ? g_strdup_printf ("%u.", self->number)
                            : g_strdup ("\xe2\x80\xa2");
  hub_rich_parser_write (self, number);
  self->owes_space = TRUE;
}

static void
enter_table (HubRichParser   *self,
             const GumboNode *node)
{
  if (self->table != NULL)
    return;

  self->table = node;
  self->first = self->text->blocks->len;
  self->n_tables++;
  self->row = 0;
  self->width = 0;
  memset (self->busy, 0, sizeof self->busy);
}

/* A table of one column is no table, but what an editor put around some text. */
static void
leave_table (HubRichParser   *self,
             const GumboNode *node)
{
  if (self->table != node)
    return;

  self->table = NULL;
  for (guint i = self->first; self->width < 2 && i < self->text->blocks->len; i++)
    {
      HubRichBlock *block = g_ptr_array_index (self->text->blocks, i);

      if (block->kind == HUB_RICH_CELL)
        {
          block->kind = HUB_RICH_PARAGRAPH;
          block->table = 0;
          block->row = 0;
          block->is_header = FALSE;
        }
    }
}

static void
enter_row (HubRichParser *self)
{
  if (self->table == NULL || self->cell != NULL)
    return;

  self->row++;
  self->next = 0;
  for (guint i = 0; i < HUB_RICH_TEXT_MAX_COLUMNS; i++)
    self->busy[i] -= self->busy[i] > 0;
}

static void
enter_cell (HubRichParser   *self,
            const GumboNode *node)
{
  guint n_columns, n_rows;

  if (self->cell != NULL)
    {
      self->owes_space = self->block != NULL;
      return;
    }
  if (self->table == NULL || self->row == 0)
    return;

  n_columns = MAX (get_number (node, "colspan", MAX_SPAN), 1);
  n_rows = MAX (get_number (node, "rowspan", MAX_SPAN), 1);
  while (self->next < HUB_RICH_TEXT_MAX_COLUMNS - 1 && self->busy[self->next] > 0)
    self->next++;
  self->cell = node;
  self->column = MIN (self->next, HUB_RICH_TEXT_MAX_COLUMNS - 1);
  for (guint i = 0; i < n_columns && self->next < HUB_RICH_TEXT_MAX_COLUMNS; i++)
    self->busy[self->next++] = n_rows;
  self->width = MAX (self->width, self->next);
}

static void
leave_cell (HubRichParser   *self,
            const GumboNode *node)
{
  if (self->cell != node)
    return;

  hub_rich_parser_end_block (self);
  self->cell = NULL;
}

static void
enter_list (HubRichParser   *self,
            const GumboNode *node)
{
  HubRichList list = { node->v.element.tag == GUMBO_TAG_OL, 1 };

  if (list.is_numbered)
    list.next = MAX (get_number (node, "start", MAX_NUMBER), 1);
  g_array_append_val (self->lists, list);
}

static void
leave_list (HubRichParser *self)
{
  if (self->lists->len > 0)
    g_array_set_size (self->lists, self->lists->len - 1);
  self->has_marker = FALSE;
}

static void
add_rule (HubRichParser *self)
{
  if (self->cell != NULL || self->text->blocks->len == HUB_RICH_TEXT_MAX_BLOCKS)
    return;

  hub_rich_text_add_block (self->text, HUB_RICH_RULE)->text = g_strdup ("");
}

static void
enter (HubRichParser   *self,
       const GumboNode *node)
{
  const GumboElement *element = &node->v.element;

  if (element->tag == GUMBO_TAG_BR)
    {
      self->n_breaks += self->block != NULL;
      return;
    }
  if (hub_html_get_newlines (element->tag) > 0)
    hub_rich_parser_break_block (self);
  count_styles (self, get_element_style (element), 1);

  if (get_heading (element->tag) > 0)
    enter_heading (self, get_heading (element->tag));
  else if (element->tag == GUMBO_TAG_UL || element->tag == GUMBO_TAG_OL)
    enter_list (self, node);
  else if (element->tag == GUMBO_TAG_LI)
    enter_item (self);
  else if (element->tag == GUMBO_TAG_DD)
    self->n_details++;
  else if (element->tag == GUMBO_TAG_BLOCKQUOTE)
    self->n_quotes++;
  else if (element->tag == GUMBO_TAG_PRE)
    self->n_preformatted++;
  else if (element->tag == GUMBO_TAG_HR)
    add_rule (self);
  else if (element->tag == GUMBO_TAG_TABLE)
    enter_table (self, node);
  else if (element->tag == GUMBO_TAG_TR)
    enter_row (self);
  else if (hub_html_is_cell (node))
    enter_cell (self, node);
  else if (element->tag == GUMBO_TAG_UNKNOWN)
    enter_link (self, node);
}

static void
leave (HubRichParser   *self,
       const GumboNode *node)
{
  const GumboElement *element = &node->v.element;

  if (element->tag == GUMBO_TAG_BR)
    return;
  if (hub_html_get_newlines (element->tag) > 0)
    hub_rich_parser_break_block (self);
  count_styles (self, get_element_style (element), -1);

  if (get_heading (element->tag) > 0)
    leave_heading (self);
  else if (element->tag == GUMBO_TAG_UL || element->tag == GUMBO_TAG_OL)
    leave_list (self);
  else if (element->tag == GUMBO_TAG_LI)
    self->has_marker = FALSE;
  else if (element->tag == GUMBO_TAG_DD)
    self->n_details--;
  else if (element->tag == GUMBO_TAG_BLOCKQUOTE)
    self->n_quotes--;
  else if (element->tag == GUMBO_TAG_PRE)
    self->n_preformatted--;
  else if (element->tag == GUMBO_TAG_TABLE)
    leave_table (self, node);
  else if (hub_html_is_cell (node))
    leave_cell (self, node);
  if (self->link == node)
    {
      self->link = NULL;
      self->uri = NULL;
    }
}

/* The node after @node, whose children are done or passed over. */
static const GumboNode *
go_on (HubRichParser   *self,
       const GumboNode *node,
       gboolean         was_entered)
{
  while (node->parent != NULL)
    {
      const GumboVector *siblings = hub_html_get_children (node->parent);

      if (node->type == GUMBO_NODE_ELEMENT && was_entered)
        leave (self, node);
      if (siblings != NULL && node->index_within_parent + 1 < siblings->length)
        return siblings->data[node->index_within_parent + 1];
      node = node->parent;
      was_entered = TRUE;
    }

  return NULL;
}

static void
walk (HubRichParser   *self,
      const GumboNode *node)
{
  while (node != NULL && !self->text->is_cut)
    {
      const GumboVector *children = hub_html_get_children (node);

      if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
          node->type == GUMBO_NODE_WHITESPACE)
        hub_rich_parser_write (self, node->v.text.text);
      else if (node->type == GUMBO_NODE_ELEMENT && children != NULL)
        enter (self, node);

      if (children != NULL && children->length > 0)
        node = children->data[0];
      else
        node = go_on (self, node, children != NULL);
    }
  hub_rich_parser_end_block (self);
}

/**
 * hub_rich_text_new:
 * @html: HTML in UTF-8, not trusted
 * @base: (nullable): the address that it comes from; without it, links must be whole. With one that
 *   has no host, which is none of the web, links may also lead to what is below it
 * @max_bytes: how much text is taken
 *
 * Reads HTML. What is no text, or could do something, is left out: scripts, styles, forms, frames,
 * pictures (the text that stands for one stays, in brackets), and links but to the web or to a mail
 * address. Takes time and memory in proportion to @html, whatever it is; any thread.
 *
 * Returns: (transfer full): the text, perhaps without blocks
 */
HubRichText *
hub_rich_text_new (const char *html,
                   const char *base,
                   gsize       max_bytes)
{
  g_autofree char *valid = NULL;
  g_autoptr(GUri) uri = NULL;
  GumboOptions options = kGumboDefaultOptions;
  HubRichParser self = { .left = max_bytes };
  GumboOutput *output;

  g_return_val_if_fail (html != NULL, NULL);

  valid = g_utf8_make_valid (html, -1);
  hub_html_tame (valid, NULL);
  options.max_errors = 0;
  output = gumbo_parse_with_options (&options, valid, strlen (valid));

  if (base != NULL && strlen (base) <= MAX_URI)
    uri = g_uri_parse (base, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  self.base = uri;
  self.text = hub_rich_text_new_empty ();
  self.lists = g_array_new (FALSE, FALSE, sizeof (HubRichList));
  self.written = g_string_new (NULL);
  walk (&self, output->root);

  g_string_free (self.written, TRUE);
  g_array_unref (self.lists);
  gumbo_destroy_output (&options, output);
  return self.text;
}
