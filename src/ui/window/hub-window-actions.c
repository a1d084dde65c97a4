/* hub-window-actions.c: the verbs of the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-window"

#include "hub-window-private.h"

#include "hub-address.h"
#include "hub-link.h"
#include "hub-new-list.h"
#include "hub-review-dialog.h"

#include <glib/gi18n.h>

static void
new_list_cb (const char   *aside,
             const GError *error,
             gpointer      user_data)
{
  HubWindow *self = user_data;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      hub_notice_set_library_error (self->notice, error);
      return;
    }
  if (aside != NULL)
    /* Translators: %s is the path of a file */
    text = g_strdup_printf (_("A new list was started. The old file is %s"), aside);
  hub_window_toast (self, text != NULL ? text : _("A new list was started"));
  hub_window_load_library (self);
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);

  if (!hub_sync_control_clear (self->control))
    hub_window_toast (self, _("A sync is running. Remove what was fetched when it is done."));
}

static void
toggle_filters_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);

  if (hub_window_is_browsing (self))
    hub_browse_page_set_show_filters (self->browse,
                                      !hub_browse_page_get_show_filters (self->browse));
}

static void
place_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);

  hub_window_show_place (self, g_variant_get_string (parameter, NULL));
  if (hub_window_can_go_back (self) && hub_window_get_detail (self) != NULL)
    hub_detail_pane_focus (hub_window_get_detail (self));
  else
    hub_page_focus (hub_window_get_page (self));
}

static void
show_browse_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  hub_window_show_place (HUB_WINDOW (widget), "browse");
}

/* All entries, in the order that was chosen. */
static HubQuery *
dup_cleared_query (HubWindow *self)
{
  return hub_query_cleared (hub_browse_model_get_query (hub_browse_page_get_model (self->browse)));
}

static void
browse_term_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  g_autoptr(HubQuery) cleared = dup_cleared_query (self);
  g_autoptr(HubQuery) query = NULL;
  const char *code;
  int facet;

  g_variant_get (parameter, "(i&s)", &facet, &code);
  query = hub_query_with_choice (cleared, facet, code, HUB_CHOICE_INCLUDE);
  hub_window_follow_query (self, query);
}

static void
browse_only_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  g_autoptr(HubQuery) query = dup_cleared_query (self);
  GVariantIter iter;
  const char *code;
  int facet;

  g_variant_iter_init (&iter, parameter);
  while (g_variant_iter_loop (&iter, "(i&s)", &facet, &code))
    {
      g_autoptr(HubQuery) wider = g_steal_pointer (&query);

      if (facet == HUB_FACET_YEAR)
        {
          int year = (int) g_ascii_strtoll (code, NULL, 10);

          query = hub_query_with_years (wider, year, year);
        }
      else
        query = hub_query_with_choice (wider, facet, code, HUB_CHOICE_INCLUDE);
    }
  hub_window_follow_query (self, query);
}

static void
show_topic_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  const char *code;
  int vocabulary;

  g_variant_get (parameter, "(i&s)", &vocabulary, &code);
  /* First the topic: the overview is no spot that one has been at. */
  hub_objectives_page_show_topic (hub_window_get_objectives (self), vocabulary, code);
  hub_window_show_place (self, "objectives");
  hub_page_focus (hub_window_get_page (self));
}

static void
show_entry_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  const char *uuid;
  const char *langcode;

  g_variant_get (parameter, "(&s&s)", &uuid, &langcode);
  hub_history_hold (self->history);
  hub_window_show_entry (self, uuid, langcode);
}

static void
set_saved_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  HubDetailPane *detail = hub_window_get_detail (self);
  const char *uuid;
  const char *langcode;
  gboolean saved;

  if (!hub_library_is_loaded (self->library))
    {
      hub_window_toast (self, _("The reading list cannot be changed now"));
      return;
    }

  g_variant_get (parameter, "(&s&sb)", &uuid, &langcode, &saved);
  if (detail != NULL)
    hub_detail_pane_flush (detail);
  hub_saver_set_saved (self->saver, uuid, langcode, saved);
}

static void
star_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  HubEntry *entry = hub_window_get_entry (self);

  if (entry != NULL)
    gtk_widget_activate_action (widget, "win.set-saved", "(ssb)", hub_entry_get_uuid (entry),
                                hub_entry_get_langcode (entry),
                                !hub_library_contains (self->library, entry));
}

static void
open_entry_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  HubDetailPane *detail = hub_window_get_detail (HUB_WINDOW (widget));

  if (detail != NULL)
    gtk_widget_activate_action (GTK_WIDGET (detail), "detail.open", NULL);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  hub_page_go_back (hub_window_get_page (HUB_WINDOW (widget)));
}

static void
review_missed_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  AdwDialog *dialog = hub_review_dialog_new (self->reader, self->library, self->control);

  g_signal_connect_object (dialog, "kept", G_CALLBACK (hub_window_keep_missed), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
toast_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  hub_window_toast (HUB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
start_new_list_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);

  hub_new_list_ask (widget, self->library, self->cancellable, new_list_cb, self);
}

static void
reload_library_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  hub_window_load_library (HUB_WINDOW (widget));
}

/* Of a mirror the hub that it is of, once that is known. */
static void
open_hub_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HubWindow *self = HUB_WINDOW (widget);
  const char *address = hub_settings_get_hub_address (self->settings);

  hub_link_open (widget, hub_address_is_pack (address) && self->hub != NULL ? self->hub : address);
}

static void
retry_sync_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  hub_sync_control_retry (HUB_WINDOW (widget)->control);
}

static void
dismiss_sync_error_action (GtkWidget  *widget,
                           const char *name,
                           GVariant   *parameter)
{
  hub_sync_control_clear_error (HUB_WINDOW (widget)->control);
}

static void
use_new_address_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  hub_sync_control_move (HUB_WINDOW (widget)->control);
}

static void
go_to_match (GtkWidget *window,
             gboolean   is_back)
{
  HubDetailPane *detail = hub_window_get_detail (HUB_WINDOW (window));

  if (detail != NULL && gtk_widget_get_mapped (GTK_WIDGET (detail)))
    hub_detail_pane_go_to_match (detail, is_back);
}

static void
next_match_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  go_to_match (widget, FALSE);
}

static void
previous_match_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  go_to_match (widget, TRUE);
}

/**
 * hub_window_install_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions of the window.
 */
void
hub_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                  *name;
    const char                  *parameter;
    GtkWidgetActionActivateFunc  activate;
  } actions[] = {
    { "win.back",           NULL,   back_action },
    { "win.browse-only",    "a(is)", browse_only_action },
    { "win.browse-term",    "(is)", browse_term_action },
    { "win.clear-catalogue", NULL,  clear_action },
    { "win.dismiss-sync-error", NULL, dismiss_sync_error_action },
    { "win.next-match",     NULL,   next_match_action },
    { "win.open-entry",     NULL,   open_entry_action },
    { "win.open-hub",       NULL,   open_hub_action },
    { "win.place",          "s",    place_action },
    { "win.previous-match", NULL,   previous_match_action },
    { "win.reload-library", NULL,   reload_library_action },
    { "win.retry-sync",     NULL,   retry_sync_action },
    { "win.review-missed",  NULL,   review_missed_action },
    { "win.set-saved",      "(ssb)", set_saved_action },
    { "win.show-browse",    NULL,   show_browse_action },
    { "win.show-entry",     "(ss)", show_entry_action },
    { "win.show-topic",     "(is)", show_topic_action },
    { "win.star",           NULL,   star_action },
    { "win.start-new-list", NULL,   start_new_list_action },
    { "win.toast",          "s",    toast_action },
    { "win.toggle-filters", NULL,   toggle_filters_action },
    { "win.use-new-address", NULL,  use_new_address_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}
