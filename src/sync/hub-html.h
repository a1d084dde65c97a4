/* hub-html.h: the text of a piece of HTML
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hub_html_to_text (const char *html,
                        gsize       max_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
