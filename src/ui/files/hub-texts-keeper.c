/* hub-texts-keeper.c: whether the words of kept files are found
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-texts-keeper"

#include "hub-texts-keeper.h"

#include "hub-file-texts.h"

/**
 * HubTextsKeeper:
 *
 * Goes between what is set, the files, the sync and the reader: tells which texts are wanted, and
 * has the catalogue read again when they have come or gone. Main thread.
 */
struct _HubTextsKeeper
{
  GObject       parent_instance;

  HubFileTexts *texts;      /* (owned) */
  HubFiles     *files;      /* (owned) */
  HubSettings  *settings;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (HubTextsKeeper, hub_texts_keeper, G_TYPE_OBJECT)

/* Before they are loaded there seem to be none. */
static void
files_cb (HubTextsKeeper *self)
{
  if (hub_files_is_loaded (self->files))
    hub_file_texts_set_files (self->texts, hub_files_get_all (self->files));
}

static void
wanted_cb (HubTextsKeeper *self)
{
  hub_file_texts_set_wanted (self->texts, hub_settings_get_searches_file_text (self->settings));
}

static void
hub_texts_keeper_dispose (GObject *object)
{
  HubTextsKeeper *self = HUB_TEXTS_KEEPER (object);

  if (self->texts != NULL)
    hub_file_texts_stop (self->texts);
  g_clear_object (&self->texts);
  g_clear_object (&self->files);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hub_texts_keeper_parent_class)->dispose (object);
}

static void
hub_texts_keeper_class_init (HubTextsKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_texts_keeper_dispose;
}

static void
hub_texts_keeper_init (HubTextsKeeper *self)
{
}

/**
 * hub_texts_keeper_new:
 * @data_dir: (type filename): the folder of the catalogue and of the files
 * @files: what is kept
 * @reader: what reads the catalogue
 * @settings: what is set
 * @control: what tells of each sync, after which the catalogue may be another one
 *
 * Makes a keeper.
 *
 * Returns: (transfer full): the keeper
 */
HubTextsKeeper *
hub_texts_keeper_new (const char     *data_dir,
                      HubFiles       *files,
                      HubReader      *reader,
                      HubSettings    *settings,
                      HubSyncControl *control)
{
  HubTextsKeeper *self = g_object_new (HUB_TYPE_TEXTS_KEEPER, NULL);

  self->texts = hub_file_texts_new (data_dir);
  self->files = g_object_ref (files);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (self->texts, "changed", G_CALLBACK (hub_reader_refresh), reader,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (files, "changed", G_CALLBACK (files_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::search-file-text", G_CALLBACK (wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (control, "finished", G_CALLBACK (hub_file_texts_look_again),
                           self->texts, G_CONNECT_SWAPPED);
  wanted_cb (self);
  files_cb (self);
  return self;
}
