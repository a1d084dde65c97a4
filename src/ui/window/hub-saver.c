/* hub-saver.c: stars and unstars entries, and says how it went
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-saver"

#include "hub-saver.h"

#include "hub-error.h"

#include <glib/gi18n.h>

/**
 * HubSaver:
 *
 * Carries the user's wish to keep an entry to the library: reads the whole entry first, as the list
 * keeps a copy of it. Signal `removed (entry)`: an entry has left, with its copy to bring it back;
 * signal `failed (sentence)`: nothing was changed, and why. Main thread.
 */
struct _HubSaver
{
  GObject     parent_instance;

  HubReader  *reader;    /* (owned) */
  HubLibrary *library;   /* (owned) */
};

typedef enum
{
  SIGNAL_REMOVED,
  SIGNAL_FAILED,
} HubSaverSignal;

static guint signals[SIGNAL_FAILED + 1];

G_DEFINE_FINAL_TYPE (HubSaver, hub_saver, G_TYPE_OBJECT)

typedef struct
{
  HubSaver *saver;   /* (owned) */
  HubEntry *entry;   /* (owned) (nullable): the copy that is being removed */
} Removal;

static void
removal_free (Removal *removal)
{
  g_object_unref (removal->saver);
  g_clear_object (&removal->entry);
  g_free (removal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
fail (HubSaver     *self,
      const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  sentence = hub_error_dup_sentence (error);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, sentence);
}

static void
add_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(HubSaver) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!hub_library_add_finish (HUB_LIBRARY (source), result, &error))
    fail (self, error);
}

static void
find_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(HubSaver) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubEntry) entry = hub_reader_find_finish (HUB_READER (source), result, &error);

  if (entry != NULL)
    hub_saver_add (self, entry);
  else if (error != NULL)
    fail (self, error);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0,
                   _("This entry is no longer in the catalogue, so it was not kept."));
}

static void
remove_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Removal) removal = user_data;
  g_autoptr(GError) error = NULL;

  if (!hub_library_remove_finish (HUB_LIBRARY (source), result, &error))
    fail (removal->saver, error);
  else if (removal->entry != NULL)
    g_signal_emit (removal->saver, signals[SIGNAL_REMOVED], 0, removal->entry);
}

static void
hub_saver_dispose (GObject *object)
{
  HubSaver *self = HUB_SAVER (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (hub_saver_parent_class)->dispose (object);
}

static void
hub_saver_class_init (HubSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_saver_dispose;

  signals[SIGNAL_REMOVED] =
    g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, HUB_TYPE_ENTRY);
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hub_saver_init (HubSaver *self)
{
}

/**
 * hub_saver_new:
 * @reader: where whole entries are read
 * @library: what keeps them
 *
 * Makes a saver.
 *
 * Returns: (transfer full): the saver
 */
HubSaver *
hub_saver_new (HubReader  *reader,
               HubLibrary *library)
{
  HubSaver *self = g_object_new (HUB_TYPE_SAVER, NULL);

  self->reader = g_object_ref (reader);
  self->library = g_object_ref (library);
  return self;
}

/**
 * hub_saver_set_saved:
 * @self: a saver
 * @uuid: of an entry
 * @langcode: its language
 * @saved: whether it is to be kept
 *
 * Keeps the entry that the catalogue has under that id, or removes the copy that the list has. The
 * library says `changed` when it is durable.
 */
void
hub_saver_set_saved (HubSaver   *self,
                     const char *uuid,
                     const char *langcode,
                     gboolean    saved)
{
  HubEntry *copy;
  Removal *removal;

  g_return_if_fail (HUB_IS_SAVER (self));

  if (saved)
    {
      hub_reader_find_async (self->reader, uuid, langcode, NULL, find_cb, g_object_ref (self));
      return;
    }

  copy = hub_library_find (self->library, uuid, langcode);
  removal = g_new0 (Removal, 1);
  removal->saver = g_object_ref (self);
  removal->entry = copy != NULL ? g_object_ref (copy) : NULL;
  hub_library_remove_async (self->library, uuid, langcode, NULL, remove_cb, removal);
}

/**
 * hub_saver_add:
 * @self: a saver
 * @entry: a whole entry
 *
 * Keeps an entry, but not in the place of something else that had its id (FAULTS.md F45).
 */
void
hub_saver_add (HubSaver *self,
               HubEntry *entry)
{
  HubEntry *copy;

  g_return_if_fail (HUB_IS_SAVER (self));

  copy = hub_library_find (self->library, hub_entry_get_uuid (entry),
                           hub_entry_get_langcode (entry));
  if (copy != NULL && hub_entry_is_other (copy, entry))
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0,
                     _("The reading list keeps another entry with the same id; remove it first."));
      return;
    }

  hub_library_add_async (self->library, entry, NULL, add_cb, g_object_ref (self));
}
