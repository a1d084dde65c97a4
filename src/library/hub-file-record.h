/* hub-file-record.h: a row of the table `file` as an object
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-database.h"
#include "hub-file.h"

G_BEGIN_DECLS

/* As hub_file_record_read() reads them. */
#define HUB_FILE_COLUMNS \
  "id, uuid, langcode, address, entry, name, announced, language, size, state, fault, stored," \
  " bytes, sha256, type, etag, modified, since, asked, by_star, stale"

HubFile  *hub_file_record_read (HubStatement  *statement) G_GNUC_WARN_UNUSED_RESULT;
gboolean  hub_file_record_put  (HubDatabase   *database,
                                HubFile       *file,
                                GError       **error);

G_END_DECLS
