/* hub-renewer.h: takes what the hub has changed into the reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-follower.h"

G_BEGIN_DECLS

#define HUB_TYPE_RENEWER (hub_renewer_get_type ())
G_DECLARE_FINAL_TYPE (HubRenewer, hub_renewer, HUB, RENEWER, HubFollower)

HubRenewer *hub_renewer_new (HubReader  *reader,
                             HubLibrary *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
