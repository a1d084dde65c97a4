/* hub-reader-marks.c: where words stand in the text of an entry, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reader"

#include "hub-reader-marks.h"

#include "hub-reader-private.h"
#include "hub-reading.h"

/* What to mark in what. */
typedef struct
{
  HubRichText  *text;    /* (owned) */
  HubEntry     *entry;   /* (owned) */
  HubTextQuery *words;   /* (owned) */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  hub_rich_text_unref (self->text);
  g_object_unref (self->entry);
  hub_text_query_unref (self->words);
  g_free (self);
}

static gpointer
marks_job (gpointer       owned,
           gpointer       task_data,
           GCancellable  *cancellable,
           GError       **error)
{
  HubReading *reading = owned;
  const Asked *asked = task_data;
  GPtrArray *marks = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    marks = hub_reading_mark_text (reading, asked->text, asked->entry, asked->words, cancellable,
                                   &local_error);

  return hub_reading_end (reading, marks, local_error, error);
}

/**
 * hub_reader_marks_async:
 * @self: a reader
 * @text: a text
 * @entry: whose text it is
 * @words: what was searched for
 * @cancellable: (nullable): stops it, also while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks where the words stand in the text.
 */
void
hub_reader_marks_async (HubReader           *self,
                        HubRichText         *text,
                        HubEntry            *entry,
                        HubTextQuery        *words,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;
  Asked *asked;

  g_return_if_fail (HUB_IS_READER (self));
  g_return_if_fail (text != NULL && words != NULL);
  g_return_if_fail (HUB_IS_ENTRY (entry));

  asked = g_new0 (Asked, 1);
  asked->text = hub_rich_text_ref (text);
  asked->entry = g_object_ref (entry);
  asked->words = hub_text_query_ref (words);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_marks_async);
  g_task_set_task_data (task, asked, asked_free);
  hub_reader_push (self, task, marks_job, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * hub_reader_marks_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_marks_async().
 *
 * Returns: (transfer full) (element-type GArray): see hub_reading_mark_text()
 */
GPtrArray *
hub_reader_marks_finish (HubReader     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
