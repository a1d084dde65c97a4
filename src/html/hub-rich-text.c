/* hub-rich-text.c: text with headings, lists, links and tables
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-rich-text"

#include "hub-rich-text-private.h"

#include "hub-text.h"

#include <string.h>

#define BULLET "\xe2\x80\xa2"   /* U+2022 */

static const struct
{
  HubRichStyle  style;
  const char   *tag;
} style_tags[] = {
  { HUB_RICH_BOLD, "strong" },
  { HUB_RICH_ITALIC, "em" },
  { HUB_RICH_STRUCK, "s" },
  { HUB_RICH_CODE, "code" },
  { HUB_RICH_RAISED, "sup" },
  { HUB_RICH_LOWERED, "sub" },
};

static void
block_free (HubRichBlock *block)
{
  g_free (block->text);
  g_clear_pointer (&block->spans, g_array_unref);
  g_free (block);
}

/**
 * hub_rich_text_new_empty:
 *
 * Makes a text without blocks, to be filled before anybody else has it.
 *
 * Returns: (transfer full): the text
 */
HubRichText *
hub_rich_text_new_empty (void)
{
  HubRichText *self = g_atomic_rc_box_new0 (HubRichText);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  self->uris = g_string_chunk_new (1024);
  return self;
}

/**
 * hub_rich_text_add_block:
 * @self: a text that is being made
 * @kind: what the block is
 *
 * Adds a block at the end.
 *
 * Returns: (transfer none): the block
 */
HubRichBlock *
hub_rich_text_add_block (HubRichText *self,
                         HubRichKind  kind)
{
  HubRichBlock *block = g_new0 (HubRichBlock, 1);

  block->kind = kind;
  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * hub_rich_text_new_plain:
 * @text: text, not trusted
 * @max_bytes: how much of it is taken
 *
 * Makes a paragraph of each piece between blank lines.
 *
 * Returns: (transfer full): the text
 */
HubRichText *
hub_rich_text_new_plain (const char *text,
                         gsize       max_bytes)
{
  HubRichText *self = hub_rich_text_new_empty ();
  g_autofree char *clean = hub_text_clean (text, HUB_TEXT_PARAGRAPHS, max_bytes, &self->is_cut);
  g_auto(GStrv) pieces = g_strsplit (clean != NULL ? clean : "", "\n\n",
                                     HUB_RICH_TEXT_MAX_BLOCKS);

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*g_strstrip (pieces[i]) != '\0')
      hub_rich_text_add_block (self, HUB_RICH_PARAGRAPH)->text = g_strdup (pieces[i]);
  return self;
}

HubRichText *
hub_rich_text_ref (HubRichText *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  HubRichText *self = data;

  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->uris);
}

void
hub_rich_text_unref (HubRichText *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

guint
hub_rich_text_get_n_blocks (HubRichText *self)
{
  return self->blocks->len;
}

const HubRichBlock *
hub_rich_text_get_block (HubRichText *self,
                         guint        number)
{
  g_return_val_if_fail (number < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, number);
}

gboolean
hub_rich_text_is_cut (HubRichText *self)
{
  return self->is_cut;
}

/**
 * hub_rich_block_find_end:
 * @self: a block
 * @start: where a piece of its text begins, in bytes
 * @max_bytes: how long the piece may be, at least 6
 *
 * Ends a piece of a long text at the last line within reach, else at a space, else between two
 * characters.
 *
 * Returns: where it ends, in bytes: behind @start unless that is the end of the text
 */
gsize
hub_rich_block_find_end (const HubRichBlock *self,
                         gsize               start,
                         gsize               max_bytes)
{
  static const char *const breaks[] = { "\n", " " };
  const char *text = self->text + start;
  gsize length = strlen (text);

  if (length <= max_bytes)
    return start + length;

  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      const char *found = g_strrstr_len (text, (gssize) max_bytes, breaks[i]);

      if (found != NULL && found > text)
        return (gsize) (found - self->text);
    }
  return (gsize) (g_utf8_find_prev_char (text, text + max_bytes + 1) - self->text);
}

/* The next character that counts where texts are compared: no white space, no bullet. */
static const char *
skip_gaps (const char *text)
{
  while (*text != '\0' && (g_unichar_isspace (g_utf8_get_char (text)) ||
                           g_str_has_prefix (text, BULLET)))
    text = g_utf8_next_char (text);
  return text;
}

/* What is left of @words after the text of a block; (nullable): %NULL if they differ. A block that
 * says more leaves "", and sets @is_longer. */
static const char *
skip_block (const char         *words,
            const HubRichBlock *block,
            gboolean           *is_longer)
{
  const char *text = skip_gaps (block->text);

  words = skip_gaps (words);
  while (*words != '\0' && *text != '\0')
    {
      if (g_utf8_get_char (words) != g_utf8_get_char (text))
        return NULL;
      words = skip_gaps (g_utf8_next_char (words));
      text = skip_gaps (g_utf8_next_char (text));
    }
  *is_longer = *text != '\0';
  return words;
}

/**
 * hub_rich_text_begins_with:
 * @self: a text
 * @words: plain text
 * @n_blocks: (out): how many blocks say what @words say, no more and no less; 0 if that are not
 *   whole paragraphs without any marks
 *
 * Tells whether a text begins with something, but for white space.
 *
 * Returns: whether it does; not with what has no words
 */
gboolean
hub_rich_text_begins_with (HubRichText *self,
                           const char  *words,
                           guint       *n_blocks)
{
  gboolean is_longer = FALSE;
  gboolean is_plain = TRUE;
  guint n = 0;

  *n_blocks = 0;
  words = skip_gaps (words);
  if (*words == '\0')
    return FALSE;

  for (; *words != '\0' && n < self->blocks->len; n++)
    {
      const HubRichBlock *block = g_ptr_array_index (self->blocks, n);

      words = skip_block (words, block, &is_longer);
      if (words == NULL)
        return FALSE;
      is_plain = is_plain && block->kind == HUB_RICH_PARAGRAPH && block->spans == NULL;
    }
  if (*words != '\0')
    return FALSE;

  if (is_plain && !is_longer)
    *n_blocks = n;
  return TRUE;
}

static gboolean
is_same_row (const HubRichBlock *a,
             const HubRichBlock *b)
{
  return a->table == b->table && a->row == b->row;
}

/* What parts a block from the one before, in plain text. */
static void
add_gap (GString            *text,
         const HubRichBlock *before,   /* (nullable) */
         const HubRichBlock *block)
{
  guint column = 0;

  if (before != NULL && block->kind == HUB_RICH_CELL && is_same_row (before, block))
    column = before->column;
  else if (before != NULL)
    g_string_append (text, block->kind == HUB_RICH_ITEM && before->depth > 0 ? "\n"
                     : block->kind == HUB_RICH_CELL && before->table == block->table ? "\n"
                                                                                     : "\n\n");
  for (; block->kind == HUB_RICH_CELL && column < block->column; column++)
    g_string_append_c (text, '\t');
}

static void
add_cell_text (GString    *text,
               const char *cell)
{
  g_autofree char *line = g_strdelimit (g_strdup (cell), "\n\t", ' ');

  g_string_append (text, line);
}

/**
 * hub_rich_text_to_text:
 * @self: a text
 *
 * Writes it without marks: items with a bullet or a number, the cells of a row parted by tabs.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_rich_text_to_text (HubRichText *self)
{
  GString *text = g_string_new (NULL);
  const HubRichBlock *before = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const HubRichBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->kind == HUB_RICH_RULE)
        continue;
      add_gap (text, before, block);
      for (guint n = 1; block->kind == HUB_RICH_ITEM && n < block->depth; n++)
        g_string_append (text, "  ");
      if (block->kind == HUB_RICH_ITEM && block->number > 0)
        g_string_append_printf (text, "%u. ", block->number);
      else if (block->kind == HUB_RICH_ITEM)
        g_string_append (text, BULLET " ");
      if (block->kind == HUB_RICH_CELL)
        add_cell_text (text, block->text);
      else
        g_string_append (text, block->text);
      before = block;
    }
  return g_string_free (text, FALSE);
}

static void
add_html_piece (GString    *html,
                const char *text,
                gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);
  g_auto(GStrv) lines = g_strsplit (escaped, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (html, "%s%s", i > 0 ? "<br>" : "", lines[i]);
}

static void
add_html_span (GString            *html,
               const HubRichBlock *block,
               const HubRichSpan  *span)
{
  g_autofree char *uri = span->uri != NULL ? g_markup_escape_text (span->uri, -1) : NULL;

  if (uri != NULL)
    g_string_append_printf (html, "<a href=\"%s\">", uri);
  for (guint i = 0; i < G_N_ELEMENTS (style_tags); i++)
    if ((span->style & style_tags[i].style) != 0)
      g_string_append_printf (html, "<%s>", style_tags[i].tag);
  add_html_piece (html, block->text + span->start, span->end - span->start);
  for (guint i = G_N_ELEMENTS (style_tags); i > 0; i--)
    if ((span->style & style_tags[i - 1].style) != 0)
      g_string_append_printf (html, "</%s>", style_tags[i - 1].tag);
  if (uri != NULL)
    g_string_append (html, "</a>");
}

static void
add_html_text (GString            *html,
               const HubRichBlock *block)
{
  guint at = 0;

  for (guint i = 0; block->spans != NULL && i < block->spans->len; i++)
    {
      const HubRichSpan *span = &g_array_index (block->spans, HubRichSpan, i);

      add_html_piece (html, block->text + at, span->start - at);
      add_html_span (html, block, span);
      at = span->end;
    }
  add_html_piece (html, block->text + at, strlen (block->text + at));
}

static void
add_html_cell (GString            *html,
               const HubRichBlock *before,   /* (nullable) */
               const HubRichBlock *block)
{
  gboolean is_same_table = before != NULL && before->table == block->table;
  guint column = 0;

  if (!is_same_table)
    g_string_append (html, "<table>");
  if (!is_same_table || before->row != block->row)
    g_string_append (html, is_same_table ? "</tr><tr>" : "<tr>");
  else
    column = before->column + 1;
  for (; column < block->column; column++)
    g_string_append (html, "<td></td>");
  g_string_append (html, block->is_header ? "<th>" : "<td>");
  add_html_text (html, block);
  g_string_append (html, block->is_header ? "</th>" : "</td>");
}

/* Ends lists, the innermost first, until @depth are open; @open has a letter for each. */
static void
close_lists (GString *html,
             GString *open,
             gsize    depth)
{
  while (open->len > depth)
    {
      g_string_append_printf (html, "</li></%cl>", open->str[open->len - 1]);
      g_string_truncate (open, open->len - 1);
    }
}

static void
add_html_item (GString            *html,
               GString            *open,
               const HubRichBlock *block)
{
  char letter = block->number > 0 ? 'o' : 'u';

  close_lists (html, open, block->depth);
  if (open->len == block->depth && open->str[open->len - 1] != letter)
    close_lists (html, open, block->depth - 1);
  if (open->len == block->depth)
    g_string_append (html, "</li>");
  while (open->len < block->depth)
    {
      g_string_append_c (open, open->len + 1 < block->depth ? 'u' : letter);
      g_string_append_printf (html, "<%cl>%s", open->str[open->len - 1],
                              open->len < block->depth ? "<li>" : "");
    }
  if (block->number > 0)
    g_string_append_printf (html, "<li value=\"%u\">", block->number);
  else
    g_string_append (html, "<li>");
  add_html_text (html, block);
}

static void
add_html_block (GString            *html,
                const HubRichBlock *block)
{
  g_autofree char *tag = NULL;

  if (block->kind == HUB_RICH_RULE)
    {
      g_string_append (html, "<hr>");
      return;
    }
  tag = block->kind == HUB_RICH_HEADING ? g_strdup_printf ("h%u", block->level)
        : g_strdup (block->kind == HUB_RICH_PREFORMATTED ? "pre" : "p");
  for (guint n = 0; n < block->n_quotes; n++)
    g_string_append (html, "<blockquote>");
  g_string_append_printf (html, "<%s>", tag);
  add_html_text (html, block);
  g_string_append_printf (html, "</%s>", tag);
  for (guint n = 0; n < block->n_quotes; n++)
    g_string_append (html, "</blockquote>");
}

/**
 * hub_rich_text_to_html:
 * @self: a text
 *
 * Writes it for programs that take HTML, such as out of the clipboard.
 *
 * Returns: (transfer full): markup that has nothing in it but what rich text can say
 */
char *
hub_rich_text_to_html (HubRichText *self)
{
  GString *html = g_string_new (NULL);
  g_autoptr(GString) open = g_string_new (NULL);
  const HubRichBlock *before = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const HubRichBlock *block = g_ptr_array_index (self->blocks, i);

      if (before != NULL && before->table != 0 && before->table != block->table)
        g_string_append (html, "</tr></table>");
      close_lists (html, open, block->depth);
      if (block->kind == HUB_RICH_CELL)
        add_html_cell (html, before, block);
      else if (block->kind == HUB_RICH_ITEM)
        add_html_item (html, open, block);
      else
        add_html_block (html, block);
      before = block;
    }
  close_lists (html, open, 0);
  if (before != NULL && before->table != 0)
    g_string_append (html, "</tr></table>");
  return g_string_free (html, FALSE);
}
