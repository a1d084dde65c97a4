/* jsonapi-link.c: which link to a next page may be followed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-link"

#include "jsonapi-client-private.h"

#include "jsonapi-address.h"
#include "jsonapi-error.h"

#include <string.h>

static gboolean
refuse_link (JsonapiClient  *self,
             JsonapiError    code,
             const char     *reason,
             GError        **error)
{
  g_set_error (error, JSONAPI_ERROR, code, "%s: The link to the next page: %s",
               g_uri_get_host (self->base), reason);
  return FALSE;
}

/* A link is absolute, or an absolute path: `//host/x` and `https:x` are read in many ways. */
static GUri *
read_link (JsonapiClient  *self,
           const char     *next,
           const char     *prefix,
           GError        **error)
{
  g_autofree char *path = g_strconcat (self->base_path, prefix, NULL);
  g_autoptr(GError) cause = NULL;
  g_autoptr(GUri) address = NULL;
  const char *fault = NULL;

  if (g_str_has_prefix (next, "//") || (*next != '/' && strstr (next, "://") == NULL))
    fault = "it is neither a whole address nor a path";
  else if ((address = jsonapi_address_new (next, *next == '/' ? self->base : NULL, &cause)) == NULL)
    fault = cause->message;
  else if (!jsonapi_address_same_origin (self->base, address))
    fault = "it leads to another server";
  else if (!jsonapi_address_is_below (address, path))
    fault = "it leads elsewhere on the server";

  if (fault == NULL)
    return g_steal_pointer (&address);
  refuse_link (self, JSONAPI_ERROR_LINK, fault, error);
  return NULL;
}

/**
 * jsonapi_client_resolve_next:
 * @self: a client
 * @next: what jsonapi_document_get_next() gave
 * @prefix: a path below the base, with a slash at its start, or empty: the walk stays below it
 * @seen: (element-type utf8): the addresses of this walk so far, a set that owns its keys; the new
 *   one is added. Put the first page's in before, by this very function.
 * @error: %JSONAPI_ERROR_LINK if @next leads to another origin, out of @prefix, or is written in a
 *   way that can be misread; %JSONAPI_ERROR_LOOP if it leads to a page that was seen, or after
 *   %JSONAPI_MAX_PAGES pages
 *
 * Decides whether the link to the next page may be followed. Asks for nothing.
 *
 * Returns: (transfer full): its absolute address, for jsonapi_client_get()
 */
char *
jsonapi_client_resolve_next (JsonapiClient  *self,
                             const char     *next,
                             const char     *prefix,
                             GHashTable     *seen,
                             GError        **error)
{
  g_autoptr(GUri) address = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (next != NULL && prefix != NULL && seen != NULL, NULL);

  address = read_link (self, next, prefix, error);
  if (address == NULL)
    return NULL;
  if (g_hash_table_size (seen) >= JSONAPI_MAX_PAGES)
    {
      g_set_error (error, JSONAPI_ERROR, JSONAPI_ERROR_LOOP, "%s: Pages over the limit of %u",
                   g_uri_get_host (self->base), (guint) JSONAPI_MAX_PAGES);
      return NULL;
    }

  text = g_uri_to_string (address);
  if (!g_hash_table_add (seen, g_strdup (text)))
    {
      refuse_link (self, JSONAPI_ERROR_LOOP, "it leads to a page that was read before", error);
      return NULL;
    }
  return g_steal_pointer (&text);
}
