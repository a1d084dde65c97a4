/* jsonapi-client-facts.c: what a client knows of its requests
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-client"

#include "jsonapi-client-private.h"

/**
 * jsonapi_client_get_last_status:
 * @self: a client
 *
 * Returns: the HTTP status of the last answer, 0 if there was none
 */
guint
jsonapi_client_get_last_status (JsonapiClient *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->last_status;
}

/**
 * jsonapi_client_was_whole:
 * @self: a client
 *
 * Tells whether what was wrong with the last answer is in its document: it came whole, so another
 * try would bring the same.
 *
 * Returns: %TRUE if the last answer came to its end
 */
gboolean
jsonapi_client_was_whole (JsonapiClient *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->was_whole;
}

/**
 * jsonapi_client_get_retry_after:
 * @self: a client
 *
 * Returns: seconds that the last answer asked to wait, at most %JSONAPI_MAX_WAIT_SECONDS; -1 if it
 *   did not say, or not readably
 */
gint64
jsonapi_client_get_retry_after (JsonapiClient *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->retry_after;
}

/**
 * jsonapi_client_get_date:
 * @self: a client
 *
 * Returns: when the last answer was made by the server's clock, Unix seconds; -1 if it did not say
 */
gint64
jsonapi_client_get_date (JsonapiClient *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->date;
}

/**
 * jsonapi_client_get_n_requests:
 * @self: a client
 *
 * Returns: how many requests were sent, redirects included
 */
guint
jsonapi_client_get_n_requests (JsonapiClient *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_requests;
}

/**
 * jsonapi_client_get_n_bytes:
 * @self: a client
 *
 * Returns: decoded bytes of all bodies that were read to their end
 */
guint64
jsonapi_client_get_n_bytes (JsonapiClient *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bytes;
}
