/* hub-saved-search.c: a query that is asked again after each sync
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was found once is known for ever, so that nothing is told twice: neither what leaves the hub
 * and comes back, nor what stops and starts to fit.
 */

#define G_LOG_DOMAIN "hub-saved-search"

#include "hub-saved-search.h"

#include <string.h>

#define KEY_DIGITS 16

/**
 * hub_saved_search_new:
 * @uuid: (nullable): %NULL for a new one
 * @name: a clean name
 * @query: as it would be typed, with its order
 *
 * Makes a search that was not asked yet: what it finds first will be known, not new.
 *
 * Any thread.
 *
 * Returns: (transfer full): the search
 */
HubSavedSearch *
hub_saved_search_new (const char *uuid,
                      const char *name,
                      const char *query)
{
  HubSavedSearch *self = g_new0 (HubSavedSearch, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->uuid = uuid != NULL ? g_strdup (uuid) : g_uuid_string_random ();
  self->name = g_strdup (name);
  self->query = g_strdup (query);
  self->fresh = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

HubSavedSearch *
hub_saved_search_copy (HubSavedSearch *self)
{
  HubSavedSearch *copy = hub_saved_search_new (self->uuid, self->name, self->query);

  copy->place = self->place;
  copy->known = self->known != NULL ? g_array_copy (self->known) : NULL;
  g_array_unref (copy->fresh);
  copy->fresh = g_array_copy (self->fresh);
  return copy;
}

HubSavedSearch *
hub_saved_search_ref (HubSavedSearch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
hub_saved_search_unref (HubSavedSearch *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->uuid);
  g_free (self->name);
  g_free (self->query);
  g_clear_pointer (&self->known, g_array_unref);
  g_array_unref (self->fresh);
  g_free (self);
}

/**
 * hub_saved_search_find:
 * @searches: (element-type HubSavedSearch): some searches
 * @uuid: of one
 *
 * Looks a search up.
 *
 * Returns: (transfer none) (nullable): the search
 */
HubSavedSearch *
hub_saved_search_find (GPtrArray  *searches,
                       const char *uuid)
{
  for (guint i = 0; i < searches->len; i++)
    {
      HubSavedSearch *search = g_ptr_array_index (searches, i);

      if (g_str_equal (search->uuid, uuid))
        return search;
    }

  return NULL;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  guint64 one = *(const guint64 *) a;
  guint64 two = *(const guint64 *) b;

  return one < two ? -1 : one > two;
}

static gboolean
has_key (GArray  *keys,
         guint64  key)
{
  return g_array_binary_search (keys, &key, compare_keys, NULL);
}

/**
 * hub_saved_search_meet:
 * @self: a search of one's own
 * @found: (element-type guint64): the keys of all that it finds now, in any order
 *
 * Takes in what the search finds: what is not known is new from now on, and known. All is known
 * that is found the first time.
 *
 * Returns: how many became new
 */
guint
hub_saved_search_meet (HubSavedSearch *self,
                       GArray         *found)
{
  gboolean is_first = self->known == NULL;
  g_autoptr(GArray) news = g_array_new (FALSE, FALSE, sizeof (guint64));

  if (is_first)
    self->known = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; i < found->len; i++)
    if (!has_key (self->known, g_array_index (found, guint64, i)))
      g_array_append_val (news, g_array_index (found, guint64, i));
  if (news->len == 0)
    return 0;

  g_array_append_vals (self->known, news->data, news->len);
  g_array_sort (self->known, compare_keys);
  if (is_first)
    return 0;

  g_array_append_vals (self->fresh, news->data, news->len);
  g_array_sort (self->fresh, compare_keys);
  return news->len;
}

/**
 * hub_saved_search_look:
 * @self: a search of one's own
 * @found: (element-type guint64): the keys of what the user has seen
 *
 * Takes in that the user has looked at what it finds: none of it is new any more.
 */
void
hub_saved_search_look (HubSavedSearch *self,
                       GArray         *found)
{
  g_autoptr(GArray) seen = g_array_copy (found);
  g_autoptr(GArray) rest = g_array_new (FALSE, FALSE, sizeof (guint64));

  hub_saved_search_meet (self, found);
  g_array_sort (seen, compare_keys);
  for (guint i = 0; i < self->fresh->len; i++)
    if (!has_key (seen, g_array_index (self->fresh, guint64, i)))
      g_array_append_val (rest, g_array_index (self->fresh, guint64, i));
  g_array_unref (self->fresh);
  self->fresh = g_steal_pointer (&rest);
}

/**
 * hub_saved_search_is_fresh:
 * @self: a search
 * @key: of an entry
 *
 * Asks whether an entry is new to the user.
 *
 * Returns: whether it is
 */
gboolean
hub_saved_search_is_fresh (HubSavedSearch *self,
                           guint64         key)
{
  return has_key (self->fresh, key);
}

/**
 * hub_saved_search_count_fresh:
 * @self: a search
 * @found: (element-type guint64): the keys of all that it finds now
 *
 * Counts what is new to the user among what is found.
 *
 * Returns: how many are new
 */
guint
hub_saved_search_count_fresh (HubSavedSearch *self,
                              GArray         *found)
{
  guint n_fresh = 0;

  for (guint i = 0; i < found->len; i++)
    n_fresh += hub_saved_search_is_fresh (self, g_array_index (found, guint64, i));
  return n_fresh;
}

/**
 * hub_keys_to_text:
 * @keys: (nullable) (element-type guint64): keys
 *
 * Writes keys for the store.
 *
 * Returns: (transfer full): the text
 */
char *
hub_keys_to_text (GArray *keys)
{
  GString *text = g_string_new (NULL);

  if (keys != NULL)
    g_string_append_c (text, '=');
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    g_string_append_printf (text, "%016" G_GINT64_MODIFIER "x", g_array_index (keys, guint64, i));

  return g_string_free (text, FALSE);
}

/**
 * hub_keys_from_text:
 * @text: what hub_keys_to_text() gives
 *
 * Reads keys.
 *
 * Returns: (transfer full) (nullable) (element-type guint64): the keys, sorted
 */
GArray *
hub_keys_from_text (const char *text)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  gsize length = strlen (text);

  if (*text != '=')
    return NULL;
  for (gsize at = 1; at + KEY_DIGITS <= length; at += KEY_DIGITS)
    {
      g_autofree char *digits = g_strndup (text + at, KEY_DIGITS);
      guint64 key = g_ascii_strtoull (digits, NULL, 16);

      g_array_append_val (keys, key);
    }

  g_array_sort (keys, compare_keys);
  return g_steal_pointer (&keys);
}
