/* jsonapi-document.h: a checked JSON:API document
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "jsonapi-resource.h"

G_BEGIN_DECLS

/* Owns its tree; resources borrow from it. Any one thread at a time. */
typedef struct _JsonapiDocument JsonapiDocument;

/* Pre-scan under the limits, strict parse, check of the top level. MALFORMED or LIMIT. */
JsonapiDocument *jsonapi_document_new_from_bytes (GBytes  *bytes,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             jsonapi_document_free           (JsonapiDocument *self);
/* 1 for a single resource */
guint            jsonapi_document_get_n_data     (JsonapiDocument *self);
/* (nullable) (transfer none): NULL if the element is no resource object */
JsonapiResource *jsonapi_document_get_data       (JsonapiDocument *self,
                                                  guint            index);
/* (nullable) (transfer none) */
JsonapiResource *jsonapi_document_find_included  (JsonapiDocument *self,
                                                  const char      *type,
                                                  const char      *id);
/* FALSE with LINK when `links.next` is neither absent, null, string nor {href}; else *@next is the
 * href, or NULL at the end. */
gboolean         jsonapi_document_get_next       (JsonapiDocument *self,
                                                  const char     **next,
                                                  GError         **error);
const char      *jsonapi_document_get_version    (JsonapiDocument *self); /* (nullable) */
/* entry point: names of links */
guint            jsonapi_document_get_n_links    (JsonapiDocument *self);
/* (nullable): href */
const char      *jsonapi_document_get_link       (JsonapiDocument *self,
                                                  const char      *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsonapiDocument, jsonapi_document_free)

G_END_DECLS
