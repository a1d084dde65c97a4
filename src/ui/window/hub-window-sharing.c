/* hub-window-sharing.c: lists for others, and from others
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-window"

#include "hub-window-private.h"

#include "hub-address.h"
#include "hub-error.h"
#include "hub-shared-dialog.h"

#include <glib/gi18n.h>

#define LIST_SUFFIX "." HUB_SHARED_LIST_SUFFIX

/* Why a list was refused takes a sentence that should not go away by itself. */
static void
show_refusal (HubWindow    *self,
              const GError *error)
{
  g_autofree char *sentence = hub_error_dup_sentence (error);
  AdwDialog *dialog = adw_alert_dialog_new (_("The List Could Not Be Opened"), sentence);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(HubWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubSharedList) shared = hub_library_look_finish (HUB_LIBRARY (source), result, &error);

  if (self->library == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (shared == NULL)
    show_refusal (self, error);
  else
    adw_dialog_present (hub_shared_dialog_new (self->reader, self->library, shared),
                        GTK_WIDGET (self));
}

static void
open_list (HubWindow *self,
           GFile     *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    hub_window_toast (self, _("Choose a file on this computer."));
  else if (self->library != NULL)
    hub_library_look_async (self->library, path, looked_cb, g_object_ref (self));
}

static gboolean
is_list (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *lower = path != NULL ? g_ascii_strdown (path, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, LIST_SUFFIX);
}

/**
 * hub_window_opens:
 * @file: a file, as it was given
 *
 * Asks whether a file has the name of a shared list or of a catalogue in one file. Nothing is read.
 *
 * Returns: whether it is to be opened by hub_window_open_file()
 */
gboolean
hub_window_opens (GFile *file)
{
  g_autofree char *address = g_file_get_uri (file);

  return is_list (file) || hub_address_is_pack_file (address);
}

/**
 * hub_window_open_file:
 * @self: a window
 * @file: one that hub_window_opens()
 *
 * Has a catalogue taken in, or shows what is in a shared list before anything becomes of it.
 */
void
hub_window_open_file (HubWindow *self,
                      GFile     *file)
{
  g_autofree char *address = g_file_get_uri (file);

  g_return_if_fail (HUB_IS_WINDOW (self));

  if (is_list (file))
    open_list (self, file);
  else
    hub_window_import_pack (self, address);
}

/**
 * hub_window_open_address:
 * @self: a window
 * @address: what the desktop or another program gives
 *
 * Shows what an address leads to; a bad one is refused where people see it.
 */
void
hub_window_open_address (HubWindow  *self,
                         const char *address)
{
  g_auto(HubDeepLink) link = { NULL };
  g_autoptr(GFile) file = g_file_new_for_uri (address);
  g_autofree char *refusal = NULL;

  g_return_if_fail (HUB_IS_WINDOW (self));

  if (hub_window_opens (file))
    hub_window_open_file (self, file);
  else if (hub_deep_link_parse (&link, address))
    hub_window_open_link (self, &link);
  else
    {
      refusal = hub_deep_link_dup_refusal (address);
      hub_window_toast (self, refusal);
    }
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(HubWindow) self = user_data;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->library != NULL)
    open_list (self, file);
}

static void
open_list_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Shared lists"));
  gtk_file_filter_add_suffix (filter, HUB_SHARED_LIST_SUFFIX);
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _("Open a Shared List"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), HUB_WINDOW (widget)->cancellable, chosen_cb,
                        g_object_ref (widget));
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         HubWindow     *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || files->next != NULL || !hub_window_opens (files->data))
    return FALSE;

  hub_window_open_file (self, files->data);
  return TRUE;
}

/**
 * hub_window_accept_lists:
 * @self: a window
 *
 * Lets what the window opens be dropped on it.
 */
void
hub_window_accept_lists (HubWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * hub_window_install_sharing:
 * @widget_class: the class of the window
 *
 * Installs the actions of this file.
 */
void
hub_window_install_sharing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-list", NULL, open_list_action);
}
