/* hub-share-dialog.c: asks what of the reading list is to be shared
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-share-dialog"

#include "hub-share-dialog.h"

#include "hub-error.h"
#include "hub-format.h"
#include "hub-later.h"
#include "hub-text.h"

#include <glib/gi18n.h>

/**
 * HubShareDialog:
 *
 * Asks which entries go into a list for others, by what title and name, and whether notes and
 * searches go with them; then for a file, and has it written. What came of it is told by a toast of
 * the window.
 */
struct _HubShareDialog
{
  AdwDialog            parent_instance;

  AdwPreferencesGroup *group;
  AdwComboRow         *what;
  GtkEditable         *list_title;    /* (unowned) (nullable): NULL until made, as the next three */
  GtkEditable         *from;
  AdwSwitchRow        *notes;
  AdwSwitchRow        *searches;

  HubLibrary          *library;       /* (owned) (nullable) */
  GPtrArray           *chosen;        /* (owned) (nullable) (element-type HubEntry) */
  GPtrArray           *collections;   /* (owned) (element-type HubCollection): that are offered */
};

G_DEFINE_FINAL_TYPE (HubShareDialog, hub_share_dialog, ADW_TYPE_DIALOG)

/* What the row offers: everything, each collection, and last what is chosen. */
static HubCollection *
get_collection (HubShareDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->what);

  return selected > 0 && selected <= self->collections->len
         ? g_ptr_array_index (self->collections, selected - 1) : NULL;
}

static gboolean
is_for_chosen (HubShareDialog *self)
{
  return self->chosen != NULL && adw_combo_row_get_selected (self->what) > self->collections->len;
}

/* A collection gives the list its name, until another one is typed. */
static void
update_cb (HubShareDialog *self)
{
  HubCollection *collection = NULL;

  if (self->library == NULL || self->list_title == NULL)
    return;

  collection = get_collection (self);
  gtk_editable_set_text (self->list_title, collection != NULL ? collection->name : "");
}

static gpointer
add_row (HubShareDialog *self,
         GType           type,
         const char     *title)
{
  GtkWidget *row = g_object_new (type, "title", title, NULL);

  adw_preferences_group_add (self->group, row);
  return row;
}

static void
add_switches (gpointer object)
{
  HubShareDialog *self = object;

  if (self->library == NULL || self->notes != NULL)
    return;

  self->notes = add_row (self, ADW_TYPE_SWITCH_ROW, _("With my notes"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->notes),
                               _("Status and due date are never shared"));
  self->searches = add_row (self, ADW_TYPE_SWITCH_ROW, _("With my saved searches"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->searches),
                            hub_library_get_stock (self->library)->searches->len > 0);
}

static void
add_names (gpointer object)
{
  HubShareDialog *self = object;

  if (self->library == NULL || self->list_title != NULL)
    return;

  self->list_title = add_row (self, ADW_TYPE_ENTRY_ROW, _("Title"));
  self->from = add_row (self, ADW_TYPE_ENTRY_ROW, _("Your name, if you like"));
  update_cb (self);
  hub_later (self, add_switches);
}

static HubSharedList *
make_list (HubShareDialog  *self,
           GError         **error)
{
  HubCollection *collection = get_collection (self);
  HubShareWish wish = {
    .title = gtk_editable_get_text (self->list_title),
    .from = gtk_editable_get_text (self->from),
    .collection = collection != NULL ? collection->uuid : NULL,
    .entries = is_for_chosen (self) ? self->chosen : NULL,
    .with_notes = adw_switch_row_get_active (self->notes),
    .with_searches = adw_switch_row_get_active (self->searches),
  };

  return hub_shared_list_new (hub_library_get_stock (self->library), &wish, error);
}

static void
say (HubShareDialog *self,
     const char     *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
say_error (HubShareDialog *self,
           const GError   *error)
{
  g_autofree char *sentence = hub_error_dup_sentence (error);

  say (self, sentence);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(HubShareDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_entries = 0;

  if (self->library == NULL)
    return;
  if (!hub_library_edit_finish (HUB_LIBRARY (source), result, &n_entries, &error))
    {
      say_error (self, error);
      return;
    }

  text = g_strdup_printf (ngettext ("A list with %u entry was saved",
                                    "A list with %u entries was saved", n_entries), n_entries);
  say (self, text);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(HubShareDialog) self = user_data;
  g_autoptr(GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->library != NULL)
    hub_share_dialog_save (self, file);
}

/* A name that any system takes. */
static char *
dup_file_name (HubShareDialog *self)
{
  g_autofree char *name = hub_text_slug (gtk_editable_get_text (self->list_title));

  return g_strdup_printf ("%s." HUB_SHARED_LIST_SUFFIX,
                          name != NULL && *name != '\0' ? name : "reading-list");
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubShareDialog *self = HUB_SHARE_DIALOG (widget);
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *file_name = dup_file_name (self);

  gtk_file_dialog_set_title (dialog, _("Share a List"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb,
                        g_object_ref (self));
}

static void
hub_share_dialog_dispose (GObject *object)
{
  HubShareDialog *self = HUB_SHARE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_SHARE_DIALOG);
  g_clear_object (&self->library);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  g_clear_pointer (&self->collections, g_ptr_array_unref);

  G_OBJECT_CLASS (hub_share_dialog_parent_class)->dispose (object);
}

static void
hub_share_dialog_class_init (HubShareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_share_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-share-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HubShareDialog, group);
  gtk_widget_class_bind_template_child (widget_class, HubShareDialog, what);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_install_action (widget_class, "share.save", NULL, save_action);
}

static void
hub_share_dialog_init (HubShareDialog *self)
{
  self->collections = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_collection_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static guint
count_members (HubStock            *stock,
               const HubCollection *collection)
{
  guint n_members = 0;

  for (guint i = 0; i < stock->remarks->len; i++)
    n_members += hub_remark_is_in (g_ptr_array_index (stock->remarks, i), collection->uuid);
  return n_members;
}

/* Offers what there is, and selects what is asked for: the number of a row. */
static guint
offer (HubShareDialog *self,
       const char     *uuid)   /* (nullable): of a collection */
{
  HubStock *stock = hub_library_get_stock (self->library);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  /* Translators: all entries of the reading list, and how many there are */
  gtk_string_list_take (names, g_strdup_printf (_("All (%u)"), stock->entries->len));
  for (guint i = 0; i < stock->collections->len; i++)
    {
      HubCollection *collection = g_ptr_array_index (stock->collections, i);
      g_autofree char *name = hub_format_isolate (collection->name);

      g_ptr_array_add (self->collections, hub_collection_ref (collection));
      /* Translators: the name of a collection, and how many entries are in it */
      gtk_string_list_take (names, g_strdup_printf (_("%s (%u)"), name,
                                                    count_members (stock, collection)));
      if (g_strcmp0 (collection->uuid, uuid) == 0)
        selected = i + 1;
    }
  if (self->chosen != NULL)
    {
      /* Translators: how many entries are chosen */
      gtk_string_list_take (names, g_strdup_printf (ngettext ("%u selected", "%u selected",
                                                              self->chosen->len),
                                                    self->chosen->len));
      selected = self->collections->len + 1;
    }
  adw_combo_row_set_model (self->what, G_LIST_MODEL (names));
  return selected;
}

/**
 * hub_share_dialog_new:
 * @library: the reading list
 * @collection: (nullable): UUID of a collection, which is meant
 * @chosen: (nullable) (element-type HubEntry): entries, which are meant
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
hub_share_dialog_new (HubLibrary *library,
                      const char *collection,
                      GPtrArray  *chosen)
{
  HubShareDialog *self = g_object_new (HUB_TYPE_SHARE_DIALOG, NULL);
  guint selected = 0;

  self->library = g_object_ref (library);
  self->chosen = chosen != NULL && chosen->len > 0 ? g_ptr_array_ref (chosen) : NULL;
  selected = offer (self, collection);
  adw_combo_row_set_selected (self->what, selected);
  hub_later (self, add_names);
  return ADW_DIALOG (self);
}

/**
 * hub_share_dialog_save:
 * @self: a dialog
 * @file: where to
 *
 * Writes what is asked for to a file, and closes the dialog when it is there.
 */
void
hub_share_dialog_save (HubShareDialog *self,
                       GFile          *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubSharedList) shared = NULL;
  g_autofree char *path = g_file_get_path (file);

  g_return_if_fail (HUB_IS_SHARE_DIALOG (self));

  add_names (self);
  add_switches (self);
  if (path == NULL)
    {
      say (self, _("Choose a file on this computer."));
      return;
    }
  shared = make_list (self, &error);
  if (shared == NULL)
    say_error (self, error);
  else
    hub_library_share_async (self->library, shared, path, saved_cb, g_object_ref (self));
}
