/* hub-collection-box.c: in which collections entries are
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-collection-box"

#include "hub-collection-box.h"

#include "hub-format.h"
#include "hub-library-act.h"

#include <glib/gi18n.h>

#define DOT "●"

/**
 * HubCollectionBox:
 *
 * A check for each collection, of one entry or of several, and a field that makes a new collection
 * and puts them into it. Each check is a wish; it shows what the list says. One that some of the
 * entries are in is neither on nor off; a click on it puts all into it.
 */
struct _HubCollectionBox
{
  AdwBin      parent_instance;

  GtkBox     *checks;        /* (unowned) */
  GtkWidget  *name;          /* (unowned): of a new collection */
  HubLibrary *library;       /* (owned) (nullable) */
  GPtrArray  *entries;       /* (owned) (nullable) (element-type HubEntry) */
  guint       is_updating : 1;
};

G_DEFINE_FINAL_TYPE (HubCollectionBox, hub_collection_box, ADW_TYPE_BIN)

static HubEdit *
edit_new (HubCollectionBox *self)
{
  HubEdit *edit = hub_edit_new ();

  for (guint i = 0; i < self->entries->len; i++)
    hub_edit_add_entry (edit, g_ptr_array_index (self->entries, i));
  return edit;
}

static void
toggled_cb (GtkCheckButton   *check,
            HubCollectionBox *self)
{
  HubCollection *collection = g_object_get_data (G_OBJECT (check), "hub-collection");
  const char *uuid = collection->uuid;
  HubEdit *edit = NULL;

  if (self->is_updating || self->entries == NULL)
    return;

  gtk_check_button_set_inconsistent (check, FALSE);
  edit = edit_new (self);
  if (gtk_check_button_get_active (check))
    hub_edit_join (edit, uuid);
  else
    hub_edit_leave (edit, uuid);
  hub_library_act_edit (self->library, edit, GTK_WIDGET (self));
}

/* How many of the entries are in it. */
static guint
count_members (HubCollectionBox *self,
               const char       *uuid)
{
  guint n_members = 0;

  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    {
      HubRemark *remark = hub_library_get_remark (self->library,
                                                  g_ptr_array_index (self->entries, i));

      n_members += remark != NULL && hub_remark_is_in (remark, uuid);
    }

  return n_members;
}

static void
show_members (HubCollectionBox *self,
              GtkCheckButton   *check,
              HubCollection    *collection)
{
  guint n_members = count_members (self, collection->uuid);
  guint n_entries = self->entries != NULL ? self->entries->len : 0;

  gtk_check_button_set_active (check, n_members > 0 && n_members == n_entries);
  gtk_check_button_set_inconsistent (check, n_members > 0 && n_members < n_entries);
}

static void
add_check (HubCollectionBox *self,
           HubCollection    *collection)
{
  g_autofree char *name = hub_format_isolate (collection->name);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *dot = gtk_label_new (DOT);
  GtkWidget *label = gtk_label_new (name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (dot, "dot");
  gtk_widget_add_css_class (dot, hub_colour_to_string (collection->colour));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), label);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  show_members (self, GTK_CHECK_BUTTON (check), collection);
  g_object_set_data_full (G_OBJECT (check), "hub-collection", hub_collection_ref (collection),
                          (GDestroyNotify) hub_collection_unref);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (self->checks, check);
}

static void
update (HubCollectionBox *self)
{
  GPtrArray *collections = hub_library_get_stock (self->library)->collections;
  GtkWidget *child = NULL;

  self->is_updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->checks))) != NULL)
    gtk_box_remove (self->checks, child);
  for (guint i = 0; i < collections->len; i++)
    add_check (self, g_ptr_array_index (collections, i));
  self->is_updating = FALSE;
}

static gboolean
is_same (HubCollection *a,
         HubCollection *b)
{
  return g_str_equal (a->uuid, b->uuid) && g_str_equal (a->name, b->name) &&
         a->colour == b->colour;
}

/* Whether there is a check for each collection as it is now, in order. */
static gboolean
has_checks (HubCollectionBox *self)
{
  GPtrArray *collections = hub_library_get_stock (self->library)->collections;
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->checks));
  guint n_checks = 0;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      HubCollection *shown = g_object_get_data (G_OBJECT (child), "hub-collection");

      if (n_checks == collections->len ||
          !is_same (shown, g_ptr_array_index (collections, n_checks++)))
        return FALSE;
    }

  return n_checks == collections->len;
}

/* The focus stays where it is, unless the collections themselves have changed. */
static void
refresh (HubCollectionBox *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->checks));

  if (!has_checks (self))
    {
      update (self);
      return;
    }

  self->is_updating = TRUE;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    show_members (self, GTK_CHECK_BUTTON (child),
                  g_object_get_data (G_OBJECT (child), "hub-collection"));
  self->is_updating = FALSE;
}

static void
name_cb (HubCollectionBox *self)
{
  g_autofree char *name = hub_name_clean (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  GPtrArray *collections = hub_library_get_stock (self->library)->collections;
  HubCollection *known = hub_collection_find_named (collections, name);
  g_autoptr(HubCollection) fresh = NULL;
  HubEdit *edit = NULL;

  if (*name == '\0' || self->entries == NULL)
    return;

  if (known == NULL)
    {
      fresh = hub_collection_new (NULL, name, collections->len % HUB_N_COLOURS);
      hub_library_act_save_collection (self->library, fresh, GTK_WIDGET (self));
    }
  edit = edit_new (self);
  hub_edit_join (edit, known != NULL ? known->uuid : fresh->uuid);
  hub_library_act_edit (self->library, edit, GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
}

static void
hub_collection_box_dispose (GObject *object)
{
  HubCollectionBox *self = HUB_COLLECTION_BOX (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (hub_collection_box_parent_class)->dispose (object);
}

static void
hub_collection_box_class_init (HubCollectionBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_collection_box_dispose;
}

static void
hub_collection_box_init (HubCollectionBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->checks = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  self->name = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), _("New collection"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->name), GTK_ENTRY_ICON_SECONDARY,
                                     "list-add-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->name), GTK_ENTRY_ICON_SECONDARY,
                                   _("Create the collection"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of a new collection"), -1);
  g_signal_connect_object (self->name, "activate", G_CALLBACK (name_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name, "icon-press", G_CALLBACK (name_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->checks));
  gtk_box_append (GTK_BOX (box), self->name);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * hub_collection_box_set_up:
 * @self: a box
 * @library: the reading list
 *
 * Gives the box what it works with, once.
 */
void
hub_collection_box_set_up (HubCollectionBox *self,
                           HubLibrary       *library)
{
  g_return_if_fail (HUB_IS_COLLECTION_BOX (self));
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "remarked", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "refused", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * hub_collection_box_set_entries:
 * @self: a box
 * @entries: (nullable) (element-type HubEntry): kept entries
 *
 * Says of which entries it is about.
 */
void
hub_collection_box_set_entries (HubCollectionBox *self,
                                GPtrArray        *entries)
{
  g_return_if_fail (HUB_IS_COLLECTION_BOX (self));

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries != NULL ? g_ptr_array_ref (entries) : NULL;
  refresh (self);
}
