/* hub-highlighter.h: where in a text the words of a query stand
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-snippet.h"
#include "hub-text-query.h"
#include "hub-tongue.h"

G_BEGIN_DECLS

#define HUB_HIGHLIGHTER_MAX_READ (32 * 1024)   /* bytes of a text that are looked at */

/* Never changes once made; belongs to one thread. */
typedef struct _HubHighlighter HubHighlighter;

HubHighlighter *hub_highlighter_new          (HubTextQuery *words,
                                              guint         tongues) G_GNUC_WARN_UNUSED_RESULT;
void            hub_highlighter_free         (HubHighlighter *self);
gboolean        hub_highlighter_is_for       (HubHighlighter *self,
                                              HubTextQuery   *words,
                                              guint           tongues);
/* (element-type HubMark) */
GArray         *hub_highlighter_find         (HubHighlighter *self,
                                              HubTongue       tongue,
                                              guint           field,
                                              const char     *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubHighlighter, hub_highlighter_free)

G_END_DECLS
