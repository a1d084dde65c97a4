/* demo-filter.h: which items a filter leaves
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-condition.h"

G_BEGIN_DECLS

typedef struct _DemoFilter DemoFilter;

DemoFilter *demo_filter_parse      (const DemoType   *type,
                                    const DemoParam  *param,
                                    DemoProblem      *problem) G_GNUC_WARN_UNUSED_RESULT;
void        demo_filter_free       (DemoFilter       *self);
gboolean    demo_filter_matches    (const DemoFilter *self,
                                    const DemoItem   *item);
void        demo_filter_get_bounds (const DemoFilter *self,
                                    gint64           *lowest,
                                    gint64           *highest);
GPtrArray  *demo_filter_get_ids    (const DemoFilter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoFilter, demo_filter_free)

G_END_DECLS
