/* hub-entry-point.c: where a site keeps its JSON:API
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The address may be the entry point, a page of the site, or the site alone. So the address itself
 * is tried, then the usual places at the root, then the same below each folder that the address is
 * in. The first place that lists types wins. A place below a language prefix is second to the same
 * one without.
 */

#define G_LOG_DOMAIN "hub-entry-point"

#include "hub-entry-point.h"

#include "hub-address.h"
#include "hub-error.h"

#include <string.h>

#define MAX_PLACES     24
#define MAX_TYPES      500
#define MAX_PATH_BYTES 200

static const char *const usual[] = { "/jsonapi", "/api", "/api/jsonapi", "/hub/jsonapi",
                                     "/json-api" };

static void
type_free (HubEntryPointType *type)
{
  g_free (type->type);
  g_free (type->path);
  g_free (type);
}

void
hub_entry_point_free (HubEntryPoint *self)
{
  g_free (self->base_path);
  g_ptr_array_unref (self->types);
  g_free (self);
}

/* A path that may stand in a profile. */
static gboolean
is_plain (const char *path)
{
  for (const char *c = path; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("_-/", *c) == NULL)
      return FALSE;

  return *path != '\0' && strlen (path) <= MAX_PATH_BYTES;
}

static gboolean
is_page_link (const char *name)
{
  static const char *const names[] = { "self", "first", "prev", "next", "last", "related",
                                       "describedby", NULL };

  return g_strv_contains (names, name);
}

/* What an address has after the base path; a prefix before it is left alone. */
static char *
dup_type_path (const char *href,
               const char *base_path)
{
  g_autoptr(GUri) uri = NULL;
  g_autofree char *below = g_strconcat (base_path, "/", NULL);
  const char *path = NULL;

  if (href == NULL)
    return NULL;
  if (*href != '/')
    uri = g_uri_parse (href, G_URI_FLAGS_ENCODED, NULL);
  path = uri != NULL ? g_uri_get_path (uri) : *href == '/' ? href : NULL;
  path = path != NULL ? strstr (path, below) : NULL;
  if (path == NULL || !is_plain (path + strlen (below)))
    return NULL;

  return g_strdup (path + strlen (below));
}

static HubEntryPoint *
read_types (JsonapiDocument *document,
            const char      *base_path)
{
  g_autoptr(HubEntryPoint) self = g_new0 (HubEntryPoint, 1);
  g_auto(GStrv) names = jsonapi_document_list_links (document);

  self->base_path = g_strdup (base_path);
  self->types = g_ptr_array_new_with_free_func ((GDestroyNotify) type_free);
  for (guint i = 0; names[i] != NULL && self->types->len < MAX_TYPES; i++)
    {
      g_autofree char *path = dup_type_path (jsonapi_document_get_link (document, names[i]),
                                             base_path);
      HubEntryPointType *type;

      if (is_page_link (names[i]) || path == NULL || !is_plain (names[i]) ||
          strchr (names[i], '/') != NULL)
        continue;
      type = g_new0 (HubEntryPointType, 1);
      type->type = g_strdup (names[i]);
      type->path = g_steal_pointer (&path);
      g_ptr_array_add (self->types, type);
    }

  return self->types->len > 0 ? g_steal_pointer (&self) : NULL;
}

static void
add_place (GPtrArray  *places,
           const char *folder,
           const char *name)
{
  g_autofree char *place = g_strconcat (folder, name, NULL);

  if (*place != '\0' && is_plain (place) && places->len < MAX_PLACES &&
      !g_ptr_array_find_with_equal_func (places, place, g_str_equal, NULL))
    g_ptr_array_add (places, g_steal_pointer (&place));
}

/* "/fr/hub/page" is in "/fr/hub", which is in "/fr". */
static gboolean
go_up (char *path)
{
  char *slash = strrchr (path, '/');

  if (slash == NULL)
    return FALSE;
  *slash = '\0';

  return TRUE;
}

/* A first step that looks like the prefix of a language. */
static const char *
skip_language (const char *path)
{
  gsize length = *path == '/' ? strcspn (path + 1, "/") : 0;

  if ((length != 2 && !g_str_has_prefix (path, "/zh-") && !g_str_has_prefix (path, "/pt-")) ||
      path[length + 1] == '\0')
    return NULL;

  return path + 1 + length;
}

static GPtrArray *
list_places (const char *path)
{
  g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_strdup (path);

  if (skip_language (path) != NULL)
    add_place (places, skip_language (path), "");
  add_place (places, path, "");
  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    add_place (places, "", usual[i]);
  while (go_up (folder))
    {
      add_place (places, folder, "");
      add_place (places, folder, usual[0]);
    }

  return g_steal_pointer (&places);
}

/* What no other place of the same site will mend. */
static gboolean
is_final (const GError *error)
{
  return error->domain != HUB_ERROR || error->code == HUB_ERROR_OFFLINE ||
         error->code == HUB_ERROR_INSECURE || error->code == HUB_ERROR_DATE ||
         error->code == HUB_ERROR_WAIT || error->code == HUB_ERROR_USAGE;
}

/* Which of two failures says more of what is the matter. */
static int
rate_failure (const GError *error,
              guint         status)
{
  if (error->code == HUB_ERROR_REFUSED && (status == 401 || status == 403))
    return 3;
  if (error->code == HUB_ERROR_SERVER && status >= 500)
    return 2;

  return error->code == HUB_ERROR_TOO_LARGE ? 1 : 0;
}

/**
 * hub_entry_point_split_address:
 * @address: what a person typed or copied: a site, a page of it, or an entry point
 * @path: (out) (transfer full): its path, without a slash at the end
 * @error: `USAGE`, saying what is wrong with @address
 *
 * Takes an address apart. What comes after “?” or “#” says nothing of where a site is.
 *
 * Returns: (transfer full): the address of the site alone
 */
char *
hub_entry_point_split_address (const char  *address,
                               char       **path,
                               GError     **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (address));
  g_autofree char *bare = g_strndup (typed, strcspn (typed, "?#"));
  g_autofree char *normal = hub_address_normalise (bare, error);
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GUri) site = NULL;

  *path = NULL;
  if (normal == NULL)
    return NULL;

  /* The normal form has lost its “/jsonapi”, which is tried below each folder anyhow. */
  uri = g_uri_parse (normal, G_URI_FLAGS_ENCODED, NULL);
  site = g_uri_build (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                      g_uri_get_port (uri), "", NULL, NULL);
  *path = g_strconcat (g_uri_get_path (uri), g_str_has_suffix (bare, "/jsonapi") ? "/jsonapi" : "",
                       NULL);

  return g_uri_to_string (site);
}

/**
 * hub_entry_point_find:
 * @fetch: the network side, for @hub
 * @hub: address of a site
 * @path: a path there to begin with, maybe empty
 * @cancellable: (nullable): stops it
 * @error: `NO_API` if there is none; `REFUSED`, `SERVER` or `TOO_LARGE` if that is all that was
 *   said; `OFFLINE`, `INSECURE`, `WAIT`, or `G_IO_ERROR_CANCELLED`
 *
 * Looks for a JSON:API, one request at a time, at a bounded number of places. Blocks.
 *
 * Returns: (transfer full): what it lists
 */
HubEntryPoint *
hub_entry_point_find (HubSyncFetch  *fetch,
                      const char    *hub,
                      const char    *path,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(GPtrArray) places = list_places (path);
  g_autoptr(GError) told = NULL;
  int rating = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const char *place = g_ptr_array_index (places, i);
      g_autofree char *uri = g_strconcat (hub, place, NULL);
      g_autoptr(GError) local = NULL;
      g_autoptr(JsonapiDocument) document = hub_sync_fetch_get (fetch, uri, cancellable, &local);
      HubEntryPoint *self = document != NULL ? read_types (document, place) : NULL;

      if (self != NULL)
        return self;
      if (local != NULL && is_final (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (local != NULL && rate_failure (local, hub_sync_fetch_get_status (fetch)) > rating)
        {
          rating = rate_failure (local, hub_sync_fetch_get_status (fetch));
          g_clear_error (&told);
          told = g_steal_pointer (&local);
        }
    }

  if (told != NULL)
    g_propagate_error (error, g_steal_pointer (&told));
  else
    g_set_error (error, HUB_ERROR, HUB_ERROR_NO_API, "%s has no JSON:API at any usual place", hub);

  return NULL;
}
