/* mishap-memory.c: SQLite's memory, which may end
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mishap-private.h"

#include <sqlite3.h>

static sqlite3_mem_methods next;

static void *
get (int size)
{
  return mishap_strike_memory () ? NULL : next.xMalloc (size);
}

static void *
get_other (void *data,
           int   size)
{
  return mishap_strike_memory () ? NULL : next.xRealloc (data, size);
}

__attribute__ ((constructor)) static void
set_up (void)
{
  sqlite3_mem_methods ours;

  if (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &next) != SQLITE_OK)
    return;

  ours = next;
  ours.xMalloc = get;
  ours.xRealloc = get_other;
  sqlite3_config (SQLITE_CONFIG_MALLOC, &ours);
}
