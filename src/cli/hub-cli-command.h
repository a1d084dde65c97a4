/* hub-cli-command.h: what the commands share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue.h"
#include "hub-import.h"
#include "hub-search.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Exit statuses that are no error's. */
#define HUB_CLI_DONE 0
#define HUB_CLI_STORE 5
#define HUB_CLI_CANCELLED 130

typedef struct _HubCliCommand HubCliCommand;

/* One call of the program. Main thread. */
typedef struct
{
  const HubCliCommand  *command;     /* (unowned): static */
  char                **arguments;   /* (owned): program and command as one, then the rest */
  char                 *data_dir;    /* (owned) */
  char                 *config_dir;  /* (owned) */
  gboolean              is_json;
  gboolean              is_quiet;
  gboolean              has_helped;  /* --help was given and answered: nothing else is to be done */
} HubCli;

struct _HubCliCommand
{
  const char  *name;
  const char  *words;     /* what may follow, as --help shows it */
  const char  *summary;   /* translatable */
  const char  *details;   /* (nullable): translatable, below the options in --help */
  gboolean     has_text;  /* words may begin with a minus, to be left out */
  /* An exit status of CLI.md; what it is does not matter when @error is set. */
  int        (*run) (HubCli  *cli,
                     GError **error);
};

int           hub_cli_run_sync       (HubCli              *cli,
                                      GError             **error);
int           hub_cli_run_status     (HubCli              *cli,
                                      GError             **error);
int           hub_cli_run_search     (HubCli              *cli,
                                      GError             **error);
int           hub_cli_run_show       (HubCli              *cli,
                                      GError             **error);
int           hub_cli_run_list       (HubCli              *cli,
                                      GError             **error);
int           hub_cli_run_files      (HubCli              *cli,
                                       GError             **error);
int           hub_cli_run_library    (HubCli              *cli,
                                      GError             **error);
int           hub_cli_run_pack       (HubCli              *cli,
                                      GError             **error);
int           hub_cli_run_discover   (HubCli              *cli,
                                      GError             **error);
int           hub_cli_run_export     (HubCli              *cli,
                                      GError             **error);

gboolean      hub_cli_parse          (HubCli              *cli,
                                      const GOptionEntry  *entries,
                                      char              ***words,
                                      GError             **error);
void          hub_cli_say            (const char          *sentence);
void          hub_cli_say_error      (const GError        *error);
int           hub_cli_print_written  (HubCli              *cli,
                                      const char          *path,
                                      guint                n_entries);
int           hub_cli_print_import   (HubCli              *cli,
                                      const HubImport     *report);
HubCatalogue *hub_cli_open_catalogue (HubCli              *cli,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

GVariant     *hub_cli_dup_setting    (const char          *key,
                                      const GVariantType  *type) G_GNUC_WARN_UNUSED_RESULT;
char         *hub_cli_dup_hub        (HubCli              *cli,
                                      const char          *wanted,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      hub_cli_background_wait (HubCli             *cli,
                                       const char         *wanted,
                                       gboolean            stays,
                                       gboolean            is_again);
void          hub_cli_background_tell (HubCli             *cli);

/* The query options, as GOption fills them. */
typedef struct
{
  char **facets;    /* (owned) (nullable): VOCABULARY:CODE */
  char **excluded;  /* (owned) (nullable): VOCABULARY:CODE */
  char **kinds;     /* (owned) (nullable) */
  int    from;      /* year, G_MININT open */
  int    to;        /* year, G_MININT open */
  char  *sort;      /* (owned) (nullable) */
} HubCliQuery;

#define HUB_CLI_N_QUERY_OPTIONS 6

void          hub_cli_query_entries  (HubCliQuery         *self,
                                      GOptionEntry        *entries);
HubQuery     *hub_cli_query_read     (HubCliQuery         *self,
                                      GStrv                words,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
HubQuery     *hub_cli_query_resolve  (HubCliQuery         *self,
                                      HubQuery            *typed,
                                      HubSearch           *search,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void          hub_cli_query_clear    (HubCliQuery         *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubCliQuery, hub_cli_query_clear)

G_END_DECLS
