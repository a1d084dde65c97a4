/* hub-file-format.c: what files look like in words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-file-format"

#include "hub-file-format.h"

#include "hub-format.h"
#include "hub-language.h"

#include <glib/gi18n.h>

/**
 * hub_file_format_facts:
 * @mime: (nullable): a media type
 * @size: bytes, -1 unknown
 * @langcode: (nullable): of the file
 *
 * Says what a file is: “PDF · 2.1 MB · English”.
 *
 * Returns: (transfer full): plain text, maybe empty
 */
char *
hub_file_format_facts (const char *mime,
                       gint64      size,
                       const char *langcode)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *type = hub_format_file_type (mime);

  if (type != NULL)
    g_ptr_array_add (parts, type);
  if (size >= 0)
    g_ptr_array_add (parts, g_format_size ((guint64) size));
  if (langcode != NULL)
    g_ptr_array_add (parts, hub_language_dup_label (langcode));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
dup_progress (gint64 done,
              gint64 total)
{
  g_autofree char *come = g_format_size ((guint64) done);
  g_autofree char *all = total >= 0 ? g_format_size ((guint64) total) : NULL;

  if (all == NULL)
    /* Translators: a download; %s is a size, as 1.2 MB */
    return g_strdup_printf (_("Downloading: %s so far"), come);
  /* Translators: a download; both are sizes, as 1.2 MB */
  return g_strdup_printf (_("Downloading: %s of %s"), come, all);
}

static char *
dup_kept (const HubFile *file)
{
  g_autofree char *size = g_format_size ((guint64) file->bytes);

  if (file->fault == HUB_FILE_FAULT_LOST)
    return g_strdup (hub_file_fault_get_sentence (file->fault));
  if (file->is_stale && file->fault != HUB_FILE_FAULT_NONE)
    return g_strdup_printf ("%s %s", _("Kept offline. The server has another one now."),
                            hub_file_fault_get_sentence (file->fault));
  if (file->is_stale)
    return g_strdup (_("Kept offline. The server has another one now."));
  /* Translators: %s is a size, as 2.1 MB */
  return g_strdup_printf (_("Kept offline, %s"), size);
}

/**
 * hub_file_format_state:
 * @files: the files
 * @file: one of them
 *
 * Says how it stands with a file.
 *
 * Returns: (transfer full): a sentence, or some words
 */
char *
hub_file_format_state (HubFiles      *files,
                       const HubFile *file)
{
  gint64 done = 0;
  gint64 total = -1;

  if (hub_files_get_progress (files, file, &done, &total))
    return dup_progress (done, total);

  switch (file->state)
    {
    case HUB_FILE_WANTED:
      return g_strdup (hub_files_is_held (files, file)
                       ? _("Waiting for a connection that is not metered, or for you")
                       : _("Waiting for its turn"));
    case HUB_FILE_PAUSED:
      return g_strdup (_("Paused"));
    case HUB_FILE_KEPT:
      return dup_kept (file);
    case HUB_FILE_FAILED:
    case HUB_FILE_DROPPED:
    default:
      return g_strdup (hub_file_fault_get_sentence (file->fault));
    }
}

/**
 * hub_file_format_total:
 * @n_files: how many
 * @bytes: how large together
 *
 * Says how much is kept: “3 files, 6.3 MB”.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_file_format_total (guint  n_files,
                       gint64 bytes)
{
  g_autofree char *size = g_format_size ((guint64) bytes);

  /* Translators: %s is a size, as 6.3 MB */
  return g_strdup_printf (ngettext ("%u file, %s", "%u files, %s", n_files), n_files, size);
}
