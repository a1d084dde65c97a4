/* hub-mapper-private.h: what the parts of the mapper share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-mapper.h"

G_BEGIN_DECLS

#define HUB_MAPPER_NAME_BYTES 1024
#define HUB_MAPPER_VALUES     1000      /* per field and item */

gboolean hub_mapper_is_usable_id    (const char             *id);
void     hub_mapper_map_attachments (const HubMapperContext *context,
                                     const HubBundle        *bundle,
                                     JsonapiDocument        *document,
                                     JsonapiResource        *resource,
                                     HubEntry               *entry);

G_END_DECLS
