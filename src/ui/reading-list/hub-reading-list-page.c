/* hub-reading-list-page.c: what the user keeps
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reading-list-page"

#include "hub-reading-list-page-private.h"

#include "hub-exporter.h"
#include "hub-instead.h"
#include "hub-kept-row.h"
#include "hub-later.h"
#include "hub-menu.h"
#include "hub-portions.h"
#include "hub-tooltip.h"

#include <glib/gi18n.h>

/**
 * HubReadingListPage:
 *
 * The reading list with the chosen entry beside it, out of the list's own copies: it needs neither
 * the hub nor the catalogue. Several entries can be chosen, and something be done to all of them.
 */

static void page_iface_init (HubPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HubReadingListPage, hub_reading_list_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (HUB_TYPE_PAGE, page_iface_init))

static void
show_count (HubReadingListPage *self)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->library));
  guint n_shown = g_list_model_get_n_items (hub_kept_view_get_model (self->view));
  gboolean is_all = hub_kept_view_is_all (self->view);
  g_autofree char *count = NULL;

  if (is_all)
    /* Translators: how many entries the reading list has */
    count = g_strdup_printf (ngettext ("%u entry kept", "%u entries kept", n_entries), n_entries);
  else if (hub_kept_view_shows_removed (self->view))
    /* Translators: of what was removed; it stays there for so long */
    count = g_strdup_printf (ngettext ("%u entry; it can be restored for 30 days of use",
                                       "%u entries; each can be restored for 30 days of use",
                                       n_shown), n_shown);
  else
    /* Translators: of the reading list */
    count = g_strdup_printf (ngettext ("%u of %u entry", "%u of %u entries", n_entries), n_shown,
                             n_entries);
  gtk_label_set_label (self->count, count);
}

/**
 * hub_reading_list_page_update:
 * @self: a page that is set up
 *
 * Shows what there is.
 */
void
hub_reading_list_page_update (HubReadingListPage *self)
{
  guint n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->library));
  guint n_shown = g_list_model_get_n_items (hub_kept_view_get_model (self->view));
  gboolean has_removed = hub_library_get_stock (self->library)->removed->len > 0;
  const char *page = "list";

  show_count (self);
  gtk_widget_set_visible (self->head, n_entries > 0 || has_removed);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n_shown > 0 ||
                          (n_entries > 0 && !hub_kept_view_shows_removed (self->view)));
  gtk_widget_set_visible (self->clear_search, self->is_searching &&
                          !hub_kept_view_shows_removed (self->view));
  if (self->failed)
    page = "failed";
  else if (!hub_library_is_loaded (self->library))
    page = "loading";
  else if (n_entries == 0 && hub_kept_view_is_all (self->view))
    page = "empty";
  else if (n_shown == 0)
    page = "none";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
show_copy (HubReadingListPage *self,
           HubEntry           *copy)
{
  HubDetailPane *pane = hub_detail_place_get_pane (self->detail);

  hub_detail_pane_show_copy (pane, copy);
  hub_detail_pane_set_gone (pane, hub_gone_contains (self->gone, copy));
}

static void
show_none (HubReadingListPage *self)
{
  HubDetailPane *pane = hub_detail_place_peek_pane (self->detail);

  if (pane != NULL)
    hub_detail_pane_clear (pane);
}

/* One entry is read; several are only chosen. */
static void
selected_cb (HubReadingListPage *self)
{
  g_autoptr(GPtrArray) chosen = hub_reading_list_page_list_chosen (self);
  HubEntry *entry = chosen->len == 1 ? g_ptr_array_index (chosen, 0) : NULL;

  hub_reading_list_page_update_chosen (self);
  if (entry != NULL && !hub_reading_list_page_is_selecting (self))
    show_copy (self, entry);
}

/* What comes first now is seen, and not what was seen before. */
static void
go_to_top (HubReadingListPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static void
show_chosen_cb (HubReadingListPage *self)
{
  guint number = gtk_drop_down_get_selected (self->show);

  if (self->is_updating || self->view == NULL || number == hub_kept_view_get_shown (self->view))
    return;

  hub_kept_view_show (self->view, number);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  go_to_top (self);
  hub_reading_list_page_update_actions (self);
  hub_reading_list_page_update (self);
}

static void
order_chosen_cb (HubReadingListPage *self)
{
  if (self->is_updating || self->view == NULL)
    return;

  hub_kept_view_set_order (self->view, gtk_drop_down_get_selected (self->order));
  go_to_top (self);
  hub_reading_list_page_update_actions (self);
}

static void
view_changed_cb (HubReadingListPage *self)
{
  self->is_updating = TRUE;
  gtk_drop_down_set_selected (self->show, hub_kept_view_get_shown (self->view));
  self->is_updating = FALSE;
  hub_reading_list_page_update_actions (self);
}

static void
gone_changed_cb (HubReadingListPage *self)
{
  HubDetailPane *pane = hub_detail_place_peek_pane (self->detail);
  HubEntry *shown = hub_detail_place_get_entry (self->detail);

  if (pane != NULL)
    hub_detail_pane_set_gone (pane, shown != NULL && hub_gone_contains (self->gone, shown));
}

static void
library_changed_cb (HubReadingListPage *self)
{
  HubEntry *shown = hub_detail_place_get_entry (self->detail);

  hub_reading_list_page_update (self);
  if (shown != NULL && !hub_library_contains (self->library, shown) &&
      !hub_kept_view_shows_removed (self->view))
    {
      show_none (self);
      adw_navigation_split_view_set_show_content (self->panes, FALSE);
    }
}

/* The hub may have changed what is shown. */
static void
copies_changed_cb (HubReadingListPage *self)
{
  HubEntry *shown = hub_detail_place_get_entry (self->detail);
  HubEntry *copy = NULL;

  hub_reading_list_page_update (self);
  hub_reading_list_page_look (self);
  if (shown != NULL && hub_library_contains (self->library, shown))
    copy = hub_library_find (self->library, hub_entry_get_uuid (shown),
                             hub_entry_get_langcode (shown));
  if (copy != NULL && copy != shown)
    show_copy (self, copy);
}

static void
row_activated_cb (HubReadingListPage *self,
                  guint               position)
{
  if (hub_reading_list_page_is_selecting (self))
    {
      hub_reading_list_page_toggle (self, position);
      return;
    }

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  selected_cb (self);
  adw_navigation_split_view_set_show_content (self->panes, TRUE);
  hub_detail_pane_focus (hub_detail_place_get_pane (self->detail));
}

static void
panes_changed_cb (HubReadingListPage *self)
{
  hub_reading_list_page_update_panes (self);
  hub_page_moved (HUB_PAGE (self));
}

static void
hub_reading_list_page_focus (HubPage *page)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (page);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static HubDetailPane *
hub_reading_list_page_get_page_detail (HubPage *page)
{
  return hub_detail_place_peek_pane (HUB_READING_LIST_PAGE (page)->detail);
}

/* Where an entry stands among what is shown, `GTK_INVALID_LIST_POSITION` if it does not. */
static guint
find_position (HubReadingListPage *self,
               HubEntry           *kept)   /* (nullable) */
{
  guint n_entries;

  hub_portions_complete (gtk_multi_selection_get_model (self->selection));
  n_entries = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; kept != NULL && i < n_entries; i++)
    {
      g_autoptr(HubEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (entry == kept)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* What has left the list meanwhile is not shown again. */
static void
hub_reading_list_page_restore (HubPage       *page,
                               const HubSpot *spot)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (page);
  HubEntry *kept = NULL;
  guint position;

  gtk_toggle_button_set_active (self->select, FALSE);
  if (spot->entry != NULL)
    kept = hub_library_find (self->library, hub_entry_get_uuid (spot->entry),
                             hub_entry_get_langcode (spot->entry));
  position = find_position (self, kept);

  if (position == GTK_INVALID_LIST_POSITION)
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      show_none (self);
    }
  else
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  adw_navigation_split_view_set_show_content (self->panes, position != GTK_INVALID_LIST_POSITION);
}

static AdwNavigationSplitView *
hub_reading_list_page_get_panes (HubPage *page)
{
  return HUB_READING_LIST_PAGE (page)->panes;
}

static void
page_iface_init (HubPageInterface *iface)
{
  iface->get_panes = hub_reading_list_page_get_panes;
  iface->focus = hub_reading_list_page_focus;
  iface->get_detail = hub_reading_list_page_get_page_detail;
  iface->restore = hub_reading_list_page_restore;
}

static void
hub_reading_list_page_dispose (GObject *object)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* A bin still points to its child when the template has let it go. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_READING_LIST_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->view);
  g_clear_object (&self->gone);
  g_clear_object (&self->library);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->results, hub_results_unref);

  G_OBJECT_CLASS (hub_reading_list_page_parent_class)->dispose (object);
}

static void
hub_reading_list_page_class_init (HubReadingListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_reading_list_page_dispose;

  g_type_ensure (HUB_TYPE_COLLECTION_BOX);
  g_type_ensure (HUB_TYPE_DETAIL_PLACE);
  g_type_ensure (HUB_TYPE_INSTEAD);
  g_type_ensure (HUB_TYPE_DUE_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-reading-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, panes);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, head);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, count);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, search);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, facets);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, show);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, collection_menu);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, collection);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, order);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, orders);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, many);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, share);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, kept_acts);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, restore_chosen);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, due_menu);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, due_chosen);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, remove_chosen);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, export_chosen);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, collect_chosen);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, n_chosen);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, collections);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, status_menu);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, statuses);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, more_menu);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, more_chosen);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, select);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, export_menu);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, list);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, clear_search);
  gtk_widget_class_bind_template_child (widget_class, HubReadingListPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, order_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, panes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_chosen_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "due_chosen_cb",
                                                G_CALLBACK (hub_reading_list_page_set_due));
  gtk_widget_class_bind_template_callback_full (widget_class, "look_cb",
                                                G_CALLBACK (hub_reading_list_page_look));
  hub_reading_list_page_install_actions (widget_class);
}

/* Not in the template: GTK would look under the pointer for each. */
static void
set_tooltips (HubReadingListPage *self)
{
  hub_tooltip_set (GTK_WIDGET (self->collection_menu), _("This Collection"));
  hub_tooltip_set (GTK_WIDGET (self->facets), _("Filters"));
  hub_tooltip_set (self->share, _("Share…"));
  hub_tooltip_set (GTK_WIDGET (self->export_menu), _("Export"));
  hub_tooltip_set (self->remove_chosen, _("Remove from Reading List"));
  hub_tooltip_set (GTK_WIDGET (self->export_chosen), _("Export What Is Selected"));
  hub_tooltip_set (GTK_WIDGET (self->more_menu), _("More"));
  hub_tooltip_set (self->due_menu, _("Due date"));
  hub_tooltip_set (GTK_WIDGET (self->select), _("Select Several"));
  hub_tooltip_set (self->collect_chosen, _("Collections"));
  hub_tooltip_set (GTK_WIDGET (self->status_menu), _("Status"));
}

static void
hub_reading_list_page_init (HubReadingListPage *self)
{
  g_autoptr(GMenuModel) all = hub_exporter_menu_new ("win.export-list");
  g_autoptr(GMenuModel) chosen = hub_exporter_menu_new ("win.export-chosen");

  gtk_widget_init_template (GTK_WIDGET (self));
  set_tooltips (self);
  hub_menu_set (self->collection_menu, self->collection);
  hub_menu_set (self->status_menu, self->statuses);
  hub_menu_set (self->more_menu, self->more_chosen);
  hub_menu_set (self->export_menu, all);
  hub_menu_set (self->export_chosen, chosen);
}

static void
list_orders (gpointer object)
{
  HubReadingListPage *self = object;

  if (self->order == NULL)
    return;

  self->is_updating = TRUE;
  gtk_drop_down_set_model (self->order, G_LIST_MODEL (self->orders));
  self->is_updating = FALSE;
}

/* The drop-down makes a row of each name. */
static void
list_names (gpointer object)
{
  HubReadingListPage *self = object;

  if (self->view == NULL)
    return;

  self->is_updating = TRUE;
  gtk_drop_down_set_model (self->show, G_LIST_MODEL (hub_kept_view_get_names (self->view)));
  gtk_drop_down_set_selected (self->show, hub_kept_view_get_shown (self->view));
  self->is_updating = FALSE;
}

/**
 * hub_reading_list_page_set_up:
 * @self: a page
 * @reader: where entries are read
 * @library: the reading list
 *
 * Gives the page what it works with, once.
 */
void
hub_reading_list_page_set_up (HubReadingListPage *self,
                              HubReader          *reader,
                              HubLibrary         *library)
{
  g_autoptr(GtkListItemFactory) factory = NULL;

  g_return_if_fail (HUB_IS_READING_LIST_PAGE (self));
  g_return_if_fail (self->library == NULL);

  self->reader = g_object_ref (reader);
  self->library = g_object_ref (library);
  self->gone = hub_gone_new (reader, library);
  self->view = hub_kept_view_new (library);
  factory = hub_kept_row_factory_new (library, self->gone, self->view);
  gtk_list_view_set_factory (self->list, factory);
  hub_detail_place_set_up (self->detail, reader, library);
  g_signal_connect_object (self->detail, "shown", G_CALLBACK (hub_page_moved), self,
                           G_CONNECT_SWAPPED);
  hub_collection_box_set_up (self->collections, library);
  self->selection = gtk_multi_selection_new (
    hub_portions_new (hub_kept_view_get_model (self->view)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  hub_later (self, list_names);
  hub_later (self, list_orders);

  hub_reading_list_page_watch_taps (self);
  g_signal_connect_object (self->view, "changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed",
                           G_CALLBACK (hub_reading_list_page_update_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "remarked", G_CALLBACK (hub_reading_list_page_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "changed", G_CALLBACK (hub_reading_list_page_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gone, "changed", G_CALLBACK (gone_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "items-changed", G_CALLBACK (copies_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
  hub_reading_list_page_update_actions (self);
  hub_reading_list_page_update (self);
  hub_reading_list_page_look (self);
}

/**
 * hub_reading_list_page_set_failed:
 * @self: a page
 * @failed: whether the list could not be opened
 *
 * Says that there is a list which cannot be shown, rather than show an empty one.
 */
void
hub_reading_list_page_set_failed (HubReadingListPage *self,
                                  gboolean            failed)
{
  g_return_if_fail (HUB_IS_READING_LIST_PAGE (self));

  self->failed = !!failed;
  hub_reading_list_page_update (self);
}

/**
 * hub_reading_list_page_show_entry:
 * @self: a page that is set up
 * @kept: an entry of the list
 *
 * Shows an entry beside the list; for one that a search or a choice leaves out, all is listed
 * again.
 */
void
hub_reading_list_page_show_entry (HubReadingListPage *self,
                                  HubEntry           *kept)
{
  guint position;

  g_return_if_fail (HUB_IS_READING_LIST_PAGE (self));
  g_return_if_fail (HUB_IS_ENTRY (kept));

  gtk_toggle_button_set_active (self->select, FALSE);
  if (find_position (self, kept) == GTK_INVALID_LIST_POSITION)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      hub_reading_list_page_look (self);
      gtk_drop_down_set_selected (self->show, 0);
    }
  position = find_position (self, kept);
  if (position != GTK_INVALID_LIST_POSITION)
    row_activated_cb (self, position);
}

HubDetailPane *
hub_reading_list_page_get_detail (HubReadingListPage *self)
{
  g_return_val_if_fail (HUB_IS_READING_LIST_PAGE (self), NULL);

  return hub_detail_place_get_pane (self->detail);
}

/**
 * hub_reading_list_page_list_chosen:
 * @self: a page that is set up
 *
 * Lists what is chosen, in the order of the list.
 *
 * Returns: (transfer full) (element-type HubEntry): the entries
 */
GPtrArray *
hub_reading_list_page_list_chosen (HubReadingListPage *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GtkBitset) bits = gtk_selection_model_get_selection (
    GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position = 0;

  for (gboolean has = gtk_bitset_iter_init_first (&iter, bits, &position); has;
       has = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (chosen, g_list_model_get_item (G_LIST_MODEL (self->selection), position));

  return chosen;
}

/**
 * hub_reading_list_page_export:
 * @self: a page that is set up
 *
 * Begins an export of what is shown, in the order in which it is, with what narrows it.
 *
 * Returns: (transfer full): the export
 */
HubExport *
hub_reading_list_page_export (HubReadingListPage *self)
{
  GListModel *shown = hub_kept_view_get_model (self->view);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  HubExport *export;

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    g_ptr_array_add (entries, g_list_model_get_item (shown, i));
  export = hub_export_new_of_list (hub_library_get_stock (self->library), entries);
  export->part = hub_kept_view_dup_part (self->view);
  if (self->is_searching)
    export->typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  return export;
}
