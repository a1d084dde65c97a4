/* demo-server.c: the demonstration hub as a web server
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-server.h"

#include "demo-control.h"
#include "demo-delivery.h"
#include "demo-fault.h"
#include "demo-json.h"

#include <errno.h>
#include <libsoup/soup.h>
#include <stdio.h>
#include <string.h>

/**
 * DemoServer:
 *
 * The server, on loopback only and on the main thread. It listens on a second port too, so
 * that a redirect to another origin leads to something that answers and counts.
 */
struct _DemoServer
{
  SoupServer    *server;      /* (owned) */
  DemoStore     *store;       /* (unowned) */
  const DemoVariant *variant; /* (unowned) (nullable) */
  int            max_age;     /* seconds; 0: no page cache */
  char          *base;        /* (owned) */
  char          *elsewhere;   /* (owned) */
  guint16        elsewhere_port;
  DemoFaultPlan  plan;
  DemoStats      stats;
  GHashTable    *cache;       /* (owned) (element-type utf8 DemoCopy) */
  guint64        version;     /* of the store, for which the cache holds */
  FILE          *log;         /* (owned) (nullable) */
};

static void
copy_free (DemoCopy *self)
{
  demo_response_free (self->response);
  g_free (self);
}

static DemoRequest *
read_request (DemoServer        *self,
              SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  GUri *uri = soup_server_message_get_uri (message);
  const char *host = soup_message_headers_get_one (headers, "Host");
  const char *query = g_uri_get_query (uri);
  g_autofree char *target = g_strconcat (g_uri_get_path (uri), query != NULL ? "?" : "", query,
                                         NULL);

  if (self->log != NULL)
    fprintf (self->log, "%s%s\n", self->base, target);

  return demo_request_new (soup_server_message_get_method (message),
                           host != NULL ? host : self->base + strlen ("http://"), target);
}

static char *
make_refusal (const GError *error)
{
  g_auto(DemoJson) json = { NULL };
  g_autofree char *message = g_utf8_make_valid (error->message, -1);

  demo_json_init (&json);
  demo_json_open (&json, '{');
  demo_json_key_string (&json, "error", message);
  demo_json_close (&json, '}');

  return g_string_free_and_steal (g_steal_pointer (&json.text));
}

static void
control (DemoServer        *self,
         SoupServerMessage *message)
{
  g_autoptr(GBytes) command =
    soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = NULL;
  gsize length = 0;
  const char *data = g_bytes_get_data (command, &length);

  if (g_str_equal (soup_server_message_get_method (message), "POST"))
    answer = demo_control_do (self->store, &self->plan, &self->stats, data != NULL ? data : "",
                              length, &error);
  else
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "POST a command");

  soup_server_message_set_status (message, answer != NULL ? 200 : 400, NULL);
  if (answer == NULL)
    answer = make_refusal (error);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, answer,
                                    strlen (answer));
}

static void
wrote_body_data_cb (SoupServerMessage *message,
                    guint              size,
                    gpointer           user_data)
{
  DemoServer *self = user_data;

  self->stats.bytes += size;
}

static void
finished_cb (SoupServerMessage *message,
             gpointer           user_data)
{
  DemoServer *self = user_data;

  self->stats.open--;
  if (soup_server_message_get_status (message) == SOUP_STATUS_NOT_MODIFIED)
    self->stats.not_modified++;
}

/* Drupal's page cache keeps whole answers, with their dates, until anything is saved. */
static void
answer_from_cache (DemoServer        *self,
                   SoupServerMessage *message,
                   const DemoRequest *request)
{
  g_autofree char *key = g_strconcat (request->base, request->target, NULL);
  DemoCopy *copy = NULL;
  gboolean hit;

  if (self->version != demo_store_get_version (self->store))
    g_hash_table_remove_all (self->cache);
  self->version = demo_store_get_version (self->store);

  copy = g_hash_table_lookup (self->cache, key);
  hit = copy != NULL;
  if (!hit)
    {
      copy = g_new0 (DemoCopy, 1);
      copy->made = g_get_real_time () / G_USEC_PER_SEC;
      copy->response = demo_variant_route (self->variant, self->store, request);
      g_hash_table_insert (self->cache, g_steal_pointer (&key), copy);
    }

  demo_delivery_send (message, request, copy->response, self->max_age, copy->made, hit);
}

static void
answer (DemoServer        *self,
        SoupServerMessage *message,
        const DemoRequest *request)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(DemoResponse) response = demo_variant_route (self->variant, self->store, request);

  demo_delivery_send (message, request, response, 0, now, FALSE);
}

/* Returns whether the connection was taken. */
static gboolean
answer_wrongly (DemoServer        *self,
                SoupServerMessage *message,
                const DemoRequest *request)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(DemoResponse) response = demo_variant_route (self->variant, self->store, request);
  DemoStrike strike = { message, request, response, self->elsewhere, &self->stats, self->store };

  self->stats.struck++;
  if (self->plan.fault->strike (&strike))
    return TRUE;

  demo_delivery_send (message, request, response, 0, now, FALSE);

  return FALSE;
}

/* Each connection once. */
static void
count_connection (DemoServer        *self,
                  SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket == NULL || g_object_get_data (G_OBJECT (socket), "demo-counted") != NULL)
    return;

  g_object_set_data (G_OBJECT (socket), "demo-counted", self);
  self->stats.connections++;
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  DemoServer *self = user_data;
  GSocketAddress *local = soup_server_message_get_local_address (message);
  g_autoptr(DemoRequest) request = NULL;
  gboolean is_read;

  if (g_str_equal (path, DEMO_CONTROL_PATH))
    {
      control (self, message);
      return;
    }

  request = read_request (self, message);
  is_read = g_str_equal (request->method, "GET") || g_str_equal (request->method, "HEAD");
  self->stats.requests++;
  count_connection (self, message);
  if (local != NULL &&
      g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (local)) == self->elsewhere_port)
    self->stats.elsewhere++;

  if (demo_fault_plan_is_due (&self->plan, request))
    {
      if (answer_wrongly (self, message, request))
        return;
    }
  else if (self->max_age > 0 && is_read)
    answer_from_cache (self, message, request);
  else
    answer (self, message, request);

  self->stats.open++;
  self->stats.most_open = MAX (self->stats.most_open, self->stats.open);
  g_signal_connect (message, "wrote-body-data", G_CALLBACK (wrote_body_data_cb), self);
  g_signal_connect (message, "finished", G_CALLBACK (finished_cb), self);
}

/* Listens on one more port and gets its address. */
static char *
listen_on (DemoServer *self,
           int         port,
           guint16    *actual,
           GError    **error)
{
  g_autoptr(GSocket) socket = NULL;
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, port);
  g_autoptr(GSocketAddress) bound = NULL;

  socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  if (socket == NULL || !g_socket_bind (socket, address, TRUE, error) ||
      !g_socket_listen (socket, error))
    return NULL;

  bound = g_socket_get_local_address (socket, error);
  if (bound == NULL || !soup_server_listen_socket (self->server, socket, 0, error))
    return NULL;

  *actual = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));

  return g_strdup_printf ("http://127.0.0.1:%u", *actual);
}

/**
 * demo_server_new:
 * @store: what to serve; must live longer than the server
 * @options: how to behave
 * @error: a `G_IO_ERROR` if the port is taken, or an option means nothing
 *
 * Begins to listen on 127.0.0.1.
 *
 * Returns: (transfer full) (nullable): the server
 */
DemoServer *
demo_server_new (DemoStore         *store,
                 const DemoOptions *options,
                 GError           **error)
{
  g_autoptr(DemoServer) self = g_new0 (DemoServer, 1);
  guint16 port = 0;

  self->store = store;
  self->max_age = options->max_age;
  self->variant = options->variant;
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) copy_free);
  self->server = soup_server_new ("server-header", "hub-demo", NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);

  if (!demo_fault_plan_set (&self->plan, options->fault, options->fault_after, options->fault_times,
                            options->fault_on))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           "There is no such fault");
      return NULL;
    }

  if (options->log != NULL)
    {
      self->log = fopen (options->log, "we");
      if (self->log == NULL)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                       "The log cannot be written: %s", g_strerror (errno));
          return NULL;
        }
      setlinebuf (self->log);
    }

  self->base = listen_on (self, options->port, &port, error);
  if (self->base == NULL)
    return NULL;
  self->elsewhere = listen_on (self, 0, &self->elsewhere_port, error);

  return self->elsewhere != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * demo_server_free:
 * @self: (transfer full): a server
 *
 * Stops listening and closes all connections.
 */
void
demo_server_free (DemoServer *self)
{
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->cache, g_hash_table_unref);
  g_clear_pointer (&self->log, fclose);
  g_free (self->base);
  g_free (self->elsewhere);
  g_free (self);
}

/**
 * demo_server_get_base:
 * @self: a server
 *
 * Gets where the server listens.
 *
 * Returns: (transfer none): as `http://127.0.0.1:8930`
 */
const char *
demo_server_get_base (DemoServer *self)
{
  return self->base;
}
