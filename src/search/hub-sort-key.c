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
