/* jsonapi-file.h: files that documents name
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "jsonapi-client.h"

G_BEGIN_DECLS

/* What a server says of a file before it sends it. */
typedef struct
{
  gint64  size;       /* bytes of the whole file, -1 not said */
  char   *etag;       /* (owned) (nullable): with its quotes; a strong one only */
  char   *weak;       /* (owned) (nullable): a weak one, that tells news but not bytes */
  char   *modified;   /* (owned) (nullable): as the server wrote it */
  gboolean is_settled; /* `modified` was over when the server said it: a later file has another */
} JsonapiFileHead;

void jsonapi_file_head_clear (JsonapiFileHead *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JsonapiFileHead, jsonapi_file_head_clear)

/* Hears what comes: @offset is where its first byte belongs, 0 or the one of the order. FALSE with
 * @error set, which the caller then gets, and nothing is read. */
typedef gboolean (*JsonapiFileBegin) (const JsonapiFileHead *head,
                                      gint64                 offset,
                                      gpointer               data,
                                      GError               **error);
typedef gboolean (*JsonapiFileWrite) (const char            *bytes,
                                      gsize                  length,
                                      gpointer               data,
                                      GError               **error);

/* What to get, and who takes it. */
typedef struct
{
  gint64            offset;      /* bytes that are there from an earlier try */
  const char       *etag;        /* (nullable): the strong tag these are of; needed for them */
  gint64            size;        /* bytes that the file should have, -1 not known */
  gint64            max_bytes;   /* of the whole file */
  const JsonapiValidator *known; /* (nullable): what a whole one from earlier was marked with */
  gboolean         *is_unchanged; /* out, with `known`: that still holds, and nothing comes */
  JsonapiFileBegin  begin;
  JsonapiFileWrite  write;
  gpointer          data;
} JsonapiFileOrder;

JsonapiClient *jsonapi_client_new_for_files (const char              *address,
                                             const char              *user_agent,
                                             GError                 **error)
               G_GNUC_WARN_UNUSED_RESULT;
gboolean       jsonapi_client_head_file     (JsonapiClient           *self,
                                             const char              *uri,
                                             JsonapiFileHead         *head,
                                             GCancellable            *cancellable,
                                             GError                 **error);
gboolean       jsonapi_client_get_file      (JsonapiClient           *self,
                                             const char              *uri,
                                             const JsonapiFileOrder  *order,
                                             GCancellable            *cancellable,
                                             GError                 **error);

G_END_DECLS
