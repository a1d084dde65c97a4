/* hub-long-blocks.c: the blocks of rich text, as widgets
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-long-blocks"

#include "hub-long-blocks.h"

#include "hub-format.h"
#include "hub-link.h"
#include "hub-text.h"

#include <string.h>

#define MAX_INDENTS 6      /* lists in lists that are still set in */
#define COLUMNS     "hub-columns"
#define INDENT      18     /* pixels */
#define FEW_COLUMNS 3      /* that share the room there is; more are moved sideways */
#define CELL_CHARS  11     /* characters that a cell is wide among many */

static const struct
{
  HubRichStyle  style;
  const char   *tag;
} style_tags[] = {
  { HUB_RICH_BOLD, "b" },
  { HUB_RICH_ITALIC, "i" },
  { HUB_RICH_STRUCK, "s" },
  { HUB_RICH_CODE, "tt" },
  { HUB_RICH_RAISED, "sup" },
  { HUB_RICH_LOWERED, "sub" },
};

static void
add_escaped (GString    *markup,
             const char *text,
             gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (markup, escaped);
}

static void
add_styled (GString      *markup,
            HubRichStyle  style,
            const char   *text,
            gsize         length)
{
  for (guint i = 0; i < G_N_ELEMENTS (style_tags); i++)
    if ((style & style_tags[i].style) != 0)
      g_string_append_printf (markup, "<%s>", style_tags[i].tag);
  add_escaped (markup, text, length);
  for (guint i = G_N_ELEMENTS (style_tags); i > 0; i--)
    if ((style & style_tags[i - 1].style) != 0)
      g_string_append_printf (markup, "</%s>", style_tags[i - 1].tag);
}

/* The address stands in the tooltip, which is markup in markup; one that stays here needs none. */
static void
begin_link (GString    *markup,
            const char *target)
{
  g_autofree char *href = g_markup_escape_text (target, -1);
  g_autofree char *title = g_markup_escape_text (href, -1);
  g_autofree char *place = hub_link_dup_place (target);

  if (place != NULL)
    g_string_append_printf (markup, "<a href=\"%s\" title=\"%s\">", href, title);
  else
    g_string_append_printf (markup, "<a href=\"%s\">", href);
}

/* Where a link leads stands behind it, unless it says so itself or stays on the hub. */
static char *
dup_place (const HubRichBlock *block,
           const HubRichSpan  *span,
           const char         *home)
{
  g_autofree char *place = hub_link_dup_place (span->uri);
  g_autofree char *home_place = hub_link_dup_host (home);
  g_autofree char *text = g_strndup (block->text + span->start, span->end - span->start);
  g_autofree char *isolated = place != NULL ? hub_format_isolate (place) : NULL;

  if (place == NULL || g_strcmp0 (place, home_place) == 0 || strstr (text, place) != NULL)
    return NULL;

  return g_strdup_printf ("(%s)", isolated);
}

/* Whether the span after @i is more of the same link. */
static gboolean
goes_on (const HubRichBlock *block,
         guint               i)
{
  const HubRichSpan *span = &g_array_index (block->spans, HubRichSpan, i);
  const HubRichSpan *next = i + 1 < block->spans->len ? span + 1 : NULL;

  return next != NULL && next->uri == span->uri && next->start - span->end <= 1;
}

/* What stands behind a span that is shown as far as @end, or %NULL. */
static char *
dup_behind (const HubRichBlock *block,
            guint               i,
            gsize               end,
            const char         *home)
{
  const HubRichSpan *span = &g_array_index (block->spans, HubRichSpan, i);
  g_autofree char *target = span->uri != NULL ? hub_link_dup_target (span->uri) : NULL;

  return target != NULL && end == span->end && !goes_on (block, i) ? dup_place (block, span, home)
                                                                   : NULL;
}

static void
add_span (GString            *markup,
          const HubRichBlock *block,
          guint               i,
          gsize               start,
          gsize               end,
          const char         *home)
{
  const HubRichSpan *span = &g_array_index (block->spans, HubRichSpan, i);
  g_autofree char *target = span->uri != NULL ? hub_link_dup_target (span->uri) : NULL;
  g_autofree char *behind = dup_behind (block, i, end, home);
  g_autofree char *escaped = behind != NULL ? g_markup_escape_text (behind, -1) : NULL;

  if (target != NULL)
    begin_link (markup, target);
  add_styled (markup, span->style, block->text + start, end - start);
  if (target != NULL)
    g_string_append (markup, "</a>");
  if (escaped != NULL)
    g_string_append_printf (markup, " <small>%s</small>", escaped);
}

static char *
dup_markup (const HubRichBlock *block,
            gsize               start,
            gsize               end,
            const char         *home)
{
  GString *markup = g_string_new (NULL);
  gsize at = start;

  for (guint i = 0; i < block->spans->len; i++)
    {
      const HubRichSpan *span = &g_array_index (block->spans, HubRichSpan, i);

      if (span->end <= at || span->start >= end)
        continue;
      if (span->start > at)
        add_escaped (markup, block->text + at, span->start - at);
      add_span (markup, block, i, MAX (span->start, start), MIN (span->end, end), home);
      at = MIN (span->end, end);
    }
  add_escaped (markup, block->text + at, end - at);
  return g_string_free (markup, FALSE);
}

/* Text has the side of its own first letter, and so have its bullet and its indent. */
static void
set_direction (GtkWidget  *widget,
               const char *text)
{
  int direction = hub_text_find_direction (text);

  if (direction != 0)
    gtk_widget_set_direction (widget, direction < 0 ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

static gboolean
activate_link_cb (GtkWidget  *label,
                  const char *uri)
{
  hub_link_open (label, uri);
  return TRUE;
}

static GtkAccessibleRole
get_role (const HubRichBlock *block)
{
  if (block->kind == HUB_RICH_HEADING)
    return GTK_ACCESSIBLE_ROLE_HEADING;
  if (block->kind == HUB_RICH_CELL)
    return block->is_header ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : GTK_ACCESSIBLE_ROLE_CELL;
  return block->n_quotes > 0 ? GTK_ACCESSIBLE_ROLE_BLOCK_QUOTE : GTK_ACCESSIBLE_ROLE_LABEL;
}

static void
set_look (GtkWidget          *label,
          const HubRichBlock *block)
{
  if (block->kind == HUB_RICH_HEADING)
    {
      gtk_widget_add_css_class (label, block->level < 3 ? "title-3"
                                       : block->level == 3 ? "title-4" : "heading");
      gtk_accessible_update_property (GTK_ACCESSIBLE (label),
                                      GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) block->level, -1);
    }
  else
    gtk_widget_add_css_class (label, block->is_header ? "heading" : "body");
  if (block->kind == HUB_RICH_PREFORMATTED)
    gtk_widget_add_css_class (label, "monospace");
  if (block->n_quotes > 0)
    {
      gtk_widget_add_css_class (label, "quote");
      gtk_widget_set_margin_start (label,
                                   INDENT * (int) MIN (block->n_quotes - 1, MAX_INDENTS));
    }
}

/**
 * hub_long_block_new:
 * @block: a block, but for a rule
 * @start: where a piece of its text begins, in bytes
 * @end: where it ends
 * @home: (nullable): the address of the entry: links to its host need not say where they lead
 *
 * Makes a label of a piece of a block. Its text can be selected, and its links open what they may.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
hub_long_block_new (const HubRichBlock *block,
                    gsize               start,
                    gsize               end,
                    const char         *home)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", get_role (block), NULL);
  g_autofree char *text = NULL;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  set_direction (label, block->text);
  set_look (label, block);

  if (block->spans != NULL && block->spans->len > 0)
    {
      text = dup_markup (block, start, end, home);
      gtk_label_set_markup (GTK_LABEL (label), text);
      g_signal_connect (label, "activate-link", G_CALLBACK (activate_link_cb), NULL);
    }
  else
    {
      text = g_strndup (block->text + start, end - start);
      gtk_label_set_text (GTK_LABEL (label), text);
    }
  return label;
}

/**
 * hub_long_block_add_marks:
 * @block: a block of which a piece is shown
 * @start: where the piece begins, in bytes of the block
 * @end: where it ends
 * @home: (nullable): as for hub_long_block_new()
 * @marks: (element-type HubMark): where words stand in the block
 * @at: where the piece begins in what the label shows
 * @shown: (element-type HubMark): gets those of the piece, in what the label shows
 *
 * Finds where marked words stand in a label, in which places are said behind links.
 */
void
hub_long_block_add_marks (const HubRichBlock *block,
                          gsize               start,
                          gsize               end,
                          const char         *home,
                          GArray             *marks,
                          gsize               at,
                          GArray             *shown)
{
  guint n_spans = block->spans != NULL ? block->spans->len : 0;
  guint next = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      HubMark mark = g_array_index (marks, HubMark, i);

      if (mark.span.end <= start || mark.span.start >= end)
        continue;
      for (; next < n_spans &&
             g_array_index (block->spans, HubRichSpan, next).end <= mark.span.start; next++)
        {
          gsize span_end = g_array_index (block->spans, HubRichSpan, next).end;
          g_autofree char *behind = span_end > start ? dup_behind (block, next, span_end, home)
                                                     : NULL;

          if (behind != NULL)
            at += strlen (" ") + strlen (behind);
        }
      mark.span.start = at + MAX (mark.span.start, start) - start;
      mark.span.end = at + MIN (mark.span.end, end) - start;
      g_array_append_val (shown, mark);
    }
}

/**
 * hub_long_block_new_list:
 *
 * Makes a list without items.
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
hub_long_block_new_list (void)
{
  return g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                       "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
}

/* A bullet is decoration; a number says something. */
static GtkWidget *
make_marker (const HubRichBlock *block)
{
  GtkWidget *marker = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                    block->number > 0 ? GTK_ACCESSIBLE_ROLE_LABEL
                                                      : GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *number = g_strdup_printf ("%u.", block->number);

  if (block->kind == HUB_RICH_ITEM)
    gtk_label_set_text (GTK_LABEL (marker), block->number > 0 ? number : "•");
  gtk_label_set_width_chars (GTK_LABEL (marker), 2);
  gtk_label_set_xalign (GTK_LABEL (marker), 1);
  gtk_widget_set_valign (marker, GTK_ALIGN_BASELINE_FILL);
  gtk_widget_add_css_class (marker, "body");
  gtk_widget_add_css_class (marker, "numeric");
  return marker;
}

/**
 * hub_long_block_new_item:
 * @block: an item, or a block that stands in one
 * @label: (transfer floating): its text
 *
 * Makes a line of a list: with a bullet or number if it begins an item, set in as deep as it
 * stands.
 *
 * Returns: (transfer floating): the line
 */
GtkWidget *
hub_long_block_new_item (const HubRichBlock *block,
                         GtkWidget          *label)
{
  GtkWidget *item = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                  "spacing", 6, NULL);
  GtkWidget *marker;

  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                  (int) MAX (block->depth, 1), -1);
  set_direction (item, block->text);
  gtk_widget_set_margin_start (item, INDENT * (int) MIN (block->depth - 1, MAX_INDENTS));
  marker = make_marker (block);
  gtk_widget_set_direction (marker, gtk_widget_get_direction (item));
  gtk_box_append (GTK_BOX (item), marker);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE_FILL);
  gtk_box_append (GTK_BOX (item), label);
  return item;
}

static GtkWidget *
find_grid (GtkWidget *table)
{
  return GTK_IS_SCROLLED_WINDOW (table)
         ? gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (
             GTK_SCROLLED_WINDOW (table))))
         : table;
}

/**
 * hub_long_block_new_table:
 * @n_columns: how many it has
 *
 * Makes a table without cells. A scroller takes the height of what it holds for the least width
 * that this can have, so that one of many columns, which can be moved sideways, has columns of a
 * width of their own.
 *
 * Returns: (transfer floating): the table
 */
GtkWidget *
hub_long_block_new_table (guint n_columns)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE,
                                  NULL);
  GtkWidget *scroller;

  gtk_widget_add_css_class (grid, "text-table");
  g_object_set_data (G_OBJECT (grid), COLUMNS, GUINT_TO_POINTER (n_columns));
  if (n_columns <= FEW_COLUMNS)
    return grid;

  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_widget_set_halign (grid, GTK_ALIGN_START);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  return scroller;
}

static void
add_line (GtkGrid *grid,
          int      row,
          int      n_columns)
{
  GtkWidget *line = g_object_new (GTK_TYPE_SEPARATOR, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_grid_attach (grid, line, 0, row, n_columns, 1);
}

/**
 * hub_long_block_add_cell:
 * @table: a table
 * @block: a cell
 * @label: (transfer floating): its text
 *
 * Puts a cell in its place. Lines between rows have rows of the grid to themselves.
 */
void
hub_long_block_add_cell (GtkWidget          *table,
                         const HubRichBlock *block,
                         GtkWidget          *label)
{
  GtkWidget *grid = find_grid (table);
  guint n_columns = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (grid), COLUMNS));
  int row = (int) block->row * 2;
  int n_chars = (int) MIN (g_utf8_strlen (block->text, -1), CELL_CHARS);

  if (gtk_widget_get_first_child (grid) == NULL)
    gtk_widget_set_direction (grid, gtk_widget_get_direction (label));
  if (hub_text_find_direction (block->text) == 0)
    gtk_widget_set_direction (label, gtk_widget_get_direction (grid));
  if (row > 0 && gtk_grid_get_child_at (GTK_GRID (grid), 0, row - 1) == NULL)
    add_line (GTK_GRID (grid), row - 1, (int) n_columns);

  if (n_columns > FEW_COLUMNS)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), n_chars);
      gtk_label_set_max_width_chars (GTK_LABEL (label), n_chars);
    }
  gtk_widget_set_hexpand (label, n_columns <= FEW_COLUMNS);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (label),
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, (int) block->column + 1,
                                  GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int) block->row + 1, -1);
  gtk_grid_attach (GTK_GRID (grid), label, (int) block->column, row, 1, 1);
}
