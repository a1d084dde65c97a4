/* jsonapi-body.c: a body of unknown size, read under limits
 *
 * Decompression is done here and not by libsoup, whose decoder gives a cut or damaged gzip body as
 * a clean end. Bytes are counted on both sides of it: as sent, against the announced length, and
 * decoded, against the limit, before they are kept.
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-body"

#include "jsonapi-body.h"

#include "jsonapi-error.h"

#define CHUNK_BYTES (16 * 1024)

typedef struct
{
  JsonapiBodyRules *rules;
  GByteArray       *body;          /* (owned) (nullable): decoded; NULL where a sink takes it */
  JsonapiBodySink   sink;          /* (nullable) */
  gpointer          sink_data;
  gsize             n_kept;        /* bytes decoded */
  GConverter       *gunzip;        /* (owned) (nullable): NULL if nothing is compressed */
  gboolean          has_finished;  /* the compressed stream said that it is whole */
  gint64            n_sent;        /* bytes as sent */
} Reading;

static gboolean
fail (JsonapiError   code,
      const char    *what,
      GError       **error)
{
  g_set_error_literal (error, JSONAPI_ERROR, code, what);
  return FALSE;
}

static gboolean
keep (Reading     *reading,
      const char  *bytes,
      gsize        length,
      GError     **error)
{
  if (length > reading->rules->max_bytes - reading->n_kept)
    return fail (JSONAPI_ERROR_LIMIT, "The answer is larger than the limit", error);

  if (reading->body != NULL)
    g_byte_array_append (reading->body, (const guint8 *) bytes, (guint) length);
  else if (length > 0 && !reading->sink (bytes, length, reading->sink_data, error))
    return FALSE;
  reading->n_kept += length;
  jsonapi_rate_add (&reading->rules->rate, length, g_get_monotonic_time ());
  return TRUE;
}

static gboolean
keep_compressed (Reading     *reading,
                 const char  *bytes,
                 gsize        length,
                 GError     **error)
{
  while (length > 0)
    {
      char plain[4 * CHUNK_BYTES];
      gsize n_read = 0;
      gsize n_written = 0;
      g_autoptr(GError) cause = NULL;
      GConverterResult result = G_CONVERTER_ERROR;

      if (reading->has_finished)
        return fail (JSONAPI_ERROR_MALFORMED, "The answer goes on after its compressed end", error);

      result = g_converter_convert (reading->gunzip, bytes, length, plain, sizeof plain,
                                    G_CONVERTER_NO_FLAGS, &n_read, &n_written, &cause);
      if (result == G_CONVERTER_ERROR &&
          g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        return TRUE;
      if (result == G_CONVERTER_ERROR)
        return fail (JSONAPI_ERROR_UNREACHABLE, "The answer is damaged inside its compression",
                     error);
      if (!keep (reading, plain, n_written, error))
        return FALSE;

      reading->has_finished = result == G_CONVERTER_FINISHED;
      bytes += n_read;
      length -= n_read;
    }
  return TRUE;
}

static gboolean
check_end (Reading  *reading,
           GError  **error)
{
  if (reading->rules->length >= 0 && reading->n_sent != reading->rules->length)
    return fail (JSONAPI_ERROR_UNREACHABLE, "The answer ended before its announced length", error);
  if (reading->n_sent == 0)
    return fail (JSONAPI_ERROR_MALFORMED, "The answer is empty", error);
  if (reading->gunzip != NULL && !reading->has_finished)
    return fail (JSONAPI_ERROR_UNREACHABLE, "The answer was cut inside its compression", error);
  return TRUE;
}

static gboolean
read_all (Reading       *reading,
          GInputStream  *stream,
          GCancellable  *cancellable,
          GError       **error)
{
  JsonapiBodyRules *rules = reading->rules;
  char chunk[CHUNK_BYTES];
  gssize n = 0;

  do
    {
      gint64 slow = jsonapi_rate_get_deadline (&rules->rate, g_get_monotonic_time ());

      jsonapi_watchdog_set_deadline (rules->watchdog, MIN (slow, rules->ends));
      n = g_input_stream_read (stream, chunk, sizeof chunk, cancellable, error);
      if (n < 0)
        return FALSE;

      reading->n_sent += n;
      if (reading->gunzip != NULL ? !keep_compressed (reading, chunk, (gsize) n, error)
                                  : !keep (reading, chunk, (gsize) n, error))
        return FALSE;
    }
  while (n > 0);

  return check_end (reading, error);
}

/**
 * jsonapi_body_read:
 * @stream: a body as it was sent
 * @rules: what holds for it
 * @cancellable: what the watchdog of @rules fires
 * @error: %JSONAPI_ERROR_LIMIT, %JSONAPI_ERROR_UNREACHABLE (short, cut or damaged),
 *   %JSONAPI_ERROR_MALFORMED (empty, or more than one compressed stream), or what @stream says
 *
 * Reads a body to its end, decoded. Never holds more than twice the limit of it. Blocks.
 *
 * Returns: (transfer full): the body, at least one byte as sent
 */
GBytes *
jsonapi_body_read (GInputStream      *stream,
                   JsonapiBodyRules  *rules,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr(GByteArray) body = g_byte_array_new ();
  g_autoptr(GConverter) gunzip = NULL;
  Reading reading = { .rules = rules, .body = body };

  if (rules->is_gzip)
    gunzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  reading.gunzip = gunzip;

  if (!read_all (&reading, stream, cancellable, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&body));
}

/**
 * jsonapi_body_pass:
 * @stream: a body as it was sent, not compressed
 * @rules: what holds for it
 * @sink: takes the bytes as they come
 * @sink_data: for @sink
 * @cancellable: what the watchdog of @rules fires
 * @error: as jsonapi_body_read(), or what @sink says
 *
 * Reads a body to its end, and holds none of it. Blocks.
 *
 * Returns: whether all of it came, at least one byte
 */
gboolean
jsonapi_body_pass (GInputStream      *stream,
                   JsonapiBodyRules  *rules,
                   JsonapiBodySink    sink,
                   gpointer           sink_data,
                   GCancellable      *cancellable,
                   GError           **error)
{
  Reading reading = { .rules = rules, .sink = sink, .sink_data = sink_data };

  return read_all (&reading, stream, cancellable, error);
}
