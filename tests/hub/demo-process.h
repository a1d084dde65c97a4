/* demo-process.h: a demonstration hub that a test starts and ends
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where a hub that has moved says that it is, by its fault `moved`. */
#define HUB_DEMO_MOVED "https://moved.example/library"

typedef struct _HubDemoProcess HubDemoProcess;

HubDemoProcess *hub_demo_process_new      (const char *const *extra_args,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
const char     *hub_demo_process_get_url  (HubDemoProcess *self);
guint16         hub_demo_process_get_port (HubDemoProcess *self);
char           *hub_demo_process_control  (HubDemoProcess *self,
                                           const char     *json,
                                           GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void            hub_demo_process_stop     (HubDemoProcess *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubDemoProcess, hub_demo_process_stop)

G_END_DECLS
