/* jsonapi-address.c: addresses compared by their parts, never by their text
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-address"

#include "jsonapi-address.h"

#include "jsonapi-error.h"
#include "jsonapi-limits.h"

#include <gio/gio.h>
#include <libsoup/soup.h>
#include <string.h>

/* A browser reads `\` as `/`, and drops tabs and line ends: refused before anyone disagrees. */
static gboolean
is_plain (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c) || strchr ("\\\"<>^`{|}", *c) != NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_host (const char *host)
{
  if (host == NULL || *host == '\0')
    return FALSE;
  for (const char *c = host; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr (".-_:%", *c) == NULL)
      return FALSE;
  return TRUE;
}

static int
get_port (GUri *address)
{
  if (g_uri_get_port (address) > 0)
    return g_uri_get_port (address);
  return g_str_equal (g_uri_get_scheme (address), "https") ? 443 : 80;
}

static const char *
find_fault (GUri *address)
{
  const char *scheme = g_uri_get_scheme (address);

  if (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https"))
    return "its scheme is neither http nor https";
  if (g_uri_get_userinfo (address) != NULL)
    return "it has a user name";
  if (!is_host (g_uri_get_host (address)))
    return "it has no usable host";
  return NULL;
}

/**
 * jsonapi_address_new:
 * @text: what may be an address
 * @base: (nullable): what a relative one is relative to; %NULL for none
 * @error: %JSONAPI_ERROR_ADDRESS; the message is a reason, without the address
 *
 * Reads an http or https address that has a host, no user name, and nothing in it that two
 * programs might read in two ways. The fragment is dropped, `.` and `..` are resolved, encoded ones
 * too, and the host is in lower case. Any thread.
 *
 * Returns: (transfer full): the address, its path and query encoded as they came
 */
GUri *
jsonapi_address_new (const char  *text,
                     GUri        *base,
                     GError     **error)
{
  g_autoptr(GUri) address = NULL;
  g_autofree char *host = NULL;
  const char *fault = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > JSONAPI_MAX_ADDRESS_BYTES)
    fault = "it is too long";
  else if (!is_plain (text))
    fault = "it has a character that must be encoded";
  else
    address = base != NULL ? g_uri_parse_relative (base, text, SOUP_HTTP_URI_FLAGS, NULL)
                           : g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);

  if (fault == NULL)
    fault = address != NULL ? find_fault (address) : "it is no address";
  if (fault != NULL)
    {
      g_set_error_literal (error, JSONAPI_ERROR, JSONAPI_ERROR_ADDRESS, fault);
      return NULL;
    }

  host = g_ascii_strdown (g_uri_get_host (address), -1);
  return soup_uri_copy (address, SOUP_URI_HOST, host, SOUP_URI_FRAGMENT, NULL, SOUP_URI_NONE);
}

/**
 * jsonapi_address_same_origin:
 * @a: an address of jsonapi_address_new()
 * @b: another one
 *
 * Compares scheme, host and port.
 *
 * Returns: %TRUE if all three are the same
 */
gboolean
jsonapi_address_same_origin (GUri *a,
                             GUri *b)
{
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b)) &&
         g_str_equal (g_uri_get_host (a), g_uri_get_host (b)) &&
         get_port (a) == get_port (b);
}

/**
 * jsonapi_address_is_below:
 * @address: an address
 * @prefix: a path; a slash at its end makes no difference
 *
 * Compares by whole segments: `/api` is above `/api` and `/api/x`, not above `/apix`.
 *
 * Returns: %TRUE if the path of @address is @prefix or below it
 */
gboolean
jsonapi_address_is_below (GUri       *address,
                          const char *prefix)
{
  const char *path = g_uri_get_path (address);
  gsize length = strlen (prefix);

  while (length > 0 && prefix[length - 1] == '/')
    length--;
  return strncmp (path, prefix, length) == 0 && (path[length] == '\0' || path[length] == '/');
}
