/* hub-reader-whole.c: an entry and its text, as one who reads it sees it, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reader"

#include "hub-reader-whole.h"

#include "hub-reader-private.h"
#include "hub-reading.h"

/* What is asked for, and what comes. */
typedef struct
{
  HubEntry    *entry;      /* (owned) */
  gboolean     is_whole;   /* it has all; else it says which to read */
  HubRichText *text;       /* (owned) (nullable): of its body */
} Whole;

static void
whole_free (gpointer data)
{
  Whole *self = data;

  g_object_unref (self->entry);
  g_clear_pointer (&self->text, hub_rich_text_unref);
  g_free (self);
}

static Whole *
whole_new (HubEntry *entry)   /* (transfer full) */
{
  Whole *self = g_new0 (Whole, 1);

  self->entry = entry;
  return self;
}

/* A copy that came with a list may have lost its HTML, or have text beside HTML that has none. */
static HubRichText *
read_text (HubEntry *entry)
{
  const char *html = hub_entry_get_body_html (entry);
  const char *plain = hub_entry_get_body_text (entry);
  g_autoptr(HubRichText) text = NULL;

  if (html != NULL)
    text = hub_rich_text_new (html, hub_entry_get_url (entry), HUB_READER_TEXT_MAX);
  if (text == NULL || hub_rich_text_get_n_blocks (text) == 0)
    {
      g_clear_pointer (&text, hub_rich_text_unref);
      text = hub_rich_text_new_plain (plain != NULL ? plain : "", HUB_READER_TEXT_MAX);
    }
  return g_steal_pointer (&text);
}

static gpointer
whole_job (gpointer       owned,
           gpointer       task_data,
           GCancellable  *cancellable,
           GError       **error)
{
  HubReading *reading = owned;
  const Whole *asked = task_data;
  HubEntry *entry = NULL;
  Whole *whole = NULL;
  GError *local_error = NULL;

  if (asked->is_whole)
    entry = g_object_ref (asked->entry);
  else if (hub_reading_open (reading, cancellable, &local_error))
    entry = hub_catalogue_find_entry (reading->catalogue, hub_entry_get_uuid (asked->entry),
                                      hub_entry_get_langcode (asked->entry), &local_error);
  if (entry != NULL)
    {
      whole = whole_new (entry);
      whole->text = read_text (entry);
    }

  return hub_reading_end (reading, whole, local_error, error);
}

/**
 * hub_reader_whole_async:
 * @self: a reader
 * @entry: an entry, as a row has it or whole
 * @is_whole: whether it is whole, and need not be in the catalogue
 * @cancellable: (nullable): stops the reading, also while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks for an entry with all it has, and for its text.
 */
void
hub_reader_whole_async (HubReader           *self,
                        HubEntry            *entry,
                        gboolean             is_whole,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;
  Whole *asked;

  g_return_if_fail (HUB_IS_READER (self));
  g_return_if_fail (HUB_IS_ENTRY (entry));

  asked = whole_new (g_object_ref (entry));
  asked->is_whole = is_whole;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_whole_async);
  g_task_set_task_data (task, asked, whole_free);
  hub_reader_push (self, task, whole_job, whole_free);
}

/**
 * hub_reader_whole_finish:
 * @self: a reader
 * @result: what the callback got
 * @text: (out) (transfer full) (nullable): the text, at most %HUB_READER_TEXT_MAX bytes
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_whole_async().
 *
 * Returns: (transfer full) (nullable): the entry, %NULL without @error when there is none
 */
HubEntry *
hub_reader_whole_finish (HubReader     *self,
                         GAsyncResult  *result,
                         HubRichText  **text,
                         GError       **error)
{
  Whole *whole;
  HubEntry *entry = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  *text = NULL;
  whole = g_task_propagate_pointer (G_TASK (result), error);
  if (whole != NULL)
    {
      entry = g_object_ref (whole->entry);
      *text = g_steal_pointer (&whole->text);
      whole_free (whole);
    }
  return entry;
}

static gpointer
related_job (gpointer       owned,
             gpointer       entry,
             GCancellable  *cancellable,
             GError       **error)
{
  HubReading *reading = owned;
  GPtrArray *related = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    related = hub_related_list (reading->catalogue, hub_search_get_index (reading->search), entry,
                                cancellable, &local_error);

  return hub_reading_end (reading, related, local_error, error);
}

/**
 * hub_reader_related_async:
 * @self: a reader
 * @entry: an entry
 * @cancellable: (nullable): stops the reading, also while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks which entries have much in common with one: see hub_related_list().
 */
void
hub_reader_related_async (HubReader           *self,
                          HubEntry            *entry,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (HUB_IS_READER (self));
  g_return_if_fail (HUB_IS_ENTRY (entry));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_related_async);
  g_task_set_task_data (task, g_object_ref (entry), g_object_unref);
  hub_reader_push (self, task, related_job, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * hub_reader_related_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_related_async().
 *
 * Returns: (transfer full) (nullable) (element-type HubRelated): the entries, the closest first
 */
GPtrArray *
hub_reader_related_finish (HubReader     *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
