/* word-pairs.h: which words find which, in six languages
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-tongue.h"

G_BEGIN_DECLS

typedef struct
{
  const char *typed;
  const char *row;       /* in the language that is asked about */
} WordPair;

/* Pairs of which the first finds the second, or does not; at least twelve of each. */
const WordPair *word_pairs_get (HubTongue  tongue,
                                gboolean   is_found,
                                guint     *n);

G_END_DECLS
