/* hub-spot.c: what one looks at in the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-spot"

#include "hub-spot.h"

/**
 * HubSpot:
 *
 * A place of the window, what is listed there, and the entry that is read, so that one can come
 * back to it.
 */

/**
 * hub_spot_new:
 * @place: name of a place
 *
 * Makes a spot; its maker fills the other members.
 *
 * Returns: (transfer full): the spot
 */
HubSpot *
hub_spot_new (const char *place)
{
  HubSpot *self = g_new0 (HubSpot, 1);

  self->place = g_intern_string (place);
  return self;
}

void
hub_spot_free (HubSpot *self)
{
  g_clear_pointer (&self->query, hub_query_unref);
  g_clear_object (&self->entry);
  g_free (self->code);
  g_free (self);
}

static gboolean
has_same_query (const HubSpot *self,
                const HubSpot *other)
{
  if (self->query == NULL || other->query == NULL)
    return self->query == other->query;
  return hub_query_equal (self->query, other->query);
}

static gboolean
has_same_list (const HubSpot *self,
               const HubSpot *other)
{
  return self->place == other->place && self->vocabulary == other->vocabulary &&
         g_strcmp0 (self->code, other->code) == 0;
}

static gboolean
has_same_entry (const HubSpot *self,
                const HubSpot *other)
{
  if (self->entry == NULL || other->entry == NULL)
    return self->entry == other->entry;
  return g_str_equal (hub_entry_get_uuid (self->entry), hub_entry_get_uuid (other->entry)) &&
         g_str_equal (hub_entry_get_langcode (self->entry), hub_entry_get_langcode (other->entry));
}

/**
 * hub_spot_is_same:
 * @self: a spot
 * @other: another
 *
 * Says whether there is nothing to tell the two apart.
 *
 * Returns: %TRUE if they are the same
 */
gboolean
hub_spot_is_same (const HubSpot *self,
                  const HubSpot *other)
{
  return hub_spot_is_near (self, other) && has_same_query (self, other);
}

/**
 * hub_spot_is_near:
 * @self: a spot
 * @other: another
 *
 * Says whether the same is read in the same place, whatever is searched for around it.
 *
 * Returns: %TRUE if only the query may differ
 */
gboolean
hub_spot_is_near (const HubSpot *self,
                  const HubSpot *other)
{
  return has_same_list (self, other) && has_same_entry (self, other);
}

/**
 * hub_spot_leads_to:
 * @self: a spot
 * @other: another
 *
 * Says whether the other lies one level below, as an entry below its list.
 *
 * Returns: %TRUE if a step back leads from @other to @self
 */
gboolean
hub_spot_leads_to (const HubSpot *self,
                   const HubSpot *other)
{
  if (self->place != other->place || self->entry != NULL)
    return FALSE;
  if (other->entry != NULL)
    return has_same_list (self, other);
  return self->code == NULL && other->code != NULL;
}
