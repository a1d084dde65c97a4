/* hub-scope.h: how wide an entry reaches
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In the hub's order: the comprehensive and global before the specific and regional. */
typedef enum
{
  HUB_SCOPE_GLOBAL,      /* the hub says so */
  HUB_SCOPE_REGIONAL,    /* has regions, no countries */
  HUB_SCOPE_NATIONAL,    /* has countries */
  HUB_SCOPE_UNSTATED,
} HubScope;

#define HUB_N_SCOPES (HUB_SCOPE_UNSTATED + 1)

const char *hub_scope_to_string (HubScope scope);
const char *hub_scope_get_label (HubScope scope);

G_END_DECLS
