/* hub-agent.c: how the program introduces itself to servers
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-agent"

#include "hub-agent.h"

/**
 * hub_agent_get_name:
 *
 * Names program, version and home, so that who runs a server knows whom to ask (RFC 9110, 10.1.5).
 * Any thread.
 *
 * Returns: (transfer none): the value of the header `User-Agent`
 */
const char *
hub_agent_get_name (void)
{
  return "HubReader/" HUB_VERSION " (+https://github.com/hubreader/hub-reader)";
}
