/* hub-sink.c: where the text of an export goes
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-sink.h"

#define ENOUGH (64 * 1024)   /* bytes that are worth a write */

/**
 * hub_sink_init:
 * @self: a sink
 * @stream: where it goes; must outlive @self, which does not close it
 * @cancellable: (nullable): stops the writing
 *
 * Begins an export.
 */
void
hub_sink_init (HubSink       *self,
               GOutputStream *stream,
               GCancellable  *cancellable)
{
  self->text = g_string_sized_new (ENOUGH);
  self->stream = stream;
  self->cancellable = cancellable;
}

/**
 * hub_sink_clear:
 * @self: a sink
 *
 * Frees what @self holds; what was not written is lost.
 */
void
hub_sink_clear (HubSink *self)
{
  g_string_free (self->text, TRUE);
  self->text = NULL;
}

/**
 * hub_sink_flush:
 * @self: a sink
 * @error: what the stream says, or `G_IO_ERROR_CANCELLED`
 *
 * Writes what has been gathered. Blocks.
 *
 * Returns: whether all of it was written
 */
gboolean
hub_sink_flush (HubSink  *self,
                GError  **error)
{
  gboolean is_written = g_output_stream_write_all (self->stream, self->text->str, self->text->len,
                                                   NULL, self->cancellable, error);

  g_string_truncate (self->text, 0);
  return is_written;
}

/**
 * hub_sink_drain:
 * @self: a sink
 * @error: as [func@Hub.Sink.flush]
 *
 * Writes what has been gathered if it is worth it. To be called after each entry: this is also
 * where cancelling is noticed.
 *
 * Returns: whether to go on
 */
gboolean
hub_sink_drain (HubSink  *self,
                GError  **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  return self->text->len < ENOUGH || hub_sink_flush (self, error);
}
