/* demo-client.h: asks the demonstration hub and hides nothing of its answer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * DemoAnswer:
 * @status: the HTTP status; 0 if no whole head came
 * @headers: (owned): the headers
 * @body: (owned): the body as sent, chunks joined, still compressed
 * @announced: its announced length, or -1
 * @at_end: whether the hub closed the connection; else the limit or the patience ended
 * @was_reset: whether the hub reset the connection
 * @root: (owned) (nullable): the body as JSON, if it is that
 *
 * An answer, also one that breaks the rules of HTTP.
 */
typedef struct
{
  guint               status;
  SoupMessageHeaders *headers;
  GByteArray         *body;
  goffset             announced;
  gboolean            at_end;
  gboolean            was_reset;
  JsonNode           *root;
} DemoAnswer;

DemoAnswer *demo_client_ask      (guint16            port,
                                  const char        *method,
                                  const char        *target,
                                  const char *const *headers,
                                  gsize              limit) G_GNUC_WARN_UNUSED_RESULT;
DemoAnswer *demo_client_get      (guint16            port,
                                  const char        *format,
                                  ...) G_GNUC_PRINTF (2, 3) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *demo_client_walk     (guint16            port,
                                  const char        *target,
                                  GPtrArray         *order) G_GNUC_WARN_UNUSED_RESULT;
void        demo_answer_free     (DemoAnswer        *self);
const char *demo_answer_header   (const DemoAnswer  *self,
                                  const char        *name);
JsonNode   *demo_answer_find     (const DemoAnswer  *self,
                                  const char        *path);
const char *demo_answer_text     (const DemoAnswer  *self,
                                  const char        *path);
guint       demo_answer_count    (const DemoAnswer  *self,
                                  const char        *path);
JsonNode   *demo_node_find       (JsonNode          *node,
                                  const char        *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoAnswer, demo_answer_free)

G_END_DECLS
