/* hub-html-tame.h: makes HTML that no parser stumbles over
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The names that formatting elements get, one of these letters over and over: a parser takes them
 * for elements that mean nothing. A link keeps its address. */
#define HUB_HTML_LINK    'x'
#define HUB_HTML_BOLD    'y'
#define HUB_HTML_ITALIC  'z'
#define HUB_HTML_STRUCK  'w'
#define HUB_HTML_CODE    'v'
#define HUB_HTML_NOTHING 'k'

void hub_html_tame (char      *html,
                    GPtrArray *images);

G_END_DECLS
