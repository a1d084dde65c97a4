/* jsonapi-resource-private.h: how a document makes its resources
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "jsonapi-resource.h"
#include "jsonapi-value.h"

G_BEGIN_DECLS

JsonapiResource *jsonapi_resource_new     (const JsonapiValue *value) G_GNUC_WARN_UNUSED_RESULT;
void             jsonapi_resource_free    (JsonapiResource    *self);
int              jsonapi_resource_compare (const char         *type,
                                           const char         *id,
                                           JsonapiResource    *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsonapiResource, jsonapi_resource_free)

G_END_DECLS
