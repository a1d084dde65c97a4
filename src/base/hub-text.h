/* hub-text.h: text from outside, made fit to keep
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HUB_TEXT_LINE,         /* a title or a name: one line, no overrides of direction */
  HUB_TEXT_PARAGRAPHS,   /* a body: tab and newline stay */
} HubTextShape;

char     *hub_text_clean (const char  *text,
                          HubTextShape shape,
                          gsize        max_bytes,
                          gboolean    *was_cut) G_GNUC_WARN_UNUSED_RESULT;
char     *hub_text_slug  (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char     *hub_text_fold  (const char *text) G_GNUC_WARN_UNUSED_RESULT;
int       hub_text_get_direction (gunichar c);
int       hub_text_find_direction (const char *text);
gboolean  hub_text_is_rtl (const char *text,
                           gboolean    otherwise);
gboolean  hub_text_is_fit (gunichar c);

G_END_DECLS
