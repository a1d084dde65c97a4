/* hub-entry-list.c: the entries of a result, read as they scroll into view
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-entry-list"

#include "hub-entry-list-private.h"

#include "hub-id-spans.h"

#define PAGE_ROWS 64

typedef enum
{
  PROP_SELECTED_ID = 1,
} HubEntryListProperty;

static GParamSpec *props[PROP_SELECTED_ID + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HubEntryList, hub_entry_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      hub_entry_list_init_selection))

static void
fill_item (HubEntryList *self,
           HubListItem  *item,
           HubRow       *row)
{
  hub_list_item_set_row (item, row);
  hub_list_item_set_saved (item, hub_library_contains (self->library, row->entry));
}

static void
row_cb (HubEntryList *self,
        gint64        id,
        gpointer      row)
{
  HubListItem *item = g_hash_table_lookup (self->live, &id);

  if (item != NULL)
    fill_item (self, item, row);
}

static void
read_page (HubEntryList *self,
           guint         position)
{
  guint first = position - position % PAGE_ROWS;
  guint end = MIN (first + PAGE_ROWS, hub_entry_list_count (self));
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), PAGE_ROWS);

  for (guint i = first; i < end; i++)
    {
      gint64 id = hub_entry_list_id_at (self, i);

      if (hub_row_cache_is_missing (self->cache, id))
        g_array_append_val (ids, id);
    }
  hub_row_cache_read (self->cache, ids);
}

/* Reads the rows that are shown and stale, and fills in those that have come meanwhile. */
static void
renew_live (HubEntryList *self)
{
  GArray *ids = NULL;
  GHashTableIter iter;
  gpointer id, item;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &id, &item))
    {
      HubRow *row = hub_row_cache_get (self->cache, hub_list_item_get_id (item));

      if (row != NULL && hub_list_item_get_row (item) == NULL)
        fill_item (self, item, row);
      if (!hub_row_cache_is_missing (self->cache, hub_list_item_get_id (item)))
        continue;
      if (ids == NULL)
        ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), PAGE_ROWS);
      g_array_append_vals (ids, id, 1);
      if (ids->len == PAGE_ROWS)
        hub_row_cache_read (self->cache, g_steal_pointer (&ids));
    }
  if (ids != NULL)
    hub_row_cache_read (self->cache, ids);
}

static void
item_gone_cb (gpointer  user_data,
              GObject  *where_the_object_was)
{
  HubEntryList *self = user_data;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      if (item == (gpointer) where_the_object_was)
        {
          g_hash_table_iter_remove (&iter);
          return;
        }
    }
}

static HubListItem *
make_item (HubEntryList *self,
           gint64        id)
{
  HubListItem *item = hub_list_item_new (id);

  hub_list_item_set_has_snippet (item, hub_row_cache_has_words (self->cache));
  g_hash_table_insert (self->live, g_memdup2 (&id, sizeof id), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  return item;
}

static void
library_changed_cb (HubEntryList *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      HubRow *row = hub_list_item_get_row (item);

      if (row != NULL)
        fill_item (self, item, row);
    }
}

static GType
hub_entry_list_get_item_type (GListModel *model)
{
  return HUB_TYPE_LIST_ITEM;
}

static guint
hub_entry_list_get_n_items (GListModel *model)
{
  return hub_entry_list_count (HUB_ENTRY_LIST (model));
}

static gpointer
hub_entry_list_get_item (GListModel *model,
                         guint       position)
{
  HubEntryList *self = HUB_ENTRY_LIST (model);
  HubListItem *item;
  HubRow *row;
  gint64 id;

  if (position >= hub_entry_list_count (self))
    return NULL;

  id = hub_entry_list_id_at (self, position);
  item = g_hash_table_lookup (self->live, &id);
  item = item != NULL ? g_object_ref (item) : make_item (self, id);
  row = hub_row_cache_get (self->cache, id);
  if (row != NULL && hub_list_item_get_row (item) == NULL)
    fill_item (self, item, row);
  if (hub_row_cache_is_missing (self->cache, id))
    read_page (self, position);
  return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = hub_entry_list_get_item_type;
  iface->get_n_items = hub_entry_list_get_n_items;
  iface->get_item = hub_entry_list_get_item;
}

static void
hub_entry_list_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  HubEntryList *self = HUB_ENTRY_LIST (object);

  switch ((HubEntryListProperty) prop_id)
    {
    case PROP_SELECTED_ID:
      g_value_set_int64 (value, self->selected_id);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
hub_entry_list_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch ((HubEntryListProperty) prop_id)
    {
    case PROP_SELECTED_ID:
      hub_entry_list_set_selected_id (HUB_ENTRY_LIST (object), g_value_get_int64 (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
hub_entry_list_dispose (GObject *object)
{
  HubEntryList *self = HUB_ENTRY_LIST (object);
  GHashTableIter iter;
  gpointer item;

  if (self->cache != NULL)
    hub_row_cache_stop (self->cache);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      g_object_weak_unref (item, item_gone_cb, self);
      g_hash_table_iter_remove (&iter);
    }
  g_clear_object (&self->cache);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (hub_entry_list_parent_class)->dispose (object);
}

static void
hub_entry_list_finalize (GObject *object)
{
  HubEntryList *self = HUB_ENTRY_LIST (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->live, g_hash_table_unref);

  G_OBJECT_CLASS (hub_entry_list_parent_class)->finalize (object);
}

static void
hub_entry_list_class_init (HubEntryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hub_entry_list_get_property;
  object_class->set_property = hub_entry_list_set_property;
  object_class->dispose = hub_entry_list_dispose;
  object_class->finalize = hub_entry_list_finalize;

  props[PROP_SELECTED_ID] =
    g_param_spec_int64 ("selected-id", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
hub_entry_list_init (HubEntryList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->limit = G_MAXUINT;
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * hub_entry_list_new:
 * @reader: where rows are read
 * @library: what says which entries are kept
 *
 * Makes an empty list.
 *
 * Returns: (transfer full): the list
 */
HubEntryList *
hub_entry_list_new (HubReader  *reader,
                    HubLibrary *library)
{
  HubEntryList *self;

  g_return_val_if_fail (HUB_IS_READER (reader), NULL);
  g_return_val_if_fail (HUB_IS_LIBRARY (library), NULL);

  self = g_object_new (HUB_TYPE_ENTRY_LIST, NULL);
  self->cache = hub_row_cache_new (reader);
  self->library = g_object_ref (library);
  g_signal_connect_object (self->cache, "row", G_CALLBACK (row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Without words the marks go at once; with others they stay until the row has come. */
static void
update_live (HubEntryList *self)
{
  gboolean has_words = hub_row_cache_has_words (self->cache);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      g_object_freeze_notify (item);   /* a view has two hundred rows to show anew */
      hub_list_item_set_has_snippet (item, has_words);
      if (!has_words)
        hub_list_item_set_entry (item, hub_list_item_get_entry (item));
      g_object_thaw_notify (item);
    }
}

/**
 * hub_entry_list_set_words:
 * @self: a list
 * @words: what is looked for
 *
 * Has these words marked in the rows of the next hub_entry_list_set_ids(), which follows.
 */
void
hub_entry_list_set_words (HubEntryList *self,
                          HubTextQuery *words)
{
  g_return_if_fail (HUB_IS_ENTRY_LIST (self));

  if (hub_row_cache_set_words (self->cache, words))
    update_live (self);
}

/**
 * hub_entry_list_set_ids:
 * @self: a list
 * @ids: (array length=n_ids): row ids in order, each once
 * @n_ids: how many
 *
 * Shows another result. Emits one `items-changed` for the span that differs, none if nothing does.
 */
void
hub_entry_list_set_ids (HubEntryList *self,
                        const gint64 *ids,
                        guint         n_ids)
{
  g_autoptr(GArray) old = NULL;
  guint n_old, n_new, shared;
  guint head = 0;
  guint tail = 0;

  g_return_if_fail (HUB_IS_ENTRY_LIST (self));

  n_old = hub_entry_list_count (self);
  old = g_steal_pointer (&self->ids);
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  if (n_ids > 0)
    g_array_append_vals (self->ids, ids, n_ids);
  n_new = hub_entry_list_count (self);

  shared = MIN (n_old, n_new);
  while (head < shared && g_array_index (old, gint64, head) == ids[head])
    head++;
  while (tail < shared - head &&
         g_array_index (old, gint64, n_old - 1 - tail) == ids[n_new - 1 - tail])
    tail++;
  if (n_old != n_new || head != n_new)
    g_list_model_items_changed (G_LIST_MODEL (self), head, n_old - head - tail,
                                n_new - head - tail);
  renew_live (self);
}

/**
 * hub_entry_list_update_ids:
 * @self: a list
 * @ids: (array length=n_ids): row ids in order, each once
 * @n_ids: how many
 *
 * Shows another result, as hub_entry_list_set_ids() does, but leaves alone what both have: where
 * little differs, a view keeps its place. Emits `items-changed` for each span that differs, and is
 * in between as each of them says.
 */
void
hub_entry_list_update_ids (HubEntryList *self,
                           const gint64 *ids,
                           guint         n_ids)
{
  g_autoptr(GArray) spans = NULL;

  g_return_if_fail (HUB_IS_ENTRY_LIST (self));

  if (self->limit != G_MAXUINT)
    {
      hub_entry_list_set_ids (self, ids, n_ids);
      return;
    }

  spans = hub_id_spans_find ((const gint64 *) (gpointer) self->ids->data, self->ids->len, ids,
                             n_ids);
  for (guint i = spans->len; i > 0; i--)   /* what is before a span is still the old list */
    {
      const HubIdSpan *span = &g_array_index (spans, HubIdSpan, i - 1);

      if (span->n_removed > 0)
        g_array_remove_range (self->ids, span->old_at, span->n_removed);
      if (span->n_added > 0)
        g_array_insert_vals (self->ids, span->old_at, ids + span->new_at, span->n_added);
      g_list_model_items_changed (G_LIST_MODEL (self), span->old_at, span->n_removed,
                                  span->n_added);
    }
  renew_live (self);
}

/**
 * hub_entry_list_put_rows:
 * @self: a list
 * @ids: (array): row ids
 * @rows: (element-type HubRow): a row or %NULL for each
 *
 * Takes over rows that came with an answer, so that they need not be read. They are for the words
 * of hub_entry_list_set_words(); hub_entry_list_set_ids() follows.
 */
void
hub_entry_list_put_rows (HubEntryList *self,
                         const gint64 *ids,
                         GPtrArray    *rows)
{
  g_return_if_fail (HUB_IS_ENTRY_LIST (self));
  g_return_if_fail (rows != NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      if (g_ptr_array_index (rows, i) == NULL)
        continue;
      hub_row_cache_put (self->cache, ids[i], g_ptr_array_index (rows, i));
      row_cb (self, ids[i], g_ptr_array_index (rows, i));
    }
}

/**
 * hub_entry_list_set_limit:
 * @self: a list
 * @limit: how many items there are at most; %G_MAXUINT, as it begins, for all
 *
 * Has only the first entries be items. A list view makes far more rows than it shows, so who wants
 * to show some soon begins with few.
 */
void
hub_entry_list_set_limit (HubEntryList *self,
                          guint         limit)
{
  guint n_old, n_new;

  g_return_if_fail (HUB_IS_ENTRY_LIST (self));

  n_old = hub_entry_list_count (self);
  self->limit = limit;
  n_new = hub_entry_list_count (self);
  if (n_old != n_new)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (n_old, n_new),
                                n_old - MIN (n_old, n_new), n_new - MIN (n_old, n_new));
}

/**
 * hub_entry_list_give_way:
 * @self: a list
 *
 * Gives up the rows that are being read, for something that should not wait for them. They are
 * read with the next hub_entry_list_set_ids().
 */
void
hub_entry_list_give_way (HubEntryList *self)
{
  g_return_if_fail (HUB_IS_ENTRY_LIST (self));

  hub_row_cache_stop (self->cache);
}

/**
 * hub_entry_list_forget_rows:
 * @self: a list
 *
 * Has all rows read afresh with the next ids that are set, which follow, as the catalogue
 * has changed. Items stay, and show their old row until the new one has come.
 */
void
hub_entry_list_forget_rows (HubEntryList *self)
{
  g_return_if_fail (HUB_IS_ENTRY_LIST (self));

  hub_row_cache_forget (self->cache);
}
