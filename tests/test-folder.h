/* test-folder.h: a fresh folder for each test, and what a test does with files
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The path of a new, empty folder; removed with all in it when it goes out of scope. */
typedef char TestFolder;

TestFolder *test_folder_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void        test_folder_remove (TestFolder *self);
char       *test_folder_path   (TestFolder *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *test_folder_read   (TestFolder *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void        test_folder_write  (TestFolder *self, const char *name, gconstpointer data, gsize size);
void        test_folder_copy   (TestFolder *self, const char *from, const char *to);
gboolean    test_folder_has    (TestFolder *self, const char *name);
guint       test_folder_count  (TestFolder *self, const char *part_of_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFolder, test_folder_remove)

/* Runs @child in a new process and says how it ended: its exit status, or minus its signal. */
int         test_run_child     (void (*child) (gpointer data), gpointer data);
/* The same, as a user whom mode bits bind; 77 if this user cannot become another one. */
int         test_run_unprivileged (void (*child) (gpointer data), gpointer data);
/* Whether there is time for many more cases: `./dev test --nightly`. */
gboolean    test_is_nightly    (void);

G_END_DECLS
