/* jsonapi-document.h: a checked JSON:API document
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "jsonapi-resource.h"

G_BEGIN_DECLS

typedef struct _JsonapiDocument JsonapiDocument;

JsonapiDocument *jsonapi_document_new_from_bytes (GBytes           *bytes,
                                                  GError          **error)
                 G_GNUC_WARN_UNUSED_RESULT;
void             jsonapi_document_free           (JsonapiDocument  *self);
gboolean         jsonapi_document_is_list        (JsonapiDocument  *self);
guint            jsonapi_document_get_n_data     (JsonapiDocument  *self);
JsonapiResource *jsonapi_document_get_data       (JsonapiDocument  *self,
                                                  guint             index);
JsonapiResource *jsonapi_document_find_included  (JsonapiDocument  *self,
                                                  const char       *type,
                                                  const char       *id);
gboolean         jsonapi_document_get_next       (JsonapiDocument  *self,
                                                  const char      **next,
                                                  GError          **error);
const char      *jsonapi_document_get_version    (JsonapiDocument  *self);
guint            jsonapi_document_get_n_links    (JsonapiDocument  *self);
GPtrArray       *jsonapi_document_list_omitted (JsonapiDocument *self) G_GNUC_WARN_UNUSED_RESULT;
char           **jsonapi_document_list_links     (JsonapiDocument  *self)
                 G_GNUC_WARN_UNUSED_RESULT;
const char      *jsonapi_document_get_link       (JsonapiDocument  *self,
                                                  const char       *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsonapiDocument, jsonapi_document_free)

G_END_DECLS
