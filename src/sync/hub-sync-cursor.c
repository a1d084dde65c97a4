/* hub-sync-cursor.c: where a sync stands
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The cursor is a key file in the catalogue's state, written in the transaction that stores the
 * page it stands behind. It carries the counts so far, so that the report of a walk that was
 * stopped and went on is that of an unbroken one.
 */

#define G_LOG_DOMAIN "hub-sync-cursor"

#include "hub-sync-cursor.h"

#define GROUP   "walk"
#define VERSION 2

typedef struct
{
  const char *key;
  gsize       offset;
} Count;

/* The counts of the report that go along. */
static const Count counts[] = {
  { "seen", G_STRUCT_OFFSET (HubSyncReport, seen) },
  { "added", G_STRUCT_OFFSET (HubSyncReport, added) },
  { "updated", G_STRUCT_OFFSET (HubSyncReport, updated) },
  { "unchanged", G_STRUCT_OFFSET (HubSyncReport, unchanged) },
  { "skipped", G_STRUCT_OFFSET (HubSyncReport, skipped) },
  { "skipped_pages", G_STRUCT_OFFSET (HubSyncReport, skipped_pages) },
};

/**
 * hub_sync_cursor_new:
 * @hub: base address of the hub
 * @languages: the languages asked for beside the default one, joined by ","
 * @generation: number of the walk, > 0
 *
 * Makes the cursor of a walk that has not begun.
 *
 * Returns: (transfer full): the cursor
 */
HubSyncCursor *
hub_sync_cursor_new (const char *hub,
                     const char *languages,
                     gint64      generation)
{
  HubSyncCursor *self = g_new0 (HubSyncCursor, 1);

  self->hub = g_strdup (hub);
  self->languages = g_strdup (languages);
  self->generation = generation;

  return self;
}

void
hub_sync_cursor_free (HubSyncCursor *self)
{
  g_free (self->hub);
  g_free (self->languages);
  g_free (self->pass);
  g_free (self->key);
  g_free (self);
}

/**
 * hub_sync_cursor_read:
 * @text: (nullable): what hub_sync_cursor_to_string () wrote
 * @report: gets the counts so far, if there is a cursor
 *
 * Reads a cursor back.
 *
 * Returns: (transfer full) (nullable): the cursor; %NULL if @text is none or of another version
 */
HubSyncCursor *
hub_sync_cursor_read (const char    *text,
                      HubSyncReport *report)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(HubSyncCursor) self = NULL;

  if (text == NULL || !g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL) ||
      g_key_file_get_integer (file, GROUP, "version", NULL) != VERSION)
    return NULL;

  self = g_new0 (HubSyncCursor, 1);
  self->hub = g_key_file_get_string (file, GROUP, "hub", NULL);
  self->languages = g_key_file_get_string (file, GROUP, "languages", NULL);
  self->generation = g_key_file_get_int64 (file, GROUP, "generation", NULL);
  self->pass = g_key_file_get_string (file, GROUP, "pass", NULL);
  self->key = g_key_file_get_string (file, GROUP, "key", NULL);
  self->nid = g_key_file_get_int64 (file, GROUP, "nid", NULL);
  self->mode = (guint) g_key_file_get_uint64 (file, GROUP, "mode", NULL);
  self->began = g_key_file_get_int64 (file, GROUP, "began", NULL);
  self->newest = g_key_file_get_int64 (file, GROUP, "newest", NULL);
  self->has_skipped = g_key_file_get_boolean (file, GROUP, "has_skipped", NULL);
  self->is_whole = g_key_file_get_boolean (file, GROUP, "whole", NULL);
  self->is_incomplete = g_key_file_get_boolean (file, GROUP, "incomplete", NULL);
  if (self->hub == NULL || self->languages == NULL || self->generation <= 0 || self->nid < 0)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    G_STRUCT_MEMBER (guint, report, counts[i].offset) =
      (guint) g_key_file_get_uint64 (file, GROUP, counts[i].key, NULL);

  return g_steal_pointer (&self);
}

/**
 * hub_sync_cursor_to_string:
 * @self: a cursor
 * @report: the counts so far
 *
 * Writes the cursor as text to be stored.
 *
 * Returns: (transfer full): the text
 */
char *
hub_sync_cursor_to_string (const HubSyncCursor *self,
                           const HubSyncReport *report)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();

  g_key_file_set_integer (file, GROUP, "version", VERSION);
  g_key_file_set_string (file, GROUP, "hub", self->hub);
  g_key_file_set_string (file, GROUP, "languages", self->languages);
  g_key_file_set_int64 (file, GROUP, "generation", self->generation);
  if (self->pass != NULL)
    g_key_file_set_string (file, GROUP, "pass", self->pass);
  if (self->key != NULL)
    g_key_file_set_string (file, GROUP, "key", self->key);
  g_key_file_set_int64 (file, GROUP, "nid", self->nid);
  g_key_file_set_uint64 (file, GROUP, "mode", self->mode);
  g_key_file_set_int64 (file, GROUP, "began", self->began);
  g_key_file_set_int64 (file, GROUP, "newest", self->newest);
  g_key_file_set_boolean (file, GROUP, "has_skipped", self->has_skipped);
  g_key_file_set_boolean (file, GROUP, "whole", self->is_whole);
  g_key_file_set_boolean (file, GROUP, "incomplete", self->is_incomplete);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_key_file_set_uint64 (file, GROUP, counts[i].key,
                           G_STRUCT_MEMBER (guint, report, counts[i].offset));

  return g_key_file_to_data (file, NULL, NULL);
}
