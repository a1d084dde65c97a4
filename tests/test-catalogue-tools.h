/* test-catalogue-tools.h: made-up entries and terms for tests of the store
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue-writer.h"
#include "hub-catalogue.h"
#include "hub-error.h"
#include "test-folder.h"

#include <string.h>

G_BEGIN_DECLS

#define TEST_HUB "https://hub.example"

HubEntry           *test_entry_new     (int number, const char *title) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray          *test_entry_list    (int first, int last) G_GNUC_WARN_UNUSED_RESULT;
HubTerm            *test_term_new      (HubVocabulary vocabulary,
                                        const char   *uuid,
                                        const char   *label) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray          *test_term_list     (HubVocabulary vocabulary,
                                        const char   *uuid,
                                        ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
HubCatalogue       *test_open_reader   (TestFolder *folder) G_GNUC_WARN_UNUSED_RESULT;
HubCatalogueWriter *test_open_writer   (TestFolder *folder) G_GNUC_WARN_UNUSED_RESULT;
void                test_apply_page    (HubCatalogueWriter *writer,
                                        GPtrArray          *entries,
                                        gint64              generation,
                                        HubCatalogueTally  *tally);
void                test_apply_entry   (HubCatalogueWriter *writer,
                                        HubEntry           *entry,
                                        gint64              generation,
                                        HubCatalogueTally  *tally);
HubEntry           *test_find          (TestFolder *folder, int number) G_GNUC_WARN_UNUSED_RESULT;
HubTerm            *test_find_term     (TestFolder   *folder,
                                        HubVocabulary vocabulary,
                                        const char   *code) G_GNUC_WARN_UNUSED_RESULT;
gint64              test_count         (TestFolder *folder, const char *sql);
guint               test_count_matches (TestFolder *folder, const char *words);
void                test_run_sql       (TestFolder *folder, const char *sql);
void                test_assert_whole  (TestFolder *folder);
void                test_assert_sound  (TestFolder *folder);
char               *test_open_repaired (TestFolder *folder) G_GNUC_WARN_UNUSED_RESULT;
void                test_add_entries   (TestFolder *folder, int first, int last);

G_END_DECLS
