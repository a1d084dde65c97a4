/* hub-format.h: what entries look like in words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"
#include "hub-suggestion.h"

G_BEGIN_DECLS

#define HUB_TITLE_SHOWN 300   /* characters of a title that are shown (FAULTS.md, limits) */

char       *hub_format_isolate   (const char    *text) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_format_title     (HubEntry      *entry) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_format_type      (HubEntry      *entry) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_format_date      (const HubDate *date) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_format_period    (HubEntry      *entry) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_format_mode      (HubEntry      *entry) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_format_place     (HubEntry      *entry) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_format_facts     (HubEntry      *entry) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_format_byline    (HubEntry      *entry) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_format_spoken    (HubEntry      *entry) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_format_age       (gint64         then,
                                  gint64         now) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_format_file_type (const char    *mime) G_GNUC_WARN_UNUSED_RESULT;
char       *hub_format_suggestion (const HubSuggestion *suggestion) G_GNUC_WARN_UNUSED_RESULT;
const char *hub_format_kind_icon (HubKind        kind);

G_END_DECLS
