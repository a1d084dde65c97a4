/* demo-condition.c: one condition of a filter
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-condition.h"

#include <string.h>

static const char *const operator_names[] =
{
  "=", "<>", ">", ">=", "<", "<=", "STARTS_WITH", "CONTAINS", "ENDS_WITH", "IN", "NOT IN",
  "BETWEEN", "NOT BETWEEN", "IS NULL", "IS NOT NULL",
};

static void
operand_free (DemoOperand *self)
{
  g_free (self->folded);
  g_free (self);
}

static DemoOperand *
operand_new (const char *text)
{
  DemoOperand *self = g_new0 (DemoOperand, 1);
  char *end = NULL;

  self->folded = g_utf8_casefold (text, -1);
  self->number = g_ascii_strtoll (text, &end, 10);
  self->is_number = *text != '\0' && *end == '\0';

  return self;
}

static gboolean
parse_operator (DemoCondition *self,
                const char    *name,
                DemoProblem   *problem)
{
  for (guint i = 0; i < G_N_ELEMENTS (operator_names); i++)
    {
      if (g_str_equal (operator_names[i], name))
        {
          self->operator = i;
          return TRUE;
        }
    }

  return demo_problem_set (problem, 400,
               "The '%s' operator is not allowed in a filter parameter.", name);
}

/* With too few values the database fails, and Drupal shows its sentence. */
static gboolean
check_operands (const DemoCondition *self,
                const char          *name,
                DemoProblem         *problem)
{
  guint n = self->operands->len;

  switch (self->operator)
    {
    case DEMO_OP_IS_NULL:
    case DEMO_OP_IS_NOT_NULL:
      return TRUE;
    case DEMO_OP_IN:
    case DEMO_OP_NOT_IN:
      return n > 0 ||
             demo_problem_set (problem, 400, "Filter parameter is missing a '%s' key.", "value");
    case DEMO_OP_BETWEEN:
    case DEMO_OP_NOT_BETWEEN:
      if (n == 2)
        return TRUE;
      return demo_problem_set (problem, 500,
          "SQLSTATE[HY000]: General error: 1 near \")\": syntax error: SELECT"
          " \"base_table\".\"vid\" AS \"vid\" FROM \"node\" \"base_table\" WHERE %s BETWEEN",
          name);
    case DEMO_OP_EQUAL:
    case DEMO_OP_NOT_EQUAL:
    case DEMO_OP_GREATER:
    case DEMO_OP_GREATER_EQUAL:
    case DEMO_OP_LESS:
    case DEMO_OP_LESS_EQUAL:
    case DEMO_OP_STARTS_WITH:
    case DEMO_OP_CONTAINS:
    case DEMO_OP_ENDS_WITH:
    default:
      if (n == 1)
        return TRUE;
      if (n == 0)
        return demo_problem_set (problem, 400, "Filter parameter is missing a '%s' key.", "value");
      return demo_problem_set (problem, 500,
                   "Query condition '%s' must have an array compatible operator.", name);
    }
}

static int
compare_text (const DemoValue   *value,
              const DemoOperand *operand)
{
  g_autofree char *folded = g_utf8_casefold (value->text, -1);

  return strcmp (folded, operand->folded);
}

/* As SQLite compares: a text that is no number is above every number. So `changed` with an
 * ISO date is no error and finds nothing above it. */
static int
compare (const DemoValue   *value,
         const DemoOperand *operand)
{
  if (!value->is_number)
    return compare_text (value, operand);
  if (!operand->is_number)
    return -1;

  return value->number < operand->number ? -1 : value->number > operand->number;
}

static gboolean
is_like (const DemoValue   *value,
         const DemoOperand *operand,
         DemoOperator       operator)
{
  g_autofree char *text = value->is_number ? g_strdup_printf ("%" G_GINT64_FORMAT, value->number)
                                           : g_utf8_casefold (value->text, -1);

  if (operator == DEMO_OP_STARTS_WITH)
    return g_str_has_prefix (text, operand->folded);
  if (operator == DEMO_OP_ENDS_WITH)
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
holds (const DemoCondition *self,
       const DemoValue     *value)
{
  const DemoOperand *first = self->operands->len > 0 ? g_ptr_array_index (self->operands, 0) : NULL;
  const DemoOperand *second = self->operands->len > 1 ? g_ptr_array_index (self->operands, 1)
                                                      : NULL;

  if (self->operator == DEMO_OP_IS_NULL || value->is_null)
    return self->operator == DEMO_OP_IS_NULL && value->is_null;

  switch (self->operator)
    {
    case DEMO_OP_EQUAL: return compare (value, first) == 0;
    case DEMO_OP_NOT_EQUAL: return compare (value, first) != 0;
    case DEMO_OP_GREATER: return compare (value, first) > 0;
    case DEMO_OP_GREATER_EQUAL: return compare (value, first) >= 0;
    case DEMO_OP_LESS: return compare (value, first) < 0;
    case DEMO_OP_LESS_EQUAL: return compare (value, first) <= 0;
    case DEMO_OP_STARTS_WITH:
    case DEMO_OP_CONTAINS:
    case DEMO_OP_ENDS_WITH: return is_like (value, first, self->operator);
    case DEMO_OP_IN: return is_among (value, self->operands);
    case DEMO_OP_NOT_IN: return !is_among (value, self->operands);
    case DEMO_OP_BETWEEN: return compare (value, first) >= 0 && compare (value, second) <= 0;
    case DEMO_OP_NOT_BETWEEN: return compare (value, first) < 0 || compare (value, second) > 0;
    case DEMO_OP_IS_NOT_NULL: return TRUE;
    case DEMO_OP_IS_NULL:
    default: return FALSE;
    }
}

/**
 * demo_condition_parse:
 * @type: the type that is asked
 * @name: the name of the condition, which is the path if none is given
 * @param: the parameter with `value`, `operator` and `path`, or with a plain value
 * @problem: (out caller-allocates): why it failed
 *
 * Reads a condition.
 *
 * Returns: (transfer full) (nullable): the condition, or %NULL on failure
 */
DemoCondition *
demo_condition_parse (const DemoType  *type,
                      const char      *name,
                      const DemoParam *param,
                      DemoProblem     *problem)
{
  g_autoptr(DemoCondition) self = g_new0 (DemoCondition, 1);
  const DemoParam *value = param->children != NULL ? demo_param_find (param, "value") : param;
  const char *path = demo_param_find_value (param, "path");
  const char *operator = demo_param_find_value (param, "operator");

  self->operands = g_ptr_array_new_with_free_func ((GDestroyNotify) operand_free);

  if (operator != NULL && !parse_operator (self, operator, problem))
    return NULL;

  for (guint i = 0; value != NULL && value->children != NULL && i < value->children->len; i++)
    {
      const DemoParam *element = g_ptr_array_index (value->children, i);

      g_ptr_array_add (self->operands, operand_new (element->value != NULL ? element->value : ""));
    }
  if (value != NULL && value->value != NULL)
    g_ptr_array_add (self->operands, operand_new (value->value));

  if (!check_operands (self, name, problem) ||
      !demo_path_parse (type, path != NULL ? path : name, &self->path, problem))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * demo_condition_free:
 * @self: (transfer full): a condition
 *
 * Frees it.
 */
void
demo_condition_free (DemoCondition *self)
{
  g_clear_pointer (&self->operands, g_ptr_array_unref);
  g_free (self);
}

/**
 * demo_condition_holds:
 * @self: a condition
 * @item: an item
 * @row: a row of the table that the condition's path asks
 * @n_rows: how many rows it has for the item; a row past them is one of NULLs
 *
 * Tells whether the condition holds in a row.
 *
 * Returns: whether it does
 */
gboolean
demo_condition_holds (const DemoCondition *self,
                      const DemoItem      *item,
                      guint                row,
                      guint                n_rows)
{
  DemoValue value = { .is_null = TRUE };

  if (row < n_rows)
    demo_path_get_value (&self->path, item, row, &value);

  return holds (self, &value);
}
