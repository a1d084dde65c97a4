/* hub-fill-bin.h: a place whose size does not depend on what is in it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_FILL_BIN (hub_fill_bin_get_type ())
G_DECLARE_FINAL_TYPE (HubFillBin, hub_fill_bin, HUB, FILL_BIN, AdwBin)

G_END_DECLS
