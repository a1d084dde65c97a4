/* demo-control.h: how a test changes the hub while it runs
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-fault.h"
#include "demo-store.h"

G_BEGIN_DECLS

#define DEMO_CONTROL_PATH "/control"

char *demo_control_do (DemoStore       *store,
                       DemoFaultPlan   *plan,
                       const DemoStats *stats,
                       const char      *command,
                       gssize           length,
                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
