/* hub-library-file-private.h: what files of reading lists share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reading-list-private.h"

#include "jsonapi-json.h"

G_BEGIN_DECLS

/* What kind of file it is. */
typedef struct
{
  const char *format;      /* its "format" */
  int         version;     /* its "version", the newest that is understood */
  gint64      max_bytes;
  guint       max_items;   /* of all its lists together */
  gboolean    is_shared;   /* for others, or by others: says nothing of how far one has read, and
                            * is taken only if each member is what it is to be */
} HubLibraryForm;

GString     *hub_library_form_write (const HubLibraryForm  *form,
                                     gint64                 seconds,
                                     const char            *members,
                                     HubStock              *stock,
                                     GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     hub_library_form_save  (GString               *text,
                                     const char            *path,
                                     GError               **error);
GBytes      *hub_library_form_load  (const HubLibraryForm  *form,
                                     const char            *path,
                                     GError               **error) G_GNUC_WARN_UNUSED_RESULT;
HubHoldings *hub_library_form_parse (const HubLibraryForm  *form,
                                     GBytes                *bytes,
                                     JsonNode             **head,
                                     GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
