/* hub-address.h: addresses from people and from servers
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hub_address_normalise (const char  *text,
                             GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char *hub_address_dup_host  (const char  *address) G_GNUC_WARN_UNUSED_RESULT;
char *hub_address_resolve   (const char  *base,
                             const char  *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean hub_address_is_pack (const char *address);
gboolean hub_address_is_file (const char *address);
gboolean hub_address_is_pack_file (const char *address);
char *hub_address_dup_file  (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
