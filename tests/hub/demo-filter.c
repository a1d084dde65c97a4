/* demo-filter.c: which items a filter leaves
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-filter.h"

#include <string.h>

/* A filter is a tree of groups. Drupal turns each group into joins of its own, one for each
 * table that its conditions name, so
 *
 *   - conditions of one AND group on one table must hold in the same row, which for title,
 *     status, changed and langcode means in the same translation;
 *   - conditions in different groups may hold in different translations.
 *
 * This is why `default_langcode = 1` beside an OR group does not help and inside it does.
 */

typedef enum
{
  OP_EQUAL,
  OP_NOT_EQUAL,
  OP_GREATER,
  OP_GREATER_EQUAL,
  OP_LESS,
  OP_LESS_EQUAL,
  OP_STARTS_WITH,
  OP_CONTAINS,
  OP_ENDS_WITH,
  OP_IN,
  OP_NOT_IN,
  OP_BETWEEN,
  OP_NOT_BETWEEN,
  OP_IS_NULL,
  OP_IS_NOT_NULL,
} Operator;

static const char *const operator_names[] =
{
  "=", "<>", ">", ">=", "<", "<=", "STARTS_WITH", "CONTAINS", "ENDS_WITH", "IN", "NOT IN",
  "BETWEEN", "NOT BETWEEN", "IS NULL", "IS NOT NULL",
};

typedef struct
{
  char     *text;        /* (owned) as it came */
  char     *folded;      /* (owned) for comparing: the database ignores case */
  gboolean  is_number;
  gint64    number;
} Operand;

/**
 * DemoFilter:
 *
 * A group (then @members is set) or a condition.
 */
struct _DemoFilter
{
  char      *name;         /* (owned) */
  char      *member_of;    /* (owned) (nullable) */
  gboolean   is_or;
  GPtrArray *members;      /* (owned) (nullable) (element-type DemoFilter) */
  DemoPath   path;
  Operator   operator;
  GPtrArray *operands;     /* (owned) (nullable) (element-type Operand) */
};

static void
operand_free (Operand *self)
{
  g_free (self->text);
  g_free (self->folded);
  g_free (self);
}

static Operand *
operand_new (const char *text)
{
  Operand *self = g_new0 (Operand, 1);
  char *end = NULL;

  self->text = g_strdup (text);
  self->folded = g_utf8_casefold (text, -1);
  self->number = g_ascii_strtoll (text, &end, 10);
  self->is_number = *text != '\0' && *end == '\0';

  return self;
}

static DemoFilter *
filter_new (const char *name,
            gboolean    is_group)
{
  DemoFilter *self = g_new0 (DemoFilter, 1);

  self->name = g_strdup (name);
  if (is_group)
    self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_filter_free);
  else
    self->operands = g_ptr_array_new_with_free_func ((GDestroyNotify) operand_free);

  return self;
}

static gboolean fail (guint       *status,
                      char       **problem,
                      guint        code,
                      const char  *format,
                      ...) G_GNUC_PRINTF (4, 5);

static gboolean
fail (guint       *status,
      char       **problem,
      guint        code,
      const char  *format,
      ...)
{
  va_list arguments;

  va_start (arguments, format);
  *status = code;
  *problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return FALSE;
}

static gboolean
parse_operator (DemoFilter  *self,
                const char  *name,
                guint       *status,
                char       **problem)
{
  for (guint i = 0; i < G_N_ELEMENTS (operator_names); i++)
    {
      if (g_str_equal (operator_names[i], name))
        {
          self->operator = i;
          return TRUE;
        }
    }

  return fail (status, problem, 400,
               "The '%s' operator is not allowed in a filter parameter.", name);
}

/* With too few values the database fails, and Drupal shows its sentence. */
static gboolean
check_operands (const DemoFilter  *self,
                guint             *status,
                char             **problem)
{
  guint n = self->operands->len;

  switch (self->operator)
    {
    case OP_IS_NULL:
    case OP_IS_NOT_NULL:
      return TRUE;
    case OP_IN:
    case OP_NOT_IN:
      return n > 0 || fail (status, problem, 400, "Filter parameter is missing a '%s' key.", "value");
    case OP_BETWEEN:
    case OP_NOT_BETWEEN:
      if (n == 2)
        return TRUE;
      return fail (status, problem, 500, "SQLSTATE[HY000]: General error: 1 near \")\": syntax error: SELECT"
                   " \"base_table\".\"vid\" AS \"vid\" FROM \"node\" \"base_table\" WHERE %s BETWEEN", self->name);
    case OP_EQUAL:
    case OP_NOT_EQUAL:
    case OP_GREATER:
    case OP_GREATER_EQUAL:
    case OP_LESS:
    case OP_LESS_EQUAL:
    case OP_STARTS_WITH:
    case OP_CONTAINS:
    case OP_ENDS_WITH:
    default:
      if (n == 1)
        return TRUE;
      if (n == 0)
        return fail (status, problem, 400, "Filter parameter is missing a '%s' key.", "value");
      return fail (status, problem, 500, "Query condition '%s' must have an array compatible operator.",
                   self->name);
    }
}

static gboolean
parse_condition (DemoFilter       *self,
                 const DemoType   *type,
                 const DemoParam  *param,
                 guint            *status,
                 char            **problem)
{
  const DemoParam *value = param->children != NULL ? demo_param_find (param, "value") : param;
  const char *path = demo_param_find_value (param, "path");
  const char *operator = demo_param_find_value (param, "operator");

  if (operator != NULL && !parse_operator (self, operator, status, problem))
    return FALSE;

  for (guint i = 0; value != NULL && value->children != NULL && i < value->children->len; i++)
    {
      const DemoParam *element = g_ptr_array_index (value->children, i);

      g_ptr_array_add (self->operands, operand_new (element->value != NULL ? element->value : ""));
    }
  if (value != NULL && value->value != NULL)
    g_ptr_array_add (self->operands, operand_new (value->value));

  if (!check_operands (self, status, problem))
    return FALSE;

  *status = 400;

  return demo_path_parse (type, path != NULL ? path : self->name, &self->path, problem);
}

static DemoFilter *
parse_one (const DemoType   *type,
           const DemoParam  *param,
           guint            *status,
           char            **problem)
{
  const DemoParam *group = demo_param_find (param, "group");
  const DemoParam *condition = demo_param_find (param, "condition");
  g_autoptr(DemoFilter) self = filter_new (param->key, group != NULL);
  const DemoParam *inner = group != NULL ? group : condition != NULL ? condition : param;
  const char *conjunction = group != NULL ? demo_param_find_value (group, "conjunction") : NULL;

  self->member_of = g_strdup (demo_param_find_value (inner, "memberOf"));

  if (group == NULL)
    return parse_condition (self, type, inner, status, problem) ? g_steal_pointer (&self) : NULL;

  self->is_or = g_strcmp0 (conjunction, "OR") == 0;
  if (conjunction != NULL && !self->is_or && !g_str_equal (conjunction, "AND"))
    {
      fail (status, problem, 400, "The '%s' conjunction is not allowed.", conjunction);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* A parent may be named before or after its members; what belongs to itself, through whatever
 * others, hangs nowhere and is refused with the unknown names. */
static gboolean
build_tree (DemoFilter  *root,
            GPtrArray   *all,
            guint       *status,
            char       **problem)
{
  for (guint i = 0; i < all->len; i++)
    {
      const DemoFilter *self = g_ptr_array_index (all, i);
      const char *up = self->member_of;
      guint steps = 0;

      while (up != NULL && !g_str_equal (up, "@root") && steps++ <= all->len)
        {
          const DemoFilter *parent = NULL;

          for (guint j = 0; j < all->len && parent == NULL; j++)
            {
              const DemoFilter *other = g_ptr_array_index (all, j);

              if (other->members != NULL && g_str_equal (other->name, up))
                parent = other;
            }
          if (parent == NULL)
            return fail (status, problem, 400, "Invalid filter group: %s.", up);
          up = parent->member_of;
        }
      if (steps > all->len)
        return fail (status, problem, 400, "Invalid filter group: %s.", self->member_of);
    }

  for (guint i = 0; i < all->len; i++)
    {
      DemoFilter *self = g_ptr_array_index (all, i);
      DemoFilter *parent = root;

      for (guint j = 0; j < all->len && self->member_of != NULL; j++)
        {
          DemoFilter *other = g_ptr_array_index (all, j);

          if (other->members != NULL && g_str_equal (other->name, self->member_of))
            parent = other;
        }
      g_ptr_array_add (parent->members, self);
    }

  return TRUE;
}

static int
compare_text (const DemoValue *value,
              const Operand   *operand)
{
  g_autofree char *folded = g_utf8_casefold (value->text, -1);

  return strcmp (folded, operand->folded);
}

/* As SQLite compares: a text that is no number is above every number. So `changed` with an
 * ISO date is no error and finds nothing above it. */
static int
compare (const DemoValue *value,
         const Operand   *operand)
{
  if (!value->is_number)
    return compare_text (value, operand);
  if (!operand->is_number)
    return -1;

  return value->number < operand->number ? -1 : value->number > operand->number;
}

static gboolean
is_like (const DemoValue *value,
         const Operand   *operand,
         Operator         operator)
{
  g_autofree char *text = value->is_number ? g_strdup_printf ("%" G_GINT64_FORMAT, value->number)
                                           : g_utf8_casefold (value->text, -1);

  if (operator == OP_STARTS_WITH)
    return g_str_has_prefix (text, operand->folded);
  if (operator == OP_ENDS_WITH)
    return g_str_has_suffix (text, operand->folded);

  return strstr (text, operand->folded) != NULL;
}

static gboolean
is_among (const DemoValue *value,
          GPtrArray       *operands)
{
  for (guint i = 0; i < operands->len; i++)
    {
      if (compare (value, g_ptr_array_index (operands, i)) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
condition_holds (const DemoFilter *self,
                 const DemoValue  *value)
{
  const Operand *first = self->operands->len > 0 ? g_ptr_array_index (self->operands, 0) : NULL;
  const Operand *second = self->operands->len > 1 ? g_ptr_array_index (self->operands, 1) : NULL;

  if (self->operator == OP_IS_NULL || value->is_null)
    return self->operator == OP_IS_NULL && value->is_null;

  switch (self->operator)
    {
    case OP_EQUAL: return compare (value, first) == 0;
    case OP_NOT_EQUAL: return compare (value, first) != 0;
    case OP_GREATER: return compare (value, first) > 0;
    case OP_GREATER_EQUAL: return compare (value, first) >= 0;
    case OP_LESS: return compare (value, first) < 0;
    case OP_LESS_EQUAL: return compare (value, first) <= 0;
    case OP_STARTS_WITH:
    case OP_CONTAINS:
    case OP_ENDS_WITH: return is_like (value, first, self->operator);
    case OP_IN: return is_among (value, self->operands);
    case OP_NOT_IN: return !is_among (value, self->operands);
    case OP_BETWEEN: return compare (value, first) >= 0 && compare (value, second) <= 0;
    case OP_NOT_BETWEEN: return compare (value, first) < 0 || compare (value, second) > 0;
    case OP_IS_NOT_NULL: return TRUE;
    case OP_IS_NULL:
    default: return FALSE;
    }
}

static gboolean
condition_holds_in_row (const DemoFilter *self,
                        const DemoItem   *item,
                        guint             row,
                        guint             n_rows)
{
  DemoValue value = { .is_null = TRUE };

  if (row < n_rows)
    demo_path_get_value (&self->path, item, row, &value);

  return condition_holds (self, &value);
}

/* Whether all conditions of the group on the table of its @nth member hold in one row. A
 * table without a row for the item counts as one row of NULLs. */
static gboolean
table_holds (const DemoFilter *self,
             guint             nth,
             const DemoItem   *item)
{
  const DemoFilter *first = g_ptr_array_index (self->members, nth);
  gconstpointer table = demo_path_get_table (&first->path);
  guint n_rows = demo_path_count_rows (&first->path, item);

  for (guint row = 0; row < MAX (n_rows, 1); row++)
    {
      gboolean holds = TRUE;

      for (guint i = nth; i < self->members->len && holds; i++)
        {
          const DemoFilter *member = g_ptr_array_index (self->members, i);

          if (member->members == NULL && demo_path_get_table (&member->path) == table)
            holds = condition_holds_in_row (member, item, row, n_rows);
        }

      if (holds)
        return TRUE;
    }

  return FALSE;
}

static gboolean
table_came_before (const DemoFilter *self,
                   guint             nth)
{
  const DemoFilter *member = g_ptr_array_index (self->members, nth);

  for (guint i = 0; i < nth; i++)
    {
      const DemoFilter *other = g_ptr_array_index (self->members, i);

      if (other->members == NULL &&
          demo_path_get_table (&other->path) == demo_path_get_table (&member->path))
        return TRUE;
    }

  return FALSE;
}

static gboolean
any_row_holds (const DemoFilter *self,
               const DemoItem   *item)
{
  guint n_rows = demo_path_count_rows (&self->path, item);

  for (guint row = 0; row < MAX (n_rows, 1); row++)
    {
      if (condition_holds_in_row (self, item, row, n_rows))
        return TRUE;
    }

  return FALSE;
}

/**
 * demo_filter_parse:
 * @type: the type that is asked
 * @param: the `filter` parameter of the request
 * @status: (out): on failure the HTTP status, 400 or 500
 * @problem: (out) (transfer full): on failure a sentence about it
 *
 * Reads a filter in its short, medium and long forms.
 *
 * Returns: (transfer full) (nullable): the filter, or %NULL on failure
 */
DemoFilter *
demo_filter_parse (const DemoType   *type,
                   const DemoParam  *param,
                   guint            *status,
                   char            **problem)
{
  g_autoptr(DemoFilter) root = filter_new ("@root", TRUE);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_filter_free);

  if (param->children == NULL)
    {
      fail (status, problem, 400, "Unexpected value for parameter \"%s\": expecting \"array\", got"
            " \"string\".", "filter");
      return NULL;
    }

  for (guint i = 0; i < param->children->len; i++)
    {
      DemoFilter *one = parse_one (type, g_ptr_array_index (param->children, i), status, problem);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (all, one);
    }

  if (!build_tree (root, all, status, problem))
    return NULL;

  /* all are in the tree now, which frees them */
  g_ptr_array_set_free_func (all, NULL);

  return g_steal_pointer (&root);
}

/**
 * demo_filter_free:
 * @self: (transfer full): a filter
 *
 * Frees it.
 */
void
demo_filter_free (DemoFilter *self)
{
  g_free (self->name);
  g_free (self->member_of);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->operands, g_ptr_array_unref);
  g_free (self);
}

/**
 * demo_filter_matches:
 * @self: a filter
 * @item: an item
 *
 * Tells whether the filter leaves the item.
 *
 * Returns: whether it does
 */
gboolean
demo_filter_matches (const DemoFilter *self,
                     const DemoItem   *item)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const DemoFilter *member = g_ptr_array_index (self->members, i);
      gboolean holds;

      if (member->members != NULL)
        holds = demo_filter_matches (member, item);
      else if (self->is_or)
        holds = any_row_holds (member, item);
      else
        holds = table_came_before (self, i) || table_holds (self, i, item);

      if (holds == self->is_or)
        return self->is_or;
    }

  return !self->is_or || self->members->len == 0;
}

/**
 * demo_filter_get_bounds:
 * @self: a filter
 * @lowest: (inout): the lowest number that can match
 * @highest: (inout): the highest number that can match
 *
 * Narrows the range of numbers to what the outermost conditions allow, so that a walk by
 * number costs the same on its last page as on its first.
 */
void
demo_filter_get_bounds (const DemoFilter *self,
                        gint64           *lowest,
                        gint64           *highest)
{
  for (guint i = 0; i < self->members->len && !self->is_or; i++)
    {
      const DemoFilter *member = g_ptr_array_index (self->members, i);
      const Operand *operand = NULL;

      if (member->members != NULL || member->operands->len == 0 || !demo_path_is_number (&member->path))
        continue;
      operand = g_ptr_array_index (member->operands, 0);
      if (!operand->is_number)
        continue;

      if (member->operator == OP_GREATER || member->operator == OP_GREATER_EQUAL ||
          member->operator == OP_EQUAL || member->operator == OP_BETWEEN)
        *lowest = MAX (*lowest, operand->number);
      if (member->operator == OP_LESS || member->operator == OP_LESS_EQUAL || member->operator == OP_EQUAL)
        *highest = MIN (*highest, operand->number);
    }
}

/**
 * demo_filter_get_ids:
 * @self: a filter
 *
 * Gets the ids that an outermost condition names, so that asking for 40 ids does not walk
 * through all items.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the ids, or %NULL if any may match
 */
GPtrArray *
demo_filter_get_ids (const DemoFilter *self)
{
  for (guint i = 0; i < self->members->len && !self->is_or; i++)
    {
      const DemoFilter *member = g_ptr_array_index (self->members, i);
      GPtrArray *ids = NULL;

      if (member->members != NULL || !demo_path_is_id (&member->path) ||
          (member->operator != OP_EQUAL && member->operator != OP_IN))
        continue;

      ids = g_ptr_array_new_with_free_func (g_free);
      for (guint j = 0; j < member->operands->len; j++)
        {
          const Operand *operand = g_ptr_array_index (member->operands, j);

          g_ptr_array_add (ids, g_strdup (operand->folded));
        }
      return ids;
    }

  return NULL;
}
