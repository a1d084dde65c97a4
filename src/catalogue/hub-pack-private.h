/* hub-pack-private.h: what those who make packs and those who read them share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-pack.h"

#include "hub-pack-resources.h"
#include "hub-text.h"

G_BEGIN_DECLS

/* For the initializer of a HubDatabaseSchema with own statements. The id spells "HubP". */
#define HUB_PACK_SCHEMA                                                  \
  .name = "pack",                                                        \
  .application_id = 0x48756250,                                          \
  .version = 1,                                                          \
  .get_resource = hub_pack_get_resource,                                 \
  .migrations = "/io/github/hubreader/HubReader/sql/pack"

/* Keys of the table `pack`. */
#define HUB_PACK_ORIGIN    "origin"
#define HUB_PACK_DATE      "date"        /* Unix seconds */
#define HUB_PACK_CATALOGUE "schema"      /* version of the catalogue's schema */
#define HUB_PACK_LANGUAGES "languages"   /* a JSON list */
#define HUB_PACK_TERMS     "terms"       /* how many */
#define HUB_PACK_ENTRIES   "entries"     /* how many */

/* How much a pack may hold. */
#define HUB_PACK_MAX_ID      128            /* bytes */
#define HUB_PACK_MAX_NAME    1024           /* bytes */
#define HUB_PACK_MAX_ADDRESS (8 * 1024)     /* bytes */
#define HUB_PACK_MAX_VALUES  1000           /* of one list */
#define HUB_PACK_MAX_TERMS   20000          /* of one vocabulary */
#define HUB_PACK_MAX_ENTRIES 2000000

#define HUB_PACK_READING "Could not read a pack"

typedef enum
{
  PACK_FACT,
  PACK_COUNT,
  PACK_TERMS,
  PACK_ENTRIES,
  PACK_ENTRY_TERMS,
  PACK_ATTACHMENTS,
  PACK_LIST,
  PACK_N_STATEMENTS,
} PackStatement;

struct _HubPack
{
  HubDatabase  *database;    /* (owned) */
  char         *path;        /* (owned): as messages name it */
  char         *scratch;     /* (owned): the database */
  HubPackFacts  facts;       /* (owned) */
};

gboolean  hub_pack_refuse   (HubPack       *self,
                             const char    *why,
                             GError       **error);
char     *hub_pack_dup_text (HubStatement  *statement,
                             int            column,
                             HubTextShape   shape,
                             gsize          max_bytes,
                             gboolean      *is_bad) G_GNUC_WARN_UNUSED_RESULT;
char    **hub_pack_dup_list (HubPack       *self,
                             const char    *json,
                             gboolean      *is_bad,
                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
