/* hub-locale.h: the language of the user
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void        hub_locale_init         (void);
const char *hub_locale_get_language (void);   /* "fr", "zh_CN"; "en" without a translation */

G_END_DECLS
