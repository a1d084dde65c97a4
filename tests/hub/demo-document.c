/* demo-document.c: JSON:API documents
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-document.h"

#include "demo-json.h"
#include "demo-resource.h"

#include <string.h>

/* A document while it is put together. */
typedef struct
{
  DemoStore         *store;
  const DemoRequest *request;
  DemoQuery         *query;      /* (owned) (nullable) */
  DemoJson           json;
  GPtrArray         *included;   /* (owned) (element-type DemoItem) */
  GPtrArray         *omitted;    /* (owned) (element-type DemoItem) */
  GHashTable        *seen;       /* (owned) (element-type DemoItem): primary, included or omitted */
} Document;

static void
document_clear (Document *self)
{
  g_clear_pointer (&self->query, demo_query_free);
  demo_json_clear (&self->json);
  g_clear_pointer (&self->included, g_ptr_array_unref);
  g_clear_pointer (&self->omitted, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Document, document_clear)

static void
document_open (Document          *self,
               DemoStore         *store,
               const DemoRequest *request)
{
  self->store = store;
  self->request = request;
  self->included = g_ptr_array_new ();
  self->omitted = g_ptr_array_new ();
  self->seen = g_hash_table_new (NULL, NULL);

  demo_json_init (&self->json);
  demo_json_open (&self->json, '{');
  demo_json_key (&self->json, "jsonapi");
  demo_json_raw (&self->json, "{\"version\":\"1.0\",\"meta\":{\"links\":{\"self\":{\"href\":"
                              "\"http:\\/\\/jsonapi.org\\/format\\/1.0\\/\"}}}}");
}

static DemoResponse *
document_close (Document *self)
{
  demo_json_close (&self->json, '}');

  return demo_response_new (200, DEMO_TYPE_JSONAPI,
                            g_string_free_and_steal (g_steal_pointer (&self->json.text)));
}

static void
write_link (DemoJson   *json,
            const char *key,
            const char *href)
{
  demo_json_open_key (json, key, '{');
  demo_json_key_string (json, "href", href);
  demo_json_close (json, '}');
}

static void
document_include (Document *self,
                  DemoItem *item,
                  char    **steps)
{
  const DemoRelationField *field = *steps != NULL ? demo_relation_find (item->type, *steps) : NULL;
  DemoItem *target = NULL;

  for (guint i = 0; field != NULL && i < MAX (item->n_refs, 1); i++)
    {
      target = demo_resource_get_target (self->store, item, field, i);
      if (target == NULL)
        continue;

      if (g_hash_table_add (self->seen, target))
        g_ptr_array_add (demo_resource_is_shown (target, self->request) ? self->included
                                                                        : self->omitted,
                         target);
      if (demo_resource_is_shown (target, self->request))
        document_include (self, target, steps + 1);
    }
}

static void
document_write_included (Document *self)
{
  if (self->included->len == 0)
    return;

  demo_json_open_key (&self->json, "included", '[');
  for (guint i = 0; i < self->included->len; i++)
    demo_resource_write (&self->json, self->store, self->request,
                         g_ptr_array_index (self->included, i), self->query->fields);
  demo_json_close (&self->json, ']');
}

/* The keys are random in each answer, so nothing can lean on them. */
static void
document_write_omitted (Document *self)
{
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  const char *detail = "The current user is not allowed to GET the selected resource.";

  if (self->omitted->len == 0)
    return;

  demo_json_open_key (&self->json, "meta", '{');
  demo_json_open_key (&self->json, "omitted", '{');
  demo_json_key_string (&self->json, "detail",
                        "Some resources have been omitted because of insufficient authorization.");
  demo_json_open_key (&self->json, "links", '{');
  write_link (&self->json, "help",
              "https://www.drupal.org/docs/8/modules/json-api/filtering#filters-access-control");

  for (guint i = 0; i < self->omitted->len; i++)
    {
      const DemoItem *item = g_ptr_array_index (self->omitted, i);
      g_autofree char *href = demo_resource_get_address (self->request, item);
      char key[] = "item--XXXXXXX";

      for (char *at = key + strlen ("item--"); *at != '\0'; at++)
        *at = letters[g_random_int_range (0, sizeof letters - 1)];
      demo_json_open_key (&self->json, key, '{');
      demo_json_key_string (&self->json, "href", href);
      demo_json_open_key (&self->json, "meta", '{');
      demo_json_key_string (&self->json, "rel", "item");
      demo_json_key_string (
          &self->json, "detail",
          item->type->kind != DEMO_KIND_TERM
              ? detail
              : "The current user is not allowed to GET the selected resource. The 'access"
                " content' permission is required and the taxonomy term must be published.");
      demo_json_close (&self->json, '}');
      demo_json_close (&self->json, '}');
    }

  demo_json_close (&self->json, '}');
  demo_json_close (&self->json, '}');
  demo_json_close (&self->json, '}');
}

static void
document_write_page_link (Document   *self,
                          const char *key,
                          gint64      offset)
{
  g_autoptr(DemoParam) params =
    demo_params_set_page (self->request->params, offset, self->query->limit);
  g_autofree char *query = demo_params_to_string (params, FALSE);
  g_autofree char *href = g_strconcat (self->request->base, self->request->prefix,
                                       self->request->path, "?", query, NULL);

  write_link (&self->json, key, href);
}

static void
document_write_links (Document *self,
                      gboolean  has_next)
{
  g_autofree char *href = demo_request_get_self (self->request);
  gint64 offset = self->query->offset;
  gint64 limit = self->query->limit;

  demo_json_open_key (&self->json, "links", '{');
  if (offset > 0)
    document_write_page_link (self, "first", 0);
  if (has_next)
    document_write_page_link (self, "next", offset + limit);
  if (offset > 0)
    document_write_page_link (self, "prev", MAX (offset - limit, 0));
  write_link (&self->json, "self", href);
  demo_json_close (&self->json, '}');
}

/* All that comes after the items. */
static void
document_write_rest (Document *self,
                     DemoPage *page)
{
  for (guint i = 0; i < self->query->includes->len; i++)
    {
      for (guint j = 0; j < page->items->len; j++)
        {
          DemoItem *item = g_ptr_array_index (page->items, j);

          if (demo_resource_is_shown (item, self->request))
            document_include (self, item, g_ptr_array_index (self->query->includes, i));
        }
    }

  document_write_included (self);
  document_write_omitted (self);
  document_write_links (self, page->has_next);
}

static DemoResponse *
fail_unknown (const DemoRequest *request,
              const DemoType    *type,
              const char        *step)
{
  g_autofree char *detail = g_strdup_printf (
      "The \"entity\" parameter was not converted for the path \"/jsonapi/%s/%s/{entity}%s\""
      " (route name: \"jsonapi.%s.%s\")",
      type->entity, type->bundle, step, type->name, *step == '\0' ? "individual" : "related");

  return demo_response_new_error (request, 404, detail, NULL);
}

/* An id is found under any bundle of its entity, and then shows its real type. */
static DemoItem *
find_item (DemoStore      *store,
           const DemoType *type,
           const char     *uuid)
{
  DemoItem *item = demo_store_find_item (store, uuid);

  return item != NULL && g_str_equal (item->type->entity, type->entity) ? item : NULL;
}

static DemoResponse *
fail_hidden (const DemoRequest *request)
{
  return demo_response_new_error (request, 403,
                                  "The current user is not allowed to GET the selected"
                                  " resource.",
                                  "/data");
}

static gboolean
document_parse (Document      *self,
                DemoType      *type,
                gboolean       is_collection,
                DemoResponse **failure)
{
  g_auto(DemoProblem) problem = { 0 };

  self->query = demo_query_parse (self->store, type, self->request->params, is_collection,
                                  &problem);
  if (self->query == NULL)
    *failure = demo_response_new_error (self->request, problem.status, problem.detail, NULL);

  return self->query != NULL;
}

/**
 * demo_document_entry_point:
 * @store: the store
 * @request: a request
 *
 * Answers `/jsonapi`: a link for each resource type.
 *
 * Returns: (transfer full): the answer
 */
DemoResponse *
demo_document_entry_point (DemoStore         *store,
                           const DemoRequest *request)
{
  g_auto(Document) self = { NULL };
  guint n_types = 0;
  const DemoType *types = demo_store_get_types (store, &n_types);
  g_autofree char *root = g_strconcat (request->base, request->prefix, "/jsonapi", NULL);
  gboolean self_written = FALSE;

  document_open (&self, store, request);
  demo_json_open_key (&self.json, "data", '[');
  demo_json_close (&self.json, ']');
  demo_json_open_key (&self.json, "links", '{');
  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *href = g_strconcat (root, "/", types[i].entity, "/", types[i].bundle, NULL);

      /* Drupal sorts them all */
      if (!self_written && strcmp (types[i].name, "self") > 0)
        {
          write_link (&self.json, "self", root);
          self_written = TRUE;
        }
      write_link (&self.json, types[i].name, href);
    }
  demo_json_close (&self.json, '}');

  return document_close (&self);
}

/**
 * demo_document_collection:
 * @store: the store
 * @request: a request
 * @type: the type that is asked
 *
 * Answers a collection request, such as `/jsonapi/node/resource`.
 *
 * Returns: (transfer full): the answer: a document, or an error document with 400 or 500
 */
DemoResponse *
demo_document_collection (DemoStore         *store,
                          const DemoRequest *request,
                          DemoType          *type)
{
  g_auto(Document) self = { NULL };
  g_auto(DemoPage) page = { NULL };
  DemoResponse *response = NULL;

  document_open (&self, store, request);
  if (!document_parse (&self, type, TRUE, &response))
    return response;

  demo_query_run (self.query, store, type, &page);

  demo_json_open_key (&self.json, "data", '[');
  for (guint i = 0; i < page.items->len; i++)
    {
      DemoItem *item = g_ptr_array_index (page.items, i);

      g_hash_table_add (self.seen, item);
      if (demo_resource_is_shown (item, request))
        demo_resource_write (&self.json, store, request, item, self.query->fields);
      else
        g_ptr_array_add (self.omitted, item);
    }
  demo_json_close (&self.json, ']');
  document_write_rest (&self, &page);

  response = document_close (&self);
  response->is_collection = TRUE;

  return response;
}

/**
 * demo_document_individual:
 * @store: the store
 * @request: a request
 * @type: the type in the address
 * @uuid: the id in the address
 *
 * Answers a request for one item.
 *
 * Returns: (transfer full): the answer; 404 for an unknown id, 403 for a hidden item
 */
DemoResponse *
demo_document_individual (DemoStore         *store,
                          const DemoRequest *request,
                          DemoType          *type,
                          const char        *uuid)
{
  g_auto(Document) self = { NULL };
  g_auto(DemoPage) page = { NULL };
  DemoItem *item = find_item (store, type, uuid);
  DemoResponse *failure = NULL;

  if (item == NULL)
    return fail_unknown (request, type, "");
  if (!demo_resource_is_shown (item, request))
    return fail_hidden (request);

  document_open (&self, store, request);
  if (!document_parse (&self, item->type, FALSE, &failure))
    return failure;

  page.items = g_ptr_array_new ();
  g_ptr_array_add (page.items, item);
  g_hash_table_add (self.seen, item);

  demo_json_key (&self.json, "data");
  demo_resource_write (&self.json, store, request, item, self.query->fields);
  document_write_rest (&self, &page);

  return document_close (&self);
}

static void
document_write_related (Document                *self,
                        const DemoItem          *item,
                        const DemoRelationField *field)
{
  gboolean found = FALSE;

  if (field->to_many)
    demo_json_open (&self->json, '[');
  for (guint i = 0; i < MAX (item->n_refs, 1); i++)
    {
      DemoItem *target = demo_resource_get_target (self->store, item, field, i);

      if (target == NULL)
        continue;
      found = TRUE;
      if (demo_resource_is_shown (target, self->request))
        demo_resource_write (&self->json, self->store, self->request, target, self->query->fields);
      else
        g_ptr_array_add (self->omitted, target);
    }
  if (field->to_many)
    demo_json_close (&self->json, ']');
  else if (!found || self->omitted->len > 0)
    demo_json_null (&self->json);
}

/**
 * demo_document_related:
 * @store: the store
 * @request: a request
 * @type: the type in the address
 * @uuid: the id in the address
 * @field: the reference field in the address
 * @identifiers: whether the identifiers are asked for, not the resources
 *
 * Answers `/jsonapi/node/resource/ID/FIELD` and `/jsonapi/node/resource/ID/relationships/FIELD`.
 *
 * Returns: (transfer full): the answer; an unknown field is 405 in the first form and an HTML
 *   page with 404 in the second, as in Drupal
 */
DemoResponse *
demo_document_related (DemoStore         *store,
                       const DemoRequest *request,
                       DemoType          *type,
                       const char        *uuid,
                       const char        *field,
                       gboolean           identifiers)
{
  g_auto(Document) self = { NULL };
  DemoItem *item = find_item (store, type, uuid);
  const DemoRelationField *relation = demo_relation_find (type, field);
  DemoResponse *failure = NULL;

  if (relation == NULL && identifiers)
    return demo_response_new_html (404, "Page not found");
  if (relation == NULL)
    {
      g_autofree char *address = demo_request_get_self (request);
      g_autofree char *detail = g_strdup_printf ("No route found for \"GET %s\": Method Not Allowed"
                                                 " (Allow: POST)", address);

      failure = demo_response_new_error (request, 405, detail, NULL);
      soup_message_headers_append (failure->headers, "Allow", "POST");
      return failure;
    }
  if (item == NULL)
    return fail_unknown (request, type, "/related");
  if (!demo_resource_is_shown (item, request))
    return fail_hidden (request);

  document_open (&self, store, request);
  if (!document_parse (&self, type, FALSE, &failure))
    return failure;

  demo_json_key (&self.json, "data");
  if (identifiers)
    demo_resource_write_identifiers (&self.json, store, item, relation);
  else
    document_write_related (&self, item, relation);
  document_write_omitted (&self);
  document_write_links (&self, FALSE);

  return document_close (&self);
}
