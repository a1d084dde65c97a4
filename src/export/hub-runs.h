/* hub-runs.h: a paragraph of which parts are marked
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A piece of text that looks the same throughout. */
typedef struct
{
  char     *text;        /* (owned): not escaped */
  char     *uri;         /* (owned) (nullable): where it leads; "#NAME" is within the document */
  char     *langcode;    /* (owned) (nullable): of text that is not ours: kept apart by direction */
  gboolean  is_italic;
  gboolean  is_bold;
} HubRun;

/* (element-type HubRun): a paragraph. */
typedef GPtrArray HubRuns;

HubRuns *hub_runs_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void     hub_runs_add          (HubRuns    *self,
                                const char *text);
void     hub_runs_add_foreign  (HubRuns    *self,
                                const char *text,
                                const char *langcode,
                                gboolean    is_italic);
void     hub_runs_add_link     (HubRuns    *self,
                                const char *text,
                                const char *uri);
void     hub_runs_add_piece    (HubRuns    *self,
                                const char *text,
                                gboolean    is_italic,
                                gboolean    is_bold);
void     hub_runs_append       (HubRuns    *self,
                                HubRuns    *other);
void     hub_runs_add_filled   (HubRuns    *self,
                                const char *format,
                                HubRuns    *first,
                                HubRuns    *second);
char    *hub_runs_to_text      (HubRuns    *self) G_GNUC_WARN_UNUSED_RESULT;
char    *hub_runs_to_html      (HubRuns    *self) G_GNUC_WARN_UNUSED_RESULT;
char    *hub_run_dup_isolated  (const HubRun *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
