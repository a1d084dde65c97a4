/* hub-cli-files.c: hub-reader files
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is kept does not depend on the catalogue: only `keep` opens it, to look up what is asked
 * for. Whoever stops a download here finds what has come taken up by the next try.
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-columns.h"
#include "hub-cli-command.h"
#include "hub-cli-json.h"
#include "hub-download.h"
#include "hub-error.h"
#include "hub-file-store.h"
#include "hub-file-texts.h"
#include "hub-pdf-text.h"
#include "hub-reading-list.h"

#include <glib/gi18n-lib.h>

#define SIZE_COLUMNS  10

static const char *
get_state (const HubFile *file)
{
  switch (file->state)
    {
    case HUB_FILE_WANTED:
      return "wanted";
    case HUB_FILE_PAUSED:
      return "paused";
    case HUB_FILE_KEPT:
      if (file->fault == HUB_FILE_FAULT_LOST)
        return "lost";
      return file->is_stale ? "changed" : "kept";
    case HUB_FILE_DROPPED:
      return "dropped";
    case HUB_FILE_FAILED:
    default:
      return "failed";
    }
}

/* The word of @get_state, for people. */
static const char *
get_label (const HubFile *file)
{
  switch (file->state)
    {
    case HUB_FILE_WANTED:
      return C_("state of a file", "wanted");
    case HUB_FILE_PAUSED:
      return C_("state of a file", "paused");
    case HUB_FILE_KEPT:
      if (file->fault == HUB_FILE_FAULT_LOST)
        return C_("state of a file", "lost");
      /* Translators: the server has another one now */
      return file->is_stale ? C_("state of a file", "changed") : C_("state of a file", "kept");
    case HUB_FILE_DROPPED:
      return C_("state of a file", "dropped");
    case HUB_FILE_FAILED:
    default:
      return C_("state of a file", "failed");
    }
}

/* As wide as the longest of them is. */
static guint
find_label_columns (GPtrArray *files)
{
  guint columns = 0;

  for (guint i = 0; i < files->len; i++)
    columns = MAX (columns, hub_cli_columns_measure (get_label (g_ptr_array_index (files, i))));

  return columns;
}

static void
print_row (const HubFile *file,
           guint          label_columns)
{
  g_autofree char *label = hub_cli_columns_pad (get_label (file), label_columns);
  gint64 bytes = hub_file_get_shown_size (file);
  g_autofree char *size = bytes >= 0 ? g_format_size ((guint64) bytes) : g_strdup ("–");
  g_autofree char *room = hub_cli_columns_pad (size, SIZE_COLUMNS);

  g_print ("%s  %s  %s  %s · %s\n", file->uuid, label, room, file->name, file->entry);
  if (file->fault != HUB_FILE_FAULT_NONE)
    g_print ("    %s\n", hub_file_fault_get_sentence (file->fault));
}

static void
add_row (JsonBuilder   *builder,
         HubFileStore  *store,
         const HubFile *file)
{
  g_autofree char *path = file->stored != NULL
    ? g_build_filename (hub_file_store_get_folder (store), file->stored, NULL) : NULL;

  json_builder_begin_object (builder);
  hub_cli_json_add_string (builder, "uuid", file->uuid);
  hub_cli_json_add_string (builder, "langcode", file->langcode);
  hub_cli_json_add_string (builder, "title", file->entry);
  hub_cli_json_add_string (builder, "name", file->name);
  hub_cli_json_add_string (builder, "address", file->address);
  hub_cli_json_add_string (builder, "state", get_state (file));
  hub_cli_json_add_string (builder, "problem", file->fault != HUB_FILE_FAULT_NONE
                                               ? hub_file_fault_get_sentence (file->fault) : NULL);
  json_builder_set_member_name (builder, "bytes");
  if (hub_file_get_shown_size (file) >= 0)
    json_builder_add_int_value (builder, hub_file_get_shown_size (file));
  else
    json_builder_add_null_value (builder);
  hub_cli_json_add_string (builder, "type", file->type);
  hub_cli_json_add_string (builder, "sha256", file->sha256);
  hub_cli_json_add_string (builder, "path", path);
  hub_cli_json_add_time (builder, "since", file->since);
  hub_cli_json_add_bool (builder, "may_open", hub_file_may_open (file));
  json_builder_end_object (builder);
}

static gboolean
is_of_any (const HubFile     *file,
           const char *const *uuids)   /* (nullable): all */
{
  return uuids == NULL || g_strv_contains (uuids, file->uuid);
}

/* Tells of the files of @uuids: {"rows": […], "total": 3, "bytes": 6300000} */
static int
print_files (HubCli            *cli,
             HubFileStore      *store,
             const char *const *uuids,
             HubFileStrays     *strays,   /* (nullable) */
             GError           **error)
{
  g_autoptr(GPtrArray) files = hub_file_store_load (store, error);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  guint label_columns = 0;
  gint64 n_kept = 0;
  int status = HUB_CLI_DONE;

  if (files == NULL)
    return HUB_CLI_STORE;
  label_columns = find_label_columns (files);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++)
    {
      const HubFile *file = g_ptr_array_index (files, i);

      n_kept += file->state == HUB_FILE_KEPT;
      if (!is_of_any (file, uuids) || (file->state == HUB_FILE_DROPPED && uuids == NULL))
        continue;
      add_row (builder, store, file);
      if (!cli->is_json)
        print_row (file, label_columns);
      if (status == HUB_CLI_DONE && (uuids != NULL || strays != NULL) &&
          file->fault != HUB_FILE_FAULT_NONE)
        status = hub_file_fault_get_exit_status (file->fault);
    }
  json_builder_end_array (builder);
  hub_cli_json_add_int (builder, "total", n_kept);
  hub_cli_json_add_int (builder, "bytes", hub_files_sum_kept (files, 0));
  if (strays != NULL)
    {
      hub_cli_json_add_int (builder, "strays", strays->n_strays);
      hub_cli_json_add_int (builder, "stray_bytes", strays->stray_bytes);
    }
  json_builder_end_object (builder);
  if (cli->is_json)
    hub_cli_json_print (builder);
  return status;
}

static void
say_begin (HubCli        *cli,
           const HubFile *file)
{
  g_autofree char *size = file->size >= 0 ? g_format_size ((guint64) file->size) : NULL;
  g_autofree char *line = NULL;

  if (cli->is_quiet || cli->is_json)
    return;
  line = size != NULL
    /* Translators: a name of a file and its size */
    ? g_strdup_printf (_("Downloading “%s”, %s…"), file->name, size)
    : g_strdup_printf (_("Downloading “%s”…"), file->name);
  hub_cli_say (line);
}

/* One file; that it does not come is noted, and no error. */
static gboolean
download (HubCli        *cli,
          HubFileStore  *store,
          HubFile       *file,
          GError       **error)
{
  g_autoptr(GPtrArray) files = hub_file_store_load (store, error);
  g_auto(HubDownloadResult) result = { 0 };
  g_autoptr(GError) cause = NULL;
  HubDownload order = { .folder = hub_file_store_get_folder (store), .file = file };

  if (files == NULL)
    return FALSE;
  order.used = hub_files_sum_kept (files, file->id);
  hub_file_limits_read (&order.limits);
  say_begin (cli, file);
  if (hub_download_run (&order, &result, NULL, &cause))
    return hub_file_store_set_kept (store, file, &result, error);

  g_debug ("%s", cause->message);
  return hub_file_store_set_failed (store, file, hub_file_fault_of_error (cause), error);
}

static HubEntry *
find_in_list (HubCli      *cli,
              const char  *uuid,
              GError     **error)
{
  g_autoptr(HubReadingList) list = hub_reading_list_open (cli->data_dir, error);
  g_autoptr(GPtrArray) entries = list != NULL ? hub_reading_list_load (list, error) : NULL;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (g_str_equal (hub_entry_get_uuid (g_ptr_array_index (entries, i)), uuid))
      return g_object_ref (g_ptr_array_index (entries, i));
  if (entries != NULL)
    g_set_error (error, HUB_ERROR, HUB_ERROR_NOT_FOUND, "There is no entry %s", uuid);
  return NULL;
}

/* All are looked up before the first file is asked for. (transfer full) (nullable) */
static GPtrArray *
find_entries (HubCli            *cli,
              const char *const *uuids,
              GError           **error)
{
  g_autoptr(HubCatalogue) catalogue = hub_cli_open_catalogue (cli, error);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; catalogue != NULL && uuids[i] != NULL; i++)
    {
      g_autoptr(GError) cause = NULL;
      HubEntry *entry = hub_catalogue_find_entry (catalogue, uuids[i], NULL, &cause);

      if (entry == NULL && cause == NULL)
        entry = find_in_list (cli, uuids[i], &cause);
      if (entry == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
      g_ptr_array_add (entries, entry);
    }
  return catalogue != NULL ? g_steal_pointer (&entries) : NULL;
}

/* Says so of an entry that has no file to keep. */
static void
say_none (HubCli   *cli,
          HubEntry *entry)
{
  GPtrArray *attachments = hub_entry_get_attachments (entry);
  g_autofree char *line = NULL;

  for (guint i = 0; i < attachments->len; i++)
    if (hub_file_may_fetch (entry, g_ptr_array_index (attachments, i)))
      return;
  /* Translators: the title of an entry */
  line = g_strdup_printf (_("“%s” has no file that can be kept."), hub_entry_get_title (entry));
  if (!cli->is_quiet)
    hub_cli_say (line);
}

static gboolean
keep_all (HubCli            *cli,
          HubFileStore      *store,
          const char *const *uuids,
          GError           **error)
{
  g_autoptr(GPtrArray) entries = find_entries (cli, uuids, error);
  g_autoptr(GPtrArray) files = NULL;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    say_none (cli, g_ptr_array_index (entries, i));
  if (entries == NULL || !hub_file_store_want (store, entries, NULL, FALSE, error))
    return FALSE;

  files = hub_file_store_load (store, error);
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      HubFile *file = g_ptr_array_index (files, i);

      if (file->state == HUB_FILE_WANTED && is_of_any (file, uuids) &&
          !download (cli, store, file, error))
        return FALSE;
    }
  return files != NULL;
}

static gboolean
drop_all (HubFileStore      *store,
          const char *const *uuids,
          GError           **error)
{
  g_autoptr(GPtrArray) files = hub_file_store_load (store, error);
  g_autoptr(GPtrArray) dropped = g_ptr_array_new ();   /* (element-type HubFile) */

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      HubFile *file = g_ptr_array_index (files, i);

      if (file->state != HUB_FILE_DROPPED && is_of_any (file, uuids))
        g_ptr_array_add (dropped, file);
    }
  return files != NULL && hub_file_store_drop (store, dropped, error) &&
         hub_file_store_purge (store, dropped, error);
}

/* Whether the server has another one; a server that does not answer is no finding. */
static gboolean
ask_server (HubCli        *cli,
            HubFileStore  *store,
            const HubFile *file,
            GError       **error)
{
  g_autoptr(GError) cause = NULL;
  g_autofree char *line = NULL;
  gboolean is_stale = FALSE;

  if (hub_download_ask (file, &is_stale, NULL, &cause))
    return hub_file_store_set_asked (store, file->id, is_stale, error);

  /* Translators: the name of a file, and a sentence that says what is wrong */
  line = g_strdup_printf (_("“%s” could not be compared with the server’s: %s"), file->name,
                          hub_file_fault_get_sentence (hub_file_fault_of_error (cause)));
  if (!cli->is_quiet)
    hub_cli_say (line);
  return TRUE;
}

static gboolean
check_all (HubCli         *cli,
           HubFileStore   *store,
           HubFileStrays  *strays,
           GError        **error)
{
  g_autoptr(GPtrArray) files = hub_file_store_load (store, error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      HubFile *file = g_ptr_array_index (files, i);
      g_autoptr(GError) cause = NULL;
      g_autofree char *path = NULL;

      if (file->state != HUB_FILE_KEPT)
        continue;
      path = hub_file_store_verify (store, file, NULL, &cause);
      if (path == NULL && cause->domain != HUB_FILE_FAULT)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      if (path != NULL && !ask_server (cli, store, file, error))
        return FALSE;
    }
  if (files != NULL)
    hub_file_store_find_strays (store, files, strays);
  return files != NULL;
}

/* If the words of kept files are to be found, those of what came are now, and those of what went
 * are not, as if the window had done it. Whether that can be is no matter of the files. */
static void
update_texts (HubCli       *cli,
              HubFileStore *store)
{
  g_autoptr(GVariant) is_wanted = hub_cli_dup_setting ("search-file-text", G_VARIANT_TYPE_BOOLEAN);
  g_autoptr(HubFileTexts) texts = NULL;
  g_autoptr(GPtrArray) files = NULL;

  if (is_wanted == NULL || !g_variant_get_boolean (is_wanted) || !hub_pdf_text_is_built ())
    return;

  files = hub_file_store_load (store, NULL);
  if (files == NULL)
    return;

  texts = hub_file_texts_new (cli->data_dir);
  hub_file_texts_set_wanted (texts, TRUE);
  hub_file_texts_set_files (texts, files);
  while (hub_file_texts_is_busy (texts) && !hub_file_texts_is_waiting (texts))
    g_main_context_iteration (NULL, TRUE);
  hub_file_texts_stop (texts);
}

static gboolean
is_usage (const char        *verb,
          const char *const *uuids)   /* (nullable) */
{
  gboolean has_uuids = uuids != NULL && uuids[0] != NULL;

  if (g_str_equal (verb, "list") || g_str_equal (verb, "check"))
    return !has_uuids;
  return (g_str_equal (verb, "keep") || g_str_equal (verb, "drop")) && has_uuids;
}

/**
 * hub_cli_run_files:
 * @cli: the call
 * @error: `HUB_ERROR_USAGE`, `HUB_ERROR_NOT_FOUND`, or that of a store
 *
 * Shows the files that are kept offline, keeps those of entries, drops them, or checks all.
 *
 * Returns: an exit status: that of the first file that did not come, or is lost
 */
int
hub_cli_run_files (HubCli  *cli,
                   GError **error)
{
  g_auto(GStrv) words = NULL;
  g_autoptr(HubFileStore) store = NULL;
  HubFileStrays strays = { 0 };
  const char *verb = "list";
  const char *const *uuids = NULL;
  gboolean is_done;

  if (!hub_cli_parse (cli, NULL, &words, error))
    return HUB_CLI_DONE;
  if (words[0] != NULL)
    {
      verb = words[0];
      uuids = (const char *const *) words + 1;
    }
  if (!is_usage (verb, uuids))
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                           _("Write “files list”, “files keep UUID…”, “files drop UUID…” or "
                             "“files check”."));
      return HUB_CLI_DONE;
    }

  store = hub_file_store_open (cli->data_dir, error);
  if (store == NULL)
    return HUB_CLI_STORE;
  if (g_str_equal (verb, "list"))
    return print_files (cli, store, NULL, NULL, error);
  if (g_str_equal (verb, "check"))
    return check_all (cli, store, &strays, error) ? print_files (cli, store, NULL, &strays, error)
                                                  : HUB_CLI_STORE;
  is_done = g_str_equal (verb, "keep") ? keep_all (cli, store, uuids, error)
                                       : drop_all (store, uuids, error);
  update_texts (cli, store);   /* some may have been kept */
  if (!is_done)
    return HUB_CLI_STORE;
  return print_files (cli, store, uuids, NULL, error);
}
