/* hub-reading-list-page-search.c: looking for something in the reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The field takes what the one of Browse takes, words and facets, and the same engine answers, of
 * kept entries alone.
 */

#define G_LOG_DOMAIN "hub-reading-list-page"

#include "hub-reading-list-page-private.h"

#include "hub-kept-search.h"

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(HubReadingListPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubKeptFound) found = hub_reader_kept_finish (HUB_READER (source), result, &error);

  if (self->view == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    g_info ("The reading list was not searched: %s", error->message);

  hub_kept_view_set_found (self->view, found != NULL ? found->entries : NULL);
  hub_reading_list_page_update (self);
}

/**
 * hub_reading_list_page_look:
 * @self: a page
 *
 * Shows what fits what is in the search field, or all if that is empty. To be called again when
 * the list or the catalogue has changed.
 */
void
hub_reading_list_page_look (HubReadingListPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (self->view == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (*typed == '\0')
    {
      hub_kept_view_set_found (self->view, NULL);
      hub_reading_list_page_update (self);
      return;
    }

  self->cancellable = g_cancellable_new ();
  hub_reader_kept_async (self->reader, typed, G_LIST_MODEL (self->library), self->cancellable,
                         found_cb, g_object_ref (self));
}

/**
 * hub_reading_list_page_focus_search:
 * @self: a page
 *
 * Moves the focus to the search field.
 */
void
hub_reading_list_page_focus_search (HubReadingListPage *self)
{
  g_return_if_fail (HUB_IS_READING_LIST_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * hub_reading_list_page_get_search:
 * @self: a page
 *
 * Gets the search field.
 *
 * Returns: (transfer none): an editable
 */
GtkEditable *
hub_reading_list_page_get_search (HubReadingListPage *self)
{
  g_return_val_if_fail (HUB_IS_READING_LIST_PAGE (self), NULL);

  return GTK_EDITABLE (self->search);
}
