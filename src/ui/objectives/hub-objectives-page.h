/* hub-objectives-page.h: objectives, principles, regions and countries
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-page.h"
#include "hub-topic-page.h"

G_BEGIN_DECLS

#define HUB_TYPE_OBJECTIVES_PAGE (hub_objectives_page_get_type ())
G_DECLARE_FINAL_TYPE (HubObjectivesPage, hub_objectives_page, HUB, OBJECTIVES_PAGE, AdwBin)

GtkWidget     *hub_objectives_page_new           (HubReader         *reader,
                                                  HubLibrary        *library);
void           hub_objectives_page_show_overview (HubObjectivesPage *self,
                                                  HubVocabulary      vocabulary);
void           hub_objectives_page_show_topic    (HubObjectivesPage *self,
                                                  HubVocabulary      vocabulary,
                                                  const char        *code);
void           hub_objectives_page_show_entry    (HubObjectivesPage *self,
                                                  HubEntry          *entry);
HubVocabulary  hub_objectives_page_get_tab       (HubObjectivesPage *self);
HubTopicPage  *hub_objectives_page_get_topic     (HubObjectivesPage *self);   /* NULL: not shown */

G_END_DECLS
