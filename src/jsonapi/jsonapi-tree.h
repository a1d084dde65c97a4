/* jsonapi-tree.h: JSON that nobody vouches for, as values
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "jsonapi-value.h"

G_BEGIN_DECLS

typedef struct _JsonapiTree JsonapiTree;

JsonapiTree        *jsonapi_tree_new      (GBytes       *bytes,
                                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void                jsonapi_tree_free     (JsonapiTree  *self);
const JsonapiValue *jsonapi_tree_get_root (JsonapiTree  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsonapiTree, jsonapi_tree_free)

G_END_DECLS
