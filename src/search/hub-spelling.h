/* hub-spelling.h: words that are spelled nearly so
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-index.h"

G_BEGIN_DECLS

/* Among which words to look. */
typedef enum
{
  HUB_SPELLING_SAME_INITIAL,     /* those that begin with the same letter: few slips are there */
  HUB_SPELLING_OTHER_INITIAL,    /* all others */
} HubSpellingScope;

gboolean   hub_spelling_can_be_wrong (const char *word, gsize length);
GPtrArray *hub_spelling_find         (HubIndex        *index,
                                      const char      *word,
                                      gsize            length,
                                      HubSpellingScope scope,
                                      guint           *n_left,
                                      GCancellable    *cancellable,
                                      GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
