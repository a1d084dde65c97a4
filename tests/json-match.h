/* json-match.h: whether the two readers of JSON agree
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads @length bytes at @text with both, and aborts if one refuses what the other takes, or takes
 * it for something else. Gives the code of JSONAPI_ERROR with which the reader of answers refuses
 * it, -1 if it takes it. */
int json_match_read (const char *text,
                     gsize       length);

G_END_DECLS
