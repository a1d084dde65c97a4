/* hub-tokenizer.h: the words of an entry, as SQLite's full-text index takes them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

int hub_tokenizer_register (sqlite3 *handle);

G_END_DECLS
