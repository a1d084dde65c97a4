/* jsonapi-resource.h: one resource object, read without trust
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JsonapiResource JsonapiResource;

/* One end of a relationship. Borrowed from the document. */
typedef struct
{
  const char *type;
  const char *id;            /* never "missing" or "virtual": those are skipped */
  const char *description;   /* (nullable): meta.description, as Drupal's files have it */
} JsonapiIdentifier;

/* @path names an attribute and, after dots, members inside: "body.processed". Lists are read at
 * their first element unless said otherwise. All getters answer "not there" for a wrong type and
 * never log. */
const char  *jsonapi_resource_get_type        (JsonapiResource *self);   /* never NULL */
const char  *jsonapi_resource_get_id          (JsonapiResource *self);   /* never NULL */
/* (nullable) */
const char  *jsonapi_resource_get_string      (JsonapiResource *self,
                                               const char      *path);
/* a string, or each string of a list */
char       **jsonapi_resource_dup_strings     (JsonapiResource *self,
                                               const char      *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean     jsonapi_resource_get_int         (JsonapiResource *self,
                                               const char      *path,
                                               gint64          *value);
gboolean     jsonapi_resource_get_bool        (JsonapiResource *self,
                                               const char      *path,
                                               gboolean        *value);
/* 0 absent or null; 1 a single value; n a list */
guint        jsonapi_resource_get_length      (JsonapiResource *self,
                                               const char      *path);
/* Member @member of element @index of list (or single) attribute @path, as string. */
/* (nullable) */
const char  *jsonapi_resource_get_item_string (JsonapiResource *self,
                                               const char      *path,
                                               guint            index,
                                               const char      *member);
/* (element-type JsonapiIdentifier): to-one or to-many */
GArray      *jsonapi_resource_dup_related     (JsonapiResource *self,
                                               const char      *relationship)
                                               G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
