/* jsonapi-document.c: a checked JSON:API document
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-document"

#include "jsonapi-document.h"

#include "jsonapi-error.h"
#include "jsonapi-resource-private.h"
#include "jsonapi-tree.h"

/**
 * JsonapiDocument:
 *
 * One JSON:API 1.0 or 1.1 document. It owns its tree, and its resources borrow from it. Unchanged
 * once made; used by one thread at a time.
 */
struct _JsonapiDocument
{
  JsonapiTree *tree;       /* (owned) */
  GPtrArray   *data;       /* (owned) (element-type JsonapiResource): NULL where there is none */
  GPtrArray   *included;   /* (owned) (element-type JsonapiResource) */
  GPtrArray   *known;      /* (owned) (element-type JsonapiResource): both, borrowed, in order */
  guint        is_list : 1;
};

static gboolean
malformed (const char  *what,
           GError     **error)
{
  g_set_error_literal (error, JSONAPI_ERROR, JSONAPI_ERROR_MALFORMED, what);
  return FALSE;
}

static const JsonapiValue *
get_top (JsonapiDocument *self,
         const char      *name)
{
  return jsonapi_value_get_member (jsonapi_tree_get_root (self->tree), name);
}

/* The order has no hash in it, so no choice of ids can make looking one up slow. */
static int
compare_resources (gconstpointer a,
                   gconstpointer b)
{
  JsonapiResource *resource = *(JsonapiResource *const *) a;

  return jsonapi_resource_compare (jsonapi_resource_get_type (resource),
                                   jsonapi_resource_get_id (resource),
                                   *(JsonapiResource *const *) b);
}

static void
add_known (gpointer resource,
           gpointer known)
{
  if (resource != NULL)
    g_ptr_array_add (known, resource);
}

static gboolean
read_data (JsonapiDocument  *self,
           GError          **error)
{
  const JsonapiValue *data = get_top (self, "data");

  self->is_list = jsonapi_value_is_array (data);
  if (!self->is_list && !jsonapi_value_is_object (data))
    return malformed ("The document has no “data”, or none of use", error);

  if (!self->is_list)
    g_ptr_array_add (self->data, jsonapi_resource_new (data));
  else
    for (const JsonapiValue *value = jsonapi_value_get_first (data); value != NULL;
         value = jsonapi_value_get_next (data, value))
      g_ptr_array_add (self->data, jsonapi_resource_new (value));
  return TRUE;
}

static void
read_included (JsonapiDocument *self)
{
  const JsonapiValue *list = get_top (self, "included");
  const JsonapiValue *value = jsonapi_value_is_array (list) ? jsonapi_value_get_first (list) : NULL;

  for (; value != NULL; value = jsonapi_value_get_next (list, value))
    {
      JsonapiResource *resource = jsonapi_resource_new (value);

      if (resource != NULL)
        g_ptr_array_add (self->included, resource);
    }
}

static gboolean
read_top (JsonapiDocument  *self,
          GError          **error)
{
  const JsonapiValue *errors = get_top (self, "errors");

  if (!jsonapi_value_is_object (jsonapi_tree_get_root (self->tree)))
    return malformed ("The document is no object", error);
  if (errors != NULL && !jsonapi_value_is_null (errors))
    return malformed ("The document tells of errors", error);
  if (!read_data (self, error))
    return FALSE;

  read_included (self);
  g_ptr_array_foreach (self->included, add_known, self->known);
  g_ptr_array_foreach (self->data, add_known, self->known);
  g_ptr_array_sort (self->known, compare_resources);
  return TRUE;
}

/* The address of a link, written plain or as an object; NULL for neither. */
static const char *
get_href (const JsonapiValue *link)
{
  return jsonapi_value_get_string (jsonapi_value_is_object (link)
                                     ? jsonapi_value_get_member (link, "href") : link);
}

/**
 * jsonapi_document_new_from_bytes:
 * @bytes: what may be a document
 * @error: %JSONAPI_ERROR_LIMIT or %JSONAPI_ERROR_MALFORMED
 *
 * Reads a document as jsonapi_tree_new() does, and checks its top level: an object,
 * without `errors`, with `data` that is an object or a list. Members and types it does not know are
 * left alone, as is the version. Any thread; keep it off the main one.
 *
 * Returns: (transfer full): the document
 */
JsonapiDocument *
jsonapi_document_new_from_bytes (GBytes  *bytes,
                                 GError **error)
{
  g_autoptr(JsonapiDocument) self = NULL;
  JsonapiTree *tree = jsonapi_tree_new (bytes, error);

  if (tree == NULL)
    return NULL;

  self = g_new0 (JsonapiDocument, 1);
  self->tree = tree;
  self->data = g_ptr_array_new_with_free_func ((GDestroyNotify) jsonapi_resource_free);
  self->included = g_ptr_array_new_with_free_func ((GDestroyNotify) jsonapi_resource_free);
  self->known = g_ptr_array_new ();
  return read_top (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * jsonapi_document_free:
 * @self: (nullable) (transfer full): a document
 *
 * Frees a document; its resources go with it.
 */
void
jsonapi_document_free (JsonapiDocument *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->known);
  g_ptr_array_unref (self->included);
  g_ptr_array_unref (self->data);
  jsonapi_tree_free (self->tree);
  g_free (self);
}

/**
 * jsonapi_document_is_list:
 * @self: a document
 *
 * Returns: %TRUE if `data` is a list, as a collection must have it
 */
gboolean
jsonapi_document_is_list (JsonapiDocument *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_list;
}

/**
 * jsonapi_document_get_n_data:
 * @self: a document
 *
 * Returns: the length of `data`, 1 for a single resource
 */
guint
jsonapi_document_get_n_data (JsonapiDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->data->len;
}

/**
 * jsonapi_document_get_data:
 * @self: a document
 * @index: below jsonapi_document_get_n_data()
 *
 * Returns: (transfer none) (nullable): a resource of `data`; %NULL if the element is none with a
 *   usable type and id, which a reader skips and counts
 */
JsonapiResource *
jsonapi_document_get_data (JsonapiDocument *self,
                           guint            index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->data->len, NULL);

  return g_ptr_array_index (self->data, index);
}

/**
 * jsonapi_document_find_included:
 * @self: a document
 * @type: a type
 * @id: an id
 *
 * Looks up the other end of a relationship, in `included` and in `data`: what is in `data` is not
 * repeated in `included` (JSON:API 1.1, "Compound Documents").
 *
 * Returns: (transfer none) (nullable): the resource
 */
JsonapiResource *
jsonapi_document_find_included (JsonapiDocument *self,
                                const char      *type,
                                const char      *id)
{
  guint low = 0;
  guint high = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (type != NULL && id != NULL, NULL);

  high = self->known->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      JsonapiResource *resource = g_ptr_array_index (self->known, middle);
      int order = jsonapi_resource_compare (type, id, resource);

      if (order == 0)
        return resource;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

/**
 * jsonapi_document_get_next:
 * @self: a document
 * @next: (out) (transfer none) (nullable): the address of the next page as the server wrote it, for
 *   jsonapi_client_resolve_next(); %NULL at the end
 * @error: %JSONAPI_ERROR_LINK if `links.next` is none of: absent, `null`, a string, an object with
 *   a string `href`
 *
 * Tells where the next page is. A page may be short or empty and yet have a next one.
 *
 * Returns: %FALSE with @error set if that cannot be known
 */
gboolean
jsonapi_document_get_next (JsonapiDocument  *self,
                           const char      **next,
                           GError          **error)
{
  const JsonapiValue *links = NULL;
  const JsonapiValue *link = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (next != NULL, FALSE);

  *next = NULL;
  links = get_top (self, "links");
  /* PHP writes an empty object as an empty list. */
  if (links == NULL || jsonapi_value_is_null (links) ||
      (jsonapi_value_is_array (links) && jsonapi_value_get_length (links) == 0))
    return TRUE;

  link = jsonapi_value_get_member (links, "next");
  if (jsonapi_value_is_object (links) && (link == NULL || jsonapi_value_is_null (link)))
    return TRUE;

  *next = get_href (link);
  if (*next == NULL)
    g_set_error_literal (error, JSONAPI_ERROR, JSONAPI_ERROR_LINK,
                         "The document's “next” is no link");
  return *next != NULL;
}

/**
 * jsonapi_document_get_version:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): `jsonapi.version`
 */
const char *
jsonapi_document_get_version (JsonapiDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return jsonapi_value_get_string (jsonapi_value_get_member (get_top (self, "jsonapi"), "version"));
}

/**
 * jsonapi_document_get_n_links:
 * @self: a document
 *
 * Returns: how many members `links` has; an entry point names each type of resource there
 */
guint
jsonapi_document_get_n_links (JsonapiDocument *self)
{
  const JsonapiValue *links = NULL;

  g_return_val_if_fail (self != NULL, 0);

  links = get_top (self, "links");
  return jsonapi_value_is_object (links) ? jsonapi_value_get_length (links) : 0;
}

/**
 * jsonapi_document_list_omitted:
 * @self: a document
 *
 * Lists what the server left out because its reader may not see it, as Drupal tells in
 * `meta.omitted.links`: primary data and included resources alike.
 *
 * Returns: (transfer full) (element-type utf8): addresses as the server wrote them, maybe none
 */
GPtrArray *
jsonapi_document_list_omitted (JsonapiDocument *self)
{
  GPtrArray *hrefs = g_ptr_array_new_with_free_func (g_free);
  const JsonapiValue *links;

  g_return_val_if_fail (self != NULL, hrefs);

  links = jsonapi_value_get_member (jsonapi_value_get_member (get_top (self, "meta"), "omitted"),
                                    "links");
  if (!jsonapi_value_is_object (links))
    return hrefs;

  for (const JsonapiValue *link = jsonapi_value_get_first (links); link != NULL;
       link = jsonapi_value_get_next (links, link))
    {
      const char *href = get_href (link);

      if (href != NULL)
        g_ptr_array_add (hrefs, g_strdup (href));
    }

  return hrefs;
}

/**
 * jsonapi_document_list_links:
 * @self: a document
 *
 * Lists the members of `links`, at most %JSONAPI_MAX_MEMBERS; a name may hold anything.
 *
 * Returns: (transfer full): the names, maybe none
 */
char **
jsonapi_document_list_links (JsonapiDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return jsonapi_value_list_names (get_top (self, "links"));
}

/**
 * jsonapi_document_get_link:
 * @self: a document
 * @name: a member of `links`
 *
 * Returns: (transfer none) (nullable): its address as the server wrote it
 */
const char *
jsonapi_document_get_link (JsonapiDocument *self,
                           const char      *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return get_href (jsonapi_value_get_member (get_top (self, "links"), name));
}
