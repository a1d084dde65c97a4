/* hub-catalogue-writer-private.h: what the parts of the writer share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue-writer.h"
#include "hub-change.h"
#include "hub-database.h"

G_BEGIN_DECLS

typedef enum
{
  WRITE_GET_STATE,
  WRITE_SET_STATE,
  WRITE_DELETE_STATE,
  WRITE_LIST_TERMS,
  WRITE_PARK_TERMS,
  WRITE_PUT_TERM,
  WRITE_DELETE_TERMS,
  WRITE_ENTRIES_OF_TERMS,
  WRITE_CLEAR_ENTRIES_OF_TERMS,
  WRITE_RAISE_REVISION,
  WRITE_MARK_CHANGED,
  WRITE_CLEAR_DEPARTED,
  WRITE_FIND_ENTRY,
  WRITE_TOUCH_ENTRY,
  WRITE_SPARE_ENTRY,
  WRITE_PUT_ENTRY,
  WRITE_CLEAR_BODY,
  WRITE_ADD_BODY,
  WRITE_CLEAR_TERMS,
  WRITE_ADD_TERM,
  WRITE_CLEAR_LACKING,
  WRITE_ADD_LACKING,
  WRITE_KEEP_LACKING,
  WRITE_SUPPLY_LACKING,
  WRITE_DELETE_SUPPLIED,
  WRITE_CLEAR_ATTACHMENTS,
  WRITE_ADD_ATTACHMENT,
  WRITE_CLEAR_TEXT,
  WRITE_ADD_TEXT,
  WRITE_ERASE_TEXT,
  WRITE_FILL_TEXT,
  WRITE_LIST_SLICE,
  WRITE_COUNT_PASS,
  WRITE_LIST_MISSED,
  WRITE_CLEAR_TEXT_OF_OTHERS,
  WRITE_DEPART_OTHERS,
  WRITE_DELETE_OTHERS,
  WRITE_CLEAR_TEXT_OF_MISSED,
  WRITE_WITHDRAW_MISSED,
  WRITE_DEPART_EXPIRED,
  WRITE_DELETE_EXPIRED,
  WRITE_DESCRIBE_ENTRY,
  WRITE_LOG_CHANGE,
  WRITE_LOG_MISSED,
  WRITE_TRIM_LOG,
  WRITE_DROP_LOG,
  WRITE_FIND_FILE_ENTRY,
  WRITE_MEASURE_FILE_TEXTS,
  WRITE_PUT_FILE_TEXT,
  WRITE_DROP_FILE_TEXT,
  WRITE_STARTER_TERMS,
  WRITE_STARTER_ENTRIES,
  WRITE_STARTER_LIST,
  WRITE_STARTER_FILES,
  WRITE_STARTER_AS_OF,
  WRITE_N_STATEMENTS,
} WriteStatement;

struct _HubCatalogueWriter
{
  HubDatabase *database;       /* (owned) */
  int          lock;           /* (owned): a file descriptor */
  char        *damaged_path;   /* (owned) (nullable): what was set aside when opening */
  GString     *changed;        /* (owned): ids of entries changed in this transaction, by commas */
  gboolean     has_new_terms;  /* a vocabulary was changed in this transaction */
  gint64       ahead;          /* seconds by which the hub's clock is ahead of ours */
  char        *data_dir;       /* (owned) */
  gint64       synced;         /* Unix seconds when a sync has ended in this session, 0 none has */
  gboolean     is_first_look;  /* new entries are no news */
  /* (owned) (element-type utf8 gint64): UUIDs to rows of `term`, of each vocabulary */
  GHashTable  *terms[HUB_N_VOCABULARIES];
};

/* Rows of a full-text table from stored rows; a condition on `entry_words` may follow. Each text
 * begins with the tongue of the row: see hub-tokenizer.c. The space keeps it apart from the first
 * word where a tokenizer does not know such marks, which was so in version 1. */
#define HUB_CATALOGUE_FILL_TEXT(table)                                                         \
  "INSERT INTO " table " (rowid, title, terms, summary, body)"                                 \
  " SELECT id, char (1) || tongue || ' ' || title, char (1) || tongue || ' ' || terms,"        \
  " char (1) || tongue || ' ' || summary, char (1) || tongue || ' ' || body FROM entry_words"

extern const HubDatabaseSchema hub_catalogue_writer_schema;

HubCatalogueWriter *hub_catalogue_writer_open_waiting (const char         *data_dir,
                                                       guint               wait_ms,
                                                       GError            **error)
                                                       G_GNUC_WARN_UNUSED_RESULT;
gboolean            hub_catalogue_writer_open_file    (HubCatalogueWriter *self,
                                                       const char         *data_dir,
                                                       GError            **error);
gboolean            hub_catalogue_is_suspect          (const char         *path);
void                hub_catalogue_note_damage         (HubDatabase        *database);
gboolean            hub_catalogue_writer_read_terms   (HubCatalogueWriter *self,
                                                       GError            **error);
gboolean            hub_catalogue_writer_put_terms    (HubCatalogueWriter *self,
                                                       HubVocabulary       vocabulary,
                                                       GPtrArray          *terms,
                                                       GError            **error);
gboolean            hub_catalogue_writer_put_entry    (HubCatalogueWriter *self,
                                                       HubEntry           *entry,
                                                       gint64              generation,
                                                       HubCatalogueTally  *tally,
                                                       GError            **error);
gboolean            hub_catalogue_writer_touch_entry  (HubCatalogueWriter *self,
                                                       HubEntry           *entry,
                                                       gint64              generation,
                                                       gboolean           *is_in_step,
                                                       GError            **error);
char              **hub_catalogue_writer_describe     (HubCatalogueWriter *self,
                                                       gint64              entry_id,
                                                       GError            **error)
                                                       G_GNUC_WARN_UNUSED_RESULT;
gboolean            hub_catalogue_writer_log_change   (HubCatalogueWriter *self,
                                                       gint64              entry_id,
                                                       HubChangeType       type,
                                                       char              **before,
                                                       GError            **error);
gboolean            hub_catalogue_writer_trim_log     (HubCatalogueWriter *self,
                                                       gint64              now,
                                                       GError            **error);
void                hub_catalogue_writer_note_change  (HubCatalogueWriter *self,
                                                       gint64              entry_id);
gboolean            hub_catalogue_writer_raise_revision (HubCatalogueWriter *self,
                                                         GError            **error);
gboolean            hub_catalogue_writer_settle       (HubCatalogueWriter *self,
                                                       GError            **error);
void                hub_catalogue_writer_undo         (HubCatalogueWriter *self);
gint64              hub_catalogue_writer_get_now      (HubCatalogueWriter *self);
gboolean            hub_catalogue_drop_next_text      (HubDatabase        *database,
                                                       GError            **error);
gboolean            hub_catalogue_is_analyzer         (const char *version);
gboolean            hub_catalogue_writer_load_starter (HubCatalogueWriter *self,
                                                       GError            **error);

char               *hub_catalogue_dup_json_list       (const char *const *list)
                                                       G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
