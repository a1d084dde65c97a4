/* jsonapi-value.h: one value of a document
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  JSONAPI_KIND_NULL,
  JSONAPI_KIND_BOOL,
  JSONAPI_KIND_INT,
  JSONAPI_KIND_FRACTION,     /* a number with a fraction or an exponent */
  JSONAPI_KIND_STRING,
  JSONAPI_KIND_ARRAY,
  JSONAPI_KIND_OBJECT,
} JsonapiKind;

/* One value. What is inside of an object or a list follows it, each with all that is inside of it:
 * so it must lie where jsonapi-tree.c has put it, and is borrowed from there. */
typedef struct
{
  const char *name;      /* (unowned) (nullable): of a member */
  union
  {
    const char *string;  /* (unowned) */
    gint64      number;  /* that of an int or a bool; how many are right inside */
  };
  guint       n_values;  /* itself and all that are inside, at any depth */
  JsonapiKind kind;
} JsonapiValue;

/* Looks that take any value, NULL too, and answer NULL for another kind than asked. */
gboolean            jsonapi_value_is_object   (const JsonapiValue *self);
gboolean            jsonapi_value_is_array    (const JsonapiValue *self);
gboolean            jsonapi_value_is_null     (const JsonapiValue *self);
guint               jsonapi_value_get_length  (const JsonapiValue *self);
const JsonapiValue *jsonapi_value_get_first   (const JsonapiValue *self);
const JsonapiValue *jsonapi_value_get_next    (const JsonapiValue *self,
                                               const JsonapiValue *value);
const JsonapiValue *jsonapi_value_get_element (const JsonapiValue *self,
                                               guint               index);
const JsonapiValue *jsonapi_value_get_member  (const JsonapiValue *self,
                                               const char         *name);
const JsonapiValue *jsonapi_value_find        (const JsonapiValue *self,
                                               const char         *path);
char              **jsonapi_value_list_names  (const JsonapiValue *self) G_GNUC_WARN_UNUSED_RESULT;
const char         *jsonapi_value_get_string  (const JsonapiValue *self);
gboolean            jsonapi_value_get_int     (const JsonapiValue *self,
                                               gint64             *number);
gboolean            jsonapi_value_get_bool    (const JsonapiValue *self,
                                               gboolean           *answer);

G_END_DECLS
