/* hub-exporter.c: takes entries out of the window, into files
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-exporter"

#include "hub-exporter.h"

#include "hub-briefing-dialog.h"
#include "hub-cite-dialog.h"
#include "hub-error.h"
#include "hub-later.h"
#include "hub-reader-gather.h"
#include "hub-worker.h"

#include <glib/gi18n.h>

#define PATIENCE_MS 800   /* what takes longer says that it goes on, and can be cancelled */

/**
 * HubExporter:
 *
 * Asks for a file, has the entries read by the reader, and writes them on a worker of its own. One
 * export at a time: a new one ends the one before. What comes of it is said by a toast, which also
 * opens the file. Main thread.
 */
struct _HubExporter
{
  GObject          parent_instance;

  HubReader       *reader;        /* (owned) (nullable): %NULL when stopped */
  HubSettings     *settings;      /* (owned): remember how a briefing was to be */
  AdwToastOverlay *toasts;        /* (owned) (nullable): %NULL when stopped */
  HubWorker       *worker;        /* (owned) (nullable): from the first export on */
  GCancellable    *cancellable;   /* (owned) (nullable): of the export under way */
  AdwToast        *progress;      /* (owned) (nullable): says that it goes on */
  guint            patience;      /* source that shows it */
};

G_DEFINE_FINAL_TYPE (HubExporter, hub_exporter, G_TYPE_OBJECT)

/* What is to be written, and where. */
typedef struct
{
  HubExporter        *exporter;      /* (owned) */
  HubExportFormat     format;
  char               *title;         /* (owned) (nullable): of a briefing */
  HubGrouping         grouping;      /* of a briefing */
  HubManner           manner;        /* of a briefing */
  HubQuery           *query;         /* (owned) (nullable): %NULL for entries chosen by hand */
  HubResults         *results;       /* (owned) (nullable): whose entries are to be read */
  GPtrArray          *entries;       /* (owned) (nullable) (element-type HubEntry): of these */
  HubExport          *export;        /* (owned) (nullable): what goes out; NULL until it is known */
  HubCatalogueStatus *status;        /* (owned) (nullable): where the data is from */
  GPtrArray          *gone;          /* (owned) (nullable) (element-type HubEntry): of the copies */
  GFile              *file;          /* (owned) (nullable) */
  GCancellable       *cancellable;   /* (owned) (nullable) */
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->exporter);
  g_free (wish->title);
  g_clear_pointer (&wish->query, hub_query_unref);
  g_clear_pointer (&wish->entries, g_ptr_array_unref);
  g_clear_pointer (&wish->gone, g_ptr_array_unref);
  g_clear_pointer (&wish->export, hub_export_free);
  g_clear_pointer (&wish->results, hub_results_unref);
  g_clear_object (&wish->file);
  g_clear_object (&wish->cancellable);
  g_clear_pointer (&wish->status, hub_catalogue_status_free);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static Wish *
wish_new (HubExporter     *self,
          HubExportFormat  format,
          HubResults      *results,   /* (nullable) */
          HubExport       *chosen)    /* (nullable) (transfer full) */
{
  Wish *wish = g_new0 (Wish, 1);

  wish->exporter = g_object_ref (self);
  wish->format = format;
  if (results != NULL)
    {
      wish->results = hub_results_ref (results);
      wish->query = hub_query_ref (hub_results_get_query (results));
    }
  wish->export = chosen;
  wish->grouping = chosen != NULL ? chosen->grouping : HUB_GROUPING_NONE;
  wish->manner = chosen != NULL ? chosen->manner : HUB_MANNER_UN;
  return wish;
}

static void
show (HubExporter *self,
      AdwToast    *toast)   /* (transfer full) */
{
  adw_toast_set_use_markup (toast, FALSE);
  if (self->toasts != NULL)
    adw_toast_overlay_add_toast (self->toasts, toast);
  else
    g_object_unref (toast);
}

/* An export that was cancelled is no sync that was. */
static void
show_error (HubExporter  *self,
            const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sentence = g_strdup (_("Export cancelled; no file was written"));
  else
    sentence = hub_error_dup_sentence (error);
  show (self, adw_toast_new (sentence));
}

static void
show_no_event (HubExporter *self)
{
  show (self, adw_toast_new (_("None of these entries is an event with a known date; no file was "
                               "written")));
}

/* Progress */

static void
end_progress (HubExporter *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->progress != NULL)
    adw_toast_dismiss (self->progress);
  g_clear_object (&self->progress);
  g_clear_object (&self->cancellable);
}

static void
patience_cb (gpointer user_data)
{
  HubExporter *self = user_data;

  self->patience = 0;
  self->progress = adw_toast_new (_("Exporting…"));
  adw_toast_set_button_label (self->progress, _("Cancel"));
  adw_toast_set_timeout (self->progress, 0);
  g_signal_connect_object (self->progress, "button-clicked", G_CALLBACK (hub_exporter_cancel),
                           self, G_CONNECT_SWAPPED);
  show (self, g_object_ref (self->progress));
}

static void
begin_progress (HubExporter *self)
{
  g_cancellable_cancel (self->cancellable);
  end_progress (self);
  self->cancellable = g_cancellable_new ();
  self->patience = g_timeout_add_once (PATIENCE_MS, patience_cb, self);
}

/* Writing */

static gpointer
save_job (gpointer       owned,
          gpointer       task_data,
          GCancellable  *cancellable,
          GError       **error)
{
  Wish *wish = task_data;

  if (wish->export == NULL)
    {
      wish->export = hub_export_new (wish->query);
      for (guint i = 0; i < wish->entries->len; i++)
        hub_export_add (wish->export, g_ptr_array_index (wish->entries, i), NULL, NULL);
    }
  if (wish->title != NULL)
    g_set_str (&wish->export->title, wish->title);
  wish->export->grouping = wish->grouping;
  wish->export->manner = wish->manner;
  if (wish->status != NULL)
    hub_export_set_status (wish->export, wish->status);
  if (wish->gone != NULL)
    hub_export_set_gone (wish->export, wish->gone);
  /* A calendar of nothing is no file that anyone wants. */
  if (wish->format == HUB_EXPORT_ICS && hub_export_count (wish->export, wish->format) == 0)
    return GINT_TO_POINTER (TRUE);
  return GINT_TO_POINTER (hub_export_save (wish->export, wish->format, wish->file, cancellable,
                                           error));
}

static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(HubExporter) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    show (self, adw_toast_new (_("There is no program to open this file with")));
}

static void
open_clicked_cb (AdwToast *toast,
                 gpointer  user_data)
{
  HubExporter *self = user_data;
  g_autoptr(GtkFileLauncher) launcher = NULL;

  launcher = gtk_file_launcher_new (g_object_get_data (G_OBJECT (toast), "hub-file"));
  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->toasts))),
                            NULL, open_cb, g_object_ref (self));
}

static void
say_done (HubExporter *self,
          Wish        *wish)
{
  g_autofree char *name = g_file_get_basename (wish->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = NULL;
  guint n = hub_export_count (wish->export, wish->format);
  AdwToast *toast;

  if (n == 0 && wish->format == HUB_EXPORT_ICS)
    {
      show_no_event (self);
      return;
    }

  /* Translators: the second is the name of a file */
  text = g_strdup_printf (ngettext ("%'u entry exported to “%s”", "%'u entries exported to “%s”",
                                    n), n, shown);
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("Open"));
  g_object_set_data_full (G_OBJECT (toast), "hub-file", g_object_ref (wish->file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_clicked_cb), self, 0);
  show (self, toast);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  HubExporter *self = HUB_EXPORTER (source);
  Wish *wish = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  gboolean is_saved = g_task_propagate_pointer (G_TASK (result), &error) != NULL;

  if (self->reader == NULL || wish->cancellable != self->cancellable)
    return;

  end_progress (self);
  if (is_saved)
    say_done (self, wish);
  else
    show_error (self, error);
}

static void
gathered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  HubExporter *self = wish->exporter;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubGathering) gathering = hub_reader_gather_finish (HUB_READER (source), result,
                                                                &error);
  g_autoptr(GTask) task = NULL;

  if (self->reader == NULL || wish->cancellable != self->cancellable)
    return;
  if (gathering != NULL)
    {
      wish->status = g_steal_pointer (&gathering->status);
      wish->gone = g_steal_pointer (&gathering->gone);
    }
  if (gathering != NULL && wish->export == NULL)
    wish->entries = g_ptr_array_ref (gathering->entries);
  if (wish->export == NULL && wish->entries == NULL)
    {
      end_progress (self);
      show_error (self, error);
      return;
    }

  if (self->worker == NULL)
    self->worker = hub_worker_new ("hub-export", NULL, NULL, NULL, NULL);
  task = g_task_new (self, wish->cancellable, saved_cb, NULL);
  g_task_set_source_tag (task, gathered_cb);
  g_task_set_task_data (task, g_steal_pointer (&wish), (GDestroyNotify) wish_free);
  hub_worker_push (self->worker, g_steal_pointer (&task), save_job, NULL);
}

static void
begin (Wish *wish)   /* (transfer full) */
{
  HubExporter *self = wish->exporter;
  g_autoptr(GPtrArray) kept = wish->export != NULL ? hub_export_list_entries (wish->export) : NULL;

  begin_progress (self);
  wish->cancellable = g_object_ref (self->cancellable);
  hub_reader_gather_async (self->reader, wish->results, kept, wish->cancellable, gathered_cb, wish);
}

/* Asking */

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  g_autoptr(GError) error = NULL;

  wish->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (wish->exporter->reader == NULL)
    return;
  if (wish->file != NULL)
    begin (g_steal_pointer (&wish));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_info ("No file was chosen: %s", error->message);
}

static char *
dup_file_name (Wish *wish)
{
  gboolean is_event = wish->format == HUB_EXPORT_ICS && wish->export != NULL &&
                      wish->export->items->len == 1;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");

  return g_strdup_printf ("%s-%s.%s", wish->query != NULL ? "migration-network-hub"
                          : is_event ? "event" : "reading-list", day,
                          hub_export_format_get_suffix (wish->format));
}

static void
ask_file (Wish *wish)   /* (transfer full) */
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = dup_file_name (wish);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (wish->exporter->toasts));

  gtk_file_dialog_set_title (dialog, _("Export"));
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (root), NULL, file_chosen_cb, wish);
}

static void
accepted_cb (HubBriefingDialog *dialog)
{
  g_autoptr(Wish) wish = g_object_steal_data (G_OBJECT (dialog), "hub-wish");

  if (wish == NULL || wish->exporter->reader == NULL)
    return;

  wish->title = hub_briefing_dialog_dup_title (dialog);
  wish->grouping = hub_briefing_dialog_get_grouping (dialog);
  wish->manner = hub_briefing_dialog_get_manner (dialog);
  ask_file (g_steal_pointer (&wish));
}

/* How it is to be comes before where it is to go; who closes the dialog wants none. */
static void
ask_briefing (Wish *wish)   /* (transfer full) */
{
  HubExporter *self = wish->exporter;
  const char *title = _("Entries of the Migration Network Hub");
  AdwDialog *dialog;

  if (wish->export != NULL)
    title = wish->export->part != NULL ? wish->export->part : _("Reading list");
  dialog = hub_briefing_dialog_new (self->settings, title, wish->export != NULL);
  g_object_set_data_full (G_OBJECT (dialog), "hub-wish", wish, (GDestroyNotify) wish_free);
  g_signal_connect (dialog, "accepted", G_CALLBACK (accepted_cb), NULL);
  adw_dialog_present (dialog, GTK_WIDGET (self->toasts));
}

static void
hub_exporter_dispose (GObject *object)
{
  HubExporter *self = HUB_EXPORTER (object);

  hub_exporter_stop (self);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hub_exporter_parent_class)->dispose (object);
}

static void
hub_exporter_class_init (HubExporterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_exporter_dispose;
}

static void
hub_exporter_init (HubExporter *self)
{
}

/**
 * hub_exporter_new:
 * @reader: where entries are read
 * @settings: where it is remembered how a briefing was to be
 * @toasts: where it is said how it went, in a window
 *
 * Makes an exporter. To be stopped before the window goes.
 *
 * Returns: (transfer full): the exporter
 */
HubExporter *
hub_exporter_new (HubReader       *reader,
                  HubSettings     *settings,
                  AdwToastOverlay *toasts)
{
  HubExporter *self = g_object_new (HUB_TYPE_EXPORTER, NULL);

  self->reader = g_object_ref (reader);
  self->settings = g_object_ref (settings);
  self->toasts = g_object_ref (toasts);
  return self;
}

/**
 * hub_exporter_ask:
 * @self: an exporter
 * @format: what kind of file
 * @results: (nullable): whose entries go out; or
 * @chosen: (nullable) (transfer full): entries themselves
 *
 * Asks for a file, and before that how a briefing is to be; then writes it.
 */
void
hub_exporter_ask (HubExporter     *self,
                  HubExportFormat  format,
                  HubResults      *results,
                  HubExport       *chosen)
{
  Wish *wish;

  g_return_if_fail (HUB_IS_EXPORTER (self));
  g_return_if_fail (self->reader != NULL);

  wish = wish_new (self, format, results, chosen);
  if (chosen != NULL && format == HUB_EXPORT_ICS && hub_export_count (chosen, format) == 0)
    {
      show_no_event (self);
      wish_free (wish);
      return;
    }

  if (hub_export_format_is_briefing (format))
    ask_briefing (wish);
  else
    ask_file (wish);
}

/**
 * hub_exporter_save:
 * @self: an exporter
 * @format: what kind of file
 * @results: (nullable): whose entries go out; or
 * @chosen: (nullable) (transfer full): entries themselves
 * @file: where to
 *
 * Writes a file, and says how it went.
 */
void
hub_exporter_save (HubExporter     *self,
                   HubExportFormat  format,
                   HubResults      *results,
                   HubExport       *chosen,
                   GFile           *file)
{
  Wish *wish;

  g_return_if_fail (HUB_IS_EXPORTER (self));
  g_return_if_fail (self->reader != NULL);

  wish = wish_new (self, format, results, chosen);
  wish->file = g_object_ref (file);
  begin (wish);
}

static void
cite_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  HubExporter *self = wish->exporter;
  g_autoptr(HubGathering) gathering = hub_reader_gather_finish (HUB_READER (source), result, NULL);

  if (self->reader == NULL)
    return;
  if (gathering != NULL)
    hub_export_set_status (wish->export, gathering->status);
  hub_later_present (hub_cite_dialog_new (g_steal_pointer (&wish->export)),
                     GTK_WIDGET (self->toasts));
}

/**
 * hub_exporter_cite:
 * @self: an exporter
 * @entry: an entry
 *
 * Shows how to cite an entry, as soon as the age of the data is known.
 */
void
hub_exporter_cite (HubExporter *self,
                   HubEntry    *entry)
{
  HubExport *chosen;

  g_return_if_fail (HUB_IS_EXPORTER (self));
  g_return_if_fail (HUB_IS_ENTRY (entry));

  chosen = hub_export_new (NULL);
  hub_export_add (chosen, entry, NULL, NULL);
  hub_reader_gather_async (self->reader, NULL, NULL, NULL, cite_cb,
                           wish_new (self, HUB_EXPORT_RIS, NULL, chosen));
}

gboolean
hub_exporter_is_busy (HubExporter *self)
{
  g_return_val_if_fail (HUB_IS_EXPORTER (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * hub_exporter_cancel:
 * @self: an exporter
 *
 * Ends the export under way; what was at its place before stays.
 */
void
hub_exporter_cancel (HubExporter *self)
{
  g_return_if_fail (HUB_IS_EXPORTER (self));

  g_cancellable_cancel (self->cancellable);
}

/**
 * hub_exporter_stop:
 * @self: an exporter
 *
 * Ends the export under way and lets go of the window. Waits for the worker, which stops at once.
 */
void
hub_exporter_stop (HubExporter *self)
{
  g_return_if_fail (HUB_IS_EXPORTER (self));

  g_cancellable_cancel (self->cancellable);
  end_progress (self);
  g_clear_object (&self->reader);
  g_clear_object (&self->toasts);
  g_clear_pointer (&self->worker, hub_worker_stop);
}
