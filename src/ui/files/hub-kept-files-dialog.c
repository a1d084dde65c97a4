/* hub-kept-files-dialog.c: what is kept offline, and how large it is
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-kept-files-dialog"

#include "hub-kept-files-dialog.h"

#include "hub-file-acts.h"
#include "hub-file-format.h"
#include "hub-file-row.h"

/**
 * HubKeptFilesDialog:
 *
 * Lists what is kept and what is to be, and removes one or all of it. A row stays the same while
 * its file is there.
 */
struct _HubKeptFilesDialog
{
  AdwDialog            parent_instance;

  AdwToastOverlay     *toasts;
  GtkStack            *stack;
  AdwPreferencesGroup *list;

  HubFiles            *files;     /* (owned) (nullable) */
  GHashTable          *rows;      /* (owned) (element-type GtkWidget): by the id of their file */
};

G_DEFINE_FINAL_TYPE (HubKeptFilesDialog, hub_kept_files_dialog, ADW_TYPE_DIALOG)

static gpointer
get_key (const HubFile *file)
{
  return GSIZE_TO_POINTER ((gsize) file->id);
}

/* Takes away the rows of files that are not there any more. */
static void
remove_rows (HubKeptFilesDialog *self,
             GPtrArray          *files)
{
  g_autoptr(GHashTable) left = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer row = NULL;

  for (guint i = 0; i < files->len; i++)
    g_hash_table_add (left, get_key (g_ptr_array_index (files, i)));
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (!g_hash_table_contains (left, key))
      {
        adw_preferences_group_remove (self->list, row);
        g_hash_table_iter_remove (&iter);
      }
}

static void
update (HubKeptFilesDialog *self)
{
  GPtrArray *files = hub_files_get_all (self->files);
  g_autofree char *total = hub_file_format_total (files->len, hub_files_get_bytes (self->files));

  if (self->list == NULL)
    return;
  remove_rows (self, files);
  for (guint i = 0; i < files->len; i++)
    {
      HubFile *file = g_ptr_array_index (files, i);
      GtkWidget *row = NULL;

      if (g_hash_table_contains (self->rows, get_key (file)))
        continue;
      row = hub_file_row_new_for_file (self->files, file);
      g_hash_table_insert (self->rows, get_key (file), row);
      adw_preferences_group_add (self->list, row);
    }
  adw_preferences_group_set_title (self->list, total);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "kept.drop-all", files->len > 0);
  gtk_stack_set_visible_child_name (self->stack, files->len > 0 ? "list" : "empty");
}

static void
drop_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HubKeptFilesDialog *self = HUB_KEPT_FILES_DIALOG (widget);

  hub_file_acts_drop (GTK_WIDGET (self->stack), self->files, hub_files_get_all (self->files));
}

static void
hub_kept_files_dialog_dispose (GObject *object)
{
  HubKeptFilesDialog *self = HUB_KEPT_FILES_DIALOG (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_KEPT_FILES_DIALOG);
  g_clear_object (&self->files);

  G_OBJECT_CLASS (hub_kept_files_dialog_parent_class)->dispose (object);
}

static void
hub_kept_files_dialog_class_init (HubKeptFilesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_kept_files_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-kept-files-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HubKeptFilesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, HubKeptFilesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HubKeptFilesDialog, list);
  gtk_widget_class_install_action (widget_class, "kept.drop-all", NULL, drop_all_action);
}

static void
hub_kept_files_dialog_init (HubKeptFilesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_hash_table_new (NULL, NULL);
}

/**
 * hub_kept_files_dialog_new:
 * @files: the files
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
hub_kept_files_dialog_new (HubFiles *files)
{
  HubKeptFilesDialog *self = g_object_new (HUB_TYPE_KEPT_FILES_DIALOG, NULL);

  self->files = g_object_ref (files);
  g_signal_connect_object (files, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return ADW_DIALOG (self);
}
