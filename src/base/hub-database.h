/* hub-database.h: one SQLite connection, owned by one thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _HubDatabase HubDatabase;

typedef enum
{
  /* the only writing connection: WAL, synchronous=NORMAL; on a network file system as the
   * precious one, and its transactions keep readers out; made if missing, migrated */
  HUB_DATABASE_WRITER,
  HUB_DATABASE_READER,     /* query_only, never checkpoints; must exist at the newest schema */
  HUB_DATABASE_PRECIOUS,   /* rollback journal, synchronous=EXTRA; made if missing, migrated */
  HUB_DATABASE_FOREIGN,    /* from elsewhere: read as it is, at the newest schema, no log */
} HubDatabaseRole;

/* What a room's database looks like. All static. */
typedef struct
{
  const char        *name;             /* "catalogue": for the log */
  guint32            application_id;
  guint              version;          /* newest user_version */
  GResource       *(*get_resource) (void);
  const char        *migrations;       /* resource folder with schema-001.sql, schema-002.sql, … */
  /* (nullable): called before a file of an older version is brought up to date; stops that if it
   * fails */
  gboolean         (*before_migration) (HubDatabase *database, guint version, GError **error);
  /* (nullable): gives a fresh connection the functions and tokenizers that the schema names;
   * returns an SQLite result code */
  int              (*prepare_connection) (sqlite3 *handle);
  const char *const *statements;       /* (array length=n_statements): SQL by statement number */
  guint              n_statements;
} HubDatabaseSchema;

/* A prepared statement on loan: reset, its bindings cleared, when the lease ends. */
typedef sqlite3_stmt HubStatement;
void hub_statement_return (HubStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubStatement, hub_statement_return)

HubDatabase  *hub_database_open            (const char              *path,
                                            HubDatabaseRole          role,
                                            const HubDatabaseSchema *schema,
                                            GError                 **error)
                                            G_GNUC_WARN_UNUSED_RESULT;
void          hub_database_close           (HubDatabase *self);
HubStatement *hub_database_get_statement   (HubDatabase *self,
                                            guint        number,
                                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      hub_database_step            (HubDatabase  *self,
                                            HubStatement *statement,
                                            gboolean     *has_row,
                                            const char   *what,
                                            GError      **error);
gboolean      hub_database_check_row       (HubDatabase  *self,
                                            HubStatement *statement,
                                            guint         columns,
                                            GError      **error);
gboolean      hub_database_run             (HubDatabase  *self,
                                            HubStatement *statement,
                                            const char   *what,
                                            GError      **error);
gboolean      hub_database_begin           (HubDatabase *self, GError **error);
gboolean      hub_database_commit          (HubDatabase *self, GError **error);
void          hub_database_rollback        (HubDatabase *self);
gboolean      hub_database_fail            (HubDatabase *self, const char *what, GError **error);
gboolean      hub_database_check           (HubDatabase *self, GError **error);
gboolean      hub_database_quick_check     (HubDatabase *self, GError **error);
gboolean      hub_database_checkpoint      (HubDatabase *self, GError **error);
void          hub_database_set_cancellable (HubDatabase *self, GCancellable *cancellable);
sqlite3      *hub_database_get_handle      (HubDatabase *self);
const char   *hub_database_get_path        (HubDatabase *self);
gboolean      hub_database_is_damaged      (HubDatabase *self);
gboolean      hub_database_set_aside       (const char *path, char **new_path, GError **error);
gboolean      hub_database_has_log         (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubDatabase, hub_database_close)

/* Column text as a string of one's own; NULL for SQL NULL. */
char         *hub_statement_dup_text       (HubStatement *statement,
                                            int           column) G_GNUC_WARN_UNUSED_RESULT;
/* Binds text, or NULL for NULL; @text must live until the statement is returned. */
void          hub_statement_bind_text      (HubStatement *statement, int index, const char *text);

G_END_DECLS
