/* hub-long-text.c: long text, a few paragraphs at a time
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-long-text"

#include "hub-long-text.h"

#include "hub-copy.h"
#include "hub-long-blocks.h"
#include "hub-marks.h"

#include <glib/gi18n.h>
#include <string.h>

#define CHUNK_MAX    (4 * 1024)    /* bytes of a label: laid out in about a millisecond */
#define PORTION_MAX  (32 * 1024)   /* bytes that are shown before one asks for more */
#define BLOCK_WEIGHT 160           /* bytes that a widget weighs as much as */

/**
 * HubLongText:
 *
 * Shows rich text as selectable labels: the first at once, more one by one when the main loop is
 * idle, so that a long body never holds a frame up, and what is beyond a portion when it is asked
 * for: a thousand widgets below each other are slow to lay out.
 */
struct _HubLongText
{
  AdwBin       parent_instance;

  GtkWidget   *box;       /* (unowned) */
  GtkWidget   *list;      /* (unowned) (nullable): the list that is the last in the box */
  GtkWidget   *table;     /* (unowned) (nullable): the table that is the last in the box */
  HubRichText *text;      /* (owned) (nullable) */
  char        *home;      /* (owned) (nullable): the address of the entry */
  guint        next;      /* block of which the next label is made */
  gsize        offset;    /* where in it, in bytes */
  guint        number;    /* of the last table, 0 none */
  GArray      *pieces;    /* (owned) (element-type Piece): that labels show, in their order */
  GPtrArray   *marks;     /* (owned) (nullable) (element-type GArray): of each block */
  gsize        portion;   /* bytes that may still be shown before one asks for more */
  guint        idle_id;   /* 0 none */
};

/* A piece of a block. */
typedef struct
{
  GtkLabel *label;    /* (unowned): in the box */
  guint     block;
  gsize     start;    /* bytes of the block */
  gsize     end;
  gsize     at;       /* where it begins in the label, in bytes */
} Piece;

G_DEFINE_FINAL_TYPE (HubLongText, hub_long_text, ADW_TYPE_BIN)

static void
note_piece (HubLongText *self,
            GtkWidget   *label,
            guint        block,
            gsize        start,
            gsize        end,
            gsize        at)
{
  Piece piece = { GTK_LABEL (label), block, start, end, at };

  g_array_append_val (self->pieces, piece);
}

/* What is marked in the label of a piece; @i becomes the first piece of the next label. */
static GArray *
list_marks (HubLongText *self,
            guint       *i)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (HubMark));
  GtkLabel *label = g_array_index (self->pieces, Piece, *i).label;

  for (; *i < self->pieces->len && g_array_index (self->pieces, Piece, *i).label == label; ++*i)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, *i);
      GArray *marks = self->marks != NULL ? g_ptr_array_index (self->marks, piece->block) : NULL;

      if (marks != NULL)
        hub_long_block_add_marks (hub_rich_text_get_block (self->text, piece->block),
                                  piece->start, piece->end, self->home, marks, piece->at,
                                  shown);
    }
  return shown;
}

/* Marks the labels from that of piece @i on. */
static void
show_marks (HubLongText *self,
            guint        i)
{
  while (i < self->pieces->len)
    {
      GtkLabel *label = g_array_index (self->pieces, Piece, i).label;
      g_autoptr(GArray) marks = list_marks (self, &i);

      hub_marks_show (label, marks, HUB_MARKS_TINTED, gtk_label_get_text (label));
    }
}

/* How many blocks from the next one on go into one label: paragraphs of running text do. */
static guint
count_together (HubLongText *self)
{
  guint n_blocks = hub_rich_text_get_n_blocks (self->text);
  gsize length = 0;
  guint n = 0;

  for (; self->next + n < n_blocks; n++)
    {
      const HubRichBlock *block = hub_rich_text_get_block (self->text, self->next + n);

      length += strlen (block->text);
      if (block->kind != HUB_RICH_PARAGRAPH || block->depth > 0 || block->n_quotes > 0 ||
          block->spans != NULL || length > CHUNK_MAX)
        break;
    }
  return n;
}

static GtkWidget *
make_together (HubLongText *self,
               guint        n)
{
  g_autoptr(GString) text = g_string_new (NULL);
  HubRichBlock block = { HUB_RICH_PARAGRAPH };
  GtkWidget *label;
  gsize at = 0;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "",
                            hub_rich_text_get_block (self->text, self->next + i)->text);
  block.text = text->str;
  label = hub_long_block_new (&block, 0, text->len, NULL);
  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (hub_rich_text_get_block (self->text, self->next + i)->text);

      note_piece (self, label, self->next + i, 0, length, at);
      at += length + strlen ("\n\n");
    }
  self->next += n;
  return label;
}

/* A piece of a block that may be long. */
static GtkWidget *
make_piece (HubLongText        *self,
            const HubRichBlock *block)
{
  gsize end = hub_rich_block_find_end (block, self->offset, CHUNK_MAX);
  GtkWidget *label = hub_long_block_new (block, self->offset, end, self->home);

  note_piece (self, label, self->next, self->offset, end, 0);
  end += strspn (block->text + end, " \n");
  self->offset = block->text[end] != '\0' ? end : 0;
  if (self->offset == 0)
    self->next++;
  return label;
}

static void
append (HubLongText *self,
        GtkWidget   *widget)
{
  self->list = NULL;
  self->table = NULL;
  gtk_box_append (GTK_BOX (self->box), widget);
}

static void
append_item (HubLongText        *self,
             const HubRichBlock *block)
{
  HubRichBlock piece = *block;

  if (self->offset > 0)
    piece.kind = HUB_RICH_PARAGRAPH;
  if (self->list == NULL)
    {
      GtkWidget *list = hub_long_block_new_list ();

      append (self, list);
      self->list = list;
    }
  gtk_box_append (GTK_BOX (self->list),
                  hub_long_block_new_item (&piece, make_piece (self, block)));
}

/* Of the table that begins with the next block. */
static guint
count_columns (HubLongText *self,
               guint        table)
{
  guint n_columns = 1;

  for (guint i = self->next; i < hub_rich_text_get_n_blocks (self->text); i++)
    {
      const HubRichBlock *block = hub_rich_text_get_block (self->text, i);

      if (block->table != table)
        break;
      n_columns = MAX (n_columns, block->column + 1);
    }
  return n_columns;
}

static void
append_cell (HubLongText        *self,
             const HubRichBlock *block)
{
  GtkWidget *label;

  if (self->table == NULL || self->number != block->table)
    {
      GtkWidget *table = hub_long_block_new_table (count_columns (self, block->table));

      append (self, table);
      self->table = table;
      self->number = block->table;
    }
  label = hub_long_block_new (block, 0, strlen (block->text), self->home);
  note_piece (self, label, self->next, 0, strlen (block->text), 0);
  hub_long_block_add_cell (self->table, block, label);
  self->next++;
}

/* Shows the next piece of the text. */
static void
append_next (HubLongText *self)
{
  const HubRichBlock *block = hub_rich_text_get_block (self->text, self->next);
  guint n_together = self->offset == 0 ? count_together (self) : 0;
  gsize weight = MIN (strlen (block->text), CHUNK_MAX) + BLOCK_WEIGHT;
  guint n_pieces = self->pieces->len;

  self->portion -= MIN (self->portion, n_together > 1 ? CHUNK_MAX : weight);
  if (n_together > 1)
    append (self, make_together (self, n_together));
  else if (block->kind == HUB_RICH_RULE)
    {
      append (self, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      self->next++;
    }
  else if (block->kind == HUB_RICH_CELL)
    append_cell (self, block);
  else if (block->kind == HUB_RICH_ITEM || block->depth > 0)
    append_item (self, block);
  else
    append (self, make_piece (self, block));
  if (self->marks != NULL)
    show_marks (self, n_pieces);
}

static gboolean
has_more (HubLongText *self)
{
  return self->text != NULL && self->next < hub_rich_text_get_n_blocks (self->text);
}

static void append_portion (HubLongText *self);

/* The focus goes on where the button was. */
static void
more_clicked_cb (HubLongText *self)
{
  GtkWidget *button = gtk_widget_get_last_child (self->box);
  GtkWidget *before = gtk_widget_get_prev_sibling (button);

  gtk_box_remove (GTK_BOX (self->box), button);
  append_portion (self);
  gtk_widget_child_focus (before != NULL ? gtk_widget_get_next_sibling (before) : self->box,
                          GTK_DIR_TAB_FORWARD);
}

/* Says that the text goes on: here, on the hub, or not at all. */
static void
append_end (HubLongText *self)
{
  GtkWidget *widget = NULL;

  if (has_more (self))
    {
      widget = gtk_button_new_with_label (_("Show More of the Text"));
      gtk_widget_set_halign (widget, GTK_ALIGN_START);
      g_signal_connect_swapped (widget, "clicked", G_CALLBACK (more_clicked_cb), self);
    }
  else if (hub_rich_text_is_cut (self->text))
    {
      widget = gtk_label_new (_("This text is very long. The rest is on the hub."));
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_xalign (GTK_LABEL (widget), 0);
      gtk_widget_add_css_class (widget, "dimmed");
    }
  if (widget != NULL)
    gtk_box_append (GTK_BOX (self->box), widget);
}

static gboolean
idle_cb (gpointer user_data)
{
  HubLongText *self = user_data;

  if (has_more (self) && self->portion > 0)
    {
      append_next (self);
      return G_SOURCE_CONTINUE;
    }

  append_end (self);
  self->idle_id = 0;
  return G_SOURCE_REMOVE;
}

static void
append_portion (HubLongText *self)
{
  self->portion = PORTION_MAX;
  append_next (self);
  self->idle_id = g_idle_add (idle_cb, self);
  g_source_set_name_by_id (self->idle_id, "[hub] body text");
}

static void
clear (HubLongText *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_array_set_size (self->pieces, 0);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  self->list = NULL;
  self->table = NULL;
  self->number = 0;
  self->next = 0;
  self->offset = 0;
  g_clear_pointer (&self->text, hub_rich_text_unref);
}

static void
hub_long_text_dispose (GObject *object)
{
  HubLongText *self = HUB_LONG_TEXT (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->text, hub_rich_text_unref);
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->home, g_free);

  G_OBJECT_CLASS (hub_long_text_parent_class)->dispose (object);
}

static void
hub_long_text_class_init (HubLongTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_long_text_dispose;
}

static void
hub_long_text_init (HubLongText *self)
{
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * hub_long_text_set_text:
 * @self: a text
 * @text: (nullable): rich text
 * @first: the block to begin with
 * @home: (nullable): the address of the entry
 *
 * Shows @text; without any the widget hides.
 */
void
hub_long_text_set_text (HubLongText *self,
                        HubRichText *text,
                        guint        first,
                        const char  *home)
{
  g_return_if_fail (HUB_IS_LONG_TEXT (self));

  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          text != NULL && first < hub_rich_text_get_n_blocks (text));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  self->text = hub_rich_text_ref (text);
  g_set_str (&self->home, home);
  self->next = first;
  append_portion (self);
}

/**
 * hub_long_text_get_text:
 * @self: a text
 *
 * Gets what is shown.
 *
 * Returns: (transfer none) (nullable): the text, also of portions that nobody has asked for
 */
HubRichText *
hub_long_text_get_text (HubLongText *self)
{
  g_return_val_if_fail (HUB_IS_LONG_TEXT (self), NULL);

  return self->text;
}

/**
 * hub_long_text_set_marks:
 * @self: a text
 * @marks: (nullable) (element-type GArray): where words stand in each block of the text: those of
 *   #HubMark, or %NULL
 *
 * Marks these words, also in what is shown later.
 */
void
hub_long_text_set_marks (HubLongText *self,
                         GPtrArray   *marks)
{
  g_return_if_fail (HUB_IS_LONG_TEXT (self));
  g_return_if_fail (marks == NULL || (self->text != NULL &&
                                      marks->len == hub_rich_text_get_n_blocks (self->text)));

  if (self->marks == marks)
    return;

  g_clear_pointer (&self->marks, g_ptr_array_unref);
  self->marks = marks != NULL ? g_ptr_array_ref (marks) : NULL;
  show_marks (self, 0);
}

/**
 * hub_long_text_add_matches:
 * @self: a text
 * @matches: (element-type HubTextMatch): gets what is marked
 *
 * Lists the marked words that are shown, in their order.
 */
void
hub_long_text_add_matches (HubLongText *self,
                           GArray      *matches)
{
  guint i = 0;

  g_return_if_fail (HUB_IS_LONG_TEXT (self));

  while (i < self->pieces->len)
    {
      GtkLabel *label = g_array_index (self->pieces, Piece, i).label;
      g_autoptr(GArray) marks = list_marks (self, &i);

      for (guint j = 0; j < marks->len; j++)
        {
          HubTextMatch match = { label, g_array_index (marks, HubMark, j).span };

          g_array_append_val (matches, match);
        }
    }
}

/* The first block that is not wholly shown and has marks, or the last; G_MAXUINT for none. */
static guint
find_hidden (HubLongText *self,
             gboolean     is_last)
{
  guint found = G_MAXUINT;

  for (guint i = self->next; self->marks != NULL && i < self->marks->len; i++)
    if (g_ptr_array_index (self->marks, i) != NULL)
      {
        found = i;
        if (!is_last)
          break;
      }
  return found;
}

/**
 * hub_long_text_count_hidden:
 * @self: a text
 *
 * Counts the marked words that hub_long_text_add_matches() does not list, for they are not shown
 * yet.
 *
 * Returns: how many
 */
guint
hub_long_text_count_hidden (HubLongText *self)
{
  guint n = 0;

  g_return_val_if_fail (HUB_IS_LONG_TEXT (self), 0);

  for (guint i = self->next; self->marks != NULL && i < self->marks->len; i++)
    {
      GArray *marks = g_ptr_array_index (self->marks, i);
      gsize from = i == self->next ? self->offset : 0;

      for (guint j = 0; marks != NULL && j < marks->len; j++)
        n += g_array_index (marks, HubMark, j).span.start >= from;
    }
  return n;
}

/**
 * hub_long_text_show_hidden:
 * @self: a text
 * @all: whether to show all marked words, or only the next
 *
 * Shows so much more of the text, as if one had asked for more of it.
 *
 * Returns: whether there was any to show
 */
gboolean
hub_long_text_show_hidden (HubLongText *self,
                           gboolean     all)
{
  guint target;

  g_return_val_if_fail (HUB_IS_LONG_TEXT (self), FALSE);

  target = find_hidden (self, all);
  if (target == G_MAXUINT)
    return FALSE;

  if (self->idle_id == 0)    /* nothing is under way: the button to ask with is the last */
    {
      gtk_box_remove (GTK_BOX (self->box), gtk_widget_get_last_child (self->box));
      append_portion (self);
    }
  while (self->next <= target)
    append_next (self);
  return TRUE;
}

/**
 * hub_long_text_copy:
 * @self: a text
 *
 * Puts all of the text into the clipboard, as HTML and as plain text.
 */
void
hub_long_text_copy (HubLongText *self)
{
  g_autofree char *plain = NULL;
  g_autofree char *html = NULL;

  g_return_if_fail (HUB_IS_LONG_TEXT (self));

  if (self->text == NULL)
    return;

  plain = hub_rich_text_to_text (self->text);
  html = hub_rich_text_to_html (self->text);
  hub_copy_text (GTK_WIDGET (self), plain, html);
}
