/* hub-collection-dialog.c: asks for the name and colour of a collection
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-collection-dialog"

#include "hub-collection-dialog.h"

#include <glib/gi18n.h>

#define DOT "●"

/* What is being asked. */
typedef struct
{
  HubLibrary              *library;      /* (owned) */
  HubCollection           *collection;   /* (owned): as it is */
  AdwAlertDialog          *dialog;       /* (unowned): owns the widgets */
  GtkEditable             *name;         /* (unowned) */
  GtkWidget               *taken;        /* (unowned): says that the name is another one's */
  HubColour                colour;
  HubCollectionDialogFunc  done;
  gpointer                 user_data;
} Asking;

static const char *const colour_names[HUB_N_COLOURS] = {
  [HUB_COLOUR_BLUE] = NC_("colour", "Blue"),
  [HUB_COLOUR_TEAL] = NC_("colour", "Teal"),
  [HUB_COLOUR_GREEN] = NC_("colour", "Green"),
  [HUB_COLOUR_YELLOW] = NC_("colour", "Yellow"),
  [HUB_COLOUR_ORANGE] = NC_("colour", "Orange"),
  [HUB_COLOUR_RED] = NC_("colour", "Red"),
  [HUB_COLOUR_PINK] = NC_("colour", "Pink"),
  [HUB_COLOUR_PURPLE] = NC_("colour", "Purple"),
  [HUB_COLOUR_SLATE] = NC_("colour", "Slate"),
};

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->library);
  hub_collection_unref (asking->collection);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

/* Two collections of one name could not be told apart. */
static void
named_cb (Asking *asking)
{
  g_autofree char *name = hub_name_clean (gtk_editable_get_text (asking->name));
  GPtrArray *collections = hub_library_get_stock (asking->library)->collections;
  HubCollection *same = hub_collection_find_named (collections, name);
  gboolean is_taken = same != NULL && !g_str_equal (same->uuid, asking->collection->uuid);

  gtk_widget_set_visible (asking->taken, is_taken);
  gtk_accessible_update_state (GTK_ACCESSIBLE (asking->name), GTK_ACCESSIBLE_STATE_INVALID,
                               is_taken ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  adw_alert_dialog_set_response_enabled (asking->dialog, "save", *name != '\0' && !is_taken);
}

static void
coloured_cb (GtkCheckButton *check,
             Asking         *asking)
{
  if (gtk_check_button_get_active (check))
    asking->colour = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "hub-colour"));
}

static GtkWidget *
colour_new (Asking    *asking,
            HubColour  colour,
            GtkWidget *first)    /* (nullable): of its group */
{
  const char *name = g_dpgettext2 (NULL, "colour", colour_names[colour]);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *dot = gtk_label_new (DOT);

  gtk_widget_add_css_class (dot, "dot");
  gtk_widget_add_css_class (dot, hub_colour_to_string (colour));
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), gtk_label_new (name));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), (GtkCheckButton *) first);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), colour == asking->colour);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (check), "hub-colour", GUINT_TO_POINTER (colour));
  g_signal_connect (check, "toggled", G_CALLBACK (coloured_cb), asking);
  return check;
}

static GtkWidget *
build (Asking *asking)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *colours = adw_wrap_box_new ();
  g_autoptr(GtkSizeGroup) widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *first = NULL;

  asking->name = GTK_EDITABLE (entry);
  gtk_editable_set_text (asking->name, asking->collection->name);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Name"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of the collection"), -1);
  asking->taken = gtk_label_new (_("Another collection has this name."));
  gtk_label_set_wrap (GTK_LABEL (asking->taken), TRUE);
  gtk_label_set_xalign (GTK_LABEL (asking->taken), 0);
  gtk_widget_add_css_class (asking->taken, "error");

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (colours), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (colours), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (colours), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Colour"), -1);
  for (guint i = 0; i < HUB_N_COLOURS; i++)
    {
      GtkWidget *colour = colour_new (asking, (HubColour) i, first);

      first = first != NULL ? first : colour;
      gtk_size_group_add_widget (widths, colour);   /* each line begins anew below the one above */
      adw_wrap_box_append (ADW_WRAP_BOX (colours), colour);
    }

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), asking->taken);
  gtk_box_append (GTK_BOX (box), colours);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (named_cb), asking);
  return box;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Asking) asking = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  g_autofree char *name = hub_name_clean (gtk_editable_get_text (asking->name));
  g_autoptr(HubCollection) changed = NULL;

  g_signal_handlers_disconnect_by_data (asking->name, asking);
  if (g_str_equal (answer, "save") && *name != '\0')
    {
      changed = hub_collection_new (asking->collection->uuid, name, asking->colour);
      changed->place = asking->collection->place;
    }
  asking->done (changed, asking->user_data);
}

/**
 * hub_collection_dialog_ask:
 * @parent: where the user clicked
 * @library: the reading list, which has all collections
 * @collection: one of them
 * @done: called once, with what is wished
 * @user_data: for @done
 *
 * Asks for another name and another colour. Nothing is stored yet.
 */
void
hub_collection_dialog_ask (GtkWidget               *parent,
                           HubLibrary              *library,
                           HubCollection           *collection,
                           HubCollectionDialogFunc  done,
                           gpointer                 user_data)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->library = g_object_ref (library);
  asking->collection = hub_collection_ref (collection);
  asking->colour = collection->colour;
  asking->done = done;
  asking->user_data = user_data;
  asking->dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Edit Collection"), NULL));
  adw_alert_dialog_set_extra_child (asking->dialog, build (asking));
  adw_alert_dialog_add_responses (asking->dialog, "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (asking->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (asking->dialog, "save");
  adw_alert_dialog_set_close_response (asking->dialog, "cancel");
  named_cb (asking);
  adw_alert_dialog_choose (asking->dialog, parent, NULL, answered_cb, asking);
}
