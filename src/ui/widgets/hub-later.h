/* hub-later.h: what is made in a turn of the main loop of its own
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*HubLaterFunc) (gpointer widget);

void hub_later (gpointer     widget,
                HubLaterFunc make);

G_END_DECLS
