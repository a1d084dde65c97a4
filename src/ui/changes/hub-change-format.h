/* hub-change-format.h: what has happened, in words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-change.h"

G_BEGIN_DECLS

const char *hub_change_format_type   (HubChangeType  type);
char       *hub_change_format_parts  (const char *const *names) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_change_format_what   (HubChange     *change) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_change_format_title  (HubChange     *change) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_change_format_spoken (HubChange     *change) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_change_format_day    (gint64         time,
                                      gint64         now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
