/* hub-text-query-private.h: the free text of a query, for those who read more than that
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-text-pieces.h"
#include "hub-text-query.h"

G_BEGIN_DECLS

HubTextQuery *hub_text_query_new_from_pieces (GArray *pieces) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
