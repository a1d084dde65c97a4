/* hub-address.c: addresses from people and from servers
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-address"

#include "hub-address.h"

#include "hub-error.h"
#include "hub-pack-file.h"

#include <gio/gio.h>

#define MAX_ADDRESS_BYTES 4096

static gboolean
is_web_scheme (const char *scheme)
{
  return g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0;
}

/* A host as browsers would read it too: no space, backslash or control character, no user name. */
static gboolean
is_clean (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar) *p <= ' ' || *p == '\\' || *p == '\x7f')
      return FALSE;

  return strlen (text) <= MAX_ADDRESS_BYTES;
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (host);

  return g_strcmp0 (host, "localhost") == 0 ||
         (address != NULL && g_inet_address_get_is_loopback (address));
}

static gboolean
refuse (const char  *text,
        const char  *why,
        GError     **error)
{
  g_set_error (error, HUB_ERROR, HUB_ERROR_USAGE, "“%s” is no address of a hub: %s", text, why);
  return FALSE;
}

static gboolean
check_hub (const char  *text,
           GUri        *uri,
           GError     **error)
{
  if (!is_web_scheme (g_uri_get_scheme (uri)) || g_uri_get_host (uri) == NULL ||
      g_uri_get_host (uri)[0] == '\0')
    return refuse (text, "it must begin with https:// and a host name", error);
  if (g_uri_get_userinfo (uri) != NULL)
    return refuse (text, "it must not hold a user name", error);
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return refuse (text, "it must not hold “?” or “#”", error);
  if (g_str_equal (g_uri_get_scheme (uri), "http") && !is_loopback (g_uri_get_host (uri)))
    return refuse (text, "only https:// is safe; http:// is for this computer alone", error);

  return TRUE;
}

/**
 * hub_address_normalise:
 * @text: what a person typed
 * @error: [error@Hub.Error]
 *
 * Makes the one form of a hub's address: `https://` added if no scheme is there, no slash at the
 * end, and no `/jsonapi` either. Plain http is for loopback only.
 *
 * Errors: `USAGE`, saying what is wrong with @text.
 *
 * Returns: (transfer full): the address
 */
char *
hub_address_normalise (const char  *text,
                       GError     **error)
{
  g_autofree char *address = g_strstrip (g_strdup (text));
  g_autofree char *path = NULL;
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GUri) bare = NULL;

  if (*address != '\0' && strstr (address, "://") == NULL)
    {
      g_autofree char *plain = g_steal_pointer (&address);

      address = g_strconcat ("https://", plain, NULL);
    }

  uri = is_clean (address) ? g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL) : NULL;
  if (uri == NULL)
    {
      refuse (text, "it cannot be read as one", error);
      return NULL;
    }
  if (!check_hub (text, uri, error))
    return NULL;

  path = g_strdup (g_uri_get_path (uri));
  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  if (g_str_has_suffix (path, "/jsonapi"))
    path[strlen (path) - strlen ("/jsonapi")] = '\0';

  bare = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                      g_uri_get_port (uri), path, NULL, NULL);

  return g_uri_to_string (bare);
}

/**
 * hub_address_dup_host:
 * @address: an address of hub_address_normalise ()
 *
 * Gets the part of an address that says whose it is.
 *
 * Returns: (transfer full): the host as names are looked up, with the port if one is given
 */
char *
hub_address_dup_host (const char *address)
{
  g_autoptr(GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);

  g_return_val_if_fail (uri != NULL && g_uri_get_host (uri) != NULL, g_strdup (address));

  if (g_uri_get_port (uri) <= 0)
    return g_strdup (g_uri_get_host (uri));
  return g_strdup_printf ("%s:%d", g_uri_get_host (uri), g_uri_get_port (uri));
}

/**
 * hub_address_resolve:
 * @base: base address of the hub
 * @text: (nullable): what the hub gives as an address: absolute, relative to the host, or Drupal's
 *   `internal:/path` and `entity:node/1`
 *
 * Makes an absolute web address of @text, without encoding again what is encoded. Anything but
 * http and https, a user name in it, or characters that programs read differently give nothing.
 *
 * Returns: (transfer full) (nullable): the address
 */
char *
hub_address_resolve (const char *base,
                     const char *text)
{
  g_autofree char *path = NULL;
  g_autofree char *absolute = NULL;
  g_autoptr(GUri) uri = NULL;

  if (text == NULL || *text == '\0' || !is_clean (text))
    return NULL;

  if (g_str_has_prefix (text, "internal:/"))
    path = g_strconcat (base, text + strlen ("internal:"), NULL);
  else if (g_str_has_prefix (text, "entity:"))
    path = g_strconcat (base, "/", text + strlen ("entity:"), NULL);

  absolute = g_uri_resolve_relative (base, path != NULL ? path : text, G_URI_FLAGS_ENCODED, NULL);
  uri = absolute != NULL ? g_uri_parse (absolute, G_URI_FLAGS_ENCODED, NULL) : NULL;

  if (uri == NULL || !is_web_scheme (g_uri_get_scheme (uri)) || g_uri_get_host (uri) == NULL ||
      g_uri_get_host (uri)[0] == '\0' || g_uri_get_userinfo (uri) != NULL)
    return NULL;

  return g_uri_to_string (uri);
}

/**
 * hub_address_is_pack:
 * @address: an address of hub_address_normalise () or hub_address_dup_file ()
 *
 * Tells whether it is that of a catalogue in one file, and not of a hub.
 *
 * Returns: %TRUE if it is
 */
gboolean
hub_address_is_pack (const char *address)
{
  return hub_address_is_file (address) || hub_pack_file_has_suffix (address);
}

/* Whether it is one of this computer's files. */
gboolean
hub_address_is_file (const char *address)
{
  return g_str_has_prefix (address, "file:///");
}

/**
 * hub_address_is_pack_file:
 * @address: any address
 *
 * Tells whether it is that of a file of this computer that has the name of a catalogue.
 *
 * Returns: %TRUE if it is
 */
gboolean
hub_address_is_pack_file (const char *address)
{
  return hub_address_is_file (address) && hub_pack_file_has_suffix (address);
}

/**
 * hub_address_dup_file:
 * @text: (type filename): what was typed
 *
 * Makes an address of what names a file of this computer that may be a catalogue.
 *
 * Returns: (transfer full) (nullable): its address, %NULL if it names none
 */
char *
hub_address_dup_file (const char *text)
{
  g_autoptr(GFile) file = NULL;

  if (hub_address_is_file (text))
    return g_strdup (text);
  if (strstr (text, "://") != NULL || !hub_pack_file_has_suffix (text) ||
      (!g_path_is_absolute (text) && !g_file_test (text, G_FILE_TEST_EXISTS)))
    return NULL;

  file = g_file_new_for_commandline_arg (text);
  return g_file_get_uri (file);
}
