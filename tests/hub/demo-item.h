/* demo-item.h: what the demonstration hub holds
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DemoItem DemoItem;

typedef enum
{
  DEMO_KIND_NODE,
  DEMO_KIND_TERM,
  DEMO_KIND_FILE,
  DEMO_KIND_USER,
  DEMO_KIND_NODE_TYPE,
  DEMO_KIND_HIDDEN,        /* listed in the entry point, but an anonymous reader sees nothing */
} DemoKind;

/**
 * DemoType:
 * @entity: the first step of its address, as `node`
 * @bundle: the second, as `resource`
 * @name: its JSON:API type, as `node--resource`
 * @kind: what its items are
 * @items: (element-type DemoItem): its items by number, rising; deleted ones are gone
 * @has_extras: whether it has the fields that only variants of the hub show
 * @is_bare: whether it has no fields but those of Drupal itself
 *
 * One resource type.
 */
typedef struct
{
  const char *entity;
  const char *bundle;
  const char *name;
  DemoKind    kind;
  GPtrArray  *items;
  gboolean    has_extras;
  gboolean    is_bare;
} DemoType;

/* A text of an item that Drupal keeps in a field of its own. */
typedef enum
{
  DEMO_TEXT_DATE_OF_PUBLICATION,   /* YYYY-MM-DD */
  DEMO_TEXT_DATE,                  /* "2019" or "2019-06" */
  DEMO_TEXT_PUBLISHER,
  DEMO_TEXT_LINK,
  DEMO_TEXT_LINK_TITLE,            /* NULL: a usual one */
  DEMO_TEXT_LOCATION,
  DEMO_TEXT_START,
  DEMO_TEXT_END,
  DEMO_TEXT_SCOPE,
  DEMO_TEXT_MODE,
  DEMO_TEXT_PRACTICE_TYPE,
  DEMO_TEXT_ORIGINAL_URL,
  DEMO_TEXT_ALIAS,
  DEMO_TEXT_OFFICIAL_TITLE,
  DEMO_TEXT_PARAGRAPH,
  DEMO_TEXT_RAW_OPENING,           /* how the editor's markup of a body begins; NULL: "<p>" */
  DEMO_TEXT_URI,                   /* of a file, public://… */
  DEMO_TEXT_MIME,
  DEMO_TEXT_CODE,                  /* of a term; of a country ISO 3166-1 alpha-2 */
  DEMO_N_TEXTS,
} DemoTextField;

/* A list of texts of an item. */
typedef enum
{
  DEMO_LIST_LANGUAGES,
  DEMO_LIST_AUDIENCE,
  DEMO_LIST_ACTIONS,
  DEMO_LIST_REFERENCES,
  DEMO_N_LISTS,
} DemoListField;

/* What an item points at. */
typedef enum
{
  DEMO_RELATION_COUNTRIES,
  DEMO_RELATION_FILES,
  DEMO_RELATION_OBJECTIVES,
  DEMO_RELATION_PRINCIPLES,
  DEMO_RELATION_IMAGE,
  DEMO_RELATION_REGIONS,
  DEMO_RELATION_RESOURCE_TYPE,
  DEMO_RELATION_BUNDLE,            /* node_type of a node, vid of a term */
  DEMO_RELATION_AUTHOR,
  DEMO_RELATION_PUBLISHERS,        /* these three in variants only */
  DEMO_RELATION_GOALS,
  DEMO_RELATION_TAGS,
  DEMO_RELATION_PARENT,            /* always `virtual`: no term here has a parent */
  DEMO_RELATION_NONE,              /* always empty */
} DemoRelation;

/**
 * DemoRef:
 * @relation: by which field
 * @target: (unowned): where to; may have been deleted since
 * @description: (nullable): of a file
 *
 * One value of a reference field.
 */
typedef struct
{
  DemoRelation  relation;
  DemoItem     *target;
  const char   *description;
} DemoRef;

/**
 * DemoSpan:
 * @start: Unix seconds
 * @end: Unix seconds
 *
 * A date range of an event.
 */
typedef struct
{
  gint64 start;
  gint64 end;
} DemoSpan;

/**
 * DemoTranslation:
 * @langcode: its language
 * @title: title of a node, name of a term, file name, display name of a user
 * @summary: (nullable): plain text of the body or description
 * @changed: Unix seconds
 * @status: whether it is published
 *
 * What of an item differs by language.
 */
typedef struct
{
  const char *langcode;
  const char *title;
  const char *summary;
  gint64      changed;
  gboolean    status;
} DemoTranslation;

/**
 * DemoItem:
 *
 * One node, term, file or user. Its strings live in the store's string chunk.
 */
struct _DemoItem
{
  DemoType        *type;
  char             uuid[37];
  gboolean         deleted;
  int              weight;                 /* of a term */
  gint64           number;                 /* nid, tid, fid or uid, > 0 */
  gint64           revision;
  gint64           created;                /* Unix seconds */
  gint64           size;                   /* of a file, bytes */
  DemoTranslation  translations[2];        /* the first is the original */
  guint            n_translations;
  guint            n_spans;
  DemoSpan        *spans;                  /* (owned) (nullable) */
  DemoRef         *refs;                   /* (owned) (nullable) */
  guint            n_refs;
  const char      *texts[DEMO_N_TEXTS];    /* (nullable) */
  char           **lists[DEMO_N_LISTS];    /* (owned) (nullable) */
};

DemoItem              *demo_item_new            (DemoType   *type,
                                                 const char *uuid,
                                                 gint64      number);
void                   demo_item_free           (DemoItem   *self);
const DemoTranslation *demo_item_in_language    (const DemoItem *self,
                                                 const char     *langcode);
gboolean               demo_item_is_public      (const DemoItem *self);
const DemoRef         *demo_item_get_ref        (const DemoItem *self,
                                                 DemoRelation    relation,
                                                 guint           nth);
const char            *demo_item_get_link_title (const DemoItem *self);
void                   demo_item_add_ref        (DemoItem     *self,
                                                 DemoRelation  relation,
                                                 DemoItem     *target,
                                                 const char   *description);
void                   demo_item_add_span       (DemoItem *self,
                                                 gint64    start,
                                                 gint64    end);
void                   demo_make_uuid           (const char *seed,
                                                 char        uuid[37]);

G_END_DECLS
