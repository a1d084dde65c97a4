/* jsonapi-query.h: the query part of a JSON:API address, as Drupal reads it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JsonapiQuery JsonapiQuery;

JsonapiQuery *jsonapi_query_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void          jsonapi_query_free       (JsonapiQuery      *self);
void          jsonapi_query_filter     (JsonapiQuery      *self,
                                        const char        *path,
                                        const char        *operator,
                                        const char        *value);
void          jsonapi_query_open_group (JsonapiQuery     *self,
                                        const char       *conjunction);
void          jsonapi_query_close_group (JsonapiQuery    *self);
guint         jsonapi_query_filter_in  (JsonapiQuery      *self,
                                        const char        *path,
                                        const char *const *values);
void          jsonapi_query_sort       (JsonapiQuery      *self,
                                        const char        *keys);
void          jsonapi_query_fields     (JsonapiQuery      *self,
                                        const char        *type,
                                        const char *const *names);
void          jsonapi_query_include    (JsonapiQuery      *self,
                                        const char        *paths);
void          jsonapi_query_page_limit (JsonapiQuery      *self,
                                        guint              limit);
char         *jsonapi_query_to_string  (JsonapiQuery      *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsonapiQuery, jsonapi_query_free)

G_END_DECLS
