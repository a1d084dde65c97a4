/* hub-file-texts.c: has the words of kept files found, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wanted is compared with what the catalogue has: texts of files that are kept no more, or
 * are other files by now, leave it, and those that lack are read (hub-pdf-text.c) and stored. So
 * nothing need be remembered, and a catalogue that was made anew gets its texts again. A file that
 * has no text to read gets an empty one, so that it is read once; one of which that is not known,
 * for reading it took too long or was ended, is tried again by the next run of the program.
 */

#define G_LOG_DOMAIN "hub-file-texts"

#include "hub-file-texts.h"

#include "hub-error.h"
#include "hub-file-store.h"
#include "hub-file-text.h"
#include "hub-pdf-text.h"
#include "hub-worker.h"

#include <string.h>

#define SLICE_USEC    (5 * G_USEC_PER_SEC)   /* of reading, then what there is can be found */
#define SLICE_BYTES   (4 * 1024 * 1024)      /* of text, which others wait for while it is stored */
#define RETRY_SECONDS 30                     /* while another program writes the catalogue */

/**
 * HubFileTexts:
 *
 * Has the words of kept PDFs found, if that is wanted, and not found any more when it is not. Works
 * in the background. Signal `changed`: the catalogue has changed. Main thread only.
 */
struct _HubFileTexts
{
  GObject       parent_instance;

  char         *data_dir;       /* (owned) */
  HubWorker    *worker;         /* (owned) (nullable): once there was something to do */
  GPtrArray    *files;          /* (owned) (nullable) (element-type HubFile): the kept ones */
  GHashTable   *late;           /* (owned) (element-type utf8): not to be tried again, by key */
  GCancellable *cancellable;    /* (owned) (nullable): of the job under way */
  guint         timer;          /* source id of the next try, 0 none */
  gboolean      is_wanted;
  gboolean      is_due;         /* there may be something to do */
  gboolean      is_stopped;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HubFileTexts, hub_file_texts, G_TYPE_OBJECT)

/* On the worker */

/* What is to be found. */
typedef struct
{
  char      *data_dir;   /* (owned) */
  GPtrArray *files;      /* (owned) (element-type HubFile): whose texts are wanted */
} Order;

/* What became of it. */
typedef struct
{
  GPtrArray *late;         /* (owned) (element-type utf8): the keys of files to leave for now */
  gboolean   is_changed;   /* the catalogue */
  gboolean   is_more;      /* to do */
} Answer;

static Answer *
answer_new (void)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->late = g_ptr_array_new_with_free_func (g_free);
  return answer;
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_ptr_array_unref (answer->late);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static void
order_free (gpointer data)
{
  Order *order = data;

  g_ptr_array_unref (order->files);
  g_free (order->data_dir);
  g_free (order);
}

static char *
dup_key (const char *uuid,
         const char *langcode,
         const char *address,
         const char *sha256)
{
  return g_strjoin (" ", uuid, langcode, address, sha256, NULL);
}

static char *
dup_file_key (const HubFile *file)
{
  return dup_key (file->uuid, file->langcode, file->address, file->sha256);
}

/* (transfer full) (element-type utf8 HubFile): files by what names them */
static GHashTable *
map_files (GPtrArray *files)
{
  GHashTable *map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < files->len; i++)
    {
      HubFile *file = g_ptr_array_index (files, i);

      g_hash_table_insert (map, dup_file_key (file), file);
    }

  return map;
}

/* Moves the texts that are of no kept file from @present to what is returned, and leaves in
 * @wanted the files that have none. */
static GPtrArray *
compare (GPtrArray  *present,
         GHashTable *wanted)
{
  GPtrArray *gone = g_ptr_array_new ();

  for (guint i = 0; i < present->len; i++)
    {
      HubFileText *text = g_ptr_array_index (present, i);
      g_autofree char *key = dup_key (text->uuid, text->langcode, text->address, text->sha256);

      if (!g_hash_table_remove (wanted, key))
        g_ptr_array_add (gone, text);
    }

  return gone;
}

static HubFileText *
create_text (const HubFile *file,
             char          *words)   /* (transfer full) (nullable) */
{
  HubFileText *text = g_new0 (HubFileText, 1);

  text->uuid = g_strdup (file->uuid);
  text->langcode = g_strdup (file->langcode);
  text->address = g_strdup (file->address);
  text->sha256 = g_strdup (file->sha256);
  text->name = g_strdup (file->name);
  text->text = words != NULL ? words : g_strdup ("");
  return text;
}

/* Reads a file. One that cannot be opened is left for another time, as is all if nothing can be
 * read.
 *
 * Returns: whether to go on */
static gboolean
read_file (const char     *folder,
           const HubFile  *file,
           GPtrArray      *texts,
           GPtrArray      *late,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autofree char *path = g_build_filename (folder, file->stored, NULL);
  g_autoptr(GError) cause = NULL;
  char *words = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;

  words = hub_pdf_text_read (path, HUB_PDF_TEXT_MAX_MS, cancellable, &cause);
  if (words != NULL || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    g_ptr_array_add (texts, create_text (file, words));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
           g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_FAILED))
    g_ptr_array_add (late, dup_file_key (file));
  else if (cause->domain != HUB_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  if (cause != NULL)
    g_debug ("%s", cause->message);
  return TRUE;
}

static gsize
measure (GPtrArray *texts)
{
  gsize length = 0;

  for (guint i = 0; i < texts->len; i++)
    length += strlen (((HubFileText *) g_ptr_array_index (texts, i))->text);
  return length;
}

/* For as long as a slice takes. What was read before an error counts. */
static gboolean
read_files (const char    *data_dir,
            GHashTable    *wanted,
            GPtrArray     *texts,
            Answer        *answer,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *folder = g_build_filename (data_dir, HUB_FILE_STORE_FOLDER, NULL);
  gint64 end = g_get_monotonic_time () + SLICE_USEC;
  GHashTableIter iter;
  gpointer file = NULL;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, NULL, &file))
    {
      answer->is_more = texts->len + answer->late->len > 0 &&
                        (g_get_monotonic_time () > end || measure (texts) >= SLICE_BYTES);
      if (answer->is_more)
        break;
      if (!read_file (folder, file, texts, answer->late, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/* (transfer full) (nullable) (element-type HubFileText) */
static GPtrArray *
list_present (const char  *data_dir,
              GError     **error)
{
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (data_dir, error);

  return catalogue != NULL ? hub_catalogue_list_file_texts (catalogue, error) : NULL;
}

static gboolean
store (const char  *data_dir,
       GPtrArray   *gone,
       GPtrArray   *texts,
       GError     **error)
{
  g_autoptr(HubCatalogueWriter) writer = hub_catalogue_writer_open (data_dir, error);

  return writer != NULL && hub_catalogue_writer_set_file_texts (writer, gone, texts, error);
}

static gpointer
texts_job (gpointer       owned,
           gpointer       task_data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Order *order = task_data;
  g_autoptr(Answer) answer = answer_new ();
  g_autoptr(GPtrArray) present = list_present (order->data_dir, error);
  g_autoptr(GHashTable) wanted = map_files (order->files);
  g_autoptr(GPtrArray) gone = NULL;
  g_autoptr(GPtrArray) texts = NULL;
  g_autoptr(GError) cause = NULL;

  if (present == NULL)
    return NULL;

  gone = compare (present, wanted);
  texts = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_text_free);
  if (!read_files (order->data_dir, wanted, texts, answer, cancellable, &cause))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_info ("The text of files is not read: %s", cause->message);
    }

  answer->is_changed = gone->len + texts->len > 0;
  return !answer->is_changed || store (order->data_dir, gone, texts, error)
         ? g_steal_pointer (&answer) : NULL;
}

/* On the main thread */

static void
pump (HubFileTexts *self);

static gboolean
timer_cb (gpointer user_data)
{
  HubFileTexts *self = user_data;

  self->timer = 0;
  pump (self);
  return G_SOURCE_REMOVE;
}

static void
try_later (HubFileTexts *self)
{
  self->is_due = TRUE;
  if (self->timer != 0)
    return;

  self->timer = g_timeout_add_seconds (RETRY_SECONDS, timer_cb, self);
  g_source_set_name_by_id (self->timer, "[hub] text of files");
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  HubFileTexts *self = HUB_FILE_TEXTS (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(Answer) answer = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_object (&self->cancellable);
  if (self->is_stopped)
    return;

  for (guint i = 0; answer != NULL && i < answer->late->len; i++)
    g_hash_table_add (self->late, g_strdup (g_ptr_array_index (answer->late, i)));
  if (answer != NULL)
    self->is_due |= answer->is_more;
  else if (g_error_matches (error, HUB_ERROR, HUB_ERROR_STORE_BUSY))
    try_later (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_info ("The text of files was not taken in: %s", error->message);
  if (answer != NULL && answer->is_changed)
    g_signal_emit (self, signals[CHANGED], 0);
  pump (self);
}

static gboolean
has_text (const HubFile *file)
{
  return file->state == HUB_FILE_KEPT && file->stored != NULL && file->sha256 != NULL &&
         g_strcmp0 (file->type, "application/pdf") == 0;
}

static gboolean
is_late (HubFileTexts  *self,
         const HubFile *file)
{
  g_autofree char *key = dup_file_key (file);

  return g_hash_table_contains (self->late, key);
}

static Order *
create_order (HubFileTexts *self)
{
  Order *order = g_new0 (Order, 1);

  order->data_dir = g_strdup (self->data_dir);
  order->files = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_unref);
  for (guint i = 0; self->is_wanted && i < self->files->len; i++)
    if (!is_late (self, g_ptr_array_index (self->files, i)))
      g_ptr_array_add (order->files, hub_file_ref (g_ptr_array_index (self->files, i)));
  return order;
}

static void
pump (HubFileTexts *self)
{
  g_autoptr(GTask) task = NULL;

  if (!self->is_due || self->files == NULL || self->cancellable != NULL || self->timer != 0 ||
      self->is_stopped)
    return;

  self->is_due = FALSE;
  self->cancellable = g_cancellable_new ();
  if (self->worker == NULL)
    self->worker = hub_worker_new ("hub-text", NULL, NULL, NULL, NULL);
  task = g_task_new (self, self->cancellable, done_cb, NULL);
  g_task_set_source_tag (task, pump);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, create_order (self), order_free);
  hub_worker_push (self->worker, g_steal_pointer (&task), texts_job, answer_free);
}

static void
hub_file_texts_dispose (GObject *object)
{
  hub_file_texts_stop (HUB_FILE_TEXTS (object));

  G_OBJECT_CLASS (hub_file_texts_parent_class)->dispose (object);
}

static void
hub_file_texts_finalize (GObject *object)
{
  HubFileTexts *self = HUB_FILE_TEXTS (object);

  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_hash_table_unref (self->late);
  g_free (self->data_dir);

  G_OBJECT_CLASS (hub_file_texts_parent_class)->finalize (object);
}

static void
hub_file_texts_class_init (HubFileTextsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = hub_file_texts_dispose;
  object_class->finalize = hub_file_texts_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hub_file_texts_init (HubFileTexts *self)
{
  self->late = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * hub_file_texts_new:
 * @data_dir: (type filename): the folder of the catalogue and of the kept files
 *
 * Makes what has the words of kept files found. Nothing is done before it knows the files, and
 * nothing is read before that is wanted.
 *
 * Returns: (transfer full): it
 */
HubFileTexts *
hub_file_texts_new (const char *data_dir)
{
  HubFileTexts *self;

  g_return_val_if_fail (data_dir != NULL, NULL);

  self = g_object_new (HUB_TYPE_FILE_TEXTS, NULL);
  self->data_dir = g_strdup (data_dir);
  return self;
}

/**
 * hub_file_texts_set_wanted:
 * @self: texts
 * @is_wanted: whether the words of files are to be found
 *
 * Sets what is wanted. A build that cannot read PDFs wants none.
 */
void
hub_file_texts_set_wanted (HubFileTexts *self,
                           gboolean      is_wanted)
{
  g_return_if_fail (HUB_IS_FILE_TEXTS (self));

  is_wanted = is_wanted && hub_pdf_text_is_built ();
  if (self->is_wanted == is_wanted)
    return;

  self->is_wanted = is_wanted;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  hub_file_texts_look_again (self);
}

static gboolean
is_same_text (gconstpointer a,
              gconstpointer b)
{
  const HubFile *one = a;
  const HubFile *two = b;

  return one->id == two->id && g_strcmp0 (one->sha256, two->sha256) == 0;
}

/* Whether the same files have a text, in the same order. */
static gboolean
are_same (GPtrArray *a,   /* (nullable): not known yet */
          GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!is_same_text (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

/**
 * hub_file_texts_set_files:
 * @self: texts
 * @files: (element-type HubFile): files in any state
 *
 * Tells which files there are now.
 */
void
hub_file_texts_set_files (HubFileTexts *self,
                          GPtrArray    *files)
{
  g_autoptr(GPtrArray) kept = NULL;

  g_return_if_fail (HUB_IS_FILE_TEXTS (self));

  kept = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_unref);
  for (guint i = 0; i < files->len; i++)
    if (has_text (g_ptr_array_index (files, i)))
      g_ptr_array_add (kept, hub_file_ref (g_ptr_array_index (files, i)));
  if (are_same (self->files, kept))
    return;

  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = g_steal_pointer (&kept);
  hub_file_texts_look_again (self);
}

/**
 * hub_file_texts_look_again:
 * @self: texts
 *
 * Compares what is wanted with what there is, as when the catalogue was made anew.
 */
void
hub_file_texts_look_again (HubFileTexts *self)
{
  g_return_if_fail (HUB_IS_FILE_TEXTS (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  self->is_due = TRUE;
  pump (self);
}

/* Whether it is at work, or will be by itself. */
gboolean
hub_file_texts_is_busy (HubFileTexts *self)
{
  g_return_val_if_fail (HUB_IS_FILE_TEXTS (self), FALSE);

  return self->cancellable != NULL || self->timer != 0;
}

/* whether another program writes the catalogue, and is waited for */
gboolean
hub_file_texts_is_waiting (HubFileTexts *self)
{
  g_return_val_if_fail (HUB_IS_FILE_TEXTS (self), FALSE);

  return self->timer != 0;
}

/**
 * hub_file_texts_stop:
 * @self: texts
 *
 * Ends what is under way. What is stored stays.
 */
void
hub_file_texts_stop (HubFileTexts *self)
{
  g_return_if_fail (HUB_IS_FILE_TEXTS (self));

  self->is_stopped = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->worker, hub_worker_stop);
}
