/* hub-entry-copy.h: an entry as text that outlives its catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"

G_BEGIN_DECLS

#define HUB_ENTRY_COPY_VERSION 1

char     *hub_entry_copy_to_text   (HubEntry   *entry,
                                    GError    **error) G_GNUC_WARN_UNUSED_RESULT;
HubEntry *hub_entry_copy_from_text (const char *text,
                                    GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
