/* demo-filter.c: which items a filter leaves
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-filter.h"

/* The name of the outermost group. */
#define ROOT "@root"

/* A filter is a tree of groups. Drupal turns each group into joins of its own, one for each
 * table that its conditions name, so
 *
 *   - conditions of one AND group on one table must hold in the same row, which for title,
 *     status, changed and langcode means in the same translation;
 *   - conditions in different groups may hold in different translations.
 *
 * This is why `default_langcode = 1` beside an OR group does not help and inside it does.
 */

/**
 * DemoFilter:
 *
 * A group of conditions and of other groups.
 */
struct _DemoFilter
{
  char      *name;         /* (owned) */
  gboolean   is_or;
  GPtrArray *groups;       /* (owned) (element-type DemoFilter) */
  GPtrArray *conditions;   /* (owned) (element-type DemoCondition) */
};

/* What stands in one pair of outermost brackets: a group, or a condition. */
typedef struct
{
  char          *member_of;   /* (owned) (nullable) */
  DemoFilter    *group;       /* (owned) (nullable) */
  DemoCondition *condition;   /* (owned) (nullable) */
} Member;

static void
member_free (Member *self)
{
  g_free (self->member_of);
  g_clear_pointer (&self->group, demo_filter_free);
  g_clear_pointer (&self->condition, demo_condition_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Member, member_free)

static DemoFilter *
filter_new (const char *name)
{
  DemoFilter *self = g_new0 (DemoFilter, 1);

  self->name = g_strdup (name);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_filter_free);
  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_condition_free);

  return self;
}

static Member *
parse_member (const DemoType  *type,
              const DemoParam *param,
              DemoProblem     *problem)
{
  const DemoParam *group = demo_param_find (param, "group");
  const DemoParam *condition = demo_param_find (param, "condition");
  const DemoParam *inner = group != NULL ? group : condition != NULL ? condition : param;
  const char *conjunction = demo_param_find_value (group, "conjunction");
  g_autoptr(Member) self = g_new0 (Member, 1);

  self->member_of = g_strdup (demo_param_find_value (inner, "memberOf"));

  if (group == NULL)
    {
      self->condition = demo_condition_parse (type, param->key, inner, problem);
      return self->condition != NULL ? g_steal_pointer (&self) : NULL;
    }

  self->group = filter_new (param->key);
  self->group->is_or = g_strcmp0 (conjunction, "OR") == 0;
  if (conjunction != NULL && !self->group->is_or && !g_str_equal (conjunction, "AND"))
    {
      demo_problem_set (problem, 400, "The '%s' conjunction is not allowed.", conjunction);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static Member *
find_group (GPtrArray  *members,
            const char *name)
{
  for (guint i = 0; i < members->len; i++)
    {
      Member *member = g_ptr_array_index (members, i);

      if (member->group != NULL && g_str_equal (member->group->name, name))
        return member;
    }

  return NULL;
}

static gboolean
is_in_root (const Member *self)
{
  return self->member_of == NULL || g_str_equal (self->member_of, ROOT);
}

/* A group may be named before or after its members. What belongs to nothing, or through
 * whatever others to itself, is refused. */
static gboolean
check_tree (GPtrArray   *members,
            DemoProblem *problem)
{
  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = g_ptr_array_index (members, i);
      guint steps = 0;

      while (!is_in_root (member))
        {
          const Member *parent = find_group (members, member->member_of);

          if (parent == NULL || steps++ > members->len)
            return demo_problem_set (problem, 400, "Invalid filter group: %s.", member->member_of);
          member = parent;
        }
    }

  return TRUE;
}

/* Hands every group and condition to its parent. The names are looked up before anything is
 * moved: the groups stay where they are, only their owner changes. */
static void
build_tree (DemoFilter *root,
            GPtrArray  *members)
{
  g_autoptr(GPtrArray) parents = g_ptr_array_new ();

  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = g_ptr_array_index (members, i);

      g_ptr_array_add (parents,
                       is_in_root (member) ? root : find_group (members, member->member_of)->group);
    }

  for (guint i = 0; i < members->len; i++)
    {
      Member *member = g_ptr_array_index (members, i);
      DemoFilter *parent = g_ptr_array_index (parents, i);

      if (member->group != NULL)
        g_ptr_array_add (parent->groups, g_steal_pointer (&member->group));
      else
        g_ptr_array_add (parent->conditions, g_steal_pointer (&member->condition));
    }
}

/* Whether all conditions of the group on the table of its @nth one hold in one row. A table
 * without a row for the item counts as one row of NULLs. */
static gboolean
table_holds (const DemoFilter *self,
             guint             nth,
             const DemoItem   *item)
{
  const DemoCondition *first = g_ptr_array_index (self->conditions, nth);
  gconstpointer table = demo_path_get_table (&first->path);
  guint n_rows = demo_path_count_rows (&first->path, item);

  for (guint row = 0; row < MAX (n_rows, 1); row++)
    {
      gboolean holds = TRUE;

      for (guint i = nth; i < self->conditions->len && holds; i++)
        {
          const DemoCondition *condition = g_ptr_array_index (self->conditions, i);

          if (demo_path_get_table (&condition->path) == table)
            holds = demo_condition_holds (condition, item, row, n_rows);
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
  const DemoCondition *condition = g_ptr_array_index (self->conditions, nth);

  for (guint i = 0; i < nth; i++)
    {
      const DemoCondition *other = g_ptr_array_index (self->conditions, i);

      if (demo_path_get_table (&other->path) == demo_path_get_table (&condition->path))
        return TRUE;
    }

  return FALSE;
}

static gboolean
any_row_holds (const DemoCondition *self,
               const DemoItem      *item)
{
  guint n_rows = demo_path_count_rows (&self->path, item);

  for (guint row = 0; row < MAX (n_rows, 1); row++)
    {
      if (demo_condition_holds (self, item, row, n_rows))
        return TRUE;
    }

  return FALSE;
}

/**
 * demo_filter_parse:
 * @type: the type that is asked
 * @param: the `filter` parameter of the request
 * @problem: (out caller-allocates): why it failed
 *
 * Reads a filter in its short, medium and long forms.
 *
 * Returns: (transfer full) (nullable): the filter, or %NULL on failure
 */
DemoFilter *
demo_filter_parse (const DemoType  *type,
                   const DemoParam *param,
                   DemoProblem     *problem)
{
  g_autoptr(DemoFilter) root = filter_new (ROOT);
  g_autoptr(GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) member_free);

  if (param->children == NULL)
    {
      demo_problem_set (problem, 400, "Unexpected value for parameter \"filter\": expecting"
                        " \"array\", got \"string\".");
      return NULL;
    }

  for (guint i = 0; i < param->children->len; i++)
    {
      Member *member = parse_member (type, g_ptr_array_index (param->children, i), problem);

      if (member == NULL)
        return NULL;
      g_ptr_array_add (members, member);
    }

  if (!check_tree (members, problem))
    return NULL;
  build_tree (root, members);

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
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->conditions, g_ptr_array_unref);
  g_free (self);
}

/**
 * demo_filter_matches:
 * @self: a filter
 * @item: an item
 *
 * Tells whether the filter leaves the item. A group without members holds.
 *
 * Returns: whether it does
 */
gboolean
demo_filter_matches (const DemoFilter *self,
                     const DemoItem   *item)
{
  for (guint i = 0; i < self->conditions->len; i++)
    {
      if (self->is_or && any_row_holds (g_ptr_array_index (self->conditions, i), item))
        return TRUE;
      if (!self->is_or && !table_came_before (self, i) && !table_holds (self, i, item))
        return FALSE;
    }

  for (guint i = 0; i < self->groups->len; i++)
    {
      if (demo_filter_matches (g_ptr_array_index (self->groups, i), item) == self->is_or)
        return self->is_or;
    }

  return !self->is_or || self->conditions->len + self->groups->len == 0;
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
  for (guint i = 0; i < self->conditions->len && !self->is_or; i++)
    {
      const DemoCondition *condition = g_ptr_array_index (self->conditions, i);
      const DemoOperand *operand = NULL;

      if (condition->operands->len == 0 || !demo_path_is_number (&condition->path))
        continue;
      operand = g_ptr_array_index (condition->operands, 0);
      if (!operand->is_number)
        continue;

      switch ((int) condition->operator)
        {
        case DEMO_OP_EQUAL:
          *lowest = MAX (*lowest, operand->number);
          *highest = MIN (*highest, operand->number);
          break;
        case DEMO_OP_GREATER:
        case DEMO_OP_GREATER_EQUAL:
        case DEMO_OP_BETWEEN:
          *lowest = MAX (*lowest, operand->number);
          break;
        case DEMO_OP_LESS:
        case DEMO_OP_LESS_EQUAL:
          *highest = MIN (*highest, operand->number);
          break;
        default:
          break;
        }
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
  for (guint i = 0; i < self->conditions->len && !self->is_or; i++)
    {
      const DemoCondition *condition = g_ptr_array_index (self->conditions, i);
      GPtrArray *ids = NULL;

      if (!demo_path_is_id (&condition->path) ||
          (condition->operator != DEMO_OP_EQUAL && condition->operator != DEMO_OP_IN))
        continue;

      ids = g_ptr_array_new_with_free_func (g_free);
      for (guint j = 0; j < condition->operands->len; j++)
        {
          const DemoOperand *operand = g_ptr_array_index (condition->operands, j);

          g_ptr_array_add (ids, g_strdup (operand->folded));
        }
      return ids;
    }

  return NULL;
}
