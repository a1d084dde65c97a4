/* hub-entry-digest.h: whether an entry says the same
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"

G_BEGIN_DECLS

GBytes *hub_entry_dup_digest (HubEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
