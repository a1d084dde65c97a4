/* hub-remote-star.c: stars what was chosen outside the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search of the desktop offers to star an entry. The program with the window does it, so that
 * an open window shows it at once; where none runs the bus starts it, and it ends when this is
 * done. No window is shown but to open what one has asked to see, so what became of
 * a star is told by a notification of the desktop.
 */

#define G_LOG_DOMAIN "hub-remote-star"

#include "hub-remote-star.h"

#include "hub-error.h"
#include "hub-format.h"
#include "hub-window-private.h"

#include <glib/gi18n.h>

/**
 * HubRemoteStar:
 *
 * Adds to an application the actions `star` and `unstar`, and `show-kept`, that shows an entry in
 * the reading list; each is told a UUID and a language. Main thread.
 */
struct _HubRemoteStar
{
  GObject       parent_instance;

  GApplication *application;   /* (unowned): owns what is made */
  HubReader    *reader;        /* (owned) */
  HubLibrary   *library;       /* (owned) */
};

G_DEFINE_FINAL_TYPE (HubRemoteStar, hub_remote_star, G_TYPE_OBJECT)

/* One wish; the program lives at least as long. */
typedef struct
{
  HubRemoteStar *star;       /* (owned) */
  char          *uuid;       /* (owned) */
  char          *langcode;   /* (owned) */
  HubEntry      *entry;      /* (owned) (nullable): once it was found */
} Wish;

static Wish *
wish_new (HubRemoteStar *self,
          GVariant      *key)   /* (ss) */
{
  Wish *wish = g_new0 (Wish, 1);

  wish->star = g_object_ref (self);
  g_variant_get (key, "(ss)", &wish->uuid, &wish->langcode);
  g_application_hold (self->application);
  return wish;
}

static void
wish_free (Wish *wish)
{
  g_application_release (wish->star->application);
  g_object_unref (wish->star);
  g_free (wish->uuid);
  g_free (wish->langcode);
  g_clear_object (&wish->entry);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

/* --- telling ---------------------------------------------------------------------------------- */

/* One notification for each entry: the last that became of it. */
static void
send (const Wish    *wish,
      GNotification *notification)
{
  g_autofree char *id = g_strjoin (" ", "star", wish->uuid, wish->langcode, NULL);

  g_application_send_notification (wish->star->application, id, notification);
}

static void
tell_failure (const Wish   *wish,
              const char   *title,
              const GError *error)
{
  g_autoptr(GNotification) notification = g_notification_new (title);
  g_autofree char *sentence = hub_error_dup_sentence (error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_notification_set_body (notification, sentence);
  send (wish, notification);
}

static void
tell_not_starred (const Wish   *wish,
                  const GError *error)
{
  tell_failure (wish, _("Not Added to Reading List"), error);
}

static void
tell_starred (const Wish *wish)
{
  g_autoptr(GNotification) notification = g_notification_new (_("Added to Reading List"));
  g_autofree char *title = hub_format_title (wish->entry);
  g_autofree char *body = hub_format_isolate (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-kept", "(ss)",
                                                wish->uuid, wish->langcode);
  g_notification_add_button_with_target (notification, _("Undo"), "app.unstar", "(ss)",
                                         wish->uuid, wish->langcode);
  send (wish, notification);
}

/* --- the window ------------------------------------------------------------------------------- */

static HubWindow *
find_window (HubRemoteStar *self)   /* (nullable) */
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self->application));

  while (windows != NULL && !HUB_IS_WINDOW (windows->data))
    windows = windows->next;
  return windows != NULL ? windows->data : NULL;
}

static void
show (HubRemoteStar *self,
      const char    *uuid,
      const char    *langcode)
{
  g_application_activate (self->application);
  hub_window_show_kept (find_window (self), uuid, langcode);
}

static void
show_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;

  show (wish->star, wish->uuid, wish->langcode);   /* the window says if the list failed */
}

static void
show_kept_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  HubRemoteStar *self = user_data;

  hub_library_load_async (self->library, NULL, show_loaded_cb, wish_new (self, parameter));
}

/* --- starring --------------------------------------------------------------------------------- */

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  g_autoptr(GError) error = NULL;

  if (hub_library_add_finish (HUB_LIBRARY (source), result, &error))
    tell_starred (wish);
  else
    tell_not_starred (wish, error);
}

/* Something else that had its id is not written over (FAULTS.md F45). */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  HubLibrary *library = HUB_LIBRARY (source);
  g_autoptr(GError) error = NULL;
  HubEntry *copy = NULL;

  if (hub_library_load_finish (library, result, &error))
    copy = hub_library_find (library, wish->uuid, wish->langcode);
  if (copy != NULL && hub_entry_is_other (copy, wish->entry))
    g_set_error_literal (&error, HUB_ERROR, HUB_ERROR_USAGE,
                         _("The reading list keeps another entry with the same id; remove it "
                           "first."));

  if (error != NULL)
    tell_not_starred (wish, error);
  else if (copy != NULL)
    show (wish->star, wish->uuid, wish->langcode);
  else
    {
      hub_library_add_async (library, wish->entry, NULL, added_cb, wish);
      g_steal_pointer (&wish);
    }
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  g_autoptr(GError) error = NULL;

  wish->entry = hub_reader_find_finish (HUB_READER (source), result, &error);
  if (wish->entry == NULL && error == NULL)
    g_set_error (&error, HUB_ERROR, HUB_ERROR_NOT_FOUND, "There is no entry %s", wish->uuid);

  if (error != NULL)
    tell_not_starred (wish, error);
  else
    {
      hub_library_load_async (wish->star->library, NULL, loaded_cb, wish);
      g_steal_pointer (&wish);
    }
}

static void
star_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  HubRemoteStar *self = user_data;
  Wish *wish = wish_new (self, parameter);

  hub_reader_find_async (self->reader, wish->uuid, wish->langcode, NULL, found_cb, wish);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  g_autoptr(GError) error = NULL;

  if (!hub_library_remove_finish (HUB_LIBRARY (source), result, &error))
    tell_failure (wish, _("Not Removed from Reading List"), error);
}

/* A note that is being typed is stored first: it is among what was removed, then. */
static void
unstar_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  HubRemoteStar *self = user_data;
  HubWindow *window = find_window (self);
  HubDetailPane *detail = window != NULL ? hub_window_get_detail (window) : NULL;
  Wish *wish = wish_new (self, parameter);

  if (detail != NULL)
    hub_detail_pane_flush (detail);
  hub_library_remove_async (self->library, wish->uuid, wish->langcode, NULL, removed_cb, wish);
}

/* With no window nobody would hear that the list had to be put together again. */
static void
repaired_cb (HubRemoteStar *self,
             const char    *aside,
             gint64         copied)
{
  if (find_window (self) != NULL)
    return;

  g_application_activate (self->application);
  hub_notice_set_repaired (hub_window_get_notice (find_window (self)), aside, copied);
}

static const GActionEntry actions[] = {
  { "star", star_action, "(ss)" },
  { "unstar", unstar_action, "(ss)" },
  { "show-kept", show_kept_action, "(ss)" },
};

static void
hub_remote_star_dispose (GObject *object)
{
  HubRemoteStar *self = HUB_REMOTE_STAR (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (hub_remote_star_parent_class)->dispose (object);
}

static void
hub_remote_star_class_init (HubRemoteStarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_remote_star_dispose;
}

static void
hub_remote_star_init (HubRemoteStar *self)
{
}

/**
 * hub_remote_star_new:
 * @application: gets the actions; owns what is made
 * @reader: where whole entries are read
 * @library: the reading list
 *
 * Lets entries be starred from outside the window.
 *
 * Returns: (transfer full): what does it, to be dropped by @application when it ends
 */
HubRemoteStar *
hub_remote_star_new (GApplication *application,
                     HubReader    *reader,
                     HubLibrary   *library)
{
  HubRemoteStar *self = g_object_new (HUB_TYPE_REMOTE_STAR, NULL);

  self->application = application;
  self->reader = g_object_ref (reader);
  self->library = g_object_ref (library);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   self);
  g_signal_connect_object (library, "repaired", G_CALLBACK (repaired_cb), self, G_CONNECT_SWAPPED);
  return self;
}
