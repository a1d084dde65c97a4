/* demo-query.c: what a request asks of a type
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-query.h"

#include <string.h>

static gboolean
fail_scalar (DemoProblem     *problem,
             const DemoParam *param)
{
  return demo_problem_set (problem, 400, "Unexpected value for parameter \"%s\": expecting"
                           " \"array\", got \"string\".", param->key);
}

/* Names that JSON:API keeps for itself hold nothing but a to z; all others must hold more. */
static gboolean
check_names (const DemoParam *params,
             DemoProblem     *problem)
{
  static const char *const known[] = { "fields", "filter", "include", "page", "sort", NULL };
  g_autoptr(GString) wrong = g_string_new (NULL);

  for (guint i = 0; i < params->children->len; i++)
    {
      const DemoParam *param = g_ptr_array_index (params->children, i);
      gsize plain = strspn (param->key, "abcdefghijklmnopqrstuvwxyz");

      if (param->key[plain] == '\0' && !g_strv_contains (known, param->key))
        g_string_append_printf (wrong, "%s'%s'", wrong->len > 0 ? ", " : "", param->key);
    }

  if (wrong->len == 0)
    return TRUE;

  return demo_problem_set (problem, 400,
                           "The following query parameters violate the JSON:API spec: %s.",
                           wrong->str);
}

static gboolean
parse_page (DemoQuery       *self,
            const DemoParam *page,
            DemoProblem     *problem)
{
  const char *offset = demo_param_find_value (page, "offset");
  const char *limit = demo_param_find_value (page, "limit");
  gint64 number = limit != NULL ? g_ascii_strtoll (limit, NULL, 10) : DEMO_PAGE_LIMIT;

  self->limit = DEMO_PAGE_LIMIT;

  if (page == NULL)
    return TRUE;
  if (page->children == NULL)
    return fail_scalar (problem, page);

  self->offset = offset != NULL ? g_ascii_strtoll (offset, NULL, 10) : 0;
  self->offset = CLAMP (self->offset, -G_MAXINT32, G_MAXINT32);

  /* what is no number means the greatest page, as does a number above it */
  if (limit != NULL && strspn (limit, "-0123456789") == strlen (limit) && number <= 0)
    return demo_problem_set (problem, 400, "The page size needs to be a positive integer.");
  if (number > 0 && number < DEMO_PAGE_LIMIT)
    self->limit = number;

  return TRUE;
}

static gboolean
parse_sort_key (DemoQuery      *self,
                const DemoType *type,
                const char     *text,
                gboolean        descending,
                DemoProblem    *problem)
{
  DemoSort sort = { .descending = descending };

  if (!demo_path_parse (type, text, &sort.path, problem))
    return FALSE;

  g_array_append_val (self->sorts, sort);

  return TRUE;
}

static gboolean
parse_long_sort (DemoQuery       *self,
                 const DemoType  *type,
                 const DemoParam *sort,
                 DemoProblem     *problem)
{
  for (guint i = 0; i < sort->children->len; i++)
    {
      const DemoParam *one = g_ptr_array_index (sort->children, i);
      const char *path = demo_param_find_value (one, "path");
      const char *direction = demo_param_find_value (one, "direction");

      /* Drupal takes the element for a list and stumbles */
      if (one->children == NULL)
        return demo_problem_set (problem, 500, "Cannot access offset of type string on string");
      if (path == NULL)
        return demo_problem_set (problem, 400,
                                 "You need to provide a field name for the sort parameter.");
      if (!parse_sort_key (self, type, path, g_strcmp0 (direction, "DESC") == 0, problem))
        return FALSE;
    }

  return TRUE;
}

static gboolean
parse_sort (DemoQuery       *self,
            const DemoType  *type,
            const DemoParam *sort,
            DemoProblem     *problem)
{
  g_auto(GStrv) keys = NULL;

  if (sort == NULL)
    return TRUE;
  if (sort->children != NULL)
    return parse_long_sort (self, type, sort, problem);
  if (*sort->value == '\0')
    return demo_problem_set (problem, 400, "You need to provide a value for the sort parameter.");

  keys = g_strsplit (sort->value, ",", -1);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      gboolean descending = keys[i][0] == '-';

      if (!parse_sort_key (self, type, keys[i] + (descending ? 1 : 0), descending, problem))
        return FALSE;
    }

  return TRUE;
}

static gboolean
parse_fields (DemoQuery       *self,
              const DemoParam *fields,
              DemoProblem     *problem)
{
  if (fields == NULL)
    return TRUE;
  if (fields->children == NULL)
    return fail_scalar (problem, fields);

  for (guint i = 0; i < fields->children->len; i++)
    {
      const DemoParam *type = g_ptr_array_index (fields->children, i);
      GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_auto(GStrv) list = g_strsplit (type->value != NULL ? type->value : "", ",", -1);

      for (guint j = 0; list[j] != NULL; j++)
        g_hash_table_add (names, g_strdup (list[j]));
      g_hash_table_replace (self->fields, g_strdup (type->key), names);
    }

  return TRUE;
}

static gboolean
check_include (DemoStore      *store,
               const DemoType *type,
               char          **steps,
               DemoProblem    *problem)
{
  for (guint i = 0; steps[i] != NULL; i++)
    {
      const DemoRelationField *relation = demo_relation_find (type, steps[i]);
      guint n_relations = 0;
      const DemoRelationField *all = demo_relations_of (type, &n_relations);

      if (relation == NULL)
        {
          g_autoptr(GString) names = g_string_new (NULL);

          for (guint j = 0; j < n_relations; j++)
            g_string_append_printf (names, "%s%s", j > 0 ? ", " : "", all[j].name);
          return demo_problem_set (problem, 400, "`%s` is not a valid relationship field name."
                                   " Possible values: %s.", steps[i], names->str);
        }
      if (relation->target != NULL)
        {
          g_auto(GStrv) name = g_strsplit (relation->target, "--", 2);

          type = demo_store_find_type (store, name[0], name[1]);
        }
    }

  return TRUE;
}

static gboolean
parse_include (DemoQuery       *self,
               DemoStore       *store,
               const DemoType  *type,
               const DemoParam *include,
               DemoProblem     *problem)
{
  g_auto(GStrv) paths = NULL;

  if (include == NULL || g_strcmp0 (include->value, "") == 0)
    return TRUE;
  if (include->value == NULL)
    return demo_problem_set (problem, 400, "The include parameter must be a string.");

  paths = g_strsplit (include->value, ",", -1);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_auto(GStrv) steps = g_strsplit (paths[i], ".", -1);

      if (!check_include (store, type, steps, problem))
        return FALSE;
      g_ptr_array_add (self->includes, g_steal_pointer (&steps));
    }

  return TRUE;
}

/* The value that an item is sorted by: of several rows the lowest, or the highest if the
 * order is descending. So an item can stand where its French title belongs. */
static void
get_sort_value (const DemoSort *sort,
                const DemoItem *item,
                DemoValue      *best)
{
  guint n_rows = demo_path_count_rows (&sort->path, item);

  *best = (DemoValue) { .is_null = TRUE };

  for (guint row = 0; row < n_rows; row++)
    {
      DemoValue value = { .is_null = TRUE };
      int order;

      demo_path_get_value (&sort->path, item, row, &value);
      if (value.is_null)
        continue;

      if (best->is_null)
        order = 0;
      else if (value.is_number)
        order = value.number < best->number ? -1 : value.number > best->number;
      else
        order = g_ascii_strcasecmp (value.text, best->text);

      if (best->is_null || (sort->descending ? order > 0 : order < 0))
        {
          *best = value;
          if (value.text == value.buffer)
            best->text = best->buffer;
        }
    }
}

static int
compare_values (const DemoValue *a,
                const DemoValue *b)
{
  if (a->is_null || b->is_null)
    return b->is_null - a->is_null;
  if (a->is_number)
    return a->number < b->number ? -1 : a->number > b->number;

  return g_ascii_strcasecmp (a->text, b->text);
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const DemoItem *first = *(DemoItem *const *) a;
  const DemoItem *second = *(DemoItem *const *) b;
  const GArray *sorts = user_data;

  for (guint i = 0; i < sorts->len; i++)
    {
      const DemoSort *sort = &g_array_index (sorts, DemoSort, i);
      DemoValue left;
      DemoValue right;
      int order;

      get_sort_value (sort, first, &left);
      get_sort_value (sort, second, &right);
      order = compare_values (&left, &right);
      if (order != 0)
        return sort->descending ? -order : order;
    }

  return first->number < second->number ? -1 : first->number > second->number;
}

static gboolean
is_wanted (const DemoQuery *self,
           const DemoItem  *item)
{
  return self->filter == NULL ||
         (demo_item_is_public (item) && demo_filter_matches (self->filter, item));
}

/* In order of the numbers nothing needs to be sorted, and the walk ends with the page. */
static gboolean
is_by_number (const DemoQuery *self,
              gboolean        *descending)
{
  const DemoSort *first = self->sorts->len > 0 ? &g_array_index (self->sorts, DemoSort, 0) : NULL;

  *descending = first != NULL && first->descending;

  return first == NULL || demo_path_is_number (&first->path);
}

static GPtrArray *
collect_candidates (const DemoQuery *self,
                    DemoStore       *store,
                    const DemoType  *type)
{
  g_autoptr(GPtrArray) ids = self->filter != NULL ? demo_filter_get_ids (self->filter) : NULL;
  GPtrArray *items = NULL;

  if (ids == NULL)
    return g_ptr_array_ref (type->items);

  items = g_ptr_array_new ();
  for (guint i = 0; i < ids->len; i++)
    {
      DemoItem *item = demo_store_find_item (store, g_ptr_array_index (ids, i));

      if (item != NULL && item->type == type && !g_ptr_array_find (items, item, NULL))
        g_ptr_array_add (items, item);
    }

  return items;
}

static void
run_by_number (const DemoQuery *self,
               DemoType        *type,
               gboolean         descending,
               DemoPage        *page)
{
  gint64 lowest = G_MININT64;
  gint64 highest = G_MAXINT64;
  gint64 skip = MAX (self->offset, 0);
  gint64 low;
  gint64 high;

  if (self->filter != NULL)
    demo_filter_get_bounds (self->filter, &lowest, &highest);
  low = demo_store_find_place (type, lowest);
  high = highest == G_MAXINT64 ? type->items->len : demo_store_find_place (type, highest + 1);

  for (gint64 i = 0; i < high - low; i++)
    {
      DemoItem *item = g_ptr_array_index (type->items, descending ? high - 1 - i : low + i);

      if (!is_wanted (self, item) || skip-- > 0)
        continue;
      if (page->items->len == self->limit)
        {
          page->has_next = TRUE;
          return;
        }
      g_ptr_array_add (page->items, item);
    }
}

static void
run_sorted (const DemoQuery *self,
            GPtrArray       *candidates,
            DemoPage        *page)
{
  g_autoptr(GPtrArray) matches = g_ptr_array_new ();
  gint64 start = MAX (self->offset, 0);

  for (guint i = 0; i < candidates->len; i++)
    {
      if (is_wanted (self, g_ptr_array_index (candidates, i)))
        g_ptr_array_add (matches, g_ptr_array_index (candidates, i));
    }
  g_ptr_array_sort_with_data (matches, compare_items, self->sorts);

  for (gint64 i = start; i < matches->len && i < start + self->limit; i++)
    g_ptr_array_add (page->items, g_ptr_array_index (matches, i));
  page->has_next = start + self->limit < matches->len;
}

/**
 * demo_query_parse:
 * @store: the store
 * @type: the type that is asked
 * @params: the parameters of the request
 * @is_collection: whether page, sort and filter count
 * @problem: (out caller-allocates): why it failed
 *
 * Checks a request's parameters.
 *
 * Returns: (transfer full) (nullable): the query, or %NULL on failure
 */
DemoQuery *
demo_query_parse (DemoStore       *store,
                  const DemoType  *type,
                  const DemoParam *params,
                  gboolean         is_collection,
                  DemoProblem     *problem)
{
  g_autoptr(DemoQuery) self = g_new0 (DemoQuery, 1);
  const DemoParam *filter = demo_param_find (params, "filter");

  self->sorts = g_array_new (FALSE, FALSE, sizeof (DemoSort));
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_hash_table_unref);
  self->includes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  if (!check_names (params, problem) ||
      !parse_fields (self, demo_param_find (params, "fields"), problem) ||
      !parse_include (self, store, type, demo_param_find (params, "include"), problem))
    return NULL;

  if (!is_collection)
    return g_steal_pointer (&self);

  if (!parse_page (self, demo_param_find (params, "page"), problem) ||
      !parse_sort (self, type, demo_param_find (params, "sort"), problem))
    return NULL;

  if (filter != NULL)
    self->filter = demo_filter_parse (type, filter, problem);

  return filter == NULL || self->filter != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * demo_query_free:
 * @self: (transfer full): a query
 *
 * Frees it.
 */
void
demo_query_free (DemoQuery *self)
{
  g_clear_pointer (&self->filter, demo_filter_free);
  g_clear_pointer (&self->sorts, g_array_unref);
  g_clear_pointer (&self->fields, g_hash_table_unref);
  g_clear_pointer (&self->includes, g_ptr_array_unref);
  g_free (self);
}

/**
 * demo_query_run:
 * @self: a query
 * @store: the store
 * @type: the type that is asked
 * @page: (out caller-allocates): what was found
 *
 * Finds the items of a page. As in Drupal hidden items are left out only if there is a
 * filter; without one they count, and whoever shows the page must drop them.
 */
void
demo_query_run (const DemoQuery *self,
                DemoStore       *store,
                DemoType        *type,
                DemoPage        *page)
{
  g_autoptr(GPtrArray) candidates = collect_candidates (self, store, type);
  gboolean descending = FALSE;

  page->items = g_ptr_array_new ();
  page->has_next = FALSE;

  if (candidates == type->items && is_by_number (self, &descending))
    run_by_number (self, type, descending, page);
  else
    run_sorted (self, candidates, page);
}

/**
 * demo_page_clear:
 * @self: a page
 *
 * Frees what it holds.
 */
void
demo_page_clear (DemoPage *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
}
