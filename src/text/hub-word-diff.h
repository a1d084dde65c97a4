/* hub-word-diff.h: which words of a text are others now
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of a text, whole characters. */
typedef struct
{
  gsize start;
  gsize length;
} HubWordSpan;

void hub_word_diff (const char  *before,
                    const char  *now,
                    GArray     **removed,
                    GArray     **added);

G_END_DECLS
