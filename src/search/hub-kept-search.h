/* hub-kept-search.h: looking for something among kept entries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reader.h"
#include "hub-search.h"

G_BEGIN_DECLS

/* What is among kept entries. */
typedef struct
{
  HubResults *results;   /* (owned): of those that the catalogue has, with counts of these alone */
  /* (owned) (element-type HubEntry): copies that fit, or together with what is noted of them, in
   * their own order */
  GPtrArray  *entries;
} HubKeptFound;

HubKeptFound *hub_kept_search_run    (HubCatalogue        *catalogue,
                                      HubSearch           *search,
                                      HubQuery            *query,
                                      GPtrArray           *kept,
                                      GPtrArray           *notes,
                                      GCancellable        *cancellable,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void          hub_kept_found_free    (HubKeptFound        *self);

/* The same by the worker of a reader, for what is in a search field. */
void          hub_reader_kept_async  (HubReader           *self,
                                      const char          *typed,
                                      GListModel          *kept,
                                      GPtrArray           *notes,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
HubKeptFound *hub_reader_kept_finish (HubReader           *self,
                                      GAsyncResult        *result,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubKeptFound, hub_kept_found_free)

G_END_DECLS
