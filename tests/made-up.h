/* made-up.h: a catalogue of any size, made up from a seed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue-writer.h"

G_BEGIN_DECLS

#define MADE_UP_ORIGIN "https://made-up.example"

/* The same seed gives the same entries. Words and terms are as uneven as real ones (Zipf). */
typedef struct _MadeUp MadeUp;

MadeUp     *made_up_new       (guint32 seed, guint n_words, guint n_publishers);
/* For a comparison with programs that know no stems and no other names of a country: neither a
 * word nor the beginning of one has another stem, and the codes are nobody's. */
MadeUp     *made_up_new_plain (guint32 seed, guint n_words, guint n_publishers);
void        made_up_free      (MadeUp *self);
GRand      *made_up_get_rand  (MadeUp *self);
const char *made_up_get_word  (MadeUp *self);     /* any, the frequent ones more often */
HubTerm    *made_up_dup_term  (MadeUp *self, HubVocabulary vocabulary);
GPtrArray  *made_up_list_terms (HubVocabulary vocabulary);   /* (element-type HubTerm): all of it */
HubEntry   *made_up_entry     (MadeUp *self, guint number);
gboolean    made_up_add_terms (HubCatalogueWriter *writer, GError **error);
gboolean    made_up_add_plain_terms (HubCatalogueWriter *writer, GError **error);
gboolean    made_up_add       (MadeUp             *self,
                               HubCatalogueWriter *writer,
                               guint               first,
                               guint               n_entries,
                               gint64              generation,
                               GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadeUp, made_up_free)

G_END_DECLS
