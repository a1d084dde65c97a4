/* demo-condition.h: one condition of a filter
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-params.h"
#include "demo-path.h"
#include "demo-problem.h"

G_BEGIN_DECLS

typedef enum
{
  DEMO_OP_EQUAL,
  DEMO_OP_NOT_EQUAL,
  DEMO_OP_GREATER,
  DEMO_OP_GREATER_EQUAL,
  DEMO_OP_LESS,
  DEMO_OP_LESS_EQUAL,
  DEMO_OP_STARTS_WITH,
  DEMO_OP_CONTAINS,
  DEMO_OP_ENDS_WITH,
  DEMO_OP_IN,
  DEMO_OP_NOT_IN,
  DEMO_OP_BETWEEN,
  DEMO_OP_NOT_BETWEEN,
  DEMO_OP_IS_NULL,
  DEMO_OP_IS_NOT_NULL,
} DemoOperator;

/**
 * DemoOperand:
 * @folded: the text without case: the database ignores it
 * @is_number: whether it reads as a whole number
 * @number: the number
 *
 * What a column is compared with.
 */
typedef struct
{
  char     *folded;
  gboolean  is_number;
  gint64    number;
} DemoOperand;

/**
 * DemoCondition:
 * @path: what is compared
 * @operator: how
 * @operands: (owned) (element-type DemoOperand): with what
 *
 * One comparison.
 */
typedef struct
{
  DemoPath      path;
  DemoOperator  operator;
  GPtrArray    *operands;
} DemoCondition;

DemoCondition *demo_condition_parse (const DemoType      *type,
                                     const char          *name,
                                     const DemoParam     *param,
                                     DemoProblem         *problem) G_GNUC_WARN_UNUSED_RESULT;
void           demo_condition_free  (DemoCondition       *self);
gboolean       demo_condition_holds (const DemoCondition *self,
                                     const DemoItem      *item,
                                     guint                row,
                                     guint                n_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoCondition, demo_condition_free)

G_END_DECLS
