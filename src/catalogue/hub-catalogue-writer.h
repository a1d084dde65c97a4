/* hub-catalogue-writer.h: the only hand that writes the catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HubCatalogueWriter HubCatalogueWriter;

/* What became of the entries of a page. */
typedef struct
{
  guint added;
  guint updated;
  guint unchanged;
  guint withdrawn;
} HubCatalogueTally;

/* Holds an exclusive lock on @data_dir/catalogue.lock while open: STORE_BUSY if another has it.
 * Thread-bound. */
HubCatalogueWriter *hub_catalogue_writer_open          (const char *data_dir,
                                                        GError    **error)
                                                        G_GNUC_WARN_UNUSED_RESULT;
void                hub_catalogue_writer_close         (HubCatalogueWriter *self);

/* (nullable): where a damaged catalogue was set aside when opening */
const char         *hub_catalogue_writer_get_damaged_path (HubCatalogueWriter *self);

/* Small named values that live in the same transactions as the rows: sync state. NULL value
 * deletes. */
char               *hub_catalogue_writer_dup_state     (HubCatalogueWriter *self,
                                                        const char         *key,
                                                        GError            **error)
                                                        G_GNUC_WARN_UNUSED_RESULT;
gboolean            hub_catalogue_writer_set_state     (HubCatalogueWriter *self,
                                                        const char         *key,
                                                        const char         *value,
                                                        GError            **error);

/* Stores one vocabulary as a whole: terms not in @terms (element-type HubTerm) leave. A term is
 * matched by UUID, else by code or label with one that no longer comes, so that entries keep their
 * terms. One transaction. */
gboolean            hub_catalogue_writer_apply_terms   (HubCatalogueWriter *self,
                                                        HubVocabulary       vocabulary,
                                                        GPtrArray          *terms,
                                                        GError            **error);

/* Stores one page of entries (element-type HubEntry, their terms given by vocabulary and UUID;
 * unknown ones are left out) and one state value in one transaction. Entries get @generation. Adds
 * to @tally. */
gboolean            hub_catalogue_writer_apply_page    (HubCatalogueWriter *self,
                                                        GPtrArray          *entries,
                                                        gint64              generation,
                                                        const char         *state_key,
                                                        const char         *state_value,
                                                        HubCatalogueTally  *tally,
                                                        GCancellable       *cancellable,
                                                        GError            **error);

/* After a complete pass over @origin: entries of other origins leave, entries of @origin in one of
 * @langcodes not of @generation are marked withdrawn, unless that is over 10 % and over 20 of
 * them, or all (FAULTS.md F43): then none is, and @n_spared says how many. Notes the time of the
 * sync. One transaction. */
gboolean
hub_catalogue_writer_finish_pass (HubCatalogueWriter *self,
                                  const char         *origin,
                                  const char *const  *langcodes,
                                  gint64              generation,
                                  gint64              synced,   /* Unix seconds */
                                  HubCatalogueTally  *tally,
                                  guint              *n_spared,
                                  GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubCatalogueWriter, hub_catalogue_writer_close)

G_END_DECLS
