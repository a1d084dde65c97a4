/* hub-reading.c: what the reading worker owns
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The catalogue is opened by the first job, and again after it was found damaged, which lets it
 * set the damaged file aside and start anew: the job that found the damage fails, the next one
 * reads again.
 *
 * The file of the index is written on a thread of its own, and taken up by the next refresh after
 * that. It is only a cache: whatever goes wrong with it, answers are the same. One that another
 * version of the analyzer has made answers until a new one is there, which the next job after that
 * takes up.
 */

#define G_LOG_DOMAIN "hub-reading"

#include "hub-reading.h"

#include "hub-error.h"
#include "hub-field.h"
#include "hub-file-text.h"
#include "hub-row.h"

#include <glib/gstdio.h>
#include <string.h>

#define BODY_READ (HUB_HIGHLIGHTER_MAX_READ / 2)   /* characters of a body to look for words in */
#define FILES_READ (1024 * 1024)                   /* bytes of an entry's files, and what the last
                                                    * of them has more */

static void
reading_close (HubReading *self)
{
  g_clear_pointer (&self->writing, hub_index_writing_stop);
  self->is_unwritable = FALSE;
  g_clear_pointer (&self->search, hub_search_free);
  g_clear_pointer (&self->catalogue, hub_catalogue_close);
}

/* Begins to write the file of the index where much is not in it, or its words are stale. */
static void
reading_start_writing (HubReading *self)
{
  HubIndex *index = hub_search_get_index (self->search);
  HubIndexSnapshot *snapshot;

  if (self->writing != NULL || self->is_unwritable)
    return;

  snapshot = hub_index_take_snapshot (index);
  if (hub_index_is_stale (index))
    self->writing = hub_index_writing_new_anew (self->data_dir);
  else if (snapshot != NULL)
    self->writing = hub_index_writing_new (snapshot);
}

/* Has the next refresh use the file, if it is written by now. */
static void
reading_take_file (HubReading *self)
{
  g_auto(HubIndexFile) file = { NULL };
  g_autoptr(GError) error = NULL;

  if (self->writing == NULL || !hub_index_writing_is_done (self->writing))
    return;

  if (hub_index_writing_finish (g_steal_pointer (&self->writing), &file, &error))
    {
      hub_index_offer_file (hub_search_get_index (self->search), &file);
      return;
    }

  g_debug ("the index is not written: %s", error->message);
  if (hub_index_is_stale (hub_search_get_index (self->search)))
    hub_index_read_anew (hub_search_get_index (self->search));
  self->is_unwritable = !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY);
}

/* Whether the open catalogue is still the file of that name. */
static gboolean
reading_is_current (HubReading *self)
{
  GStatBuf info;

  return self->catalogue != NULL &&
         g_stat (self->path, &info) == 0 &&
         info.st_dev == self->device &&
         info.st_ino == self->inode;
}

/* Whether what was stale has been made anew. */
static gboolean
reading_is_overdue (HubReading *self)
{
  return self->writing != NULL && hub_index_is_stale (hub_search_get_index (self->search)) &&
         hub_index_writing_is_done (self->writing);
}

/**
 * hub_reading_new:
 * @data_dir: (type filename): folder of catalogue.db
 *
 * Makes what the worker owns; nothing is opened yet.
 *
 * Returns: (transfer full): a reading
 */
HubReading *
hub_reading_new (const char *data_dir)
{
  HubReading *self = g_new0 (HubReading, 1);

  self->data_dir = g_strdup (data_dir);
  self->path = g_build_filename (data_dir, "catalogue.db", NULL);

  return self;
}

void
hub_reading_free (HubReading *self)
{
  reading_close (self);
  g_clear_pointer (&self->highlighter, hub_highlighter_free);
  g_free (self->path);
  g_free (self->data_dir);
  g_free (self);
}

/**
 * hub_reading_open:
 * @self: a reading
 * @cancellable: (nullable): stops the reading of the index
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Opens the catalogue and reads it into memory, unless that is done. Of a stale index only the news
 * are read, and it is refreshed once it has been made anew.
 *
 * Returns: whether it is open
 */
gboolean
hub_reading_open (HubReading   *self,
                  GCancellable *cancellable,
                  GError      **error)
{
  GStatBuf info;

  if (self->catalogue != NULL)
    return !reading_is_overdue (self) || hub_reading_refresh (self, cancellable, error);

  self->catalogue = hub_catalogue_open (self->data_dir, error);
  if (self->catalogue == NULL)
    return FALSE;

  self->search = hub_search_new_at_once (self->catalogue, cancellable, error);
  if (self->search == NULL)
    {
      reading_close (self);
      return FALSE;
    }

  if (g_stat (self->path, &info) == 0)
    {
      self->device = info.st_dev;
      self->inode = info.st_ino;
    }
  reading_start_writing (self);

  return TRUE;
}

/**
 * hub_reading_refresh:
 * @self: a reading
 * @cancellable: (nullable): stops the reading of the index
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Takes in what has changed in the catalogue; opens it again where it is closed or its file was
 * replaced.
 *
 * Returns: whether it is up to date
 */
gboolean
hub_reading_refresh (HubReading   *self,
                     GCancellable *cancellable,
                     GError      **error)
{
  if (!reading_is_current (self))
    {
      reading_close (self);
      return hub_reading_open (self, cancellable, error);
    }

  reading_take_file (self);
  if (!hub_search_refresh (self->search, cancellable, error))
    return FALSE;
  reading_start_writing (self);

  return TRUE;
}

/* What finds the words, if there are any; kept, as the next rows mostly are for the same. */
static HubHighlighter *
get_highlighter (HubReading   *self,
                 HubTextQuery *words)
{
  guint tongues = hub_index_get_tongues (hub_search_get_index (self->search));

  if (words == NULL || *hub_text_query_get_text (words) == '\0')
    return NULL;

  if (self->highlighter == NULL || !hub_highlighter_is_for (self->highlighter, words, tongues))
    {
      g_clear_pointer (&self->highlighter, hub_highlighter_free);
      self->highlighter = hub_highlighter_new (words, tongues);
    }

  return self->highlighter;
}

/* Looks for words in the files that are kept of an entry, if their text is stored. */
static gboolean
mark_files (HubReading      *self,
            HubRow          *row,
            HubHighlighter  *highlighter,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr(HubFileText) text = NULL;
  g_autoptr(GError) cause = NULL;
  gsize n_read = 0;
  gboolean is_marked = FALSE;

  while (!is_marked && n_read < FILES_READ &&
         !g_cancellable_set_error_if_cancelled (cancellable, &cause))
    {
      HubFileText *next = hub_catalogue_next_file_text (self->catalogue,
                                                        hub_entry_get_uuid (row->entry),
                                                        hub_entry_get_langcode (row->entry),
                                                        text, &cause);

      g_clear_pointer (&text, hub_file_text_free);
      text = next;
      if (text == NULL)
        break;
      n_read += text->text != NULL ? strlen (text->text) : 0;
      is_marked = text->text != NULL && g_utf8_validate (text->text, -1, NULL) &&
                  hub_row_mark_file (row, highlighter, text->name, text->text, cancellable);
    }

  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
mark_row (HubReading     *self,
          HubRow         *row,
          HubTextQuery   *words,
          HubHighlighter *highlighter,
          GCancellable   *cancellable,
          GError        **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *body = NULL;

  row->words = hub_text_query_ref (words);
  if (hub_row_mark (row, highlighter))
    return TRUE;

  body = hub_catalogue_dup_body (self->catalogue, hub_entry_get_id (row->entry), BODY_READ,
                                 &local_error);
  if (body != NULL && hub_row_mark_body (row, highlighter, body))
    return TRUE;
  if (local_error == NULL)
    return mark_files (self, row, highlighter, cancellable, error);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
row_unref (gpointer row)
{
  g_clear_pointer ((HubRow **) &row, hub_row_unref);
}

/**
 * hub_reading_get_rows:
 * @self: a reading that is open
 * @ids: (array length=n_ids): rows of entries
 * @n_ids: how many
 * @words: (nullable): what is marked in them
 * @cancellable: (nullable): stops reading
 * @error: `G_IO_ERROR_CANCELLED`, or as [method@Hub.Database.fail] says
 *
 * Gets entries as a list shows them.
 *
 * Returns: (transfer full) (nullable) (element-type HubRow): in the order of @ids; an entry that
 *   is gone is a %NULL element
 */
GPtrArray *
hub_reading_get_rows (HubReading    *self,
                      const gint64  *ids,
                      guint          n_ids,
                      HubTextQuery  *words,
                      GCancellable  *cancellable,
                      GError       **error)
{
  HubHighlighter *highlighter = get_highlighter (self, words);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_full (n_ids, row_unref);
  g_autoptr(GPtrArray) entries = hub_catalogue_get_rows (self->catalogue, ids, n_ids, cancellable,
                                                         error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      HubEntry *entry = g_ptr_array_index (entries, i);
      HubRow *row = entry != NULL ? hub_row_new (entry) : NULL;

      g_ptr_array_add (rows, row);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          (row != NULL && highlighter != NULL &&
           !mark_row (self, row, words, highlighter, cancellable, error)))
        return NULL;
    }

  return entries != NULL ? g_steal_pointer (&rows) : NULL;
}

static void
marks_unref (gpointer marks)
{
  g_clear_pointer ((GArray **) &marks, g_array_unref);
}

/**
 * hub_reading_mark_text:
 * @self: a reading that is open
 * @text: the text of an entry
 * @entry: whose text it is
 * @words: what is marked in it
 * @cancellable: (nullable): stops it
 * @error: `G_IO_ERROR_CANCELLED`
 *
 * Finds where words stand in a text, by the rules of the search.
 *
 * Returns: (transfer full) (element-type GArray): for each block a #GArray of #HubMark, or %NULL
 */
GPtrArray *
hub_reading_mark_text (HubReading    *self,
                       HubRichText   *text,
                       HubEntry      *entry,
                       HubTextQuery  *words,
                       GCancellable  *cancellable,
                       GError       **error)
{
  HubHighlighter *highlighter = get_highlighter (self, words);
  HubTongue tongue = hub_tongue_from_row (hub_entry_get_langcode (entry),
                                          hub_entry_get_title (entry));
  guint n_blocks = hub_rich_text_get_n_blocks (text);
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_full (n_blocks, marks_unref);

  for (guint i = 0; i < n_blocks; i++)
    {
      const HubRichBlock *block = hub_rich_text_get_block (text, i);
      g_autoptr(GArray) marks = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (highlighter != NULL && block->kind != HUB_RICH_RULE)
        marks = hub_highlighter_find (highlighter, tongue, HUB_FIELD_BODY, block->text);
      g_ptr_array_add (blocks, marks != NULL && marks->len > 0 ? g_steal_pointer (&marks) : NULL);
    }

  return g_steal_pointer (&blocks);
}

/**
 * hub_reading_end:
 * @self: a reading
 * @result: (nullable): what a job has made
 * @local_error: (transfer full) (nullable): its error
 * @error: where @local_error goes
 *
 * Ends a job: lets go of a catalogue that turned out to be damaged.
 *
 * Returns: (transfer full) (nullable): @result
 */
gpointer
hub_reading_end (HubReading *self,
                 gpointer    result,
                 GError     *local_error,
                 GError    **error)
{
  if (g_error_matches (local_error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED))
    reading_close (self);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return result;
}
