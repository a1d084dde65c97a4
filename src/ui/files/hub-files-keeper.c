/* hub-files-keeper.c: which files are kept without being asked for
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-files-keeper"

#include "hub-files-keeper.h"

#include "hub-address.h"
#include "hub-sync.h"

/**
 * HubFilesKeeper:
 *
 * Goes between what is set, the reading list, the sync and the files: tells the files how much may
 * be kept, and if it is set has those of starred entries kept, when a star is set and after each
 * sync. Main thread.
 */
struct _HubFilesKeeper
{
  GObject      parent_instance;

  HubLibrary  *library;    /* (owned) */
  HubFiles    *files;      /* (owned) */
  HubReader   *reader;     /* (owned) */
  HubSettings *settings;   /* (owned) */
  char        *hub;        /* (owned) (nullable): that the catalogue is of */
  GHashTable  *starred;    /* (owned) (element-type utf8): UUIDs of what has changed of late */
  guint        idle;       /* source id, 0 none */
};

G_DEFINE_FINAL_TYPE (HubFilesKeeper, hub_files_keeper, G_TYPE_OBJECT)

/* A list that came from somebody else may name any server: nothing is asked there unasked. Who has
 * a mirror set, means the hub that it is of. */
static gboolean
is_of_hub (HubFilesKeeper *self,
           HubEntry       *entry)
{
  const char *address = hub_settings_get_hub_address (self->settings);

  return g_strcmp0 (hub_entry_get_hub (entry),
                    hub_address_is_pack (address) ? self->hub : address) == 0;
}

/* Those of some entries, in each of their languages, or of all that are starred. */
static void
keep_starred (HubFilesKeeper *self,
              GHashTable     *uuids)   /* (nullable): all */
{
  GListModel *list = G_LIST_MODEL (self->library);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  if (!hub_settings_get_keeps_starred_files (self->settings))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(HubEntry) entry = g_list_model_get_item (list, i);

      if ((uuids == NULL || g_hash_table_contains (uuids, hub_entry_get_uuid (entry))) &&
          is_of_hub (self, entry))
        g_ptr_array_add (entries, g_steal_pointer (&entry));
    }
  hub_files_keep_all (self->files, entries, TRUE);
}

static gboolean
starred_idle_cb (gpointer user_data)
{
  HubFilesKeeper *self = user_data;

  self->idle = 0;
  keep_starred (self, self->starred);
  g_hash_table_remove_all (self->starred);
  return G_SOURCE_REMOVE;
}

/* A list that was loaded or imported tells of each of its entries: they are kept all at once. */
static void
starred_cb (HubFilesKeeper *self,
            const char     *uuid)
{
  if (!hub_settings_get_keeps_starred_files (self->settings))
    return;

  g_hash_table_add (self->starred, g_strdup (uuid));
  if (self->idle == 0)
    {
      self->idle = g_idle_add (starred_idle_cb, self);
      g_source_set_name_by_id (self->idle, "[hub] files of starred entries");
    }
}

static void
limits_cb (HubFilesKeeper *self)
{
  HubFileLimits limits;

  hub_settings_get_file_limits (self->settings, &limits);
  hub_files_set_limits (self->files, &limits);
}

static void
status_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(HubFilesKeeper) self = user_data;
  g_autoptr(HubCatalogueStatus) status = hub_reader_status_finish (HUB_READER (source), result,
                                                                   NULL);

  if (status == NULL || self->library == NULL)
    return;

  g_set_str (&self->hub, status->hub);
  keep_starred (self, NULL);
}

/* Which hub a mirror is of may be new. */
static void
keep_all (HubFilesKeeper *self)
{
  if (hub_settings_get_keeps_starred_files (self->settings))
    hub_reader_status_async (self->reader, NULL, status_cb, g_object_ref (self));
}

static void
synced_cb (HubFilesKeeper *self,
           int             result)
{
  if (result == HUB_SYNC_FAILED)
    return;
  hub_files_synced (self->files);
  keep_all (self);
}

/* The list is there, or another one is in its place: what is in it of files is read then. */
static void
ready_cb (HubFilesKeeper *self)
{
  hub_files_load (self->files);
  if (hub_address_is_pack (hub_settings_get_hub_address (self->settings)))
    keep_all (self);
}

static void
hub_files_keeper_dispose (GObject *object)
{
  HubFilesKeeper *self = HUB_FILES_KEEPER (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->starred, g_hash_table_unref);
  g_clear_object (&self->library);
  g_clear_object (&self->files);
  g_clear_object (&self->reader);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->hub, g_free);

  G_OBJECT_CLASS (hub_files_keeper_parent_class)->dispose (object);
}

static void
hub_files_keeper_class_init (HubFilesKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_files_keeper_dispose;
}

static void
hub_files_keeper_init (HubFilesKeeper *self)
{
  self->starred = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * hub_files_keeper_new:
 * @library: what the user keeps, with its files
 * @reader: what knows which hub the catalogue is of
 * @settings: what is set
 * @control: what tells of each sync
 *
 * Makes a keeper, and has the files loaded once the reading list is.
 *
 * Returns: (transfer full): the keeper
 */
HubFilesKeeper *
hub_files_keeper_new (HubLibrary     *library,
                      HubReader      *reader,
                      HubSettings    *settings,
                      HubSyncControl *control)
{
  HubFilesKeeper *self = g_object_new (HUB_TYPE_FILES_KEEPER, NULL);

  self->library = g_object_ref (library);
  self->files = g_object_ref (hub_library_get_files (library));
  self->reader = g_object_ref (reader);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (library, "changed", G_CALLBACK (starred_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (control, "finished", G_CALLBACK (synced_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::keep-starred-files", G_CALLBACK (keep_all), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::file-megabytes", G_CALLBACK (limits_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::files-megabytes", G_CALLBACK (limits_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "loaded", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "repaired", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  limits_cb (self);
  if (hub_library_is_loaded (library))
    ready_cb (self);
  return self;
}
