/* hub-when.h: dates as references write them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-export.h"

G_BEGIN_DECLS

char *hub_when_dup (HubManner      manner,
                    const HubDate *from,
                    const HubDate *to,
                    gboolean       is_ongoing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
