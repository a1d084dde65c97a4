/* hub-html-tame.h: makes HTML that no parser stumbles over
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void hub_html_tame (char      *html,
                    GPtrArray *images);

G_END_DECLS
