/* torture-lab.c: real syncs, to be broken and compared with whole ones
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "torture-lab"

#include "torture-lab.h"

#include "hub-tokenizer.h"
#include "sync-lab.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define LANGUAGES "en,fr"
#define N_STARS   3
#define N_MORE    40      /* entries that the hub gets between two syncs */
#define N_GONE    4       /* that it loses */

static const char *const names[] = { "full", "update", "sweep" };

TestFolder *
torture_folder_copy (TestFolder *folder)
{
  TestFolder *copy = test_folder_new ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *from = test_folder_path (folder, name);
      g_autofree char *to = test_folder_path (copy, name);
      g_autoptr(GFile) source = g_file_new_for_path (from);
      g_autoptr(GFile) target = g_file_new_for_path (to);
      g_autoptr(GError) error = NULL;

      g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }

  return copy;
}

TestFolder *
torture_lab_begin (TortureLab  *self,
                   TortureSync  sync)
{
  return torture_folder_copy (self->cases[sync].before);
}

GSubprocessLauncher *
torture_lab_launcher (TortureLab *self,
                      TestFolder *folder,
                      const char *order,
                      const char *tally)
{
  GSubprocessLauncher *launcher = cli_launcher_new (folder);
  const char *checks = g_getenv ("ASAN_OPTIONS");
  g_autofree char *options = g_strdup_printf ("%s:verify_asan_link_order=0",
                                              checks != NULL ? checks : "");

  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", options, TRUE);
  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", self->preload, TRUE);
  g_subprocess_launcher_setenv (launcher, "HUB_MISHAP_FOLDER", folder, TRUE);
  if (order != NULL)
    g_subprocess_launcher_setenv (launcher, "HUB_MISHAP", order, TRUE);
  if (tally != NULL)
    g_subprocess_launcher_setenv (launcher, "HUB_MISHAP_TALLY", tally, TRUE);

  return launcher;
}

CliAnswer *
torture_run_tallied (TestFolder          *aside,
                     GSubprocessLauncher *launcher,
                     const char *const   *argv,
                     const char          *record,
                     MishapTally         *tally)
{
  g_autoptr(GBytes) bytes = NULL;
  CliAnswer *answer = NULL;

  memset (tally, 0, sizeof *tally);
  test_folder_write (aside, "tally", tally, sizeof *tally);
  if (record != NULL)
    g_subprocess_launcher_setenv (launcher, "HUB_MISHAP_RECORD", record, TRUE);
  answer = cli_run_argv (launcher, argv);
  bytes = test_folder_read (aside, "tally");
  memcpy (tally, g_bytes_get_data (bytes, NULL), sizeof *tally);
  return answer;
}

GSubprocess *
torture_lab_start (TortureLab *self,
                   TestFolder *folder,
                   const char *order,
                   const char *tally)
{
  g_autoptr(GSubprocessLauncher) launcher = torture_lab_launcher (self, folder, order, tally);
  g_autoptr(GError) error = NULL;
  GSubprocess *process;

  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("HUB_READER"), "sync", "--hub",
                                         hub_demo_process_get_url (self->hub), "--languages",
                                         LANGUAGES, "--no-progress", "--data-dir", folder, NULL);
  g_assert_no_error (error);

  return process;
}

CliAnswer *
torture_lab_sync (TortureLab  *self,
                  TestFolder  *folder,
                  const char  *order,
                  MishapTally *tally)
{
  g_autoptr(TestFolder) aside = test_folder_new ();
  g_autofree char *path = test_folder_path (aside, "tally");
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GBytes) bytes = NULL;
  MishapTally none = { 0 };
  CliAnswer *answer;

  test_folder_write (aside, "tally", &none, sizeof none);
  process = torture_lab_start (self, folder, order, path);
  answer = cli_wait (process);
  bytes = test_folder_read (aside, "tally");
  if (tally != NULL)
    memcpy (tally, g_bytes_get_data (bytes, NULL), sizeof *tally);

  return answer;
}

/* --- looking at a store --- */

static char *
check_database (TestFolder *folder,
                const char *name)
{
  g_autofree char *path = test_folder_path (folder, name);
  sqlite3_stmt *statement = NULL;
  sqlite3 *handle = NULL;
  char *damage = NULL;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
      hub_tokenizer_register (handle) != SQLITE_OK ||
      sqlite3_prepare_v2 (handle, "PRAGMA integrity_check", -1, &statement, NULL) != SQLITE_OK ||
      sqlite3_step (statement) != SQLITE_ROW)
    damage = g_strdup_printf ("%s: %s", name, sqlite3_errmsg (handle));
  else if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") != 0)
    damage = g_strdup_printf ("%s: %s", name, sqlite3_column_text (statement, 0));

  sqlite3_finalize (statement);
  sqlite3_close (handle);

  return damage;
}

char *
torture_find_damage (TestFolder *folder)
{
  g_autoptr(TestFolder) copy = torture_folder_copy (folder);
  g_autofree char *index = test_folder_path (copy, "catalogue.db-shm");
  char *damage;

  if (test_folder_count (folder, ".damaged-") > 0)
    return g_strdup ("something was set aside");

  g_unlink (index);      /* as after a restart of the computer */
  damage = check_database (copy, "catalogue.db");
  return damage != NULL ? damage : check_database (copy, "library.db");
}

static void
describe_search (TestFolder *folder,
                 const char *words,
                 GString    *text)
{
  g_autofree char *line = g_strdup_printf ("search %s --limit 100", words);
  g_autoptr(CliAnswer) answer = cli_run_json (folder, line);

  g_string_append_printf (text, "# %s: %d\n", line, answer->status);
  if (answer->status != 0)
    return;
  g_string_append_printf (text, "%" G_GINT64_FORMAT "\n", cli_get_int (answer, "total"));
  for (guint i = 0; i < cli_get_length (answer, "rows"); i++)
    {
      g_autofree char *path = g_strdup_printf ("rows %u uuid", i);

      g_string_append_printf (text, "%s\n", cli_get_string (answer, path));
    }
}

char *
torture_describe (TestFolder *folder)
{
  static const char *const queries[] = {
    "SELECT group_concat (concat_ws ('|', what, uuid, langcode, kind, title, fields), char (10)"
    " ORDER BY uuid, langcode, what, title, fields) FROM change_log",
    "SELECT group_concat (concat_ws (' ', key, value), char (10) ORDER BY key) FROM state"
    " WHERE key IN ('hub', 'marks', 'walk', 'sweep', 'missed')",
    "SELECT group_concat (concat_ws ('|', entry.uuid, langcode, vocabulary, lacking_term.uuid),"
    " char (10) ORDER BY entry.uuid, langcode, vocabulary, lacking_term.uuid) FROM lacking_term"
    " JOIN entry ON entry.id = entry_id",
  };
  g_autofree char *rows = sync_lab_dump (folder, FALSE);
  g_autoptr(GString) text = g_string_new (rows);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *value = sync_lab_query (folder, queries[i]);

      g_string_append_printf (text, "# %s\n%s\n", queries[i], value != NULL ? value : "NULL");
    }
  describe_search (folder, "migration", text);
  describe_search (folder, "added", text);
  describe_search (folder, "rights -children", text);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

guint
torture_count_lost (TestFolder         *folder,
                    const char *const  *uuids)
{
  g_autoptr(CliAnswer) answer = cli_run (folder, "list --format json");
  const char *removed = strstr (answer->out, "\"removed\"");    /* behind what is kept */
  gsize length = removed != NULL ? (gsize) (removed - answer->out) : strlen (answer->out);
  guint n_lost = 0;

  for (guint i = 0; uuids[i] != NULL; i++)
    n_lost += answer->status != 0 ||
              g_strstr_len (answer->out, (gssize) length, uuids[i]) == NULL;

  return n_lost;
}

/* --- the hub, and the stores to begin with --- */

/* The real entries, which the starter catalogue has, too. */
static char **
list_entries (TestFolder *folder)
{
  g_autofree char *text = sync_lab_query (folder, "SELECT group_concat (uuid, ' ' ORDER BY uuid)"
                                                  " FROM entry");

  return g_strsplit (text, " ", 0);
}

static void
make_first (TortureLab *self)
{
  TestFolder *folder = test_folder_new ();
  g_autoptr(CliAnswer) made = cli_run (folder, "search --limit 0");
  g_auto(GStrv) all = NULL;

  g_assert_cmpint (made->status, ==, 0);
  self->cases[TORTURE_FULL].before = folder;
  all = list_entries (folder);
  self->others = g_strdupv (all + N_STARS);
  self->stars = g_new0 (char *, N_STARS + 1);
  for (guint i = 0; i < N_STARS; i++)
    {
      g_autofree char *words = g_strconcat ("list add ", all[i], NULL);
      g_autoptr(CliAnswer) added = cli_run (folder, words);

      g_assert_cmpint (added->status, ==, 0);
      self->stars[i] = g_strdup (all[i]);
    }
}

/* A starred entry is among those that go. The changes are of the past, so that no sync is too
 * early for one of them. */
static void
change_hub (TortureLab *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < N_GONE; i++)
    sync_lab_control (self->hub, "{'do':'%s','uuid':'%s'}", i % 2 == 0 ? "hide" : "delete",
                      i == 0 ? self->stars[0] : self->others[i]);
  for (guint i = 0; i < N_MORE; i++)
    sync_lab_control (self->hub, "{'do':'add','bundle':'%s','title':'Added %u','changed':%"
                      G_GINT64_FORMAT "}", i % 3 == 0 ? "event" : "resource", i, now - 60 + i / 2);
  for (guint i = 10; i < 10 + N_MORE; i++)
    sync_lab_control (self->hub, "{'do':'change','uuid':'%s','title':'Changed %u','changed':%"
                      G_GINT64_FORMAT "}", self->others[i], i, now - 30);
}

/* As if the last sweep had been a day ago. */
static void
age (TestFolder *folder)
{
  g_autofree char *none = sync_lab_query (folder, "UPDATE state SET value = value - 86400"
                                                  " WHERE key = 'swept'");
}

static void
sync_well (TortureLab  *self,
           TestFolder  *folder,
           MishapTally *tally)
{
  g_autoptr(CliAnswer) answer = torture_lab_sync (self, folder, NULL, tally);

  g_assert_cmpint (answer->status, ==, 0);
}

static void
measure (TortureLab  *self,
         TortureCase *one)
{
  g_autoptr(TestFolder) folder = torture_folder_copy (one->before);
  gint64 began = g_get_monotonic_time ();

  sync_well (self, folder, &one->tally);
  one->usec = g_get_monotonic_time () - began;
  one->expected = torture_describe (folder);
}

/**
 * torture_lab_new:
 * @n_entries: how many entries the hub has beside the real ones
 *
 * Starts a hub, makes a store of each kind before it, and finds out how whole syncs end.
 *
 * Returns: (transfer full): the lab
 */
TortureLab *
torture_lab_new (guint n_entries)
{
  TortureLab *self = g_new0 (TortureLab, 1);
  g_autofree char *number = g_strdup_printf ("%u", n_entries);
  const char *const words[] = { "--entries", number, NULL };

  self->preload = g_strdup (g_getenv ("HUB_MISHAP_LIBRARY"));
  g_assert_nonnull (self->preload);
  self->hub = sync_lab_hub (words);
  make_first (self);
  self->cases[TORTURE_UPDATE].before = torture_lab_begin (self, TORTURE_FULL);
  sync_well (self, self->cases[TORTURE_UPDATE].before, NULL);
  change_hub (self);
  self->cases[TORTURE_SWEEP].before = torture_lab_begin (self, TORTURE_UPDATE);
  age (self->cases[TORTURE_SWEEP].before);

  for (guint i = 0; i < TORTURE_N_SYNCS; i++)
    {
      self->cases[i].name = names[i];
      measure (self, &self->cases[i]);
      g_assert_nonnull (strstr (self->cases[i].expected, "|Added 0|"));
    }
  g_assert_null (strstr (self->cases[TORTURE_UPDATE].expected, "withdrawn|"));
  g_assert_nonnull (strstr (self->cases[TORTURE_SWEEP].expected, "withdrawn|"));

  return self;
}

void
torture_lab_free (TortureLab *self)
{
  for (guint i = 0; i < TORTURE_N_SYNCS; i++)
    {
      g_clear_pointer (&self->cases[i].before, test_folder_remove);
      g_free (self->cases[i].expected);
    }
  hub_demo_process_stop (self->hub);
  g_strfreev (self->stars);
  g_strfreev (self->others);
  g_free (self->preload);
  g_free (self);
}
