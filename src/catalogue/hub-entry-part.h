/* hub-entry-part.h: what an entry says, part by part
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"

G_BEGIN_DECLS

char  *hub_entry_dup_part           (HubEntry   *entry,
                                     const char *part) G_GNUC_WARN_UNUSED_RESULT;
char  *hub_entry_dup_shown_part     (HubEntry   *entry,
                                     const char *part) G_GNUC_WARN_UNUSED_RESULT;
char **hub_entry_list_changed_parts (HubEntry   *before,
                                     HubEntry   *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
