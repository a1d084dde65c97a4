/* hub-catalogue.h: reading the catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue-status.h"
#include "hub-database.h"
#include "hub-entry.h"

G_BEGIN_DECLS

typedef struct _HubCatalogue HubCatalogue;

/* Opens @data_dir/catalogue.db for reading. First makes it from the starter catalogue if it is
 * missing, migrates an older one, and sets a damaged one aside. Thread-bound. */
HubCatalogue       *hub_catalogue_open       (const char *data_dir,
                                              GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void                hub_catalogue_close      (HubCatalogue *self);
HubEntry           *hub_catalogue_find_entry (HubCatalogue *self,
                                              const char   *uuid,
                                              const char   *langcode,   /* nullable */
                                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;
HubEntry           *hub_catalogue_get_entry  (HubCatalogue *self,
                                              gint64        id,
                                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* Entries for list rows, in the order of @ids; a row that is gone is a NULL element. */
GPtrArray          *hub_catalogue_get_rows   (HubCatalogue *self,
                                              const gint64 *ids,
                                              guint         n_ids,
                                              GCancellable *cancellable,
                                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same with attachments, and without those that are gone. */
GPtrArray          *hub_catalogue_get_entries (HubCatalogue *self,
                                               const gint64 *ids,
                                               guint         n_ids,
                                               GCancellable *cancellable,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): the first @max_chars characters of its body as plain text */
char               *hub_catalogue_dup_body   (HubCatalogue *self,
                                              gint64        id,
                                              guint         max_chars,
                                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray          *hub_catalogue_list_terms (HubCatalogue *self,
                                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;
HubCatalogueStatus *hub_catalogue_get_status (HubCatalogue *self,
                                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* integrity, full-text index included */
gboolean            hub_catalogue_check      (HubCatalogue *self,
                                              GError      **error);
/* (nullable): where a damaged catalogue was set aside at this opening */
const char         *hub_catalogue_get_damaged_path (HubCatalogue *self);
/* (transfer none): for the search room */
HubDatabase        *hub_catalogue_get_database (HubCatalogue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubCatalogue, hub_catalogue_close)

G_END_DECLS
