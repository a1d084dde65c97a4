/* hub-reading-list-page-select.c: what is chosen, and choosing several entries one by one
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Without a keyboard there is no Ctrl and no Shift: while the user selects, a tap on an entry
 * chooses it, too, or no longer, and does not show it.
 */

#define G_LOG_DOMAIN "hub-reading-list-page"

#include "hub-reading-list-page-private.h"

#include "hub-kept-row.h"

#include <glib/gi18n.h>

/* The first day that one of them has. */
static HubDate
find_due (HubReadingListPage *self,
          GPtrArray          *chosen)
{
  HubDate none = HUB_DATE_INIT;

  for (guint i = 0; i < chosen->len; i++)
    {
      HubRemark *remark = hub_library_get_remark (self->library, g_ptr_array_index (chosen, i));

      if (remark != NULL && remark->due.precision != HUB_DATE_UNKNOWN)
        return remark->due;
    }

  return none;
}

static void
show_many (HubReadingListPage *self,
           GPtrArray          *chosen)
{
  gboolean are_many = chosen->len > 1 || hub_reading_list_page_is_selecting (self);
  gboolean are_kept = !hub_kept_view_shows_removed (self->view);
  HubDate due = find_due (self, chosen);
  g_autofree char *text = NULL;

  /* Translators: how many entries are chosen */
  text = g_strdup_printf (ngettext ("%u selected", "%u selected", chosen->len), chosen->len);
  gtk_label_set_label (self->n_chosen, text);
  gtk_action_bar_set_revealed (self->many, are_many);
  gtk_widget_set_visible (self->kept_acts, are_kept);
  gtk_widget_set_sensitive (self->kept_acts, chosen->len > 0);
  gtk_widget_set_visible (self->restore_chosen, !are_kept);
  hub_due_popover_set_day (self->due_chosen, &due);
  hub_collection_box_set_entries (self->collections, are_many && are_kept && chosen->len > 0
                                                           ? chosen : NULL);
}

/**
 * hub_reading_list_page_update_chosen:
 * @self: a page that is set up
 *
 * Says what is chosen and what can be done to it. To be called also when something has left the
 * list: that is not chosen any more, of which no other signal tells.
 */
void
hub_reading_list_page_update_chosen (HubReadingListPage *self)
{
  g_autoptr(GPtrArray) chosen = hub_reading_list_page_list_chosen (self);

  show_many (self, chosen);
  hub_reading_list_page_update_actions (self);
}

/**
 * hub_reading_list_page_toggle:
 * @self: a page that is set up
 * @position: of an entry that is shown
 *
 * Chooses an entry besides the others, or no longer.
 */
void
hub_reading_list_page_toggle (HubReadingListPage *self,
                              guint               position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  if (gtk_selection_model_is_selected (model, position))
    gtk_selection_model_unselect_item (model, position);
  else
    gtk_selection_model_select_item (model, position, FALSE);
}

/* (transfer none) (nullable) */
static HubKeptRow *
find_row (HubReadingListPage *self,
          double              x,
          double              y)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);

  if (widget == NULL || widget == list)
    return NULL;
  while (gtk_widget_get_parent (widget) != list)
    widget = gtk_widget_get_parent (widget);

  widget = gtk_widget_get_first_child (widget);
  return HUB_IS_KEPT_ROW (widget) ? HUB_KEPT_ROW (widget) : NULL;
}

/* When the finger leaves, not when it comes: it may have come to scroll. */
static void
released_cb (HubReadingListPage *self,
             int                 n_press,
             double              x,
             double              y,
             GtkGesture         *gesture)
{
  HubKeptRow *row = find_row (self, x, y);

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (row != NULL)
    hub_reading_list_page_toggle (self, hub_kept_row_get_position (row));
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (widget);

  if (!hub_reading_list_page_is_selecting (self))
    return FALSE;

  gtk_toggle_button_set_active (self->select, FALSE);
  return TRUE;
}

static void
select_toggled_cb (HubReadingListPage *self)
{
  gboolean is_selecting = hub_reading_list_page_is_selecting (self);

  gtk_event_controller_set_propagation_phase (self->taps, is_selecting ? GTK_PHASE_CAPTURE
                                                                       : GTK_PHASE_NONE);
  if (!is_selecting)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  hub_reading_list_page_update_panes (self);
  hub_reading_list_page_update_chosen (self);
}

/**
 * hub_reading_list_page_is_selecting:
 * @self: a page
 *
 * Asks whether a tap on an entry chooses it.
 *
 * Returns: whether the user selects
 */
gboolean
hub_reading_list_page_is_selecting (HubReadingListPage *self)
{
  return gtk_toggle_button_get_active (self->select);
}

/**
 * hub_reading_list_page_watch_taps:
 * @self: a page that is set up
 *
 * Lets the user select. To be called once.
 */
void
hub_reading_list_page_watch_taps (HubReadingListPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->taps = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  gtk_event_controller_set_propagation_phase (self->taps, GTK_PHASE_NONE);
  g_signal_connect_object (self->taps, "released", G_CALLBACK (released_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), self->taps);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->select, "toggled", G_CALLBACK (select_toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hub_reading_list_page_update_panes:
 * @self: a page
 *
 * Has one click open an entry where there is no room beside the list, unless it chooses.
 */
void
hub_reading_list_page_update_panes (HubReadingListPage *self)
{
  gtk_list_view_set_single_click_activate (self->list,
                                           adw_navigation_split_view_get_collapsed (self->panes) &&
                                           !hub_reading_list_page_is_selecting (self));
}
