/* hub-name-phrases.h: words in a row in the names of terms
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-analyzer.h"
#include "hub-facet-table.h"

G_BEGIN_DECLS

/* Belongs to one thread. */
typedef struct _HubNamePhrases HubNamePhrases;

typedef void (*HubNamePhraseFunc) (guint    value,
                                   gpointer user_data);

HubNamePhrases *hub_name_phrases_new  (HubFacetTable *table,
                                       HubAnalyzer   *analyzer) G_GNUC_WARN_UNUSED_RESULT;
void            hub_name_phrases_free (HubNamePhrases *self);
void            hub_name_phrases_each (HubNamePhrases     *self,
                                       const char *const  *tokens,
                                       guint               n_tokens,
                                       gboolean            is_prefix,
                                       HubNamePhraseFunc   func,
                                       gpointer            user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubNamePhrases, hub_name_phrases_free)

G_END_DECLS
