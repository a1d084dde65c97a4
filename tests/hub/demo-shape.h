/* demo-shape.h: tells where two JSON:API answers differ in form
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-client.h"

G_BEGIN_DECLS

void demo_shape_compare         (GPtrArray        *wrong,
                                 JsonNode         *real,
                                 JsonNode         *ours,
                                 const char       *path);
void demo_shape_compare_headers (GPtrArray        *wrong,
                                 JsonNode         *capture,
                                 const DemoAnswer *answer,
                                 const char       *path);

G_END_DECLS
