/* hub-event-row.c: an event in the agenda
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-event-row"

#include "hub-event-row.h"

#include "hub-format.h"
#include "hub-star-button.h"

#include <glib/gi18n.h>

/**
 * HubEventRow:
 *
 * Shows a [class@Hub.ListItem] that is an event: the day at the side, as far as it is known, then
 * title, time and place, and the star.
 */
struct _HubEventRow
{
  AdwBin         parent_instance;

  GtkLabel      *day;
  GtkLabel      *weekday;
  GtkLabel      *title;
  GtkLabel      *when;
  GtkLabel      *where;
  HubStarButton *star;

  HubListItem   *item;        /* (owned) (nullable) */
  GtkListItem   *list_item;   /* (unowned): owns this row, carries the spoken text */
};

G_DEFINE_FINAL_TYPE (HubEventRow, hub_event_row, ADW_TYPE_BIN)

static void
update_saved (HubEventRow *self)
{
  hub_star_button_set_saved (self->star, hub_list_item_get_saved (self->item));
}

/* NULL for what is not of one day. */
static GDateTime *
get_day (const HubDate *date)
{
  if (date->precision == HUB_DATE_TIME)
    return g_date_time_new_from_unix_local (date->seconds);
  if (date->precision == HUB_DATE_DAY)
    return g_date_time_new_local (date->year, date->month, date->day, 0, 0, 0);
  return NULL;
}

static void
show_day (HubEventRow *self,
          HubEntry    *entry)
{
  g_autoptr(GDateTime) starts = get_day (hub_entry_get_starts (entry));
  g_autoptr(GDateTime) ends = get_day (hub_entry_get_ends (entry));
  g_autofree char *day = NULL;
  g_autofree char *weekday = NULL;
  gboolean is_long = starts != NULL && ends != NULL &&
                     g_date_time_get_day_of_year (starts) != g_date_time_get_day_of_year (ends);

  if (starts != NULL)
    {
      day = g_strdup_printf (is_long ? "%d…" : "%d", g_date_time_get_day_of_month (starts));
      weekday = g_date_time_format (starts, "%a");
    }
  gtk_label_set_label (self->day, day != NULL ? day : "");
  gtk_label_set_label (self->weekday, weekday != NULL ? weekday : "");
}

static void
show_line (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show_waiting (HubEventRow *self)
{
  gtk_label_set_label (self->day, "");
  gtk_label_set_label (self->weekday, "");
  gtk_label_set_label (self->title, "…");
  show_line (self->when, " ");
  show_line (self->where, " ");
  hub_star_button_set_entry (self->star, NULL, NULL);
  gtk_list_item_set_accessible_label (self->list_item, _("Loading…"));
}

static void
update_entry (HubEventRow *self)
{
  HubEntry *entry = hub_list_item_get_entry (self->item);
  g_autofree char *title = NULL;
  g_autofree char *period = NULL;
  g_autofree char *where = NULL;
  g_autofree char *spoken = NULL;
  const char *when;

  if (entry == NULL)
    {
      show_waiting (self);
      return;
    }

  title = hub_format_title (entry);
  period = hub_format_period (entry);
  where = hub_format_place (entry);
  when = period != NULL ? period : _("Date not known");
  show_day (self, entry);
  gtk_label_set_label (self->title, title);
  show_line (self->when, when);
  show_line (self->where, where);
  hub_star_button_set_entry (self->star, hub_entry_get_uuid (entry),
                             hub_entry_get_langcode (entry));
  update_saved (self);

  /* Translators: spoken for an event: title, time, place */
  spoken = g_strdup_printf (*where != '\0' ? C_("spoken row", "%s, %s, %s")
                                           : C_("spoken row", "%s, %s"), title, when, where);
  gtk_list_item_set_accessible_label (self->list_item, spoken);
}

static void
set_item (HubEventRow *self,
          HubListItem *item)   /* (nullable) */
{
  if (self->item != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->item, update_entry, self);
      g_signal_handlers_disconnect_by_func (self->item, update_saved, self);
    }
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_signal_connect_object (item, "notify::entry", G_CALLBACK (update_entry), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::saved", G_CALLBACK (update_saved), self,
                           G_CONNECT_SWAPPED);
  update_entry (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  HubEventRow *row = g_object_new (HUB_TYPE_EVENT_ROW, NULL);

  row->list_item = list_item;
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  set_item (HUB_EVENT_ROW (gtk_list_item_get_child (list_item)),
            gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  set_item (HUB_EVENT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
hub_event_row_dispose (GObject *object)
{
  HubEventRow *self = HUB_EVENT_ROW (object);

  set_item (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_EVENT_ROW);

  G_OBJECT_CLASS (hub_event_row_parent_class)->dispose (object);
}

static void
hub_event_row_class_init (HubEventRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_event_row_dispose;

  g_type_ensure (HUB_TYPE_STAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-event-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HubEventRow, day);
  gtk_widget_class_bind_template_child (widget_class, HubEventRow, weekday);
  gtk_widget_class_bind_template_child (widget_class, HubEventRow, title);
  gtk_widget_class_bind_template_child (widget_class, HubEventRow, when);
  gtk_widget_class_bind_template_child (widget_class, HubEventRow, where);
  gtk_widget_class_bind_template_child (widget_class, HubEventRow, star);
}

static void
hub_event_row_init (HubEventRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hub_event_row_factory_new:
 *
 * Makes what a list view makes its rows with, for a model of [class@Hub.ListItem].
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *
hub_event_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
