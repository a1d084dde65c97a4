/* hub-kept-view.c: which kept entries are shown, and in which order
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-kept-view"

#include "hub-kept-view.h"

#include "hub-format.h"

#include <glib/gi18n.h>

#define FIRST_STATUS 1
#define FIRST_COLLECTION (FIRST_STATUS + HUB_N_STATUSES)

/**
 * HubKeptView:
 *
 * All entries, those of a status or of a collection, or what was removed of late. What is said of
 * an entry may put it in or out.
 */
struct _HubKeptView
{
  GObject             parent_instance;

  HubLibrary         *library;      /* (owned) */
  GtkStringList      *names;        /* (owned): all, statuses, collections, what was removed */
  GPtrArray          *uuids;        /* (owned) (element-type utf8): of the collections */
  GListStore         *removed;      /* (owned) */
  GHashTable         *found;        /* (owned) (nullable) (element-type HubEntry): of a search */
  GtkFilter          *filter;       /* (owned) */
  GtkSorter          *sorter;       /* (owned) */
  GtkFilterListModel *filtered;     /* (owned) */
  GtkSortListModel   *sorted;       /* (owned) */
  guint               shown;        /* number of a name */
  HubKeptOrder        order;
};

typedef enum
{
  SIGNAL_CHANGED,
} HubKeptViewSignal;

static guint signals[SIGNAL_CHANGED + 1];

G_DEFINE_FINAL_TYPE (HubKeptView, hub_kept_view, G_TYPE_OBJECT)

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  HubKeptView *self = user_data;
  HubRemark *remark = NULL;

  if (hub_kept_view_shows_removed (self))
    return TRUE;
  if (self->found != NULL && !g_hash_table_contains (self->found, item))
    return FALSE;
  if (self->shown == 0)
    return TRUE;

  remark = hub_library_get_remark (self->library, item);
  if (remark == NULL)
    return FALSE;
  if (self->shown < FIRST_COLLECTION)
    return remark->status == (HubStatus) (self->shown - FIRST_STATUS);
  return hub_remark_is_in (remark, g_ptr_array_index (self->uuids,
                                                      self->shown - FIRST_COLLECTION));
}

static int
compare_due (HubRemark *a,
             HubRemark *b)
{
  gboolean has_a = a->due.precision != HUB_DATE_UNKNOWN;
  gboolean has_b = b->due.precision != HUB_DATE_UNKNOWN;

  return has_a != has_b ? has_b - has_a : hub_date_compare (&a->due, &b->due);
}

static const HubDate *
get_date (HubEntry *entry)
{
  const HubDate *published = hub_entry_get_published (entry);

  return published->precision != HUB_DATE_UNKNOWN ? published : hub_entry_get_starts (entry);
}

/* Equal ones stay in own order. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  HubKeptView *self = user_data;
  HubRemark *one = hub_library_get_remark (self->library, (HubEntry *) a);
  HubRemark *two = hub_library_get_remark (self->library, (HubEntry *) b);

  if (self->order == HUB_KEPT_ORDER_DATE)
    return -hub_date_compare (get_date ((HubEntry *) a), get_date ((HubEntry *) b));
  if (one == NULL || two == NULL)
    return 0;
  if (self->order == HUB_KEPT_ORDER_DUE)
    return compare_due (one, two);
  return one->added > two->added ? -1 : one->added < two->added;
}

static void
list_collections (HubKeptView *self)
{
  GPtrArray *collections = hub_library_get_stock (self->library)->collections;
  guint n_before = self->uuids->len;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;

  g_ptr_array_set_size (self->uuids, 0);
  for (guint i = 0; i < collections->len; i++)
    {
      const HubCollection *collection = g_ptr_array_index (collections, i);

      g_strv_builder_take (builder, hub_format_isolate (collection->name));
      g_ptr_array_add (self->uuids, g_strdup (collection->uuid));
    }
  names = g_strv_builder_end (builder);
  gtk_string_list_splice (self->names, FIRST_COLLECTION, n_before, (const char *const *) names);
}

static void
list_names (HubKeptView *self)
{
  const char *const names[] = { _("All"), C_("status", "To read"), C_("status", "Reading"),
                                C_("status", "Read"), _("Recently Removed"), NULL };

  gtk_string_list_splice (self->names, 0, 0, names);
  list_collections (self);
}

/* Whether the names are still those of the collections. */
static gboolean
has_names (HubKeptView *self)
{
  GPtrArray *collections = hub_library_get_stock (self->library)->collections;

  if (self->uuids->len != collections->len)
    return FALSE;
  for (guint i = 0; i < collections->len; i++)
    {
      const HubCollection *collection = g_ptr_array_index (collections, i);
      g_autofree char *name = hub_format_isolate (collection->name);

      if (!g_str_equal (collection->uuid, g_ptr_array_index (self->uuids, i)) ||
          !g_str_equal (name, gtk_string_list_get_string (self->names, FIRST_COLLECTION + i)))
        return FALSE;
    }

  return TRUE;
}

static void
list_removed (HubKeptView *self)
{
  GPtrArray *removed = hub_library_get_stock (self->library)->removed;
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->removed));
  guint n_same = 0;     /* what stays is still chosen */

  for (; n_same < MIN (n_before, removed->len); n_same++)
    {
      g_autoptr(HubEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->removed), n_same);

      if (entry != g_ptr_array_index (removed, n_same))
        break;
    }
  if (n_same < n_before || n_same < removed->len)
    g_list_store_splice (self->removed, n_same, n_before - n_same, removed->pdata + n_same,
                         removed->len - n_same);
}

/* Which number has what was shown, now that there are other collections. All, if it is gone. */
static guint
find_shown (HubKeptView *self,
            guint        shown,    /* as it was */
            gboolean     showed_removed,
            const char  *uuid)     /* (nullable): of the collection that was shown */
{
  if (showed_removed)
    return FIRST_COLLECTION + self->uuids->len;
  for (guint i = 0; uuid != NULL && i < self->uuids->len; i++)
    if (g_str_equal (uuid, g_ptr_array_index (self->uuids, i)))
      return FIRST_COLLECTION + i;

  return uuid == NULL ? shown : 0;
}

/* A drop-down of the names may follow them before all is as it will be: what counts is what was
 * shown before. */
static void
remarked_cb (HubKeptView *self)
{
  g_autofree char *uuid = g_strdup (hub_kept_view_get_collection (self));
  gboolean showed_removed = hub_kept_view_shows_removed (self);
  guint shown = self->shown;

  list_removed (self);
  if (!has_names (self))
    {
      list_collections (self);
      hub_kept_view_show (self, find_shown (self, shown, showed_removed, uuid));
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  if (self->shown > 0 || shown > 0)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (self->order != HUB_KEPT_ORDER_OWN)
    gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

static void
hub_kept_view_dispose (GObject *object)
{
  HubKeptView *self = HUB_KEPT_VIEW (object);

  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->removed);
  g_clear_object (&self->names);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (hub_kept_view_parent_class)->dispose (object);
}

static void
hub_kept_view_finalize (GObject *object)
{
  g_ptr_array_unref (HUB_KEPT_VIEW (object)->uuids);
  g_clear_pointer (&HUB_KEPT_VIEW (object)->found, g_hash_table_unref);

  G_OBJECT_CLASS (hub_kept_view_parent_class)->finalize (object);
}

static void
hub_kept_view_class_init (HubKeptViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_kept_view_dispose;
  object_class->finalize = hub_kept_view_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
hub_kept_view_init (HubKeptView *self)
{
  self->names = gtk_string_list_new (NULL);
  self->uuids = g_ptr_array_new_with_free_func (g_free);
  self->removed = g_list_store_new (HUB_TYPE_ENTRY);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
}

/**
 * hub_kept_view_new:
 * @library: the reading list
 *
 * Makes a view that shows all, in own order.
 *
 * Returns: (transfer full): the view
 */
HubKeptView *
hub_kept_view_new (HubLibrary *library)
{
  HubKeptView *self = g_object_new (HUB_TYPE_KEPT_VIEW, NULL);

  self->library = g_object_ref (library);
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (library)),
                                              g_object_ref (self->filter));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)), NULL);
  list_names (self);
  list_removed (self);
  g_signal_connect_object (library, "remarked", G_CALLBACK (remarked_cb), self, G_CONNECT_SWAPPED);
  return self;
}

GListModel *
hub_kept_view_get_model (HubKeptView *self)
{
  g_return_val_if_fail (HUB_IS_KEPT_VIEW (self), NULL);

  return G_LIST_MODEL (self->sorted);
}

GtkStringList *
hub_kept_view_get_names (HubKeptView *self)
{
  g_return_val_if_fail (HUB_IS_KEPT_VIEW (self), NULL);

  return self->names;
}

guint
hub_kept_view_get_shown (HubKeptView *self)
{
  g_return_val_if_fail (HUB_IS_KEPT_VIEW (self), 0);

  return self->shown;
}

/**
 * hub_kept_view_get_collection:
 * @self: a view
 *
 * Gets the collection whose entries are shown.
 *
 * Returns: (transfer none) (nullable): its UUID, %NULL if other entries are shown
 */
const char *
hub_kept_view_get_collection (HubKeptView *self)
{
  g_return_val_if_fail (HUB_IS_KEPT_VIEW (self), NULL);

  return self->shown >= FIRST_COLLECTION && !hub_kept_view_shows_removed (self)
         ? g_ptr_array_index (self->uuids, self->shown - FIRST_COLLECTION) : NULL;
}

/**
 * hub_kept_view_dup_part:
 * @self: a view
 *
 * Names the status or the collection whose entries are shown.
 *
 * Returns: (transfer full) (nullable): the name, %NULL if entries of any are shown
 */
char *
hub_kept_view_dup_part (HubKeptView *self)
{
  const char *uuid = hub_kept_view_get_collection (self);

  if (uuid != NULL)
    return g_strdup (hub_collection_find (hub_library_get_stock (self->library)->collections,
                                          uuid)->name);
  return self->shown > 0 ? g_strdup (gtk_string_list_get_string (self->names, self->shown)) : NULL;
}

/**
 * hub_kept_view_show:
 * @self: a view
 * @number: of a name
 *
 * Shows other entries.
 */
void
hub_kept_view_show (HubKeptView *self,
                    guint        number)
{
  g_return_if_fail (HUB_IS_KEPT_VIEW (self));

  if (self->shown == number || number >= g_list_model_get_n_items (G_LIST_MODEL (self->names)))
    return;

  self->shown = number;
  gtk_filter_list_model_set_model (self->filtered, hub_kept_view_shows_removed (self)
                                                     ? G_LIST_MODEL (self->removed)
                                                     : G_LIST_MODEL (self->library));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * hub_kept_view_is_all:
 * @self: a view
 *
 * Asks whether all that is kept is shown.
 *
 * Returns: whether nothing narrows it
 */
gboolean
hub_kept_view_is_all (HubKeptView *self)
{
  g_return_val_if_fail (HUB_IS_KEPT_VIEW (self), FALSE);

  return self->shown == 0 && self->found == NULL;
}

/**
 * hub_kept_view_set_found:
 * @self: a view
 * @entries: (nullable) (element-type HubEntry): copies that a search has found, %NULL for none
 *
 * Narrows what is kept to what was found; what was removed is not narrowed.
 */
void
hub_kept_view_set_found (HubKeptView *self,
                         GPtrArray   *entries)
{
  g_return_if_fail (HUB_IS_KEPT_VIEW (self));

  if (self->found == NULL && entries == NULL)
    return;

  g_clear_pointer (&self->found, g_hash_table_unref);
  if (entries != NULL)
    {
      self->found = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
      for (guint i = 0; i < entries->len; i++)
        g_hash_table_add (self->found, g_object_ref (g_ptr_array_index (entries, i)));
    }
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * hub_kept_view_shows_removed:
 * @self: a view
 *
 * Asks whether what is shown was removed, and is not kept.
 *
 * Returns: whether it was
 */
gboolean
hub_kept_view_shows_removed (HubKeptView *self)
{
  g_return_val_if_fail (HUB_IS_KEPT_VIEW (self), FALSE);

  return self->shown == FIRST_COLLECTION + self->uuids->len;
}

/**
 * hub_kept_view_can_move:
 * @self: a view
 *
 * Asks whether an entry can be put elsewhere: only their own order is the user's to change.
 *
 * Returns: whether it can
 */
gboolean
hub_kept_view_can_move (HubKeptView *self)
{
  g_return_val_if_fail (HUB_IS_KEPT_VIEW (self), FALSE);

  return self->order == HUB_KEPT_ORDER_OWN && !hub_kept_view_shows_removed (self);
}

/**
 * hub_kept_view_set_order:
 * @self: a view
 * @order: an order
 *
 * Shows the entries in another order; that of the list itself stays as it is.
 */
void
hub_kept_view_set_order (HubKeptView  *self,
                         HubKeptOrder  order)
{
  g_return_if_fail (HUB_IS_KEPT_VIEW (self));

  if (self->order == order)
    return;

  self->order = order;
  gtk_sort_list_model_set_sorter (self->sorted, order != HUB_KEPT_ORDER_OWN ? self->sorter : NULL);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}
