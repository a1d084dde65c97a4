/* hub-symbol.h: the symbols of United Nations documents
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"

G_BEGIN_DECLS

char *hub_symbol_dup (HubEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
