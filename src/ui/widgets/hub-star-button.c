/* hub-star-button.c: keeps an entry in the reading list, or drops it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-star-button"

#include "hub-star-button.h"

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

static void
update_action (HubStarButton *self)
{
  gtk_widget_set_sensitive (self->button, self->uuid != NULL);
  if (self->uuid == NULL)
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL);
      return;
    }

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "(ssb)", self->uuid,
                                    self->langcode, !self->saved);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "win.set-saved");
}

static void
update (HubStarButton *self)
{
  const char *label = self->saved ? _("Remove from Reading List") : _("Add to Reading List");

  gtk_button_set_icon_name (GTK_BUTTON (self->button),
                            self->saved ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_set_tooltip_text (self->button, label);
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
  adw_bin_set_child (ADW_BIN (self), self->button);
  update (self);
  update_action (self);
}

/**
 * hub_star_button_set_entry:
 * @self: a button
 * @uuid: (nullable): of an entry
 * @langcode: (nullable): its language
 *
 * Says which entry the button is for. Without one it is off.
 */
void
hub_star_button_set_entry (HubStarButton *self,
                           const char    *uuid,
                           const char    *langcode)
{
  gboolean is_other;

  g_return_if_fail (HUB_IS_STAR_BUTTON (self));

  is_other = g_set_str (&self->uuid, uuid);
  is_other |= g_set_str (&self->langcode, langcode);
  if (is_other)
    update_action (self);
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
  update_action (self);
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
