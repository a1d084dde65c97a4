/* hub-forward.h: hands on what only the program with the window can do
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void hub_forward_address (GApplication          *application,
                          GDBusMethodInvocation *invocation,
                          const char            *address);
void hub_forward_action  (GApplication          *application,
                          GDBusMethodInvocation *invocation,
                          const char            *name,
                          GVariant              *parameter);

G_END_DECLS
