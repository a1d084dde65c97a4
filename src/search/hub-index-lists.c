/* hub-index-lists.c: the values that an entry has as a list of text
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Publishers and languages are JSON lists in a column. SQLite takes them apart; as most lists are
 * had by many entries, each is taken apart once.
 */

#define G_LOG_DOMAIN "hub-index-lists"

#include "hub-index-lists.h"

#include "hub-own-statement.h"
#include "hub-text.h"

static const char sql[] =
  "SELECT value FROM json_each (CASE WHEN json_valid (?1) THEN ?1 ELSE '[]' END)"
  " WHERE type = 'text' AND value <> ''";

struct _HubIndexLists
{
  HubDatabase       *database;              /* (unowned) */
  HubSegmentBuilder *builder;               /* (unowned) */
  HubOwnStatement   *list;                  /* (owned): takes a list apart */
  GHashTable        *lists[HUB_N_FACETS];   /* (owned): JSON text to GPtrArray of values */
  GHashTable        *items[HUB_N_FACETS];   /* (owned): text of such a list to value */
};

static HubValueDraft *
make_value (HubIndexLists *self,
            HubFacet       facet,
            const char    *text)
{
  g_autofree char *slug = NULL;

  if (facet == HUB_FACET_LANGUAGE)
    return hub_segment_builder_get_value (self->builder, facet, text, "");

  slug = hub_text_slug (text);

  return hub_segment_builder_get_value (self->builder, facet, *slug != '\0' ? slug : text, text);
}

/* Working out the code of a publisher takes longer than all else of an entry. */
static HubValueDraft *
get_value (HubIndexLists *self,
           HubFacet       facet,
           const char    *text)
{
  HubValueDraft *value = g_hash_table_lookup (self->items[facet], text);

  if (value == NULL)
    {
      value = make_value (self, facet, text);
      g_hash_table_insert (self->items[facet], g_strdup (text), value);
    }

  return value;
}

/* The values that a list stands for. */
static GPtrArray *
get_list (HubIndexLists *self,
          HubFacet       facet,
          const char    *json,
          GError       **error)
{
  GPtrArray *known = g_hash_table_lookup (self->lists[facet], json);
  g_autoptr(GPtrArray) list = NULL;
  gboolean has_row = TRUE;

  if (known != NULL)
    return known;

  list = g_ptr_array_new ();
  sqlite3_reset (self->list);
  sqlite3_bind_text (self->list, 1, json, -1, SQLITE_TRANSIENT);
  while (has_row)
    {
      const char *text;

      if (!hub_database_step (self->database, self->list, &has_row, "Could not read the catalogue",
                              error))
        return NULL;
      text = has_row ? (const char *) sqlite3_column_text (self->list, 0) : NULL;
      if (text != NULL && *text != '\0' && g_utf8_validate (text, -1, NULL))
        g_ptr_array_add (list, get_value (self, facet, text));
    }

  known = list;
  g_hash_table_insert (self->lists[facet], g_strdup (json), g_steal_pointer (&list));

  return known;
}

/**
 * hub_index_lists_new:
 * @database: an open catalogue; it must outlive the lists
 * @builder: where the values are made; likewise
 * @error: what hub_database_fail() says
 *
 * Makes what takes lists apart.
 *
 * Returns: (transfer full): the lists
 */
HubIndexLists *
hub_index_lists_new (HubDatabase       *database,
                     HubSegmentBuilder *builder,
                     GError           **error)
{
  HubOwnStatement *list = hub_own_statement_new (database, sql, error);
  HubIndexLists *self;

  if (list == NULL)
    return NULL;

  self = g_new0 (HubIndexLists, 1);
  self->database = database;
  self->builder = builder;
  self->list = list;
  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      self->lists[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) g_ptr_array_unref);
      self->items[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }

  return self;
}

void
hub_index_lists_free (HubIndexLists *self)
{
  hub_own_statement_free (self->list);
  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      g_hash_table_unref (self->lists[i]);
      g_hash_table_unref (self->items[i]);
    }
  g_free (self);
}

/**
 * hub_index_lists_mark:
 * @self: the lists
 * @facet: publisher or language
 * @json: a list of text as JSON; anything else stands for an empty one
 * @row: the entry that has it, the last one of the builder
 * @error: what hub_database_fail() says
 *
 * Marks an entry with the values of a list.
 *
 * Returns: whether that is done
 */
gboolean
hub_index_lists_mark (HubIndexLists *self,
                      HubFacet       facet,
                      const char    *json,
                      guint          row,
                      GError       **error)
{
  GPtrArray *list = get_list (self, facet, json, error);

  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    hub_segment_builder_mark (self->builder, g_ptr_array_index (list, i), row);

  return TRUE;
}
