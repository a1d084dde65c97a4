/* hub-words.h: a phrase as a full-text question
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-text-query.h"

G_BEGIN_DECLS

char *hub_words_to_phrase (const HubAtom *atom,
                           guint          fields) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
