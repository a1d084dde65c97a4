/* hub-later.c: what is made in a turn of the main loop of its own
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-ui"

#include "hub-later.h"

/* Before what is there is laid out and drawn: a frame shows all or nothing. */
#define PRIORITY (G_PRIORITY_HIGH_IDLE)

typedef struct
{
  gpointer      object;   /* (unowned) (nullable): NULL when it has gone */
  HubLaterFunc  make;
} Later;

/* What waits, main thread. All sources that are ready run in one turn of the main loop, so that
 * there is one source for all, and it makes one thing. */
static GQueue waiting = G_QUEUE_INIT;
static guint later_id;      /* of the source, 0 none */

static void
later_free (Later *later)
{
  g_clear_weak_pointer (&later->object);
  g_free (later);
}

static gboolean
later_cb (gpointer user_data)
{
  Later *later = g_queue_pop_head (&waiting);
  g_autoptr(GObject) object = later->object != NULL ? g_object_ref (later->object) : NULL;
  HubLaterFunc make = later->make;

  later_free (later);
  if (object != NULL)
    make (object);
  if (!g_queue_is_empty (&waiting))
    return G_SOURCE_CONTINUE;

  later_id = 0;
  return G_SOURCE_REMOVE;
}

/**
 * hub_later:
 * @object: a widget or the like; if it goes before, nothing is made
 * @make: makes a part of it; it may have been made meanwhile, or @object been disposed of
 *
 * Has a part of a widget made soon, but not at once: in a turn of the main loop of its own, so that
 * keys and clicks come in between, and before the next frame, so that nobody sees it come. Parts
 * are made in the order in which they were asked for, and one that waits already only once. Main
 * thread.
 */
void
hub_later (gpointer     object,
           HubLaterFunc make)
{
  Later *later = NULL;

  g_return_if_fail (G_IS_OBJECT (object));
  g_return_if_fail (make != NULL);

  for (GList *link = waiting.head; link != NULL; link = link->next)
    {
      later = link->data;
      if (later->object == object && later->make == make)
        return;
    }

  later = g_new0 (Later, 1);
  g_set_weak_pointer (&later->object, object);
  later->make = make;
  g_queue_push_tail (&waiting, later);
  if (later_id != 0)
    return;

  later_id = g_idle_add_full (PRIORITY, later_cb, NULL, NULL);
  g_source_set_name_by_id (later_id, "[hub] later");
}

static void
present (gpointer dialog)
{
  g_autoptr(GtkWidget) parent = g_object_steal_data (dialog, "hub-parent");

  if (parent == NULL || gtk_widget_get_root (parent) != NULL)
    adw_dialog_present (dialog, parent);
  g_object_unref (dialog);
}

/**
 * hub_later_present:
 * @dialog: (transfer floating): a dialog
 * @parent: (nullable): a widget in the window over which it is shown
 *
 * Presents a dialog after the turn of the main loop in which it is made, for that alone takes as
 * long. A dialog whose window goes before is not shown.
 */
void
hub_later_present (AdwDialog *dialog,
                   GtkWidget *parent)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));
  g_return_if_fail (parent == NULL || GTK_IS_WIDGET (parent));

  g_object_ref_sink (dialog);
  for (GList *link = waiting.head; link != NULL; link = link->next)
    if (((Later *) link->data)->make == present)   /* a key was pressed twice */
      {
        g_object_unref (dialog);
        return;
      }
  if (parent != NULL)
    g_object_set_data_full (G_OBJECT (dialog), "hub-parent", g_object_ref (parent),
                            g_object_unref);
  hub_later (dialog, present);
}
