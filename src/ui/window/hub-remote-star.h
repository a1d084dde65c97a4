/* hub-remote-star.h: stars what was chosen outside the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include "hub-reader.h"

G_BEGIN_DECLS

#define HUB_TYPE_REMOTE_STAR (hub_remote_star_get_type ())
G_DECLARE_FINAL_TYPE (HubRemoteStar, hub_remote_star, HUB, REMOTE_STAR, GObject)

HubRemoteStar *hub_remote_star_new (GApplication *application,
                                    HubReader    *reader,
                                    HubLibrary   *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
