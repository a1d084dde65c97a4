/* hub-search.h: the one function that answers a query
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue.h"
#include "hub-completions.h"
#include "hub-cross.h"
#include "hub-query-parse.h"

G_BEGIN_DECLS

typedef struct _HubSearch HubSearch;

/* Thread-bound, as its catalogue, which it borrows and which must outlive it. */
HubSearch  *hub_search_new     (HubCatalogue *catalogue,
                                GCancellable *cancellable,
                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;
HubSearch  *hub_search_new_at_once (HubCatalogue *catalogue,
                                    GCancellable *cancellable,
                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void        hub_search_free    (HubSearch *self);
HubResults *hub_search_run     (HubSearch    *self,
                                HubQuery     *query,
                                GCancellable *cancellable,
                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same among these rows alone, counts too; without a suggestion. */
HubResults *hub_search_run_within (HubSearch       *self,
                                   HubQuery        *query,
                                   const HubBitset *within,
                                   GCancellable    *cancellable,
                                   GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* Counts of one facet against another, among the entries that a query finds. */
HubCross   *hub_search_cross   (HubSearch    *self,
                                HubQuery     *query,
                                HubFacet      rows,
                                HubFacet      columns,
                                GCancellable *cancellable,
                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    hub_search_refresh (HubSearch    *self,
                                GCancellable *cancellable,
                                GError      **error);
HubIndex   *hub_search_get_index (HubSearch *self);   /* (transfer none): for its file */
gboolean    hub_search_check_query (HubSearch *self, HubQuery *query, GError **error);
HubQuery   *hub_search_resolve (HubSearch *self, HubQuery *query) G_GNUC_WARN_UNUSED_RESULT;
HubTyping  *hub_search_read_typed (HubSearch  *self,
                                   HubQuery   *base,
                                   const char *typed,
                                   gsize       cursor) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type HubCompletion): see hub_completions_find() */
GPtrArray  *hub_search_complete (HubSearch  *self,
                                 HubFacet    facet,
                                 const char *typed,
                                 HubResults *results) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSearch, hub_search_free)

G_END_DECLS
