/* jsonapi-error.h: how a JSON:API request fails
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JSONAPI_ERROR (jsonapi_error_quark ())

/**
 * JsonapiError:
 * @JSONAPI_ERROR_UNREACHABLE: no whole answer came: name, connection, handshake, reset, time-out,
 *   short body. Worth trying again.
 * @JSONAPI_ERROR_TLS: the certificate was refused
 * @JSONAPI_ERROR_DATE: it was, and by this computer’s date it does not hold now
 * @JSONAPI_ERROR_HTML: an HTML page where JSON was asked for, as networks that want a login send
 * @JSONAPI_ERROR_STATUS: a status that is none of the others: see jsonapi_client_get_last_status()
 * @JSONAPI_ERROR_WAIT: 429 or 503: see jsonapi_client_get_retry_after()
 * @JSONAPI_ERROR_REDIRECT: a loop, too many, to another origin, or without a usable address
 * @JSONAPI_ERROR_LINK: `next` leads elsewhere, or is no link
 * @JSONAPI_ERROR_LOOP: `next` repeats, or has no end
 * @JSONAPI_ERROR_LIMIT: over a limit of jsonapi-limits.h
 * @JSONAPI_ERROR_TYPE: an answer of a media type that is neither JSON nor HTML
 * @JSONAPI_ERROR_MALFORMED: no JSON, no JSON:API, an announced length that is none, or empty
 * @JSONAPI_ERROR_ADDRESS: the base address is no usable http or https address
 *
 * What went wrong with a request, told apart by what can be done about it. The messages are
 * English facts that name the host; nothing a server wrote is in them.
 */
typedef enum
{
  JSONAPI_ERROR_UNREACHABLE,
  JSONAPI_ERROR_TLS,
  JSONAPI_ERROR_DATE,
  JSONAPI_ERROR_HTML,
  JSONAPI_ERROR_STATUS,
  JSONAPI_ERROR_WAIT,
  JSONAPI_ERROR_REDIRECT,
  JSONAPI_ERROR_LINK,
  JSONAPI_ERROR_LOOP,
  JSONAPI_ERROR_LIMIT,
  JSONAPI_ERROR_TYPE,
  JSONAPI_ERROR_MALFORMED,
  JSONAPI_ERROR_ADDRESS,
} JsonapiError;

GQuark jsonapi_error_quark (void);

G_END_DECLS
