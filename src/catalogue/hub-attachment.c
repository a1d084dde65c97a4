/* hub-attachment.c: a file or a link of an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-attachment"

#include "hub-attachment.h"

/**
 * hub_attachment_new:
 * @is_file: whether it is a file of the hub, or a link
 *
 * Makes an empty attachment of unknown size; its maker fills the members.
 *
 * Returns: (transfer full): the attachment
 */
HubAttachment *
hub_attachment_new (gboolean is_file)
{
  HubAttachment *self = g_new0 (HubAttachment, 1);

  self->is_file = is_file;
  self->size = -1;

  return self;
}

void
hub_attachment_free (HubAttachment *self)
{
  g_free (self->uuid);
  g_free (self->uri);
  g_free (self->name);
  g_free (self->title);
  g_free (self->mime);
  g_free (self->langcode);
  g_free (self);
}
