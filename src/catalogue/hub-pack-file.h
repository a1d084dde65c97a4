/* hub-pack-file.h: a database in one sealed file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUB_PACK_SUFFIX         ".hubpack"
#define HUB_PACK_MAX_BYTES      (512 * G_GINT64_CONSTANT (1048576))    /* of the file */
#define HUB_PACK_MAX_UNPACKED   (2048 * G_GINT64_CONSTANT (1048576))   /* bytes of the database */
#define HUB_PACK_HEADER_BYTES   64

gboolean  hub_pack_file_has_suffix (const char  *name);
gboolean  hub_pack_file_is_start (const char    *bytes,
                                  gsize          length);
gboolean  hub_pack_file_seal     (const char    *database,
                                  const char    *path,
                                  char         **sha256,
                                  gint64        *size,
                                  GCancellable  *cancellable,
                                  GError       **error);
gboolean  hub_pack_file_unseal   (const char    *path,
                                  const char    *database,
                                  GCancellable  *cancellable,
                                  GError       **error);

G_END_DECLS
