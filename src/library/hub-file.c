/* hub-file.c: a file of an entry, as it is kept here
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-file"

#include "hub-file.h"

#include "hub-file-name.h"
#include "hub-file-type.h"
#include "jsonapi-address.h"

#include <gio/gio.h>

G_DEFINE_BOXED_TYPE (HubFile, hub_file, hub_file_ref, hub_file_unref)

static void
clear_file (gpointer data)
{
  HubFile *self = data;

  g_free (self->uuid);
  g_free (self->langcode);
  g_free (self->address);
  g_free (self->entry);
  g_free (self->name);
  g_free (self->announced);
  g_free (self->language);
  g_free (self->stored);
  g_free (self->sha256);
  g_free (self->type);
  g_free (self->etag);
  g_free (self->modified);
}

/**
 * hub_file_new:
 *
 * Makes an empty file of unknown size; its maker fills it before sharing it.
 *
 * Returns: (transfer full): the file
 */
HubFile *
hub_file_new (void)
{
  HubFile *self = g_atomic_rc_box_new0 (HubFile);

  self->size = -1;
  self->state = HUB_FILE_WANTED;
  return self;
}

HubFile *
hub_file_ref (HubFile *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
hub_file_unref (HubFile *self)
{
  g_atomic_rc_box_release_full (self, clear_file);
}

/**
 * hub_file_equal:
 * @a: a file
 * @b: a file
 *
 * Compares all that is shown of a file.
 *
 * Returns: whether nothing of it differs
 */
gboolean
hub_file_equal (const HubFile *a,
                const HubFile *b)
{
  return a->id == b->id && a->state == b->state && a->fault == b->fault && a->size == b->size &&
         a->bytes == b->bytes &&
         a->is_stale == b->is_stale && a->since == b->since && a->by_star == b->by_star &&
         g_strcmp0 (a->sha256, b->sha256) == 0 && g_strcmp0 (a->type, b->type) == 0 &&
         g_str_equal (a->name, b->name) && g_str_equal (a->entry, b->entry);
}

/**
 * hub_file_is_of:
 * @self: a file
 * @entry: an entry
 * @address: (nullable): of an attachment; %NULL for any
 *
 * Returns: whether @self is that file of that entry, in its language
 */
gboolean
hub_file_is_of (const HubFile *self,
                HubEntry      *entry,
                const char    *address)
{
  return g_str_equal (self->uuid, hub_entry_get_uuid (entry)) &&
         g_str_equal (self->langcode, hub_entry_get_langcode (entry)) &&
         (address == NULL || g_str_equal (self->address, address));
}

/**
 * hub_file_get_shown_size:
 * @self: a file
 *
 * Returns: bytes: of what is here, else of what is announced; -1 unknown
 */
gint64
hub_file_get_shown_size (const HubFile *self)
{
  return self->state == HUB_FILE_KEPT ? self->bytes : self->size;
}

/**
 * hub_file_may_open:
 * @self: a file
 *
 * Returns: whether the program may hand it to the desktop (FAULTS.md, F41)
 */
gboolean
hub_file_may_open (const HubFile *self)
{
  return hub_file_type_may_open (hub_file_type_find (self->type), self->name);
}

/**
 * hub_file_dup_save_name:
 * @self: a kept file
 *
 * Makes the name to propose for a copy.
 *
 * Returns: (transfer full): a name
 */
char *
hub_file_dup_save_name (const HubFile *self)
{
  const HubFileType *type = hub_file_type_find (self->type);

  if (!hub_file_may_open (self))
    return g_strdup (self->name);
  return hub_file_name_suggest (self->name, type->extension);
}

/* As for a hub: plain http is for this computer alone. */
static gboolean
is_safe (GUri *address)
{
  g_autoptr(GInetAddress) host = g_inet_address_new_from_string (g_uri_get_host (address));

  return g_str_equal (g_uri_get_scheme (address), "https") ||
         g_str_equal (g_uri_get_host (address), "localhost") ||
         (host != NULL && g_inet_address_get_is_loopback (host));
}

/**
 * hub_file_may_fetch:
 * @entry: an entry
 * @attachment: one of its attachments
 *
 * Asks whether a file may be fetched: by https, or from this computer, and only from the server
 * that the entry comes from. What a hub writes, or a list that was imported, sends nobody elsewhere
 * (FAULTS.md, P5).
 *
 * Returns: whether it may
 */
gboolean
hub_file_may_fetch (HubEntry            *entry,
                    const HubAttachment *attachment)
{
  const char *from = hub_entry_get_hub (entry);
  g_autoptr(GUri) file = NULL;
  g_autoptr(GUri) hub = NULL;

  if (!attachment->is_file || attachment->uri == NULL || from == NULL)
    return FALSE;
  file = jsonapi_address_new (attachment->uri, NULL, NULL);
  if (file == NULL || !is_safe (file))
    return FALSE;

  hub = jsonapi_address_new (from, NULL, NULL);
  return hub != NULL && jsonapi_address_same_origin (file, hub);
}
