/* hub-file-acts.c: what a click on a file does
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-file-acts"

#include "hub-file-acts.h"

#include "hub-error.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* One act that goes on for a while. */
typedef struct
{
  GtkWidget *widget;   /* (owned): where the user clicked */
  HubFiles  *files;    /* (owned) */
  HubFile   *file;     /* (owned) (nullable) */
  GPtrArray *dropped;  /* (owned) (nullable) (element-type HubFile): as they were before */
} Act;

static Act *
act_new (GtkWidget *widget,
         HubFiles  *files,
         HubFile   *file)
{
  Act *act = g_new0 (Act, 1);

  act->widget = g_object_ref (widget);
  act->files = g_object_ref (files);
  act->file = file != NULL ? hub_file_ref (file) : NULL;
  return act;
}

static void
act_free (Act *act)
{
  g_object_unref (act->widget);
  g_object_unref (act->files);
  g_clear_pointer (&act->file, hub_file_unref);
  g_clear_pointer (&act->dropped, g_ptr_array_unref);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* In the dialog or the window where the user clicked. (transfer full) @toast */
static void
show_toast (GtkWidget *widget,
            AdwToast  *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  adw_toast_set_use_markup (toast, FALSE);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

/* What was stopped by the user needs no word. */
static void
tell (GtkWidget    *widget,
      const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  sentence = error->domain == HUB_FILE_FAULT
             ? g_strdup (hub_file_fault_get_sentence ((HubFileFault) error->code))
             : hub_error_dup_sentence (error);
  show_toast (widget, adw_toast_new (sentence));
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Act) act = user_data;
  g_autoptr(GError) error = NULL;

  if (gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  g_info ("A file was not opened: %s", error->message);
  show_toast (act->widget, adw_toast_new (_("No program could open this file. “Save As…” makes a "
                                            "copy of it.")));
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Act) act = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = hub_files_open_finish (HUB_FILES (source), result, &error);
  g_autoptr(GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr(GtkFileLauncher) launcher = NULL;
  GtkWindow *window = get_window (act->widget);

  if (file == NULL)
    {
      tell (act->widget, error);
      hub_files_load (act->files);    /* shows that it is lost */
      return;
    }
  launcher = gtk_file_launcher_new (file);
  gtk_file_launcher_launch (launcher, window, NULL, launched_cb, g_steal_pointer (&act));
}

/**
 * hub_file_acts_open:
 * @widget: where the user clicked
 * @files: the files
 * @file: a kept one that may be opened
 *
 * Checks a file, and has the desktop open it if it is what was kept (FAULTS.md, F42).
 */
void
hub_file_acts_open (GtkWidget *widget,
                    HubFiles  *files,
                    HubFile   *file)
{
  g_return_if_fail (hub_file_may_open (file));

  hub_files_open_async (files, file, NULL, checked_cb, act_new (widget, files, file));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Act) act = user_data;
  g_autoptr(GError) error = NULL;

  if (hub_files_save_finish (HUB_FILES (source), result, &error))
    show_toast (act->widget, adw_toast_new (_("A copy was saved")));
  else
    tell (act->widget, error);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Act) act = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  HubFiles *files = act->files;
  HubFile *file = act->file;

  if (target == NULL)
    tell (act->widget, error);
  else
    hub_files_save_async (files, file, target, NULL, saved_cb, g_steal_pointer (&act));
}

/**
 * hub_file_acts_save:
 * @widget: where the user clicked
 * @files: the files
 * @file: a kept one
 *
 * Asks where a copy is wanted, and makes it.
 */
void
hub_file_acts_save (GtkWidget *widget,
                    HubFiles  *files,
                    HubFile   *file)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = hub_file_dup_save_name (file);

  gtk_file_dialog_set_title (dialog, _("Save a Copy"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (widget), NULL, chosen_cb,
                        act_new (widget, files, file));
}

static void
undo_cb (AdwToast *toast,
         Act      *act)
{
  hub_files_restore (act->files, act->dropped);
}

/* Nobody takes it back any more. */
static void
dismissed_cb (AdwToast *toast,
              Act      *act)
{
  hub_files_purge (act->files, act->dropped);
}

static void
act_gone_cb (gpointer  data,
             GClosure *closure)
{
  act_free (data);
}

/**
 * hub_file_acts_drop:
 * @widget: where the user clicked
 * @files: the files
 * @dropped: (element-type HubFile): some of them
 *
 * Removes files from this computer, and offers to take that back.
 */
void
hub_file_acts_drop (GtkWidget *widget,
                    HubFiles  *files,
                    GPtrArray *dropped)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u file removed", "%u files removed",
                                                     dropped->len), dropped->len);
  AdwToast *toast = adw_toast_new (text);
  Act *act = act_new (widget, files, NULL);

  act->dropped = g_ptr_array_ref (dropped);
  hub_files_drop (files, dropped);
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect (toast, "button-clicked", G_CALLBACK (undo_cb), act);
  g_signal_connect_data (toast, "dismissed", G_CALLBACK (dismissed_cb), act, act_gone_cb, 0);
  show_toast (widget, toast);
}
