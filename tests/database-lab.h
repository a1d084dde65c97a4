/* database-lab.h: the small database of the tests, opened and filled
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-database.h"
#include "test-folder.h"

G_BEGIN_DECLS

#define DATABASE_LAB_NAME "test.db"

HubDatabase *database_lab_open (TestFolder              *folder,
                                HubDatabaseRole          role,
                                const HubDatabaseSchema *schema) G_GNUC_WARN_UNUSED_RESULT;
void         database_lab_add  (HubDatabase             *database,
                                guint                    n_notes);

G_END_DECLS
