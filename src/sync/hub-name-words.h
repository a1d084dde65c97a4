/* hub-name-words.h: what a machine name suggests, in English, French and Spanish
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-profile.h"

G_BEGIN_DECLS

/* How much a name suggests something: 0 not at all, 100 as much as a name can. */
int      hub_name_words_rate_role       (const char    *name,
                                         HubRole        role);
int      hub_name_words_rate_kind       (const char    *name,
                                         HubKind        kind);
int      hub_name_words_rate_vocabulary (const char    *name,
                                         HubVocabulary  vocabulary);
/* A date, and nothing that says of what. */
gboolean hub_name_words_is_plain_date   (const char    *name);
gboolean hub_name_words_is_image        (const char    *name);

G_END_DECLS
