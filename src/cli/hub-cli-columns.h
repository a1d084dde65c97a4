/* hub-cli-columns.h: text in columns of a terminal
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint  hub_cli_columns_measure   (const char *text);
char  *hub_cli_columns_pad       (const char *text,
                                  guint       cells) G_GNUC_WARN_UNUSED_RESULT;
char  *hub_cli_columns_pad_start (const char *text,
                                  guint       cells) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
