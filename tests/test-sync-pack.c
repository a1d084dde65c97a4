/* test-sync-pack.c: a mirror: a catalogue in one file, from a web server and from a disk
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-catalogue.h"
#include "hub-error.h"
#include "hub-pack.h"
#include "raw-server.h"
#include "sync-lab.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* How the mirror answers. */
typedef enum
{
  SERVE_WELL,
  SERVE_HALF,      /* the first answer of each file is cut in the middle */
  SERVE_SLOWLY,
  SERVE_PAGE,      /* of HTML */
  SERVE_JUNK,
  SERVE_NOTHING,   /* 404 */
} Manner;

/* A hub, who makes packs of it, a mirror, and who reads there. */
typedef struct
{
  HubDemoProcess *hub;       /* (owned) */
  TestFolder     *maker;     /* (owned) */
  TestFolder     *reader;    /* (owned) */
  RawServer      *server;    /* (owned) */
  char           *path;      /* (owned): of the pack */
  char           *url;       /* (owned): of the same */
  GMutex          mutex;     /* of what follows */
  Manner          manner;
  char           *bytes;     /* (owned): that are served */
  gsize           length;
  char           *etag;      /* (owned) */
  guint           n_whole;
  guint           n_parts;
  guint           n_unchanged;
} Mirror;

static void
send_file (Mirror     *mirror,
           RawPeer    *peer,
           const char *request)
{
  g_autofree char *none_match = g_strdup_printf ("If-None-Match: %s\r\n", mirror->etag);
  g_autofree char *if_range = g_strdup_printf ("If-Range: %s\r\n", mirror->etag);
  const char *range = strstr (request, "Range: bytes=");
  gsize from = range != NULL && strstr (request, if_range) != NULL
               ? g_ascii_strtoull (range + strlen ("Range: bytes="), NULL, 10) : 0;
  gsize length = mirror->length - from;
  g_autofree char *part = g_strdup_printf ("Content-Range: bytes %zu-%zu/%zu\r\n", from,
                                           mirror->length - 1, mirror->length);
  g_autofree char *head = NULL;

  if (strstr (request, none_match) != NULL)
    {
      mirror->n_unchanged++;
      head = g_strdup_printf ("HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n", mirror->etag);
      raw_peer_send (peer, head, -1);
      return;
    }

  if (from >= mirror->length)
    {
      raw_peer_send (peer, "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n", -1);
      return;
    }

  head = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Type: application/octet-stream\r\n"
                          "Content-Length: %zu\r\nETag: %s\r\n%s"
                          "Last-Modified: Thu, 26 Nov 2026 09:00:00 GMT\r\n\r\n",
                          from > 0 ? "206 Partial Content" : "200 OK", length, mirror->etag,
                          from > 0 ? part : "");
  if (from > 0)
    mirror->n_parts++;
  else
    mirror->n_whole++;
  raw_peer_send (peer, head, -1);
  if (mirror->manner == SERVE_HALF && from == 0)
    length /= 2;
  if (mirror->manner == SERVE_SLOWLY)
    raw_peer_send_slowly (peer, "HubPack\n", 20);
  if (mirror->manner == SERVE_SLOWLY)
    raw_peer_wait_until_gone (peer);
  else
    raw_peer_send (peer, mirror->bytes + from, (gssize) length);
}

static void
serve (RawPeer  *peer,
       gpointer  data)
{
  static const char page[] =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 42\r\n\r\n"
    "<!DOCTYPE html><title>Please pay</title> ";
  static const char junk[] =
    "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: 12\r\n\r\n"
    "HubPicnic\n\n\n";
  static const char nothing[] = "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone";
  Mirror *mirror = data;
  g_autofree char *request = raw_peer_read_request (peer);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mirror->mutex);

  if (request == NULL)
    return;
  switch (mirror->manner)
    {
    case SERVE_PAGE:
      raw_peer_send (peer, page, -1);
      break;

    case SERVE_JUNK:
      raw_peer_send (peer, junk, -1);
      break;

    case SERVE_NOTHING:
      raw_peer_send (peer, nothing, -1);
      break;

    case SERVE_WELL:
    case SERVE_HALF:
    case SERVE_SLOWLY:
    default:
      send_file (mirror, peer, request);
      break;
    }
}

static void
set_manner (Mirror *mirror,
            Manner  manner)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mirror->mutex);

  mirror->manner = manner;
}

/* Puts what is at the path where it is served. */
static void
publish (Mirror *mirror)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mirror->mutex);
  g_autofree char *sum = NULL;

  g_free (mirror->bytes);
  g_assert_true (g_file_get_contents (mirror->path, &mirror->bytes, &mirror->length, NULL));
  sum = g_compute_checksum_for_data (G_CHECKSUM_MD5, (guchar *) mirror->bytes, mirror->length);
  g_free (mirror->etag);
  mirror->etag = g_strdup_printf ("\"%s\"", sum);
}

/* The maker syncs with the hub, and packs. */
static void
make (Mirror *mirror)
{
  SyncOrder order = { .data_dir = mirror->maker, .hub = hub_demo_process_get_url (mirror->hub),
                      .flags = HUB_SYNC_FULL };
  g_autoptr(HubSyncReport) report = sync_lab_run_well (&order);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (mirror->maker, &error);
  g_auto(HubPackFacts) facts = { 0 };

  g_assert_no_error (error);
  hub_pack_write (catalogue, mirror->path, &facts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (facts.origin, ==, hub_demo_process_get_url (mirror->hub));
  publish (mirror);
}

static void
set_up (Mirror        *mirror,
        gconstpointer  data)
{
  mirror->hub = sync_lab_hub (NULL);
  mirror->maker = test_folder_new ();
  mirror->reader = test_folder_new ();
  mirror->path = g_build_filename (mirror->maker, "hub.hubpack", NULL);
  mirror->server = raw_server_new (NULL, serve, mirror);
  mirror->url = g_strconcat (raw_server_get_url (mirror->server), "/hub.hubpack", NULL);
  make (mirror);
}

static void
tear_down (Mirror        *mirror,
           gconstpointer  data)
{
  raw_server_free (mirror->server);
  hub_demo_process_stop (mirror->hub);
  test_folder_remove (mirror->maker);
  test_folder_remove (mirror->reader);
  g_free (mirror->path);
  g_free (mirror->url);
  g_free (mirror->bytes);
  g_free (mirror->etag);
}

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
  make (mirror);

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
  make (mirror);
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
  set_manner (mirror, SERVE_HALF);
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
  make (mirror);
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
  make (mirror);

  set_manner (mirror, SERVE_PAGE);
  assert_fails (mirror, mirror->url, HUB_ERROR_SIGN_IN);
  set_manner (mirror, SERVE_JUNK);
  assert_fails (mirror, mirror->url, HUB_ERROR_PACK);
  set_manner (mirror, SERVE_NOTHING);
  assert_fails (mirror, mirror->url, HUB_ERROR_REFUSED);
  g_assert_cmpuint (test_folder_count (mirror->reader, "mirror."), ==, 0);

  set_manner (mirror, SERVE_WELL);
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

  set_manner (mirror, SERVE_SLOWLY);
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
  publish (mirror);
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
  } tests[] = {
    { "/sync-pack/fetches-once", test_fetches_once },
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
    g_test_add (tests[i].path, Mirror, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
