/* hub-page.c: what the places of the window have in common
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-page"

#include "hub-page.h"

#include "hub-error.h"

/**
 * HubPage:
 *
 * A place of the window. It may hold something that covers what one came from, such as an entry its
 * list in a narrow window, and then there is a step back; each has a property `can-go-back`.
 */

G_DEFINE_INTERFACE (HubPage, hub_page, GTK_TYPE_WIDGET)

static void
hub_page_default_init (HubPageInterface *iface)
{
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
  g_return_val_if_fail (HUB_IS_PAGE (self), NULL);

  return HUB_PAGE_GET_IFACE (self)->get_detail (self);
}

/**
 * hub_page_say_error:
 * @status: what stands in the place of a list or a text
 * @error: why that could not be read
 *
 * Says why, in the sentence that the error has for people.
 */
void
hub_page_say_error (AdwStatusPage *status,
                    const GError  *error)
{
  g_autofree char *sentence = hub_error_dup_sentence (error);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (status, escaped);
}
