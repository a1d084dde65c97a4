/* hub-query.h: one question to the catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-facet.h"
#include "hub-text-query.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define HUB_QUERY_MAX_YEAR 9999

typedef enum
{
  HUB_ORDER_HUB,          /* global, regional, national, unstated; then newest */
  HUB_ORDER_NEWEST,
  HUB_ORDER_OLDEST,
  HUB_ORDER_TITLE,
  HUB_ORDER_RELEVANCE,
} HubOrder;

const char *hub_order_to_string   (HubOrder order);                       /* "hub" */
gboolean    hub_order_from_string (const char *text, HubOrder *order);

typedef enum
{
  HUB_CHOICE_NONE,
  HUB_CHOICE_INCLUDE,
  HUB_CHOICE_EXCLUDE,
} HubChoice;

/* Immutable and reference counted: any thread may hold it. The `with` functions give a changed
 * copy. */
typedef struct _HubQuery HubQuery;

#define HUB_TYPE_QUERY (hub_query_get_type ())
GType              hub_query_get_type    (void);
HubQuery          *hub_query_new         (void) G_GNUC_WARN_UNUSED_RESULT;
HubQuery          *hub_query_ref         (HubQuery *self);
void               hub_query_unref       (HubQuery *self);
HubQuery          *hub_query_with_text   (HubQuery   *self,
                                          const char *text) G_GNUC_WARN_UNUSED_RESULT;
HubQuery          *hub_query_with_choice (HubQuery   *self,
                                          HubFacet    facet,
                                          const char *code,
                                          HubChoice   choice) G_GNUC_WARN_UNUSED_RESULT;
HubQuery          *hub_query_with_years  (HubQuery *self,
                                          int       from,
                                          int       to)   /* 0 open */ G_GNUC_WARN_UNUSED_RESULT;
HubQuery          *hub_query_with_order  (HubQuery *self, HubOrder order) G_GNUC_WARN_UNUSED_RESULT;
/* no text, no choices, no years; the order stays */
HubQuery          *hub_query_cleared     (HubQuery *self) G_GNUC_WARN_UNUSED_RESULT;
const char        *hub_query_get_text    (HubQuery *self); /* canonical, never NULL */
HubTextQuery      *hub_query_get_words   (HubQuery *self); /* the same, understood */
HubChoice          hub_query_get_choice  (HubQuery *self, HubFacet facet, const char *code);
/* never NULL, sorted */
const char *const *hub_query_get_codes   (HubQuery *self, HubFacet facet, HubChoice choice);
int                hub_query_get_year_from (HubQuery *self);
int                hub_query_get_year_to   (HubQuery *self);
HubOrder           hub_query_get_order   (HubQuery *self);
gboolean           hub_query_is_narrowed (HubQuery *self); /* has text, choices or years */
guint              hub_query_count_choices (HubQuery *self, HubFacet facet);
gboolean           hub_query_equal       (HubQuery *a, HubQuery *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubQuery, hub_query_unref)

G_END_DECLS
