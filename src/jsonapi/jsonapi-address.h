/* jsonapi-address.h: addresses compared by their parts, never by their text
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GUri     *jsonapi_address_new         (const char  *text,
                                       GUri        *base,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  jsonapi_address_same_origin (GUri        *a,
                                       GUri        *b);
gboolean  jsonapi_address_is_below    (GUri        *address,
                                       const char  *prefix);

G_END_DECLS
