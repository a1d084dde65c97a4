/* hub-browse-model.c: the question that Browse asks, and its answer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-browse-model"

#include "hub-browse-model.h"

/**
 * HubBrowseModel:
 *
 * Holds the query of Browse and what is typed in the search field, asks the reader whenever they
 * change, and keeps the newest answer. A new question cancels the one before it, and a late answer
 * is dropped.
 *
 * What is typed is read on the reader's worker, which knows all names of values. So its operators
 * are part of the query, and no longer of the typed text, when the answer has come; until then the
 * query has their words.
 *
 * Signal `query-changed`: at once. Signal `answered`: results or an error have come. Signal
 * `typed-changed (is_answer)`: the field should hold another text; with %TRUE because what it held
 * has been read, unless it holds something newer by now. Main thread.
 */
struct _HubBrowseModel
{
  GObject       parent_instance;

  HubReader    *reader;        /* (owned) */
  HubLibrary   *library;       /* (owned) */
  HubEntryList *list;          /* (owned) */
  HubQuery     *query;         /* (owned) */
  char         *typed;         /* (owned): what the search field is to hold */
  gsize         cursor;        /* bytes of it, HUB_NO_CURSOR when typing is over */
  HubResults   *results;       /* (owned) (nullable): the last that came */
  GError       *error;         /* (owned) (nullable): why the last search failed */
  GCancellable *cancellable;   /* (owned) (nullable): of the search under way */
  guint         stamp;         /* of the last search asked */
};

typedef enum
{
  SIGNAL_QUERY_CHANGED,
  SIGNAL_ANSWERED,
  SIGNAL_TYPED_CHANGED,
} HubBrowseModelSignal;

static guint signals[SIGNAL_TYPED_CHANGED + 1];

G_DEFINE_FINAL_TYPE (HubBrowseModel, hub_browse_model, G_TYPE_OBJECT)

typedef struct
{
  HubBrowseModel *model;   /* (owned) */
  guint           stamp;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->model);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

/* What was typed is read: takes its operators over into the query. */
static void
take_typing (HubBrowseModel *self,
             HubTyping      *typing)
{
  gboolean is_same = g_str_equal (typing->rest, self->typed);

  hub_query_unref (self->query);
  self->query = hub_query_ref (typing->query);
  if (is_same)
    return;

  g_set_str (&self->typed, typing->rest);
  self->cursor = typing->cursor;
  g_signal_emit (self, signals[SIGNAL_TYPED_CHANGED], 0, TRUE);
}

static void
search_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Asked) asked = user_data;
  HubBrowseModel *self = asked->model;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubTyping) typing = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(HubResults) results = hub_reader_type_finish (HUB_READER (source), result, &typing,
                                                          &rows, &error);
  const gint64 *ids;
  guint n_ids = 0;

  if (asked->stamp != self->stamp || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  if (results == NULL)
    {
      self->error = g_steal_pointer (&error);
      g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
      return;
    }

  g_clear_pointer (&self->results, hub_results_unref);
  self->results = g_steal_pointer (&results);
  ids = hub_results_get_ids (self->results, &n_ids);
  take_typing (self, typing);
  hub_entry_list_set_words (self->list, hub_query_get_words (self->query));
  if (rows != NULL)
    hub_entry_list_put_rows (self->list, ids, rows);
  hub_entry_list_update_ids (self->list, ids, n_ids);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

static void
reader_changed_cb (HubBrowseModel *self)
{
  hub_entry_list_forget_rows (self->list);
  hub_browse_model_search (self);
}

static void
hub_browse_model_dispose (GObject *object)
{
  HubBrowseModel *self = HUB_BROWSE_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->list);
  g_clear_object (&self->reader);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (hub_browse_model_parent_class)->dispose (object);
}

static void
hub_browse_model_finalize (GObject *object)
{
  HubBrowseModel *self = HUB_BROWSE_MODEL (object);

  g_clear_pointer (&self->query, hub_query_unref);
  g_free (self->typed);
  g_clear_pointer (&self->results, hub_results_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (hub_browse_model_parent_class)->finalize (object);
}

static void
hub_browse_model_class_init (HubBrowseModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_browse_model_dispose;
  object_class->finalize = hub_browse_model_finalize;

  signals[SIGNAL_QUERY_CHANGED] =
    g_signal_new ("query-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ANSWERED] =
    g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TYPED_CHANGED] =
    g_signal_new ("typed-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
hub_browse_model_init (HubBrowseModel *self)
{
  self->query = hub_query_new ();
  self->typed = g_strdup ("");
  self->cursor = HUB_NO_CURSOR;
}

/**
 * hub_browse_model_new:
 * @reader: who answers
 * @library: what says which entries are kept
 *
 * Makes a model that asks for everything; the first search begins with hub_browse_model_search().
 *
 * Returns: (transfer full): the model
 */
HubBrowseModel *
hub_browse_model_new (HubReader  *reader,
                      HubLibrary *library)
{
  HubBrowseModel *self;

  g_return_val_if_fail (HUB_IS_READER (reader), NULL);
  g_return_val_if_fail (HUB_IS_LIBRARY (library), NULL);

  self = g_object_new (HUB_TYPE_BROWSE_MODEL, NULL);
  self->reader = g_object_ref (reader);
  self->library = g_object_ref (library);
  self->list = hub_entry_list_new (reader, library);
  g_signal_connect_object (reader, "changed", G_CALLBACK (reader_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

HubReader *
hub_browse_model_get_reader (HubBrowseModel *self)
{
  g_return_val_if_fail (HUB_IS_BROWSE_MODEL (self), NULL);

  return self->reader;
}

HubLibrary *
hub_browse_model_get_library (HubBrowseModel *self)
{
  g_return_val_if_fail (HUB_IS_BROWSE_MODEL (self), NULL);

  return self->library;
}

HubEntryList *
hub_browse_model_get_list (HubBrowseModel *self)
{
  g_return_val_if_fail (HUB_IS_BROWSE_MODEL (self), NULL);

  return self->list;
}

HubQuery *
hub_browse_model_get_query (HubBrowseModel *self)
{
  g_return_val_if_fail (HUB_IS_BROWSE_MODEL (self), NULL);

  return self->query;
}

static void
replace_query (HubBrowseModel *self,
               HubQuery       *query)
{
  HubQuery *old = self->query;

  self->query = hub_query_ref (query);
  hub_query_unref (old);
}

/**
 * hub_browse_model_set_query:
 * @self: a model
 * @query: what to ask
 *
 * Asks another question, if it is another. If it has other words than the search field, or nothing
 * at all, they take the place of what is typed there. The answer comes with `answered`.
 */
void
hub_browse_model_set_query (HubBrowseModel *self,
                            HubQuery       *query)
{
  const char *text;

  g_return_if_fail (HUB_IS_BROWSE_MODEL (self));
  g_return_if_fail (query != NULL);

  if (hub_query_equal (self->query, query))
    return;

  text = hub_query_get_text (query);
  if ((!g_str_equal (hub_query_get_text (self->query), text) || !hub_query_is_narrowed (query)) &&
      !g_str_equal (self->typed, text))
    {
      g_set_str (&self->typed, text);
      self->cursor = HUB_NO_CURSOR;
      g_signal_emit (self, signals[SIGNAL_TYPED_CHANGED], 0, FALSE);
    }
  replace_query (self, query);
  g_signal_emit (self, signals[SIGNAL_QUERY_CHANGED], 0);
  hub_browse_model_search (self);
}

/**
 * hub_browse_model_set_typed:
 * @self: a model
 * @typed: what the search field holds, valid UTF-8
 * @cursor: bytes of it before the cursor, `HUB_NO_CURSOR` when typing is over
 *
 * Asks what is typed, beside what is chosen, if it is something else. The answer comes with
 * `answered`.
 */
void
hub_browse_model_set_typed (HubBrowseModel *self,
                            const char     *typed,
                            gsize           cursor)
{
  g_autoptr(HubQuery) query = NULL;

  g_return_if_fail (HUB_IS_BROWSE_MODEL (self));
  g_return_if_fail (typed != NULL);

  if (g_str_equal (self->typed, typed) && (self->cursor == cursor || *typed == '\0'))
    return;

  g_set_str (&self->typed, typed);
  self->cursor = cursor;
  query = hub_query_with_text (self->query, typed);
  replace_query (self, query);
  g_signal_emit (self, signals[SIGNAL_QUERY_CHANGED], 0);
  hub_browse_model_search (self);
}

const char *
hub_browse_model_get_typed (HubBrowseModel *self)
{
  g_return_val_if_fail (HUB_IS_BROWSE_MODEL (self), NULL);

  return self->typed;
}

/* bytes before the cursor, `HUB_NO_CURSOR` when it is behind the last one */
gsize
hub_browse_model_get_cursor (HubBrowseModel *self)
{
  g_return_val_if_fail (HUB_IS_BROWSE_MODEL (self), HUB_NO_CURSOR);

  return self->cursor;
}

/**
 * hub_browse_model_get_results:
 * @self: a model
 *
 * Gets the newest answer, which may be to an earlier query while one is under way.
 *
 * Returns: (transfer none) (nullable): the results, %NULL before the first
 */
HubResults *
hub_browse_model_get_results (HubBrowseModel *self)
{
  g_return_val_if_fail (HUB_IS_BROWSE_MODEL (self), NULL);

  return self->results;
}

const GError *
hub_browse_model_get_error (HubBrowseModel *self)
{
  g_return_val_if_fail (HUB_IS_BROWSE_MODEL (self), NULL);

  return self->error;
}

gboolean
hub_browse_model_is_busy (HubBrowseModel *self)
{
  g_return_val_if_fail (HUB_IS_BROWSE_MODEL (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * hub_browse_model_search:
 * @self: a model
 *
 * Asks the query again, at once; the search under way is cancelled, and so are the rows of the
 * answer before.
 */
void
hub_browse_model_search (HubBrowseModel *self)
{
  Asked *asked;

  g_return_if_fail (HUB_IS_BROWSE_MODEL (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hub_entry_list_give_way (self->list);

  asked = g_new0 (Asked, 1);
  asked->model = g_object_ref (self);
  asked->stamp = ++self->stamp;
  hub_reader_type_async (self->reader, self->query, self->typed, self->cursor, self->cancellable,
                         search_cb, asked);
}
