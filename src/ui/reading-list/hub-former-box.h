/* hub-former-box.h: says that the hub has changed a kept entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include "hub-reader.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_FORMER_BOX (hub_former_box_get_type ())
G_DECLARE_FINAL_TYPE (HubFormerBox, hub_former_box, HUB, FORMER_BOX, AdwBin)

void  hub_former_box_set_up    (HubFormerBox *self,
                                HubReader    *reader,
                                HubLibrary   *library);
void  hub_former_box_set_entry (HubFormerBox *self,
                                HubEntry     *entry);
char *hub_former_format        (HubFormer    *former) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
