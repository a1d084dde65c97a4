/* test-database-schema.h: a small database in three versions
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-database.h"
#include "test-resources.h"

#include <signal.h>
#include <string.h>

enum
{
  INSERT_NOTE,
  COUNT_NOTES,
  COUNT_LONG,
  ECHO_TEXT,
  N_STATEMENTS,
};

static const char *const test_statements[N_STATEMENTS] = {
  [INSERT_NOTE] = "INSERT INTO note (text) VALUES (?1)",
  [COUNT_NOTES] = "SELECT count(*) FROM note",
  [COUNT_LONG] = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)"
                 " SELECT count(*) FROM n",
  [ECHO_TEXT] = "SELECT ?1, ?2",
};

#define TEST_SCHEMA(number)                   \
  {                                           \
    .name = "test",                           \
    .application_id = 0x54455354,             \
    .version = (number),                      \
    .get_resource = test_get_resource,        \
    .migrations = "/test/sql",                \
    .statements = test_statements,            \
    .n_statements = N_STATEMENTS,             \
  }

static const HubDatabaseSchema test_schema_1 G_GNUC_UNUSED = TEST_SCHEMA (1);
static const HubDatabaseSchema test_schema_2 G_GNUC_UNUSED = TEST_SCHEMA (2);
static const HubDatabaseSchema test_schema_3 G_GNUC_UNUSED = TEST_SCHEMA (3);   /* fails */
