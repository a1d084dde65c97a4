/* hub-former-file.h: a former in the file of a reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-former.h"

#include "jsonapi-json.h"

G_BEGIN_DECLS

gboolean hub_former_write (HubFormer    *self,
                           JsonBuilder  *builder,
                           GError      **error);
gboolean hub_former_read  (JsonObject   *object,
                           HubEntry     *now,
                           HubFormer   **former);

G_END_DECLS
