/* hub-sync-button.c: a button that starts a sync, and then shows and stops it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync-button"

#include "hub-sync-button.h"

#include "hub-progress-ring.h"

#include <glib/gi18n.h>

/**
 * HubSyncButton:
 *
 * At rest it starts a sync (`app.sync`); while one runs it is a ring that fills, around the sign
 * that stops it (`app.cancel-sync`).
 */
struct _HubSyncButton
{
  AdwBin          parent_instance;

  GtkWidget      *button;    /* (unowned) */
  GtkWidget      *ring;      /* (unowned) */
  HubSyncControl *control;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (HubSyncButton, hub_sync_button, ADW_TYPE_BIN)

static void
update (HubSyncButton *self)
{
  gboolean is_running = hub_sync_control_is_running (self->control);
  g_autofree char *hint = NULL;
  const char *label = is_running ? _("Stop Sync") : _("Sync Now");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button),
                                  is_running ? "app.cancel-sync" : "app.sync");
  hub_progress_ring_set (HUB_PROGRESS_RING (self->ring), is_running,
                         hub_sync_control_get_fraction (self->control));

  if (is_running)
    /* Translators: a tooltip; %s is how far a sync is, as in “Syncing: Documents, 20 of 94” */
    hint = g_strdup_printf (_("%s. Click to stop"), hub_sync_control_get_status (self->control));
  gtk_widget_set_tooltip_text (self->button, hint != NULL ? hint : label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  hub_sync_control_get_status (self->control),
                                  -1);
}

static void
hub_sync_button_dispose (GObject *object)
{
  HubSyncButton *self = HUB_SYNC_BUTTON (object);

  g_clear_object (&self->control);

  G_OBJECT_CLASS (hub_sync_button_parent_class)->dispose (object);
}

static void
hub_sync_button_class_init (HubSyncButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_sync_button_dispose;
}

static void
hub_sync_button_init (HubSyncButton *self)
{
  self->ring = hub_progress_ring_new ("view-refresh-symbolic", "media-playback-stop-symbolic");
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), self->ring);
  gtk_widget_add_css_class (self->button, "image-button");
  adw_bin_set_child (ADW_BIN (self), self->button);
}

/**
 * hub_sync_button_set_control:
 * @self: a button
 * @control: the sync to show
 *
 * Shows a sync, once and for all.
 */
void
hub_sync_button_set_control (HubSyncButton  *self,
                             HubSyncControl *control)
{
  g_return_if_fail (HUB_IS_SYNC_BUTTON (self));
  g_return_if_fail (self->control == NULL);

  self->control = g_object_ref (control);
  g_signal_connect_object (control, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (control, "finished", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
