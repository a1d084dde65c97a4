/* test-sync-pack.c: a mirror: a catalogue in one file, from a web server and from a disk
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-error.h"
#include "hub-pack.h"
#include "mirror-lab.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <utime.h>

static HubSyncReport *
read_from (Mirror     *mirror,
           const char *address)
{
  SyncOrder order = { .data_dir = mirror->reader, .hub = address };

  return sync_lab_run (&order);
}

/* The reader has what the maker has, and nothing of the fetching is left. */
static void
assert_like_maker (Mirror *mirror)
{
  g_autofree char *expected = sync_lab_dump (mirror->maker, FALSE);
  g_autofree char *found = sync_lab_dump (mirror->reader, FALSE);
  g_auto(GStrv) a = g_strsplit (found, "\n", -1);
  g_auto(GStrv) b = g_strsplit (expected, "\n", -1);

  for (guint i = 0; a[i] != NULL || b[i] != NULL; i++)
    g_assert_cmpstr (a[i], ==, b[i]);
  g_assert_cmpuint (test_folder_count (mirror->reader, "mirror."), ==, 0);
  g_assert_cmpuint (sync_lab_count (mirror->reader), >, 0);
}

static void
assert_read (Mirror        *mirror,
             HubSyncResult  result)
{
  g_autoptr(HubSyncReport) report = read_from (mirror, mirror->url);

  g_assert_no_error (report->error);
  g_assert_cmpstr (hub_sync_result_to_string (report->result), ==,
                   hub_sync_result_to_string (result));
  g_assert_cmpuint (report->problems->len, ==, 0);
}

/* It fails so, and the reader has what it had. */
static void
assert_fails (Mirror     *mirror,
              const char *address,
              int         code)
{
  g_autofree char *before = sync_lab_dump (mirror->reader, TRUE);
  g_autofree char *after = NULL;
  g_autoptr(HubSyncReport) report = read_from (mirror, address);

  g_assert_error (report->error, HUB_ERROR, code);
  g_assert_cmpstr (hub_sync_result_to_string (report->result), ==, "failed");
  after = sync_lab_dump (mirror->reader, TRUE);
  g_assert_cmpstr (after, ==, before);
}

static void
test_fetches_once (Mirror        *mirror,
                   gconstpointer  data)
{
  g_autofree char *hub = NULL;

  assert_read (mirror, HUB_SYNC_COMPLETE);
  assert_like_maker (mirror);
  hub = sync_lab_query (mirror->reader, "SELECT value FROM state WHERE key = 'hub'");
  g_assert_cmpstr (hub, ==, hub_demo_process_get_url (mirror->hub));

  assert_read (mirror, HUB_SYNC_UNCHANGED);
  assert_read (mirror, HUB_SYNC_UNCHANGED);
  g_assert_cmpuint (mirror->n_whole, ==, 1);
  g_assert_cmpuint (mirror->n_unchanged, ==, 2);
  assert_like_maker (mirror);
}

/* Whatever it is marked with, it comes once; but for a date that may stand for another one, too. */
static void
test_marks (Mirror        *mirror,
            gconstpointer  data)
{
  mirror->mark = GPOINTER_TO_INT (data);
  assert_read (mirror, HUB_SYNC_COMPLETE);
  assert_read (mirror, HUB_SYNC_UNCHANGED);
  assert_read (mirror, HUB_SYNC_UNCHANGED);
  g_assert_cmpuint (mirror->n_whole, ==, mirror->mark == MARK_SECOND ? 3 : 1);
  g_assert_cmpuint (mirror->n_unchanged, ==, mirror->mark == MARK_SECOND ? 0 : 2);
  assert_like_maker (mirror);
}

/* A server that many have: it knows dates alone. */
static void
test_plain_server (Mirror        *mirror,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) server = NULL;
  g_autoptr(GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  g_autofree char *log = NULL;
  struct utimbuf before;
  guint n[2] = { 0 };

  server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                             &error, "python3", "-u", "-m", "http.server", "--bind", "127.0.0.1",
                             "--directory", mirror->maker, "0", NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (line, " port "));
  g_free (mirror->url);
  mirror->url = g_strdup_printf ("http://127.0.0.1:%u/hub.hubpack",
                                 (guint) g_ascii_strtoull (strstr (line, " port ")
                                                           + strlen (" port "), NULL, 10));

  before.actime = before.modtime = (time_t) (g_get_real_time () / G_USEC_PER_SEC - 10);
  g_assert_cmpint (g_utime (mirror->path, &before), ==, 0);
  assert_read (mirror, HUB_SYNC_COMPLETE);
  assert_read (mirror, HUB_SYNC_UNCHANGED);
  assert_like_maker (mirror);
  g_subprocess_force_exit (server);
  while ((log = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      n[0] += strstr (log, "\" 200 ") != NULL;
      n[1] += strstr (log, "\" 304 ") != NULL;
      g_clear_pointer (&log, g_free);
    }
  g_assert_cmpuint (n[0], ==, 1);
  g_assert_cmpuint (n[1], ==, 1);
}

static char *
dup_log (Mirror *mirror)
{
  return sync_lab_query (mirror->reader, "SELECT group_concat (what || ' ' || title, '; ' ORDER BY"
                         " what, title) FROM change_log");
}

/* What is new, changed and gone comes by the mirror as by the hub. */
static void
test_changes (Mirror        *mirror,
              gconstpointer  data)
{
  g_autofree char *changed = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *log = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *title = NULL;
  g_autoptr(HubSyncReport) report = NULL;

  assert_read (mirror, HUB_SYNC_COMPLETE);
  changed = sync_lab_query (mirror->reader, "SELECT uuid FROM entry ORDER BY uuid LIMIT 1");
  gone = sync_lab_query (mirror->reader, "SELECT uuid FROM entry ORDER BY uuid LIMIT 1 OFFSET 1");
  title = sync_lab_query (mirror->reader, "SELECT title FROM entry ORDER BY uuid LIMIT 1 OFFSET 1");
  sync_lab_control (mirror->hub, "{'do':'change','uuid':'%s','title':'Another title'}", changed);
  sync_lab_control (mirror->hub, "{'do':'add','bundle':'event','title':'A new event'}");
  sync_lab_control (mirror->hub, "{'do':'delete','uuid':'%s'}", gone);
  mirror_lab_make (mirror);

  report = read_from (mirror, mirror->url);
  g_assert_no_error (report->error);
  g_assert_cmpuint (report->added, ==, 1);
  g_assert_cmpuint (report->updated, ==, 1);
  g_assert_cmpuint (report->withdrawn, ==, 1);
  log = dup_log (mirror);
  expected = g_strdup_printf ("new A new event; updated Another title; withdrawn %s", title);
  g_assert_cmpstr (log, ==, expected);
}

/* Who has read from the hub itself goes on at the mirror, and the other way round: entries are
 * known by the hub they are of. */
static void
test_beside_the_hub (Mirror        *mirror,
                     gconstpointer  data)
{
  const char *hub = hub_demo_process_get_url (mirror->hub);
  g_autoptr(HubSyncReport) report = NULL;

  sync_lab_run_complete (mirror->reader, hub);
  mirror_lab_make (mirror);
  assert_read (mirror, HUB_SYNC_UNCHANGED);
  assert_like_maker (mirror);

  sync_lab_control (mirror->hub, "{'do':'add','bundle':'event','title':'A new event'}");
  report = read_from (mirror, hub);
  g_assert_no_error (report->error);
  g_assert_cmpuint (report->added, ==, 1);
  g_assert_cmpuint (report->withdrawn, ==, 0);
}

/* The mirror lags behind: what is stored is not taken back. Of a file that somebody opened it is
 * said why. */
static void
test_older (Mirror        *mirror,
            gconstpointer  data)
{
  const char *hub = hub_demo_process_get_url (mirror->hub);
  SyncOrder order = { .data_dir = mirror->reader, .hub = mirror->url, .flags = HUB_SYNC_FULL };
  g_autofree char *file = g_filename_to_uri (mirror->path, NULL, NULL);
  g_autoptr(HubSyncReport) report = NULL;
  g_autoptr(HubSyncReport) forced = NULL;
  guint n;

  g_usleep (1100 * 1000);           /* dates are whole seconds */
  sync_lab_control (mirror->hub, "{'do':'add','bundle':'event','title':'A new event'}");
  sync_lab_run_complete (mirror->reader, hub);
  n = sync_lab_count (mirror->reader);

  report = read_from (mirror, mirror->url);
  g_assert_no_error (report->error);
  g_assert_cmpstr (hub_sync_result_to_string (report->result), ==, "unchanged");
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_cmpuint (sync_lab_count (mirror->reader), ==, n);

  assert_fails (mirror, file, HUB_ERROR_PACK_OLDER);
  order.hub = file;
  forced = sync_lab_run (&order);
  g_assert_no_error (forced->error);
  g_assert_cmpuint (sync_lab_count (mirror->reader), ==, n - 1);
}

/* What is cut goes on where it was, in the same run; a new file is begun anew. */
static void
test_cut (Mirror        *mirror,
          gconstpointer  data)
{
  mirror_lab_set_manner (mirror, SERVE_HALF);
  assert_read (mirror, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (mirror->n_whole, ==, 1);
  g_assert_cmpuint (mirror->n_parts, ==, 1);
  assert_like_maker (mirror);
}

/* A part that is left of another try is gone on with, unless the file is another by now. */
static void
test_goes_on (Mirror        *mirror,
              gconstpointer  data)
{
  g_autofree char *part = g_build_filename (mirror->reader, "mirror.part", NULL);
  g_autofree char *note_path = g_build_filename (mirror->reader, "mirror.part.ini", NULL);
  g_autofree char *note = g_strdup_printf ("[part]\naddress=%s\netag=%s\n", mirror->url,
                                           mirror->etag);
  g_autofree char *other = g_strdup_printf ("[part]\naddress=%s\netag=\"other\"\n", mirror->url);

  g_assert_true (g_file_set_contents (part, mirror->bytes, 1000, NULL));
  g_assert_true (g_file_set_contents (note_path, note, -1, NULL));
  assert_read (mirror, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (mirror->n_parts, ==, 1);
  g_assert_cmpuint (mirror->n_whole, ==, 0);
  assert_like_maker (mirror);

  sync_lab_control (mirror->hub, "{'do':'add','bundle':'event','title':'A new event'}");
  mirror_lab_make (mirror);
  g_assert_true (g_file_set_contents (part, mirror->bytes, 1000, NULL));
  g_assert_true (g_file_set_contents (note_path, other, -1, NULL));
  assert_read (mirror, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (mirror->n_whole, ==, 1);
  assert_like_maker (mirror);
}

static void
test_faults (Mirror        *mirror,
             gconstpointer  data)
{
  assert_read (mirror, HUB_SYNC_COMPLETE);
  sync_lab_control (mirror->hub, "{'do':'add','bundle':'event','title':'A new event'}");
  mirror_lab_make (mirror);

  mirror_lab_set_manner (mirror, SERVE_PAGE);
  assert_fails (mirror, mirror->url, HUB_ERROR_SIGN_IN);
  mirror_lab_set_manner (mirror, SERVE_JUNK);
  assert_fails (mirror, mirror->url, HUB_ERROR_PACK);
  mirror_lab_set_manner (mirror, SERVE_NOTHING);
  assert_fails (mirror, mirror->url, HUB_ERROR_REFUSED);
  g_assert_cmpuint (test_folder_count (mirror->reader, "mirror."), ==, 0);

  mirror_lab_set_manner (mirror, SERVE_WELL);
  mirror->bytes[mirror->length / 2] ^= 1;
  assert_fails (mirror, mirror->url, HUB_ERROR_PACK);
  mirror->bytes[mirror->length / 2] ^= 1;
  assert_read (mirror, HUB_SYNC_COMPLETE);
  assert_like_maker (mirror);
}

/* A stop reaches a mirror that says nothing, and leaves what has come. */
static void
test_stop (Mirror        *mirror,
           gconstpointer  data)
{
  SyncOrder order = { .data_dir = mirror->reader, .hub = mirror->url, .cancel_at = 1 };
  g_autoptr(HubSyncReport) report = NULL;

  mirror_lab_set_manner (mirror, SERVE_SLOWLY);
  report = sync_lab_run (&order);
  g_assert_error (report->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (report->seconds, <, 5);
  g_assert_cmpuint (test_folder_count (mirror->reader, "mirror.db"), ==, 0);
}

/* A file, as from a stick. */
static void
test_file (Mirror        *mirror,
           gconstpointer  data)
{
  g_autofree char *address = g_filename_to_uri (mirror->path, NULL, NULL);
  g_autofree char *bytes = g_memdup2 (mirror->bytes, mirror->length);
  g_autoptr(HubSyncReport) report = read_from (mirror, address);

  g_assert_no_error (report->error);
  g_assert_cmpstr (hub_sync_result_to_string (report->result), ==, "complete");
  assert_like_maker (mirror);
  g_assert_true (g_file_test (mirror->path, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (mirror->path, bytes, (gssize) mirror->length / 2, NULL));
  assert_fails (mirror, address, HUB_ERROR_PACK);
  g_assert_cmpint (g_unlink (mirror->path), ==, 0);
  assert_fails (mirror, address, HUB_ERROR_STORE);
}

/* Seals a changed database. */
static void
tamper (Mirror     *mirror,
        const char *sql)
{
  g_autofree char *scratch = g_build_filename (mirror->maker, "scratch.db", NULL);
  g_autofree char *sha256 = NULL;
  g_autoptr(GError) error = NULL;
  sqlite3 *database;
  gint64 size;

  hub_pack_file_unseal (mirror->path, scratch, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (scratch, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  hub_pack_file_seal (scratch, mirror->path, &sha256, &size, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (scratch), ==, 0);
  mirror_lab_publish (mirror);
}

/* Of a pack with a fault at its end nothing is taken, and none has addresses that hubs cannot. */
static void
test_hostile (Mirror        *mirror,
              gconstpointer  data)
{
  static const char *const bad[] = {
    "UPDATE entry SET title = '' WHERE id = (SELECT max (id) FROM entry)",
    "UPDATE pack SET value = 'javascript:alert(1)' WHERE key = 'origin'",
    "UPDATE pack SET value = 'http://user@hub.example' WHERE key = 'origin'",
    "UPDATE pack SET value = 'starter' WHERE key = 'origin'",
  };
  g_autofree char *bytes = NULL;
  g_autofree char *urls = NULL;
  gsize length;

  assert_read (mirror, HUB_SYNC_COMPLETE);
  g_assert_true (g_file_get_contents (mirror->path, &bytes, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_true (g_file_set_contents (mirror->path, bytes, (gssize) length, NULL));
      tamper (mirror, bad[i]);
      assert_fails (mirror, mirror->url, HUB_ERROR_PACK);
    }

  g_assert_true (g_file_set_contents (mirror->path, bytes, (gssize) length, NULL));
  tamper (mirror, "UPDATE entry SET url = 'javascript:alert(1)';"
          "UPDATE attachment SET uri = 'file:///etc/passwd'");
  assert_read (mirror, HUB_SYNC_COMPLETE);
  urls = sync_lab_query (mirror->reader, "SELECT (SELECT count (url) FROM entry) +"
                         " (SELECT count (uri) FROM attachment)");
  g_assert_cmpstr (urls, ==, "0");
}

/* FAULTS.md F43: a mirror that has lost most of it takes nothing away. */
static void
test_f43 (Mirror        *mirror,
          gconstpointer  data)
{
  g_autoptr(HubSyncReport) report = NULL;
  guint n;

  assert_read (mirror, HUB_SYNC_COMPLETE);
  n = sync_lab_count (mirror->reader);
  tamper (mirror, "DELETE FROM entry WHERE id > 3; UPDATE pack SET value = '3' WHERE"
          " key = 'entries'");
  report = read_from (mirror, mirror->url);
  g_assert_no_error (report->error);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_cmpuint (report->withdrawn, ==, 0);
  g_assert_cmpuint (sync_lab_count (mirror->reader), ==, n);
}

/* FAULTS.md F55: whoever is killed anywhere has what was there before, and the rest the next time.
 */
static void
test_f55 (Mirror        *mirror,
          gconstpointer  data)
{
  g_autoptr(HubSyncReport) report = NULL;

  for (guint after = 0; after < 12; after++)
    {
      if (sync_lab_kill (mirror->reader, mirror->url, after))
        break;
      g_assert_cmpuint (sync_lab_count (mirror->reader), >, 0);
    }

  report = read_from (mirror, mirror->url);
  g_assert_no_error (report->error);
  assert_like_maker (mirror);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (Mirror *mirror, gconstpointer data);
    Mark        mark;
  } tests[] = {
    { "/sync-pack/fetches-once", test_fetches_once },
    { "/sync-pack/weak-tag", test_marks, MARK_WEAK },
    { "/sync-pack/date-alone", test_marks, MARK_DATE },
    { "/sync-pack/date-of-this-second", test_marks, MARK_SECOND },
    { "/sync-pack/plain-server", test_plain_server },
    { "/sync-pack/changes", test_changes },
    { "/sync-pack/beside-the-hub", test_beside_the_hub },
    { "/sync-pack/older", test_older },
    { "/sync-pack/cut", test_cut },
    { "/sync-pack/goes-on", test_goes_on },
    { "/sync-pack/faults", test_faults },
    { "/sync-pack/stop", test_stop },
    { "/sync-pack/file", test_file },
    { "/sync-pack/hostile", test_hostile },
    { "/sync-pack/F43-mirror-lost-most", test_f43 },
    { "/sync-pack/F55-kill", test_f55 },
  };
  int status;

  if (sync_lab_child (argc, argv, &status))
    return status;

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Mirror, GINT_TO_POINTER (tests[i].mark), mirror_lab_set_up,
                tests[i].test, mirror_lab_tear_down);

  return g_test_run ();
}
