/* demo-client.c: asks the demonstration hub and hides nothing of its answer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo-client"

#include "demo-client.h"

#include <gio/gio.h>
#include <string.h>

/* How long to wait for a byte that may never come, seconds. Only answers that stall or
 * trickle make a test wait so long. */
#define PATIENCE 1

/* What a whole answer may have, bytes. */
#define NO_LIMIT (64 * 1024 * 1024)

/* Reads to the end, to the limit or until nothing comes. */
static GByteArray *
receive (GInputStream *stream,
         gsize         limit,
         gboolean     *at_end,
         gboolean     *was_reset)
{
  g_autoptr(GError) error = NULL;
  GByteArray *bytes = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (1 << 16);
  gssize length = 0;

  do
    {
      length = g_input_stream_read (stream, buffer, MIN (1 << 16, limit - bytes->len), NULL,
                                    &error);
      if (length > 0)
        g_byte_array_append (bytes, buffer, length);
    }
  while (length > 0 && bytes->len < limit);

  *at_end = length == 0;
  *was_reset = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);

  return bytes;
}

/* Joins the chunks; stops where they break the rules. */
static void
join_chunks (GByteArray *body)
{
  g_autoptr(GByteArray) joined = g_byte_array_new ();
  gsize at = 0;

  for (;;)
    {
      const char *end = at < body->len ? memchr (body->data + at, '\n', body->len - at) : NULL;
      guint64 size = end != NULL ? g_ascii_strtoull ((const char *) body->data + at, NULL, 16) : 0;

      if (end == NULL)
        break;
      at = (const guint8 *) end + 1 - body->data;
      if (size == 0 || size > body->len - at)
        break;
      g_byte_array_append (joined, body->data + at, size);
      at += size + 2;
    }

  g_byte_array_set_size (body, 0);
  g_byte_array_append (body, joined->data, joined->len);
}

static void
parse (DemoAnswer *self,
       GByteArray *bytes)
{
  const char *end =
    bytes->len > 0 ? g_strstr_len ((const char *) bytes->data, bytes->len, "\r\n\r\n") : NULL;
  gsize head = end != NULL ? (gsize) (end + 4 - (const char *) bytes->data) : bytes->len;
  g_autoptr(JsonParser) parser = json_parser_new ();

  self->announced = -1;
  if (end == NULL ||
      !soup_headers_parse_response ((const char *) bytes->data, head, self->headers, NULL,
                                    &self->status, NULL))
    return;

  g_byte_array_append (self->body, bytes->data + head, bytes->len - head);
  if (soup_message_headers_get_encoding (self->headers) == SOUP_ENCODING_CHUNKED)
    join_chunks (self->body);
  else if (soup_message_headers_get_one (self->headers, "Content-Length") != NULL)
    self->announced = soup_message_headers_get_content_length (self->headers);

  if (self->body->len > 0 &&
      json_parser_load_from_data (parser, (const char *) self->body->data, self->body->len, NULL))
    self->root = json_parser_steal_root (parser);
}

/**
 * demo_client_ask:
 * @port: where the hub listens on this computer
 * @method: as `GET`
 * @target: path and query; sent as it is
 * @headers: (nullable) (array zero-terminated=1): whole header lines
 * @limit: how many bytes to read, or 0 for all
 *
 * Sends one request on a connection of its own and reads what comes. Blocks.
 *
 * Returns: (transfer full): the answer
 */
DemoAnswer *
demo_client_ask (guint16            port,
                 const char        *method,
                 const char        *target,
                 const char *const *headers,
                 gsize              limit)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GByteArray) bytes = NULL;
  g_autoptr(GString) request = g_string_new (NULL);
  DemoAnswer *self = g_new0 (DemoAnswer, 1);

  self->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  self->body = g_byte_array_new ();

  g_string_printf (request, "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nConnection: close\r\n", method,
                   target, port);
  for (guint i = 0; headers != NULL && headers[i] != NULL; i++)
    g_string_append_printf (request, "%s\r\n", headers[i]);
  g_string_append (request, "\r\n");

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_timeout (client, PATIENCE);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_no_error (error);
  g_socket_set_timeout (g_socket_connection_get_socket (connection), limit == 0 ? 60 : PATIENCE);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request->str,
                             request->len, NULL, NULL, &error);
  g_assert_no_error (error);

  bytes = receive (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                   limit > 0 ? limit : NO_LIMIT, &self->at_end, &self->was_reset);
  parse (self, bytes);

  return self;
}

/**
 * demo_client_get:
 * @port: where the hub listens on this computer
 * @format: path and query
 * @...: what belongs into it
 *
 * Gets an address. Blocks.
 *
 * Returns: (transfer full): the answer
 */
DemoAnswer *
demo_client_get (guint16     port,
                 const char *format,
                 ...)
{
  va_list arguments;
  g_autofree char *target = NULL;

  va_start (arguments, format);
  target = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return demo_client_ask (port, "GET", target, NULL, 0);
}

/**
 * demo_client_walk:
 * @port: where the hub listens on this computer
 * @target: path and query of a first page, with the number among its fields
 * @order: (nullable) (element-type gint): where to add the numbers as they come
 *
 * Follows `next` to the end; a test fails if an item comes twice or a page is too long. Blocks.
 *
 * Returns: (transfer full) (element-type gint): the numbers of all items that are shown
 */
GHashTable *
demo_client_walk (guint16     port,
                  const char *target,
                  GPtrArray  *order)
{
  GHashTable *numbers = g_hash_table_new (NULL, NULL);
  g_autofree char *at = g_strdup (target);

  while (at != NULL)
    {
      g_autoptr(DemoAnswer) answer = demo_client_get (port, "%s", at);
      const char *next = demo_answer_text (answer, "links/next/href");

      g_assert_cmpuint (answer->status, ==, 200);
      g_assert_cmpuint (demo_answer_count (answer, "data"), <=, 50);
      for (guint i = 0; i < demo_answer_count (answer, "data"); i++)
        {
          g_autofree char *path = g_strdup_printf ("data/%u/attributes/drupal_internal__nid", i);
          gint64 number = json_node_get_int (demo_answer_find (answer, path));

          g_assert_true (g_hash_table_add (numbers, GINT_TO_POINTER ((int) number)));
          if (order != NULL)
            g_ptr_array_add (order, GINT_TO_POINTER ((int) number));
        }

      g_free (at);
      at = next != NULL ? g_strdup (strchr (next + strlen ("http://"), '/')) : NULL;
    }

  return numbers;
}

/**
 * demo_answer_free:
 * @self: (transfer full): an answer
 *
 * Frees it.
 */
void
demo_answer_free (DemoAnswer *self)
{
  soup_message_headers_unref (self->headers);
  g_byte_array_unref (self->body);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}

/**
 * demo_answer_header:
 * @self: an answer
 * @name: the name of a header
 *
 * Gets a header; several of one name are joined by commas.
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
demo_answer_header (const DemoAnswer *self,
                    const char       *name)
{
  return soup_message_headers_get_list (self->headers, name);
}

/**
 * demo_node_find:
 * @node: (nullable): a JSON value
 * @path: members and indices, with slashes between them, as `data/0/id`
 *
 * Finds a value inside another.
 *
 * Returns: (transfer none) (nullable): the value
 */
JsonNode *
demo_node_find (JsonNode   *node,
                const char *path)
{
  g_auto(GStrv) steps = g_strsplit (path, "/", -1);

  for (guint i = 0; steps[i] != NULL && node != NULL; i++)
    {
      if (JSON_NODE_HOLDS_OBJECT (node))
        node = json_object_get_member (json_node_get_object (node), steps[i]);
      else if (JSON_NODE_HOLDS_ARRAY (node))
        {
          JsonArray *array = json_node_get_array (node);
          guint64 index = g_ascii_strtoull (steps[i], NULL, 10);

          node = index < json_array_get_length (array) ? json_array_get_element (array, index)
                                                       : NULL;
        }
      else
        node = NULL;
    }

  return node;
}

/**
 * demo_answer_find:
 * @self: an answer
 * @path: as for [func@demo_node_find]
 *
 * Finds a value in the document.
 *
 * Returns: (transfer none) (nullable): the value
 */
JsonNode *
demo_answer_find (const DemoAnswer *self,
                  const char       *path)
{
  return demo_node_find (self->root, path);
}

/**
 * demo_answer_text:
 * @self: an answer
 * @path: as for [func@demo_node_find]
 *
 * Finds a string in the document.
 *
 * Returns: (transfer none) (nullable): the string
 */
const char *
demo_answer_text (const DemoAnswer *self,
                  const char       *path)
{
  JsonNode *node = demo_answer_find (self, path);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/**
 * demo_answer_count:
 * @self: an answer
 * @path: as for [func@demo_node_find]
 *
 * Counts the elements of an array in the document.
 *
 * Returns: how many; 0 if there is no such array
 */
guint
demo_answer_count (const DemoAnswer *self,
                   const char       *path)
{
  JsonNode *node = demo_answer_find (self, path);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
             ? json_array_get_length (json_node_get_array (node))
             : 0;
}
