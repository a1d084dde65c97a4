/* hub-reading-list-page-actions.c: what is done to entries of the reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reading-list-page"

#include "hub-reading-list-page-private.h"

#include "hub-later.h"
#include "hub-library-act.h"
#include "hub-share-dialog.h"

#include <glib/gi18n.h>

static HubEdit *
edit_of (GPtrArray *entries)
{
  HubEdit *edit = hub_edit_new ();

  for (guint i = 0; i < entries->len; i++)
    hub_edit_add_entry (edit, g_ptr_array_index (entries, i));
  return edit;
}

/* Entries on their way, and where the focus belongs when they have arrived. */
typedef struct
{
  HubReadingListPage *page;      /* (owned) */
  GPtrArray          *entries;   /* (owned) (element-type HubEntry) */
} Trip;

static void
trip_free (Trip *trip)
{
  g_object_unref (trip->page);
  g_ptr_array_unref (trip->entries);
  g_free (trip);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trip, trip_free)

static Trip *
trip_new (HubReadingListPage *page,
          GPtrArray          *entries)
{
  Trip *trip = g_new0 (Trip, 1);

  trip->page = g_object_ref (page);
  trip->entries = g_ptr_array_ref (entries);
  return trip;
}

/* (transfer none) (nullable) */
static HubEntry *
get_shown (HubReadingListPage *self,
           guint               position)
{
  g_autoptr(HubEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return entry;   /* the library has it, too */
}

static guint
find_shown (HubReadingListPage *self,
            const char         *uuid,
            const char         *langcode)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n_items; i++)
    {
      HubEntry *entry = get_shown (self, i);

      if (g_str_equal (hub_entry_get_uuid (entry), uuid) &&
          g_str_equal (hub_entry_get_langcode (entry), langcode))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Trip) trip = user_data;
  HubReadingListPage *self = trip->page;
  g_autoptr(GError) error = NULL;
  gboolean is_moved = hub_library_edit_finish (HUB_LIBRARY (source), result, NULL, &error);

  if (self->selection == NULL)
    return;
  if (!is_moved)
    {
      hub_library_act_fail (error, GTK_WIDGET (self));
      return;
    }

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  for (guint i = 0; i < trip->entries->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (trip->entries, i);
      guint position = find_shown (self, hub_entry_get_uuid (entry),
                                   hub_entry_get_langcode (entry));

      if (position == GTK_INVALID_LIST_POSITION)
        continue;
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, FALSE);
      if (i == 0)
        gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
    }
}

static void
move (HubReadingListPage *self,
      GPtrArray          *entries,
      HubEntry           *above)     /* (nullable) */
{
  HubEdit *edit = edit_of (entries);

  hub_edit_move (edit, above);
  hub_library_edit_async (self->library, edit, NULL, moved_cb, trip_new (self, entries));
}

/* One step: above the one that is above the first, or below the one that is below the last. */
static void
move_step (HubReadingListPage *self,
           gboolean            is_down)
{
  g_autoptr(GPtrArray) chosen = hub_reading_list_page_list_chosen (self);
  g_autoptr(GtkBitset) bits = gtk_selection_model_get_selection (
    GTK_SELECTION_MODEL (self->selection));
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint first = 0;
  guint last = 0;

  if (chosen->len == 0 || !hub_kept_view_can_move (self->view))
    return;

  first = gtk_bitset_get_minimum (bits);
  last = gtk_bitset_get_maximum (bits);
  if (is_down && last + 1 < n_items)
    move (self, chosen, last + 2 < n_items ? get_shown (self, last + 2) : NULL);
  else if (!is_down && first > 0)
    move (self, chosen, get_shown (self, first - 1));
}

static void
move_up_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  move_step (HUB_READING_LIST_PAGE (widget), FALSE);
}

static void
move_down_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  move_step (HUB_READING_LIST_PAGE (widget), TRUE);
}

/* What is dragged moves alone, unless it is one of those that are chosen. */
static void
drop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (widget);
  g_autoptr(GPtrArray) entries = hub_reading_list_page_list_chosen (self);
  const char *uuid, *langcode, *target_uuid, *target_langcode;
  gboolean is_below;
  guint from, to;

  g_variant_get (parameter, "(&s&s&s&sb)", &uuid, &langcode, &target_uuid, &target_langcode,
                 &is_below);
  from = find_shown (self, uuid, langcode);
  to = find_shown (self, target_uuid, target_langcode);
  if (from == GTK_INVALID_LIST_POSITION || to == GTK_INVALID_LIST_POSITION ||
      !hub_kept_view_can_move (self->view))
    return;

  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), from))
    {
      g_ptr_array_set_size (entries, 0);
      g_ptr_array_add (entries, g_object_ref (get_shown (self, from)));
    }
  if (is_below)
    to++;
  while (to < g_list_model_get_n_items (G_LIST_MODEL (self->selection)) &&
         g_ptr_array_find (entries, get_shown (self, to), NULL))
    to++;
  move (self, entries, to < g_list_model_get_n_items (G_LIST_MODEL (self->selection))
                         ? get_shown (self, to) : NULL);
}

static void
undo_cb (AdwToast           *toast,
         HubReadingListPage *self)
{
  HubEdit *edit = edit_of (g_object_get_data (G_OBJECT (toast), "hub-entries"));

  hub_edit_restore (edit);
  hub_library_act_edit (self->library, edit, GTK_WIDGET (self));
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Trip) trip = user_data;
  HubReadingListPage *self = trip->page;
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast = NULL;
  guint n_done = 0;

  if (!hub_library_edit_finish (HUB_LIBRARY (source), result, &n_done, &error))
    {
      hub_library_act_fail (error, GTK_WIDGET (self));
      return;
    }
  if (toasts == NULL || n_done == 0)
    return;

  text = g_strdup_printf (ngettext ("%u entry removed from the reading list",
                                    "%u entries removed from the reading list", n_done), n_done);
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("Undo"));
  g_object_set_data_full (G_OBJECT (toast), "hub-entries", g_ptr_array_ref (trip->entries),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (widget);
  g_autoptr(GPtrArray) chosen = hub_reading_list_page_list_chosen (self);
  HubEdit *edit = edit_of (chosen);

  if (hub_detail_place_peek_pane (self->detail) != NULL)
    hub_detail_pane_flush (hub_detail_place_peek_pane (self->detail));
  hub_edit_remove (edit);
  hub_library_edit_async (self->library, edit, NULL, removed_cb, trip_new (self, chosen));
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (widget);
  HubEdit *edit = hub_edit_new ();
  const char *uuid, *langcode;

  g_variant_get (parameter, "(&s&s)", &uuid, &langcode);
  hub_edit_add (edit, uuid, langcode);
  hub_edit_restore (edit);
  hub_library_act_edit (self->library, edit, widget);
}

static void
restore_chosen_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (widget);
  g_autoptr(GPtrArray) chosen = hub_reading_list_page_list_chosen (self);
  HubEdit *edit = edit_of (chosen);

  hub_edit_restore (edit);
  hub_library_act_edit (self->library, edit, widget);
}

static void
set_status_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (widget);
  g_autoptr(GPtrArray) chosen = hub_reading_list_page_list_chosen (self);
  HubEdit *edit = edit_of (chosen);
  HubStatus status = HUB_STATUS_TO_READ;

  if (hub_status_from_string (g_variant_get_string (parameter, NULL), &status))
    hub_edit_set_status (edit, status);
  hub_library_act_edit (self->library, edit, widget);
}

/* What is chosen, if it is several; else the collection that is shown, or all. */
static void
share_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (widget);
  g_autoptr(GPtrArray) chosen = hub_reading_list_page_list_chosen (self);
  gboolean are_many = chosen->len > 1 && !hub_kept_view_shows_removed (self->view);

  hub_later_present (hub_share_dialog_new (self->library,
                                           hub_kept_view_get_collection (self->view),
                                           are_many ? chosen : NULL), widget);
}

static void
clear_search_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
narrow_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const char *code;
  int facet;

  g_variant_get (parameter, "(i&s)", &facet, &code);
  hub_reading_list_page_narrow (HUB_READING_LIST_PAGE (widget), facet, code);
}

/**
 * hub_reading_list_page_set_due:
 * @self: a page that is set up
 * @due: a day as YYYY-MM-DD, or "" for none
 *
 * Sets by when all that is chosen is to be read.
 */
void
hub_reading_list_page_set_due (HubReadingListPage *self,
                               const char         *due)
{
  g_autoptr(GPtrArray) chosen = hub_reading_list_page_list_chosen (self);
  HubEdit *edit = edit_of (chosen);

  hub_edit_set_due (edit, due);
  hub_library_act_edit (self->library, edit, GTK_WIDGET (self));
}

/**
 * hub_reading_list_page_update_actions:
 * @self: a page that is set up
 *
 * Says what can be done to what is chosen.
 */
void
hub_reading_list_page_update_actions (HubReadingListPage *self)
{
  g_autoptr(GtkBitset) bits = gtk_selection_model_get_selection (
    GTK_SELECTION_MODEL (self->selection));
  gboolean has_chosen = !gtk_bitset_is_empty (bits);
  gboolean can_move = hub_kept_view_can_move (self->view);
  gboolean are_kept = has_chosen && !hub_kept_view_shows_removed (self->view);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "kept.move-up", has_chosen && can_move);
  gtk_widget_action_set_enabled (widget, "kept.move-down", has_chosen && can_move);
  gtk_widget_action_set_enabled (widget, "kept.drop", can_move);
  gtk_widget_action_set_enabled (widget, "kept.remove", are_kept);
  gtk_widget_action_set_enabled (widget, "kept.set-status", are_kept);
  gtk_widget_action_set_enabled (widget, "kept.keep-chosen", are_kept);
  gtk_widget_action_set_enabled (widget, "kept.restore-chosen", has_chosen && !are_kept);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_menu),
                            !hub_kept_view_shows_removed (self->view));
  hub_reading_list_page_update_collection (self);
}

/**
 * hub_reading_list_page_install_actions:
 * @widget_class: the class of the page
 *
 * Installs the actions of the page.
 */
void
hub_reading_list_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "kept.clear-search", NULL, clear_search_action);
  gtk_widget_class_install_action (widget_class, "kept.drop", "(ssssb)", drop_action);
  gtk_widget_class_install_action (widget_class, "kept.move-down", NULL, move_down_action);
  gtk_widget_class_install_action (widget_class, "kept.move-up", NULL, move_up_action);
  gtk_widget_class_install_action (widget_class, "kept.narrow", "(is)", narrow_action);
  gtk_widget_class_install_action (widget_class, "kept.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "kept.restore", "(ss)", restore_action);
  gtk_widget_class_install_action (widget_class, "kept.restore-chosen", NULL,
                                   restore_chosen_action);
  gtk_widget_class_install_action (widget_class, "kept.set-status", "s", set_status_action);
  hub_reading_list_page_install_collection (widget_class);
  gtk_widget_class_install_action (widget_class, "kept.share", NULL, share_action);
}
