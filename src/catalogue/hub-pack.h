/* hub-pack.h: the catalogue of a hub as one file, for others
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue.h"
#include "hub-pack-file.h"

G_BEGIN_DECLS

/* A pack that was opened and found to be whole. Thread-bound. */
typedef struct _HubPack HubPack;

/* What a pack says of itself. */
typedef struct
{
  char    *origin;      /* (owned): base address of the hub */
  gint64   date;        /* Unix seconds: when the hub was read */
  guint    schema;      /* of the catalogue that it was made from */
  char   **languages;   /* (owned): those it has as a whole */
  guint    terms;
  guint    entries;
  /* of the file, when it was made */
  gint64   bytes;
  char    *sha256;      /* (owned) (nullable) */
} HubPackFacts;

void                hub_pack_facts_clear  (HubPackFacts  *self);
gboolean            hub_pack_write        (HubCatalogue  *catalogue,
                                           const char    *path,
                                           HubPackFacts  *facts,
                                           GCancellable  *cancellable,
                                           GError       **error);

HubPack            *hub_pack_open         (const char    *path,
                                           const char    *scratch,
                                           GCancellable  *cancellable,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void                hub_pack_close        (HubPack       *self);
const HubPackFacts *hub_pack_get_facts    (HubPack       *self);
GPtrArray          *hub_pack_list_terms   (HubPack       *self,
                                           HubVocabulary  vocabulary,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray          *hub_pack_list_entries (HubPack       *self,
                                           gint64        *after,
                                           guint          max_entries,
                                           GCancellable  *cancellable,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubPackFacts, hub_pack_facts_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubPack, hub_pack_close)

G_END_DECLS
