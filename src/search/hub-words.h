/* hub-words.h: what a person typed, as a full-text question
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_WORDS_MAX        16     /* further words are left out (FAULTS.md, limits) */
#define HUB_WORDS_MAX_LENGTH 64     /* characters; a longer word is cut */

char *hub_words_to_match (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
