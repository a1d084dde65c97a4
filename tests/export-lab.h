/* export-lab.h: entries to take out, friendly and hostile
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-export.h"

G_BEGIN_DECLS

#define EXPORT_LAB_HUB "https://hub.example"
#define EXPORT_LAB_AS_OF 1719792000   /* 1 July 2024, 0:00 UTC */
#define EXPORT_LAB_N_MANY 5000

/* "sample": six languages, all that is hostile, all shapes of a date; "empty"; "many": that again
 * and again, each with an id of its own. */
HubExport *export_lab_new    (const char *what) G_GNUC_WARN_UNUSED_RESULT;
/* The entry of the sample with all its fields. */
HubEntry  *export_lab_entry  (void) G_GNUC_WARN_UNUSED_RESULT;
HubDate    export_lab_date   (const char *text);
HubTerm   *export_lab_term   (HubVocabulary  vocabulary,
                              const char    *code,
                              const char    *label,
                              int            position) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
