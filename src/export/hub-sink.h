/* hub-sink.h: where the text of an export goes
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writers add to @text, and drain it now and then. */
typedef struct
{
  GString       *text;          /* (owned): not yet written */
  GOutputStream *stream;        /* (unowned) */
  GCancellable  *cancellable;   /* (unowned) (nullable) */
} HubSink;

void     hub_sink_init  (HubSink       *self,
                         GOutputStream *stream,
                         GCancellable  *cancellable);
void     hub_sink_clear (HubSink       *self);
gboolean hub_sink_drain (HubSink       *self,
                         GError       **error);
gboolean hub_sink_flush (HubSink       *self,
                         GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubSink, hub_sink_clear)

G_END_DECLS
