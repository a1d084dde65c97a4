/* hub-later.h: what is made in a turn of the main loop of its own
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*HubLaterFunc) (gpointer object);

void hub_later         (gpointer      object,
                        HubLaterFunc  make);
void hub_later_present (AdwDialog    *dialog,
                        GtkWidget    *parent);

G_END_DECLS
