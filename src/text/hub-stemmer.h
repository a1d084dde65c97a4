/* hub-stemmer.h: the stems of words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-tongue.h"

G_BEGIN_DECLS

typedef struct _HubStemmer HubStemmer;

HubStemmer *hub_stemmer_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void        hub_stemmer_free (HubStemmer *self);
const char *hub_stemmer_run  (HubStemmer *self,
                              HubTongue   tongue,
                              const char *word,
                              gsize       length,
                              gsize      *stem_length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubStemmer, hub_stemmer_free)

G_END_DECLS
