/* hub-reading-list-private.h: what the two parts of HubReadingList share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-database.h"
#include "hub-marker.h"
#include "hub-reading-list.h"

G_BEGIN_DECLS

#define HUB_READING_LIST_APPLICATION_ID 0x4855424cu   /* "HUBL" */

typedef enum
{
  HUB_READING_LIST_ADD,
  HUB_READING_LIST_REMOVE,
  HUB_READING_LIST_COUNT,
  HUB_READING_LIST_ITEMS,
  HUB_READING_LIST_FROM_FIRST,
  HUB_READING_LIST_FROM_LAST,
  HUB_READING_LIST_N_STATEMENTS,
} HubReadingListStatement;

/* The files of a list. */
typedef struct
{
  char *database;   /* (owned) */
  char *marker;     /* (owned) */
  char *reserve;    /* (owned) */
} HubReadingListPaths;

/**
 * HubReadingList:
 *
 * The reading list as a store. Used and closed on the thread that opened it; every call blocks.
 */
struct _HubReadingList
{
  HubReadingListPaths  paths;
  HubDatabase         *database;      /* (owned) (nullable): while opening only */
  HubMarker            marker;        /* as last read or written by this process */
  GHashTable          *copies;        /* (owned) (element-type Key HubEntry): as last loaded */
  guint64              device;        /* with inode: which file it is that is open */
  guint64              inode;
  gboolean             is_read_only;
};

const HubDatabaseSchema *hub_reading_list_get_schema (void);

void       hub_reading_list_paths_init  (HubReadingListPaths *self,
                                         const char          *data_dir);
void       hub_reading_list_paths_clear (HubReadingListPaths *self);
gboolean   hub_reading_list_make_first  (const char          *path,
                                         GError             **error);
gboolean   hub_reading_list_check_row   (HubStatement        *statement);
gboolean   hub_reading_list_count_rows  (HubReadingList      *self,
                                         gint64              *rows,
                                         GError             **error);
void       hub_reading_list_note_rows   (HubReadingList      *self);

G_END_DECLS
