/* demo-server.h: the demonstration hub as a web server
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-store.h"
#include "demo-variant.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DemoOptions:
 * @port: the TCP port, or 0 for a free one
 * @max_age: the age that the page cache allows, seconds; 0: no page cache, no validators
 * @variant: (nullable): under which names to serve
 * @fault: (nullable): the fault to begin with
 * @fault_after: how many requests are answered well before it begins
 * @fault_times: how often it strikes, or 0 for always
 * @fault_on: (nullable): what it strikes: `collections` (the default), `files` or `all`
 * @log: (nullable): a file that gets each address asked for, one a line
 *
 * How the server is to behave.
 */
typedef struct
{
  int                port;
  int                max_age;
  const DemoVariant *variant;
  char              *fault;
  int                fault_after;
  int                fault_times;
  char              *fault_on;
  const char        *log;
} DemoOptions;

typedef struct _DemoServer DemoServer;

DemoServer *demo_server_new      (DemoStore         *store,
                                  const DemoOptions *options,
                                  GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void        demo_server_free     (DemoServer        *self);
const char *demo_server_get_base (DemoServer        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoServer, demo_server_free)

G_END_DECLS
