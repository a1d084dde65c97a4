/* jsonapi-json.h: the door for files of JSON
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode   *jsonapi_json_parse      (GBytes      *bytes,
                                     GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* Looks that take any node or object, NULL too, and answer NULL for another type than asked. */
JsonNode   *jsonapi_json_get_member (JsonObject  *object,
                                     const char  *name);
JsonObject *jsonapi_json_get_object (JsonNode    *node);
JsonArray  *jsonapi_json_get_array  (JsonNode    *node);
const char *jsonapi_json_get_string (JsonNode    *node);
gboolean    jsonapi_json_get_int    (JsonNode    *node,
                                     gint64      *value);
gboolean    jsonapi_json_get_bool   (JsonNode    *node,
                                     gboolean    *value);

G_END_DECLS
