/* hub-edit.c: something done to entries of the reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-edit"

#include "hub-edit.h"

/**
 * hub_key_new:
 * @uuid: of an entry
 * @langcode: (nullable): %NULL for all languages that there are
 *
 * Makes a key.
 *
 * Returns: (transfer full): the key
 */
HubKey *
hub_key_new (const char *uuid,
             const char *langcode)
{
  HubKey *self = g_new0 (HubKey, 1);

  self->uuid = g_strdup (uuid);
  self->langcode = g_strdup (langcode);
  return self;
}

void
hub_key_free (HubKey *self)
{
  g_free (self->uuid);
  g_free (self->langcode);
  g_free (self);
}

/**
 * hub_edit_new:
 *
 * Makes an edit that does nothing to nothing.
 *
 * Any thread.
 *
 * Returns: (transfer full): the edit
 */
HubEdit *
hub_edit_new (void)
{
  HubEdit *self = g_new0 (HubEdit, 1);

  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_key_free);
  self->joins = g_ptr_array_new_with_free_func (g_free);
  self->leaves = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * hub_edit_new_for:
 * @entry: an entry
 *
 * Makes an edit that does nothing to one entry.
 *
 * Returns: (transfer full): the edit
 */
HubEdit *
hub_edit_new_for (HubEntry *entry)
{
  HubEdit *self = hub_edit_new ();

  hub_edit_add_entry (self, entry);
  return self;
}

void
hub_edit_free (HubEdit *self)
{
  g_ptr_array_unref (self->keys);
  g_free (self->note);
  g_free (self->due);
  g_ptr_array_unref (self->joins);
  g_ptr_array_unref (self->leaves);
  g_clear_pointer (&self->above, hub_key_free);
  g_free (self);
}

/**
 * hub_edit_add:
 * @self: an edit
 * @uuid: of an entry
 * @langcode: (nullable): %NULL for all languages that there are
 *
 * Says to what it is done.
 */
void
hub_edit_add (HubEdit    *self,
              const char *uuid,
              const char *langcode)
{
  g_ptr_array_add (self->keys, hub_key_new (uuid, langcode));
}

/**
 * hub_edit_add_entry:
 * @self: an edit
 * @entry: an entry
 *
 * Says to what it is done.
 */
void
hub_edit_add_entry (HubEdit  *self,
                    HubEntry *entry)
{
  hub_edit_add (self, hub_entry_get_uuid (entry), hub_entry_get_langcode (entry));
}

void
hub_edit_set_status (HubEdit   *self,
                     HubStatus  status)
{
  self->parts |= HUB_EDIT_STATUS;
  self->status = status;
}

/**
 * hub_edit_set_note:
 * @self: an edit
 * @note: paragraphs; they are cleaned, and cut at HUB_NOTE_MAX_BYTES
 *
 * Puts this note in the place of the old one.
 */
void
hub_edit_set_note (HubEdit    *self,
                   const char *note)
{
  self->parts |= HUB_EDIT_NOTE;
  g_free (self->note);
  self->note = hub_note_clean (note);
}

/**
 * hub_edit_set_due:
 * @self: an edit
 * @due: YYYY-MM-DD, or "" for no day
 *
 * Says until when to read.
 */
void
hub_edit_set_due (HubEdit    *self,
                  const char *due)
{
  self->parts |= HUB_EDIT_DUE;
  g_set_str (&self->due, due);
}

/**
 * hub_edit_join:
 * @self: an edit
 * @collection: UUID of a collection
 *
 * Puts the entries into a collection.
 */
void
hub_edit_join (HubEdit    *self,
               const char *collection)
{
  g_ptr_array_add (self->joins, g_strdup (collection));
}

/**
 * hub_edit_leave:
 * @self: an edit
 * @collection: UUID of a collection
 *
 * Takes the entries out of a collection.
 */
void
hub_edit_leave (HubEdit    *self,
                const char *collection)
{
  g_ptr_array_add (self->leaves, g_strdup (collection));
}

/**
 * hub_edit_remove:
 * @self: an edit
 *
 * Removes the entries; they can be restored for a while.
 */
void
hub_edit_remove (HubEdit *self)
{
  self->parts |= HUB_EDIT_REMOVE;
}

/**
 * hub_edit_restore:
 * @self: an edit
 *
 * Brings back what was removed, to its old place and with all that was said of it.
 */
void
hub_edit_restore (HubEdit *self)
{
  self->parts |= HUB_EDIT_RESTORE;
}

/**
 * hub_edit_seen:
 * @self: an edit
 *
 * Notes that the user has seen what the hub has changed.
 */
void
hub_edit_seen (HubEdit *self)
{
  self->parts |= HUB_EDIT_SEEN;
}

/**
 * hub_edit_move:
 * @self: an edit
 * @above: (nullable): the entry that is to come next, %NULL for the end of the list
 *
 * Gives the entries other places in the own order, right above @above, in the order in which they
 * stand now.
 */
void
hub_edit_move (HubEdit  *self,
               HubEntry *above)
{
  self->parts |= HUB_EDIT_MOVE;
  g_clear_pointer (&self->above, hub_key_free);
  if (above != NULL)
    self->above = hub_key_new (hub_entry_get_uuid (above), hub_entry_get_langcode (above));
}
