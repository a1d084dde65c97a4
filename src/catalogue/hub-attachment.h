/* hub-attachment.h: a file or a link of an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A plain value, owned by its entry. A file has a name, a link need not. */
typedef struct
{
  gboolean  is_file;
  char     *uuid;       /* (nullable) */
  char     *uri; /* (nullable): absolute http or https address; a starter file may have none */
  char     *name;       /* (nullable): file name as the server gives it, cleaned */
  char     *title;      /* (nullable): what the hub calls it */
  char     *mime;       /* (nullable) */
  char     *langcode;   /* (nullable) */
  gint64    size;       /* bytes, -1 unknown */
} HubAttachment;

HubAttachment *hub_attachment_new  (gboolean is_file) G_GNUC_WARN_UNUSED_RESULT;
void           hub_attachment_free (HubAttachment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubAttachment, hub_attachment_free)

G_END_DECLS
