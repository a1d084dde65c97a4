/* hub-rich-text-private.h: how rich text is made
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-rich-text.h"

G_BEGIN_DECLS

struct _HubRichText
{
  GPtrArray    *blocks;    /* (owned) (element-type HubRichBlock) */
  GStringChunk *uris;      /* (owned): of all spans */
  guint         n_spans;
  gboolean      is_cut;
};

HubRichText  *hub_rich_text_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;
/* The new block gets its text later. */
HubRichBlock *hub_rich_text_add_block (HubRichText *self, HubRichKind kind);

G_END_DECLS
