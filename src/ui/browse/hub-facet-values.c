/* hub-facet-values.c: the values of a facet, and which of them are shown
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-facet-values"

#include "hub-facet-values.h"

/**
 * HubFacetValues:
 *
 * A list model of [class@Hub.FacetItem]: the values of one facet in the vocabulary's order; for
 * regions each with its countries below it, by the alphabet of the user. While it is short, the
 * values with most entries when it was first filled are shown and those that were ever chosen, so
 * that no row moves away under the pointer; of years only the latter. Main thread.
 */
struct _HubFacetValues
{
  GObject          parent_instance;

  HubFacet         facet;
  GListStore      *items;      /* (owned) (element-type HubFacetItem) */
  GtkFilter       *filter;     /* (owned) */
  GListModel      *model;      /* (owned): `items` through `filter` */
  char            *needle;     /* (owned): folded text of the find box, maybe empty */
  guint            show_all : 1;
};

G_DEFINE_FINAL_TYPE (HubFacetValues, hub_facet_values, G_TYPE_OBJECT)

/* A value with the facet it is of: the list of regions holds two. */
typedef struct
{
  HubFacet             facet;
  const HubFacetValue *value;
} Wanted;

/* How many values are shown at first. Of years there is a picture instead. */
static guint
short_length (HubFacetValues *self)
{
  return self->facet == HUB_FACET_YEAR ? 0 : HUB_FACET_SHORT;
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  return hub_facet_item_get_shown (item);
}

static void
add_wanted (GArray              *wanted,
            HubFacet             facet,
            const HubFacetValue *value)
{
  Wanted one = { facet, value };

  g_array_append_val (wanted, one);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  guint place_a = ((const Wanted *) a)->value->place;
  guint place_b = ((const Wanted *) b)->value->place;

  return (place_a > place_b) - (place_a < place_b);
}

static void
add_children (GArray     *wanted,
              HubResults *results,
              const char *region)
{
  g_autoptr(GArray) children = g_array_new (FALSE, FALSE, sizeof (Wanted));
  guint n_values = 0;
  const HubFacetValue *values = hub_results_get_values (results, HUB_FACET_COUNTRY, &n_values);

  for (guint i = 0; i < n_values; i++)
    {
      if (g_strcmp0 (values[i].parent, region) == 0)
        add_wanted (children, HUB_FACET_COUNTRY, &values[i]);
    }
  g_array_sort (children, compare_places);
  if (children->len > 0)
    g_array_append_vals (wanted, children->data, children->len);
}

static GArray *
list_wanted (HubFacetValues *self,
             HubResults     *results)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  guint n_values = 0;
  const HubFacetValue *values = hub_results_get_values (results, self->facet, &n_values);

  for (guint i = 0; i < n_values; i++)
    {
      add_wanted (wanted, self->facet, &values[i]);
      if (self->facet == HUB_FACET_REGION)
        add_children (wanted, results, values[i].code);
    }
  if (self->facet == HUB_FACET_REGION)
    add_children (wanted, results, NULL);
  return wanted;
}

static gboolean
has_the_same (HubFacetValues *self,
              GArray         *wanted)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) != wanted->len)
    return FALSE;

  for (guint i = 0; i < wanted->len; i++)
    {
      const Wanted *one = &g_array_index (wanted, Wanted, i);
      g_autoptr(HubFacetItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (hub_facet_item_get_facet (item) != one->facet ||
          !g_str_equal (hub_facet_item_get_code (item), one->value->code))
        return FALSE;
    }
  return TRUE;
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  guint count_a = hub_facet_item_get_count (*(HubFacetItem *const *) a);
  guint count_b = hub_facet_item_get_count (*(HubFacetItem *const *) b);

  return (count_a < count_b) - (count_a > count_b);
}

static void
choose_sticky (HubFacetValues *self,
               GPtrArray      *items)
{
  g_autoptr(GPtrArray) by_count = NULL;

  if (self->facet == HUB_FACET_REGION)
    return;

  by_count = g_ptr_array_new ();
  g_ptr_array_extend (by_count, items, NULL, NULL);
  g_ptr_array_sort (by_count, compare_counts);
  for (guint i = 0; i < MIN (by_count->len, short_length (self)); i++)
    hub_facet_item_set_sticky (g_ptr_array_index (by_count, i), TRUE);
}

/* A region can be folded if a country stands behind it. */
static void
mark_foldable (GPtrArray *items)
{
  for (guint i = 0; i + 1 < items->len; i++)
    {
      HubFacetItem *item = g_ptr_array_index (items, i);
      HubFacetItem *next = g_ptr_array_index (items, i + 1);

      hub_facet_item_set_foldable (item, hub_facet_item_get_facet (item) == HUB_FACET_REGION &&
                                         hub_facet_item_get_facet (next) == HUB_FACET_COUNTRY);
    }
}

static void reshow (HubFacetValues *self);

static void
item_changed_cb (HubFacetValues *self,
                 HubFacetItem   *item)
{
  if (hub_facet_item_get_foldable (item))
    reshow (self);
}

/* Makes the items anew, but keeps those whose value stays, with what the user did to them. */
static void
replace_items (HubFacetValues *self,
               GArray         *wanted)
{
  g_autoptr(GHashTable) old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                     g_object_unref);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_old; i++)
    {
      HubFacetItem *item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_hash_table_insert (old, g_strdup_printf ("%d:%s", hub_facet_item_get_facet (item),
                                                 hub_facet_item_get_code (item)), item);
    }

  for (guint i = 0; i < wanted->len; i++)
    {
      const Wanted *one = &g_array_index (wanted, Wanted, i);
      g_autofree char *key = g_strdup_printf ("%d:%s", one->facet, one->value->code);
      HubFacetItem *item = g_hash_table_lookup (old, key);

      if (item != NULL)
        {
          g_ptr_array_add (items, g_object_ref (item));
          continue;
        }
      item = hub_facet_item_new (one->facet, one->value);
      g_signal_connect_object (item, "changed", G_CALLBACK (item_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (items, item);
    }

  mark_foldable (items);
  choose_sticky (self, items);
  g_list_store_splice (self->items, 0, n_old, items->pdata, items->len);
}

static gboolean
shows (HubFacetValues *self,
       HubFacetItem   *item,
       gboolean        region_is_unfolded)
{
  if (*self->needle != '\0')
    return hub_facet_item_matches (item, self->needle);
  if (hub_facet_item_get_sticky (item))
    return TRUE;
  if (self->facet == HUB_FACET_REGION)
    return hub_facet_item_get_facet (item) == HUB_FACET_REGION || region_is_unfolded ||
           hub_facet_item_get_parent (item) == NULL;
  return self->show_all;
}

/* Works out what is shown, and tells the filter only if that is something else. */
static void
reshow (HubFacetValues *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gboolean is_unfolded = FALSE;
  gboolean has_changed = FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(HubFacetItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      gboolean shown;

      if (hub_facet_item_get_facet (item) == HUB_FACET_REGION)
        is_unfolded = hub_facet_item_get_unfolded (item);
      shown = shows (self, item, is_unfolded);
      has_changed |= shown != hub_facet_item_get_shown (item);
      hub_facet_item_set_shown (item, shown);
    }

  if (has_changed)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
hub_facet_values_finalize (GObject *object)
{
  HubFacetValues *self = HUB_FACET_VALUES (object);

  g_clear_object (&self->model);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  g_clear_pointer (&self->needle, g_free);

  G_OBJECT_CLASS (hub_facet_values_parent_class)->finalize (object);
}

static void
hub_facet_values_class_init (HubFacetValuesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hub_facet_values_finalize;
}

static void
hub_facet_values_init (HubFacetValues *self)
{
  self->needle = g_strdup ("");
  self->items = g_list_store_new (HUB_TYPE_FACET_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, NULL, NULL));
  self->model = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                                         g_object_ref (self->filter)));
}

/**
 * hub_facet_values_new:
 * @facet: a facet; %HUB_FACET_REGION takes the countries in
 *
 * Makes an empty list.
 *
 * Returns: (transfer full): the list
 */
HubFacetValues *
hub_facet_values_new (HubFacet facet)
{
  HubFacetValues *self = g_object_new (HUB_TYPE_FACET_VALUES, NULL);

  self->facet = facet;
  return self;
}

/**
 * hub_facet_values_get_model:
 * @self: values
 *
 * Gets what a list view shows.
 *
 * Returns: (transfer none): a model of [class@Hub.FacetItem]
 */
GListModel *
hub_facet_values_get_model (HubFacetValues *self)
{
  g_return_val_if_fail (HUB_IS_FACET_VALUES (self), NULL);

  return self->model;
}

guint
hub_facet_values_get_n_all (HubFacetValues *self)
{
  g_return_val_if_fail (HUB_IS_FACET_VALUES (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

/**
 * hub_facet_values_is_cut:
 * @self: values
 *
 * Says whether showing all would make a difference.
 *
 * Returns: %TRUE if there are more values than a short list has
 */
gboolean
hub_facet_values_is_cut (HubFacetValues *self)
{
  g_return_val_if_fail (HUB_IS_FACET_VALUES (self), FALSE);

  return self->facet != HUB_FACET_REGION && *self->needle == '\0' &&
         hub_facet_values_get_n_all (self) > short_length (self);
}

/**
 * hub_facet_values_update:
 * @self: values
 * @query: what is chosen
 * @results: what is counted
 *
 * Takes over an answer: counts and choices in place; items are made only for values that are new in
 * the catalogue.
 */
void
hub_facet_values_update (HubFacetValues *self,
                         HubQuery       *query,
                         HubResults     *results)
{
  g_autoptr(GArray) wanted = NULL;

  g_return_if_fail (HUB_IS_FACET_VALUES (self));

  wanted = list_wanted (self, results);
  if (!has_the_same (self, wanted))
    replace_items (self, wanted);

  for (guint i = 0; i < wanted->len; i++)
    {
      const Wanted *one = &g_array_index (wanted, Wanted, i);
      g_autoptr(HubFacetItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      HubChoice choice = hub_query_get_choice (query, one->facet, one->value->code);

      hub_facet_item_update (item, one->value->name, one->value->count, choice);
      if (choice != HUB_CHOICE_NONE)
        hub_facet_item_set_sticky (item, TRUE);
    }
  reshow (self);
}

/**
 * hub_facet_values_set_needle:
 * @self: values
 * @needle: what the user looks for, in any case and with any accents
 *
 * Shows only the values whose name has @needle in it; empty text shows the list again.
 */
void
hub_facet_values_set_needle (HubFacetValues *self,
                             const char     *needle)
{
  g_return_if_fail (HUB_IS_FACET_VALUES (self));

  g_free (self->needle);
  self->needle = hub_facet_fold (needle);
  g_strstrip (self->needle);
  reshow (self);
}

gboolean
hub_facet_values_get_show_all (HubFacetValues *self)
{
  g_return_val_if_fail (HUB_IS_FACET_VALUES (self), FALSE);

  return self->show_all;
}

void
hub_facet_values_set_show_all (HubFacetValues *self,
                               gboolean        show_all)
{
  g_return_if_fail (HUB_IS_FACET_VALUES (self));

  self->show_all = !!show_all;
  reshow (self);
}
