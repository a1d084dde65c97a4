/* demo-resource.h: one item as a JSON:API resource
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-field.h"
#include "demo-message.h"
#include "demo-store.h"

G_BEGIN_DECLS

DemoItem *demo_resource_get_target        (DemoStore               *store,
                                           const DemoItem          *item,
                                           const DemoRelationField *field,
                                           guint                    nth);
void      demo_resource_write             (DemoJson                *json,
                                           DemoStore               *store,
                                           const DemoRequest       *request,
                                           const DemoItem          *item,
                                           GHashTable              *fields);
void      demo_resource_write_identifiers (DemoJson                *json,
                                           DemoStore               *store,
                                           const DemoItem          *item,
                                           const DemoRelationField *field);
char     *demo_resource_get_address       (const DemoRequest       *request,
                                           const DemoItem          *item) G_GNUC_WARN_UNUSED_RESULT;
gboolean  demo_resource_is_shown          (const DemoItem          *item,
                                           const DemoRequest       *request);

G_END_DECLS
