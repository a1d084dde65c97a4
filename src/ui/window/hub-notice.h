/* hub-notice.h: the banner: what is new or wrong, and one button that mends it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_NOTICE (hub_notice_get_type ())
G_DECLARE_FINAL_TYPE (HubNotice, hub_notice, HUB, NOTICE, AdwBin)

void        hub_notice_set_starter       (HubNotice    *self,
                                          guint         n_entries);
void        hub_notice_set_aside         (HubNotice    *self,
                                          gboolean      was_damaged);
void        hub_notice_set_repaired      (HubNotice    *self,
                                          const char   *aside,
                                          gint64        copied);
void        hub_notice_set_missed        (HubNotice    *self,
                                          guint         n_missed,
                                          guint         n_entries);
void        hub_notice_set_age           (HubNotice    *self,
                                          const char   *age);
void        hub_notice_set_sync_error    (HubNotice    *self,
                                          const GError *error,
                                          const char   *next,
                                          const char   *moved,
                                          gboolean      can_move);
void        hub_notice_set_library_error (HubNotice    *self,
                                          const GError *error);
const char *hub_notice_get_text          (HubNotice    *self);

G_END_DECLS
