/* hub-cli-json.h: the JSON shapes of the command line
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"
#include "hub-results.h"
#include "jsonapi-json.h"

G_BEGIN_DECLS

void hub_cli_json_add_string (JsonBuilder *builder,
                              const char  *name,
                              const char  *value);
void hub_cli_json_add_int    (JsonBuilder *builder,
                              const char  *name,
                              gint64       value);
void hub_cli_json_add_bool   (JsonBuilder *builder,
                              const char  *name,
                              gboolean     value);
void hub_cli_json_add_time   (JsonBuilder *builder,
                              const char  *name,
                              gint64       seconds);
void hub_cli_json_add_row    (JsonBuilder *builder,
                              HubEntry    *entry);
void hub_cli_json_add_fields (JsonBuilder *builder,
                              HubEntry    *entry);
void hub_cli_json_add_counts (JsonBuilder *builder,
                              HubResults  *results);
void hub_cli_json_add_suggestion (JsonBuilder         *builder,
                                  const HubSuggestion *suggestion);
void hub_cli_json_print      (JsonBuilder *builder);

G_END_DECLS
