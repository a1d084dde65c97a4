/* demo-path.h: what a filter or a sort names
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-field.h"
#include "demo-problem.h"

G_BEGIN_DECLS

/**
 * DemoValue:
 * @is_null: SQL's NULL
 * @is_number: whether the column holds numbers
 * @number: the number
 * @text: the text
 * @buffer: where a text made on the fly is kept
 *
 * One value of a column, as the database would compare it.
 */
typedef struct
{
  gboolean    is_null;
  gboolean    is_number;
  gint64      number;
  const char *text;
  char        buffer[32];
} DemoValue;

/**
 * DemoPath:
 * @field: (nullable): the first step, if it is an attribute
 * @relation: (nullable): the first step, if it is a reference
 * @property: (nullable): the second step of an attribute, as `value`
 * @target: (nullable): the second step of a reference, as its `name`; %NULL is its id
 *
 * What a filter or sort names.
 */
typedef struct
{
  const DemoField         *field;
  const DemoRelationField *relation;
  const char              *property;
  const DemoField         *target;
} DemoPath;

gboolean      demo_path_parse      (const DemoType *type,
                                    const char     *text,
                                    DemoPath       *path,
                                    DemoProblem    *problem);
gconstpointer demo_path_get_table  (const DemoPath *self);
gboolean      demo_path_is_number  (const DemoPath *self);
gboolean      demo_path_is_id      (const DemoPath *self);
guint         demo_path_count_rows (const DemoPath *self,
                                    const DemoItem *item);
void          demo_path_get_value  (const DemoPath *self,
                                    const DemoItem *item,
                                    guint           row,
                                    DemoValue      *value);

G_END_DECLS
