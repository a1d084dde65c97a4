/* hub-library-act.c: changes of the reading list, and what is told of them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-library-act"

#include "hub-library-act.h"

#include "hub-error.h"

#include <glib/gi18n.h>

/**
 * hub_library_act_fail:
 * @error: why something was not done
 * @widget: in the window that tells of it
 *
 * Says so, unless it was stopped.
 */
void
hub_library_act_fail (const GError *error,
                      GtkWidget    *widget)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  sentence = hub_error_dup_sentence (error);
  gtk_widget_activate_action (widget, "win.toast", "s", sentence);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  g_autoptr(GError) error = NULL;

  if (!hub_library_edit_finish (HUB_LIBRARY (source), result, NULL, &error))
    hub_library_act_fail (error, widget);
}

/**
 * hub_library_act_edit:
 * @library: the reading list
 * @edit: (transfer full): what to do
 * @widget: in the window that tells of a failure
 *
 * Does something to entries.
 */
void
hub_library_act_edit (HubLibrary *library,
                      HubEdit    *edit,
                      GtkWidget  *widget)
{
  hub_library_edit_async (library, edit, NULL, done_cb, g_object_ref (widget));
}

/**
 * hub_library_act_save_collection:
 * @library: the reading list
 * @collection: a new one, or one that was changed
 * @widget: in the window that tells of a failure
 *
 * Stores a collection.
 */
void
hub_library_act_save_collection (HubLibrary    *library,
                                 HubCollection *collection,
                                 GtkWidget     *widget)
{
  hub_library_save_collection_async (library, collection, done_cb, g_object_ref (widget));
}

/**
 * hub_library_act_save_search:
 * @library: the reading list
 * @search: a new one, or one that was changed
 * @widget: in the window that tells of a failure
 *
 * Stores a search.
 */
void
hub_library_act_save_search (HubLibrary     *library,
                             HubSavedSearch *search,
                             GtkWidget      *widget)
{
  hub_library_save_search_async (library, search, done_cb, g_object_ref (widget));
}

/**
 * hub_library_act_show_import:
 * @report: what became of a file
 * @widget: in the window that shows it
 *
 * Tells what was taken into the reading list, and what was not.
 */
void
hub_library_act_show_import (const HubImport *report,
                             GtkWidget       *widget)
{
  g_autofree char *body = hub_import_dup_summary (report);
  AdwDialog *dialog = adw_alert_dialog_new (_("Imported"), body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, widget);
}
