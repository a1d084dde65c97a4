/* demo-route.h: which answer belongs to which address
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-message.h"
#include "demo-store.h"

G_BEGIN_DECLS

DemoResponse *demo_route (DemoStore         *store,
                          const DemoRequest *request) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
