/* hub-known-terms.h: the terms that are known wherever they come from
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-term.h"

G_BEGIN_DECLS

/* How sure it is that a label means a term. */
typedef enum
{
  HUB_KNOWN_NOT,
  HUB_KNOWN_BY_NUMBER,   /* a number of an objective, before words that nobody here knows */
  HUB_KNOWN_BY_WORDS,
} HubKnown;

HubKnown    hub_known_terms_find          (HubVocabulary   vocabulary,
                                           const char     *label,
                                           const char    **code);
const char *hub_known_terms_find_code     (HubVocabulary   vocabulary,
                                           const char     *text);
const char *hub_known_terms_get_title     (HubVocabulary   vocabulary,
                                           const char     *code);
const char *hub_known_terms_get_paragraph (HubVocabulary   vocabulary,
                                           const char     *code);
guint       hub_known_terms_count         (HubVocabulary   vocabulary);

G_END_DECLS
