/* hub-window.c: the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-window"

#include "hub-window-private.h"

#include "hub-format.h"
#include "hub-library-act.h"
#include "hub-menu.h"

#include <glib/gi18n.h>

#define DAY (24 * 60 * 60)   /* seconds */

/**
 * HubWindow:
 *
 * The frame around the places: header with search, sync and menu, the banner, and the switcher,
 * which goes to the bottom of a narrow window while the search gets a line of its own.
 */

G_DEFINE_FINAL_TYPE (HubWindow, hub_window, ADW_TYPE_APPLICATION_WINDOW)

/**
 * hub_window_update_header:
 * @self: a window
 *
 * Shows in the header what the place is for, and whether there is a step back.
 */
void
hub_window_update_header (HubWindow *self)
{
  gboolean browsing = hub_window_is_browsing (self);
  gboolean reads = hub_window_can_go_back (self);

  gtk_widget_set_visible (self->back, reads);
  gtk_widget_set_visible (self->filters, browsing && !reads);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_place), self->is_narrow && browsing && !reads);
  gtk_widget_set_visible (GTK_WIDGET (self->wide_place), !self->is_narrow && browsing);
  gtk_widget_set_visible (GTK_WIDGET (self->place_bar), self->is_narrow && !reads);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), !reads);
}

static void
place_search_cb (HubWindow *self)
{
  gboolean is_narrow = adw_application_window_get_current_breakpoint (
    ADW_APPLICATION_WINDOW (self)) != NULL;
  gboolean had_focus;

  if (self->search == NULL || self->is_narrow == (guint) is_narrow)
    return;

  self->is_narrow = is_narrow;
  had_focus = gtk_widget_get_state_flags (GTK_WIDGET (self->search)) & GTK_STATE_FLAG_FOCUS_WITHIN;
  g_object_ref (self->search);
  adw_bin_set_child (is_narrow ? self->wide_place : self->narrow_place, NULL);
  adw_bin_set_child (is_narrow ? self->narrow_place : self->wide_place,
                     GTK_WIDGET (self->search));
  g_object_unref (self->search);
  if (is_narrow)
    hub_place_bar_set_stack (self->place_bar, self->places);
  hub_window_update_header (self);
  hub_window_show_news (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * hub_window_place_changed:
 * @self: a window
 *
 * Another place is shown, or another level of it.
 */
void
hub_window_place_changed (HubWindow *self)
{
  if (self->saver == NULL)
    return;

  hub_window_update_header (self);
  hub_window_note_spot (self);
}

static void
search_done_cb (HubWindow *self)
{
  hub_browse_page_focus_list (self->browse);
}

/* The arrow keys move in the list from the start, and whoever types already goes on typing. */
static void
first_answer_cb (HubBrowseModel *model,
                 HubWindow      *self)
{
  g_signal_handlers_disconnect_by_func (model, first_answer_cb, self);
  if (hub_window_is_browsing (self) &&
      !(gtk_widget_get_state_flags (GTK_WIDGET (self->search)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    hub_browse_page_focus_list (self->browse);
}

static void
show_status (HubWindow *self)
{
  const char *status = self->status;

  if (hub_sync_control_is_running (self->control))
    status = hub_sync_control_get_status (self->control);
  hub_browse_page_set_status (self->browse, status != NULL ? status : "");
}

/* Whether the banner reminds of the next sync. */
static gboolean
is_old (HubWindow                *self,
        const HubCatalogueStatus *status)
{
  gint64 age = g_get_real_time () / G_USEC_PER_SEC - status->synced;

  return !hub_sync_control_is_running (self->control) &&
         (status->walk_unfinished || (status->synced > 0 && age >= DAY));
}

static char *
dup_status (const HubCatalogueStatus *status)
{
  g_autofree char *entries = NULL;
  g_autofree char *age = NULL;

  entries = g_strdup_printf (ngettext ("%'u entry", "%'u entries", status->entries),
                             status->entries);
  if (status->walk_unfinished)
    age = g_strdup (_("Sync unfinished; the next goes on"));
  else if (status->synced > 0)
    age = hub_format_age (status->synced, g_get_real_time () / G_USEC_PER_SEC);
  else
    age = g_strdup (_("Starter catalogue"));
  return g_strdup_printf ("%s · %s", age, entries);
}

/* What the user has looked at and kept is not said again, unless it becomes other entries. */
static void
show_missed (HubWindow                *self,
             const HubCatalogueStatus *status)
{
  gboolean is_kept = g_strcmp0 (status->missed_digest, self->kept) == 0;

  hub_notice_set_missed (self->notice, is_kept ? 0 : status->missed, status->entries);
}

static void
status_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(HubWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogueStatus) status = hub_reader_status_finish (HUB_READER (source), result,
                                                                   &error);
  gboolean is_starter;

  if (status == NULL || self->reader == NULL)
    return;

  g_free (self->status);
  self->status = dup_status (status);
  g_set_str (&self->hub, status->hub);
  show_status (self);

  is_starter = status->synced == 0 && status->starter_as_of > 0 && !status->walk_unfinished;
  hub_notice_set_starter (self->notice, is_starter ? status->entries : 0);
  hub_notice_set_age (self->notice, is_old (self, status) ? self->status : NULL);
  hub_notice_set_aside (self->notice, status->damaged_path != NULL);
  show_missed (self, status);
  if (status->must_renew)
    hub_sync_renew (hub_sync_control_get_sync (self->control));
}

static void
read_status (HubWindow *self)
{
  hub_reader_status_async (self->reader, self->cancellable, status_cb, g_object_ref (self));
}

/* What nobody looks for before the list: where else one can go. */
static void
painted_cb (HubWindow *self)
{
  g_autofree char *place = g_steal_pointer (&self->place);

  adw_view_switcher_set_stack (self->switcher, self->places);
  hub_window_show_news (self);
  if (place == NULL || g_str_equal (place, "browse"))
    return;

  hub_window_show_place (self, place);
  hub_page_focus (hub_window_get_page (self));
}

static void
sync_changed_cb (HubWindow *self)
{
  g_autofree char *next = hub_sync_waiter_dup_text (hub_sync_control_get_waiter (self->control));

  show_status (self);
  hub_notice_set_sync_error (self->notice, hub_sync_control_get_error (self->control), next,
                             hub_sync_control_get_moved (self->control),
                             !hub_settings_is_locked (self->settings, "hub-address"));
  if (hub_sync_control_is_running (self->control))
    {
      hub_notice_set_starter (self->notice, 0);
      hub_notice_set_age (self->notice, NULL);
    }
}

static void
sync_finished_cb (HubWindow *self,
                  int        result)
{
  gboolean is_done = result == HUB_SYNC_COMPLETE || result == HUB_SYNC_UNCHANGED;

  read_status (self);
  if (hub_sync_control_is_cleared (self->control))
    {
      if (is_done)
        hub_window_toast (self, _("What was fetched was removed"));
      return;
    }

  if (is_done && hub_sync_control_has_unavailable (self->control))
    hub_window_toast (self, _("The hub does not allow some of it to be read. What is stored of "
                              "that is kept."));
  else if (result == HUB_SYNC_COMPLETE)
    hub_window_toast (self, _("The catalogue is up to date"));
  else if (result == HUB_SYNC_UNCHANGED)
    hub_window_toast (self, _("Nothing new on the hub"));
  else if (result == HUB_SYNC_PARTIAL && hub_sync_control_get_error (self->control) == NULL)
    hub_window_toast (self, hub_sync_control_is_incomplete (self->control)
                              ? _("Some of it could not be used and was skipped; the next sync "
                                  "tries again.")
                              : _("Sync stopped. What came is kept; the next goes on from there."));
}

static void
load_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(HubWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean loaded = hub_library_load_finish (HUB_LIBRARY (source), result, &error);

  if (self->library == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->has_failed_library = !loaded;
  if (adw_bin_get_child (self->reading_list) != NULL)
    hub_reading_list_page_set_failed (hub_window_get_reading_list (self), !loaded);
  hub_notice_set_library_error (self->notice, error);
}

/**
 * hub_window_load_library:
 * @self: a window
 *
 * Opens the reading list, and says so if that fails.
 */
void
hub_window_load_library (HubWindow *self)
{
  hub_library_load_async (self->library, self->cancellable, load_cb, g_object_ref (self));
}

static void
undo_removal_cb (AdwToast *toast,
                 gpointer  user_data)
{
  HubWindow *self = user_data;
  HubEdit *edit = hub_edit_new_for (g_object_get_data (G_OBJECT (toast), "hub-entry"));

  hub_edit_restore (edit);
  hub_library_act_edit (self->library, edit, GTK_WIDGET (self));
}

static void
removed_cb (HubWindow *self,
            HubEntry  *entry)
{
  AdwToast *toast = adw_toast_new (_("Removed from the reading list"));

  adw_toast_set_button_label (toast, _("Undo"));
  g_object_set_data_full (G_OBJECT (toast), "hub-entry", g_object_ref (entry), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_removal_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Filters that lie over a narrow list come and go with their use. */
static void
keep_place (HubWindow *self)
{
  const char *place = adw_view_stack_get_visible_child_name (self->places);

  g_object_set (self->settings, "window-place", self->place != NULL ? self->place : place, NULL);
  if (!hub_browse_page_has_filters_above (self->browse))
    g_object_set (self->settings, "window-filters",
                  hub_browse_page_get_show_filters (self->browse), NULL);
}

static gboolean
hub_window_close_request (GtkWindow *window)
{
  HubWindow *self = HUB_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_object_set (self->settings, "window-maximized", gtk_window_is_maximized (window), NULL);
  if (!gtk_window_is_maximized (window))
    g_object_set (self->settings, "window-width", MAX (width, 360),
                  "window-height", MAX (height, 294), NULL);
  keep_place (self);
  if (hub_window_ask_to_leave (self))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (hub_window_parent_class)->close_request (window);
}

static void
hub_window_dispose (GObject *object)
{
  HubWindow *self = HUB_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->saver);   /* first: without it nothing is noted any more */
  if (self->exporter != NULL)
    hub_exporter_stop (self->exporter);
  g_clear_object (&self->exporter);
  g_clear_object (&self->renewer);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_WINDOW);
  g_clear_object (&self->reader);
  g_clear_object (&self->library);
  g_clear_object (&self->control);
  g_clear_object (&self->settings);
  g_clear_object (&self->news);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->history, hub_history_free);
  g_clear_pointer (&self->status, g_free);
  g_clear_pointer (&self->hub, g_free);
  g_clear_pointer (&self->kept, g_free);
  g_clear_pointer (&self->place, g_free);

  G_OBJECT_CLASS (hub_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HubWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, back);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, filters);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, wide_place);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, narrow_place);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, search);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, place_bar);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, places);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, sync);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, browse);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, events);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, objectives);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, reading_list);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, insights);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, changes);
  gtk_widget_class_bind_template_child (widget_class, HubWindow, changes_page);
  gtk_widget_class_bind_template_callback_full (widget_class, "place_changed_cb",
                                                G_CALLBACK (hub_window_place_changed));
  gtk_widget_class_bind_template_callback (widget_class, place_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_done_cb);
}

static void
hub_window_class_init (HubWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = hub_window_close_request;

  g_type_ensure (HUB_TYPE_SYNC_BUTTON);
  g_type_ensure (HUB_TYPE_NOTICE);
  g_type_ensure (HUB_TYPE_PLACE_BAR);
  g_type_ensure (HUB_TYPE_SEARCH_FIELD);
  g_type_ensure (HUB_TYPE_BROWSE_PAGE);
  bind_template (widget_class);
  hub_window_install_actions (widget_class);
  hub_window_install_search (widget_class);
  hub_window_install_history (widget_class);
  hub_window_install_export_actions (widget_class);
  hub_window_install_library_actions (widget_class);
  hub_window_install_sharing (widget_class);
}

/* The switcher gives each place the room of the longest title; beside the search that is more than
 * there is, and titles are cut. */
static void
share_header (HubWindow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->switcher));

  if (GTK_IS_BOX_LAYOUT (layout))
    gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), FALSE);
}

static void
hub_window_init (HubWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->history = hub_history_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  share_header (self);
  hub_menu_set (self->menu, self->main_menu);
  hub_window_watch_buttons (self);
  hub_window_accept_lists (self);
  hub_window_let_dialogs_quit (self);
  hub_window_watch_typing (self);
  g_object_bind_property (self->browse, "show-filters", self->filters, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  hub_window_follow_page (self, self->browse);
}

static void
restore_state (HubWindow *self)
{
  int width, height;
  gboolean is_maximized, show_filters;

  g_object_get (self->settings, "window-width", &width, "window-height", &height,
                "window-maximized", &is_maximized, "window-filters", &show_filters,
                "window-place", &self->place, NULL);
  hub_browse_page_set_show_filters (self->browse, show_filters);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (is_maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

/**
 * hub_window_new:
 * @application: whose window it is
 * @reader: who reads the catalogue
 * @library: the reading list; the window loads it
 * @sync: who brings the hub home
 * @settings: preferences and the state of the window
 *
 * Makes the window; it asks for the catalogue at once.
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
hub_window_new (GtkApplication *application,
                HubReader      *reader,
                HubLibrary     *library,
                HubSyncControl *sync,
                HubSettings    *settings)
{
  HubWindow *self = g_object_new (HUB_TYPE_WINDOW, "application", application, NULL);

  self->reader = g_object_ref (reader);
  self->library = g_object_ref (library);
  self->control = g_object_ref (sync);
  self->settings = g_object_ref (settings);
  self->saver = hub_saver_new (reader, library);
  self->exporter = hub_exporter_new (reader, settings, self->toasts);
  self->renewer = hub_renewer_new (reader, library);

  g_signal_connect_object (self->browse, "painted", G_CALLBACK (painted_cb), self,
                           G_CONNECT_SWAPPED);
  hub_browse_page_set_up (self->browse, reader, library, settings);
  hub_search_field_set_model (self->search, hub_browse_page_get_model (self->browse));
  g_signal_connect_object (hub_browse_page_get_model (self->browse), "answered",
                           G_CALLBACK (first_answer_cb), self, 0);
  self->news = hub_news_new (reader, settings);
  g_signal_connect_object (self->news, "notify::n-unseen", G_CALLBACK (hub_window_show_news), self,
                           G_CONNECT_SWAPPED);
  hub_sync_button_set_control (self->sync, sync);
  g_signal_connect_object (reader, "changed", G_CALLBACK (read_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "changed", G_CALLBACK (sync_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "finished", G_CALLBACK (sync_finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "removed", G_CALLBACK (removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver, "failed", G_CALLBACK (hub_window_toast), self,
                           G_CONNECT_SWAPPED);

  hub_window_watch_library (self);
  restore_state (self);
  hub_window_update_header (self);
  hub_window_note_spot (self);
  read_status (self);   /* behind the search: what it says would else move the list that is shown */
  hub_window_load_library (self);
  return GTK_WIDGET (self);
}

/**
 * hub_window_set_watcher:
 * @self: a window
 * @watcher: who asks the saved searches
 *
 * Shows the saved searches, once.
 */
void
hub_window_set_watcher (HubWindow  *self,
                        HubWatcher *watcher)
{
  g_return_if_fail (HUB_IS_WINDOW (self));

  hub_browse_page_set_watcher (self->browse, watcher);
}

HubNotice *
hub_window_get_notice (HubWindow *self)
{
  g_return_val_if_fail (HUB_IS_WINDOW (self), NULL);

  return self->notice;
}

HubSearchField *
hub_window_get_field (HubWindow *self)
{
  g_return_val_if_fail (HUB_IS_WINDOW (self), NULL);

  return self->search;
}

GtkWidget *
hub_window_get_search (HubWindow *self)
{
  g_return_val_if_fail (HUB_IS_WINDOW (self), NULL);

  return hub_search_field_get_entry (self->search);
}

HubBrowsePage *
hub_window_get_browse (HubWindow *self)
{
  g_return_val_if_fail (HUB_IS_WINDOW (self), NULL);

  return self->browse;
}

HubNews *
hub_window_get_news (HubWindow *self)
{
  g_return_val_if_fail (HUB_IS_WINDOW (self), NULL);

  return self->news;
}

/**
 * hub_window_keep_missed:
 * @self: a window
 * @digest: stands for entries that are reported gone
 *
 * Says nothing more of them.
 */
void
hub_window_keep_missed (HubWindow  *self,
                        const char *digest)
{
  g_set_str (&self->kept, digest);
  hub_notice_set_missed (self->notice, 0, 0);
}

/**
 * hub_window_toast:
 * @self: a window
 * @text: a short sentence, not markup
 *
 * Says something that needs no answer.
 */
void
hub_window_toast (HubWindow  *self,
                  const char *text)
{
  AdwToast *toast;

  g_return_if_fail (HUB_IS_WINDOW (self));

  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
