/* hub-change-list.c: what has happened, by day
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The changes come sorted by their time, so a day is a span of the list, and is found by halving
 * when a view asks for it: nothing is worked out for the thousands that are not on the screen.
 */

#define G_LOG_DOMAIN "hub-change-list"

#include "hub-change-list.h"

/**
 * HubChangeList:
 *
 * A list of [class@Hub.Change], the latest first, with a section for each day of the user's clock.
 * May show those of one type only. Main thread.
 */
struct _HubChangeList
{
  GObject    parent_instance;

  GPtrArray *all;     /* (owned) (element-type HubChange) */
  GPtrArray *shown;   /* (owned) (element-type HubChange) */
  int        type;    /* a HubChangeType, or HUB_CHANGE_LIST_ALL */
};

static void list_model_iface_init (GListModelInterface *iface);
static void section_model_iface_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HubChangeList, hub_change_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                      section_model_iface_init))

static GType
hub_change_list_get_item_type (GListModel *model)
{
  return HUB_TYPE_CHANGE;
}

static guint
hub_change_list_get_n_items (GListModel *model)
{
  return HUB_CHANGE_LIST (model)->shown->len;
}

static gpointer
hub_change_list_get_item (GListModel *model,
                          guint       position)
{
  HubChangeList *self = HUB_CHANGE_LIST (model);

  return position < self->shown->len ? g_object_ref (self->shown->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = hub_change_list_get_item_type;
  iface->get_n_items = hub_change_list_get_n_items;
  iface->get_item = hub_change_list_get_item;
}

/* The first position whose change is earlier than @time. */
static guint
find_earlier (HubChangeList *self,
              gint64         time)
{
  guint begin = 0;
  guint end = self->shown->len;

  while (begin < end)
    {
      guint middle = begin + (end - begin) / 2;

      if (hub_change_get_at (self->shown->pdata[middle]) < time)
        end = middle;
      else
        begin = middle + 1;
    }

  return begin;
}

/* When the day of @time begins, and when the next does: on two days of a year these are not 24
 * hours. */
static gboolean
find_day (gint64  time,
          gint64 *begin,
          gint64 *end)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local (time);
  g_autoptr(GDateTime) midnight = NULL;
  g_autoptr(GDateTime) next = NULL;

  if (moment != NULL)
    midnight = g_date_time_new_local (g_date_time_get_year (moment),
                                      g_date_time_get_month (moment),
                                      g_date_time_get_day_of_month (moment), 0, 0, 0);
  if (midnight != NULL)
    next = g_date_time_add_days (midnight, 1);
  if (next == NULL)
    return FALSE;

  *begin = MIN (g_date_time_to_unix (midnight), time);
  *end = MAX (g_date_time_to_unix (next), time + 1);
  return TRUE;
}

static void
hub_change_list_get_section (GtkSectionModel *model,
                             guint            position,
                             guint           *out_start,
                             guint           *out_end)
{
  HubChangeList *self = HUB_CHANGE_LIST (model);
  gint64 begin, end;

  if (position >= self->shown->len)
    {
      *out_start = self->shown->len;
      *out_end = G_MAXUINT;
      return;
    }

  *out_start = position;
  *out_end = position + 1;
  if (!find_day (hub_change_get_at (self->shown->pdata[position]), &begin, &end))
    return;

  *out_start = find_earlier (self, end);
  *out_end = find_earlier (self, begin);
}

static void
section_model_iface_init (GtkSectionModelInterface *iface)
{
  iface->get_section = hub_change_list_get_section;
}

static void
hub_change_list_finalize (GObject *object)
{
  HubChangeList *self = HUB_CHANGE_LIST (object);

  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->shown);

  G_OBJECT_CLASS (hub_change_list_parent_class)->finalize (object);
}

static void
hub_change_list_class_init (HubChangeListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hub_change_list_finalize;
}

static void
hub_change_list_init (HubChangeList *self)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->type = HUB_CHANGE_LIST_ALL;
}

/**
 * hub_change_list_new:
 *
 * Makes a list without changes.
 *
 * Returns: (transfer full): the list
 */
HubChangeList *
hub_change_list_new (void)
{
  return g_object_new (HUB_TYPE_CHANGE_LIST, NULL);
}

static gboolean
is_same (GPtrArray *a,
         guint      at_a,
         GPtrArray *b,
         guint      at_b)
{
  return hub_change_get_id (a->pdata[at_a]) == hub_change_get_id (b->pdata[at_b]);
}

/* Shows what is of the type. The same change keeps its object, whenever it was read. */
static void
update (HubChangeList *self)
{
  g_autoptr(GPtrArray) old = g_steal_pointer (&self->shown);
  guint head = 0;
  guint tail = 0;
  guint shared;

  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->all->len; i++)
    {
      HubChange *change = self->all->pdata[i];

      if (self->type < 0 || (int) hub_change_get_change_type (change) == self->type)
        g_ptr_array_add (self->shown, g_object_ref (change));
    }

  shared = MIN (old->len, self->shown->len);
  while (head < shared && is_same (old, head, self->shown, head))
    {
      g_set_object ((GObject **) &self->shown->pdata[head], old->pdata[head]);
      head++;
    }
  while (tail < shared - head &&
         is_same (old, old->len - 1 - tail, self->shown, self->shown->len - 1 - tail))
    {
      g_set_object ((GObject **) &self->shown->pdata[self->shown->len - 1 - tail],
                    old->pdata[old->len - 1 - tail]);
      tail++;
    }
  if (old->len != self->shown->len || head + tail < shared)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                self->shown->len - head - tail);
}

/**
 * hub_change_list_set_changes:
 * @self: a list
 * @changes: (element-type HubChange): the latest first
 *
 * Shows other changes. Emits one `items-changed` for the span that differs, none if nothing does.
 */
void
hub_change_list_set_changes (HubChangeList *self,
                             GPtrArray     *changes)
{
  g_return_if_fail (HUB_IS_CHANGE_LIST (self));
  g_return_if_fail (changes != NULL);

  g_ptr_array_ref (changes);
  g_ptr_array_unref (self->all);
  self->all = changes;
  update (self);
}

/**
 * hub_change_list_set_type:
 * @self: a list
 * @type: a [enum@Hub.ChangeType], or %HUB_CHANGE_LIST_ALL
 *
 * Shows changes of one type only.
 */
void
hub_change_list_set_type (HubChangeList *self,
                          int            type)
{
  g_return_if_fail (HUB_IS_CHANGE_LIST (self));

  if (self->type == type)
    return;

  self->type = type;
  update (self);
}

/**
 * hub_change_list_get_n_all:
 * @self: a list
 *
 * Counts the changes of all types.
 *
 * Returns: how many there are
 */
guint
hub_change_list_get_n_all (HubChangeList *self)
{
  g_return_val_if_fail (HUB_IS_CHANGE_LIST (self), 0);

  return self->all->len;
}
