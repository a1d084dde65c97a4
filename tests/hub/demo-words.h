/* demo-words.h: the words of made-up entries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *demo_words_make_title   (GRand      *random,
                               const char *langcode) G_GNUC_WARN_UNUSED_RESULT;
char *demo_words_make_summary (GRand      *random,
                               const char *langcode) G_GNUC_WARN_UNUSED_RESULT;
guint demo_words_pick         (GRand      *random,
                               guint       n_choices);

G_END_DECLS
