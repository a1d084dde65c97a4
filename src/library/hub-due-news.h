/* hub-due-news.h: how it is told that kept entries are due
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-stock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUB_DUE_NEWS_ID "due"   /* of the notification: a later one takes its place */

/* One notification of all that is due. */
typedef struct
{
  char  *title;   /* (owned) */
  char  *body;    /* (owned): titles of entries */
  char **told;    /* (owned): entries and their days, to be passed over from now on */
  char  *address; /* (owned) (nullable): of the one that is due, NULL for several */
} HubDueNews;

gboolean hub_due_news_init  (HubDueNews         *self,
                             HubStock           *stock,
                             const char *const  *told);
void     hub_due_news_clear (HubDueNews         *self);
void     hub_due_news_send  (const HubDueNews   *self,
                             GApplication       *application);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubDueNews, hub_due_news_clear)

G_END_DECLS
