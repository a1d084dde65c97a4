/* hub-kept-row.c: a kept entry in its list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-kept-row"

#include "hub-kept-row.h"

#include "hub-entry-row.h"
#include "hub-format.h"
#include "hub-former-box.h"

#include <glib/gi18n.h>

#define DOT "●"

/**
 * HubKeptRow:
 *
 * The row of an entry with what the user says of it below, a mark if that is a note, a dot for each
 * of its collections, and for what was removed a button that brings it back. While the list is in
 * its own order it can be dragged onto another row, which asks by the action `kept.drop`.
 */
struct _HubKeptRow
{
  AdwBin       parent_instance;

  HubEntryRow *row;         /* (unowned) */
  GtkBox      *line;        /* (unowned) */
  GtkLabel    *said;        /* (unowned) */
  GtkWidget   *note;        /* (unowned): says that there is one */
  GtkBox      *dots;        /* (unowned) */
  GtkWidget   *restore;     /* (unowned) */
  GtkListItem *list_item;   /* (unowned) (nullable): owns this row, carries the spoken text */

  HubLibrary  *library;     /* (owned) */
  HubGone     *gone;        /* (owned) */
  HubKeptView *view;        /* (owned) */
  HubEntry    *entry;       /* (owned) (nullable) */
  HubListItem *item;        /* (owned) (nullable): of @entry */
};

G_DEFINE_FINAL_TYPE (HubKeptRow, hub_kept_row, ADW_TYPE_BIN)

/* What the factory makes rows with. */
typedef struct
{
  HubLibrary  *library;   /* (owned) */
  HubGone     *gone;      /* (owned) */
  HubKeptView *view;      /* (owned) */
} Kit;

/* Whether a day has gone by on which it should have been read. */
static gboolean
is_overdue (HubRemark *remark)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  HubDate today = { HUB_DATE_DAY, g_date_time_get_year (now), g_date_time_get_month (now),
                    g_date_time_get_day_of_month (now), 0 };

  return remark->due.precision != HUB_DATE_UNKNOWN && remark->status != HUB_STATUS_READ &&
         hub_date_compare (&remark->due, &today) < 0;
}

/* Status and due date in a line: “Reading · due 24 December 2026”. (transfer full) */
static char *
format_remark (HubRemark *remark)
{
  static const char *const statuses[HUB_N_STATUSES] = {
    [HUB_STATUS_TO_READ] = NC_("status", "To read"),
    [HUB_STATUS_READING] = NC_("status", "Reading"),
    [HUB_STATUS_READ] = NC_("status", "Read"),
  };
  const char *status = g_dpgettext2 (NULL, "status", statuses[remark->status]);
  g_autofree char *day = NULL;

  if (remark->due.precision == HUB_DATE_UNKNOWN)
    return g_strdup (status);

  day = hub_format_date (&remark->due);
  if (is_overdue (remark))
    /* Translators: a status, and a day that is past: "Reading · overdue (24 December 2026)" */
    return g_strdup_printf (_("%s · overdue (%s)"), status, day);
  /* Translators: a status, and a day: "Reading · due 24 December 2026" */
  return g_strdup_printf (_("%s · due %s"), status, day);
}

static void
clear_dots (HubKeptRow *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->dots))) != NULL)
    gtk_box_remove (self->dots, child);
}

/* Adds the names of the collections to @parts, which are for a screen reader and own none. */
static void
show_dots (HubKeptRow *self,
           HubRemark  *remark,
           GPtrArray  *parts)
{
  GPtrArray *collections = hub_library_get_stock (self->library)->collections;

  clear_dots (self);
  for (guint i = 0; i < collections->len; i++)
    {
      const HubCollection *collection = g_ptr_array_index (collections, i);
      GtkWidget *dot = NULL;

      if (!hub_remark_is_in (remark, collection->uuid))
        continue;
      dot = gtk_label_new (DOT);
      gtk_widget_add_css_class (dot, "dot");
      gtk_widget_add_css_class (dot, hub_colour_to_string (collection->colour));
      gtk_widget_set_tooltip_text (dot, collection->name);
      gtk_box_append (self->dots, dot);
      g_ptr_array_add (parts, collection->name);
    }
}

/* (transfer full): what is said below the row, what the hub has changed first */
static char *
dup_said (HubKeptRow *self,
          HubRemark  *remark)   /* (nullable) */
{
  HubFormer *former = remark != NULL ? hub_library_get_former (self->library, self->entry) : NULL;
  g_autofree char *said = remark != NULL ? format_remark (remark)
                                         : g_strdup (_("Removed"));
  g_autofree char *changed = NULL;

  if (former == NULL)
    return g_steal_pointer (&said);

  changed = hub_former_format (former);
  /* Translators: what the hub has changed of an entry, and what the user says of it: “Changed on
   * the hub on 24 November 2026: title · Reading” */
  return g_strdup_printf (_("%s · %s"), changed, said);
}

/* Adds what is spoken of it to @parts, which own nothing. */
static void
show_remark (HubKeptRow *self,
             HubRemark  *remark,   /* (nullable) */
             GPtrArray  *parts)
{
  gboolean has_note = remark != NULL && *remark->note != '\0';

  gtk_widget_set_visible (self->restore, remark == NULL);
  gtk_widget_set_visible (self->note, has_note);
  if (remark != NULL && is_overdue (remark))
    gtk_widget_add_css_class (GTK_WIDGET (self->said), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->said), "error");
  if (has_note)
    g_ptr_array_add (parts, (char *) _("With a note"));
  if (remark != NULL)
    show_dots (self, remark, parts);
  else
    clear_dots (self);
}

static void
update (HubKeptRow *self)
{
  HubRemark *remark = NULL;
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *said = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *all = NULL;

  if (self->entry == NULL)
    return;

  remark = hub_library_get_remark (self->library, self->entry);
  gtk_widget_set_visible (GTK_WIDGET (self->line), remark == NULL ||
                          remark->status != HUB_STATUS_TO_READ || *remark->note != '\0' ||
                          remark->due.precision != HUB_DATE_UNKNOWN ||
                          remark->collections[0] != NULL ||
                          hub_library_get_former (self->library, self->entry) != NULL);
  hub_list_item_set_saved (self->item, remark != NULL);
  hub_list_item_set_gone (self->item, hub_gone_contains (self->gone, self->entry));
  said = dup_said (self, remark);
  gtk_label_set_label (self->said, said);

  spoken = hub_format_spoken (self->entry);
  g_ptr_array_add (parts, spoken);
  g_ptr_array_add (parts, said);
  show_remark (self, remark, parts);
  if (hub_list_item_get_gone (self->item))
    g_ptr_array_add (parts, (char *) _("No longer on the hub"));
  g_ptr_array_add (parts, NULL);
  /* Translators: what stands between the parts of what is spoken for a row of the list */
  all = g_strjoinv (C_("spoken parts", ", "), (char **) parts->pdata);
  if (self->list_item != NULL)
    gtk_list_item_set_accessible_label (self->list_item, all);
}

static void
set_entry (HubKeptRow *self,
           HubEntry   *entry)   /* (nullable) */
{
  g_set_object (&self->entry, entry);
  g_clear_object (&self->item);
  if (entry != NULL)
    {
      self->item = hub_list_item_new (hub_entry_get_id (entry));
      hub_list_item_set_entry (self->item, entry);
      update (self);
    }
  hub_entry_row_set_item (self->row, self->item);
}

static void
restore_cb (HubKeptRow *self)
{
  if (self->entry != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "kept.restore", "(ss)",
                                hub_entry_get_uuid (self->entry),
                                hub_entry_get_langcode (self->entry));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            HubKeptRow    *self)
{
  return self->entry != NULL && hub_kept_view_can_move (self->view)
         ? gdk_content_provider_new_typed (HUB_TYPE_ENTRY, self->entry) : NULL;
}

/* A row has no background of its own, and would be lost among the others. */
static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag       *drag,
               HubKeptRow    *self)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));
  GtkWidget *picture = gtk_picture_new_for_paintable (paintable);

  gtk_widget_add_css_class (picture, "dragged");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), picture);
}

static gboolean
is_below (HubKeptRow *self,
          double      y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static void
unmark_drop (HubKeptRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-above");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-below");
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           HubKeptRow    *self)
{
  unmark_drop (self);
  if (!hub_kept_view_can_move (self->view))
    return 0;

  gtk_widget_add_css_class (GTK_WIDGET (self), is_below (self, y) ? "drop-below" : "drop-above");
  return GDK_ACTION_MOVE;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         HubKeptRow    *self)
{
  HubEntry *dragged = g_value_get_object (value);

  unmark_drop (self);
  if (dragged == NULL || self->entry == NULL || dragged == self->entry)
    return FALSE;

  return gtk_widget_activate_action (GTK_WIDGET (self), "kept.drop", "(ssssb)",
                                     hub_entry_get_uuid (dragged),
                                     hub_entry_get_langcode (dragged),
                                     hub_entry_get_uuid (self->entry),
                                     hub_entry_get_langcode (self->entry), is_below (self, y));
}

static void
hub_kept_row_dispose (GObject *object)
{
  HubKeptRow *self = HUB_KEPT_ROW (object);

  g_clear_object (&self->library);
  g_clear_object (&self->gone);
  g_clear_object (&self->view);
  g_clear_object (&self->entry);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (hub_kept_row_parent_class)->dispose (object);
}

static void
hub_kept_row_class_init (HubKeptRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_kept_row_dispose;
}

static void
add_controllers (HubKeptRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (HUB_TYPE_ENTRY, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (unmark_drop), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
hub_kept_row_init (HubKeptRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->row = HUB_ENTRY_ROW (hub_entry_row_new ());
  self->line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->said = GTK_LABEL (gtk_label_new (NULL));
  self->note = gtk_image_new_from_icon_name ("document-edit-symbolic");
  self->dots = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3));
  self->restore = gtk_button_new_with_label (_("Restore"));
  gtk_label_set_xalign (self->said, 0);
  gtk_label_set_ellipsize (self->said, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->said), "caption");
  gtk_widget_set_tooltip_text (self->note, _("With a note"));
  gtk_widget_add_css_class (self->note, "noted");
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "said");
  gtk_widget_add_css_class (self->restore, "flat");
  gtk_widget_set_hexpand (self->restore, TRUE);
  gtk_widget_set_halign (self->restore, GTK_ALIGN_END);
  g_signal_connect_object (self->restore, "clicked", G_CALLBACK (restore_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->line, GTK_WIDGET (self->said));
  gtk_box_append (self->line, self->note);
  gtk_box_append (self->line, GTK_WIDGET (self->dots));
  gtk_box_append (self->line, self->restore);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->row));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->line));
  adw_bin_set_child (ADW_BIN (self), box);
  add_controllers (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          Kit                      *kit)
{
  HubKeptRow *self = g_object_new (HUB_TYPE_KEPT_ROW, NULL);

  self->library = g_object_ref (kit->library);
  self->gone = g_object_ref (kit->gone);
  self->view = g_object_ref (kit->view);
  self->list_item = list_item;
  g_signal_connect_object (kit->library, "remarked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kit->gone, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, GTK_WIDGET (self));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         Kit                      *kit)
{
  set_entry (HUB_KEPT_ROW (gtk_list_item_get_child (list_item)),
             gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           Kit                      *kit)
{
  set_entry (HUB_KEPT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
teardown_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             Kit                      *kit)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  if (row != NULL)
    HUB_KEPT_ROW (row)->list_item = NULL;
}

static void
kit_free (gpointer data)
{
  Kit *kit = data;

  g_object_unref (kit->library);
  g_object_unref (kit->gone);
  g_object_unref (kit->view);
  g_free (kit);
}

/**
 * hub_kept_row_factory_new:
 * @library: the reading list
 * @gone: which of its entries are gone
 * @view: what is shown, and in which order
 *
 * Makes what the list of the reading list makes its rows with, for a model of [class@Hub.Entry].
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *
hub_kept_row_factory_new (HubLibrary  *library,
                          HubGone     *gone,
                          HubKeptView *view)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Kit *kit = g_new0 (Kit, 1);

  kit->library = g_object_ref (library);
  kit->gone = g_object_ref (gone);
  kit->view = g_object_ref (view);
  g_object_set_data_full (G_OBJECT (factory), "hub-kit", kit, kit_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), kit);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), kit);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), kit);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), kit);
  return factory;
}

/**
 * hub_kept_row_get_position:
 * @self: a row
 *
 * Gets where its entry is in the list.
 *
 * Returns: the position, %GTK_INVALID_LIST_POSITION if it is in none
 */
guint
hub_kept_row_get_position (HubKeptRow *self)
{
  g_return_val_if_fail (HUB_IS_KEPT_ROW (self), GTK_INVALID_LIST_POSITION);

  return self->list_item != NULL ? gtk_list_item_get_position (self->list_item)
                                 : GTK_INVALID_LIST_POSITION;
}
