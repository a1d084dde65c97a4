/* hub-detail-pane-files.c: the files of the entry that is shown
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-detail-pane"

#include "hub-detail-pane-private.h"

#include "hub-detail-parts.h"

static void
keep_offline_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  HubDetailPane *self = HUB_DETAIL_PANE (widget);

  if (self->entry != NULL)
    hub_files_keep (hub_library_get_files (self->library), self->entry, NULL);
}

/**
 * hub_detail_pane_update_keep:
 * @self: a pane
 *
 * Offers to keep all files offline, if several are not. A single one has a button of its own.
 */
void
hub_detail_pane_update_keep (HubDetailPane *self)
{
  GPtrArray *attachments = self->entry != NULL ? hub_entry_get_attachments (self->entry) : NULL;
  guint n_left = 0;

  for (guint i = 0; self->library != NULL && attachments != NULL && i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);

      n_left += hub_file_may_fetch (self->entry, attachment) &&
                hub_files_find (hub_library_get_files (self->library), self->entry,
                                attachment->uri) == NULL;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "detail.keep-offline", n_left > 0);
  gtk_widget_set_visible (self->keep, n_left > 1);
}

/**
 * hub_detail_pane_show_files:
 * @self: a pane
 * @entry: what it shows
 *
 * Lists the files of the entry.
 */
void
hub_detail_pane_show_files (HubDetailPane *self,
                            HubEntry      *entry)
{
  hub_detail_parts_fill_files (self->files, entry, TRUE,
                               self->library != NULL ? hub_library_get_files (self->library)
                                                     : NULL);
  hub_detail_pane_update_keep (self);
}

/**
 * hub_detail_pane_install_files:
 * @widget_class: the class of the pane
 *
 * Installs what is done to the files.
 */
void
hub_detail_pane_install_files (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "detail.keep-offline", NULL, keep_offline_action);
}
