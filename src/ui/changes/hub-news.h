/* hub-news.h: how much has happened that nobody has looked at
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reader.h"
#include "hub-settings.h"

G_BEGIN_DECLS

#define HUB_TYPE_NEWS (hub_news_get_type ())
G_DECLARE_FINAL_TYPE (HubNews, hub_news, HUB, NEWS, GObject)

HubNews  *hub_news_new          (HubReader   *reader,
                                 HubSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void      hub_news_set_watched  (HubNews     *self,
                                 gboolean     is_watched);
guint     hub_news_get_n_unseen (HubNews     *self);
gint64    hub_news_get_visited  (HubNews     *self);   /* number of a change, 0 none */
gboolean  hub_news_has_any      (HubNews     *self);

G_END_DECLS
