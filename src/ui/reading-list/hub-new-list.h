/* hub-new-list.h: begins a new reading list, after asking
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include <adwaita.h>

G_BEGIN_DECLS

/* @aside: (nullable): where the old file is; @error: (nullable): why nothing was done. */
typedef void (*HubNewListFunc) (const char   *aside,
                                const GError *error,
                                gpointer      user_data);

void hub_new_list_ask (GtkWidget      *parent,
                       HubLibrary     *library,
                       GCancellable   *cancellable,
                       HubNewListFunc  done,
                       gpointer        user_data);

G_END_DECLS
