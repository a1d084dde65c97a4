/* hub-language.h: what languages are called
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hub_language_dup_label (const char *code) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
