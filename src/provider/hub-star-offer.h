/* hub-star-offer.h: a result of the desktop's search that stars an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"

G_BEGIN_DECLS

char     *hub_star_offer_dup_words (const char *const *terms) G_GNUC_WARN_UNUSED_RESULT;
char     *hub_star_offer_dup_id    (HubEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
gboolean  hub_star_offer_parse_id  (const char *id,
                                    char      **uuid,
                                    char      **langcode);
char     *hub_star_offer_dup_name  (HubEntry *entry,
                                    gboolean  is_starred) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
