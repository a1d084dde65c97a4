/* hub-index-orders.c: the slots of an index, sorted
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each segment comes sorted, so an order of all is a merge: long runs are copied, and where a run
 * ends is looked for in steps that double, so a few new entries among many cost little. What was
 * merged for the segments that were there before a refresh is merged already.
 */

#define G_LOG_DOMAIN "hub-index-orders"

#include "hub-index-state.h"

#include <string.h>

#define CHECK_EVERY 1024   /* comparisons by title before it is asked whether to stop */

/* One order being merged. */
typedef struct
{
  HubIndexState *state;         /* (unowned) */
  HubOrder       order;
  GCancellable  *cancellable;   /* (unowned) (nullable) */
  guint          n_compared;
} Merge;

/* What a slot is compared by. */
typedef struct
{
  HubSortKey  key;
  char       *title;   /* (owned) (nullable): its collation key, if that matters */
} Key;

static void
key_clear (Key *self)
{
  g_free (self->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Key, key_clear)

static void
get_title (guint       row,
           HubSortKey *key,
           gpointer    user_data)
{
  hub_segment_get_sort_key (user_data, row, key);
}

/* The rows of a segment by title; sorted once and kept with the part. */
static const guint32 *
sort_part (HubIndexPart *part,
           GCancellable *cancellable,
           GError      **error)
{
  guint n = hub_segment_get_n_rows (part->segment);
  g_autoptr(GArray) rows = NULL;

  if (part->titles == NULL)
    {
      rows = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_array_append_vals (rows, hub_segment_get_order (part->segment, HUB_ORDER_HUB), n);
      if (!hub_sort_key_sort_titles ((guint32 *) (gpointer) rows->data, n, get_title,
                                     part->segment, cancellable, error))
        return NULL;
      part->titles = g_steal_pointer (&rows);
    }

  return (const guint32 *) (gpointer) part->titles->data;
}

static const guint32 *
get_part_order (HubIndexPart *part,
                HubOrder      order,
                GCancellable *cancellable,
                GError      **error)
{
  const guint32 *rows = hub_segment_get_order (part->segment, order);

  return rows != NULL ? rows : sort_part (part, cancellable, error);
}

static void
load_key (Merge *self,
          guint  slot,
          Key   *key)
{
  HubIndexPart *part = hub_index_state_get_part (self->state, slot);

  hub_segment_get_sort_key (part->segment, slot - part->first, &key->key);
  if (self->order == HUB_ORDER_TITLE)
    key->title = hub_sort_key_collate (key->key.title, key->key.title_length);
}

/* Whether @slot comes before what has @key. */
static gboolean
comes_first (Merge     *self,
             guint      slot,
             const Key *key)
{
  g_auto(Key) own = { .title = NULL };
  int way;

  self->n_compared++;
  load_key (self, slot, &own);
  if (self->order != HUB_ORDER_TITLE)
    return hub_sort_key_compare (&own.key, &key->key, self->order) < 0;

  way = strcmp (own.title, key->title);
  if (way == 0)
    way = hub_sort_key_compare (&own.key, &key->key, HUB_ORDER_HUB);

  return way < 0;
}

/* How many of @slots, from @from on, come before @slot; they are sorted. */
static guint
find_run (Merge  *self,
          GArray *slots,
          guint   from,
          guint   slot)
{
  guint low = from, high = slots->len;
  g_auto(Key) key = { .title = NULL };

  load_key (self, slot, &key);
  for (guint step = 1; low < slots->len; step *= 2)
    {
      guint probe = MIN (slots->len - 1, low + step - 1);

      if (!comes_first (self, g_array_index (slots, guint32, probe), &key))
        {
          high = probe;
          break;
        }
      low = probe + 1;
    }
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (comes_first (self, g_array_index (slots, guint32, middle), &key))
        low = middle + 1;
      else
        high = middle;
    }

  return low - from;
}

/* Merges the live rows of @part, in the order @rows, into @slots; gives what comes of it. */
static GArray *
merge_part (Merge              *self,
            GArray             *slots,
            const HubIndexPart *part,
            const guint32      *rows,
            GError            **error)
{
  guint n_rows = hub_segment_get_n_rows (part->segment);
  g_autoptr(GArray) merged = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint32 *next = (const guint32 *) (gpointer) slots->data;
  guint32 *place;
  guint taken = 0;

  g_array_set_size (merged, slots->len + part->n_live);
  place = (guint32 *) (gpointer) merged->data;
  for (guint i = 0; i < n_rows; i++)
    {
      if (!hub_bitset_has (part->live, rows[i]))
        continue;
      if (taken < slots->len)
        {
          guint n = find_run (self, slots, taken, part->first + rows[i]);

          memcpy (place, next + taken, sizeof (guint32) * n);
          place += n;
          taken += n;
        }
      if (self->n_compared >= CHECK_EVERY)
        {
          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return NULL;
          self->n_compared = 0;
        }
      *place++ = part->first + rows[i];
    }
  if (taken < slots->len)
    memcpy (place, next + taken, sizeof (guint32) * (slots->len - taken));

  return g_steal_pointer (&merged);
}

/* The part that begins at slot @end, or how many there are. */
static guint
find_part (HubIndexState *state,
           guint          end)
{
  guint i = 0;

  while (i < state->parts->len && g_array_index (state->parts, HubIndexPart, i).first < end)
    i++;

  return i;
}

/* What was sorted before, without what has died since. */
static GArray *
keep_live (HubIndexState       *state,
           const HubIndexOrder *before)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 *place;

  if (before->slots == NULL)
    return kept;

  g_array_set_size (kept, before->slots->len);
  place = (guint32 *) (gpointer) kept->data;
  for (guint i = 0; i < before->slots->len; i++)
    {
      guint32 slot = g_array_index (before->slots, guint32, i);

      if (slot < before->end && hub_bitset_has (state->live, slot))
        *place++ = slot;
    }
  g_array_set_size (kept, place - (guint32 *) (gpointer) kept->data);

  return kept;
}

static GArray *
make_order (HubIndexState *state,
            HubOrder       order,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GArray) slots = keep_live (state, &state->before[order]);
  Merge merge = { state, order, cancellable, 0 };

  for (guint i = find_part (state, state->before[order].end); i < state->parts->len; i++)
    {
      HubIndexPart *part = &g_array_index (state->parts, HubIndexPart, i);
      const guint32 *rows = get_part_order (part, order, cancellable, error);
      GArray *merged = NULL;

      if (rows != NULL)
        merged = merge_part (&merge, slots, part, rows, error);
      if (merged == NULL)
        return NULL;
      g_array_unref (slots);
      slots = merged;
    }

  return g_steal_pointer (&slots);
}

/**
 * hub_index_state_keep_orders:
 * @self: a new state, not asked for an order yet
 * @before: the state before
 *
 * Has the orders begin with what was sorted for the segments that both states have.
 */
void
hub_index_state_keep_orders (HubIndexState *self,
                             HubIndexState *before)
{
  guint end = 0;

  for (guint i = 0; i < MIN (self->parts->len, before->parts->len); i++)
    {
      const HubIndexPart *part = &g_array_index (self->parts, HubIndexPart, i);

      if (part->segment != g_array_index (before->parts, HubIndexPart, i).segment)
        break;
      end = part->first + part->live->n_words * 64;
    }

  for (guint order = 0; order < G_N_ELEMENTS (self->before); order++)
    {
      HubIndexOrder *kept = &self->before[order];

      if (before->orders[order] != NULL)
        *kept = (HubIndexOrder) { before->orders[order], end };
      else
        *kept = (HubIndexOrder) { before->before[order].slots,
                                  MIN (end, before->before[order].end) };
      if (kept->slots != NULL && kept->end > 0)
        g_array_ref (kept->slots);
      else
        *kept = (HubIndexOrder) { NULL, 0 };
    }
}

/**
 * hub_index_state_get_order:
 * @self: a state
 * @order: any but relevance
 * @n_slots: (out) (optional): how many there are: the live ones
 * @cancellable: (nullable): stops the sorting
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Gets the live slots in an order. It is merged when it is first asked for.
 *
 * Returns: (transfer none) (array length=n_slots): the slots, never %NULL without @error set
 */
const guint32 *
hub_index_state_get_order (HubIndexState *self,
                           HubOrder       order,
                           guint         *n_slots,
                           GCancellable  *cancellable,
                           GError       **error)
{
  static const guint32 nothing;
  HubIndexPart *only = self->parts->len == 1 ? &g_array_index (self->parts, HubIndexPart, 0) : NULL;

  g_assert (order < HUB_ORDER_RELEVANCE);

  if (n_slots != NULL)
    *n_slots = self->n_rows;
  if (self->n_rows == 0)
    return &nothing;
  /* One whole segment is as it is: its rows are the slots. */
  if (only != NULL && only->n_live == hub_segment_get_n_rows (only->segment))
    return get_part_order (only, order, cancellable, error);

  if (self->orders[order] == NULL)
    self->orders[order] = make_order (self, order, cancellable, error);

  return self->orders[order] != NULL ? (const guint32 *) (gpointer) self->orders[order]->data
                                     : NULL;
}
