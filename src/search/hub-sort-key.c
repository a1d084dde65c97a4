/* hub-sort-key.c: what entries are sorted by
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sort-key"

#include "hub-sort-key.h"

#include <gnu/libc-version.h>
#include <locale.h>
#include <string.h>

/* The wide before the narrow, the new before the old, the undated last. */
static int
compare_hub (const HubSortKey *a,
             const HubSortKey *b)
{
  int way;

  if (a->scope != b->scope)
    return a->scope < b->scope ? -1 : 1;
  if (a->date != b->date)
    return a->date > b->date ? -1 : 1;

  way = memcmp (a->title, b->title, MIN (a->title_length, b->title_length));
  if (way != 0)
    return way;
  if (a->title_length != b->title_length)
    return a->title_length < b->title_length ? -1 : 1;

  return a->id < b->id ? -1 : a->id > b->id;
}

/**
 * hub_sort_key_compare:
 * @a: an entry
 * @b: another
 * @order: hub, newest or oldest
 *
 * Compares two entries. Unknown dates are last in any case; what an order finds equal goes by the
 * hub's, and that ends with the id, so no two entries are equal.
 *
 * Returns: below 0 if @a comes first, above 0 if @b does
 */
int
hub_sort_key_compare (const HubSortKey *a,
                      const HubSortKey *b,
                      HubOrder          order)
{
  if (order != HUB_ORDER_HUB && a->date != b->date)
    {
      if (a->date == 0 || b->date == 0)
        return a->date == 0 ? 1 : -1;

      return (a->date < b->date) == (order == HUB_ORDER_OLDEST) ? -1 : 1;
    }

  return compare_hub (a, b);
}

static int
compare_collated (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const guint32 *row_a = a, *row_b = b;
  char **keys = user_data;

  return strcmp (keys[*row_a], keys[*row_b]);
}

/**
 * hub_sort_key_dup_collation:
 *
 * Names what titles are collated by in this process: its locale, and the version of the library
 * that has the rules.
 *
 * Returns: (transfer full): the name
 */
char *
hub_sort_key_dup_collation (void)
{
  return g_strdup_printf ("%s %s", setlocale (LC_COLLATE, NULL), gnu_get_libc_version ());
}

/**
 * hub_sort_key_collate:
 * @title: a title, which need not be UTF-8
 * @length: its bytes
 *
 * Makes what can be compared by strcmp() to sort titles as the locale has it.
 *
 * Returns: (transfer full): the key
 */
char *
hub_sort_key_collate (const char *title,
                      gsize       length)
{
  g_autofree char *valid = g_utf8_make_valid (title, length);

  return g_utf8_collate_key (valid, -1);
}

/**
 * hub_sort_key_sort_titles:
 * @rows: (inout) (array length=n_rows): the rows from 0 on, each once, in the hub's order
 * @n_rows: how many
 * @get_key: gets the title of a row; nothing else of the key is looked at
 * @user_data: for @get_key
 * @cancellable: (nullable): stops the sorting, which takes a few tenths of a second for 100,000
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Sorts rows by title as the locale has it; equal titles stay in the hub's order.
 *
 * Returns: whether they are sorted
 */
gboolean
hub_sort_key_sort_titles (guint32       *rows,
                          guint          n_rows,
                          HubSortKeyFunc get_key,
                          gpointer       user_data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new_full (n_rows, g_free);

  for (guint row = 0; row < n_rows; row++)
    {
      HubSortKey key;

      if (row % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      get_key (row, &key, user_data);
      g_ptr_array_add (keys, hub_sort_key_collate (key.title, key.title_length));
    }
  if (n_rows > 1)
    g_sort_array (rows, n_rows, sizeof (guint32), compare_collated, keys->pdata);

  return TRUE;
}
