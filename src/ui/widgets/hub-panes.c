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

/**
 * hub_panes_show_entry:
 * @panes: the list and the entry of a page
 * @detail: where the entry is shown
 * @entry: (nullable): what is to be read, as a list has it; %NULL for the list alone
 *
 * Shows an entry, or none.
 */
void
hub_panes_show_entry (AdwNavigationSplitView *panes,
                      HubDetailPane          *detail,
                      HubEntry               *entry)
{
  g_autoptr(HubRow) row = entry != NULL ? hub_row_new (entry) : NULL;

  if (row != NULL)
    hub_detail_pane_show_row (detail, row);
  else
    hub_detail_pane_clear (detail);
  adw_navigation_split_view_set_show_content (panes, row != NULL);
}

/**
 * hub_panes_dup_entry:
 * @panes: the list and the entry of a page
 * @detail: (nullable): where the entry is shown
 *
 * Gets what is read; in a narrow window an entry may lie behind its list, and is not.
 *
 * Returns: (transfer full) (nullable): the entry
 */
HubEntry *
hub_panes_dup_entry (AdwNavigationSplitView *panes,
                     HubDetailPane          *detail)
{
  HubEntry *entry = detail != NULL ? hub_detail_pane_get_entry (detail) : NULL;

  if (entry == NULL || (adw_navigation_split_view_get_collapsed (panes) &&
                        !adw_navigation_split_view_get_show_content (panes)))
    return NULL;
  return g_object_ref (entry);
}
