/* hub-html.h: the text of a piece of HTML
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_HTML_IMAGES_MAX 200   /* of one piece */

/* An image that a piece of HTML shows. Neither is trusted. */
typedef struct
{
  char *address;   /* (owned) */
  char *text;      /* (owned): what stands for it, "" if nothing does */
} HubHtmlImage;

char      *hub_html_to_text     (const char *html,
                                 gsize       max_bytes) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *hub_html_list_images (const char *html) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
