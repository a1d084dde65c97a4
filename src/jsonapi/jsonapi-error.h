/* jsonapi-error.h: how a JSON:API request fails
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JSONAPI_ERROR (jsonapi_error_quark ())

typedef enum
{
  JSONAPI_ERROR_UNREACHABLE,    /* name, connection, reset, time-out, short body */
  JSONAPI_ERROR_TLS,
  JSONAPI_ERROR_HTML,           /* an HTML page where JSON was asked for */
  JSONAPI_ERROR_STATUS,         /* another status than 2xx: see jsonapi_client_get_last_status () */
  JSONAPI_ERROR_WAIT,           /* 429 or 503: see jsonapi_client_get_retry_after () */
  JSONAPI_ERROR_REDIRECT,       /* loop, too many, to another origin, or broken */
  JSONAPI_ERROR_LINK,           /* `next` repeats, leads elsewhere, or is no link */
  JSONAPI_ERROR_LIMIT,          /* over a limit of jsonapi-limits.h */
  JSONAPI_ERROR_MALFORMED,      /* not JSON, not JSON:API, wrong media type, empty */
  JSONAPI_ERROR_ADDRESS,        /* the base address is no http or https address */
} JsonapiError;

GQuark jsonapi_error_quark (void);

G_END_DECLS
