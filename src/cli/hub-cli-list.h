/* hub-cli-list.h: what the parts of “hub-reader list” share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-cli-command.h"
#include "hub-reading-list.h"

G_BEGIN_DECLS

#define HUB_CLI_N_LIST_OPTIONS 11

/* Which kinds of options there are. */
typedef enum
{
  HUB_CLI_LIST_SAYS        = 1 << 0,   /* something of entries */
  HUB_CLI_LIST_COLLECTIONS = 1 << 1,
  HUB_CLI_LIST_SEARCHES    = 1 << 2,
  HUB_CLI_LIST_SHARES      = 1 << 3,
} HubCliListKinds;

/* What is to be said of entries, or shared, as GOption fills it in. */
typedef struct
{
  char  *status;       /* (owned) (nullable) */
  char  *note;         /* (owned) (nullable) */
  char  *due;          /* (owned) (nullable): a day, or "none" */
  char **joins;        /* (owned) (nullable): names of collections */
  char **leaves;       /* (owned) (nullable): names of collections */
  char  *title;        /* (owned) (nullable): of a shared list */
  char  *from;         /* (owned) (nullable): who shares it */
  char  *output;       /* (owned) (nullable): a file */
  gboolean with_notes;
  gboolean with_searches;
  gboolean is_seen;
} HubCliListOptions;

void     hub_cli_list_options_entries (HubCliListOptions  *self,
                                       GOptionEntry       *entries);
guint    hub_cli_list_options_get_kinds (HubCliListOptions *self);
void     hub_cli_list_options_clear   (HubCliListOptions  *self);
int      hub_cli_list_print_change    (HubCli             *cli,
                                       HubReadingList     *list,
                                       const char         *what,
                                       const char *const  *uuids,
                                       GError            **error);

HubCollection *hub_cli_list_find_collection (HubStock     *stock,
                                             const char   *name,
                                             GError      **error);

/* Verbs */
int      hub_cli_list_share           (HubCli             *cli,
                                       HubReadingList     *list,
                                       HubCliListOptions  *options,
                                       const char *const  *uuids,
                                       GError            **error);
int      hub_cli_list_preview         (HubCli             *cli,
                                       HubReadingList     *list,
                                       HubCliListOptions  *options,
                                       const char *const  *words,
                                       GError            **error);
int      hub_cli_list_import          (HubCli             *cli,
                                       HubReadingList     *list,
                                       HubCliListOptions  *options,
                                       const char *const  *words,
                                       GError            **error);
int      hub_cli_list_set             (HubCli             *cli,
                                       HubReadingList     *list,
                                       HubCliListOptions  *options,
                                       const char *const  *uuids,
                                       GError            **error);
int      hub_cli_list_restore         (HubCli             *cli,
                                       HubReadingList     *list,
                                       HubCliListOptions  *options,
                                       const char *const  *uuids,
                                       GError            **error);
int      hub_cli_list_searches        (HubCli             *cli,
                                       HubReadingList     *list,
                                       HubCliListOptions  *options,
                                       const char *const  *uuids,
                                       GError            **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubCliListOptions, hub_cli_list_options_clear)

G_END_DECLS
