/* files-lab.c: entries with files of the demonstration hub
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "files-lab.h"

#include "jsonapi-client.h"

#include <json-glib/json-glib.h>

static void
control (HubDemoProcess *hub,
         const char     *command)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = hub_demo_process_control (hub, command, &error);

  g_assert_no_error (error);
}

void
files_lab_fault (HubDemoProcess *hub,
                 const char     *fault,
                 guint           times)
{
  g_autofree char *command = fault != NULL
    ? g_strdup_printf ("{\"do\":\"fault\",\"name\":\"%s\",\"times\":%u,\"on\":\"files\"}", fault,
                       times)
    : g_strdup ("{\"do\":\"fault\",\"name\":null}");

  control (hub, command);
}

gint64
files_lab_stat (HubDemoProcess *hub,
                const char     *name)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = hub_demo_process_control (hub, "{\"do\":\"stats\"}", &error);
  g_autoptr(JsonNode) root = json_from_string (answer, NULL);

  g_assert_no_error (error);
  return json_object_get_int_member (json_node_get_object (root), name);
}

/* (transfer full): the list of files that the hub has */
static JsonapiDocument *
list_files (HubDemoProcess *hub)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *base = g_strconcat (hub_demo_process_get_url (hub), "/jsonapi", NULL);
  g_autoptr(JsonapiClient) client = jsonapi_client_new (base, "test", &error);
  JsonapiDocument *document = NULL;

  g_assert_no_error (error);
  document = jsonapi_client_get (client, "file/file", NULL, &error);
  g_assert_no_error (error);
  return document;
}

void
files_lab_replace (HubDemoProcess *hub,
                   guint           n,
                   gint64          size)
{
  g_autoptr(JsonapiDocument) files = list_files (hub);
  JsonapiResource *file = jsonapi_document_get_data (files, n);
  g_autofree char *command =
    g_strdup_printf ("{\"do\":\"replace-file\",\"uuid\":\"%s\",\"size\":%" G_GINT64_FORMAT "}",
                     jsonapi_resource_get_id (file), size);

  control (hub, command);
}

HubEntry *
files_lab_entry_at (const char *origin,
                    const char *uri,
                    const char *name,
                    const char *mime,
                    gint64      size)
{
  g_autofree char *uuid = g_strdup_printf ("11111111-1111-4111-8111-%012x", g_str_hash (uri));
  HubEntry *entry = hub_entry_new (uuid, "en", HUB_KIND_DOCUMENT, "A report with a file");
  HubAttachment *attachment = hub_attachment_new (TRUE);

  hub_entry_set_origin (entry, origin);
  attachment->uri = g_strdup (uri);
  attachment->name = g_strdup (name);
  attachment->mime = g_strdup (mime);
  attachment->size = size;
  hub_entry_take_attachment (entry, attachment);
  return entry;
}

HubEntry *
files_lab_entry (HubDemoProcess *hub,
                 guint           n)
{
  g_autoptr(JsonapiDocument) files = list_files (hub);
  JsonapiResource *file = jsonapi_document_get_data (files, n);
  g_autofree char *uri = g_strconcat (hub_demo_process_get_url (hub),
                                      jsonapi_resource_get_string (file, "uri.url"), NULL);
  gint64 size = -1;

  g_assert_true (jsonapi_resource_get_int (file, "filesize", &size));
  return files_lab_entry_at (hub_demo_process_get_url (hub), uri,
                             jsonapi_resource_get_string (file, "filename"),
                             jsonapi_resource_get_string (file, "filemime"), size);
}

HubFile *
files_lab_find (HubFileStore *store,
                HubEntry     *entry)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) files = hub_file_store_load (store, &error);
  const HubAttachment *first = g_ptr_array_index (hub_entry_get_attachments (entry), 0);

  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    if (hub_file_is_of (g_ptr_array_index (files, i), entry, first->uri))
      return hub_file_ref (g_ptr_array_index (files, i));
  g_assert_not_reached ();
}

static GPtrArray *
list_one (gpointer item)
{
  GPtrArray *items = g_ptr_array_new ();

  g_ptr_array_add (items, item);
  return items;
}

gboolean
files_lab_want (HubFileStore  *store,
                HubEntry      *entry,
                gboolean       by_star,
                GError       **error)
{
  g_autoptr(GPtrArray) entries = list_one (entry);

  return hub_file_store_want (store, entries, NULL, by_star, error);
}

gboolean
files_lab_drop (HubFileStore  *store,
                HubFile       *file,
                GError       **error)
{
  g_autoptr(GPtrArray) files = list_one (file);

  return hub_file_store_drop (store, files, error);
}

gboolean
files_lab_restore (HubFileStore  *store,
                   HubFile       *file,
                   GError       **error)
{
  g_autoptr(GPtrArray) files = list_one (file);

  return hub_file_store_restore (store, files, error);
}

gboolean
files_lab_keep (HubFileStore   *store,
                HubEntry       *entry,
                HubFileLimits  *limits,
                GError        **error)
{
  g_autoptr(GError) noted = NULL;
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(HubFile) file = NULL;
  g_auto(HubDownloadResult) result = { 0 };
  HubDownload download = { .folder = hub_file_store_get_folder (store),
                           .limits = HUB_FILE_LIMITS_INIT };
  GError *cause = NULL;

  files_lab_want (store, entry, FALSE, &noted);
  g_assert_no_error (noted);
  file = files_lab_find (store, entry);
  files = hub_file_store_load (store, NULL);
  download.file = file;
  download.used = hub_files_sum_kept (files, file->id);
  if (limits != NULL)
    download.limits = *limits;

  if (hub_download_run (&download, &result, NULL, &cause))
    hub_file_store_set_kept (store, file, &result, &noted);
  else
    hub_file_store_set_failed (store, file, hub_file_fault_of_error (cause), &noted);
  g_assert_no_error (noted);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, cause);
  return FALSE;
}

static guint
count (HubFileStore *store,
       gboolean      is_kept)
{
  g_autoptr(GDir) dir = g_dir_open (hub_file_store_get_folder (store), 0, NULL);
  const char *name = NULL;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += !is_kept || (!g_str_has_suffix (name, ".part") && !g_str_has_suffix (name, ".note"));
  return n;
}

guint
files_lab_count_kept (HubFileStore *store)
{
  return count (store, TRUE);
}

guint
files_lab_count_all (HubFileStore *store)
{
  return count (store, FALSE);
}

void
files_play_set_up (FilesPlay     *play,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  play->hub = hub_demo_process_new (NULL, &error);
  g_assert_no_error (error);
  play->folder = test_folder_new ();
  play->store = hub_file_store_open (play->folder, &error);
  g_assert_no_error (error);
  play->entry = files_lab_entry (play->hub, 0);
}

void
files_play_tear_down (FilesPlay     *play,
                      gconstpointer  data)
{
  g_clear_object (&play->entry);
  g_clear_pointer (&play->store, hub_file_store_close);
  g_clear_pointer (&play->folder, test_folder_remove);
  g_clear_pointer (&play->hub, hub_demo_process_stop);
}

HubAttachment *
files_play_get_attachment (FilesPlay *play)
{
  return g_ptr_array_index (hub_entry_get_attachments (play->entry), 0);
}

char *
files_play_dup_path (FilesPlay *play,
                     HubFile   *file)
{
  return g_build_filename (hub_file_store_get_folder (play->store), file->stored, NULL);
}

void
files_play_assert_kept (FilesPlay *play)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubFile) file = files_lab_find (play->store, play->entry);
  g_autofree char *path = NULL;

  g_assert_cmpint (file->state, ==, HUB_FILE_KEPT);
  g_assert_cmpint (file->fault, ==, HUB_FILE_FAULT_NONE);
  path = hub_file_store_verify (play->store, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (files_lab_count_all (play->store), ==, 1);
}

void
files_play_assert_failed (FilesPlay    *play,
                          HubFileFault  fault,
                          guint         n_left)
{
  g_autoptr(HubFile) file = files_lab_find (play->store, play->entry);

  g_assert_cmpint (file->state, ==, HUB_FILE_FAILED);
  g_assert_cmpint (file->fault, ==, fault);
  g_assert_cmpuint (files_lab_count_kept (play->store), ==, 0);
  g_assert_cmpuint (files_lab_count_all (play->store), ==, n_left);
}

void
files_play_keep_well (FilesPlay *play)
{
  g_autoptr(GError) error = NULL;

  files_lab_keep (play->store, play->entry, NULL, &error);
  g_assert_no_error (error);
  files_play_assert_kept (play);
}

void
files_play_keep_badly (FilesPlay    *play,
                       const char   *fault,
                       HubFileFault  code)
{
  g_autoptr(GError) error = NULL;

  files_lab_fault (play->hub, fault, 0);
  g_assert_false (files_lab_keep (play->store, play->entry, NULL, &error));
  g_assert_error (error, HUB_FILE_FAULT, (int) code);
}
