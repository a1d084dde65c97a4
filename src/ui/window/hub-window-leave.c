/* hub-window-leave.c: asks before the window goes with a note that is not stored
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-window"

#include "hub-window-private.h"

#include <glib/gi18n.h>

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
        hub_remark_editor_flush (hub_detail_pane_get_remark (detail));
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
