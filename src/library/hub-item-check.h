/* hub-item-check.h: whether an item of a shared list is what it is to be
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "jsonapi-json.h"

G_BEGIN_DECLS

gboolean hub_item_check      (JsonNode    *node,
                              const char  *list,
                              guint        number,
                              GError     **error);
gboolean hub_item_check_line (JsonNode    *node);

G_END_DECLS
