/* hub-agenda.c: events by month, what is to come first
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the dates of events are known of all of them; an event itself is read as it scrolls into
 * view, by the list that holds the ids in the order that is worked out here.
 */

#define G_LOG_DOMAIN "hub-agenda"

#include "hub-agenda.h"

#include <glib/gi18n.h>

typedef enum
{
  GROUP_UPCOMING,   /* the soonest first */
  GROUP_PAST,       /* the latest first */
  GROUP_UNDATED,
} Group;

/* An event in its place. Days are those of the user's clock, counted as GDate does. */
typedef struct
{
  gint64  id;
  gint64  moment;      /* Unix seconds it begins, 0 if only the day is known */
  guint32 first_day;   /* 0 unknown */
  guint32 last_day;
  int     year;
  int     month;       /* 0 if only the year is known */
  Group   group;
} Slot;

/**
 * HubAgenda:
 *
 * A list of [class@Hub.ListItem] with a section for each month: first the events that have not
 * ended, the soonest on top, then those that are over, the latest on top, then those without a
 * date. An event is over when the last day of it is, at the precision the hub gives: one of “June
 * 2023” is not over before July. Main thread.
 */
struct _HubAgenda
{
  GObject       parent_instance;

  HubEntryList *list;        /* (owned) */
  GArray       *slots;       /* (owned) (element-type Slot): in the order of `list` */
  guint32       today;       /* as GDate counts days */
  guint         n_upcoming;
  guint         n_past;
};

static void list_model_iface_init (GListModelInterface *iface);
static void section_model_iface_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HubAgenda, hub_agenda, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                      section_model_iface_init))

/* --- dates --- */

/* The day on the user's clock on which @date begins. */
static gboolean
get_first_day (const HubDate *date,
               GDate         *day)
{
  g_autoptr(GDateTime) moment = NULL;

  g_date_clear (day, 1);
  if (date->precision == HUB_DATE_UNKNOWN)
    return FALSE;

  if (date->precision == HUB_DATE_TIME)
    {
      moment = g_date_time_new_from_unix_local (date->seconds);
      if (moment == NULL)
        return FALSE;
      g_date_set_dmy (day, (GDateDay) g_date_time_get_day_of_month (moment),
                      (GDateMonth) g_date_time_get_month (moment),
                      (GDateYear) g_date_time_get_year (moment));
      return TRUE;
    }

  if (!g_date_valid_dmy ((GDateDay) MAX (date->day, 1), (GDateMonth) MAX (date->month, 1),
                         (GDateYear) date->year))
    return FALSE;
  g_date_set_dmy (day, (GDateDay) MAX (date->day, 1), (GDateMonth) MAX (date->month, 1),
                  (GDateYear) date->year);
  return TRUE;
}

/* The last day of the time that @date may mean. */
static guint32
get_last_day (const HubDate *date)
{
  GDate day;

  if (!get_first_day (date, &day))
    return 0;

  if (date->precision == HUB_DATE_YEAR)
    g_date_add_years (&day, 1);
  else if (date->precision == HUB_DATE_MONTH)
    g_date_add_months (&day, 1);
  else
    return g_date_get_julian (&day);
  return g_date_get_julian (&day) - 1;
}

static void
slot_init (Slot              *self,
           const HubOccasion *occasion,
           guint32            today)
{
  GDate day;

  *self = (Slot) { .id = occasion->id, .group = GROUP_UNDATED };
  if (!get_first_day (&occasion->starts, &day))
    return;

  self->first_day = g_date_get_julian (&day);
  /* An end before the beginning is a slip. */
  self->last_day = MAX (get_last_day (&occasion->starts), get_last_day (&occasion->ends));
  self->year = g_date_get_year (&day);
  self->month = occasion->starts.precision == HUB_DATE_YEAR ? 0 : (int) g_date_get_month (&day);
  if (occasion->starts.precision == HUB_DATE_TIME)
    self->moment = occasion->starts.seconds;
  self->group = self->last_day >= today ? GROUP_UPCOMING : GROUP_PAST;
}

static int
compare (gint64 a,
         gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  const Slot *one = a;
  const Slot *other = b;
  int way = compare (one->group, other->group);

  if (way != 0)
    return way;
  /* What is only of a year or a month comes before its days, and of a day before its hours. */
  way = compare (one->year, other->year);
  way = way != 0 ? way : compare (one->month, other->month);
  way = way != 0 ? way : compare (one->first_day, other->first_day);
  way = way != 0 ? way : compare (one->moment, other->moment);
  if (one->group == GROUP_PAST)
    way = -way;
  return way != 0 ? way : compare (one->id, other->id);
}

static gboolean
is_same_section (const Slot *a,
                 const Slot *b)
{
  return a->group == b->group && a->year == b->year && a->month == b->month;
}

static const Slot *
get_slot (HubAgenda *self,
          guint      position)
{
  return &g_array_index (self->slots, Slot, position);
}

/* --- the list --- */

static GType
hub_agenda_get_item_type (GListModel *model)
{
  return HUB_TYPE_LIST_ITEM;
}

static guint
hub_agenda_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (HUB_AGENDA (model)->list));
}

static gpointer
hub_agenda_get_item (GListModel *model,
                     guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (HUB_AGENDA (model)->list), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = hub_agenda_get_item_type;
  iface->get_n_items = hub_agenda_get_n_items;
  iface->get_item = hub_agenda_get_item;
}

static void
hub_agenda_get_section (GtkSectionModel *model,
                        guint            position,
                        guint           *out_start,
                        guint           *out_end)
{
  HubAgenda *self = HUB_AGENDA (model);
  guint start = position;
  guint end = position + 1;

  if (position >= self->slots->len)
    {
      *out_start = self->slots->len;
      *out_end = G_MAXUINT;
      return;
    }

  while (start > 0 && is_same_section (get_slot (self, start - 1), get_slot (self, position)))
    start--;
  while (end < self->slots->len &&
         is_same_section (get_slot (self, end), get_slot (self, position)))
    end++;
  *out_start = start;
  *out_end = end;
}

static void
section_model_iface_init (GtkSectionModelInterface *iface)
{
  iface->get_section = hub_agenda_get_section;
}

static void
items_changed_cb (HubAgenda *self,
                  guint      position,
                  guint      n_removed,
                  guint      n_added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static void
hub_agenda_finalize (GObject *object)
{
  HubAgenda *self = HUB_AGENDA (object);

  g_clear_object (&self->list);
  g_array_unref (self->slots);

  G_OBJECT_CLASS (hub_agenda_parent_class)->finalize (object);
}

static void
hub_agenda_class_init (HubAgendaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hub_agenda_finalize;
}

static void
hub_agenda_init (HubAgenda *self)
{
  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
}

/**
 * hub_agenda_new:
 * @reader: where events are read
 * @library: what says which are kept
 *
 * Makes an agenda without events, on a day before all of them.
 *
 * Returns: (transfer full): the agenda
 */
HubAgenda *
hub_agenda_new (HubReader  *reader,
                HubLibrary *library)
{
  HubAgenda *self = g_object_new (HUB_TYPE_AGENDA, NULL);

  self->list = hub_entry_list_new (reader, library);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Shows other slots, sorted; the sections may be others even where the events are the same. */
static void
take_slots (HubAgenda *self,
            GArray    *slots)   /* (transfer full) */
{
  g_autoptr(GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), slots->len);

  g_array_sort (slots, compare_slots);
  self->n_upcoming = 0;
  self->n_past = 0;
  for (guint i = 0; i < slots->len; i++)
    {
      const Slot *slot = &g_array_index (slots, Slot, i);

      g_array_append_val (ids, slot->id);
      self->n_upcoming += slot->group == GROUP_UPCOMING;
      self->n_past += slot->group == GROUP_PAST;
    }
  g_array_unref (self->slots);
  self->slots = slots;
  hub_entry_list_set_ids (self->list, (const gint64 *) (gpointer) ids->data, ids->len);
  if (ids->len > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, ids->len);
}

/**
 * hub_agenda_set_occasions:
 * @self: an agenda
 * @occasions: (element-type HubOccasion): when events take place
 *
 * Shows other events.
 */
void
hub_agenda_set_occasions (HubAgenda *self,
                          GArray    *occasions)
{
  GArray *slots;

  g_return_if_fail (HUB_IS_AGENDA (self));
  g_return_if_fail (occasions != NULL);

  slots = g_array_sized_new (FALSE, FALSE, sizeof (Slot), occasions->len);
  for (guint i = 0; i < occasions->len; i++)
    {
      Slot slot;

      slot_init (&slot, &g_array_index (occasions, HubOccasion, i), self->today);
      g_array_append_val (slots, slot);
    }
  take_slots (self, slots);
}

/**
 * hub_agenda_set_today:
 * @self: an agenda
 * @today: the day on the user's clock
 *
 * Sorts anew what is over and what is not, if it is another day.
 */
void
hub_agenda_set_today (HubAgenda   *self,
                      const GDate *today)
{
  guint32 day = g_date_get_julian (today);
  GArray *slots;

  g_return_if_fail (HUB_IS_AGENDA (self));

  if (self->today == day)
    return;

  self->today = day;
  slots = g_array_copy (self->slots);
  for (guint i = 0; i < slots->len; i++)
    {
      Slot *slot = &g_array_index (slots, Slot, i);

      if (slot->group != GROUP_UNDATED)
        slot->group = slot->last_day >= day ? GROUP_UPCOMING : GROUP_PAST;
    }
  take_slots (self, slots);
}

/**
 * hub_agenda_forget_rows:
 * @self: an agenda
 *
 * Has what is shown read again with the next hub_agenda_set_occasions(), which follows: it may be
 * stale.
 */
void
hub_agenda_forget_rows (HubAgenda *self)
{
  g_return_if_fail (HUB_IS_AGENDA (self));

  hub_entry_list_forget_rows (self->list);
}

guint
hub_agenda_get_n_upcoming (HubAgenda *self)
{
  g_return_val_if_fail (HUB_IS_AGENDA (self), 0);

  return self->n_upcoming;
}

guint
hub_agenda_get_n_past (HubAgenda *self)
{
  g_return_val_if_fail (HUB_IS_AGENDA (self), 0);

  return self->n_past;
}

/**
 * hub_agenda_find:
 * @self: an agenda
 * @id: of an event
 *
 * Finds where an event stands.
 *
 * Returns: its position, or `GTK_INVALID_LIST_POSITION`
 */
guint
hub_agenda_find (HubAgenda *self,
                 gint64     id)
{
  g_return_val_if_fail (HUB_IS_AGENDA (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < self->slots->len; i++)
    if (get_slot (self, i)->id == id)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/**
 * hub_agenda_dup_head:
 * @self: an agenda
 * @position: of an event
 *
 * Says what stands above the section of an event: its month, or as much as is known of that.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_agenda_dup_head (HubAgenda *self,
                     guint      position)
{
  const Slot *slot;
  g_autoptr(GDateTime) first = NULL;
  g_autofree char *when = NULL;

  g_return_val_if_fail (HUB_IS_AGENDA (self) && position < self->slots->len, NULL);

  slot = get_slot (self, position);
  if (slot->group == GROUP_UNDATED)
    return g_strdup (_("Date Not Known"));

  first = g_date_time_new_local (slot->year, MAX (slot->month, 1), 1, 0, 0, 0);
  /* Translators: a year alone, and a month of a year, as for g_date_time_format () */
  when = g_date_time_format (first, slot->month == 0 ? C_("date", "%Y") : C_("date", "%B %Y"));
  if (slot->group == GROUP_UPCOMING)
    return g_steal_pointer (&when);
  /* Translators: %s is a month or a year whose events are over */
  return g_strdup_printf (_("%s · Past"), when);
}
