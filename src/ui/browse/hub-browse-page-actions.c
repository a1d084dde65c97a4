/* hub-browse-page-actions.c: the verbs of Browse
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-browse-page"

#include "hub-browse-page-private.h"

#include <glib/gi18n.h>

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HubBrowsePage *self = HUB_BROWSE_PAGE (widget);
  g_autoptr(HubQuery) query = NULL;
  const char *code;
  int facet, choice;

  g_variant_get (parameter, "(i&si)", &facet, &code, &choice);
  query = hub_query_with_choice (hub_browse_model_get_query (self->model), facet, code, choice);
  hub_browse_model_set_query (self->model, query);
}

static void
set_years_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HubBrowsePage *self = HUB_BROWSE_PAGE (widget);
  g_autoptr(HubQuery) query = NULL;
  int from, to;

  g_variant_get (parameter, "(ii)", &from, &to);
  query = hub_query_with_years (hub_browse_model_get_query (self->model), from, to);
  hub_browse_model_set_query (self->model, query);
}

static void
undo_cb (AdwToast *toast,
         gpointer  user_data)
{
  HubQuery *query = g_object_get_data (G_OBJECT (toast), "hub-query");

  hub_browse_model_set_query (HUB_BROWSE_PAGE (user_data)->model, query);
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HubBrowsePage *self = HUB_BROWSE_PAGE (widget);
  HubQuery *before = hub_browse_model_get_query (self->model);
  g_autoptr(HubQuery) query = NULL;
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (!hub_query_is_narrowed (before))
    return;

  toast = adw_toast_new (_("Search and filters cleared"));
  adw_toast_set_button_label (toast, _("Undo"));
  g_object_set_data_full (G_OBJECT (toast), "hub-query", hub_query_ref (before),
                          (GDestroyNotify) hub_query_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);

  query = hub_query_cleared (before);
  hub_browse_model_set_query (self->model, query);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

static void
hide_filters_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  hub_browse_page_set_show_filters (HUB_BROWSE_PAGE (widget), FALSE);
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  hub_browse_model_search (HUB_BROWSE_PAGE (widget)->model);
}

static void
take_suggestion_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  HubBrowsePage *self = HUB_BROWSE_PAGE (widget);
  HubResults *results = hub_browse_model_get_results (self->model);
  const HubSuggestion *suggestion = results != NULL ? hub_results_get_suggestion (results) : NULL;

  if (suggestion != NULL)
    hub_browse_model_set_query (self->model, suggestion->query);
}

/**
 * hub_browse_page_install_actions:
 * @widget_class: the class of the page
 *
 * Installs the actions of the page.
 */
void
hub_browse_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "browse.choose", "(isi)", choose_action);
  gtk_widget_class_install_action (widget_class, "browse.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "browse.hide-filters", NULL, hide_filters_action);
  gtk_widget_class_install_action (widget_class, "browse.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "browse.set-years", "(ii)", set_years_action);
  gtk_widget_class_install_action (widget_class, "browse.take-suggestion", NULL,
                                   take_suggestion_action);
}
