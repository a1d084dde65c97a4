/* hub-mapper-attachments.c: the files and links of an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-mapper"

#include "hub-mapper-private.h"

#include "hub-address.h"
#include "hub-html.h"
#include "hub-text.h"

static char *
dup_clean_or_null (const char *text)
{
  g_autofree char *clean = NULL;

  if (text != NULL)
    clean = hub_text_clean (text, HUB_TEXT_LINE, HUB_MAPPER_NAME_BYTES, NULL);

  return clean != NULL && clean[0] != '\0' ? g_steal_pointer (&clean) : NULL;
}

/* What a file is called; editors also write just its language there. */
static void
map_file (const HubMapperContext  *context,
          const JsonapiIdentifier *identifier,
          JsonapiResource         *file,
          HubEntry                *entry)
{
  g_autoptr(HubAttachment) attachment = hub_attachment_new (TRUE);
  gint64 size;

  attachment->uuid = g_strdup (identifier->id);
  attachment->uri = hub_address_resolve (context->hub,
                                         jsonapi_resource_get_string (file, "uri.url"));
  attachment->name = dup_clean_or_null (jsonapi_resource_get_string (file, "filename"));
  if (identifier->description != NULL &&
      g_strv_contains (hub_entry_get_languages (entry), identifier->description))
    attachment->langcode = g_strdup (identifier->description);
  else
    attachment->title = dup_clean_or_null (identifier->description);
  attachment->mime = dup_clean_or_null (jsonapi_resource_get_string (file, "filemime"));
  if (jsonapi_resource_get_int (file, "filesize", &size) && size >= 0)
    attachment->size = size;

  if (attachment->uri != NULL || attachment->name != NULL)
    hub_entry_take_attachment (entry, g_steal_pointer (&attachment));
}

static void
map_files (const HubMapperContext *context,
           const HubBundle        *bundle,
           JsonapiDocument        *document,
           JsonapiResource        *resource,
           HubEntry               *entry)
{
  char **paths = bundle->fields[HUB_ROLE_FILES];

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      g_autoptr(GArray) related = jsonapi_resource_dup_related (resource, paths[i]);

      for (guint j = 0; related != NULL && j < MIN (related->len, HUB_MAPPER_VALUES); j++)
        {
          const JsonapiIdentifier *identifier = &g_array_index (related, JsonapiIdentifier, j);
          JsonapiResource *file = jsonapi_document_find_included (document, identifier->type,
                                                                  identifier->id);

          if (file != NULL && hub_mapper_is_usable_id (identifier->id))
            map_file (context, identifier, file, entry);
        }
    }
}

static void
map_links (const HubMapperContext *context,
           const HubBundle        *bundle,
           JsonapiResource        *resource,
           HubEntry               *entry)
{
  char **paths = bundle->fields[HUB_ROLE_LINKS];

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      guint n = MIN (jsonapi_resource_get_length (resource, paths[i]), HUB_MAPPER_VALUES);

      for (guint j = 0; j < n; j++)
        {
          g_autoptr(HubAttachment) link = hub_attachment_new (FALSE);

          link->uri = hub_address_resolve (context->hub,
                                           jsonapi_resource_get_item_string (resource, paths[i], j,
                                                                             "uri"));
          link->title = dup_clean_or_null (jsonapi_resource_get_item_string (resource, paths[i], j,
                                                                             "title"));
          if (link->uri != NULL)
            hub_entry_take_attachment (entry, g_steal_pointer (&link));
        }
    }
}

static GHashTable *
list_addresses (HubEntry *entry)
{
  GHashTable *addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *attachments = hub_entry_get_attachments (entry);

  for (guint i = 0; i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);

      if (attachment->uri != NULL)
        g_hash_table_add (addresses, g_strdup (attachment->uri));
    }

  return addresses;
}

/* An image of the text is never fetched: it is offered as a link, once (FAULTS.md F36). */
static void
map_images (const HubMapperContext *context,
            HubEntry               *entry)
{
  const char *html = hub_entry_get_body_html (entry);
  g_autoptr(GPtrArray) images = hub_html_list_images (html != NULL ? html : "");
  g_autoptr(GHashTable) addresses = list_addresses (entry);

  for (guint i = 0; i < images->len; i++)
    {
      const HubHtmlImage *image = g_ptr_array_index (images, i);
      g_autoptr(HubAttachment) link = hub_attachment_new (FALSE);

      link->uri = hub_address_resolve (context->hub, image->address);
      link->title = dup_clean_or_null (image->text);
      if (link->uri != NULL && g_hash_table_add (addresses, g_strdup (link->uri)))
        hub_entry_take_attachment (entry, g_steal_pointer (&link));
    }
}

/**
 * hub_mapper_map_attachments:
 * @context: what the mapping needs to know
 * @bundle: the part of the profile that is about @resource
 * @document: the document that @resource is in, for its included files
 * @resource: a resource object
 * @entry: gets them; has its body
 *
 * Reads files and links, and the images of the body as links. Any thread.
 */
void
hub_mapper_map_attachments (const HubMapperContext *context,
                            const HubBundle        *bundle,
                            JsonapiDocument        *document,
                            JsonapiResource        *resource,
                            HubEntry               *entry)
{
  map_files (context, bundle, document, resource, entry);
  map_links (context, bundle, resource, entry);
  map_images (context, entry);
}
