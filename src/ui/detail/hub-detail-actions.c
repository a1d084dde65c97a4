/* hub-detail-actions.c: what can be done with the entry that is shown
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-detail-pane"

#include "hub-detail-actions.h"

#include "hub-export.h"
#include "hub-link.h"

#include <glib/gi18n.h>

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubEntry *entry = hub_detail_pane_get_entry (HUB_DETAIL_PANE (widget));

  if (entry != NULL)
    hub_link_open (widget, hub_entry_get_url (entry));
}

static void
copy_link_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HubEntry *entry = hub_detail_pane_get_entry (HUB_DETAIL_PANE (widget));
  g_autofree char *link = NULL;

  if (entry != NULL)
    link = hub_link_dup_safe (hub_entry_get_url (entry));
  if (link == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
  gtk_widget_activate_action (widget, "win.toast", "s", _("Link copied"));
}

static void
cite_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.cite", NULL);
}

static void
add_to_calendar_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.add-to-calendar", NULL);
}

/**
 * hub_detail_actions_update:
 * @pane: a pane
 *
 * Lets those be done that the entry allows that is shown.
 */
void
hub_detail_actions_update (HubDetailPane *pane)
{
  HubEntry *entry = hub_detail_pane_get_entry (pane);
  g_autofree char *link = NULL;

  if (entry != NULL)
    link = hub_link_dup_safe (hub_entry_get_url (entry));
  gtk_widget_action_set_enabled (GTK_WIDGET (pane), "detail.open", link != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (pane), "detail.copy-link", link != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (pane), "detail.add-to-calendar",
                                 entry != NULL && hub_export_has_day (entry));
}

/**
 * hub_detail_actions_install:
 * @widget_class: the class of the pane
 *
 * Installs the actions of this file.
 */
void
hub_detail_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "detail.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "detail.copy-link", NULL, copy_link_action);
  gtk_widget_class_install_action (widget_class, "detail.cite", NULL, cite_action);
  gtk_widget_class_install_action (widget_class, "detail.add-to-calendar", NULL,
                                   add_to_calendar_action);
}
