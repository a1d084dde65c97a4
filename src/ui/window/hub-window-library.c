/* hub-window-library.c: saved searches, and the whole reading list as a file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-window"

#include "hub-window-private.h"

#include "hub-address.h"
#include "hub-error.h"
#include "hub-format.h"
#include "hub-fresh-dialog.h"
#include "hub-library-act.h"
#include "hub-query-parse.h"
#include "hub-watch.h"

#include <glib/gi18n.h>
#include <string.h>

#define FILE_NAME "hub-reader-list.json"

static void
fail (HubWindow    *self,
      const GError *error)
{
  g_autofree char *sentence = hub_error_dup_sentence (error);

  hub_window_toast (self, sentence);
}

static HubSavedSearch *
find_search (HubWindow *self,
             GVariant  *parameter)
{
  return hub_saved_search_find (hub_library_get_stock (self->library)->searches,
                                g_variant_get_string (parameter, NULL));
}

/* What is being asked for a name. */
typedef struct
{
  HubWindow *window;   /* (owned) */
  GtkWidget *entry;    /* (owned) */
  char      *query;    /* (owned) */
} Naming;

static void
naming_free (Naming *naming)
{
  g_object_unref (naming->window);
  g_object_unref (naming->entry);
  g_free (naming->query);
  g_free (naming);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Naming, naming_free)

static void
named_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Naming) naming = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  g_autofree char *name = NULL;
  g_autoptr(HubSavedSearch) search = NULL;
  /* Translators: the name of a saved search that was given none */
  const char *untitled = C_("name of a saved search", "Search");

  if (!g_str_equal (answer, "save") || naming->window->library == NULL)
    return;

  name = hub_name_clean (gtk_editable_get_text (GTK_EDITABLE (naming->entry)));
  search = hub_saved_search_new (NULL, *name != '\0' ? name : untitled, naming->query);
  hub_library_act_save_search (naming->window->library, search, GTK_WIDGET (naming->window));
}

static void
save_search_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  HubQuery *query = hub_browse_model_get_query (hub_browse_page_get_model (self->browse));
  AdwDialog *dialog = adw_alert_dialog_new (_("Save This Search"),
                                            _("It runs again after each sync, and you are told "
                                              "what is new."));
  Naming *naming = g_new0 (Naming, 1);

  naming->window = g_object_ref (self);
  naming->query = hub_query_print (query);
  naming->entry = g_object_ref_sink (gtk_entry_new ());
  gtk_editable_set_text (GTK_EDITABLE (naming->entry), hub_query_get_text (query));
  gtk_entry_set_placeholder_text (GTK_ENTRY (naming->entry), _("Name"));
  gtk_entry_set_activates_default (GTK_ENTRY (naming->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (naming->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name of the saved search"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), naming->entry);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"),
                                  "save", _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "save",
                                         strlen (naming->query) <= HUB_QUERY_MAX_BYTES);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, NULL, named_cb, naming);
}

/* What a search finds is looked at when it is opened. */
static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  HubLibrary *library = g_task_get_source_object (task);
  g_autoptr(HubFound) found = hub_reader_watch_finish (HUB_READER (source), result, NULL);

  if (found != NULL)
    hub_library_meet_async (library, g_task_get_task_data (task), found->keys, TRUE, NULL, NULL);
  g_task_return_boolean (task, found != NULL);
}

static void
look (HubWindow            *self,
      const HubSavedSearch *search)
{
  GTask *task = g_task_new (self->library, NULL, NULL, NULL);

  g_task_set_source_tag (task, look);
  g_task_set_task_data (task, g_strdup (search->uuid), g_free);
  hub_reader_watch_async (self->reader, search->query, self->cancellable, looked_cb, task);
}

static void
open_search_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  HubSavedSearch *search = find_search (self, parameter);
  g_autoptr(HubQuery) query = NULL;

  if (search == NULL)
    return;

  query = hub_query_parse (search->query);
  hub_window_follow_query (self, query);
  look (self, search);
}

static void
show_fresh_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  HubSavedSearch *search = find_search (self, parameter);

  if (search == NULL)
    return;
  if (search->fresh->len == 0)
    open_search_action (widget, name, parameter);
  else
    adw_dialog_present (hub_fresh_dialog_new (self->reader, self->library, search), widget);
}

static GtkFileDialog *
file_dialog_new (const char *title,
                 gboolean    imports)
{
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileDialog *dialog = gtk_file_dialog_new ();

  if (imports)
    gtk_file_filter_set_name (filter, _("Reading lists (JSON) and catalogues (.hubpack)"));
  else
    gtk_file_filter_set_name (filter, _("Reading lists (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  if (imports)
    gtk_file_filter_add_suffix (filter, "hubpack");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  return dialog;
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(HubWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_entries = 0;
  gboolean is_done = hub_library_edit_finish (HUB_LIBRARY (source), result, &n_entries, &error);

  if (self->library == NULL)
    return;
  if (!is_done)
    {
      fail (self, error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u entry exported", "%u entries exported", n_entries),
                          n_entries);
  hub_window_toast (self, text);
}

/* (transfer full) (nullable): what was chosen, as a path; nothing once the window is closed */
static char *
dup_path (HubWindow *self,
          GFile     *file)   /* (nullable) */
{
  char *path = file != NULL && self->library != NULL ? g_file_get_path (file) : NULL;

  if (self->library != NULL && file != NULL && path == NULL)
    hub_window_toast (self, _("Choose a file on this computer."));
  return path;
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(HubWindow) self = user_data;
  g_autoptr(GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = dup_path (self, file);

  if (path != NULL)
    hub_library_export_async (self->library, path, exported_cb, g_object_ref (self));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr(GtkFileDialog) dialog = file_dialog_new (_("Export Everything"), FALSE);

  gtk_file_dialog_set_initial_name (dialog, FILE_NAME);
  gtk_file_dialog_save (dialog, GTK_WINDOW (widget), HUB_WINDOW (widget)->cancellable, save_cb,
                        g_object_ref (widget));
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(HubWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  HubImport report = { 0 };
  gboolean is_done = hub_library_import_finish (HUB_LIBRARY (source), result, &report, &error);

  if (self->library == NULL)
    return;
  if (is_done)
    hub_library_act_show_import (&report, GTK_WIDGET (self));
  else
    fail (self, error);
}

static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(HubWindow) self = user_data;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = dup_path (self, file);

  if (path != NULL)
    hub_window_import (self, path);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr(GtkFileDialog) dialog = file_dialog_new (_("Import"), TRUE);

  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), HUB_WINDOW (widget)->cancellable, open_cb,
                        g_object_ref (widget));
}

/**
 * hub_window_import:
 * @self: a window
 * @path: (type filename): a file of a reading list, or a catalogue in one file
 *
 * Puts what is in a file into the reading list, and tells what became of it; or has a catalogue
 * taken in.
 */
void
hub_window_import (HubWindow  *self,
                   const char *path)
{
  g_autofree char *address = g_filename_to_uri (path, NULL, NULL);

  if (address == NULL || !hub_window_import_pack (self, address))
    hub_library_import_async (self->library, path, imported_cb, g_object_ref (self));
}

/**
 * hub_window_import_pack:
 * @self: a window
 * @address: any address
 *
 * Has a catalogue in one file taken in; what becomes of it is told where syncs are.
 *
 * Returns: whether @address is that of such a file
 */
gboolean
hub_window_import_pack (HubWindow  *self,
                        const char *address)
{
  if (!hub_address_is_pack_file (address))
    return FALSE;

  if (!hub_sync_control_import (self->control, address))
    hub_window_toast (self, _("A sync is running. Open the file again when it is done."));
  return TRUE;
}

static void
repaired_cb (HubWindow  *self,
             const char *aside,
             gint64      copied)
{
  hub_notice_set_repaired (self->notice, aside, copied);
}

static void
dismiss_repair_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  hub_notice_set_repaired (HUB_WINDOW (widget)->notice, NULL, 0);
}

/* Another program, such as the command line, may have changed the list while the window was in the
 * background. If it cannot be read now, whatever is done next says so. */
static void
active_cb (HubWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->library != NULL &&
      hub_library_is_loaded (self->library))
    hub_library_load_async (self->library, self->cancellable, NULL, NULL);
}

/**
 * hub_window_watch_library:
 * @self: a window
 *
 * Tells of a reading list that had to be put together again, and shows what others do to it.
 */
void
hub_window_watch_library (HubWindow *self)
{
  g_signal_connect_object (self->library, "repaired", G_CALLBACK (repaired_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

/**
 * hub_window_install_library_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions of this file.
 */
void
hub_window_install_library_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.dismiss-repair", NULL,
                                   dismiss_repair_action);
  gtk_widget_class_install_action (widget_class, "win.export-library", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.import-library", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.open-search", "s", open_search_action);
  gtk_widget_class_install_action (widget_class, "win.save-search", NULL, save_search_action);
  gtk_widget_class_install_action (widget_class, "win.show-fresh", "s", show_fresh_action);
}
