/* hub-database-private.h: what the parts of HubDatabase share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-database.h"

G_BEGIN_DECLS

struct _HubDatabase
{
  sqlite3                 *handle;        /* (owned) (nullable): while opening only */
  char                    *path;          /* (owned) */
  HubDatabaseRole          role;
  const HubDatabaseSchema *schema;        /* (unowned): static */
  sqlite3_stmt           **statements;    /* (owned) (array length=schema->n_statements) */
  GThread                 *owner;         /* (unowned): the thread that opened it */
  GCancellable            *cancellable;   /* (owned) (nullable) */
  gboolean                 is_remote;     /* on a network file system; never if precious */
  gboolean                 leaves_log;    /* there with a log, which is not used any more */
  gboolean                 is_full;       /* the disk was, in this transaction */
  gboolean                 is_damaged;    /* something could not be read as what it should be */
};

gboolean hub_database_set_error       (HubDatabase *self,
                                       int          code,
                                       GError     **error,
                                       const char  *format,
                                       ...) G_GNUC_PRINTF (4, 5);
gboolean hub_database_execute         (HubDatabase *self,
                                       const char  *sql,
                                       const char  *what,
                                       GError     **error);
gboolean hub_database_read_number     (HubDatabase *self,
                                       const char  *sql,
                                       gint64      *number,
                                       const char  *what,
                                       GError     **error);
gboolean hub_database_configure_new   (HubDatabase *self,
                                       GError     **error);
gboolean hub_database_configure_role  (HubDatabase *self,
                                       GError     **error);
gboolean hub_database_migrate         (HubDatabase *self,
                                       GError     **error);
gboolean hub_database_is_remote       (const char  *path);

G_END_DECLS
