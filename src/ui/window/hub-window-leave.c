/* hub-window-leave.c: how the window is left, and what it asks before
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-window"

#include "hub-window-private.h"

#include <glib/gi18n.h>

/* A dialog keeps the keys of the window from it, also the one that ends the program. */
static void
dialog_cb (HubWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  GtkEventController *keys;
  GtkShortcut *quit;

  if (dialog == NULL || g_object_get_data (G_OBJECT (dialog), "hub-quit") != NULL)
    return;

  keys = gtk_shortcut_controller_new ();
  quit = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_q, GDK_CONTROL_MASK),
                           gtk_named_action_new ("app.quit"));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), quit);
  gtk_widget_add_controller (GTK_WIDGET (dialog), keys);
  g_object_set_data (G_OBJECT (dialog), "hub-quit", keys);
}

/**
 * hub_window_let_dialogs_quit:
 * @self: a window
 *
 * Lets Ctrl+Q end the program while a dialog is open, too.
 */
void
hub_window_let_dialogs_quit (HubWindow *self)
{
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (dialog_cb), NULL);
}

/* What was typed is sent to the disk first; what stays is what cannot be stored.
 * (transfer full) (nullable) */
static char *
dup_unsaved (HubWindow *self)
{
  GtkWidget *pages[] = {
    GTK_WIDGET (self->browse), adw_bin_get_child (self->events),
    adw_bin_get_child (self->objectives), adw_bin_get_child (self->reading_list),
    adw_bin_get_child (self->changes),
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      HubDetailPane *detail = pages[i] != NULL ? hub_page_get_detail (HUB_PAGE (pages[i])) : NULL;

      if (detail != NULL)
        hub_detail_pane_flush (detail);
    }

  return hub_remark_editor_dup_unsaved (self->library);
}

static void
answer_cb (HubWindow  *self,
           const char *answer)
{
  self->is_asking = FALSE;
  if (g_str_equal (answer, "close"))
    gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * hub_window_ask_to_leave:
 * @self: a window that is to close
 *
 * Asks whether to close if a note could not be stored and would be lost; the window goes when the
 * answer is yes.
 *
 * Returns: whether it asks, and the window stays for now
 */
gboolean
hub_window_ask_to_leave (HubWindow *self)
{
  g_autofree char *unsaved = self->is_asking ? NULL : dup_unsaved (self);
  AdwDialog *dialog = NULL;

  if (unsaved == NULL)
    return self->is_asking;

  self->is_asking = TRUE;
  dialog = adw_alert_dialog_new (_("My Note"), unsaved);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"),
                                  "close", _("_Close"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "close",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answer_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  return TRUE;
}
