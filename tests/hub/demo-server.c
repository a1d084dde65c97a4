/* demo-server.c: the demonstration hub as a web server
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-server.h"

#include "demo-delivery.h"
#include "demo-route.h"

#include <libsoup/soup.h>
#include <string.h>

/**
 * DemoServer:
 *
 * The server, on loopback only and on the main thread.
 */
struct _DemoServer
{
  SoupServer  *server;      /* (owned) */
  DemoStore   *store;       /* (unowned) */
  DemoOptions  options;     /* its strings unowned */
};

static DemoRequest *
read_request (DemoServer        *self,
              SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  const char *host = soup_message_headers_get_one (soup_server_message_get_request_headers (
                                                       message),
                                                   "Host");
  g_autofree char *base = host == NULL ? demo_server_get_base (self) : NULL;
  const char *query = g_uri_get_query (uri);
  g_autofree char *target = g_strconcat (g_uri_get_path (uri), query != NULL ? "?" : "", query,
                                         NULL);

  return demo_request_new (soup_server_message_get_method (message),
                           host != NULL ? host : base + strlen ("http://"), target);
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  DemoServer *self = user_data;
  g_autoptr(DemoRequest) request = read_request (self, message);
  g_autoptr(DemoResponse) response = demo_route (self->store, request);

  demo_delivery_send (message, request, response, self->options.max_age,
                      g_get_real_time () / G_USEC_PER_SEC, FALSE);
}

/**
 * demo_server_new:
 * @store: what to serve; must live longer than the server
 * @options: how to behave; their texts must live longer than the server
 * @error: a `G_IO_ERROR` if the port is taken
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
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) address = g_inet_socket_address_new (loopback, options->port);

  self->store = store;
  self->options = *options;
  self->server = soup_server_new ("server-header", "hub-demo", NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);

  return soup_server_listen (self->server, address, 0, error) ? g_steal_pointer (&self) : NULL;
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
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_free (self);
}

/**
 * demo_server_get_base:
 * @self: a server
 *
 * Gets where the server listens.
 *
 * Returns: (transfer full): as `http://127.0.0.1:8930`
 */
char *
demo_server_get_base (DemoServer *self)
{
  GSList *uris = soup_server_get_uris (self->server);
  char *base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return base;
}
