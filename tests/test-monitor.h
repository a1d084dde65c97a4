/* test-monitor.h: a network as a test wants it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TEST_TYPE_MONITOR (test_monitor_get_type ())
G_DECLARE_FINAL_TYPE (TestMonitor, test_monitor, TEST, MONITOR, GObject)

TestMonitor *test_monitor_new (void) G_GNUC_WARN_UNUSED_RESULT;
void         test_monitor_set (TestMonitor          *self,
                               gboolean              is_available,
                               gboolean              is_metered,
                               GNetworkConnectivity  connectivity);

G_END_DECLS
