/* hub-reading-list-page-collection.c: what is done to the collection that is shown, and its files
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reading-list-page"

#include "hub-reading-list-page-private.h"

#include "hub-collection-dialog.h"
#include "hub-format.h"
#include "hub-library-act.h"

#include <glib/gi18n.h>

/* A change on its way. */
typedef struct
{
  HubReadingListPage *page;     /* (owned) */
  HubCollection      *before;   /* (owned): as it was */
  gboolean            is_gone;  /* it is deleted */
} Change;

static Change *
change_new (HubReadingListPage *page,
            HubCollection      *before,
            gboolean            is_gone)
{
  Change *change = g_new0 (Change, 1);

  change->page = g_object_ref (page);
  change->before = hub_collection_ref (before);
  change->is_gone = is_gone;
  return change;
}

static void
change_free (Change *change)
{
  g_object_unref (change->page);
  hub_collection_unref (change->before);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

/* (transfer full) (nullable): the collection that is shown */
static HubCollection *
dup_collection (HubReadingListPage *self)
{
  const char *uuid = hub_kept_view_get_collection (self->view);
  HubCollection *collection = NULL;

  if (uuid != NULL)
    collection = hub_collection_find (hub_library_get_stock (self->library)->collections, uuid);
  return collection != NULL ? hub_collection_ref (collection) : NULL;
}

/* Which entries are in a collection is said of the entries, and outlives it: so it comes back as it
 * was. */
static void
undo_cb (AdwToast           *toast,
         HubReadingListPage *self)
{
  hub_library_act_save_collection (self->library,
                                   g_object_get_data (G_OBJECT (toast), "hub-collection"),
                                   GTK_WIDGET (self));
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Change) change = user_data;
  HubReadingListPage *self = change->page;
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = hub_format_isolate (change->before->name);
  g_autofree char *text = NULL;
  AdwToast *toast = NULL;

  if (!hub_library_edit_finish (HUB_LIBRARY (source), result, NULL, &error))
    {
      hub_library_act_fail (error, GTK_WIDGET (self));
      return;
    }
  if (toasts == NULL)
    return;

  if (change->is_gone)
    /* Translators: the name of a collection */
    text = g_strdup_printf (_("Collection “%s” deleted; its entries stay"), name);
  else
    text = g_strdup (_("Collection changed"));
  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _("Undo"));
  g_object_set_data_full (G_OBJECT (toast), "hub-collection", hub_collection_ref (change->before),
                          (GDestroyNotify) hub_collection_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}

static void
asked_cb (HubCollection *changed,
          gpointer       user_data)
{
  g_autoptr(Change) change = user_data;
  HubLibrary *library = change->page->library;

  if (changed == NULL || library == NULL ||
      (g_str_equal (changed->name, change->before->name) &&
       changed->colour == change->before->colour))
    return;

  hub_library_save_collection_async (library, changed, changed_cb, g_steal_pointer (&change));
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (widget);
  g_autoptr(HubCollection) collection = dup_collection (self);

  if (collection != NULL)
    hub_collection_dialog_ask (widget, self->library, collection, asked_cb,
                               change_new (self, collection, FALSE));
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (widget);
  g_autoptr(HubCollection) collection = dup_collection (self);

  if (collection != NULL)
    hub_library_drop_collection_async (self->library, collection->uuid, changed_cb,
                                       change_new (self, collection, TRUE));
}

/* What is to be kept offline. */
typedef struct
{
  HubReadingListPage *page;        /* (owned) */
  GPtrArray          *entries;     /* (owned) (element-type HubEntry) */
  guint               n_files;     /* that are not kept yet */
  guint               n_unknown;   /* of these, whose size the hub does not say */
  gint64              bytes;       /* of the others */
} Keeping;

static void
keeping_free (Keeping *keeping)
{
  g_object_unref (keeping->page);
  g_ptr_array_unref (keeping->entries);
  g_free (keeping);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Keeping, keeping_free)

static char *
dup_key (const char *uuid,
         const char *langcode,
         const char *address)
{
  return g_strjoin (" ", langcode, uuid, address, NULL);
}

/* (transfer full) (element-type utf8): all files that are kept */
static GHashTable *
list_kept (HubFiles *files)
{
  GHashTable *kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *all = hub_files_get_all (files);

  for (guint i = 0; i < all->len; i++)
    {
      const HubFile *file = g_ptr_array_index (all, i);

      if (file->state == HUB_FILE_KEPT)
        g_hash_table_add (kept, dup_key (file->uuid, file->langcode, file->address));
    }

  return kept;
}

static void
count_files (Keeping    *keeping,
             GHashTable *kept,
             HubEntry   *entry)
{
  GPtrArray *attachments = hub_entry_get_attachments (entry);

  for (guint i = 0; i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);
      g_autofree char *key = NULL;

      if (!hub_file_may_fetch (entry, attachment))
        continue;
      key = dup_key (hub_entry_get_uuid (entry), hub_entry_get_langcode (entry), attachment->uri);
      if (g_hash_table_contains (kept, key))
        continue;
      keeping->n_files++;
      keeping->n_unknown += attachment->size < 0;
      keeping->bytes += MAX (attachment->size, 0);
    }
}

static Keeping *
keeping_new (HubReadingListPage *self,
             GPtrArray          *entries)
{
  Keeping *keeping = g_new0 (Keeping, 1);
  g_autoptr(GHashTable) kept = list_kept (hub_library_get_files (self->library));

  keeping->page = g_object_ref (self);
  keeping->entries = g_ptr_array_ref (entries);
  for (guint i = 0; i < entries->len; i++)
    count_files (keeping, kept, g_ptr_array_index (entries, i));

  return keeping;
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Keeping) keeping = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "keep") && keeping->page->library != NULL)
    hub_files_keep_all (hub_library_get_files (keeping->page->library), keeping->entries, FALSE);
}

/* (transfer full): how much it is, as far as the hub says */
static char *
dup_amount (Keeping *keeping)
{
  g_autofree char *size = g_format_size ((guint64) keeping->bytes);
  g_autofree char *amount = NULL;
  g_autofree char *unknown = NULL;

  /* Translators: how many files are to be kept, and their size together, as in "12 MB" */
  amount = g_strdup_printf (ngettext ("%u file, %s", "%u files, %s", keeping->n_files),
                            keeping->n_files, size);
  if (keeping->n_unknown == 0)
    return g_steal_pointer (&amount);

  unknown = g_strdup_printf (ngettext ("The hub does not say how large %u of them is.",
                                       "The hub does not say how large %u of them are.",
                                       keeping->n_unknown), keeping->n_unknown);
  return g_strconcat (amount, "\n", unknown, NULL);
}

static void
keep (HubReadingListPage *self,
      GPtrArray          *entries,
      const char         *nothing)    /* said if there is nothing to keep */
{
  g_autoptr(Keeping) keeping = keeping_new (self, entries);
  g_autofree char *amount = NULL;
  AdwAlertDialog *dialog = NULL;

  if (keeping->n_files == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", nothing);
      return;
    }

  amount = dup_amount (keeping);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Keep Files Offline?"), amount));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "keep", _("_Keep Offline"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "keep", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "keep");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, kept_cb, g_steal_pointer (&keeping));
}

/* (transfer full) (element-type HubEntry) */
static GPtrArray *
list_members (HubReadingListPage *self,
              const char         *uuid)
{
  HubStock *stock = hub_library_get_stock (self->library);
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < stock->entries->len; i++)
    if (hub_remark_is_in (g_ptr_array_index (stock->remarks, i), uuid))
      g_ptr_array_add (entries, g_object_ref (g_ptr_array_index (stock->entries, i)));

  return entries;
}

static void
keep_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (widget);
  const char *uuid = hub_kept_view_get_collection (self->view);
  g_autoptr(GPtrArray) entries = uuid != NULL ? list_members (self, uuid) : NULL;

  if (entries != NULL)
    keep (self, entries,
          _("All files of this collection are already kept, or it has none."));
}

static void
keep_chosen_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  HubReadingListPage *self = HUB_READING_LIST_PAGE (widget);
  g_autoptr(GPtrArray) chosen = hub_reading_list_page_list_chosen (self);

  keep (self, chosen, _("All files of these entries are already kept, or they have none."));
}

/**
 * hub_reading_list_page_update_collection:
 * @self: a page that is set up
 *
 * Says what can be done to the collection that is shown, if it is one.
 */
void
hub_reading_list_page_update_collection (HubReadingListPage *self)
{
  gboolean has_collection = hub_kept_view_get_collection (self->view) != NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_visible (GTK_WIDGET (self->collection_menu), has_collection);
  gtk_widget_action_set_enabled (widget, "kept.delete-collection", has_collection);
  gtk_widget_action_set_enabled (widget, "kept.edit-collection", has_collection);
  gtk_widget_action_set_enabled (widget, "kept.keep-collection", has_collection);
}

/**
 * hub_reading_list_page_install_collection:
 * @widget_class: the class of the page
 *
 * Installs what is done to a collection.
 */
void
hub_reading_list_page_install_collection (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "kept.delete-collection", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "kept.edit-collection", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "kept.keep-chosen", NULL, keep_chosen_action);
  gtk_widget_class_install_action (widget_class, "kept.keep-collection", NULL, keep_action);
}
