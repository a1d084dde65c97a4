/* hub-former-dialog.h: what the hub has changed of a kept entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-former.h"
#include "hub-reader.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *hub_former_dialog_new (HubReader *reader,
                                  HubFormer *former) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
