/* hub-page.c: what the places of the window have in common
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-page"

#include "hub-page.h"

#include "hub-panes.h"

/**
 * HubPage:
 *
 * A place of the window. It may hold something that covers what one came from, such as an entry its
 * list in a narrow window, and then there is a step back. What it shows can be noted, and shown
 * again.
 *
 * Signal `moved`: something else is shown, or is searched for, or there is a step back, or none.
 */

G_DEFINE_INTERFACE (HubPage, hub_page, GTK_TYPE_WIDGET)

typedef enum
{
  SIGNAL_MOVED,
} HubPageSignal;

static guint signals[SIGNAL_MOVED + 1];

static AdwNavigationSplitView *
get_panes (HubPage *self)
{
  return HUB_PAGE_GET_IFACE (self)->get_panes (self);
}

/* Without panes nothing covers anything. */
static gboolean
has_panes (HubPage *self)
{
  return HUB_PAGE_GET_IFACE (self)->get_panes != NULL;
}

static gboolean
can_go_back (HubPage *self)
{
  return has_panes (self) && hub_panes_can_go_back (get_panes (self));
}

static gboolean
go_back (HubPage *self)
{
  return has_panes (self) && hub_panes_go_back (get_panes (self));
}

static void
describe (HubPage *self,
          HubSpot *spot)
{
  spot->entry = hub_panes_dup_entry (get_panes (self), hub_page_get_detail (self));
}

static void
hub_page_default_init (HubPageInterface *iface)
{
  iface->can_go_back = can_go_back;
  iface->go_back = go_back;
  iface->describe = describe;
  signals[SIGNAL_MOVED] =
    g_signal_new ("moved", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

/**
 * hub_page_can_go_back:
 * @self: a page
 *
 * Says whether there is a step back.
 *
 * Returns: %TRUE if something covers what one came from
 */
gboolean
hub_page_can_go_back (HubPage *self)
{
  g_return_val_if_fail (HUB_IS_PAGE (self), FALSE);

  return HUB_PAGE_GET_IFACE (self)->can_go_back (self);
}

/**
 * hub_page_go_back:
 * @self: a page
 *
 * Steps back once.
 *
 * Returns: %TRUE if there was a step to take
 */
gboolean
hub_page_go_back (HubPage *self)
{
  g_return_val_if_fail (HUB_IS_PAGE (self), FALSE);

  return HUB_PAGE_GET_IFACE (self)->go_back (self);
}

/**
 * hub_page_focus:
 * @self: a page
 *
 * Moves the focus to what one came for: a list, an entry, or what stands in its place.
 */
void
hub_page_focus (HubPage *self)
{
  g_return_if_fail (HUB_IS_PAGE (self));

  HUB_PAGE_GET_IFACE (self)->focus (self);
}

HubDetailPane *
hub_page_get_detail (HubPage *self)
{
  HubPageInterface *iface;

  g_return_val_if_fail (HUB_IS_PAGE (self), NULL);

  iface = HUB_PAGE_GET_IFACE (self);
  return iface->get_detail != NULL ? iface->get_detail (self) : NULL;
}

/**
 * hub_page_dup_spot:
 * @self: a page
 * @place: the name of its place
 *
 * Notes what is shown.
 *
 * Returns: (transfer full): the spot
 */
HubSpot *
hub_page_dup_spot (HubPage    *self,
                   const char *place)
{
  HubSpot *spot;

  g_return_val_if_fail (HUB_IS_PAGE (self), NULL);

  spot = hub_spot_new (place);
  HUB_PAGE_GET_IFACE (self)->describe (self, spot);
  return spot;
}

/**
 * hub_page_restore:
 * @self: a page
 * @spot: what it showed once
 *
 * Shows it again, as far as it is still there.
 */
void
hub_page_restore (HubPage       *self,
                  const HubSpot *spot)
{
  g_return_if_fail (HUB_IS_PAGE (self));

  HUB_PAGE_GET_IFACE (self)->restore (self, spot);
}

/**
 * hub_page_moved:
 * @self: a page
 *
 * Tells the window that something else is shown.
 */
void
hub_page_moved (HubPage *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}
