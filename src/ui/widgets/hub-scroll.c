/* hub-scroll.c: where a list is scrolled to
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-ui"

#include "hub-scroll.h"

/* The view has been laid out when the second frame begins. */
static gboolean
scroll_up_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  guint *n_frames = user_data;

  if ((*n_frames)++ == 0)
    return G_SOURCE_CONTINUE;

  gtk_adjustment_set_value (scroll, gtk_adjustment_get_lower (scroll));
  return G_SOURCE_REMOVE;
}

/**
 * hub_scroll_is_up:
 * @list: a list
 *
 * Says whether the beginning of the list is what is seen.
 *
 * Returns: %TRUE if it is
 */
gboolean
hub_scroll_is_up (GtkListView *list)
{
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  return gtk_adjustment_get_value (scroll) <= gtk_adjustment_get_lower (scroll);
}

/**
 * hub_scroll_up:
 * @list: a list whose model has just changed
 *
 * Shows the beginning of the list, with the head of the first section above it, once the view has
 * been laid out: by itself it would keep the row that is the first now at its edge.
 */
void
hub_scroll_up (GtkListView *list)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (list), scroll_up_cb, g_new0 (guint, 1), g_free);
}
