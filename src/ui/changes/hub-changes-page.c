/* hub-changes-page.c: what is new since …
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-changes-page"

#include "hub-changes-page.h"

#include "hub-change-format.h"
#include "hub-change-row.h"
#include "hub-detail-place.h"
#include "hub-instead.h"
#include "hub-later.h"
#include "hub-panes.h"
#include "hub-portions.h"
#include "hub-reader-news.h"
#include "hub-scroll.h"

#include <glib/gi18n.h>

#define DAY (24 * 60 * 60)   /* seconds */

/* Since when. In the order of the drop-down. */
typedef enum
{
  SINCE_VISIT,
  SINCE_WEEK,
  SINCE_MONTH,
  SINCE_DATE,
} Since;

/**
 * HubChangesPage:
 *
 * What has happened on the hub, by day, with the chosen entry beside it. While it is not on the
 * screen it only counts what has not been seen; once it is, that has been. A visit lasts as long
 * as the window, so that what is new stays in view while one goes to another place and comes back.
 */
struct _HubChangesPage
{
  AdwBreakpointBin        parent_instance;

  AdwNavigationSplitView *panes;
  GtkLabel               *count;
  GtkDropDown            *since;
  GtkDropDown            *type;
  GtkMenuButton          *date;
  GtkCalendar            *calendar;    /* (nullable): NULL until it was asked for */
  GtkStack               *stack;
  HubInstead             *empty;
  GtkWidget              *wider;       /* a button that shows more */
  HubInstead             *failed;
  GtkListView            *list;
  HubDetailPlace         *detail;

  HubReader              *reader;      /* (owned) (nullable): NULL until set up */
  HubNews                *news;        /* (owned) (nullable) */
  HubChangeList          *changes;     /* (owned) */
  GtkSingleSelection     *selection;   /* (owned) */
  GDateTime              *day;         /* (owned): since which, if that is asked for */
  GCancellable           *reading;     /* (owned) (nullable): of the changes */
  guint                   is_asked : 1;    /* other changes were asked for by the user */
  guint                   is_stale : 1;    /* what is shown was read before something changed */
};

static void page_iface_init (HubPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HubChangesPage, hub_changes_page, ADW_TYPE_BREAKPOINT_BIN,
                               G_IMPLEMENT_INTERFACE (HUB_TYPE_PAGE, page_iface_init))

static void selected_cb (HubChangesPage *self);

/* --- what stands in the place of a list --- */

static void
show_empty (HubChangesPage *self)
{
  const char *title = _("Nothing New");
  const char *text = _("Nothing has changed on the hub in this time.");
  const char *button = _("Show the Last 30 Days");
  Since since = gtk_drop_down_get_selected (self->since);

  if (!hub_news_has_any (self->news))
    {
      title = _("No Changes Yet");
      text = _("What is new, updated or gone on the hub is listed here after a sync.");
      button = NULL;
    }
  else if (hub_change_list_get_n_all (self->changes) > 0)
    {
      text = _("Nothing of this kind has happened in this time.");
      button = _("Show All Changes");
    }
  else if (since == SINCE_VISIT)
    text = _("Nothing has changed on the hub since your last visit.");
  else if (since == SINCE_MONTH)
    button = NULL;

  hub_instead_set_title (self->empty, title);
  hub_instead_set_description (self->empty, text);
  gtk_widget_set_visible (self->wider, button != NULL);
  gtk_button_set_label (GTK_BUTTON (self->wider), button != NULL ? button : "");
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
update (HubChangesPage *self)
{
  guint n_changes = g_list_model_get_n_items (G_LIST_MODEL (self->changes));
  g_autofree char *count = NULL;

  /* Translators: how many changes are listed */
  count = g_strdup_printf (ngettext ("%'u change", "%'u changes", n_changes), n_changes);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n_changes > 0);
  if (n_changes > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    show_empty (self);
}

/* Shows other changes. Who looks at the latest goes on looking at the latest, with the head of the
 * day above it: the view by itself would keep the row that is the first now where it is. */
static void
show_changes (HubChangesPage *self,
              GPtrArray      *changes)
{
  gboolean is_up = hub_scroll_is_up (self->list);

  hub_change_list_set_changes (self->changes, changes);
  update (self);
  if (is_up || self->is_asked)
    hub_scroll_up (self->list);
  self->is_asked = FALSE;
}

/* --- reading --- */

static void
changes_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(HubChangesPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) changes = hub_reader_changes_finish (HUB_READER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reader == NULL)
    return;

  if (changes == NULL)
    {
      hub_instead_say_error (self->failed, error);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  self->is_stale = FALSE;
  show_changes (self, changes);
  selected_cb (self);
}

/* Unix seconds when the chosen day began. */
static gint64
get_date (HubChangesPage *self)
{
  g_autoptr(GDateTime) midnight =
    g_date_time_new_local (g_date_time_get_year (self->day), g_date_time_get_month (self->day),
                           g_date_time_get_day_of_month (self->day), 0, 0, 0);

  return g_date_time_to_unix (midnight != NULL ? midnight : self->day);
}

static void
read_changes (HubChangesPage *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 since = 0;
  gint64 after = 0;

  switch ((Since) gtk_drop_down_get_selected (self->since))
    {
    case SINCE_WEEK:
      since = now - 7 * DAY;
      break;
    case SINCE_MONTH:
      since = now - 30 * DAY;
      break;
    case SINCE_DATE:
      since = get_date (self);
      break;
    case SINCE_VISIT:
    default:
      after = hub_news_get_visited (self->news);
      break;
    }

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  hub_reader_changes_async (self->reader, since, after, self->reading, changes_cb,
                            g_object_ref (self));
}

static void
reader_changed_cb (HubChangesPage *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    read_changes (self);
}

static void
map_cb (HubChangesPage *self)
{
  if (self->reader == NULL)
    return;

  /* The news come first: an empty list says whether there was anything at all. */
  hub_news_set_watched (self->news, TRUE);
  if (self->is_stale)
    read_changes (self);
}

static void
unmap_cb (HubChangesPage *self)
{
  if (self->news != NULL)
    hub_news_set_watched (self->news, FALSE);
}

/* --- what is asked for --- */

static void
show_date (HubChangesPage *self)
{
  g_autofree char *text = g_date_time_format (self->day, C_("date", "%-d %B %Y"));

  gtk_menu_button_set_label (self->date, text);
}

static void
since_chosen_cb (HubChangesPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->date),
                          gtk_drop_down_get_selected (self->since) == SINCE_DATE);
  self->is_asked = TRUE;
  if (self->reader != NULL)
    read_changes (self);
}

static void
date_chosen_cb (HubChangesPage *self)
{
  g_clear_pointer (&self->day, g_date_time_unref);
  self->day = gtk_calendar_get_date (self->calendar);
  show_date (self);
  gtk_menu_button_popdown (self->date);
  self->is_asked = TRUE;
  if (self->reader != NULL)
    read_changes (self);
}

/* A calendar has some hundred widgets, and few look for a day. */
static void
make_calendar_cb (GtkMenuButton *button,
                  gpointer       user_data)
{
  HubChangesPage *self = user_data;
  GtkWidget *popover = NULL;

  if (self->calendar != NULL)
    return;

  popover = gtk_popover_new ();
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_calendar_select_day (self->calendar, self->day);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (date_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (button, popover);
}

static void
type_chosen_cb (HubChangesPage *self)
{
  if (self->reader == NULL)
    return;

  /* The first row stands for all types. */
  hub_change_list_set_type (self->changes, (int) gtk_drop_down_get_selected (self->type) - 1);
  hub_scroll_up (self->list);
  if (!self->is_stale)
    update (self);
}

static void
show_more_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HubChangesPage *self = HUB_CHANGES_PAGE (widget);

  if (hub_change_list_get_n_all (self->changes) > 0)
    gtk_drop_down_set_selected (self->type, 0);
  else
    gtk_drop_down_set_selected (self->since, SINCE_MONTH);
  gtk_widget_grab_focus (GTK_WIDGET (self->since));
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  read_changes (HUB_CHANGES_PAGE (widget));
}

/* --- the chosen entry --- */

/* The title is there at once, the rest comes out of the catalogue, or out of the reading list. */
static void
selected_cb (HubChangesPage *self)
{
  HubChange *change = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr(HubEntry) entry = NULL;
  g_autoptr(HubRow) row = NULL;

  if (change == NULL)
    return;

  entry = hub_entry_new (hub_change_get_uuid (change), hub_change_get_langcode (change),
                         hub_change_get_kind (change), hub_change_get_title (change));
  hub_entry_set_origin (entry, "");
  row = hub_row_new (entry);
  hub_detail_pane_show_row (hub_detail_place_get_pane (self->detail), row);
}

static void
row_activated_cb (HubChangesPage *self,
                  guint           position)
{
  gtk_single_selection_set_selected (self->selection, position);
  selected_cb (self);
  adw_navigation_split_view_set_show_content (self->panes, TRUE);
  hub_detail_pane_focus (hub_detail_place_get_pane (self->detail));
}

static void
panes_changed_cb (HubChangesPage *self)
{
  gtk_list_view_set_single_click_activate (self->list,
                                           adw_navigation_split_view_get_collapsed (self->panes));
  hub_page_moved (HUB_PAGE (self));
}

static void
hub_changes_page_focus (HubPage *page)
{
  HubChangesPage *self = HUB_CHANGES_PAGE (page);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->since));
}

static gboolean
is_of (HubChange *change,
       HubEntry  *entry)
{
  return g_str_equal (hub_change_get_uuid (change), hub_entry_get_uuid (entry)) &&
         g_str_equal (hub_change_get_langcode (change), hub_entry_get_langcode (entry));
}

/* Where an entry stands: at the chosen row, if it has several. */
static guint
find_entry (HubChangesPage *self,
            HubEntry       *entry)
{
  HubChange *chosen = gtk_single_selection_get_selected_item (self->selection);
  guint n_changes = g_list_model_get_n_items (G_LIST_MODEL (self->changes));

  if (chosen != NULL && is_of (chosen, entry))
    return gtk_single_selection_get_selected (self->selection);
  for (guint i = 0; i < n_changes; i++)
    {
      g_autoptr(HubChange) change = g_list_model_get_item (G_LIST_MODEL (self->changes), i);

      if (is_of (change, entry))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* The row goes with the entry: what has no row any more is still shown. */
static void
hub_changes_page_restore (HubPage       *page,
                          const HubSpot *spot)
{
  HubChangesPage *self = HUB_CHANGES_PAGE (page);

  gtk_single_selection_set_selected (self->selection,
                                     spot->entry != NULL ? find_entry (self, spot->entry)
                                                         : GTK_INVALID_LIST_POSITION);
  hub_panes_show_entry (self->panes, hub_detail_place_get_pane (self->detail), spot->entry);
}

static HubDetailPane *
hub_changes_page_get_page_detail (HubPage *page)
{
  return hub_detail_place_peek_pane (HUB_CHANGES_PAGE (page)->detail);
}

static AdwNavigationSplitView *
hub_changes_page_get_panes (HubPage *page)
{
  return HUB_CHANGES_PAGE (page)->panes;
}

static void
page_iface_init (HubPageInterface *iface)
{
  iface->get_panes = hub_changes_page_get_panes;
  iface->restore = hub_changes_page_restore;
  iface->focus = hub_changes_page_focus;
  iface->get_detail = hub_changes_page_get_page_detail;
}

static void
hub_changes_page_dispose (GObject *object)
{
  HubChangesPage *self = HUB_CHANGES_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  /* A bin still points to its child when the template has let it go. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_CHANGES_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->changes);
  g_clear_object (&self->reader);
  g_clear_object (&self->news);
  g_clear_pointer (&self->day, g_date_time_unref);

  G_OBJECT_CLASS (hub_changes_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-changes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HubChangesPage, panes);
  gtk_widget_class_bind_template_child (widget_class, HubChangesPage, count);
  gtk_widget_class_bind_template_child (widget_class, HubChangesPage, since);
  gtk_widget_class_bind_template_child (widget_class, HubChangesPage, type);
  gtk_widget_class_bind_template_child (widget_class, HubChangesPage, date);
  gtk_widget_class_bind_template_child (widget_class, HubChangesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HubChangesPage, empty);
  gtk_widget_class_bind_template_child (widget_class, HubChangesPage, wider);
  gtk_widget_class_bind_template_child (widget_class, HubChangesPage, failed);
  gtk_widget_class_bind_template_child (widget_class, HubChangesPage, list);
  gtk_widget_class_bind_template_child (widget_class, HubChangesPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, panes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, since_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_chosen_cb);
  gtk_widget_class_install_action (widget_class, "changes.more", NULL, show_more_action);
  gtk_widget_class_install_action (widget_class, "changes.retry", NULL, retry_action);
}

static void
hub_changes_page_class_init (HubChangesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_changes_page_dispose;

  g_type_ensure (HUB_TYPE_DETAIL_PLACE);
  g_type_ensure (HUB_TYPE_INSTEAD);
  bind_template (GTK_WIDGET_CLASS (klass));
}

/* The types as the drop-down names them, in the order of HubChangeType; it makes a row of each. */
static void
fill_types (gpointer object)
{
  HubChangesPage *self = object;
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  if (self->type == NULL)
    return;

  gtk_string_list_append (names, C_("change", "All changes"));
  for (guint i = 0; i < HUB_N_CHANGE_TYPES; i++)
    gtk_string_list_append (names, hub_change_format_type ((HubChangeType) i));
  gtk_drop_down_set_model (self->type, G_LIST_MODEL (names));
}

static void
hub_changes_page_init (HubChangesPage *self)
{
  g_autoptr(GtkListItemFactory) rows = hub_change_row_factory_new ();
  g_autoptr(GtkListItemFactory) heads = hub_change_head_factory_new ();
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GListModel) portions = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_stale = TRUE;
  self->day = g_date_time_add_days (now, -30);
  hub_later (self, fill_types);
  gtk_menu_button_set_create_popup_func (self->date, make_calendar_cb, self, NULL);
  show_date (self);
  self->changes = hub_change_list_new ();
  portions = hub_portions_new (G_LIST_MODEL (self->changes));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, portions);
  gtk_list_view_set_factory (self->list, rows);
  gtk_list_view_set_header_factory (self->list, heads);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmap_cb), NULL);
}

/**
 * hub_changes_page_set_up:
 * @self: a page
 * @reader: where changes and entries are read
 * @library: the reading list
 * @news: what has not been seen yet
 *
 * Gives the page what it works with, once.
 */
void
hub_changes_page_set_up (HubChangesPage *self,
                         HubReader      *reader,
                         HubLibrary     *library,
                         HubNews        *news)
{
  g_return_if_fail (HUB_IS_CHANGES_PAGE (self));
  g_return_if_fail (self->reader == NULL);

  self->reader = g_object_ref (reader);
  self->news = g_object_ref (news);
  hub_detail_place_set_up (self->detail, reader, library);
  g_signal_connect_object (self->detail, "shown", G_CALLBACK (hub_page_moved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "changed", G_CALLBACK (reader_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

HubChangeList *
hub_changes_page_get_list (HubChangesPage *self)
{
  g_return_val_if_fail (HUB_IS_CHANGES_PAGE (self), NULL);

  return self->changes;
}

HubDetailPane *
hub_changes_page_get_detail (HubChangesPage *self)
{
  g_return_val_if_fail (HUB_IS_CHANGES_PAGE (self), NULL);

  return hub_detail_place_get_pane (self->detail);
}
