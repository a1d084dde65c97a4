/* hub-tooltip.c: a tooltip that costs nothing until it is wanted
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-ui"

#include "hub-tooltip.h"

#define KEY "hub-tooltip"

static gboolean
query_cb (GtkWidget  *widget,
          int         x,
          int         y,
          gboolean    is_keyboard,
          GtkTooltip *tooltip)
{
  const char *text = g_object_get_data (G_OBJECT (widget), KEY);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/**
 * hub_tooltip_set:
 * @widget: what has its words spoken otherwise: no screen reader takes them from here
 * @text: (nullable): plain text
 *
 * Gives a widget another tooltip. With its own text GTK would look at once for what is under the
 * pointer, in the whole window, and where many widgets change that is most of the work.
 */
void
hub_tooltip_set (GtkWidget  *widget,
                 const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), KEY), text) == 0)
    return;

  g_object_set_data_full (G_OBJECT (widget), KEY, g_strdup (text), g_free);
  if (gtk_widget_get_has_tooltip (widget))
    return;

  g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
  gtk_widget_set_has_tooltip (widget, TRUE);
}
