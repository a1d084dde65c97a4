/* hub-reader-topics.c: what the catalogue has of objectives and the like, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reader"

#include "hub-reader-topics.h"

#include "hub-reader-private.h"
#include "hub-reading.h"

/* Which topic. */
typedef struct
{
  HubVocabulary  vocabulary;
  char          *code;         /* (owned) */
} Key;

static void
key_free (gpointer data)
{
  Key *self = data;

  g_free (self->code);
  g_free (self);
}

static gpointer
topics_job (gpointer       owned,
            gpointer       unused,
            GCancellable  *cancellable,
            GError       **error)
{
  HubReading *reading = owned;
  GPtrArray *topics = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    topics = hub_brief_list_topics (reading->catalogue, hub_search_get_index (reading->search),
                                    cancellable, &local_error);

  return hub_reading_end (reading, topics, local_error, error);
}

static gpointer
brief_job (gpointer       owned,
           gpointer       task_data,
           GCancellable  *cancellable,
           GError       **error)
{
  HubReading *reading = owned;
  const Key *key = task_data;
  HubBrief *brief = NULL;
  GError *local_error = NULL;

  if (hub_reading_open (reading, cancellable, &local_error))
    brief = hub_brief_new (reading->catalogue, hub_search_get_index (reading->search),
                           key->vocabulary, key->code, cancellable, &local_error);

  return hub_reading_end (reading, brief, local_error, error);
}

/**
 * hub_reader_topics_async:
 * @self: a reader
 * @cancellable: (nullable): stops the reading, also while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks for all topics: see hub_brief_list_topics().
 */
void
hub_reader_topics_async (HubReader           *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (HUB_IS_READER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_topics_async);
  hub_reader_push (self, task, topics_job, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * hub_reader_topics_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_topics_async().
 *
 * Returns: (transfer full) (element-type HubTopic): the topics
 */
GPtrArray *
hub_reader_topics_finish (HubReader     *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hub_reader_brief_async:
 * @self: a reader
 * @vocabulary: which vocabulary the topic is of
 * @code: its code, from outside
 * @cancellable: (nullable): stops the reading, also while it waits
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Asks what there is of a topic: see hub_brief_new().
 */
void
hub_reader_brief_async (HubReader           *self,
                        HubVocabulary        vocabulary,
                        const char          *code,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task;
  Key *key;

  g_return_if_fail (HUB_IS_READER (self));
  g_return_if_fail (code != NULL);

  key = g_new0 (Key, 1);
  key->vocabulary = vocabulary;
  key->code = g_strdup (code);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_reader_brief_async);
  g_task_set_task_data (task, key, key_free);
  hub_reader_push (self, task, brief_job, (GDestroyNotify) hub_brief_unref);
}

/**
 * hub_reader_brief_finish:
 * @self: a reader
 * @result: what the callback got
 * @error: `G_IO_ERROR_CANCELLED`, or one of the `STORE` errors of [error@Hub.Error]
 *
 * Ends hub_reader_brief_async().
 *
 * Returns: (transfer full) (nullable): the brief, %NULL without @error when there is no such topic
 */
HubBrief *
hub_reader_brief_finish (HubReader     *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
