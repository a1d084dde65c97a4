/* hub-resource.c: files that are a part of the program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-resource"

#include "hub-resource.h"

/**
 * hub_resource_load:
 * @get_resource: gets the bundle, as generated with `--manual-register`
 * @register_resource: registers it, as generated
 * @path: a file in it
 * @error: a [error@Gio.ResourceError] if there is none
 *
 * Gets a file of a bundle, which is registered when the first one is asked for: GTK looks for each
 * folder of the icon theme in every bundle that is registered when a program starts. On any thread.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
hub_resource_load (GResource  *(*get_resource) (void),
                   void        (*register_resource) (void),
                   const char  *path,
                   GError     **error)
{
  static GMutex mutex;
  GResource *resource;

  g_mutex_lock (&mutex);
  if (get_resource () == NULL)
    register_resource ();
  /* GLib only notes it; whichever thread looks something up next takes what is noted and does it.
   * While another one is at that there is nothing yet. */
  while ((resource = get_resource ()) == NULL)
    g_thread_yield ();
  g_mutex_unlock (&mutex);

  return g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}
