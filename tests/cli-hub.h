/* cli-hub.h: the demonstration hub, for tests of the real program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli-lab.h"
#include "demo-process.h"
#include "test-folder.h"

G_BEGIN_DECLS

HubDemoProcess *cli_hub_start_with   (const char *const *words) G_GNUC_WARN_UNUSED_RESULT;
/* Misbehaves with everything, unless @fault is %NULL. */
HubDemoProcess *cli_hub_start        (const char     *fault) G_GNUC_WARN_UNUSED_RESULT;
/* With more than the 94 entries that the starter catalogue has, too. */
HubDemoProcess *cli_hub_start_larger (guint           n_more) G_GNUC_WARN_UNUSED_RESULT;
void            cli_hub_control      (HubDemoProcess *hub,
                                      const char     *command);

/* How `sync` with the hub ended, as JSON. */
CliAnswer      *cli_hub_sync         (TestFolder     *folder,
                                      HubDemoProcess *hub,
                                      const char     *options) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
