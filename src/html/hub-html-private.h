/* hub-html-private.h: what the walks through a tree of HTML share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <gumbo.h>

G_BEGIN_DECLS

/* How many newlines part an element from what stands before and after it. */
guint              hub_html_get_newlines (GumboTag tag);
gboolean           hub_html_is_cell      (const GumboNode *node);
/* The children to walk, or NULL: scripts, styles, forms and embedded things have none. */
const GumboVector *hub_html_get_children (const GumboNode *node);

G_END_DECLS
