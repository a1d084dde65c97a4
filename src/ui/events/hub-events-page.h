/* hub-events-page.h: events by month
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-agenda.h"
#include "hub-page.h"

G_BEGIN_DECLS

#define HUB_TYPE_EVENTS_PAGE (hub_events_page_get_type ())
G_DECLARE_FINAL_TYPE (HubEventsPage, hub_events_page, HUB, EVENTS_PAGE, AdwBreakpointBin)

GtkWidget *hub_events_page_new        (HubReader     *reader,
                                       HubLibrary    *library);
HubAgenda *hub_events_page_get_agenda (HubEventsPage *self);

G_END_DECLS
