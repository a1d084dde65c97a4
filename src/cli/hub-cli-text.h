/* hub-cli-text.h: results for people to read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"

G_BEGIN_DECLS

/* Labels and values, printed as a table: (element-type Field) */
typedef GPtrArray HubCliFields;

HubCliFields *hub_cli_fields_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void          hub_cli_fields_add       (HubCliFields *self,
                                        const char   *label,
                                        const char   *value);
void          hub_cli_fields_print     (HubCliFields *self);
void          hub_cli_text_print_row   (HubEntry     *entry);
void          hub_cli_text_print_field (const char   *label,
                                        const char   *value);
void          hub_cli_text_print_entry (HubEntry     *entry);

G_END_DECLS
