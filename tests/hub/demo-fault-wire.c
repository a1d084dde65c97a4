/* demo-fault-wire.c: faults of the connection itself
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-fault-wire.h"

#include <string.h>
#include <sys/socket.h>

/* A byte every fifth of a second: no idle time-out notices. */
#define SLOW_INTERVAL_MS 200

/* What an endless body repeats, bytes. */
#define ENDLESS_BLOCK (64 * 1024)

/* For more than half an hour. */
#define N_INTERIM 10000

/* How many headers of a kilobyte a flood has. */
#define N_FLOOD_HEADERS 4096

/* What to do when all is written. */
typedef enum
{
  THEN_CLOSE,
  THEN_HOLD,      /* say nothing more until the reader goes */
  THEN_RESET,     /* end the connection as a machine that crashed does */
  THEN_REPEAT,    /* the last block again, until the reader goes */
} Then;

/* A connection that was taken from the server. */
typedef struct
{
  GIOStream *stream;        /* (owned) */
  GSocket   *socket;        /* (owned): the stream's */
  GBytes    *bytes;         /* (owned): what to write */
  gsize      written;
  gsize      first;         /* how many bytes to write at once */
  gsize      chunk;         /* how many bytes to write at a time after those */
  guint      interval_ms;   /* how long to wait between them */
  Then       then;
  DemoStats *stats;         /* (unowned) */
  char       heard[64];
} Wire;

static void wire_write (Wire *self);

static void
wire_end (Wire *self)
{
  self->stats->open--;
  g_io_stream_close (self->stream, NULL, NULL);
  g_object_unref (self->stream);
  g_object_unref (self->socket);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/* With nothing to linger for, closing drops what is left and resets the connection. */
static void
wire_reset (Wire *self)
{
  struct linger nothing = { .l_onoff = 1 };

  setsockopt (g_socket_get_fd (self->socket), SOL_SOCKET, SO_LINGER, &nothing, sizeof nothing);
  wire_end (self);
}

static gboolean
wire_write_cb (gpointer user_data)
{
  wire_write (user_data);

  return G_SOURCE_REMOVE;
}

static void
wire_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Wire *self = user_data;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL);

  if (length <= 0)
    wire_end (self);
  else
    g_input_stream_read_async (G_INPUT_STREAM (source), self->heard, sizeof self->heard,
                               G_PRIORITY_DEFAULT, NULL, wire_read_cb, self);
}

static void
wire_done (Wire *self)
{
  if (self->then == THEN_CLOSE)
    wire_end (self);
  else if (self->then == THEN_RESET)
    wire_reset (self);
  else if (self->then == THEN_HOLD)
    g_input_stream_read_async (g_io_stream_get_input_stream (self->stream), self->heard,
                               sizeof self->heard, G_PRIORITY_DEFAULT, NULL, wire_read_cb, self);
  else
    {
      self->written = g_bytes_get_size (self->bytes) - ENDLESS_BLOCK;
      wire_write (self);
    }
}

static void
wire_wrote_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Wire *self = user_data;
  gssize length = g_output_stream_write_finish (G_OUTPUT_STREAM (source), result, NULL);

  if (length < 0)
    {
      wire_end (self);
      return;
    }

  self->written += length;
  self->stats->bytes += length;
  if (self->written == g_bytes_get_size (self->bytes))
    wire_done (self);
  else if (self->interval_ms > 0)
    g_timeout_add (self->interval_ms, wire_write_cb, self);
  else
    wire_write (self);
}

static void
wire_write (Wire *self)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (self->bytes, &size);
  gsize chunk = self->written < self->first ? self->first - self->written : self->chunk;

  if (size == 0)
    wire_done (self);
  else
    g_output_stream_write_async (g_io_stream_get_output_stream (self->stream), data + self->written,
                                 MIN (chunk, size - self->written), G_PRIORITY_DEFAULT, NULL,
                                 wire_wrote_cb, self);
}

/* Takes the connection and writes @text to it. */
static gboolean
take (DemoStrike *strike,
      GString    *text,
      gsize       first,
      gsize       chunk,
      guint       interval_ms,
      Then        then)
{
  Wire *self = g_new0 (Wire, 1);

  self->bytes = g_string_free_to_bytes (text);
  self->first = first;
  self->chunk = chunk;
  self->interval_ms = interval_ms;
  self->then = then;
  self->stats = strike->stats;
  self->stats->open++;
  self->socket = g_object_ref (soup_server_message_get_socket (strike->message));
  self->stream = soup_server_message_steal_connection (strike->message);
  strike->message = NULL;
  wire_write (self);

  return TRUE;
}

/* The head of a good answer, with another header or two. */
static GString *
make_head (const DemoStrike *strike,
           const char       *more)
{
  GString *head = g_string_new ("HTTP/1.1 200 OK\r\nServer: hub-demo\r\n");
  const char *etag = soup_message_headers_get_one (strike->response->headers, "ETag");

  g_string_append_printf (head, "Content-Type: %s\r\n", strike->response->content_type);
  if (etag != NULL)
    g_string_append_printf (head, "ETag: %s\r\nAccept-Ranges: bytes\r\n", etag);
  g_string_append_printf (head, "Content-language: en\r\n%s\r\n", more);

  return head;
}

static GString *
make_head_with_length (const DemoStrike *strike)
{
  g_autofree char *length = g_strdup_printf ("Content-Length: %zu\r\n",
                                             g_bytes_get_size (strike->response->body));

  return make_head (strike, length);
}

static GString *
append_body (GString          *text,
             const DemoStrike *strike,
             double            share)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (strike->response->body, &size);

  return g_string_append_len (text, data, (gssize) (size * share));
}

/**
 * demo_fault_truncated:
 * @strike: a request
 *
 * Announces the whole length, sends half of it and closes.
 *
 * Returns: %TRUE
 */
gboolean
demo_fault_truncated (DemoStrike *strike)
{
  return take (strike, append_body (make_head_with_length (strike), strike, 0.5), G_MAXSSIZE, 1, 0,
               THEN_CLOSE);
}

/**
 * demo_fault_reset:
 * @strike: a request
 *
 * Announces the whole length, sends the first bytes and resets the connection.
 *
 * Returns: %TRUE
 */
gboolean
demo_fault_reset (DemoStrike *strike)
{
  return take (strike, append_body (make_head_with_length (strike), strike, 0.1), G_MAXSSIZE, 1, 0,
               THEN_RESET);
}

/**
 * demo_fault_cut:
 * @strike: a request
 *
 * Announces no length, sends half of the body and closes.
 *
 * Returns: %TRUE
 */
gboolean
demo_fault_cut (DemoStrike *strike)
{
  return take (strike, append_body (make_head (strike, "Connection: close\r\n"), strike, 0.5),
               G_MAXSSIZE, 1, 0, THEN_CLOSE);
}

/**
 * demo_fault_stall:
 * @strike: a request
 *
 * Sends the headers and the first bytes of the body, then nothing for ever.
 *
 * Returns: %TRUE
 */
gboolean
demo_fault_stall (DemoStrike *strike)
{
  return take (strike, append_body (make_head_with_length (strike), strike, 0.1), G_MAXSSIZE, 1, 0,
               THEN_HOLD);
}

/**
 * demo_fault_slow:
 * @strike: a request
 *
 * Sends the answer byte by byte, five in a second.
 *
 * Returns: %TRUE
 */
gboolean
demo_fault_slow (DemoStrike *strike)
{
  GString *text = make_head_with_length (strike);
  gsize head = text->len;

  /* the head goes at once: what trickles is the body */
  return take (strike, append_body (text, strike, 1), head, 1, SLOW_INTERVAL_MS, THEN_CLOSE);
}

/**
 * demo_fault_slow_headers:
 * @strike: a request
 *
 * Sends even the headers byte by byte, five in a second.
 *
 * Returns: %TRUE
 */
gboolean
demo_fault_slow_headers (DemoStrike *strike)
{
  return take (strike, append_body (make_head_with_length (strike), strike, 1), 1, 1,
               SLOW_INTERVAL_MS, THEN_CLOSE);
}

/**
 * demo_fault_endless_1xx:
 * @strike: a request
 *
 * Says again and again that the answer is still to come, five times in a second.
 *
 * Returns: %TRUE
 */
gboolean
demo_fault_endless_1xx (DemoStrike *strike)
{
  static const char interim[] = "HTTP/1.1 102 Processing\r\n\r\n";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_INTERIM; i++)
    g_string_append (text, interim);

  return take (strike, text, 1, strlen (interim), SLOW_INTERVAL_MS, THEN_HOLD);
}

/**
 * demo_fault_close:
 * @strike: a request
 *
 * Closes the connection without a word.
 *
 * Returns: %TRUE
 */
gboolean
demo_fault_close (DemoStrike *strike)
{
  return take (strike, g_string_new (NULL), 0, 1, 0, THEN_CLOSE);
}

/**
 * demo_fault_endless:
 * @strike: a request
 *
 * Sends a body without a length that never ends, as fast as it is read.
 *
 * Returns: %TRUE
 */
gboolean
demo_fault_endless (DemoStrike *strike)
{
  GString *text = make_head (strike, "Connection: close\r\n");

  g_string_append (text, "{\"data\":[],\"meta\":{\"text\":\"");
  for (guint i = 0; i < ENDLESS_BLOCK; i++)
    g_string_append_c (text, 'x');

  return take (strike, text, G_MAXSSIZE, 1, 0, THEN_REPEAT);
}

/**
 * demo_fault_header_flood:
 * @strike: a request
 *
 * Sends 4 MiB of headers before a good body.
 *
 * Returns: %TRUE
 */
gboolean
demo_fault_header_flood (DemoStrike *strike)
{
  GString *more = g_string_new (NULL);
  g_autofree char *value = g_strnfill (1000, 'x');
  GString *text;

  for (guint i = 0; i < N_FLOOD_HEADERS; i++)
    g_string_append_printf (more, "X-Flood-%u: %s\r\n", i, value);
  g_string_append_printf (more, "Content-Length: %zu\r\n",
                          g_bytes_get_size (strike->response->body));
  text = make_head (strike, more->str);
  g_string_free (more, TRUE);

  return take (strike, append_body (text, strike, 1), G_MAXSSIZE, 1, 0, THEN_CLOSE);
}

/**
 * demo_fault_negative_length:
 * @strike: a request
 *
 * Announces a length below zero.
 *
 * Returns: %TRUE
 */
gboolean
demo_fault_negative_length (DemoStrike *strike)
{
  return take (strike, append_body (make_head (strike, "Content-Length: -1\r\n"), strike, 1),
               G_MAXSSIZE, 1, 0, THEN_CLOSE);
}

/**
 * demo_fault_two_lengths:
 * @strike: a request
 *
 * Announces two lengths: the true one, and half of it.
 *
 * Returns: %TRUE
 */
gboolean
demo_fault_two_lengths (DemoStrike *strike)
{
  gsize size = g_bytes_get_size (strike->response->body);
  g_autofree char *lengths = g_strdup_printf ("Content-Length: %zu\r\nContent-Length: %zu\r\n",
                                              size, size / 2);

  return take (strike, append_body (make_head (strike, lengths), strike, 1), G_MAXSSIZE, 1, 0,
               THEN_CLOSE);
}

/**
 * demo_fault_bad_chunk:
 * @strike: a request
 *
 * Sends the body in chunks, the second of which has a size that is no number.
 *
 * Returns: %TRUE
 */
gboolean
demo_fault_bad_chunk (DemoStrike *strike)
{
  GString *text = make_head (strike, "Transfer-Encoding: chunked\r\n");

  g_string_append (text, "8\r\n{\"data\":\r\nzz\r\n[]}\r\n0\r\n\r\n");

  return take (strike, text, G_MAXSSIZE, 1, 0, THEN_CLOSE);
}
