/* hub-stemmer.h: the stems of words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-fold.h"
#include "hub-tongue.h"

G_BEGIN_DECLS

#define HUB_STEMMER_MAX_STEMS 2

typedef struct
{
  const char *text;      /* ':', letter of the tongue, folded stem; not terminated */
  gsize       length;    /* bytes */
} HubStem;

typedef struct _HubStemmer HubStemmer;

HubStemmer *hub_stemmer_new  (HubFold *fold) G_GNUC_WARN_UNUSED_RESULT;
void        hub_stemmer_free (HubStemmer *self);
guint       hub_stemmer_run  (HubStemmer    *self,
                              HubTongue      tongue,
                              const HubWord *word,
                              HubStem       *stems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubStemmer, hub_stemmer_free)

G_END_DECLS
