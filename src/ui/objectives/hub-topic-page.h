/* hub-topic-page.h: one objective, principle, region or country
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include "hub-reader.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_TOPIC_PAGE (hub_topic_page_get_type ())
G_DECLARE_FINAL_TYPE (HubTopicPage, hub_topic_page, HUB, TOPIC_PAGE, AdwBreakpointBin)

GtkWidget     *hub_topic_page_new            (HubReader     *reader,
                                              HubLibrary    *library);
void           hub_topic_page_show           (HubTopicPage  *self,
                                              HubVocabulary  vocabulary,
                                              const char    *code);
HubVocabulary  hub_topic_page_get_vocabulary (HubTopicPage  *self);
const char    *hub_topic_page_get_code       (HubTopicPage  *self);   /* (nullable) */
gboolean       hub_topic_page_is_busy        (HubTopicPage  *self);
void           hub_topic_page_focus          (HubTopicPage  *self);

G_END_DECLS
