/* hub-long-blocks.h: the blocks of rich text, as widgets
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-rich-text.h"
#include "hub-snippet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A piece of a block: bytes of its text. */
GtkWidget *hub_long_block_new        (const HubRichBlock *block,
                                      gsize               start,
                                      gsize               end,
                                      const char         *home);
void       hub_long_block_add_marks  (const HubRichBlock *block,
                                      gsize               start,
                                      gsize               end,
                                      const char         *home,
                                      GArray             *marks,
                                      gsize               at,
                                      GArray             *shown);
GtkWidget *hub_long_block_new_item   (const HubRichBlock *block,
                                      GtkWidget          *label);
GtkWidget *hub_long_block_new_list   (void);
GtkWidget *hub_long_block_new_table  (guint               n_columns);
void       hub_long_block_add_cell   (GtkWidget          *table,
                                      const HubRichBlock *block,
                                      GtkWidget          *label);

G_END_DECLS
