/* hub-fresh-dialog.c: just what is new in a saved search
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-fresh-dialog"

#include "hub-fresh-dialog.h"

#include "hub-detail-pane.h"
#include "hub-entry-list.h"
#include "hub-entry-row.h"
#include "hub-error.h"
#include "hub-format.h"
#include "hub-watch.h"

#include <glib/gi18n.h>

#define WIDTH 640
#define HEIGHT 720

/**
 * HubFreshDialog:
 *
 * Lists the entries of a saved search that are new, and shows the one that is activated. Once it
 * has shown them and is closed they are not new any more; what nobody has told of yet is not among
 * them.
 */
struct _HubFreshDialog
{
  AdwDialog          parent_instance;

  AdwNavigationView *pages;         /* (unowned) */
  AdwBin            *bin;           /* (unowned): has the list, or says why there is none */
  HubDetailPane     *detail;        /* (unowned) */
  AdwNavigationPage *entry_page;    /* (owned) */

  HubReader         *reader;        /* (owned) */
  HubLibrary        *library;       /* (owned) */
  HubSavedSearch    *search;        /* (owned) */
  HubEntryList      *list;          /* (owned) */
  GArray            *seen;          /* (owned) (element-type guint64): keys of what is listed */
  GCancellable      *cancellable;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (HubFreshDialog, hub_fresh_dialog, ADW_TYPE_DIALOG)

static void
show_status (HubFreshDialog *self,
             const char     *icon_name,
             const char     *title,
             const char     *description)   /* (nullable) */
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_add_css_class (page, "compact");
  adw_bin_set_child (self->bin, page);
}

static void
list_fresh (HubFreshDialog *self,
            HubFound       *found)
{
  g_autoptr(GArray) fresh = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_ids = 0;
  const gint64 *ids = hub_results_get_ids (found->results, &n_ids);

  for (guint i = 0; i < n_ids; i++)
    if (hub_saved_search_is_fresh (self->search, g_array_index (found->keys, guint64, i)))
      {
        g_array_append_val (fresh, ids[i]);
        g_array_append_val (self->seen, g_array_index (found->keys, guint64, i));
      }
  hub_entry_list_set_ids (self->list, (const gint64 *) (gpointer) fresh->data, fresh->len);
  if (fresh->len == 0)
    show_status (self, "view-list-symbolic", _("Nothing New"), NULL);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(HubFreshDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubFound) found = hub_reader_watch_finish (HUB_READER (source), result, &error);
  g_autofree char *sentence = NULL;

  if (self->list == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found != NULL)
    {
      list_fresh (self, found);
      return;
    }

  sentence = hub_error_dup_sentence (error);
  show_status (self, "dialog-error-symbolic", _("The Catalogue Could Not Be Read"), sentence);
}

/* What was not stored is new once more. */
static void
hub_fresh_dialog_closed (AdwDialog *dialog)
{
  HubFreshDialog *self = HUB_FRESH_DIALOG (dialog);

  if (self->seen->len > 0)
    hub_library_meet_async (self->library, self->search->uuid, self->seen, TRUE, NULL, NULL);
}

static void
activated_cb (HubFreshDialog *self,
              guint           position)
{
  g_autoptr(HubListItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item == NULL || hub_list_item_get_row (item) == NULL)
    return;

  hub_detail_pane_show_row (self->detail, hub_list_item_get_row (item));
  adw_navigation_view_push (self->pages, self->entry_page);
}

static GtkWidget *
with_header (GtkWidget *content)
{
  GtkWidget *toolbar = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), content);
  return toolbar;
}

static void
hub_fresh_dialog_dispose (GObject *object)
{
  HubFreshDialog *self = HUB_FRESH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->list);
  g_clear_object (&self->entry_page);
  g_clear_object (&self->reader);
  g_clear_object (&self->library);
  g_clear_pointer (&self->search, hub_saved_search_unref);

  G_OBJECT_CLASS (hub_fresh_dialog_parent_class)->dispose (object);
}

static void
hub_fresh_dialog_finalize (GObject *object)
{
  g_array_unref (HUB_FRESH_DIALOG (object)->seen);

  G_OBJECT_CLASS (hub_fresh_dialog_parent_class)->finalize (object);
}

static void
hub_fresh_dialog_class_init (HubFreshDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_fresh_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = hub_fresh_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = hub_fresh_dialog_closed;
}

static void
hub_fresh_dialog_init (HubFreshDialog *self)
{
  self->seen = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->cancellable = g_cancellable_new ();
}

static void
build (HubFreshDialog *self)
{
  g_autoptr(GtkListItemFactory) factory = hub_entry_row_factory_new (NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = NULL;
  g_autofree char *name = hub_format_isolate (self->search->name);
  g_autofree char *title = NULL;

  /* Translators: %s is the name of a saved search */
  title = g_strdup_printf (_("New in “%s”"), name);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (
                              G_LIST_MODEL (g_object_ref (self->list)))),
                            g_steal_pointer (&factory));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (view), GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (view, "entries");
  gtk_widget_add_css_class (view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  self->bin = ADW_BIN (adw_bin_new ());
  adw_bin_set_child (self->bin, scroller);

  self->detail = g_object_new (HUB_TYPE_DETAIL_PANE, NULL);
  hub_detail_pane_set_up (self->detail, self->reader, self->library);
  self->entry_page = g_object_ref_sink (
    adw_navigation_page_new (with_header (GTK_WIDGET (self->detail)), _("Entry")));
  self->pages = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_add (self->pages,
                           adw_navigation_page_new (with_header (GTK_WIDGET (self->bin)), title));
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->pages));
}

/**
 * hub_fresh_dialog_new:
 * @reader: where entries are read
 * @library: the reading list, which has the search
 * @search: a saved search
 *
 * Makes a dialog, which asks for what is new at once.
 *
 * Returns: (transfer full): the dialog
 */
AdwDialog *
hub_fresh_dialog_new (HubReader      *reader,
                      HubLibrary     *library,
                      HubSavedSearch *search)
{
  HubFreshDialog *self = g_object_new (HUB_TYPE_FRESH_DIALOG,
                                       "content-width", WIDTH,
                                       "content-height", HEIGHT,
                                       NULL);

  self->reader = g_object_ref (reader);
  self->library = g_object_ref (library);
  self->search = hub_saved_search_ref (search);
  self->list = hub_entry_list_new (reader, library);
  build (self);
  hub_reader_watch_async (reader, search->query, self->cancellable, found_cb,
                          g_object_ref (self));
  return ADW_DIALOG (self);
}

GListModel *
hub_fresh_dialog_get_model (HubFreshDialog *self)
{
  g_return_val_if_fail (HUB_IS_FRESH_DIALOG (self), NULL);

  return G_LIST_MODEL (self->list);
}
