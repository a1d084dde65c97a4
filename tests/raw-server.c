/* raw-server.c: a server that says exactly what a test tells it to
 *
 * An HTTP library on the serving side would mend what a test wants broken, so this one writes bytes
 * and knows nothing of HTTP but where the head of a request ends. Loopback only.
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "raw-server"

#include "raw-server.h"

#include <string.h>
#include <sys/socket.h>

#define MAX_REQUEST_BYTES (64 * 1024)

struct _RawServer
{
  GSocketListener *listener;      /* (owned) */
  GTlsCertificate *certificate;   /* (owned) (nullable): NULL for plain TCP */
  GCancellable    *ending;        /* (owned) */
  char            *url;           /* (owned) */
  GThread         *thread;        /* (owned): accepts, and owns `peers` until joined */
  GPtrArray       *peers;         /* (owned) (element-type GThread) */
  RawScript        script;
  gpointer         data;
};

struct _RawPeer
{
  RawServer *server;   /* (unowned) */
  GIOStream *stream;   /* (owned) */
};

static gpointer
serve (gpointer data)
{
  RawPeer *peer = data;

  if (peer->server->certificate != NULL)
    {
      GIOStream *stream = g_tls_server_connection_new (peer->stream, peer->server->certificate,
                                                       NULL);

      g_assert_nonnull (stream);
      g_object_unref (peer->stream);
      peer->stream = stream;
    }
  peer->server->script (peer, peer->server->data);
  g_io_stream_close (peer->stream, NULL, NULL);
  g_object_unref (peer->stream);
  g_free (peer);
  return NULL;
}

static gpointer
accept_all (gpointer data)
{
  RawServer *self = data;
  GSocketConnection *connection = NULL;

  while ((connection = g_socket_listener_accept (self->listener, NULL, self->ending, NULL)) != NULL)
    {
      RawPeer *peer = g_new0 (RawPeer, 1);

      peer->server = self;
      peer->stream = G_IO_STREAM (connection);
      g_ptr_array_add (self->peers, g_thread_new ("raw-peer", serve, peer));
    }
  return NULL;
}

/**
 * raw_server_new:
 * @certificate: (nullable): serve TLS with it
 * @script: run for each connection, in a thread of its own
 * @data: for @script; outlives the server
 *
 * Starts to serve on a free loopback port.
 *
 * Returns: (transfer full): the server
 */
RawServer *
raw_server_new (GTlsCertificate *certificate,
                RawScript        script,
                gpointer         data)
{
  RawServer *self = g_new0 (RawServer, 1);
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) address = NULL;
  g_autoptr(GError) error = NULL;

  self->listener = g_socket_listener_new ();
  g_socket_listener_add_address (self->listener, wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &address, &error);
  g_assert_no_error (error);

  g_set_object (&self->certificate, certificate);
  self->ending = g_cancellable_new ();
  self->peers = g_ptr_array_new ();
  self->script = script;
  self->data = data;
  self->url = g_strdup_printf ("%s://127.0.0.1:%u", certificate != NULL ? "https" : "http",
                               g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  self->thread = g_thread_new ("raw-server", accept_all, self);
  return self;
}

/**
 * raw_server_free:
 * @self: (nullable) (transfer full): a server
 *
 * Ends all scripts that wait or write, joins them, and frees the server.
 */
void
raw_server_free (RawServer *self)
{
  if (self == NULL)
    return;

  g_cancellable_cancel (self->ending);
  g_thread_join (self->thread);
  for (guint i = 0; i < self->peers->len; i++)
    g_thread_join (g_ptr_array_index (self->peers, i));

  g_ptr_array_unref (self->peers);
  g_object_unref (self->listener);
  g_clear_object (&self->certificate);
  g_object_unref (self->ending);
  g_free (self->url);
  g_free (self);
}

/**
 * raw_server_get_url:
 * @self: a server
 *
 * Returns: (transfer none): scheme, host and port, no slash at the end
 */
const char *
raw_server_get_url (RawServer *self)
{
  return self->url;
}

/**
 * raw_peer_read_request:
 * @peer: a connection
 *
 * Reads the head of the next request.
 *
 * Returns: (transfer full) (nullable): the head with its empty line, %NULL if there is none
 */
char *
raw_peer_read_request (RawPeer *peer)
{
  GInputStream *input = g_io_stream_get_input_stream (peer->stream);
  g_autoptr(GString) request = g_string_new (NULL);
  char byte = 0;

  while (request->len < MAX_REQUEST_BYTES &&
         g_input_stream_read (input, &byte, 1, peer->server->ending, NULL) == 1)
    {
      g_string_append_c (request, byte);
      if (g_str_has_suffix (request->str, "\r\n\r\n"))
        return g_string_free (g_steal_pointer (&request), FALSE);
    }
  return NULL;
}

/**
 * raw_peer_get_url:
 * @peer: a connection
 *
 * Returns: (transfer none): the server's address, as raw_server_get_url() has it
 */
const char *
raw_peer_get_url (RawPeer *peer)
{
  return peer->server->url;
}

/**
 * raw_peer_send:
 * @peer: a connection
 * @bytes: (array length=length): what to send
 * @length: bytes, or -1 if @bytes ends with a NUL
 *
 * Sends bytes.
 *
 * Returns: %FALSE if the other side has gone, or the server ends
 */
gboolean
raw_peer_send (RawPeer    *peer,
               const char *bytes,
               gssize      length)
{
  gsize n = length >= 0 ? (gsize) length : strlen (bytes);

  return g_output_stream_write_all (g_io_stream_get_output_stream (peer->stream), bytes, n, NULL,
                                    peer->server->ending, NULL);
}

/**
 * raw_peer_send_slowly:
 * @peer: a connection
 * @bytes: what to send
 * @pause_ms: milliseconds after each byte
 *
 * Sends a byte at a time, and starts over at the end, until the other side has gone.
 */
void
raw_peer_send_slowly (RawPeer    *peer,
                      const char *bytes,
                      guint       pause_ms)
{
  for (gsize i = 0; raw_peer_send (peer, bytes + i, 1); i = (i + 1) % strlen (bytes))
    g_usleep (pause_ms * 1000);
}

/**
 * raw_peer_wait_until_gone:
 * @peer: a connection
 *
 * Sends nothing, and waits until the other side closes.
 */
void
raw_peer_wait_until_gone (RawPeer *peer)
{
  char bytes[256];

  while (g_input_stream_read (g_io_stream_get_input_stream (peer->stream), bytes, sizeof bytes,
                              peer->server->ending, NULL) > 0)
    ;
}

/**
 * raw_peer_reset:
 * @peer: a connection of plain TCP
 *
 * Ends the connection by a reset, as a server does that has crashed, and not in order.
 */
void
raw_peer_reset (RawPeer *peer)
{
  GSocket *socket = g_socket_connection_get_socket (G_SOCKET_CONNECTION (peer->stream));
  struct linger at_once = { .l_onoff = 1, .l_linger = 0 };

  g_assert_cmpint (setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &at_once,
                               sizeof at_once), ==, 0);
  g_socket_close (socket, NULL);
}
