/* jsonapi-move.c: where a server says that it has moved to
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-move"

#include "jsonapi-client-private.h"

#include "jsonapi-address.h"

#include <string.h>

#define MAX_HOST 253   /* bytes of a host name, RFC 1035 */

static gboolean
is_for_good (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_PERMANENT_REDIRECT;
}

static gboolean
is_safe_other_host (GUri *here,
                    GUri *there)
{
  return g_str_equal (g_uri_get_scheme (there), "https") &&
         g_ascii_strcasecmp (g_uri_get_host (here), g_uri_get_host (there)) != 0 &&
         strlen (g_uri_get_host (there)) <= MAX_HOST;
}

/* The path of @there before what was asked below @base_path at @here; %NULL if it asks for anything
 * else, as that of a log-in page or of a new front page does. Where nothing was asked below the
 * base nothing can be compared. */
static char *
dup_new_path (GUri       *here,
              GUri       *there,
              const char *base_path)
{
  const char *asked = g_uri_get_path (here);
  const char *path = g_uri_get_path (there);
  const char *end = NULL;

  if (!jsonapi_address_is_below (here, base_path) ||
      g_strcmp0 (g_uri_get_query (here), g_uri_get_query (there)) != 0)
    return NULL;

  asked += strlen (base_path);
  if (strlen (asked) < 2 || !g_str_has_suffix (path, asked))
    return NULL;
  end = path + strlen (path) - strlen (asked);
  return g_strndup (path, (gsize) (end - path));
}

/**
 * jsonapi_client_note_move:
 * @self: a client
 * @message: a redirect that it has got
 *
 * Notes where the server has moved to, if that is what the redirect says: for good, to another
 * host, by https, without a user name, and to the same below another base. Nobody is asked there.
 */
void
jsonapi_client_note_move (JsonapiClient *self,
                          SoupMessage   *message)
{
  GUri *here = soup_message_get_uri (message);
  const char *location =
    soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr(GUri) there = location != NULL ? jsonapi_address_new (location, here, NULL) : NULL;
  g_autoptr(GUri) base = NULL;
  g_autofree char *path = NULL;

  if (there == NULL || !is_for_good (soup_message_get_status (message)) ||
      !is_safe_other_host (here, there))
    return;
  path = dup_new_path (here, there, self->base_path);
  if (path == NULL)
    return;

  base = soup_uri_copy (there, SOUP_URI_PATH, path, SOUP_URI_QUERY, NULL, SOUP_URI_NONE);
  self->moved = g_uri_to_string (base);
}

/**
 * jsonapi_client_get_moved:
 * @self: a client
 *
 * Returns: (transfer none) (nullable): the base address, https, that the last answer said the
 *   server has moved to for good; %NULL if it did not
 */
const char *
jsonapi_client_get_moved (JsonapiClient *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->moved;
}
