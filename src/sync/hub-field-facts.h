/* hub-field-facts.h: what the values of a field look like
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "jsonapi-resource.h"

G_BEGIN_DECLS

typedef enum
{
  HUB_SHAPE_NONE,          /* no value seen */
  HUB_SHAPE_YES_NO,
  HUB_SHAPE_NUMBER,
  HUB_SHAPE_ROUGH_DATE,    /* "2019", "2019-06", "Present" */
  HUB_SHAPE_DAY,
  HUB_SHAPE_TIME,
  HUB_SHAPE_RANGE,         /* { value, end_value } */
  HUB_SHAPE_LANGUAGE,      /* a code, "fr" */
  HUB_SHAPE_LINE,
  HUB_SHAPE_PROSE,         /* long text */
  HUB_SHAPE_MARKUP,        /* { processed, … } */
  HUB_SHAPE_LINK,          /* { uri, … } */
  HUB_SHAPE_OTHER,
} HubShape;

#define HUB_N_SHAPES (HUB_SHAPE_OTHER + 1)

/* One attribute or relationship, over all rows that were looked at. */
typedef struct
{
  char       *name;                      /* (owned) */
  gboolean    is_relation;
  guint       n_rows;                    /* that have the field */
  guint       n_filled;                  /* that have a value in it */
  guint       by_shape[HUB_N_SHAPES];    /* rows, by the shape of the first value */
  guint       n_summaries;               /* markup with a summary of its own */
  guint       n_lasting;                 /* ranges whose ends differ */
  guint       n_global;                  /* texts that begin with "global", in three languages */
  gsize       n_bytes;                   /* of all first texts */
  GHashTable *targets;                   /* (owned) (element-type utf8 guint): rows by type */
} HubFieldFacts;

/* All fields of one type, or of several. */
typedef struct
{
  GPtrArray *fields;                     /* (owned) (element-type HubFieldFacts): in their order */
} HubFieldTable;

HubFieldTable *hub_field_table_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void           hub_field_table_free  (HubFieldTable       *self);
void           hub_field_table_add   (HubFieldTable       *self,
                                      JsonapiResource     *resource);
void           hub_field_table_merge (HubFieldTable       *self,
                                      const HubFieldTable *other);
HubFieldFacts *hub_field_table_find  (const HubFieldTable *self,
                                      const char          *name,
                                      gboolean             is_relation);
HubShape       hub_field_facts_shape (const HubFieldFacts *self);
/* (transfer none) (nullable): the type that it points at most */
const char    *hub_field_facts_get_target (const HubFieldFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubFieldTable, hub_field_table_free)

G_END_DECLS
