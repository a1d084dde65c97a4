/* hub-groups.c: what a briefing is divided into
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry is told once, in the first of its groups; the others name it.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-groups.h"

#include "hub-term-names.h"

static void
group_free (HubGroup *group)
{
  g_free (group->label);
  g_array_unref (group->members);
  g_array_unref (group->visitors);
  g_free (group);
}

static HubGroup *
find_group (GPtrArray  *groups,
            GHashTable *by_label,
            const char *label,      /* (nullable) */
            int         position)
{
  const char *key = label != NULL ? label : "";
  HubGroup *group = g_hash_table_lookup (by_label, key);

  if (group != NULL)
    return group;
  group = g_new0 (HubGroup, 1);
  group->label = g_strdup (label);
  group->position = position;
  group->members = g_array_new (FALSE, FALSE, sizeof (guint));
  group->visitors = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (groups, group);
  g_hash_table_insert (by_label, g_strdup (key), group);
  return group;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const HubGroup *group_a = *(const HubGroup *const *) a;
  const HubGroup *group_b = *(const HubGroup *const *) b;

  if ((group_a->label == NULL) != (group_b->label == NULL))
    return group_a->label == NULL ? 1 : -1;
  return (group_a->position > group_b->position) - (group_a->position < group_b->position);
}

/* Adds entry @number to each of its groups; gives how many those are. */
static guint
add_to_collections (GPtrArray     *groups,
                    GHashTable    *by_label,
                    HubExportItem *item,
                    guint          number)
{
  guint n = 0;

  for (; item->collections != NULL && item->collections[n] != NULL; n++)
    {
      HubGroup *group = find_group (groups, by_label, item->collections[n], (int) groups->len);

      g_array_append_val (n == 0 ? group->members : group->visitors, number);
    }
  return n;
}

static guint
add_to_objectives (GPtrArray     *groups,
                   GHashTable    *by_label,
                   HubExportItem *item,
                   guint          number)
{
  GPtrArray *terms = hub_entry_get_terms (item->entry);
  guint n = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);
      HubGroup *group = NULL;

      if (term->vocabulary != HUB_VOCABULARY_OBJECTIVE)
        continue;
      group = find_group (groups, by_label, hub_term_get_name (term), term->position);
      g_array_append_val (n == 0 ? group->members : group->visitors, number);
      n++;
    }
  return n;
}

/**
 * hub_groups_new:
 * @export: what goes out
 *
 * Divides the entries by objective, in the hub's order, or by collection, in the order in which
 * they come; those without one are last. Not divided, all are in one group.
 *
 * Returns: (transfer full) (element-type HubGroup): the groups, each with an entry
 */
GPtrArray *
hub_groups_new (HubExport *export)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  g_autoptr(GHashTable) by_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < export->items->len; i++)
    {
      HubExportItem *item = g_ptr_array_index (export->items, i);
      guint n = 0;

      if (export->grouping == HUB_GROUPING_OBJECTIVE)
        n = add_to_objectives (groups, by_label, item, i);
      else if (export->grouping == HUB_GROUPING_COLLECTION)
        n = add_to_collections (groups, by_label, item, i);
      if (n == 0)
        g_array_append_val (find_group (groups, by_label, NULL, 0)->members, i);
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}
