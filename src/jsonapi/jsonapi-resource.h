/* jsonapi-resource.h: one resource object, read without trust
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JsonapiResource JsonapiResource;

/**
 * JsonapiIdentifier:
 * @type: the type of the resource at the other end
 * @id: its id; never `missing` or `virtual`, which name nothing
 * @description: (nullable): `meta.description`, which Drupal gives with files
 *
 * One end of a relationship. All three strings are borrowed from the document.
 */
typedef struct
{
  const char *type;
  const char *id;
  const char *description;
} JsonapiIdentifier;

const char  *jsonapi_resource_get_type        (JsonapiResource *self);
const char  *jsonapi_resource_get_id          (JsonapiResource *self);
char       **jsonapi_resource_list_attributes (JsonapiResource *self) G_GNUC_WARN_UNUSED_RESULT;
char       **jsonapi_resource_list_relationships (JsonapiResource *self) G_GNUC_WARN_UNUSED_RESULT;
const char  *jsonapi_resource_get_string      (JsonapiResource *self,
                                               const char      *path);
char       **jsonapi_resource_dup_strings     (JsonapiResource *self,
                                               const char      *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean     jsonapi_resource_get_int         (JsonapiResource *self,
                                               const char      *path,
                                               gint64          *value);
gboolean     jsonapi_resource_get_bool        (JsonapiResource *self,
                                               const char      *path,
                                               gboolean        *value);
guint        jsonapi_resource_get_length      (JsonapiResource *self,
                                               const char      *path);
const char  *jsonapi_resource_get_item_string (JsonapiResource *self,
                                               const char      *path,
                                               guint            index,
                                               const char      *member);
GArray      *jsonapi_resource_dup_related     (JsonapiResource *self,
                                               const char      *relationship)
             G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
