/* polyglot.h: a few made-up entries in six languages, beside the starter catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define POLYGLOT_N 7

/* Makes the catalogue in @folder, if it is not there, and adds the entries. */
void polyglot_add (const char *folder);

G_END_DECLS
