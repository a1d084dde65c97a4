/* hub-browse-page.c: facets, list and entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-browse-page"

#include "hub-browse-page-private.h"

#include "hub-entry-row.h"
#include "hub-fill-bin.h"
#include "hub-exporter.h"
#include "hub-menu.h"
#include "hub-panes.h"
#include "hub-scroll.h"

#include <glib/gi18n.h>

/**
 * HubBrowsePage:
 *
 * Browse: facets, the list of what fits them, and the chosen entry; three panes in a wide window,
 * the facets over the list in a narrower one, and the entry after the list in a narrow one.
 *
 * Signal `painted`: the first list, or what stands in its place, is on the screen.
 */

#define REST_MS 200   /* as long as the selection moves more often than that it does not rest */

typedef enum
{
  PROP_SHOW_FILTERS = 1,
} HubBrowsePageProperty;

static GParamSpec *props[PROP_SHOW_FILTERS + 1];

typedef enum
{
  SIGNAL_PAINTED,
} HubBrowsePageSignal;

static guint signals[SIGNAL_PAINTED + 1];

G_DEFINE_FINAL_TYPE_WITH_CODE (HubBrowsePage, hub_browse_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (HUB_TYPE_PAGE, hub_browse_page_init_place))

static const HubOrder orders[] = {
  HUB_ORDER_HUB, HUB_ORDER_NEWEST, HUB_ORDER_OLDEST, HUB_ORDER_TITLE, HUB_ORDER_RELEVANCE,
};

static void
show_count (HubBrowsePage *self,
            HubResults    *results)
{
  guint total = hub_results_get_total (results);
  g_autofree char *count = NULL;

  /* Translators: how many entries fit the search and the filters */
  count = g_strdup_printf (ngettext ("%'u entry", "%'u entries", total), total);
  if (g_strcmp0 (gtk_label_get_label (self->count), count) == 0)
    return;

  gtk_label_set_label (self->count, count);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), count, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
show_error (HubBrowsePage *self,
            const GError  *error)
{
  hub_no_entries_show_error (hub_browse_page_get_no_entries (self), error);
  gtk_stack_set_visible_child_name (self->stack, "no-entries");
}

static void
update_stack (HubBrowsePage *self)
{
  HubResults *results = hub_browse_model_get_results (self->model);

  if (results == NULL)
    return;
  if (hub_results_get_total (results) == 0)
    hub_browse_page_get_no_entries (self);
  if (self->no_entries != NULL)
    hub_no_entries_show (self->no_entries, results,
                         hub_chip_bar_get_n_chips (self->chips) > 0);
  gtk_stack_set_visible_child_name (self->stack,
                                    hub_results_get_total (results) > 0 ? "list" : "no-entries");
}

/* The order may have been typed. */
static void
show_order (HubBrowsePage *self,
            HubQuery      *query)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i] == hub_query_get_order (query))
      gtk_drop_down_set_selected (self->order, i);
}

static void selected_row_cb (HubBrowsePage *self);

static HubRow *
get_selected_row (HubBrowsePage *self)
{
  return self->selected != NULL ? hub_list_item_get_row (self->selected) : NULL;
}

static void
follow_selected (HubBrowsePage *self)
{
  g_autoptr(HubListItem) item = hub_entry_list_dup_selected (
    hub_browse_model_get_list (self->model));

  if (self->selected == item)
    return;

  if (self->selected != NULL)
    g_signal_handlers_disconnect_by_func (self->selected, selected_row_cb, self);
  g_set_object (&self->selected, item);
  if (item != NULL)
    g_signal_connect_object (item, "notify::entry", G_CALLBACK (selected_row_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
show_selected (HubBrowsePage *self)
{
  HubRow *row;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  follow_selected (self);
  row = get_selected_row (self);
  self->is_waiting = self->selected != NULL && row == NULL;
  if (row != NULL)
    hub_detail_pane_show_row (hub_browse_page_get_detail (self), row);
}

static void
show_marks (HubBrowsePage *self)
{
  if (self->detail != NULL)
    hub_detail_pane_set_marks (self->detail, get_selected_row (self));
}

/* The row has come, or other words are marked in it. */
static void
selected_row_cb (HubBrowsePage *self)
{
  if (self->rest_id != 0)
    return;
  if (self->is_waiting)
    show_selected (self);
  else
    show_marks (self);
}

static void
rest_cb (gpointer user_data)
{
  HubBrowsePage *self = user_data;

  self->rest_id = 0;
  show_selected (self);
}

/* An entry is shown at once, but not each of those that one passes while a key is held: laying them
 * out would hold up the list. */
static void
selected_cb (HubBrowsePage *self)
{
  gint64 now = g_get_monotonic_time ();
  gboolean is_passing = now - self->selected_us < REST_MS * 1000;

  self->selected_us = now;
  if (!is_passing)
    {
      show_selected (self);
      return;
    }

  follow_selected (self);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add_once (REST_MS, rest_cb, self);
}

/**
 * hub_browse_page_rest:
 * @self: a page
 *
 * Shows the entry that is selected now, if that was put off.
 */
void
hub_browse_page_rest (HubBrowsePage *self)
{
  if (self->rest_id != 0)
    show_selected (self);
}

/* The view measures all its rows for that, which is a part of the frame that shows them. One
 * without a height is at its top, and would divide zero by zero to place its first row; then it
 * shows nothing of a list that has changed, and loses the next move of its scroll bar. */
static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  GtkListView *list = GTK_LIST_VIEW (widget);

  if (gtk_widget_get_height (widget) > 0 &&
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))) > 0)
    gtk_list_view_scroll_to (list, 0, GTK_LIST_SCROLL_FOCUS, NULL);
  return G_SOURCE_REMOVE;
}

/* Another question begins at the top; the same one, asked again, stays where it is. That is the
 * top, too, while one has chosen no entry there. */
static void
scroll_to_top (HubBrowsePage *self,
               HubQuery      *query)
{
  gboolean is_same = self->answered != NULL && hub_query_equal (self->answered, query);
  gboolean is_begun = self->selected != NULL || !hub_scroll_is_up (self->list);

  g_clear_pointer (&self->answered, hub_query_unref);
  self->answered = hub_query_ref (query);
  if (!is_same || !is_begun)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list), scroll_cb, NULL, NULL);
}

/* Whether the focus is in the list, its chips, or what stands in its place. */
static gboolean
has_focus (HubBrowsePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_mapped (focus) &&
         (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->chips)) ||
          gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)));
}

/* A button that has the focus may go with what it was for; then the list has it. */
static void
answered_cb (HubBrowsePage *self)
{
  HubResults *results = hub_browse_model_get_results (self->model);
  HubQuery *query = hub_browse_model_get_query (self->model);
  const GError *error = hub_browse_model_get_error (self->model);
  gboolean had_focus = has_focus (self);

  self->is_answered = TRUE;
  if (error != NULL)
    {
      show_error (self, error);
      if (had_focus && !has_focus (self))
        hub_browse_page_focus_list (self);
      return;
    }

  show_count (self, results);
  if (self->panel != NULL)
    hub_facet_panel_update (self->panel, query, results);
  hub_chip_bar_update (self->chips, query, results);
  show_order (self, query);
  hub_browse_page_update_about (self, query);
  follow_selected (self);
  if (self->rest_id == 0)
    show_marks (self);
  update_stack (self);
  scroll_to_top (self, query);
  if (had_focus && !has_focus (self))
    hub_browse_page_focus_list (self);
  hub_page_moved (HUB_PAGE (self));
}

static void
row_activated_cb (HubBrowsePage *self,
                  guint          position)
{
  HubEntryList *list = hub_browse_model_get_list (self->model);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (list), position, TRUE);
  show_selected (self);
  adw_navigation_split_view_set_show_content (self->panes, TRUE);
  hub_detail_pane_focus (hub_browse_page_get_detail (self));
}

static void
panes_changed_cb (HubBrowsePage *self)
{
  gtk_list_view_set_single_click_activate (self->list,
                                           adw_navigation_split_view_get_collapsed (self->panes));
  hub_page_moved (HUB_PAGE (self));
}

static void
order_chosen_cb (HubBrowsePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->order);
  g_autoptr(HubQuery) query = NULL;

  if (self->model == NULL || selected >= G_N_ELEMENTS (orders))
    return;

  query = hub_query_with_order (hub_browse_model_get_query (self->model), orders[selected]);
  hub_browse_model_set_query (self->model, query);
  g_object_set (self->settings, "browse-order", hub_order_to_string (orders[selected]), NULL);
}

static void
show_sidebar_changed_cb (HubBrowsePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_FILTERS]);
}

static void
hub_browse_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HubBrowsePage *self = HUB_BROWSE_PAGE (object);

  switch ((HubBrowsePageProperty) prop_id)
    {
    case PROP_SHOW_FILTERS:
      g_value_set_boolean (value, hub_browse_page_get_show_filters (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
hub_browse_page_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  HubBrowsePage *self = HUB_BROWSE_PAGE (object);

  switch ((HubBrowsePageProperty) prop_id)
    {
    case PROP_SHOW_FILTERS:
      hub_browse_page_set_show_filters (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
hub_browse_page_dispose (GObject *object)
{
  HubBrowsePage *self = HUB_BROWSE_PAGE (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  /* A bin still points to its child when the template has let it go. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  self->panel = NULL;
  self->detail = NULL;
  self->no_entries = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_BROWSE_PAGE);
  g_clear_object (&self->selected);
  g_clear_pointer (&self->answered, hub_query_unref);
  g_clear_object (&self->model);
  g_clear_object (&self->watcher);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hub_browse_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-browse-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HubBrowsePage, filters);
  gtk_widget_class_bind_template_child (widget_class, HubBrowsePage, panes);
  gtk_widget_class_bind_template_child (widget_class, HubBrowsePage, panel_place);
  gtk_widget_class_bind_template_child (widget_class, HubBrowsePage, chips);
  gtk_widget_class_bind_template_child (widget_class, HubBrowsePage, about);
  gtk_widget_class_bind_template_child (widget_class, HubBrowsePage, count);
  gtk_widget_class_bind_template_child (widget_class, HubBrowsePage, order);
  gtk_widget_class_bind_template_child (widget_class, HubBrowsePage, export_menu);
  gtk_widget_class_bind_template_child (widget_class, HubBrowsePage, stack);
  gtk_widget_class_bind_template_child (widget_class, HubBrowsePage, list);
  gtk_widget_class_bind_template_child (widget_class, HubBrowsePage, status);
  gtk_widget_class_bind_template_child (widget_class, HubBrowsePage, detail_place);
  gtk_widget_class_bind_template_callback (widget_class, hub_browse_page_rest);
  gtk_widget_class_bind_template_callback (widget_class, order_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, panes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
hub_browse_page_class_init (HubBrowsePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hub_browse_page_get_property;
  object_class->set_property = hub_browse_page_set_property;
  object_class->dispose = hub_browse_page_dispose;

  props[PROP_SHOW_FILTERS] =
    g_param_spec_boolean ("show-filters", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_PAINTED] =
    g_signal_new ("painted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  g_type_ensure (HUB_TYPE_CHIP_BAR);
  g_type_ensure (HUB_TYPE_FILL_BIN);
  bind_template (widget_class);
  hub_browse_page_install_actions (widget_class);
}

static void
hub_browse_page_init (HubBrowsePage *self)
{
  g_autoptr(GtkListItemFactory) factory = hub_entry_row_factory_new (NULL);
  g_autoptr(GMenuModel) formats = hub_exporter_menu_new ("win.export-results");

  gtk_widget_init_template (GTK_WIDGET (self));
  hub_menu_set (self->export_menu, formats);
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect_object (self->filters, "notify::show-sidebar",
                           G_CALLBACK (show_sidebar_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
restore_order (HubBrowsePage *self)
{
  g_autofree char *name = NULL;
  g_autoptr(HubQuery) query = NULL;
  HubOrder order = HUB_ORDER_HUB;

  g_object_get (self->settings, "browse-order", &name, NULL);
  if (name == NULL || !hub_order_from_string (name, &order) || order == HUB_ORDER_HUB)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      if (orders[i] == order)
        gtk_drop_down_set_selected (self->order, i);
    }
}

/**
 * hub_browse_page_set_up:
 * @self: a page
 * @reader: who answers
 * @library: what the user keeps
 * @settings: where the order is
 *
 * Gives the page what it works with, once, and asks for everything.
 */
void
hub_browse_page_set_up (HubBrowsePage *self,
                        HubReader     *reader,
                        HubLibrary    *library,
                        HubSettings   *settings)
{
  HubEntryList *list;

  g_return_if_fail (HUB_IS_BROWSE_PAGE (self));
  g_return_if_fail (self->model == NULL);

  self->settings = g_object_ref (settings);
  self->model = hub_browse_model_new (reader, library);
  list = hub_browse_model_get_list (self->model);
  hub_browse_page_start (self);
  g_signal_connect_object (self->model, "answered", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "query-changed", G_CALLBACK (hub_page_moved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::selected-id", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (list));
  restore_order (self);
  hub_browse_model_search (self->model);
}

/**
 * hub_browse_page_painted:
 * @self: a page
 *
 * Tells the window that the first list is on the screen.
 */
void
hub_browse_page_painted (HubBrowsePage *self)
{
  g_signal_emit (self, signals[SIGNAL_PAINTED], 0);
}

HubBrowseModel *
hub_browse_page_get_model (HubBrowsePage *self)
{
  g_return_val_if_fail (HUB_IS_BROWSE_PAGE (self), NULL);

  return self->model;
}

/**
 * hub_browse_page_set_status:
 * @self: a page
 * @status: a short sentence
 *
 * Says quietly how old the catalogue is, or how far a sync. There is room for it from the start, so
 * that the list does not move when it is known.
 */
void
hub_browse_page_set_status (HubBrowsePage *self,
                            const char    *status)
{
  g_return_if_fail (HUB_IS_BROWSE_PAGE (self));

  gtk_label_set_label (self->status, status);
}

gboolean
hub_browse_page_get_show_filters (HubBrowsePage *self)
{
  g_return_val_if_fail (HUB_IS_BROWSE_PAGE (self), FALSE);

  return adw_overlay_split_view_get_show_sidebar (self->filters);
}

void
hub_browse_page_set_show_filters (HubBrowsePage *self,
                                  gboolean       show)
{
  g_return_if_fail (HUB_IS_BROWSE_PAGE (self));

  adw_overlay_split_view_set_show_sidebar (self->filters, show);
}

/**
 * hub_browse_page_focus_list:
 * @self: a page
 *
 * Moves the focus into the list, or to what stands in its place.
 */
void
hub_browse_page_focus_list (HubBrowsePage *self)
{
  g_return_if_fail (HUB_IS_BROWSE_PAGE (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}
