/* hub-star-button.c: keeps an entry in the reading list, or drops it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-star-button"

#include "hub-star-button.h"

#include "hub-tooltip.h"

#include <glib/gi18n.h>

/**
 * HubStarButton:
 *
 * A star that is full only while the entry is in the reading list for good: a click asks by the
 * action `win.set-saved` for what the star says, and it changes when the list says so.
 */
struct _HubStarButton
{
  AdwBin     parent_instance;

  GtkWidget *button;     /* (unowned) */
  char      *uuid;       /* (owned) (nullable): of the entry, if there is one */
  char      *langcode;   /* (owned) (nullable) */
  guint      saved : 1;
};

G_DEFINE_FINAL_TYPE (HubStarButton, hub_star_button, ADW_TYPE_BIN)

/* Not by an action of the button: two hundred rows of a list would ask each time whether it is
 * enabled, and be styled anew for it. */
static void
clicked_cb (HubStarButton *self)
{
  if (self->uuid != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-saved", "(ssb)", self->uuid,
                                self->langcode, !self->saved);
}

static void
update (HubStarButton *self)
{
  const char *label = self->saved ? _("Remove from Reading List") : _("Add to Reading List");

  gtk_button_set_icon_name (GTK_BUTTON (self->button),
                            self->saved ? "starred-symbolic" : "non-starred-symbolic");
  hub_tooltip_set (self->button, label);
  if (self->saved)
    gtk_widget_add_css_class (self->button, "starred");
  else
    gtk_widget_remove_css_class (self->button, "starred");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
hub_star_button_finalize (GObject *object)
{
  HubStarButton *self = HUB_STAR_BUTTON (object);

  g_free (self->uuid);
  g_free (self->langcode);

  G_OBJECT_CLASS (hub_star_button_parent_class)->finalize (object);
}

static void
hub_star_button_class_init (HubStarButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hub_star_button_finalize;
}

static void
hub_star_button_init (HubStarButton *self)
{
  self->button = gtk_button_new ();
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  gtk_widget_add_css_class (self->button, "star");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), self->button);
  update (self);
}

/**
 * hub_star_button_set_entry:
 * @self: a button
 * @uuid: (nullable): of an entry
 * @langcode: (nullable): its language
 *
 * Says which entry the button is for. Without one a click does nothing.
 */
void
hub_star_button_set_entry (HubStarButton *self,
                           const char    *uuid,
                           const char    *langcode)
{
  g_return_if_fail (HUB_IS_STAR_BUTTON (self));

  g_set_str (&self->uuid, uuid);
  g_set_str (&self->langcode, langcode);
}

void
hub_star_button_set_saved (HubStarButton *self,
                           gboolean       saved)
{
  g_return_if_fail (HUB_IS_STAR_BUTTON (self));

  if (self->saved == (guint) !!saved)
    return;

  self->saved = !!saved;
  update (self);
}

gboolean
hub_star_button_get_saved (HubStarButton *self)
{
  g_return_val_if_fail (HUB_IS_STAR_BUTTON (self), FALSE);

  return self->saved;
}

/**
 * hub_star_button_get_button:
 * @self: a star
 *
 * Gets the button that carries the accessible name.
 *
 * Returns: (transfer none): the button
 */
GtkWidget *
hub_star_button_get_button (HubStarButton *self)
{
  g_return_val_if_fail (HUB_IS_STAR_BUTTON (self), NULL);

  return self->button;
}
