/* hub-entry-row.c: an entry in a list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-entry-row"

#include "hub-entry-row-private.h"

#include "hub-format.h"
#include "hub-marks.h"

#include <glib/gi18n.h>

#define SPACING     6     /* pixels, between text and star */
#define MIN_WIDTH   160   /* pixels */
#define WIDTH       360   /* pixels: what the row would like */
#define STAR_SIZE   34    /* pixels: what a star takes in Adwaita, until there is one to ask */
#define STAR_ICON   16    /* pixels */

G_DEFINE_FINAL_TYPE (HubEntryRow, hub_entry_row, GTK_TYPE_WIDGET)

static void
update_star (HubEntryRow *self)
{
  HubEntry *entry = self->item != NULL ? hub_list_item_get_entry (self->item) : NULL;

  if (self->star == NULL)
    return;

  hub_star_button_set_entry (self->star, entry != NULL ? hub_entry_get_uuid (entry) : NULL,
                             entry != NULL ? hub_entry_get_langcode (entry) : NULL);
  hub_star_button_set_saved (self->star, entry != NULL && hub_list_item_get_saved (self->item));
}

/* Says which file a piece of text is of; @at becomes the place of the piece in that, in bytes. */
static char *
dup_with_file (const char *file,
               const char *found,
               gsize      *at)
{
  g_autofree char *name = hub_format_isolate (file);
  g_autofree char *piece = hub_format_isolate (found);
  /* Translators: the name of a file, and a piece of the text of it. */
  char *text = g_strdup_printf (_("In the file “%s”: %s"), name, piece);
  const char *place = strstr (text, piece);

  g_assert (place != NULL);
  *at = (gsize) (place - text) + (gsize) (strstr (piece, found) - piece);
  return text;
}

/* The piece of the text that has the words, in what a row says of it; NULL for none, empty while
 * that has not come. */
static char *
dup_snippet (HubEntryRow    *self,
             PangoAttrList **marks)    /* (out) (optional) (nullable) */
{
  HubRow *row = hub_list_item_get_row (self->item);
  const HubSnippet *snippet = row != NULL ? row->snippet : NULL;
  const char *found = snippet != NULL ? snippet->text : "";
  gsize at = 0;
  char *text;

  if (!hub_list_item_has_snippet (self->item))
    return NULL;

  text = row != NULL && row->file != NULL ? dup_with_file (row->file, found, &at)
                                          : g_strdup (found);
  if (marks != NULL)
    *marks = hub_marks_to_attributes (snippet != NULL ? snippet->marks : NULL, HUB_MARKS_BOLD,
                                      found, found);
  if (marks != NULL && *marks != NULL && at > 0)
    pango_attr_list_update (*marks, 0, 0, (int) at);
  return text;
}

static void
show_gone (HubEntryRow *self,
           gboolean     gone)
{
  if (self->gone == NULL && gone)
    {
      self->gone = gtk_label_new (_("No longer on the hub"));
      gtk_label_set_wrap (GTK_LABEL (self->gone), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (self->gone), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (self->gone), 0);
      gtk_widget_add_css_class (self->gone, "caption-heading");
      gtk_widget_add_css_class (self->gone, "warning");
      gtk_widget_set_parent (self->gone, GTK_WIDGET (self));
    }
  if (self->gone != NULL)
    gtk_widget_set_visible (self->gone, gone);
}

/* What the entry itself says. */
static void
show_entry (HubEntryRow *self,
            HubEntry    *entry)
{
  g_autofree char *type = hub_format_type (entry);
  g_autofree char *facts = hub_format_facts (entry);

  hub_row_text_set_icon (self->text, hub_format_kind_icon (hub_entry_get_kind (entry)));
  hub_row_text_set (self->text, HUB_ROW_TYPE, type, NULL);
  hub_row_text_set (self->text, HUB_ROW_FACTS, *facts != '\0' ? facts : NULL, NULL);
}

/* The words that are marked in it; the title is regular then, or they would not stand out. */
static void
show_words (HubEntryRow *self,
            HubEntry    *entry)
{
  HubRow *row = hub_list_item_get_row (self->item);
  g_autofree char *title = hub_format_title (entry);
  g_autoptr(PangoAttrList) title_marks =
    hub_marks_to_attributes (row != NULL ? row->title : NULL, HUB_MARKS_BOLD,
                             hub_entry_get_title (entry), title);
  g_autoptr(PangoAttrList) marks = NULL;
  g_autofree char *snippet = dup_snippet (self, &marks);

  hub_row_text_set_searched (self->text, hub_list_item_has_snippet (self->item));
  hub_row_text_set (self->text, HUB_ROW_TITLE, title, title_marks);
  hub_row_text_set (self->text, HUB_ROW_SNIPPET, snippet, marks);
}

static int
star_size (HubEntryRow    *self,
           GtkOrientation  orientation)
{
  int size = STAR_SIZE;

  if (self->star != NULL)
    gtk_widget_measure (GTK_WIDGET (self->star), orientation, -1, &size, NULL, NULL, NULL);
  return size;
}

static int
height_for_width (HubEntryRow *self,
                  int          width)
{
  int text = width - star_size (self, GTK_ORIENTATION_HORIZONTAL) - SPACING;
  int gone = 0;

  if (self->gone != NULL && gtk_widget_should_layout (self->gone))
    gtk_widget_measure (self->gone, GTK_ORIENTATION_VERTICAL, text, &gone, NULL, NULL, NULL);
  return MAX (hub_row_text_measure (self->text, text) + gone,
              star_size (self, GTK_ORIENTATION_VERTICAL));
}

/* Has the row measured anew if it has another height than it said. */
static void
check_height (HubEntryRow *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->told_width >= 0 && height_for_width (self, self->told_width) != self->told_height)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
show_item (HubEntryRow *self)
{
  HubEntry *entry = hub_list_item_get_entry (self->item);
  gboolean is_other = g_set_object (&self->shown, entry);

  self->is_due = FALSE;
  hub_row_text_set_waiting (self->text, entry == NULL);
  if (entry != NULL && is_other)
    show_entry (self, entry);
  if (entry != NULL)
    show_words (self, entry);
  show_gone (self, entry != NULL && hub_list_item_get_gone (self->item));
  update_star (self);
  check_height (self);
}

static void
update_gone (HubEntryRow *self)
{
  if (self->is_due)
    return;

  show_gone (self, hub_list_item_get_gone (self->item));
  hub_entry_row_name (self);
}

/* Has a row of a list view show its item when that comes into view, or near it. Until then it is
 * as high as others are. The star is another entry's at once. */
static void
set_due (HubEntryRow *self)
{
  self->is_due = self->is_nameless = TRUE;
  hub_row_text_set_waiting (self->text, TRUE);
  hub_row_text_set_searched (self->text, hub_list_item_has_snippet (self->item));
  update_star (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      hub_entry_row_queue_add_seen (self);
    }
  else
    hub_entry_row_queue_add (self);
}

/* The row is to show something else: at once where it is seen, or else when it is about to be. */
static void
update_entry (HubEntryRow *self)
{
  if (self->list_item == NULL || gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      show_item (self);
      hub_entry_row_name (self);
      return;
    }

  set_due (self);
}

static GtkSizeRequestMode
hub_entry_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hub_entry_row_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  HubEntryRow *self = HUB_ENTRY_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = WIDTH;
      return;
    }
  if (for_size < 0)    /* for no width in particular: laying the text out would be for nothing */
    {
      *minimum = *natural = star_size (self, orientation);
      return;
    }

  self->told_width = for_size;
  self->told_height = height_for_width (self, for_size);
  *minimum = *natural = self->told_height;
}

static void
hub_entry_row_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  HubEntryRow *self = HUB_ENTRY_ROW (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int star = star_size (self, GTK_ORIENTATION_HORIZONTAL);
  int text = MAX (width - star - SPACING, 0);

  if (self->star != NULL)
    gtk_widget_size_allocate (GTK_WIDGET (self->star),
                              &(GtkAllocation) { is_rtl ? 0 : width - star, 0, star, height }, -1);
  if (self->gone != NULL && gtk_widget_should_layout (self->gone))
    {
      int top = hub_row_text_measure (self->text, text);

      gtk_widget_size_allocate (self->gone,
                                &(GtkAllocation) { is_rtl ? width - text : 0, top, text,
                                                   MAX (height - top, 0) }, -1);
    }
}

/* What the star will look like. */
static void
snapshot_star (HubEntryRow *self,
               GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int inset = (STAR_SIZE - STAR_ICON) / 2;
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  hub_row_draw_icon (widget, snapshot,
                     hub_list_item_get_saved (self->item) ? "starred-symbolic"
                                                          : "non-starred-symbolic",
                     STAR_ICON, &color,
                     is_rtl ? inset : gtk_widget_get_width (widget) - STAR_SIZE + inset,
                     (gtk_widget_get_height (widget) - STAR_ICON) / 2);
}

static void
hub_entry_row_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  HubEntryRow *self = HUB_ENTRY_ROW (widget);
  int star = star_size (self, GTK_ORIENTATION_HORIZONTAL) + SPACING;

  gtk_snapshot_save (snapshot);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) star, 0));
  hub_row_text_snapshot (self->text, snapshot, gtk_widget_get_width (widget) - star);
  gtk_snapshot_restore (snapshot);

  if (self->star == NULL && self->item != NULL)
    snapshot_star (self, snapshot);
  GTK_WIDGET_CLASS (hub_entry_row_parent_class)->snapshot (widget, snapshot);
}

static void
hub_entry_row_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hub_entry_row_parent_class)->realize (widget);
  hub_entry_row_queue_watch (gtk_widget_get_frame_clock (widget));
}

/* A list view shows and hides what comes into view and leaves it. */
static void
hub_entry_row_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hub_entry_row_parent_class)->map (widget);
  hub_entry_row_queue_add_seen (HUB_ENTRY_ROW (widget));
}

static gboolean
hub_entry_row_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  HubEntryRow *self = HUB_ENTRY_ROW (widget);

  hub_entry_row_fill (self);
  hub_entry_row_make_star (self);
  return GTK_WIDGET_CLASS (hub_entry_row_parent_class)->focus (widget, direction);
}

static void
hub_entry_row_dispose (GObject *object)
{
  HubEntryRow *self = HUB_ENTRY_ROW (object);

  hub_entry_row_set_item (self, NULL);
  hub_entry_row_queue_remove (self);
  g_clear_pointer (&self->gone, gtk_widget_unparent);
  if (self->star != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->star));
  self->star = NULL;

  G_OBJECT_CLASS (hub_entry_row_parent_class)->dispose (object);
}

static void
hub_entry_row_finalize (GObject *object)
{
  hub_row_text_free (HUB_ENTRY_ROW (object)->text);

  G_OBJECT_CLASS (hub_entry_row_parent_class)->finalize (object);
}

static void
hub_entry_row_class_init (HubEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_entry_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = hub_entry_row_finalize;
  widget_class->focus = hub_entry_row_focus;
  widget_class->map = hub_entry_row_map;
  widget_class->get_request_mode = hub_entry_row_get_request_mode;
  widget_class->measure = hub_entry_row_measure;
  widget_class->realize = hub_entry_row_realize;
  widget_class->size_allocate = hub_entry_row_size_allocate;
  widget_class->snapshot = hub_entry_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "entryrow");
}

static void
hub_entry_row_init (HubEntryRow *self)
{
  self->text = hub_row_text_new (GTK_WIDGET (self));
  self->told_width = -1;
}

/**
 * hub_entry_row_name:
 * @self: a row
 *
 * Says to a screen reader what the item is.
 */
void
hub_entry_row_name (HubEntryRow *self)
{
  HubEntry *entry = self->item != NULL ? hub_list_item_get_entry (self->item) : NULL;
  g_autofree char *spoken = entry != NULL ? hub_format_spoken (entry) : NULL;
  g_autofree char *marked = NULL;
  g_autofree char *snippet = entry != NULL ? dup_snippet (self, NULL) : NULL;

  self->is_nameless = FALSE;
  if (self->list_item == NULL)
    return;

  if (entry != NULL && hub_list_item_get_gone (self->item))
    /* Translators: spoken for a row of the list: what it is, and that it is gone from the hub */
    marked = g_strdup_printf (C_("spoken row", "%s, %s"), spoken, _("No longer on the hub"));
  gtk_list_item_set_accessible_label (self->list_item, marked != NULL ? marked
                                                       : entry != NULL ? spoken : _("Loading…"));
  gtk_list_item_set_accessible_description (self->list_item, snippet != NULL ? snippet : "");
}

/**
 * hub_entry_row_fill:
 * @self: a row
 *
 * Shows the item, and names it, unless it does.
 */
void
hub_entry_row_fill (HubEntryRow *self)
{
  if (self->is_due)
    show_item (self);
  if (self->is_nameless)
    hub_entry_row_name (self);
}

/**
 * hub_entry_row_make_star:
 * @self: a row
 *
 * Makes the star, unless it is there.
 */
void
hub_entry_row_make_star (HubEntryRow *self)
{
  if (self->star != NULL)
    return;

  self->star = g_object_new (HUB_TYPE_STAR_BUTTON, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->star), GTK_WIDGET (self));
  update_star (self);
}

/**
 * hub_entry_row_new:
 *
 * Makes a row that shows nothing yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
hub_entry_row_new (void)
{
  return g_object_new (HUB_TYPE_ENTRY_ROW, NULL);
}

/**
 * hub_entry_row_set_item:
 * @self: a row
 * @item: (nullable): what to show
 *
 * Shows an item, and follows its changes.
 */
void
hub_entry_row_set_item (HubEntryRow *self,
                        HubListItem *item)
{
  g_return_if_fail (HUB_IS_ENTRY_ROW (self));

  if (self->item == item)
    return;

  if (self->item != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->item, update_entry, self);
      g_signal_handlers_disconnect_by_func (self->item, update_star, self);
      g_signal_handlers_disconnect_by_func (self->item, update_gone, self);
    }
  g_set_object (&self->item, item);
  g_clear_object (&self->shown);
  self->is_due = self->is_nameless = FALSE;
  if (item == NULL)
    {
      hub_entry_row_queue_remove (self);
      if (self->list_item != NULL)    /* what it was is not said of what it will be */
        gtk_list_item_set_accessible_label (self->list_item, _("Loading…"));
      return;
    }

  g_signal_connect_object (item, "notify::entry", G_CALLBACK (update_entry), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::saved", G_CALLBACK (update_star), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::gone", G_CALLBACK (update_gone), self,
                           G_CONNECT_SWAPPED);
  if (self->list_item != NULL)
    set_due (self);
  else
    show_item (self);
}

/* (transfer none): what the row shows; the accessible label of its list item says the same */
HubRowText *
hub_entry_row_get_text (HubEntryRow *self)
{
  g_return_val_if_fail (HUB_IS_ENTRY_ROW (self), NULL);

  hub_entry_row_fill (self);
  return self->text;
}
