/* hub-names.h: what the terms of the hub are called, in six languages
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-analyzer.h"
#include "hub-facet-table.h"

G_BEGIN_DECLS

/* Belongs, with its analyzer, to one thread. */
typedef struct _HubNames HubNames;

/* @value is a number of the facet table. */
typedef void (*HubNamesFunc) (guint    value,
                              gpointer user_data);

HubNames   *hub_names_new               (HubFacetTable *table,
                                         HubAnalyzer   *analyzer) G_GNUC_WARN_UNUSED_RESULT;
void        hub_names_free              (HubNames *self);
void        hub_names_each_value        (HubNames     *self,
                                         const char   *token,
                                         gssize        length,
                                         gboolean      is_prefix,
                                         HubNamesFunc  func,
                                         gpointer      user_data);
void        hub_names_each_phrase_value (HubNames           *self,
                                         const char *const  *tokens,
                                         guint               n_tokens,
                                         gboolean            is_prefix,
                                         HubNamesFunc        func,
                                         gpointer            user_data);
const char *hub_names_find_code         (HubNames   *self,
                                         HubFacet    facet,
                                         const char *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubNames, hub_names_free)

G_END_DECLS
