/* hub-agenda.h: events by month, what is to come first
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry-list.h"
#include "hub-occasion.h"

G_BEGIN_DECLS

#define HUB_TYPE_AGENDA (hub_agenda_get_type ())
G_DECLARE_FINAL_TYPE (HubAgenda, hub_agenda, HUB, AGENDA, GObject)

HubAgenda *hub_agenda_new            (HubReader   *reader,
                                      HubLibrary  *library) G_GNUC_WARN_UNUSED_RESULT;
void       hub_agenda_set_occasions  (HubAgenda   *self,
                                      GArray      *occasions);
void       hub_agenda_set_today      (HubAgenda   *self,
                                      const GDate *today);
void       hub_agenda_forget_rows    (HubAgenda   *self);
guint      hub_agenda_get_n_upcoming (HubAgenda   *self);
guint      hub_agenda_get_n_past     (HubAgenda   *self);
guint      hub_agenda_find           (HubAgenda   *self,
                                      gint64       id);
char      *hub_agenda_dup_head       (HubAgenda   *self,
                                      guint        position) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
