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

/**
 * HubEntryRow:
 *
 * Shows a [class@Hub.ListItem]: kind and type, title, facts and star, and a mark if it is no longer
 * on the hub; three dim dots until the entry has come. While words are looked for these are bold,
 * and there is room for the piece of the text that has them, whether or not it has come.
 */
struct _HubEntryRow
{
  AdwBin         parent_instance;

  GtkWidget     *icon;
  GtkWidget     *type;
  GtkWidget     *title;
  GtkWidget     *facts;
  GtkWidget     *gone;
  GtkWidget     *snippet;
  HubStarButton *star;

  HubListItem   *item;        /* (owned) (nullable) */
  GtkListItem   *list_item;   /* (unowned) (nullable): owns this row, carries the spoken text */
};

G_DEFINE_FINAL_TYPE (HubEntryRow, hub_entry_row, ADW_TYPE_BIN)

static void
update_saved (HubEntryRow *self)
{
  hub_star_button_set_saved (self->star, hub_list_item_get_saved (self->item));
}

/* The title is regular where words in it are bold, or they would not stand out. */
static void
show_marks (HubEntryRow *self)
{
  HubRow *row = hub_list_item_get_row (self->item);
  const HubSnippet *snippet = row != NULL ? row->snippet : NULL;
  gboolean has_snippet = hub_list_item_has_snippet (self->item);
  const char *text = snippet != NULL && has_snippet ? snippet->text : "";

  if (has_snippet)
    gtk_widget_add_css_class (self->title, "searched");
  else
    gtk_widget_remove_css_class (self->title, "searched");
  hub_marks_show (GTK_LABEL (self->title), row != NULL ? row->title : NULL, HUB_MARKS_BOLD,
                  row != NULL ? hub_entry_get_title (row->entry) : NULL);

  gtk_widget_set_visible (self->snippet, has_snippet);
  gtk_label_set_label (GTK_LABEL (self->snippet), text);
  hub_marks_show (GTK_LABEL (self->snippet), snippet != NULL ? snippet->marks : NULL,
                  HUB_MARKS_BOLD, text);
  if (self->list_item != NULL)
    gtk_list_item_set_accessible_description (self->list_item, text);
}

static void
show_waiting (HubEntryRow *self)
{
  gtk_label_set_label (GTK_LABEL (self->type), " ");
  gtk_label_set_label (GTK_LABEL (self->title), "…");
  gtk_label_set_label (GTK_LABEL (self->facts), " ");
  gtk_image_clear (GTK_IMAGE (self->icon));
  show_marks (self);
  gtk_widget_set_visible (self->gone, FALSE);
  hub_star_button_set_entry (self->star, NULL, NULL);
  if (self->list_item != NULL)
    gtk_list_item_set_accessible_label (self->list_item, _("Loading…"));
}

/* The mark, and what a screen reader says of the row. */
static void
update_gone (HubEntryRow *self)
{
  HubEntry *entry = hub_list_item_get_entry (self->item);
  gboolean gone = entry != NULL && hub_list_item_get_gone (self->item);
  g_autofree char *spoken = NULL;
  g_autofree char *marked = NULL;

  gtk_widget_set_visible (self->gone, gone);
  if (entry == NULL || self->list_item == NULL)
    return;

  spoken = hub_format_spoken (entry);
  if (gone)
    /* Translators: spoken for a row of the list: what it is, and that it is gone from the hub */
    marked = g_strdup_printf (C_("spoken row", "%s, %s"), spoken, _("No longer in the library"));
  gtk_list_item_set_accessible_label (self->list_item, gone ? marked : spoken);
}

static void
update_entry (HubEntryRow *self)
{
  HubEntry *entry = hub_list_item_get_entry (self->item);
  g_autofree char *type = NULL;
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;

  if (entry == NULL)
    {
      show_waiting (self);
      return;
    }

  type = hub_format_type (entry);
  title = hub_format_title (entry);
  facts = hub_format_facts (entry);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                hub_format_kind_icon (hub_entry_get_kind (entry)));
  gtk_label_set_label (GTK_LABEL (self->type), type);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->facts), facts);
  gtk_widget_set_visible (self->facts, *facts != '\0');
  show_marks (self);
  hub_star_button_set_entry (self->star, hub_entry_get_uuid (entry),
                             hub_entry_get_langcode (entry));
  update_saved (self);
  update_gone (self);
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

static void
hub_entry_row_dispose (GObject *object)
{
  HubEntryRow *self = HUB_ENTRY_ROW (object);

  hub_entry_row_set_item (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_ENTRY_ROW);

  G_OBJECT_CLASS (hub_entry_row_parent_class)->dispose (object);
}

static void
hub_entry_row_class_init (HubEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_entry_row_dispose;

  g_type_ensure (HUB_TYPE_STAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HubEntryRow, icon);
  gtk_widget_class_bind_template_child (widget_class, HubEntryRow, type);
  gtk_widget_class_bind_template_child (widget_class, HubEntryRow, title);
  gtk_widget_class_bind_template_child (widget_class, HubEntryRow, facts);
  gtk_widget_class_bind_template_child (widget_class, HubEntryRow, gone);
  gtk_widget_class_bind_template_child (widget_class, HubEntryRow, snippet);
  gtk_widget_class_bind_template_child (widget_class, HubEntryRow, star);
}

static void
hub_entry_row_init (HubEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
      g_signal_handlers_disconnect_by_func (self->item, update_saved, self);
      g_signal_handlers_disconnect_by_func (self->item, update_gone, self);
    }
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_signal_connect_object (item, "notify::entry", G_CALLBACK (update_entry), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::saved", G_CALLBACK (update_saved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::gone", G_CALLBACK (update_gone), self,
                           G_CONNECT_SWAPPED);
  update_entry (self);
}
