/* hub-agent.h: how the program introduces itself to servers
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *hub_agent_get_name (void);

G_END_DECLS
