/* hub-cli-changes.h: what has changed since a time
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-cli-json.h"

G_BEGIN_DECLS

gboolean hub_cli_changes_parse_since (const char   *text,
                                      gint64       *since,
                                      GError      **error);
void     hub_cli_changes_add_json    (JsonBuilder  *builder,
                                      GPtrArray    *changes);
void     hub_cli_changes_print       (GPtrArray    *changes);

G_END_DECLS
