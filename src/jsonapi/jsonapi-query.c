/* jsonapi-query.c: the query part of a JSON:API address, as Drupal reads it
 *
 * The first filter on a path is written with the path as its key (`filter[status]=1`), which is
 * short; further ones are conditions with keys of their own, since a key can be used only once.
 * Those are `c-1`, `c-2`, …, which no field is called: names of fields have no hyphen; groups are
 * `g-1`, `g-2`, …. Brackets, commas and operators are percent-encoded, as Drupal writes them in its
 * own links.
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-query"

#include "jsonapi-query.h"

#include "jsonapi-limits.h"

struct _JsonapiQuery
{
  GString    *text;           /* (owned): percent-encoded pairs */
  GHashTable *used_paths;     /* (owned) (element-type utf8): are keys of a filter */
  guint       n_conditions;
  GPtrArray  *groups;         /* (owned) (element-type utf8): names of the open ones */
  guint       n_groups;
};

/* Takes the name as it is read, `filter[c-1][condition][path]`, and the value likewise. */
static void
append_pair (GString    *text,
             const char *name,
             const char *value)
{
  if (text->len > 0)
    g_string_append_c (text, '&');
  g_string_append_uri_escaped (text, name, NULL, FALSE);
  g_string_append_c (text, '=');
  g_string_append_uri_escaped (text, value, NULL, FALSE);
}

static void
append_member (GString    *text,
               const char *key,
               const char *member,
               const char *value)
{
  g_autofree char *name = g_strconcat (key, member, NULL);

  append_pair (text, name, value);
}

/* Which group what has @key belongs to. */
static void
append_place (JsonapiQuery *self,
              const char   *key)
{
  if (self->groups->len > 0)
    append_member (self->text, key, "[memberOf]",
                   g_ptr_array_index (self->groups, self->groups->len - 1));
}

/* The key of a filter on @path. Drupal takes the path from the key only where there is a value. */
static char *
begin_filter (JsonapiQuery *self,
              const char   *path,
              gboolean      has_value)
{
  char *key = NULL;

  if (has_value && self->groups->len == 0 &&
      g_hash_table_add (self->used_paths, g_strdup (path)))
    return g_strdup_printf ("filter[%s]", path);

  key = g_strdup_printf ("filter[c-%u][condition]", ++self->n_conditions);
  append_member (self->text, key, "[path]", path);
  append_place (self, key);
  return key;
}

/**
 * jsonapi_query_new:
 *
 * Makes an empty query. Used by one thread at a time; the pairs come out in the order of the
 * calls.
 *
 * Returns: (transfer full): the query
 */
JsonapiQuery *
jsonapi_query_new (void)
{
  JsonapiQuery *self = g_new0 (JsonapiQuery, 1);

  self->text = g_string_new (NULL);
  self->used_paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * jsonapi_query_free:
 * @self: (nullable) (transfer full): a query
 *
 * Frees a query.
 */
void
jsonapi_query_free (JsonapiQuery *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->used_paths);
  g_ptr_array_unref (self->groups);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * jsonapi_query_filter:
 * @self: a query
 * @path: a field, through references after dots: `field_type.name`
 * @operator: `=`, `<>`, `>`, `>=`, `<`, `<=`, `STARTS_WITH`, `CONTAINS`, `ENDS_WITH`, `IS NULL` or
 *   `IS NOT NULL`
 * @value: (nullable): what to compare with; %NULL for the two operators that take none. Drupal
 *   wants Unix seconds for `changed` and `created`.
 *
 * Adds a condition: to the group that is open, else to those that must all hold.
 */
void
jsonapi_query_filter (JsonapiQuery *self,
                      const char   *path,
                      const char   *operator,
                      const char   *value)
{
  g_autofree char *key = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (path != NULL && operator != NULL);

  key = begin_filter (self, path, value != NULL);
  if (g_str_equal (operator, "=") && !g_str_has_suffix (key, "[condition]"))
    {
      append_pair (self->text, key, value);
      return;
    }
  append_member (self->text, key, "[operator]", operator);
  if (value != NULL)
    append_member (self->text, key, "[value]", value);
}

/**
 * jsonapi_query_open_group:
 * @self: a query
 * @conjunction: `AND` or `OR`
 *
 * Begins a group of conditions, inside the one that is open. Drupal asks those of an `AND` group
 * about one and the same translation, and those of different groups about any.
 */
void
jsonapi_query_open_group (JsonapiQuery *self,
                          const char   *conjunction)
{
  g_autofree char *key = NULL;
  char *name = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (conjunction != NULL);

  name = g_strdup_printf ("g-%u", ++self->n_groups);
  key = g_strdup_printf ("filter[%s][group]", name);
  append_member (self->text, key, "[conjunction]", conjunction);
  append_place (self, key);
  g_ptr_array_add (self->groups, name);
}

/**
 * jsonapi_query_close_group:
 * @self: a query with an open group
 *
 * Ends the group that was begun last.
 */
void
jsonapi_query_close_group (JsonapiQuery *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->groups->len > 0);

  g_ptr_array_set_size (self->groups, (int) self->groups->len - 1);
}

/**
 * jsonapi_query_filter_in:
 * @self: a query that is otherwise complete
 * @path: a field
 * @values: (array zero-terminated=1): values, at least one
 *
 * Adds the condition that @path has one of @values, as many of them from the start as keep the
 * query below %JSONAPI_MAX_QUERY_BYTES (servers refuse an address over 8 kB). Ask for the others
 * by another query.
 *
 * Returns: how many of @values were taken, at least 1
 */
guint
jsonapi_query_filter_in (JsonapiQuery      *self,
                         const char        *path,
                         const char *const *values)
{
  g_autofree char *key = NULL;
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (path != NULL, 0);
  g_return_val_if_fail (values != NULL && values[0] != NULL, 0);

  key = begin_filter (self, path, TRUE);
  append_member (self->text, key, "[operator]", "IN");
  for (; values[n] != NULL; n++)
    {
      gsize length = self->text->len;

      append_member (self->text, key, "[value][]", values[n]);
      if (n > 0 && self->text->len > JSONAPI_MAX_QUERY_BYTES)
        {
          g_string_truncate (self->text, length);
          break;
        }
    }
  return n;
}

/**
 * jsonapi_query_sort:
 * @self: a query
 * @keys: fields, comma-separated, `-` before one to turn it round; end with a unique one
 *
 * Sets the order. Call once.
 */
void
jsonapi_query_sort (JsonapiQuery *self,
                    const char   *keys)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (keys != NULL);

  append_pair (self->text, "sort", keys);
}

/**
 * jsonapi_query_fields:
 * @self: a query
 * @type: a type of resource
 * @names: (array zero-terminated=1): the attributes and relationships wanted of it
 *
 * Limits what a type brings. Call once for each type.
 */
void
jsonapi_query_fields (JsonapiQuery      *self,
                      const char        *type,
                      const char *const *names)
{
  g_autofree char *name = NULL;
  g_autofree char *list = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (type != NULL && names != NULL);

  name = g_strdup_printf ("fields[%s]", type);
  list = g_strjoinv (",", (char **) names);
  append_pair (self->text, name, list);
}

/**
 * jsonapi_query_include:
 * @self: a query
 * @paths: relationships, comma-separated
 *
 * Asks for related resources beside the others. Call once.
 */
void
jsonapi_query_include (JsonapiQuery *self,
                       const char   *paths)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (paths != NULL);

  append_pair (self->text, "include", paths);
}

/**
 * jsonapi_query_page_limit:
 * @self: a query
 * @limit: resources a page, at least 1; Drupal gives 50 at most
 *
 * Limits the length of a page. Call once.
 */
void
jsonapi_query_page_limit (JsonapiQuery *self,
                          guint         limit)
{
  g_autofree char *value = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (limit > 0);

  value = g_strdup_printf ("%u", limit);
  append_pair (self->text, "page[limit]", value);
}

/**
 * jsonapi_query_to_string:
 * @self: a query
 *
 * Writes the query, percent-encoded and without the `?`.
 *
 * Returns: (transfer full): the text, ASCII
 */
char *
jsonapi_query_to_string (JsonapiQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup (self->text->str);
}
