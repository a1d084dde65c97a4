/* hub-facet-item.h: one value of a facet, as the panel shows it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-query.h"
#include "hub-results.h"

G_BEGIN_DECLS

#define HUB_TYPE_FACET_ITEM (hub_facet_item_get_type ())
G_DECLARE_FINAL_TYPE (HubFacetItem, hub_facet_item, HUB, FACET_ITEM, GObject)

HubFacetItem *hub_facet_item_new          (HubFacet             facet,
                                           const HubFacetValue *value) G_GNUC_WARN_UNUSED_RESULT;
HubFacet      hub_facet_item_get_facet    (HubFacetItem        *self);
const char   *hub_facet_item_get_code     (HubFacetItem        *self);
const char   *hub_facet_item_get_label    (HubFacetItem        *self);
const char   *hub_facet_item_get_parent   (HubFacetItem        *self);
guint         hub_facet_item_get_count    (HubFacetItem        *self);
HubChoice     hub_facet_item_get_choice   (HubFacetItem        *self);
void          hub_facet_item_update       (HubFacetItem        *self,
                                           const char          *name,
                                           guint                count,
                                           HubChoice            choice);
char         *hub_facet_item_dup_spoken   (HubFacetItem        *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean      hub_facet_item_matches      (HubFacetItem        *self,
                                           const char          *folded);

/* What the list of its facet makes of it. */
gboolean      hub_facet_item_get_shown    (HubFacetItem        *self);
void          hub_facet_item_set_shown    (HubFacetItem        *self,
                                           gboolean             shown);
gboolean      hub_facet_item_get_sticky   (HubFacetItem        *self);
void          hub_facet_item_set_sticky   (HubFacetItem        *self,
                                           gboolean             sticky);
gboolean      hub_facet_item_get_unfolded (HubFacetItem        *self);
void          hub_facet_item_set_unfolded (HubFacetItem        *self,
                                           gboolean             unfolded);
gboolean      hub_facet_item_get_foldable (HubFacetItem        *self);
void          hub_facet_item_set_foldable (HubFacetItem        *self,
                                           gboolean             foldable);

char         *hub_facet_dup_spoken        (const char          *label,
                                           guint                count) G_GNUC_WARN_UNUSED_RESULT;
char         *hub_facet_fold              (const char          *text) G_GNUC_WARN_UNUSED_RESULT;
char         *hub_facet_dup_haystack      (HubFacet             facet,
                                           const char          *code,
                                           const char          *name,
                                           const char          *label) G_GNUC_WARN_UNUSED_RESULT;
gboolean      hub_facet_haystack_has      (const char          *haystack,
                                           const char          *folded);

G_END_DECLS
