/* hub-search-news.h: how it is told that a saved search has found something new
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-saved-search.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One notification. */
typedef struct
{
  char *id;      /* (owned): a later one of the search takes the place of this */
  char *title;   /* (owned) */
  char *body;    /* (owned) */
} HubSearchNews;

void hub_search_news_init  (HubSearchNews        *self,
                            const HubSavedSearch *search,
                            guint                 n_fresh);
void hub_search_news_clear (HubSearchNews        *self);
void hub_search_news_send  (const HubSearchNews  *self,
                            const char           *uuid,
                            GApplication         *application);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubSearchNews, hub_search_news_clear)

G_END_DECLS
