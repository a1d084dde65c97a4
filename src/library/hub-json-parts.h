/* hub-json-parts.h: a JSON document in pieces
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "jsonapi-json.h"

G_BEGIN_DECLS

/* An object whose members are plain values and lists. */
typedef struct
{
  JsonNode   *head;     /* (owned): the object, with empty lists */
  GHashTable *lists;    /* (owned) (element-type utf8 GPtrArray): by name, of GBytes */
} HubJsonParts;

HubJsonParts *hub_json_parts_new      (GBytes        *bytes,
                                       guint          max_items,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          hub_json_parts_free     (HubJsonParts  *self);
GPtrArray    *hub_json_parts_get_list (HubJsonParts  *self,
                                       const char    *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubJsonParts, hub_json_parts_free)

G_END_DECLS
