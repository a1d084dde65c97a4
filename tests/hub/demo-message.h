/* demo-message.h: one request to the hub and its answer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-params.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * DemoRequest:
 * @method: as `GET`
 * @base: scheme, host and port, from the Host header, as `http://127.0.0.1:8930`
 * @prefix: the language prefix with its slash, or an empty text
 * @langcode: the language asked for
 * @path: the decoded path without the prefix
 * @params: the query string
 * @target: path and query as they came
 *
 * A request, taken apart.
 */
typedef struct
{
  char       *method;
  char       *base;
  char       *prefix;
  char       *langcode;
  char       *path;
  DemoParam  *params;
  char       *target;
} DemoRequest;

/**
 * DemoResponse:
 * @status: the HTTP status
 * @content_type: (nullable): the type of the body
 * @headers: further headers
 * @body: (nullable): the body, not compressed
 * @is_collection: whether it answers a collection request
 * @is_file: whether it is a public file, which has headers of its own
 *
 * An answer, before a fault may spoil it.
 */
typedef struct
{
  guint               status;
  const char         *content_type;
  SoupMessageHeaders *headers;
  GBytes             *body;
  gboolean            is_collection;
  gboolean            is_file;
} DemoResponse;

DemoRequest  *demo_request_new         (const char *method,
                                        const char *host,
                                        const char *target) G_GNUC_WARN_UNUSED_RESULT;
void          demo_request_free        (DemoRequest *self);
char         *demo_request_get_self    (const DemoRequest *self) G_GNUC_WARN_UNUSED_RESULT;
DemoResponse *demo_response_new        (guint       status,
                                        const char *content_type,
                                        char       *body) G_GNUC_WARN_UNUSED_RESULT;
DemoResponse *demo_response_new_error  (const DemoRequest *request,
                                        guint              status,
                                        const char        *detail,
                                        const char        *pointer) G_GNUC_WARN_UNUSED_RESULT;
DemoResponse *demo_response_new_html   (guint       status,
                                        const char *title) G_GNUC_WARN_UNUSED_RESULT;
void          demo_response_free       (DemoResponse *self);
void          demo_response_set_body   (DemoResponse *self,
                                        char         *body);

#define DEMO_TYPE_JSONAPI "application/vnd.api+json"
#define DEMO_TYPE_HTML "text/html; charset=UTF-8"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoRequest, demo_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoResponse, demo_response_free)

G_END_DECLS
