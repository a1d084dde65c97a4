/* hub-panes.c: a list beside an entry, or behind it in a narrow window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-ui"

#include "hub-panes.h"

/**
 * hub_panes_can_go_back:
 * @panes: the list and the entry of a page
 *
 * Says whether the entry covers the list.
 *
 * Returns: %TRUE in a narrow window that shows an entry
 */
gboolean
hub_panes_can_go_back (AdwNavigationSplitView *panes)
{
  return adw_navigation_split_view_get_collapsed (panes) &&
         adw_navigation_split_view_get_show_content (panes);
}

/**
 * hub_panes_go_back:
 * @panes: the list and the entry of a page
 *
 * Leaves the entry for the list, in a narrow window.
 *
 * Returns: %TRUE if there was a step to take
 */
gboolean
hub_panes_go_back (AdwNavigationSplitView *panes)
{
  if (!hub_panes_can_go_back (panes))
    return FALSE;

  adw_navigation_split_view_set_show_content (panes, FALSE);
  return TRUE;
}
