/* hub-review-dialog.c: shows what the hub reports gone, and asks what to do
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-review-dialog"

#include "hub-review-dialog.h"

#include "hub-entry-list.h"
#include "hub-entry-row.h"
#include "hub-instead.h"
#include "hub-reader-news.h"

#include <glib/gi18n.h>

/**
 * HubReviewDialog:
 *
 * The entries that a sync has missed and that are so many that it may be the hub that errs
 * (FAULTS.md F43): those in the reading list first. The user may have them removed, which a sync
 * does, or keep them. What is agreed to is what the list shows; when another sync tells of others,
 * the list shows these. Signal `kept`: the user wants nothing to be removed.
 */
struct _HubReviewDialog
{
  AdwDialog       parent_instance;

  GtkStack       *stack;
  GtkLabel       *head;
  GtkLabel       *kept;
  HubInstead     *failed;
  GtkListView    *list;
  GtkWidget      *bar;
  GtkButton      *remove;

  HubReader      *reader;        /* (owned) (nullable) */
  HubLibrary     *library;       /* (owned) (nullable) */
  HubSyncControl *control;       /* (owned) (nullable) */
  HubEntryList   *entries;       /* (owned) (nullable) */
  HubMissed      *missed;        /* (owned) (nullable): what is shown */
  GCancellable   *cancellable;   /* (owned) (nullable): of the read under way */
};

typedef enum
{
  SIGNAL_KEPT,
} HubReviewDialogSignal;

static guint signals[SIGNAL_KEPT + 1];

G_DEFINE_FINAL_TYPE (HubReviewDialog, hub_review_dialog, ADW_TYPE_DIALOG)

static void
update_remove (HubReviewDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.remove",
                                 self->missed != NULL &&
                                 !hub_sync_control_is_running (self->control));
}

static void
show_words (HubReviewDialog *self)
{
  guint n = self->missed->ids->len;
  guint n_kept = self->missed->n_kept;
  g_autofree char *head = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *remove = NULL;

  if (!self->missed->is_all)
    head = g_strdup_printf (ngettext ("The hub no longer shows %'u item. This may be a fault on "
                                      "its side, so nothing was removed. If three syncs over three "
                                      "days say the same, it is removed then.",
                                      "The hub no longer shows %'u items. This may be a fault on "
                                      "its side, so nothing was removed. If three syncs over three "
                                      "days say the same, they are removed then.", n), n);
  else
    head = g_strdup (_("The hub no longer shows anything at all. This may be a fault on its side, "
                       "so nothing was removed, and nothing will be unless you say so."));
  if (n_kept > 0)
    kept = g_strdup_printf (ngettext ("%'u of them is in your reading list, and stays there with "
                                      "its text.",
                                      "%'u of them are in your reading list, and stay there with "
                                      "their text.", n_kept), n_kept);
  remove = g_strdup_printf (ngettext ("_Remove %'u Item", "_Remove %'u Items", n), n);

  gtk_label_set_label (self->head, head);
  gtk_label_set_label (self->kept, kept != NULL ? kept : "");
  gtk_widget_set_visible (GTK_WIDGET (self->kept), kept != NULL);
  gtk_button_set_label (self->remove, remove);
}

/* Who stars an entry finds it where it was: the order is that of when the list was opened. */
static void
show_missed (HubReviewDialog *self,
             HubMissed       *missed)   /* (transfer full) */
{
  gboolean is_same = self->missed != NULL && g_str_equal (self->missed->digest, missed->digest);

  g_clear_pointer (&self->missed, hub_missed_free);
  self->missed = missed;
  if (!is_same)
    hub_entry_list_set_ids (self->entries, (const gint64 *) missed->ids->data, missed->ids->len);
  show_words (self);
  gtk_widget_set_visible (self->bar, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "list");
  update_remove (self);
}

static void
missed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(HubReviewDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubMissed) missed = hub_reader_missed_finish (HUB_READER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reader == NULL)
    return;

  if (missed == NULL)
    {
      hub_instead_say_error (self->failed, error);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  if (missed->ids->len == 0)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  show_missed (self, g_steal_pointer (&missed));
}

static void
read_missed (HubReviewDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hub_reader_missed_async (self->reader, G_LIST_MODEL (self->library), self->cancellable, missed_cb,
                           g_object_ref (self));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HubReviewDialog *self = HUB_REVIEW_DIALOG (widget);

  hub_sync_control_accept (self->control, self->missed->digest);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
keep_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubReviewDialog *self = HUB_REVIEW_DIALOG (widget);

  g_signal_emit (self, signals[SIGNAL_KEPT], 0, self->missed->digest);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
hub_review_dialog_dispose (GObject *object)
{
  HubReviewDialog *self = HUB_REVIEW_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_REVIEW_DIALOG);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->entries);
  g_clear_object (&self->reader);
  g_clear_object (&self->library);
  g_clear_object (&self->control);
  g_clear_pointer (&self->missed, hub_missed_free);

  G_OBJECT_CLASS (hub_review_dialog_parent_class)->dispose (object);
}

static void
hub_review_dialog_class_init (HubReviewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_review_dialog_dispose;

  signals[SIGNAL_KEPT] =
    g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (HUB_TYPE_INSTEAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-review-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HubReviewDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HubReviewDialog, head);
  gtk_widget_class_bind_template_child (widget_class, HubReviewDialog, kept);
  gtk_widget_class_bind_template_child (widget_class, HubReviewDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, HubReviewDialog, list);
  gtk_widget_class_bind_template_child (widget_class, HubReviewDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, HubReviewDialog, remove);
  gtk_widget_class_install_action (widget_class, "review.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "review.keep", NULL, keep_action);
}

static void
hub_review_dialog_init (HubReviewDialog *self)
{
  g_autoptr(GtkListItemFactory) factory = hub_entry_row_factory_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->list, factory);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.remove", FALSE);
}

/**
 * hub_review_dialog_new:
 * @reader: who knows what is reported gone
 * @library: the reading list
 * @control: what has it removed
 *
 * Makes the dialog, and asks for what it shows.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
hub_review_dialog_new (HubReader      *reader,
                       HubLibrary     *library,
                       HubSyncControl *control)
{
  HubReviewDialog *self = g_object_new (HUB_TYPE_REVIEW_DIALOG, NULL);
  g_autoptr(GtkNoSelection) rows = NULL;

  self->reader = g_object_ref (reader);
  self->library = g_object_ref (library);
  self->control = g_object_ref (control);
  self->entries = hub_entry_list_new (reader, library);
  rows = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (rows));
  g_signal_connect_object (reader, "changed", G_CALLBACK (read_missed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (read_missed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (control, "changed", G_CALLBACK (update_remove), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (control, "finished", G_CALLBACK (update_remove), self,
                           G_CONNECT_SWAPPED);
  read_missed (self);
  return ADW_DIALOG (self);
}

/**
 * hub_review_dialog_get_shown:
 * @self: a dialog
 *
 * Gets what stands for the entries that are shown.
 *
 * Returns: (transfer none) (nullable): a digest, %NULL until they have come
 */
const char *
hub_review_dialog_get_shown (HubReviewDialog *self)
{
  g_return_val_if_fail (HUB_IS_REVIEW_DIALOG (self), NULL);

  return self->missed != NULL ? self->missed->digest : NULL;
}
