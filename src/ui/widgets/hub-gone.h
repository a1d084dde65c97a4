/* hub-gone.h: which kept entries are no longer on the hub
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-follower.h"

G_BEGIN_DECLS

#define HUB_TYPE_GONE (hub_gone_get_type ())
G_DECLARE_FINAL_TYPE (HubGone, hub_gone, HUB, GONE, HubFollower)

HubGone  *hub_gone_new      (HubReader  *reader,
                             HubLibrary *library) G_GNUC_WARN_UNUSED_RESULT;
gboolean  hub_gone_contains (HubGone    *self,
                             HubEntry   *kept);

G_END_DECLS
