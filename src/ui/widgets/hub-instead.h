/* hub-instead.h: what stands in the place of a list or a text
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_INSTEAD (hub_instead_get_type ())
G_DECLARE_FINAL_TYPE (HubInstead, hub_instead, HUB, INSTEAD, AdwBin)

void hub_instead_set_title       (HubInstead   *self,
                                  const char   *title);
void hub_instead_set_description (HubInstead   *self,
                                  const char   *description);
void hub_instead_say_error       (HubInstead   *self,
                                  const GError *error);

G_END_DECLS
