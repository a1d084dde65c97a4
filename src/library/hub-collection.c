/* hub-collection.c: entries of the reading list that belong together
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-collection"

#include "hub-collection.h"

#include "hub-text.h"

/* A fixed palette: each has a shade for light and for dark in style.css. */
static const char *const colour_words[HUB_N_COLOURS] = {
  [HUB_COLOUR_BLUE] = "blue",
  [HUB_COLOUR_TEAL] = "teal",
  [HUB_COLOUR_GREEN] = "green",
  [HUB_COLOUR_YELLOW] = "yellow",
  [HUB_COLOUR_ORANGE] = "orange",
  [HUB_COLOUR_RED] = "red",
  [HUB_COLOUR_PINK] = "pink",
  [HUB_COLOUR_PURPLE] = "purple",
  [HUB_COLOUR_SLATE] = "slate",
};

/**
 * hub_colour_to_string:
 * @colour: a colour
 *
 * Gets the word of the store and of the command line.
 *
 * Returns: (transfer none): such as "blue"
 */
const char *
hub_colour_to_string (HubColour colour)
{
  g_return_val_if_fail ((guint) colour < HUB_N_COLOURS, NULL);

  return colour_words[colour];
}

/**
 * hub_colour_from_string:
 * @text: (nullable): a word
 * @colour: (out): the colour
 *
 * Reads what hub_colour_to_string() gives.
 *
 * Returns: whether it is a colour of the palette
 */
gboolean
hub_colour_from_string (const char *text,
                        HubColour  *colour)
{
  for (guint i = 0; i < HUB_N_COLOURS; i++)
    if (g_strcmp0 (text, colour_words[i]) == 0)
      {
        *colour = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * hub_collection_new:
 * @uuid: (nullable): %NULL for a new one
 * @name: a clean name
 * @colour: its colour
 *
 * Makes a collection that is the last of all.
 *
 * Any thread.
 *
 * Returns: (transfer full): the collection
 */
HubCollection *
hub_collection_new (const char *uuid,
                    const char *name,
                    HubColour   colour)
{
  HubCollection *self = g_new0 (HubCollection, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->uuid = uuid != NULL ? g_strdup (uuid) : g_uuid_string_random ();
  self->name = g_strdup (name);
  self->colour = colour;
  return self;
}

HubCollection *
hub_collection_ref (HubCollection *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
hub_collection_unref (HubCollection *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->uuid);
  g_free (self->name);
  g_free (self);
}

/**
 * hub_collection_find:
 * @collections: (element-type HubCollection): some collections
 * @uuid: of one
 *
 * Looks a collection up.
 *
 * Returns: (transfer none) (nullable): the collection
 */
HubCollection *
hub_collection_find (GPtrArray  *collections,
                     const char *uuid)
{
  for (guint i = 0; i < collections->len; i++)
    {
      HubCollection *collection = g_ptr_array_index (collections, i);

      if (g_str_equal (collection->uuid, uuid))
        return collection;
    }

  return NULL;
}

/**
 * hub_collection_find_named:
 * @collections: (element-type HubCollection): some collections
 * @name: the name of one, as a person writes it
 *
 * Looks a collection up by its name, whatever the case of its letters.
 *
 * Returns: (transfer none) (nullable): the first of that name
 */
HubCollection *
hub_collection_find_named (GPtrArray  *collections,
                           const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < collections->len; i++)
    {
      HubCollection *collection = g_ptr_array_index (collections, i);
      g_autofree char *other = g_utf8_casefold (collection->name, -1);

      if (g_str_equal (folded, other))
        return collection;
    }

  return NULL;
}

/**
 * hub_name_clean:
 * @name: what was typed, or came in a file
 *
 * Makes the name of a collection or a saved search fit to keep: one line of HUB_NAME_MAX_BYTES at
 * most.
 *
 * Returns: (transfer full): the name, perhaps ""
 */
char *
hub_name_clean (const char *name)
{
  return g_strstrip (hub_text_clean (name, HUB_TEXT_LINE, HUB_NAME_MAX_BYTES, NULL));
}
