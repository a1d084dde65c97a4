/* hub-paragraph.c: text in a language of its own
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-paragraph"

#include "hub-paragraph.h"

#include "hub-text.h"

static void
align (GtkLabel *label)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (label)) == GTK_TEXT_DIR_RTL;

  gtk_label_set_xalign (label, hub_text_is_rtl (gtk_label_get_text (label), is_rtl) != is_rtl);
}

/**
 * hub_paragraph_align:
 * @label: a label that wraps
 *
 * From now on has the paragraphs of a label begin at the side where their language does: the lines
 * of one run that way in any case, but those of two would each have an edge of their own where the
 * window runs the other way. For text of some length; what stands alone, such as a title, is better
 * off at the side of the window.
 */
void
hub_paragraph_align (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  g_signal_connect (label, "notify::label", G_CALLBACK (align), NULL);
  g_signal_connect (label, "direction-changed", G_CALLBACK (align), NULL);
  align (label);
}
