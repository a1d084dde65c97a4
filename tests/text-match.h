/* text-match.h: the words of a query, as SQLite would be asked for all of them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-text-query.h"

G_BEGIN_DECLS

char *text_match_new (HubTextQuery *words, gboolean *is_negated) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
