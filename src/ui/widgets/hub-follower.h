/* hub-follower.h: what asks about the reading list whenever the answer may be another
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include "hub-reader.h"

G_BEGIN_DECLS

#define HUB_TYPE_FOLLOWER (hub_follower_get_type ())
G_DECLARE_DERIVABLE_TYPE (HubFollower, hub_follower, HUB, FOLLOWER, GObject)

struct _HubFollowerClass
{
  GObjectClass parent_class;

  /* Asks about a list that is not empty; the question is cancelled when there is another. */
  void (*ask) (HubFollower  *self,
               HubReader    *reader,
               HubLibrary   *library,
               GCancellable *cancellable);
};

void        hub_follower_start       (HubFollower *self,
                                      HubReader   *reader,
                                      HubLibrary  *library);
/* (nullable): %NULL once it has ended */
HubLibrary *hub_follower_get_library (HubFollower *self);

G_END_DECLS
