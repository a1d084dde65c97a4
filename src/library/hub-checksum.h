/* hub-checksum.h: the CRC-32 that guards a row
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint32 hub_checksum_of_strings (const char *const *strings);

G_END_DECLS
