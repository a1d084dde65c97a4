/* hub-entry-row.c: an entry in a list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-entry-row"

#include "hub-entry-row.h"

#include "hub-format.h"
#include "hub-marks.h"
#include "hub-star-button.h"

#include <glib/gi18n.h>

#define SPACING     6     /* pixels, between text and star */
#define MIN_WIDTH   160   /* pixels */
#define WIDTH       360   /* pixels: what the row would like */
#define STAR_SIZE   34    /* pixels: what a star takes in Adwaita, until there is one to ask */
#define STAR_ICON   16    /* pixels */

/**
 * HubEntryRow:
 *
 * Shows a [class@Hub.ListItem]: kind and type, title, facts and star, and a mark if it is no longer
 * on the hub; three dim dots until the entry has come. While words are looked for these are bold,
 * and there is room for the piece of the text that has them, whether or not it has come.
 *
 * A list view has some two hundred rows, so a row is made light: it draws its text itself, and the
 * star is made when nothing more urgent is left to do, or when the focus comes.
 */
struct _HubEntryRow
{
  GtkWidget      parent_instance;

  HubRowText    *text;        /* (owned) */
  GtkWidget     *gone;        /* (unowned) (nullable): NULL until it was needed once */
  HubStarButton *star;        /* (unowned) (nullable): NULL until it is made */
  GList          waiting;     /* in the queue of rows without a star */

  HubListItem   *item;        /* (owned) (nullable) */
  HubEntry      *shown;       /* (owned) (nullable): what is shown of it; NULL while it waits */
  GtkListItem   *list_item;   /* (unowned) (nullable): owns this row, carries the spoken text */
};

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

/* Rows that wait for their star, main thread. They are made one at a time, for all sources that are
 * ready run in one turn of the main loop, and two hundred stars would keep it busy for long. */
static GQueue starless = G_QUEUE_INIT;
static guint star_id;         /* of the source that makes them, 0 none */

static void
leave_queue (HubEntryRow *self)
{
  if (self->waiting.data == NULL)
    return;

  g_queue_unlink (&starless, &self->waiting);
  self->waiting.data = NULL;
}

static void
make_star (HubEntryRow *self)
{
  leave_queue (self);
  if (self->star != NULL)
    return;

  self->star = g_object_new (HUB_TYPE_STAR_BUTTON, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->star), GTK_WIDGET (self));
  update_star (self);
}

static gboolean
make_star_cb (gpointer user_data)
{
  HubEntryRow *self = g_queue_peek_head (&starless);

  if (self != NULL)
    make_star (self);
  if (!g_queue_is_empty (&starless))
    return G_SOURCE_CONTINUE;

  star_id = 0;
  return G_SOURCE_REMOVE;
}

static void
join_queue (HubEntryRow *self)
{
  self->waiting.data = self;
  g_queue_push_tail_link (&starless, &self->waiting);
  if (star_id == 0)
    star_id = g_idle_add_full (G_PRIORITY_LOW, make_star_cb, NULL, NULL);
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

/* The title is regular where words in it are bold, or they would not stand out. */
static void
show_snippet (HubEntryRow *self)
{
  HubRow *row = hub_list_item_get_row (self->item);
  const HubSnippet *snippet = row != NULL ? row->snippet : NULL;
  gboolean has_snippet = hub_list_item_has_snippet (self->item);
  const char *found = snippet != NULL && has_snippet ? snippet->text : "";
  g_autoptr(PangoAttrList) marks =
    hub_marks_to_attributes (snippet != NULL ? snippet->marks : NULL, HUB_MARKS_BOLD, found, found);
  gsize at = 0;
  g_autofree char *text = has_snippet && row != NULL && row->file != NULL
                          ? dup_with_file (row->file, found, &at) : g_strdup (found);

  if (marks != NULL && at > 0)
    pango_attr_list_update (marks, 0, 0, (int) at);

  hub_row_text_set_searched (self->text, has_snippet);
  hub_row_text_set (self->text, HUB_ROW_SNIPPET, has_snippet ? text : NULL, marks);
  if (self->list_item != NULL)
    gtk_list_item_set_accessible_description (self->list_item, text);
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

static void
show_waiting (HubEntryRow *self)
{
  g_clear_object (&self->shown);
  hub_row_text_set_waiting (self->text, TRUE);
  show_gone (self, FALSE);
  update_star (self);
  if (self->list_item != NULL)
    {
      gtk_list_item_set_accessible_label (self->list_item, _("Loading…"));
      gtk_list_item_set_accessible_description (self->list_item, "");
    }
}

/* The mark, and what a screen reader says of the row. */
static void
update_gone (HubEntryRow *self)
{
  HubEntry *entry = hub_list_item_get_entry (self->item);
  gboolean gone = entry != NULL && hub_list_item_get_gone (self->item);
  g_autofree char *spoken = NULL;
  g_autofree char *marked = NULL;

  show_gone (self, gone);
  if (entry == NULL || self->list_item == NULL)
    return;

  spoken = hub_format_spoken (entry);
  if (gone)
    /* Translators: spoken for a row of the list: what it is, and that it is gone from the hub */
    marked = g_strdup_printf (C_("spoken row", "%s, %s"), spoken, _("No longer on the hub"));
  gtk_list_item_set_accessible_label (self->list_item, gone ? marked : spoken);
}

/* What the entry itself says. */
static void
show_entry (HubEntryRow *self,
            HubEntry    *entry)
{
  g_autofree char *type = hub_format_type (entry);
  g_autofree char *facts = hub_format_facts (entry);

  hub_row_text_set_waiting (self->text, FALSE);
  hub_row_text_set_icon (self->text, hub_format_kind_icon (hub_entry_get_kind (entry)));
  hub_row_text_set (self->text, HUB_ROW_TYPE, type, NULL);
  hub_row_text_set (self->text, HUB_ROW_FACTS, *facts != '\0' ? facts : NULL, NULL);
  update_star (self);
  update_gone (self);
}

/* The item has its entry now, or the same one with other words marked: all rows of a view learn of
 * that at once. */
static void
update_entry (HubEntryRow *self)
{
  HubEntry *entry = hub_list_item_get_entry (self->item);
  HubRow *row = hub_list_item_get_row (self->item);
  g_autofree char *title = NULL;
  g_autoptr(PangoAttrList) marks = NULL;

  if (entry == NULL)
    {
      show_waiting (self);
      return;
    }

  if (g_set_object (&self->shown, entry))
    show_entry (self, entry);
  title = hub_format_title (entry);
  marks = hub_marks_to_attributes (row != NULL ? row->title : NULL, HUB_MARKS_BOLD,
                                   hub_entry_get_title (entry), title);
  hub_row_text_set (self->text, HUB_ROW_TITLE, title, marks);
  show_snippet (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *row = hub_entry_row_new ();

  HUB_ENTRY_ROW (row)->list_item = list_item;
  gtk_list_item_set_child (list_item, row);
}

static void
look_up_gone (HubListItem *item,
              HubGone     *gone)
{
  hub_list_item_set_gone (item, hub_gone_contains (gone, hub_list_item_get_entry (item)));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         HubGone                  *gone)      /* (nullable) */
{
  HubEntryRow *self = HUB_ENTRY_ROW (gtk_list_item_get_child (list_item));
  gpointer object = gtk_list_item_get_item (list_item);
  g_autoptr(HubListItem) kept = NULL;

  /* The reading list is a model of entries. (A GtkMapListModel over it would show the old first
   * row twice when a row comes before it: seen with GTK 4.18.6.) */
  if (HUB_IS_ENTRY (object))
    {
      kept = hub_list_item_new (hub_entry_get_id (object));
      hub_list_item_set_entry (kept, object);
      hub_list_item_set_saved (kept, TRUE);
      look_up_gone (kept, gone);
      g_signal_connect_object (gone, "changed", G_CALLBACK (look_up_gone), kept,
                               G_CONNECT_SWAPPED);
      object = kept;
    }
  hub_entry_row_set_item (self, object);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  hub_entry_row_set_item (HUB_ENTRY_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
teardown_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  if (row != NULL)
    HUB_ENTRY_ROW (row)->list_item = NULL;
}

static void
unref_gone (gpointer  gone,
            GClosure *closure)
{
  g_object_unref (gone);
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
  int width = for_size - star_size (self, GTK_ORIENTATION_HORIZONTAL) - SPACING;
  int gone = 0;

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

  if (self->gone != NULL && gtk_widget_should_layout (self->gone))
    gtk_widget_measure (self->gone, orientation, width, &gone, NULL, NULL, NULL);
  *minimum = MAX (hub_row_text_measure (self->text, width) + gone, star_size (self, orientation));
  *natural = *minimum;
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

static gboolean
hub_entry_row_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  make_star (HUB_ENTRY_ROW (widget));
  return GTK_WIDGET_CLASS (hub_entry_row_parent_class)->focus (widget, direction);
}

static void
hub_entry_row_dispose (GObject *object)
{
  HubEntryRow *self = HUB_ENTRY_ROW (object);

  hub_entry_row_set_item (self, NULL);
  leave_queue (self);
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
  widget_class->get_request_mode = hub_entry_row_get_request_mode;
  widget_class->measure = hub_entry_row_measure;
  widget_class->size_allocate = hub_entry_row_size_allocate;
  widget_class->snapshot = hub_entry_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "entryrow");
}

static void
hub_entry_row_init (HubEntryRow *self)
{
  self->text = hub_row_text_new (GTK_WIDGET (self));
  join_queue (self);
}

/**
 * hub_entry_row_factory_new:
 * @gone: (nullable): which entries are gone, for a model of [class@Hub.Entry]
 *
 * Makes what a list view makes its rows with, for a model of [class@Hub.ListItem], or one of
 * [class@Hub.Entry] that are all kept.
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *
hub_entry_row_factory_new (HubGone *gone)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  if (gone != NULL)
    g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), g_object_ref (gone), unref_gone,
                           0);
  else
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), NULL);
  return factory;
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
  if (item == NULL)
    return;

  g_signal_connect_object (item, "notify::entry", G_CALLBACK (update_entry), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::saved", G_CALLBACK (update_star), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::gone", G_CALLBACK (update_gone), self,
                           G_CONNECT_SWAPPED);
  update_entry (self);
}

/* (transfer none): what the row shows; the accessible label of its list item says the same */
HubRowText *
hub_entry_row_get_text (HubEntryRow *self)
{
  g_return_val_if_fail (HUB_IS_ENTRY_ROW (self), NULL);

  return self->text;
}
