/* fuzz-json.c: any bytes as an answer of a hub
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What reads answers takes what json-glib takes, as the same values, and refuses the rest. As a
 * document, whatever it is, it can be asked for all there may be.
 */

#include "fuzz.h"
#include "json-match.h"
#include "jsonapi-document.h"
#include "jsonapi-resource.h"

static void
ask_resource (JsonapiDocument *document,
              JsonapiResource *resource)
{
  g_auto(GStrv) attributes = jsonapi_resource_list_attributes (resource);
  g_auto(GStrv) relationships = jsonapi_resource_list_relationships (resource);

  for (guint i = 0; attributes[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (attributes[i], ".a", NULL);
      g_auto(GStrv) strings = jsonapi_resource_dup_strings (resource, path);
      guint n = jsonapi_resource_get_length (resource, attributes[i]);

      g_assert_nonnull (strings);
      if (n > 0)
        jsonapi_resource_get_item_string (resource, attributes[i], n - 1, "a.b");
      jsonapi_resource_get_string (resource, path);
    }
  for (guint i = 0; relationships[i] != NULL; i++)
    {
      g_autoptr(GArray) related = jsonapi_resource_dup_related (resource, relationships[i]);

      for (guint j = 0; j < related->len; j++)
        {
          JsonapiIdentifier *end = &g_array_index (related, JsonapiIdentifier, j);

          jsonapi_document_find_included (document, end->type, end->id);
        }
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(JsonapiDocument) document = jsonapi_document_new_from_bytes (bytes, NULL);
  g_autoptr(GPtrArray) omitted = NULL;
  g_auto(GStrv) links = NULL;
  const char *next;

  json_match_read (size > 0 ? (const char *) data : "", size);
  if (document == NULL)
    return 0;

  jsonapi_document_get_next (document, &next, NULL);
  omitted = jsonapi_document_list_omitted (document);
  links = jsonapi_document_list_links (document);
  for (guint i = 0; i < jsonapi_document_get_n_data (document); i++)
    if (jsonapi_document_get_data (document, i) != NULL)
      ask_resource (document, jsonapi_document_get_data (document, i));

  return 0;
}
