/* hub-detail-matches.h: the words that were searched for, in an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-long-text.h"
#include "hub-reader.h"

G_BEGIN_DECLS

#define HUB_TYPE_DETAIL_MATCHES (hub_detail_matches_get_type ())
G_DECLARE_FINAL_TYPE (HubDetailMatches, hub_detail_matches, HUB, DETAIL_MATCHES, GObject)

HubDetailMatches *hub_detail_matches_new     (GtkScrolledWindow *scroller,
                                              GtkLabel          *title,
                                              GtkLabel          *summary,
                                              HubLongText       *body) G_GNUC_WARN_UNUSED_RESULT;
void              hub_detail_matches_stop    (HubDetailMatches  *self);
void              hub_detail_matches_set_row (HubDetailMatches  *self,
                                              HubReader         *reader,
                                              HubRow            *row);   /* (nullable) */
guint             hub_detail_matches_go      (HubDetailMatches  *self,
                                              gboolean           is_back,
                                              guint             *n_matches);

G_END_DECLS
