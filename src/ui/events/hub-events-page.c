/* hub-events-page.c: events by month
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-events-page"

#include "hub-events-page.h"

#include "hub-detail-place.h"
#include "hub-event-row.h"
#include "hub-instead.h"
#include "hub-panes.h"
#include "hub-portions.h"
#include "hub-reader-events.h"
#include "hub-scroll.h"

#include <glib/gi18n.h>

#define WATCH_SECONDS 60   /* how late it may be noticed that another day has begun */

/**
 * HubEventsPage:
 *
 * The place Events: the agenda, with the chosen event beside it. It is read when the page comes
 * onto the screen, and given up when it leaves. While it is there, midnight passes: what was to
 * come is over then. (The clock is looked at each minute, for a computer may have slept through
 * midnight, or been set to another zone.)
 */
struct _HubEventsPage
{
  AdwBreakpointBin        parent_instance;

  AdwNavigationSplitView *panes;
  GtkLabel               *count;
  GtkStack               *stack;
  HubInstead             *failed;
  GtkListView            *list;
  HubDetailPlace         *detail;

  HubReader              *reader;        /* (owned) (nullable) */
  HubAgenda              *agenda;        /* (owned) (nullable) */
  GtkSingleSelection     *selection;     /* (owned) */
  HubListItem            *chosen;        /* (owned) (nullable): waited for, or shown */
  GCancellable           *cancellable;   /* (owned) (nullable): of the dates being read */
  guint                   watch_id;      /* of the clock, 0 none */
  guint                   is_stale : 1;  /* what is shown was read before something changed */
  guint                   is_waiting : 1;   /* for the row of the chosen event */
};

static void page_iface_init (HubPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HubEventsPage, hub_events_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (HUB_TYPE_PAGE, page_iface_init))

/* --- reading --- */

static void
update (HubEventsPage *self)
{
  guint n_upcoming = hub_agenda_get_n_upcoming (self->agenda);
  guint n_past = hub_agenda_get_n_past (self->agenda);
  guint n_undated = g_list_model_get_n_items (G_LIST_MODEL (self->agenda)) - n_upcoming - n_past;
  gboolean is_empty = n_upcoming + n_past + n_undated == 0;
  g_autoptr(GString) count = g_string_new (NULL);

  if (n_upcoming == 0)
    g_string_append (count, _("No upcoming events"));
  else
    /* Translators: how many events are still to come */
    g_string_append_printf (count, ngettext ("%'u upcoming event", "%'u upcoming events",
                                             n_upcoming), n_upcoming);
  if (n_past > 0)
    {
      g_string_append (count, " · ");
      /* Translators: how many events are over */
      g_string_append_printf (count, ngettext ("%'u past", "%'u past", n_past), n_past);
    }
  if (n_undated > 0)
    {
      g_string_append (count, " · ");
      /* Translators: of how many events the day is not known */
      g_string_append_printf (count, ngettext ("%'u without a date", "%'u without a date",
                                               n_undated), n_undated);
    }
  gtk_label_set_label (self->count, count->str);
  gtk_widget_set_visible (GTK_WIDGET (self->count), !is_empty);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
}

/* Who looks at the beginning of the agenda goes on looking at it. */
static void
look_at_clock (HubEventsPage *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  gboolean is_up = hub_scroll_is_up (self->list);
  guint n_upcoming = hub_agenda_get_n_upcoming (self->agenda);
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  hub_agenda_set_today (self->agenda, &today);
  if (is_up && hub_agenda_get_n_upcoming (self->agenda) != n_upcoming)
    hub_scroll_up (self->list);
}

static gboolean
watch_cb (gpointer user_data)
{
  HubEventsPage *self = user_data;

  look_at_clock (self);
  if (!self->is_stale)
    update (self);
  return G_SOURCE_CONTINUE;
}

static void
occasions_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(HubEventsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) occasions = hub_reader_occasions_finish (HUB_READER (source), result, &error);
  gboolean is_up;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reader == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (occasions == NULL)
    {
      hub_instead_say_error (self->failed, error);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  self->is_stale = FALSE;
  is_up = hub_scroll_is_up (self->list);
  look_at_clock (self);
  hub_agenda_set_occasions (self->agenda, occasions);
  update (self);
  if (is_up)
    hub_scroll_up (self->list);
}

static void
read_occasions (HubEventsPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hub_reader_occasions_async (self->reader, self->cancellable, occasions_cb, g_object_ref (self));
}

static void
reader_changed_cb (HubEventsPage *self)
{
  self->is_stale = TRUE;
  hub_agenda_forget_rows (self->agenda);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_occasions (self);
}

static void
map_cb (HubEventsPage *self)
{
  if (self->reader == NULL)
    return;

  if (self->watch_id == 0)
    {
      self->watch_id = g_timeout_add_seconds (WATCH_SECONDS, watch_cb, self);
      g_source_set_name_by_id (self->watch_id, "[hub] midnight");
    }
  if (self->is_stale)
    read_occasions (self);
  else
    watch_cb (self);
}

static void
unmap_cb (HubEventsPage *self)
{
  g_clear_handle_id (&self->watch_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  read_occasions (HUB_EVENTS_PAGE (widget));
}

/* --- the chosen event --- */

/* Its row may still have to come. */
static void
show_chosen (HubEventsPage *self)
{
  HubRow *row = self->chosen != NULL ? hub_list_item_get_row (self->chosen) : NULL;

  self->is_waiting = self->chosen != NULL && row == NULL;
  if (row != NULL)
    hub_detail_pane_show_row (hub_detail_place_get_pane (self->detail), row);
}

static void
row_came_cb (HubEventsPage *self)
{
  if (self->is_waiting)
    show_chosen (self);
}

static void
selected_cb (HubEventsPage *self)
{
  HubListItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->chosen == item)
    return;

  if (self->chosen != NULL)
    g_signal_handlers_disconnect_by_func (self->chosen, row_came_cb, self);
  g_set_object (&self->chosen, item);
  if (item != NULL)
    g_signal_connect_object (item, "notify::entry", G_CALLBACK (row_came_cb), self,
                             G_CONNECT_SWAPPED);
  show_chosen (self);
}

static void
row_activated_cb (HubEventsPage *self,
                  guint          position)
{
  gtk_single_selection_set_selected (self->selection, position);
  show_chosen (self);
  adw_navigation_split_view_set_show_content (self->panes, TRUE);
  hub_detail_pane_focus (hub_detail_place_get_pane (self->detail));
}

static void
panes_changed_cb (HubEventsPage *self)
{
  gtk_list_view_set_single_click_activate (self->list,
                                           adw_navigation_split_view_get_collapsed (self->panes));
  hub_page_moved (HUB_PAGE (self));
}

/* --- the heads of the months --- */

static void
setup_head_cb (GtkSignalListItemFactory *factory,
               GtkListHeader            *header)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
bind_head_cb (HubEventsPage *self,
              GtkListHeader *header)
{
  g_autofree char *head = hub_agenda_dup_head (self->agenda, gtk_list_header_get_start (header));

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), head);
}

static GtkListItemFactory *
make_heads (HubEventsPage *self)
{
  GtkListItemFactory *heads = gtk_signal_list_item_factory_new ();

  g_signal_connect (heads, "setup", G_CALLBACK (setup_head_cb), NULL);
  g_signal_connect_object (heads, "bind", G_CALLBACK (bind_head_cb), self, G_CONNECT_SWAPPED);
  return heads;
}

/* --- the page --- */

static void
hub_events_page_focus (HubPage *page)
{
  HubEventsPage *self = HUB_EVENTS_PAGE (page);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static HubDetailPane *
hub_events_page_get_detail (HubPage *page)
{
  return hub_detail_place_peek_pane (HUB_EVENTS_PAGE (page)->detail);
}

static AdwNavigationSplitView *
hub_events_page_get_panes (HubPage *page)
{
  return HUB_EVENTS_PAGE (page)->panes;
}

/* The row goes with the event: what has no row any more is still shown. */
static void
hub_events_page_restore (HubPage       *page,
                         const HubSpot *spot)
{
  HubEventsPage *self = HUB_EVENTS_PAGE (page);
  guint position = GTK_INVALID_LIST_POSITION;

  if (spot->entry != NULL)
    position = hub_agenda_find (self->agenda, hub_entry_get_id (spot->entry));
  gtk_single_selection_set_selected (self->selection, position);
  self->is_waiting = FALSE;
  hub_panes_show_entry (self->panes, hub_detail_place_get_pane (self->detail), spot->entry);
}

static void
page_iface_init (HubPageInterface *iface)
{
  iface->focus = hub_events_page_focus;
  iface->get_detail = hub_events_page_get_detail;
  iface->get_panes = hub_events_page_get_panes;
  iface->restore = hub_events_page_restore;
}

static void
hub_events_page_dispose (GObject *object)
{
  HubEventsPage *self = HUB_EVENTS_PAGE (object);

  g_clear_handle_id (&self->watch_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* A bin still points to its child when the template has let it go. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_EVENTS_PAGE);
  g_clear_object (&self->chosen);
  g_clear_object (&self->selection);
  g_clear_object (&self->agenda);
  g_clear_object (&self->reader);

  G_OBJECT_CLASS (hub_events_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-events-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HubEventsPage, panes);
  gtk_widget_class_bind_template_child (widget_class, HubEventsPage, count);
  gtk_widget_class_bind_template_child (widget_class, HubEventsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HubEventsPage, failed);
  gtk_widget_class_bind_template_child (widget_class, HubEventsPage, list);
  gtk_widget_class_bind_template_child (widget_class, HubEventsPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, panes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "events.retry", NULL, retry_action);
}

static void
hub_events_page_class_init (HubEventsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_events_page_dispose;

  g_type_ensure (HUB_TYPE_DETAIL_PLACE);
  g_type_ensure (HUB_TYPE_INSTEAD);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
hub_events_page_init (HubEventsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_stale = TRUE;
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "shown", G_CALLBACK (hub_page_moved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmap_cb), NULL);
}

/**
 * hub_events_page_new:
 * @reader: where events are read
 * @library: the reading list
 *
 * Makes the page; it reads when it comes onto the screen.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
hub_events_page_new (HubReader  *reader,
                     HubLibrary *library)
{
  HubEventsPage *self = g_object_new (HUB_TYPE_EVENTS_PAGE, NULL);
  g_autoptr(GtkListItemFactory) rows = hub_event_row_factory_new ();
  g_autoptr(GtkListItemFactory) heads = make_heads (self);
  g_autoptr(GListModel) portions = NULL;

  self->reader = g_object_ref (reader);
  self->agenda = hub_agenda_new (reader, library);
  hub_detail_place_set_up (self->detail, reader, library);
  portions = hub_portions_new (G_LIST_MODEL (self->agenda));
  gtk_single_selection_set_model (self->selection, portions);
  gtk_list_view_set_factory (self->list, rows);
  gtk_list_view_set_header_factory (self->list, heads);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (reader, "changed", G_CALLBACK (reader_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

HubAgenda *
hub_events_page_get_agenda (HubEventsPage *self)
{
  g_return_val_if_fail (HUB_IS_EVENTS_PAGE (self), NULL);

  return self->agenda;
}
