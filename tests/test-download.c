/* test-download.c: files from a real server to a real disk
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-download"

#include "files-lab.h"

#include "hub-file-name.h"
#include "raw-server.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
test_keep (FilesPlay     *play,
           gconstpointer  data)
{
  g_autoptr(HubFile) file = NULL;
  g_autofree char *path = NULL;
  GStatBuf info;

  files_play_keep_well (play);
  file = files_lab_find (play->store, play->entry);
  path = files_play_dup_path (play, file);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, files_play_get_attachment (play)->size);
  g_assert_cmpint (file->bytes, ==, info.st_size);
  g_assert_cmpint (info.st_mode & 0777, ==, 0400);
  g_assert_cmpstr (file->type, ==, "application/pdf");
  g_assert_nonnull (file->etag);
  g_assert_nonnull (file->modified);
  g_assert_true (hub_file_may_open (file));
}

/* The hub does not say how large it is: it is asked. */
static void
test_size_unknown (FilesPlay     *play,
                   gconstpointer  data)
{
  files_play_get_attachment (play)->size = -1;
  files_play_keep_well (play);
  g_assert_cmpint (files_lab_stat (play->hub, "requests"), >=, 3);
}

/* --- F38: names --- */

static void
test_evil_name (FilesPlay     *play,
                gconstpointer  data)
{
  g_autoptr(HubFile) file = NULL;
  const char *dot = NULL;

  g_set_str (&files_play_get_attachment (play)->name, "../../.ssh/authorized_keys\n.pdf");
  files_lab_fault (play->hub, "file-evil-name", 0);
  files_play_keep_well (play);
  file = files_lab_find (play->store, play->entry);
  g_assert_true (hub_file_name_is_stored (file->stored));
  dot = strchr (file->stored, '.');
  g_assert_cmpstr (dot, ==, ".pdf");
  g_assert_cmpstr (file->name, ==, "authorized_keys .pdf");
  /* beside the files there is what a library has, and nothing else */
  g_assert_cmpuint (test_folder_count (play->folder, ""), ==,
                    test_folder_count (play->folder, "library.") + 1);
}

/* --- F39: not as announced --- */

static void
test_other_type (FilesPlay     *play,
                 gconstpointer  data)
{
  files_play_keep_badly (play, "file-html", HUB_FILE_FAULT_OTHER);
  files_play_assert_failed (play, HUB_FILE_FAULT_OTHER, 0);
  g_assert_cmpstr (hub_file_fault_get_sentence (HUB_FILE_FAULT_OTHER), ==,
                   "The file on the server is not what was announced.");
  g_assert_cmpint (hub_file_fault_get_retry (HUB_FILE_FAULT_OTHER), ==, HUB_FILE_RETRY_NEXT);
}

static void
test_empty (FilesPlay     *play,
            gconstpointer  data)
{
  files_play_keep_badly (play, "file-empty", HUB_FILE_FAULT_OTHER);
  files_play_assert_failed (play, HUB_FILE_FAULT_OTHER, 0);
  files_play_get_attachment (play)->size = -1;
  files_play_keep_badly (play, "file-empty", HUB_FILE_FAULT_OTHER);
  files_play_assert_failed (play, HUB_FILE_FAULT_OTHER, 0);
  files_play_get_attachment (play)->size = 0;
  files_play_keep_badly (play, "file-empty", HUB_FILE_FAULT_OTHER);
  files_play_assert_failed (play, HUB_FILE_FAULT_OTHER, 0);
}

static void
test_huge (FilesPlay     *play,
           gconstpointer  data)
{
  gint64 before;

  files_play_keep_badly (play, "file-huge", HUB_FILE_FAULT_OTHER);
  files_play_assert_failed (play, HUB_FILE_FAULT_OTHER, 0);

  /* without any length said, it ends where the announced one does */
  before = files_lab_stat (play->hub, "bytes");
  files_play_keep_badly (play, "endless", HUB_FILE_FAULT_OTHER);
  files_play_assert_failed (play, HUB_FILE_FAULT_OTHER, 0);
  g_assert_cmpint (files_lab_stat (play->hub, "bytes") - before, <, 64 * 1024 * 1024);
}

static void
test_other_size (FilesPlay     *play,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  files_play_get_attachment (play)->size += 1;
  g_assert_false (files_lab_keep (play->store, play->entry, NULL, &error));
  g_assert_error (error, HUB_FILE_FAULT, HUB_FILE_FAULT_OTHER);
  files_play_assert_failed (play, HUB_FILE_FAULT_OTHER, 0);
}

/* --- F40: interrupted --- */

/* Half has come. */
static void
interrupt (FilesPlay *play)
{
  g_autoptr(GError) error = NULL;

  files_lab_fault (play->hub, "truncated", 1);
  g_assert_false (files_lab_keep (play->store, play->entry, NULL, &error));
  g_assert_error (error, HUB_FILE_FAULT, HUB_FILE_FAULT_NETWORK);
  g_assert_cmpint (hub_file_fault_get_retry (HUB_FILE_FAULT_NETWORK), ==, HUB_FILE_RETRY_NETWORK);
}

static gint64
count_bytes (FilesPlay *play)
{
  gint64 before = files_lab_stat (play->hub, "bytes");

  files_play_keep_well (play);
  return files_lab_stat (play->hub, "bytes") - before;
}

static void
test_resume (FilesPlay     *play,
             gconstpointer  data)
{
  gint64 size = files_play_get_attachment (play)->size;

  interrupt (play);
  files_play_assert_failed (play, HUB_FILE_FAULT_NETWORK, 2);
  g_assert_cmpint (count_bytes (play), <=, size / 2 + 1);
}

static void
test_changed_between (FilesPlay     *play,
                      gconstpointer  data)
{
  gint64 size = files_play_get_attachment (play)->size;

  interrupt (play);
  files_lab_fault (play->hub, "file-changes", 0);
  g_assert_cmpint (count_bytes (play), >=, size);
}

static void
test_no_ranges (FilesPlay     *play,
                gconstpointer  data)
{
  gint64 size = files_play_get_attachment (play)->size;

  interrupt (play);
  files_lab_fault (play->hub, "file-no-ranges", 0);
  g_assert_cmpint (count_bytes (play), >=, size);
}

/* The beginning of a file, marked by a weak tag, and then nothing more. */
static void
weak_half (RawPeer  *peer,
           gpointer  data)
{
  g_autofree char *request = raw_peer_read_request (peer);

  *(gboolean *) data |= request != NULL && strstr (request, "Range:") != NULL;
  raw_peer_send (peer, "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n"
                       "Content-Length: 5000\r\nETag: W/\"half\"\r\n\r\n%PDF-1.4\n", -1);
}

/* With a weak tag nothing is left to add to, and no part is asked for. */
static void
test_weak (FilesPlay     *play,
           gconstpointer  data)
{
  gboolean has_range = FALSE;
  g_autoptr(RawServer) server = raw_server_new (NULL, weak_half, &has_range);
  g_autofree char *uri = g_strconcat (raw_server_get_url (server), "/half.pdf", NULL);
  g_autoptr(HubFile) file = NULL;

  files_lab_fault (play->hub, "file-weak", 0);
  files_play_keep_well (play);
  file = files_lab_find (play->store, play->entry);
  g_assert_null (file->etag);
  g_assert_nonnull (file->modified);
  g_assert_true (files_lab_drop (play->store, file, NULL));
  g_assert_true (hub_file_store_purge (play->store, NULL, NULL));

  g_clear_object (&play->entry);
  play->entry = files_lab_entry_at (raw_server_get_url (server), uri, "half.pdf",
                                    "application/pdf", 5000);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (files_lab_keep (play->store, play->entry, NULL, &error));
      g_assert_error (error, HUB_FILE_FAULT, HUB_FILE_FAULT_NETWORK);
      g_assert_cmpuint (files_lab_count_all (play->store), ==, 0);
    }
  g_assert_false (has_range);
}

/* What the note does not vouch for does not count. */
static void
test_lying_part (FilesPlay     *play,
                 gconstpointer  data)
{
  g_autofree char *name = hub_file_name_make (hub_entry_get_uuid (play->entry), "en",
                                              files_play_get_attachment (play)->uri);
  g_autofree char *file = g_strdup_printf ("files/%s.part", name);
  g_autofree char *note = g_strdup_printf ("files/%s.note", name);
  g_autoptr(GBytes) part = NULL;
  g_autofree guint8 *bytes = NULL;
  gsize size = 0;

  /* more than was flushed, as power that went would leave it */
  interrupt (play);
  part = test_folder_read (play->folder, file);
  size = g_bytes_get_size (part);
  bytes = g_malloc0 (size + 5000);
  memcpy (bytes, g_bytes_get_data (part, NULL), size);
  test_folder_write (play->folder, file, bytes, size + 5000);
  files_play_keep_well (play);

  /* less than the note says, and a note of nothing */
  interrupt (play);
  test_folder_write (play->folder, file, bytes, size / 2);
  files_play_keep_well (play);
  interrupt (play);
  test_folder_write (play->folder, note, "nothing", 7);
  files_play_keep_well (play);
}

static void
test_cut_without_length (FilesPlay     *play,
                         gconstpointer  data)
{
  files_play_keep_badly (play, "cut", HUB_FILE_FAULT_NETWORK);
  files_lab_fault (play->hub, NULL, 0);
  files_play_keep_well (play);
}

static void
test_reset (FilesPlay     *play,
            gconstpointer  data)
{
  files_play_keep_badly (play, "reset", HUB_FILE_FAULT_NETWORK);
  files_lab_fault (play->hub, NULL, 0);
  files_play_keep_well (play);
}

/* --- F41: programs --- */

static void
test_program (FilesPlay     *play,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *copy = test_folder_path (play->folder, "copy.sh");
  g_autoptr(GFile) target = g_file_new_for_path (copy);
  GStatBuf info;

  /* announced as a document it does not come … */
  files_play_keep_badly (play, "file-script", HUB_FILE_FAULT_OTHER);

  /* … and as what it is it is kept, but never opened */
  g_set_str (&files_play_get_attachment (play)->mime, "application/x-sh");
  g_set_str (&files_play_get_attachment (play)->name, "install.sh");
  files_play_keep_well (play);
  file = files_lab_find (play->store, play->entry);
  g_assert_false (hub_file_may_open (file));
  g_assert_true (g_str_has_suffix (file->stored, ".bin"));
  path = files_play_dup_path (play, file);
  g_stat (path, &info);
  g_assert_cmpint (info.st_mode & 0111, ==, 0);

  hub_file_store_save_copy (play->store, file, target, NULL, &error);
  g_assert_no_error (error);
  g_stat (copy, &info);
  g_assert_cmpint (info.st_size, ==, file->bytes);
  g_assert_cmpint (info.st_mode & 0111, ==, 0);
}

#define ADD(path, function) \
  g_test_add ("/download/" path, FilesPlay, NULL, files_play_set_up, function, files_play_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("keep", test_keep);
  ADD ("size-unknown", test_size_unknown);
  ADD ("F38-evil-name", test_evil_name);
  ADD ("F39-other-type", test_other_type);
  ADD ("F39-empty", test_empty);
  ADD ("F39-huge", test_huge);
  ADD ("F39-other-size", test_other_size);
  ADD ("F40-resume", test_resume);
  ADD ("F40-changed-between", test_changed_between);
  ADD ("F40-no-ranges", test_no_ranges);
  ADD ("F40-weak", test_weak);
  ADD ("F40-lying-part", test_lying_part);
  ADD ("F40-cut-without-length", test_cut_without_length);
  ADD ("F40-reset", test_reset);
  ADD ("F41-program", test_program);

  return g_test_run ();
}
