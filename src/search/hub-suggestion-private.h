/* hub-suggestion-private.h: how the search finds a suggestion
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-matcher.h"
#include "hub-suggestion.h"

G_BEGIN_DECLS

gboolean hub_suggestion_find (HubMatcher      *matcher,
                              HubIndex        *index,
                              HubQuery        *query,
                              HubSuggestion  **suggestion,
                              GCancellable    *cancellable,
                              GError         **error);

G_END_DECLS
