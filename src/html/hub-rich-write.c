/* hub-rich-write.c: the blocks of rich text, as they are written
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-rich-text"

#include "hub-rich-parse-private.h"

#include "hub-text.h"

#include <string.h>

#define MAX_MARKS 8   /* combining marks on one base */
#define NO_BREAK_SPACE 0xa0
#define NARROW_NO_BREAK_SPACE 0x202f

/**
 * hub_rich_parser_end_block:
 * @self: a parser
 *
 * Ends the block that is written, if there is one. One of spaces alone leaves nothing.
 */
void
hub_rich_parser_end_block (HubRichParser *self)
{
  self->owes_space = FALSE;
  self->no_break = 0;
  self->n_breaks = 0;
  self->n_marks = 0;
  if (self->block == NULL)
    return;

  self->block->text = g_strdup (self->written->str);
  if (strspn (self->block->text, " ") == self->written->len)
    g_ptr_array_set_size (self->text->blocks, (int) self->text->blocks->len - 1);
  g_string_truncate (self->written, 0);
  self->block = NULL;
}

static HubRichKind
choose_kind (HubRichParser *self)
{
  if (self->cell != NULL)
    return HUB_RICH_CELL;
  if (self->has_marker)
    return HUB_RICH_ITEM;
  if (self->heading > 0)
    return HUB_RICH_HEADING;
  return self->n_preformatted > 0 ? HUB_RICH_PREFORMATTED : HUB_RICH_PARAGRAPH;
}

static void
begin_block (HubRichParser *self)
{
  HubRichBlock *block;

  if (self->text->blocks->len == HUB_RICH_TEXT_MAX_BLOCKS)
    {
      self->text->is_cut = TRUE;
      return;
    }

  block = hub_rich_text_add_block (self->text, choose_kind (self));
  block->depth = self->lists->len + self->n_details;
  block->n_quotes = self->n_quotes;
  if (block->kind == HUB_RICH_HEADING)
    block->level = self->heading;
  if (block->kind == HUB_RICH_ITEM)
    block->number = self->number;
  if (block->kind == HUB_RICH_CELL)
    {
      block->table = self->n_tables;
      block->row = self->row - 1;
      block->column = self->column;
      block->is_header = self->cell->v.element.tag == GUMBO_TAG_TH;
    }
  self->has_marker = FALSE;
  self->block = block;
}

static HubRichStyle
get_style (HubRichParser *self)
{
  HubRichStyle style = HUB_RICH_PLAIN;

  for (guint i = 0; i < HUB_RICH_N_STYLES; i++)
    if (self->styles[i] > 0)
      style |= 1u << i;
  return style;
}

/* Says how the text from @start on looks, which is at the end of the block. White space looks like
 * what is before and after it, if that is the same. */
static void
mark (HubRichParser *self,
      guint          start,
      gboolean       is_space)
{
  HubRichSpan span = { start, (guint) self->written->len, get_style (self), self->uri };
  HubRichSpan *last = NULL;

  if (span.style == HUB_RICH_PLAIN && span.uri == NULL)
    return;

  if (self->block->spans == NULL)
    self->block->spans = g_array_new (FALSE, FALSE, sizeof (HubRichSpan));
  if (self->block->spans->len > 0)
    last = &g_array_index (self->block->spans, HubRichSpan, self->block->spans->len - 1);
  if (last != NULL && last->end == start && last->style == span.style && last->uri == span.uri)
    last->end = span.end;
  else if (!is_space && self->text->n_spans < HUB_RICH_TEXT_MAX_SPANS)
    {
      g_array_append_val (self->block->spans, span);
      self->text->n_spans++;
    }
}

static void
append (HubRichParser *self,
        const char    *bytes,
        gsize          length,
        gboolean       is_space)
{
  guint start = (guint) self->written->len;

  if (length > self->left)
    {
      self->text->is_cut = TRUE;
      self->left = 0;
      return;
    }
  g_string_append_len (self->written, bytes, (gssize) length);
  self->left -= length;
  mark (self, start, is_space);
}

/* The space that is owed before @next. Editors leave no-break spaces between any words; where they
 * are meant, they keep a sign or a figure with its word: « 10 km ». */
static gunichar
choose_space (HubRichParser *self,
              gunichar       next)
{
  gunichar last;

  if (self->no_break == 0 || self->written->len == 0)
    return ' ';

  last = g_utf8_get_char (g_utf8_prev_char (self->written->str + self->written->len));
  return g_unichar_isalpha (last) && g_unichar_isalpha (next) ? ' ' : self->no_break;
}

/* Begins a block if there is none, and writes the white space that is owed in it before @next. */
static void
settle (HubRichParser *self,
        gunichar       next)
{
  if (self->block != NULL && self->n_breaks > 1 && self->cell == NULL &&
      self->n_preformatted == 0 && self->heading == 0)
    hub_rich_parser_end_block (self);
  if (self->block == NULL)
    begin_block (self);
  else if (self->n_breaks > 0)
    for (guint n = self->n_preformatted > 0 ? self->n_breaks : 1; n > 0; n--)
      append (self, "\n", 1, TRUE);
  else if (self->owes_space)
    {
      char space[6];
      gsize length = (gsize) g_unichar_to_utf8 (choose_space (self, next), space);

      append (self, space, length, TRUE);
    }
  self->owes_space = FALSE;
  self->no_break = 0;
  self->n_breaks = 0;
}

/* White space is owed, or written where it counts; FALSE for what is none. */
static gboolean
take_space (HubRichParser *self,
            gunichar       c)
{
  if (!g_unichar_isspace (c))
    return FALSE;

  if (self->n_preformatted == 0)
    {
      self->owes_space = TRUE;
      if (c == NO_BREAK_SPACE || c == NARROW_NO_BREAK_SPACE)
        self->no_break = c;
    }
  else if (c == '\n')
    self->n_breaks++;
  else
    {
      settle (self, c);
      if (self->block != NULL)
        append (self, " ", 1, FALSE);
    }
  return TRUE;
}

/**
 * hub_rich_parser_write:
 * @self: a parser
 * @text: text of a node, valid UTF-8
 *
 * Writes text, which may be a piece of a block, or nothing but space.
 */
void
hub_rich_parser_write (HubRichParser *self,
                       const char    *text)
{
  for (const char *p = text; *p != '\0' && !self->text->is_cut; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (take_space (self, c) || !hub_text_is_fit (c))
        continue;
      settle (self, c);
      self->n_marks = g_unichar_ismark (c) ? self->n_marks + 1 : 0;
      if (self->block != NULL && self->n_marks <= MAX_MARKS)
        append (self, p, (gsize) (g_utf8_next_char (p) - p), FALSE);
    }
}

/**
 * hub_rich_parser_break_block:
 * @self: a parser
 *
 * Ends what stands before an element that is a block of its own.
 */
void
hub_rich_parser_break_block (HubRichParser *self)
{
  if (self->cell == NULL)
    hub_rich_parser_end_block (self);
  else if (self->block != NULL)
    self->n_breaks = MAX (self->n_breaks, 1);
}
