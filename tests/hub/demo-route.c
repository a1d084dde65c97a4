/* demo-route.c: which answer belongs to which address
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-route.h"

#include "demo-document.h"
#include "demo-files.h"

#include <string.h>

/* The front server refuses longer ones. */
#define MAX_TARGET 8192

static DemoResponse *
refuse_write (const DemoRequest *request)
{
  g_autofree char *detail =
    g_strdup_printf ("JSON:API is configured to accept only read operations. Site"
                                 " administrators can configure this at %s/admin/config/services/"
                                 "jsonapi.",
                                 request->base);
  DemoResponse *response = demo_response_new_error (request, 405, detail, NULL);

  soup_message_headers_append (response->headers, "Allow", "GET");

  return response;
}

static DemoResponse *
route_item (DemoStore         *store,
            const DemoRequest *request,
            DemoType          *type,
            char             **steps)
{
  guint n_steps = g_strv_length (steps);

  if (n_steps == 0)
    return demo_document_collection (store, request, type);
  if (n_steps == 1)
    return demo_document_individual (store, request, type, steps[0]);
  if (n_steps == 2)
    return demo_document_related (store, request, type, steps[0], steps[1], FALSE);
  if (n_steps == 3 && g_str_equal (steps[1], "relationships"))
    return demo_document_related (store, request, type, steps[0], steps[2], TRUE);

  return demo_response_new_html (404, "Page not found");
}

static DemoResponse *
route_jsonapi (DemoStore         *store,
               const DemoRequest *request,
               char             **steps)
{
  guint n_steps = g_strv_length (steps);
  const char *format = demo_param_find_value (request->params, "_format");
  DemoType *type = n_steps >= 2 ? demo_store_find_type (store, steps[0], steps[1]) : NULL;

  if (n_steps > 0 && type == NULL)
    return demo_response_new_html (404, "Page not found");
  if (!g_str_equal (request->method, "GET") && !g_str_equal (request->method, "HEAD"))
    return refuse_write (request);
  if (format != NULL && !g_str_equal (format, "api_json"))
    return demo_response_new (
        406, "application/json",
        g_strdup ("{\"message\":\"No route found for the specified format. Supported"
                  " formats: api_json.\"}"));
  if (n_steps == 0)
    return demo_document_entry_point (store, request);

  return route_item (store, request, type, steps + 2);
}

/**
 * demo_route:
 * @store: the store
 * @request: a request
 *
 * Answers a request as a healthy hub does.
 *
 * Returns: (transfer full): the answer
 */
DemoResponse *
demo_route (DemoStore         *store,
            const DemoRequest *request)
{
  g_autofree char *path = g_strdup (request->path);
  g_auto(GStrv) steps = NULL;

  if (strlen (request->target) > MAX_TARGET)
    return demo_response_new_html (414, "Request-URI Too Large");

  if (g_str_has_prefix (path, DEMO_FILES_PREFIX))
    return demo_files_answer (store, request);

  if (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  steps = g_strsplit (path, "/", -1);
  if (g_strv_length (steps) >= 2 && g_str_equal (steps[1], "jsonapi"))
    return route_jsonapi (store, request, steps + 2);

  return demo_response_new_html (*path == '\0' ? 200 : 404,
                                 *path == '\0' ? "Welcome" : "Page not found");
}
