/* mirror-lab.c: a mirror for tests: a catalogue in one file, on a web server
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mirror-lab.h"

#include "hub-catalogue.h"
#include "hub-pack.h"

#include <string.h>

#define MODIFIED "Thu, 26 Nov 2026 09:00:00 GMT"

/* (transfer full): the lines of a head that mark the file */
static char *
dup_marks (Mirror *mirror)
{
  switch (mirror->mark)
    {
    case MARK_WEAK:
      return g_strdup_printf ("ETag: W/%s\r\n", mirror->etag);
    case MARK_DATE:
      return g_strdup ("Last-Modified: " MODIFIED "\r\nDate: Thu, 26 Nov 2026 09:00:01 GMT\r\n");
    case MARK_SECOND:
      return g_strdup ("Last-Modified: " MODIFIED "\r\nDate: " MODIFIED "\r\n");
    case MARK_BOTH:
    default:
      return g_strdup_printf ("ETag: %s\r\nLast-Modified: " MODIFIED "\r\n", mirror->etag);
    }
}

/* What a client asks that has the file: with a tag the tag alone counts (RFC 9110, 13.2.2). */
static gboolean
is_known (Mirror     *mirror,
          const char *request)
{
  g_autofree char *none_match = g_strdup_printf ("If-None-Match: %s%s\r\n",
                                                 mirror->mark == MARK_WEAK ? "W/" : "",
                                                 mirror->etag);

  if (strstr (request, "If-None-Match:") != NULL)
    return strstr (request, none_match) != NULL;
  return strstr (request, "If-Modified-Since: " MODIFIED "\r\n") != NULL;
}

static void
send_file (Mirror     *mirror,
           RawPeer    *peer,
           const char *request)
{
  g_autofree char *marks = dup_marks (mirror);
  g_autofree char *if_range = g_strdup_printf ("If-Range: %s\r\n", mirror->etag);
  const char *range = strstr (request, "Range: bytes=");
  gsize from = range != NULL && strstr (request, if_range) != NULL
               ? g_ascii_strtoull (range + strlen ("Range: bytes="), NULL, 10) : 0;
  gsize length = mirror->length - from;
  g_autofree char *part = g_strdup_printf ("Content-Range: bytes %zu-%zu/%zu\r\n", from,
                                           mirror->length - 1, mirror->length);
  g_autofree char *head = NULL;

  if (is_known (mirror, request))
    {
      mirror->n_unchanged++;
      head = g_strdup_printf ("HTTP/1.1 304 Not Modified\r\n%s\r\n", marks);
      raw_peer_send (peer, head, -1);
      return;
    }

  if (from >= mirror->length)
    {
      raw_peer_send (peer, "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n", -1);
      return;
    }

  head = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Type: application/octet-stream\r\n"
                          "Content-Length: %zu\r\n%s%s\r\n",
                          from > 0 ? "206 Partial Content" : "200 OK", length, marks,
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

void
mirror_lab_set_manner (Mirror *mirror,
                       Manner  manner)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mirror->mutex);

  mirror->manner = manner;
}

void
mirror_lab_publish (Mirror *mirror)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mirror->mutex);
  g_autofree char *sum = NULL;

  g_free (mirror->bytes);
  g_assert_true (g_file_get_contents (mirror->path, &mirror->bytes, &mirror->length, NULL));
  sum = g_compute_checksum_for_data (G_CHECKSUM_MD5, (guchar *) mirror->bytes, mirror->length);
  g_free (mirror->etag);
  mirror->etag = g_strdup_printf ("\"%s\"", sum);
}

void
mirror_lab_make (Mirror *mirror)
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
  mirror_lab_publish (mirror);
}

void
mirror_lab_set_up (Mirror        *mirror,
                   gconstpointer  data)
{
  mirror->hub = sync_lab_hub (NULL);
  mirror->maker = test_folder_new ();
  mirror->reader = test_folder_new ();
  mirror->path = g_build_filename (mirror->maker, "hub.hubpack", NULL);
  mirror->server = raw_server_new (NULL, serve, mirror);
  mirror->url = g_strconcat (raw_server_get_url (mirror->server), "/hub.hubpack", NULL);
  mirror_lab_make (mirror);
}

void
mirror_lab_tear_down (Mirror        *mirror,
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
