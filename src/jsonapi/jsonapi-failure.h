/* jsonapi-failure.h: what the libraries below say, in our words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

GError *jsonapi_failure_new (const GError *cause,
                             SoupMessage  *message) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
