/* raw-server.h: a server that says exactly what a test tells it to
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RawServer RawServer;
typedef struct _RawPeer RawPeer;

/* Run in a thread of its own for each connection, which is closed when it returns. */
typedef void (*RawScript) (RawPeer  *peer,
                           gpointer  data);

RawServer  *raw_server_new            (GTlsCertificate  *certificate,
                                       RawScript         script,
                                       gpointer          data) G_GNUC_WARN_UNUSED_RESULT;
void        raw_server_free           (RawServer        *self);
const char *raw_server_get_url        (RawServer        *self);

char       *raw_peer_read_request     (RawPeer          *peer) G_GNUC_WARN_UNUSED_RESULT;
const char *raw_peer_get_url          (RawPeer          *peer);
gboolean    raw_peer_send             (RawPeer          *peer,
                                       const char       *bytes,
                                       gssize            length);
void        raw_peer_send_slowly      (RawPeer          *peer,
                                       const char       *bytes,
                                       guint             pause_ms);
void        raw_peer_wait_until_gone  (RawPeer          *peer);
void        raw_peer_reset            (RawPeer          *peer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RawServer, raw_server_free)

G_END_DECLS
