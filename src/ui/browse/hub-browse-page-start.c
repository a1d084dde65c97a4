/* hub-browse-page-start.c: what Browse makes when its list is on the screen
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-browse-page"

#include "hub-browse-page-private.h"

#define ROWS_A_FRAME 32     /* that are made after the first frame */
#define ROWS_READY   224    /* a little more than a list view keeps */
#define ROW_HEIGHT   60     /* pixels: no row is lower, whatever the font */
#define PATIENCE     12     /* frames: after these the panes no longer wait for the list */

/* The first frame shows the rows that fit into the window; all else comes after it, bit by bit:
 * what the window adds, the filters, the place of an entry, what stands in the place of the list
 * when nothing is found, and the rows that a list view keeps ready beyond what it shows. */
typedef enum
{
  STEP_WAIT,         /* for the first answer */
  STEP_LIST,         /* it is being painted */
  STEP_PAINTED,
  STEP_PANEL,
  STEP_DETAIL,
  STEP_NO_ENTRIES,
  STEP_ROWS,         /* and those that follow */
} Step;

static void
make_panel (HubBrowsePage *self)
{
  HubResults *results = hub_browse_model_get_results (self->model);

  self->panel = g_object_new (HUB_TYPE_FACET_PANEL, NULL);
  g_object_bind_property (self->filters, "collapsed", self->panel, "closable",
                          G_BINDING_SYNC_CREATE);
  if (self->watcher != NULL)
    hub_search_box_set_up (hub_facet_panel_get_searches (self->panel),
                           hub_browse_model_get_library (self->model), self->watcher);
  adw_bin_set_child (self->panel_place, GTK_WIDGET (self->panel));
  if (results != NULL)
    hub_facet_panel_update (self->panel, hub_browse_model_get_query (self->model), results);
}

static gboolean
after_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  HubBrowsePage *self = HUB_BROWSE_PAGE (widget);
  guint n_rows;

  if (self->step == STEP_WAIT && !self->is_answered && ++self->n_waits < PATIENCE)
    return G_SOURCE_CONTINUE;
  if (self->step + 1 == STEP_ROWS && !self->is_answered)   /* they come in portions, even late */
    return G_SOURCE_CONTINUE;

  self->step++;
  if (self->step == STEP_PAINTED)
    hub_browse_page_painted (self);
  else if (self->step == STEP_PANEL)
    make_panel (self);
  else if (self->step == STEP_DETAIL)
    hub_browse_page_get_detail (self);
  else if (self->step == STEP_NO_ENTRIES)
    hub_browse_page_get_no_entries (self);
  if (self->step < STEP_ROWS)
    return G_SOURCE_CONTINUE;

  n_rows = self->n_first_rows + (self->step - STEP_ROWS + 1) * ROWS_A_FRAME;
  hub_entry_list_set_limit (hub_browse_model_get_list (self->model),
                            n_rows < ROWS_READY ? n_rows : G_MAXUINT);
  return n_rows < ROWS_READY ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * hub_browse_page_start:
 * @self: a page that is being set up
 *
 * Has the first frame show the list, and no more of it than the window has room for.
 */
void
hub_browse_page_start (HubBrowsePage *self)
{
  gboolean is_maximized;
  int height;

  g_object_get (self->settings, "window-height", &height, "window-maximized", &is_maximized, NULL);
  self->n_first_rows = is_maximized ? ROWS_A_FRAME : (guint) (height / ROW_HEIGHT + 1);
  hub_entry_list_set_limit (hub_browse_model_get_list (self->model), self->n_first_rows);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), after_frame_cb, NULL, NULL);
}

/**
 * hub_browse_page_get_no_entries:
 * @self: a page
 *
 * Gets what stands in the place of the list when there is none; the first call makes it.
 *
 * Returns: (transfer none): that
 */
HubNoEntries *
hub_browse_page_get_no_entries (HubBrowsePage *self)
{
  if (self->no_entries == NULL)
    {
      self->no_entries = g_object_new (HUB_TYPE_NO_ENTRIES, NULL);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->no_entries), "no-entries");
    }
  return self->no_entries;
}

/**
 * hub_browse_page_set_watcher:
 * @self: a page
 * @watcher: who asks the saved searches
 *
 * Shows the saved searches, once.
 */
void
hub_browse_page_set_watcher (HubBrowsePage *self,
                             HubWatcher    *watcher)
{
  g_return_if_fail (HUB_IS_BROWSE_PAGE (self));
  g_return_if_fail (self->watcher == NULL);

  self->watcher = g_object_ref (watcher);
  if (self->panel != NULL)
    hub_search_box_set_up (hub_facet_panel_get_searches (self->panel),
                           hub_browse_model_get_library (self->model), watcher);
}

/**
 * hub_browse_page_get_detail:
 * @self: a page
 *
 * Gets where an entry is shown; the first call makes it.
 *
 * Returns: (transfer none): the pane
 */
HubDetailPane *
hub_browse_page_get_detail (HubBrowsePage *self)
{
  g_return_val_if_fail (HUB_IS_BROWSE_PAGE (self), NULL);

  if (self->detail == NULL)
    {
      self->detail = g_object_new (HUB_TYPE_DETAIL_PANE, NULL);
      hub_detail_pane_set_up (self->detail, hub_browse_model_get_reader (self->model),
                              hub_browse_model_get_library (self->model));
      g_signal_connect_object (self->detail, "shown", G_CALLBACK (hub_page_moved), self,
                               G_CONNECT_SWAPPED);
      adw_bin_set_child (self->detail_place, GTK_WIDGET (self->detail));
    }
  hub_browse_page_rest (self);
  return self->detail;
}
