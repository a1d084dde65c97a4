/* demo-field.h: the fields of each type, written out and asked about
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-item.h"
#include "demo-json.h"

G_BEGIN_DECLS

typedef struct _DemoField DemoField;

/**
 * DemoRelationField:
 * @name: as in the JSON
 * @relation: which of an item's references it shows
 * @to_many: whether its data is a list
 * @target: (nullable): the name of the type it points at; %NULL: the item's own type
 *
 * A reference field of a type.
 */
typedef struct
{
  const char   *name;
  DemoRelation  relation;
  gboolean      to_many;
  const char   *target;
} DemoRelationField;

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

const DemoRelationField *demo_relations_of      (const DemoType *type,
                                                 guint          *n_relations);
const DemoRelationField *demo_relation_find     (const DemoType *type,
                                                 const char     *name);
void                     demo_fields_write      (DemoJson              *json,
                                                 const DemoItem        *item,
                                                 const DemoTranslation *translation,
                                                 GHashTable            *wanted);
gboolean                 demo_path_parse        (const DemoType *type,
                                                 const char     *text,
                                                 DemoPath       *path,
                                                 char          **problem);
gconstpointer            demo_path_get_table    (const DemoPath *self);
gboolean                 demo_path_is_number    (const DemoPath *self);
gboolean                 demo_path_is_id        (const DemoPath *self);
guint                    demo_path_count_rows   (const DemoPath *self,
                                                 const DemoItem *item);
void                     demo_path_get_value    (const DemoPath *self,
                                                 const DemoItem *item,
                                                 guint           row,
                                                 DemoValue      *value);
char                    *demo_time_to_string    (gint64          seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
