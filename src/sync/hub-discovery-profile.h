/* hub-discovery-profile.h: writes what was found as a profile
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-discovery-private.h"

G_BEGIN_DECLS

char *hub_discovery_profile_write (const HubSurvey  *survey,
                                   GPtrArray        *lines,
                                   char            **ignored) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
