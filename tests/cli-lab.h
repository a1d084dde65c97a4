/* cli-lab.h: the real program, run by tests
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How a call ended. */
typedef struct
{
  int         status;    /* exit status, or minus the signal */
  char       *out;       /* (owned) */
  char       *err;       /* (owned) */
  JsonNode   *root;      /* (owned) (nullable): @out as JSON, if it is */
} CliAnswer;

void         cli_answer_free (CliAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliAnswer, cli_answer_free)

/* A launcher for the program that HUB_READER names, with homes in @folder. */
GSubprocessLauncher *cli_launcher_new (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
/* Runs the words, parted by single spaces, with "--data-dir FOLDER" behind them. */
CliAnswer           *cli_run          (const char *folder,
                                       const char *words) G_GNUC_WARN_UNUSED_RESULT;
/* The same with "--format json"; the answer must be JSON, and nothing else be on stdout. */
CliAnswer           *cli_run_json     (const char *folder,
                                       const char *words) G_GNUC_WARN_UNUSED_RESULT;
CliAnswer           *cli_run_argv     (GSubprocessLauncher *launcher,
                                       const char *const   *argv) G_GNUC_WARN_UNUSED_RESULT;
CliAnswer           *cli_wait         (GSubprocess *process) G_GNUC_WARN_UNUSED_RESULT;

/* One line of message for people, and no result. */
void                 cli_assert_refused (CliAnswer *answer,
                                         int        status);

/* Members by path, as "counts objective 10" or "rows 0 title"; they must be there. */
JsonNode            *cli_get          (CliAnswer *self,
                                       const char *path);
gint64               cli_get_int      (CliAnswer *self,
                                       const char *path);
const char          *cli_get_string   (CliAnswer *self,
                                       const char *path);
guint                cli_get_length   (CliAnswer *self,
                                       const char *path);
/* The names of the members of the object at @path, parted by spaces. */
void                 cli_assert_names (CliAnswer *self,
                                       const char *path,
                                       const char *names);

G_END_DECLS
