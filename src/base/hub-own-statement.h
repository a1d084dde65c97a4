/* hub-own-statement.h: a statement that not every connection needs
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-database.h"

G_BEGIN_DECLS

/* Belongs to whoever prepared it, not to the connection. */
typedef sqlite3_stmt HubOwnStatement;

HubOwnStatement *hub_own_statement_new  (HubDatabase *database,
                                         const char  *sql,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void             hub_own_statement_free (HubOwnStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubOwnStatement, hub_own_statement_free)

G_END_DECLS
