/* hub-catalogue-private.h: what the parts of the reader share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue.h"

G_BEGIN_DECLS

typedef enum
{
  READ_VERSION,
  READ_TERMS,
  READ_ENTRY_BY_ID,
  READ_ENTRY_BY_UUID,
  READ_BODY,
  READ_BODY_START,
  READ_ENTRY_TERMS,
  READ_ATTACHMENTS,
  READ_LIST,
  READ_STATE,
  READ_TEXT,
  COUNT_KINDS,
  COUNT_TERMS,
  HAS_SYNCED_ENTRIES,
  READ_CHANGES,
  COUNT_CHANGES,
  COUNT_MISSED,
  READ_MISSED,
  IS_ALL_MISSED,
  READ_STANDING,
  READ_RENEWED,
  LIST_LANGUAGES,
  LIST_OCCASIONS,
  LIST_FILE_TEXTS,
  READ_FILE_TEXT,
  READ_N_STATEMENTS,
} ReadStatement;

struct _HubCatalogue
{
  HubDatabase *database;        /* (owned) */
  char        *damaged_path;    /* (owned) (nullable): what was set aside at this opening */
  GPtrArray   *terms;           /* (owned) (nullable) (element-type HubTerm): all, in order */
  GHashTable  *terms_by_id;     /* (owned) (nullable) (element-type gint64 HubTerm) */
  gint64       version;         /* of the data when terms were read */
};

extern const HubDatabaseSchema hub_catalogue_reader_schema;

gboolean  hub_catalogue_read_terms (HubCatalogue *self,
                                    GError      **error);
HubEntry *hub_catalogue_read_entry (HubCatalogue *self,
                                    HubStatement *statement,
                                    gboolean      is_whole,
                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
