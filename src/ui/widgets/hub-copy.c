/* hub-copy.c: text for other programs, in two forms
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-copy"

#include "hub-copy.h"

#include <string.h>

/**
 * hub_copy_text:
 * @widget: a widget of the window
 * @plain: plain text
 * @html: the same as HTML
 *
 * Puts text into the clipboard, as HTML and as plain text: whoever pastes it takes what it can.
 */
void
hub_copy_text (GtkWidget  *widget,
               const char *plain,
               const char *html)
{
  g_autoptr(GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr(GdkContentProvider) both = NULL;
  GdkContentProvider *forms[2];

  forms[0] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  forms[1] = gdk_content_provider_new_typed (G_TYPE_STRING, plain);
  both = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
}
