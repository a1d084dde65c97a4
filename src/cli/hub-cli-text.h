/* hub-cli-text.h: results for people to read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"

G_BEGIN_DECLS

void hub_cli_text_print_row   (HubEntry   *entry);
void hub_cli_text_print_field (const char *label,
                               const char *value);
void hub_cli_text_print_entry (HubEntry   *entry);

G_END_DECLS
