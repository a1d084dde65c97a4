/* hub-fill-bin.c: a place whose size does not depend on what is in it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-fill-bin"

#include "hub-fill-bin.h"

/**
 * HubFillBin:
 *
 * Takes the room that it is given, and asks for none. What scrolls needs no more than some room,
 * but the containers around it would ask how high all of it is, for one width after the other, and
 * each time every line of text in it would be laid out.
 */
struct _HubFillBin
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (HubFillBin, hub_fill_bin, ADW_TYPE_BIN)

static void
hub_fill_bin_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
hub_fill_bin_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int minimum;

  if (child == NULL || !gtk_widget_should_layout (child))
    return;

  /* A widget has to be asked before it is given a size; for its width is the cheaper question. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, MAX (width, minimum), height }, -1);
}

static void
hub_fill_bin_class_init (HubFillBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = hub_fill_bin_measure;
  widget_class->size_allocate = hub_fill_bin_size_allocate;
}

static void
hub_fill_bin_init (HubFillBin *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
