/* hub-page.h: what the places of the window have in common
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-detail-pane.h"
#include "hub-spot.h"

G_BEGIN_DECLS

#define HUB_TYPE_PAGE (hub_page_get_type ())
G_DECLARE_INTERFACE (HubPage, hub_page, HUB, PAGE, GtkWidget)

struct _HubPageInterface
{
  GTypeInterface parent;

  HubDetailPane          *(*get_detail)  (HubPage *self);   /* or NULL, while it has none */
  void                    (*focus)       (HubPage *self);
  void                    (*restore)     (HubPage *self, const HubSpot *spot);

  /* A list beside an entry needs only this, and may add to what follows. Without it `describe` is
   * needed, and nothing is stepped back from unless that is said. */
  AdwNavigationSplitView *(*get_panes)   (HubPage *self);

  gboolean                (*can_go_back) (HubPage *self);
  gboolean                (*go_back)     (HubPage *self);
  void                    (*describe)    (HubPage *self, HubSpot *spot);
};

gboolean       hub_page_can_go_back (HubPage *self);
gboolean       hub_page_go_back     (HubPage *self);
void           hub_page_focus       (HubPage *self);
HubDetailPane *hub_page_get_detail  (HubPage *self);   /* (nullable) */
HubSpot       *hub_page_dup_spot    (HubPage    *self,
                                     const char *place) G_GNUC_WARN_UNUSED_RESULT;
void           hub_page_restore     (HubPage       *self,
                                     const HubSpot *spot);
void           hub_page_moved       (HubPage *self);

G_END_DECLS
