/* hub-history.c: what one has looked at
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-history"

#include "hub-history.h"

/**
 * HubHistory:
 *
 * The spots of the window in the order they were seen, as in a browser: who goes somewhere else
 * after going back gives up what was ahead. It is told whatever is shown, and keeps what is worth
 * coming back to:
 *
 * - Searching and filtering change the spot one is at, unless they came by a link.
 * - An entry that was passed by on the way through a list is not kept.
 * - A step out of an entry or a topic, to what one came from, is a step back.
 *
 * Main thread.
 */
struct _HubHistory
{
  GPtrArray *spots;     /* (owned) (element-type HubSpot) */
  guint      n_seen;    /* the one before is where one is; 0 before the first */
  gint64     since;     /* when one came there, microseconds of the monotonic clock */
  guint      holds : 1; /* what is next is another spot, even if it is near */
};

/**
 * hub_history_new:
 *
 * Makes a history of nothing.
 *
 * Returns: (transfer full): the history
 */
HubHistory *
hub_history_new (void)
{
  HubHistory *self = g_new0 (HubHistory, 1);

  self->spots = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_spot_free);
  return self;
}

void
hub_history_free (HubHistory *self)
{
  g_ptr_array_unref (self->spots);
  g_free (self);
}

static HubSpot *
get_spot (HubHistory *self,
          guint       back)   /* 1: where one is */
{
  return self->n_seen >= back ? g_ptr_array_index (self->spots, self->n_seen - back) : NULL;
}

static void
replace (HubHistory *self,
         HubSpot    *spot)
{
  hub_spot_free (get_spot (self, 1));
  self->spots->pdata[self->n_seen - 1] = spot;
}

static void
append (HubHistory *self,
        HubSpot    *spot)
{
  g_ptr_array_set_size (self->spots, (int) self->n_seen);
  if (self->spots->len == HUB_HISTORY_MAX)
    g_ptr_array_remove_index (self->spots, 0);
  g_ptr_array_add (self->spots, spot);
  self->n_seen = self->spots->len;
}

static gboolean
is_glance (HubHistory    *self,
           const HubSpot *here,
           const HubSpot *spot,
           gint64         now)
{
  return here->entry != NULL && spot->entry != NULL && here->place == spot->place &&
         g_strcmp0 (here->code, spot->code) == 0 && now - self->since < HUB_HISTORY_GLANCE;
}

/**
 * hub_history_visit:
 * @self: a history
 * @spot: (transfer full): what is shown
 * @now: microseconds of the monotonic clock
 *
 * Notes what is shown. May be told the same again.
 */
void
hub_history_visit (HubHistory *self,
                   HubSpot    *spot,
                   gint64      now)
{
  HubSpot *here = get_spot (self, 1);
  HubSpot *before = get_spot (self, 2);
  gboolean holds = self->holds;

  if (here != NULL && hub_spot_is_same (here, spot))
    {
      hub_spot_free (spot);
      return;
    }

  self->holds = FALSE;
  if (here != NULL && !holds && hub_spot_is_near (here, spot))
    {
      replace (self, spot);
      return;
    }

  if (here != NULL && !holds && is_glance (self, here, spot, now))
    replace (self, spot);
  else if (before != NULL && !holds && hub_spot_leads_to (spot, here) &&
           hub_spot_is_same (spot, before))
    {
      self->n_seen--;
      hub_spot_free (spot);
    }
  else
    append (self, spot);
  self->since = now;
}

/**
 * hub_history_hold:
 * @self: a history
 *
 * Keeps where one is: a link leads on from there, even if to another search in the same place.
 */
void
hub_history_hold (HubHistory *self)
{
  self->holds = TRUE;
}

/**
 * hub_history_release:
 * @self: a history
 *
 * Ends hub_history_hold(), for a link that led to where one was.
 */
void
hub_history_release (HubHistory *self)
{
  self->holds = FALSE;
}

/**
 * hub_history_can_go_back:
 * @self: a history
 *
 * Says whether there was something before.
 *
 * Returns: %TRUE if there was
 */
gboolean
hub_history_can_go_back (HubHistory *self)
{
  return self->n_seen > 1;
}

/**
 * hub_history_can_go_forward:
 * @self: a history
 *
 * Says whether one has gone back from something.
 *
 * Returns: %TRUE if one has
 */
gboolean
hub_history_can_go_forward (HubHistory *self)
{
  return self->n_seen < self->spots->len;
}

/**
 * hub_history_go_back:
 * @self: a history
 *
 * Goes back by one.
 *
 * Returns: (transfer none) (nullable): what to show, %NULL if there is nothing before
 */
const HubSpot *
hub_history_go_back (HubHistory *self)
{
  if (!hub_history_can_go_back (self))
    return NULL;

  self->n_seen--;
  self->since = 0;
  self->holds = FALSE;
  return get_spot (self, 1);
}

/**
 * hub_history_go_forward:
 * @self: a history
 *
 * Goes forward by one.
 *
 * Returns: (transfer none) (nullable): what to show, %NULL if nothing is ahead
 */
const HubSpot *
hub_history_go_forward (HubHistory *self)
{
  if (!hub_history_can_go_forward (self))
    return NULL;

  self->n_seen++;
  self->since = 0;
  self->holds = FALSE;
  return get_spot (self, 1);
}
