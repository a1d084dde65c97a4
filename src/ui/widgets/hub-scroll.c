/* hub-scroll.c: where a list is scrolled to
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-ui"

#include "hub-scroll.h"

#define STILL_FRAMES 15   /* so long nothing grows before the view is whole */

typedef struct
{
  guint  n_frames;
  guint  n_still;    /* since the list grew last */
  double upper;      /* how long it was then */
} Rise;

/* The view has been laid out when the second frame begins. Rows that come later make the first one
 * higher, whose end would then stay where it is. Who scrolls meanwhile is left alone. */
static gboolean
scroll_up_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  double upper = gtk_adjustment_get_upper (scroll);
  Rise *rise = user_data;
  gboolean is_still = upper == rise->upper;

  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_height (widget) == 0 ||
      rise->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  if (rise->n_frames > 2 && is_still && !hub_scroll_is_up (GTK_LIST_VIEW (widget)))
    return G_SOURCE_REMOVE;

  rise->upper = upper;
  rise->n_still = is_still ? rise->n_still + 1 : 0;
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_lower (scroll));
  return rise->n_still < STILL_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
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
  gtk_widget_add_tick_callback (GTK_WIDGET (list), scroll_up_cb, g_new0 (Rise, 1), g_free);
}
