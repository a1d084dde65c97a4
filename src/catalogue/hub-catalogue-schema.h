/* hub-catalogue-schema.h: what makes a file a catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue-resources.h"

#include "hub-database.h"
#include "hub-tokenizer.h"

G_BEGIN_DECLS

#define HUB_CATALOGUE_FILE "catalogue.db"
#define HUB_CATALOGUE_LOCK "catalogue.lock"

/* For the initializer of a HubDatabaseSchema with own statements. The id spells "HubC". */
#define HUB_CATALOGUE_SCHEMA                                             \
  .name = "catalogue",                                                   \
  .application_id = 0x48756243,                                          \
  .version = 5,                                                          \
  .get_resource = hub_catalogue_get_resource,                            \
  .migrations = "/io/github/hubreader/HubReader/sql/catalogue",          \
  .prepare_connection = hub_tokenizer_register

/* Keys of the table `state`, besides those of the sync. */
#define HUB_CATALOGUE_STATE_HUB "hub"
#define HUB_CATALOGUE_STATE_SYNCED "synced"               /* Unix seconds */
#define HUB_CATALOGUE_STATE_WALK "walk"
#define HUB_CATALOGUE_STATE_REPORT "report"
#define HUB_CATALOGUE_STATE_STARTER_AS_OF "starter_as_of" /* Unix seconds */
#define HUB_CATALOGUE_STATE_ID "catalogue_id"   /* random: which log and index belong to the file */
#define HUB_CATALOGUE_STATE_REVISION "revision" /* number of the last transaction that changed what
                                                 * is shown */
#define HUB_CATALOGUE_STATE_ANALYZER "analyzer" /* hub_analyzer_get_version() of what is in it */
#define HUB_CATALOGUE_STATE_SWEPT "swept"       /* Unix seconds when what is gone was looked for */
#define HUB_CATALOGUE_STATE_LANGUAGES "languages"         /* in which it was: a JSON list */
#define HUB_CATALOGUE_STATE_MISSED "missed"     /* by the last pass, but kept: digest, times and
                                                 * since when */
#define HUB_CATALOGUE_STATE_MISSED_ROWS "missed_rows"     /* a JSON list of rows of `entry` */
#define HUB_CATALOGUE_STATE_RENEWAL "renewal"   /* how far the next full-text index is */

G_END_DECLS
