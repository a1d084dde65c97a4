/* demo-field.h: the fields of each type, and how they are written
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-item.h"
#include "demo-json.h"

G_BEGIN_DECLS

/* How a field is stored and shown. */
typedef enum
{
  DEMO_SHAPE_NUMBER,            /* nid, tid or fid */
  DEMO_SHAPE_REVISION,
  DEMO_SHAPE_LANGCODE,
  DEMO_SHAPE_STATUS,
  DEMO_SHAPE_TITLE,
  DEMO_SHAPE_CREATED,
  DEMO_SHAPE_CHANGED,
  DEMO_SHAPE_REVISED,           /* a time */
  DEMO_SHAPE_DEFAULT_LANGCODE,
  DEMO_SHAPE_WEIGHT,
  DEMO_SHAPE_SIZE,
  DEMO_SHAPE_TRUE,
  DEMO_SHAPE_FALSE,
  DEMO_SHAPE_UNDEFINED,         /* always "und" */
  DEMO_SHAPE_BUNDLE,            /* a node type's own name */
  DEMO_SHAPE_LAST_BASE = DEMO_SHAPE_BUNDLE,
  /* those above lie in one table with a row for each translation; each of these in its own */
  DEMO_SHAPE_PATH,
  DEMO_SHAPE_BODY,
  DEMO_SHAPE_TEXT,
  DEMO_SHAPE_LIST,
  DEMO_SHAPE_LINK,
  DEMO_SHAPE_LINKS,
  DEMO_SHAPE_SPANS,
  DEMO_SHAPE_URI,
} DemoShape;

/**
 * DemoField:
 * @kind: of which kind of type
 * @bundle: (nullable): of this bundle only
 * @name: as in the JSON
 * @shape: how it is stored and shown
 * @index: a DemoTextField or a DemoListField, as the shape needs
 * @is_extra: shown only by types that have extras
 *
 * An attribute.
 */
typedef struct
{
  DemoKind    kind;
  const char *bundle;
  const char *name;
  DemoShape   shape;
  guint       index;
  gboolean    is_extra;
} DemoField;

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

const DemoRelationField *demo_relations_of      (const DemoType *type,
                                                 guint          *n_relations);
const DemoRelationField *demo_relation_find     (const DemoType *type,
                                                 const char     *name);
const DemoField         *demo_field_find        (DemoKind        kind,
                                                 const char     *bundle,
                                                 const char     *name);
void                     demo_fields_write      (DemoJson              *json,
                                                 const DemoItem        *item,
                                                 const DemoTranslation *translation,
                                                 GTimeZone             *zone,
                                                 GHashTable            *wanted);
char                    *demo_time_to_string    (gint64          seconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
