/* hub-sync-marks.c: up to when each collection is known
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A key file in the catalogue's state. The key of a mark is a checksum of all that decides what
 * becomes of an entry, so a profile that was edited, or another version of the mapping, has no mark
 * and the collection is read anew.
 */

#define G_LOG_DOMAIN "hub-sync-marks"

#include "hub-sync-marks.h"

#include <string.h>

#define GROUP   "marks"
#define ABOUT   "about"
#define MAPPING 2      /* raise it when the mapper makes other entries of the same answers */

struct _HubSyncMarks
{
  GKeyFile *file;      /* (owned) */
};

/**
 * hub_sync_marks_new:
 * @hub: base address of a hub
 *
 * Makes the marks of a hub of which nothing is known.
 *
 * Returns: (transfer full): the marks
 */
HubSyncMarks *
hub_sync_marks_new (const char *hub)
{
  HubSyncMarks *self = g_new0 (HubSyncMarks, 1);

  self->file = g_key_file_new ();
  g_key_file_set_string (self->file, ABOUT, "hub", hub);

  return self;
}

/**
 * hub_sync_marks_read:
 * @text: (nullable): what hub_sync_marks_to_string () wrote
 * @hub: base address of the hub
 *
 * Reads marks back.
 *
 * Returns: (transfer full) (nullable): the marks; %NULL if @text is none or about another hub
 */
HubSyncMarks *
hub_sync_marks_read (const char *text,
                     const char *hub)
{
  g_autoptr(HubSyncMarks) self = hub_sync_marks_new (hub);
  g_autofree char *of = NULL;

  if (text == NULL ||
      !g_key_file_load_from_data (self->file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return NULL;

  of = g_key_file_get_string (self->file, ABOUT, "hub", NULL);

  return g_strcmp0 (of, hub) == 0 ? g_steal_pointer (&self) : NULL;
}

void
hub_sync_marks_free (HubSyncMarks *self)
{
  g_key_file_unref (self->file);
  g_free (self);
}

static void
add_text (GChecksum  *checksum,
          const char *text)
{
  g_checksum_update (checksum, (const guint8 *) (text != NULL ? text : "\xff"),
                     (text != NULL ? (gssize) strlen (text) : 1));
  g_checksum_update (checksum, (const guint8 *) "", 1);
}

static void
add_list (GChecksum  *checksum,
          char      **list)
{
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    add_text (checksum, list[i]);
  add_text (checksum, NULL);
}

/**
 * hub_sync_marks_dup_key:
 * @profile: the hub's profile
 * @bundle: one of its bundles
 * @langcode: a language
 *
 * Makes the key of a mark.
 *
 * Returns: (transfer full): the key
 */
char *
hub_sync_marks_dup_key (HubProfile      *profile,
                        const HubBundle *bundle,
                        const char      *langcode)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint version = MAPPING;

  g_checksum_update (checksum, (const guint8 *) &version, sizeof version);
  add_text (checksum, hub_profile_get_base_path (profile));
  add_text (checksum, hub_profile_get_default_language (profile));
  add_text (checksum, hub_profile_get_language_prefix (profile, langcode));
  add_text (checksum, langcode);
  add_text (checksum, bundle->type);
  add_text (checksum, bundle->path);
  add_text (checksum, hub_kind_to_string (bundle->kind));
  for (guint i = 0; i < HUB_N_ROLES; i++)
    {
      add_list (checksum, bundle->fields[i]);
      add_list (checksum, bundle->references[i]);
    }
  for (guint i = 0; i < HUB_N_VOCABULARIES; i++)
    add_list (checksum, bundle->relations[i]);

  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * hub_sync_marks_get:
 * @self: the marks
 * @key: what hub_sync_marks_dup_key () made
 *
 * Looks up a mark.
 *
 * Returns: Unix seconds, 0 if a complete pass found nothing, %HUB_SYNC_NO_MARK if there was none
 */
gint64
hub_sync_marks_get (HubSyncMarks *self,
                    const char   *key)
{
  g_autoptr(GError) error = NULL;
  gint64 mark = g_key_file_get_int64 (self->file, GROUP, key, &error);

  return error == NULL && mark >= 0 ? mark : HUB_SYNC_NO_MARK;
}

/**
 * hub_sync_marks_set:
 * @self: the marks
 * @key: what hub_sync_marks_dup_key () made
 * @mark: Unix seconds, or %HUB_SYNC_NO_MARK to forget it
 *
 * Sets a mark.
 */
void
hub_sync_marks_set (HubSyncMarks *self,
                    const char   *key,
                    gint64        mark)
{
  g_key_file_set_int64 (self->file, GROUP, key, mark);
}

/**
 * hub_sync_marks_to_string:
 * @self: the marks
 *
 * Writes the marks as text to be stored.
 *
 * Returns: (transfer full): the text
 */
char *
hub_sync_marks_to_string (HubSyncMarks *self)
{
  return g_key_file_to_data (self->file, NULL, NULL);
}
