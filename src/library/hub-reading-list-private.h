/* hub-reading-list-private.h: what the parts of HubReadingList share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-database.h"
#include "hub-file.h"
#include "hub-marker.h"
#include "hub-reading-list.h"

G_BEGIN_DECLS

#define HUB_READING_LIST_APPLICATION_ID 0x4855424cu   /* "HUBL" */
#define HUB_READING_LIST_KEPT_DAYS 30                 /* how long what was removed stays */

typedef enum
{
  HUB_READING_LIST_COUNT,
  HUB_READING_LIST_COUNT_STRAYS,
  HUB_READING_LIST_REMARKS,
  HUB_READING_LIST_SUMS,
  HUB_READING_LIST_ITEM,
  HUB_READING_LIST_FIND,
  HUB_READING_LIST_TOP,
  HUB_READING_LIST_ADD,
  HUB_READING_LIST_REFRESH,
  HUB_READING_LIST_PUT_REMARK,
  HUB_READING_LIST_DROP_ITEMS,
  HUB_READING_LIST_DROP_REMARKS,
  HUB_READING_LIST_DAY,
  HUB_READING_LIST_SET_DAY,
  HUB_READING_LIST_COLLECTIONS,
  HUB_READING_LIST_PUT_COLLECTION,
  HUB_READING_LIST_DROP_COLLECTION,
  HUB_READING_LIST_SEARCHES,
  HUB_READING_LIST_PUT_SEARCH,
  HUB_READING_LIST_DROP_SEARCH,
  HUB_READING_LIST_LAST_GROUP,
  HUB_READING_LIST_FORMERS,
  HUB_READING_LIST_FORMER,
  HUB_READING_LIST_PUT_FORMER,
  HUB_READING_LIST_DROP_FORMER,
  HUB_READING_LIST_DROP_FORMERS,
  HUB_READING_LIST_N_STATEMENTS,
} HubReadingListStatement;

/* Columns as the functions below read them; the last one says whether the sum is right. */
#define HUB_ITEM_COLUMNS \
  "id, uuid, langcode, copy, checksum = hub_checksum (uuid, langcode, copy)"
#define HUB_REMARK_COLUMNS \
  "item, uuid, langcode, place, added, removed, status, note, due, collections," \
  " checksum = hub_checksum (uuid, langcode, place, added, removed, status, note, due, collections)"
#define HUB_FORMER_COLUMNS \
  "item, noticed, copy, checksum = hub_checksum (noticed, copy), checksum"
#define HUB_COLLECTION_COLUMNS \
  "uuid, name, colour, place, checksum = hub_checksum (uuid, name, colour, place)"
#define HUB_SEARCH_COLUMNS \
  "uuid, name, query, place, known, fresh," \
  " checksum = hub_checksum (uuid, name, query, place, known, fresh)"

/* The files of a list. */
typedef struct
{
  char *database;   /* (owned) */
  char *copies;     /* (owned): a folder */
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
  GHashTable          *copies;        /* (owned) (element-type utf8 HubEntry): as last loaded */
  GHashTable          *remarks;       /* (owned) (element-type gint64 HubRemark): the same */
  GHashTable          *formers;       /* (owned) (element-type utf8 HubFormer): the same */
  guint64              device;        /* with inode: which file it is that is open */
  guint64              inode;
  gint64               rows;          /* how many are kept, as last counted */
  gint64               day;           /* of the calendar, as last looked at */
  gboolean             is_read_only;
};

/* Part of a change, in a transaction; may be run twice. */
typedef gboolean (*HubReadingListFunc) (HubReadingList *self,
                                        gpointer        data,
                                        GError        **error);

const HubDatabaseSchema *hub_reading_list_get_schema   (void);
const HubDatabaseSchema *hub_reading_list_get_bare_schema (guint version);

void       hub_reading_list_paths_init  (HubReadingListPaths *self,
                                         const char          *data_dir);
void       hub_reading_list_paths_clear (HubReadingListPaths *self);
char      *hub_reading_list_dup_fresh   (const char          *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean   hub_reading_list_make_first  (const char          *path,
                                         GError             **error);
void       hub_reading_list_note_rows   (HubReadingList      *self);
gboolean   hub_reading_list_change      (HubReadingList      *self,
                                         HubReadingListFunc   func,
                                         gpointer             data,
                                         GError             **error);
gboolean   hub_reading_list_is_same_day (HubReadingList      *self);
gboolean   hub_reading_list_turn_day    (HubReadingList      *self,
                                         GError             **error);
HubRemark *hub_reading_list_find        (HubReadingList      *self,
                                         const char          *uuid,
                                         const char          *langcode,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   hub_reading_list_is_other    (HubReadingList      *self,
                                         HubRemark           *remark,
                                         HubEntry            *entry);
HubEntry  *hub_reading_list_read_item   (HubReadingList      *self,
                                         gint64               id,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   hub_reading_list_put_item    (HubReadingList      *self,
                                         HubRemark           *remark,
                                         const char          *copy,
                                         GError             **error);

/* Rows as objects */
HubRemark *hub_reading_list_read_remark (HubStatement        *statement,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   hub_reading_list_is_sound_item (HubStatement      *statement,
                                           GError           **error);
HubCollection  *hub_reading_list_read_collection (HubStatement *statement,
                                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
HubSavedSearch *hub_reading_list_read_search     (HubStatement *statement,
                                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   hub_reading_list_put_remark  (HubReadingList      *self,
                                         HubRemark           *remark,
                                         GError             **error);
gboolean   hub_reading_list_put_collection (HubReadingList   *self,
                                            gpointer          collection,
                                            GError          **error);
gboolean   hub_reading_list_put_search  (HubReadingList      *self,
                                         gpointer             search,
                                         GError             **error);
gboolean   hub_reading_list_read_number (HubReadingList      *self,
                                         HubReadingListStatement number,
                                         gint64              *value,
                                         GError             **error);

/* What the hub has changed, in hub-reading-list-renew.c */
HubFormer *hub_reading_list_read_former (HubStatement        *statement,
                                         HubEntry            *now,
                                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   hub_reading_list_load_formers (HubReadingList     *self,
                                         HubStock            *stock,
                                         GError             **error);
gboolean   hub_reading_list_put_former  (HubReadingList      *self,
                                         HubFormer           *former,
                                         GError             **error);
gboolean   hub_reading_list_drop_former (HubReadingList      *self,
                                         gint64               item,
                                         GError             **error);
gboolean   hub_reading_list_renew_item  (HubReadingList      *self,
                                         HubRemark           *remark,
                                         const char          *copy,
                                         GError             **error);

/* Copies */
gboolean   hub_reading_list_copy_before (HubDatabase         *database,
                                         guint                version,
                                         GError             **error);
HubReadingList *hub_reading_list_restore (const char      *data_dir,
                                         gint64          *copied) G_GNUC_WARN_UNUSED_RESULT;

/* Putting lists together */

/* Something that is to be kept. */
typedef struct
{
  HubRemark *remark;    /* (owned) */
  char      *copy;      /* (owned) (nullable): the entry as text */
  HubFormer *former;    /* (owned) (nullable): what it said before */
  gboolean   is_bare;   /* what was said of it is not known */
} HubHolding;

typedef struct
{
  GPtrArray *holdings;      /* (owned) (element-type HubHolding): in own order */
  GPtrArray *collections;   /* (owned) (element-type HubCollection) */
  GPtrArray *searches;      /* (owned) (element-type HubSavedSearch) */
  GPtrArray *files;         /* (owned) (element-type HubFile): kept offline, of the same list */
} HubHoldings;

typedef enum
{
  HUB_MERGE_OURS,     /* what the list says stays; notes are added to */
  HUB_MERGE_THEIRS,   /* what is put in is newer */
} HubMergeRule;

HubHoldings *hub_holdings_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void         hub_holdings_free          (HubHoldings    *self);
HubHolding  *hub_holdings_take          (HubHoldings    *self,
                                         HubRemark      *remark,
                                         char           *copy);
gboolean     hub_reading_list_merge     (HubReadingList *self,
                                         HubHoldings    *holdings,
                                         HubMergeRule    rule,
                                         HubImport      *report,
                                         GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubHoldings, hub_holdings_free)

G_END_DECLS
