/* hub-discoverer.c: looks at hubs without holding anyone up
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-discoverer"

#include "hub-discoverer.h"

#include "hub-profile-file.h"
#include "hub-worker.h"

/**
 * HubDiscoverer:
 *
 * Looks at hubs, one after another, on a thread of its own, and saves what was found. The thread is
 * there from the first look on. Used from the main thread.
 */
struct _HubDiscoverer
{
  GObject       parent_instance;

  char         *config_dir;   /* (owned): of the user's own profile */
  HubWorker    *net;          /* (owned) (nullable) */
  gboolean      is_stopped;
  GCancellable *stop;         /* (owned): fired by hub_discoverer_stop () */
};

G_DEFINE_FINAL_TYPE (HubDiscoverer, hub_discoverer, G_TYPE_OBJECT)

/* What to tell the caller, and where. */
typedef struct
{
  HubSurveyProgress  function;
  gpointer           data;
  GDestroyNotify     data_free;
  GMainContext      *context;    /* (owned) */
} Listener;

/* One look. Made on the main thread, then the worker's alone. */
typedef struct
{
  char         *address;     /* (owned) */
  Listener     *listener;    /* (owned): counted, as words may be under way when the look ends */
  GCancellable *cancellable; /* (owned): fired by the two below */
  GCancellable *sources[2];  /* (owned) (nullable) */
  gulong        handlers[2]; /* of `sources` */
} Look;

static void
listener_clear (gpointer data)
{
  Listener *listener = data;

  if (listener->data_free != NULL)
    listener->data_free (listener->data);
  g_main_context_unref (listener->context);
}

static void
listener_unref (gpointer listener)
{
  g_atomic_rc_box_release_full (listener, listener_clear);
}

static void
look_free (Look *look)
{
  for (guint i = 0; i < G_N_ELEMENTS (look->sources); i++)
    {
      if (look->handlers[i] != 0)
        g_cancellable_disconnect (look->sources[i], look->handlers[i]);
      g_clear_object (&look->sources[i]);
    }
  g_free (look->address);
  g_object_unref (look->cancellable);
  listener_unref (look->listener);
  g_free (look);
}

/* --- progress, from the worker to the caller --- */

typedef struct
{
  Listener      *listener;   /* (owned) */
  HubSurveyStep  step;
  guint          done;
  guint          total;
} Word;

static void
word_free (gpointer data)
{
  Word *word = data;

  listener_unref (word->listener);
  g_free (word);
}

static gboolean
word_cb (gpointer data)
{
  const Word *word = data;

  word->listener->function (word->step, word->done, word->total, word->listener->data);

  return G_SOURCE_REMOVE;
}

static void
survey_progress (HubSurveyStep step,
                 guint         done,
                 guint         total,
                 gpointer      user_data)
{
  Look *look = user_data;
  g_autoptr(GSource) source = g_idle_source_new ();
  Word *word = g_new0 (Word, 1);

  word->listener = g_atomic_rc_box_acquire (look->listener);
  word->step = step;
  word->done = done;
  word->total = total;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, word_cb, word, word_free);
  g_source_attach (source, look->listener->context);
}

/* --- jobs --- */

static gpointer
run_job (gpointer       owned,
         gpointer       task_data,
         GCancellable  *cancellable,
         GError       **error)
{
  static const JsonapiClientLimits limits = JSONAPI_CLIENT_LIMITS_INIT;
  Look *look = task_data;

  return hub_discovery_run (look->address, &limits, survey_progress, look, cancellable, error);
}

/* What is saved, and where to. */
typedef struct
{
  HubDiscovery *discovery;    /* (owned) */
  char         *config_dir;   /* (owned) */
} Save;

static void
save_free (Save *save)
{
  hub_discovery_unref (save->discovery);
  g_free (save->config_dir);
  g_free (save);
}

static gpointer
save_job (gpointer       owned,
          gpointer       task_data,
          GCancellable  *cancellable,
          GError       **error)
{
  Save *save = task_data;
  g_autofree char *json = hub_discovery_to_json (save->discovery);
  g_autofree char *backup = NULL;

  return GINT_TO_POINTER (hub_profile_file_save (save->config_dir, json, &backup, error));
}

/* --- the object --- */

static void
hub_discoverer_dispose (GObject *object)
{
  hub_discoverer_stop (HUB_DISCOVERER (object));

  G_OBJECT_CLASS (hub_discoverer_parent_class)->dispose (object);
}

static void
hub_discoverer_finalize (GObject *object)
{
  HubDiscoverer *self = HUB_DISCOVERER (object);

  g_free (self->config_dir);
  g_object_unref (self->stop);

  G_OBJECT_CLASS (hub_discoverer_parent_class)->finalize (object);
}

static void
hub_discoverer_class_init (HubDiscovererClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_discoverer_dispose;
  object_class->finalize = hub_discoverer_finalize;
}

static void
hub_discoverer_init (HubDiscoverer *self)
{
  self->stop = g_cancellable_new ();
}

/**
 * hub_discoverer_new:
 * @config_dir: the user's configuration folder of this program
 *
 * Makes what looks at hubs; no thread is started before the first look.
 *
 * Returns: (transfer full): the object
 */
HubDiscoverer *
hub_discoverer_new (const char *config_dir)
{
  HubDiscoverer *self = g_object_new (HUB_TYPE_DISCOVERER, NULL);

  g_return_val_if_fail (config_dir != NULL, NULL);

  self->config_dir = g_strdup (config_dir);

  return self;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      target)
{
  g_cancellable_cancel (target);
}

static void
chain (HubDiscoverer *self,
       Look          *look,
       GCancellable  *cancellable)
{
  look->cancellable = g_cancellable_new ();
  look->sources[0] = g_object_ref (self->stop);
  look->sources[1] = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (look->sources); i++)
    if (look->sources[i] != NULL)
      look->handlers[i] = g_cancellable_connect (look->sources[i], G_CALLBACK (cancelled_cb),
                                                 g_object_ref (look->cancellable),
                                                 g_object_unref);
}

static void
push (HubDiscoverer  *self,
      GTask          *task,
      HubWorkerJob    job,
      GDestroyNotify  result_free)
{
  if (self->is_stopped)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No more is looked at");
      g_object_unref (task);
      return;
    }
  if (self->net == NULL)
    self->net = hub_worker_new ("hub-net", NULL, NULL, NULL, NULL);
  hub_worker_push (self->net, task, job, result_free);
}

/**
 * hub_discoverer_run_async:
 * @self: what looks
 * @address: a site, a page of it, or the entry point of its JSON:API
 * @progress: told before each step, on the thread-default context of the caller
 * @progress_data: for @progress
 * @progress_data_free: (nullable): called when nothing more will be told, which may be after
 *   @callback
 * @cancellable: (nullable): stops it
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Looks at a hub. Keeps nothing.
 */
void
hub_discoverer_run_async (HubDiscoverer       *self,
                          const char          *address,
                          HubSurveyProgress    progress,
                          gpointer             progress_data,
                          GDestroyNotify       progress_data_free,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Look *look = g_new0 (Look, 1);
  GTask *task;

  g_return_if_fail (HUB_IS_DISCOVERER (self));
  g_return_if_fail (address != NULL && progress != NULL);

  look->address = g_strdup (address);
  look->listener = g_atomic_rc_box_new0 (Listener);
  look->listener->function = progress;
  look->listener->data = progress_data;
  look->listener->data_free = progress_data_free;
  look->listener->context = g_main_context_ref_thread_default ();
  chain (self, look, cancellable);
  task = g_task_new (self, look->cancellable, callback, user_data);
  g_task_set_source_tag (task, hub_discoverer_run_async);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  push (self, task, run_job, (GDestroyNotify) hub_discovery_unref);
}

/**
 * hub_discoverer_run_finish:
 * @self: what looks
 * @result: the result
 * @error: as hub_discovery_run ()
 *
 * Ends hub_discoverer_run_async ().
 *
 * Returns: (transfer full): what was found
 */
HubDiscovery *
hub_discoverer_run_finish (HubDiscoverer  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hub_discoverer_save_async:
 * @self: what looks
 * @discovery: what was found, with the choices of the user; not to be touched until @callback
 * @callback: called when it is saved
 * @user_data: for @callback
 *
 * Makes what was found the user's own profile. The one that was there is kept as a copy.
 */
void
hub_discoverer_save_async (HubDiscoverer       *self,
                           HubDiscovery        *discovery,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Save *save = g_new0 (Save, 1);
  GTask *task;

  g_return_if_fail (HUB_IS_DISCOVERER (self));
  g_return_if_fail (discovery != NULL);

  save->discovery = hub_discovery_ref (discovery);
  save->config_dir = g_strdup (self->config_dir);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, hub_discoverer_save_async);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  push (self, task, save_job, NULL);
}

/**
 * hub_discoverer_save_finish:
 * @self: what looks
 * @result: the result
 * @error: as hub_profile_file_save ()
 *
 * Ends hub_discoverer_save_async ().
 *
 * Returns: whether it is saved
 */
gboolean
hub_discoverer_save_finish (HubDiscoverer  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * hub_discoverer_stop:
 * @self: what looks
 *
 * Cancels what runs and joins the thread; nothing is looked at any more. Callbacks still come.
 */
void
hub_discoverer_stop (HubDiscoverer *self)
{
  g_return_if_fail (HUB_IS_DISCOVERER (self));

  self->is_stopped = TRUE;
  g_cancellable_cancel (self->stop);
  g_clear_pointer (&self->net, hub_worker_stop);
}
