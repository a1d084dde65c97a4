/* jsonapi-error.c: how a JSON:API request fails
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-error"

#include "jsonapi-error.h"

G_DEFINE_QUARK (jsonapi-error-quark, jsonapi_error)
