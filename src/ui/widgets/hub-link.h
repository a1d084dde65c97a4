/* hub-link.h: web addresses that may be opened
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *hub_link_dup_safe   (const char *uri) G_GNUC_WARN_UNUSED_RESULT;
char *hub_link_dup_host   (const char *uri) G_GNUC_WARN_UNUSED_RESULT;
char *hub_link_dup_target (const char *uri) G_GNUC_WARN_UNUSED_RESULT;
char *hub_link_dup_place  (const char *uri) G_GNUC_WARN_UNUSED_RESULT;
void  hub_link_open       (GtkWidget  *widget,
                           const char *uri);

G_END_DECLS
