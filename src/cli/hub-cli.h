/* hub-cli.h: the command line
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hub_cli_is_command    (int    argc,
                                char **argv);
int      hub_cli_run           (int    argc,
                                char **argv);
int      hub_cli_refuse_window (void);

G_END_DECLS
