/* hub-search-box.c: the saved searches, with what they count
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-search-box"

#include "hub-search-box.h"

#include "hub-format.h"
#include "hub-library-act.h"

#include <glib/gi18n.h>

/**
 * HubSearchBox:
 *
 * A row for each saved search: its name and how many entries it finds, which opens it; how many of
 * them are new, which opens just those; and a button that deletes it, with an undo.
 */
struct _HubSearchBox
{
  AdwBin      parent_instance;

  GtkBox     *rows;      /* (unowned) */
  HubLibrary *library;   /* (owned) (nullable) */
  HubWatcher *watcher;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (HubSearchBox, hub_search_box, ADW_TYPE_BIN)

static void
undo_cb (AdwToast     *toast,
         HubSearchBox *self)
{
  hub_library_act_save_search (self->library, g_object_get_data (G_OBJECT (toast), "hub-search"),
                               GTK_WIDGET (self));
}

/* A search on its way out. */
typedef struct
{
  HubSearchBox   *box;      /* (owned) */
  HubSavedSearch *search;   /* (owned): as it was */
} Dropping;

static void
dropping_free (Dropping *dropping)
{
  g_object_unref (dropping->box);
  hub_saved_search_unref (dropping->search);
  g_free (dropping);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Dropping, dropping_free)

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Dropping) dropping = user_data;
  GtkWidget *widget = GTK_WIDGET (dropping->box);
  GtkWidget *toasts = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autoptr(GError) error = NULL;
  AdwToast *toast = NULL;

  if (!hub_library_edit_finish (HUB_LIBRARY (source), result, NULL, &error))
    {
      hub_library_act_fail (error, widget);
      return;
    }
  if (toasts == NULL)
    return;

  toast = adw_toast_new (_("Saved search deleted"));
  adw_toast_set_button_label (toast, _("Undo"));
  g_object_set_data_full (G_OBJECT (toast), "hub-search", hub_saved_search_ref (dropping->search),
                          (GDestroyNotify) hub_saved_search_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), dropping->box, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), toast);
}

static void
delete_cb (GtkButton    *button,
           HubSearchBox *self)
{
  const char *uuid = g_object_get_data (G_OBJECT (button), "hub-search");
  HubSavedSearch *search = hub_saved_search_find (hub_library_get_stock (self->library)->searches,
                                                  uuid);
  Dropping *dropping = NULL;

  if (search == NULL)
    return;

  dropping = g_new0 (Dropping, 1);
  dropping->box = g_object_ref (self);
  dropping->search = hub_saved_search_ref (search);
  hub_library_drop_search_async (self->library, uuid, deleted_cb, dropping);
}

/* “Kenya      48” */
static GtkWidget *
make_name (const HubSavedSearch *search,
           guint                 total,
           gboolean              is_known)
{
  g_autofree char *name = hub_format_isolate (search->name);
  g_autofree char *count = g_strdup_printf ("%'u", total);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *number = gtk_label_new (is_known ? count : "…");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (number, "dimmed");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), number);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, search->query);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-search");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", search->uuid);
  return button;
}

static GtkWidget *
make_fresh (const HubSavedSearch *search,
            guint                 n_fresh)
{
  g_autofree char *text = NULL;
  GtkWidget *button = NULL;

  /* Translators: of the entries that a saved search finds */
  text = g_strdup_printf (ngettext ("%'u new", "%'u new", n_fresh), n_fresh);
  button = gtk_button_new_with_label (text);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "fresh");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-fresh");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", search->uuid);
  return button;
}

static GtkWidget *
make_delete (HubSearchBox         *self,
             const HubSavedSearch *search)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *label = NULL;

  /* Translators: %s is the name of a saved search */
  label = g_strdup_printf (_("Delete “%s”"), search->name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "hub-search", g_strdup (search->uuid), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self, 0);
  return button;
}

static void
update (HubSearchBox *self)
{
  GPtrArray *searches = hub_library_get_stock (self->library)->searches;
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < searches->len; i++)
    {
      const HubSavedSearch *search = g_ptr_array_index (searches, i);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
      guint total = 0;
      guint n_fresh = 0;
      gboolean is_known = hub_watcher_get_counts (self->watcher, search->uuid, &total, &n_fresh);

      gtk_box_append (GTK_BOX (row), make_name (search, total, is_known));
      if (n_fresh > 0)
        gtk_box_append (GTK_BOX (row), make_fresh (search, n_fresh));
      gtk_box_append (GTK_BOX (row), make_delete (self, search));
      gtk_box_append (self->rows, row);
    }
}

/* Other searches, or the same ones under other names. Counts come from the watcher. */
static void
remarked_cb (HubSearchBox *self)
{
  guint n_rows = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_rows++;
  if (n_rows != hub_library_get_stock (self->library)->searches->len)
    update (self);
}

static void
hub_search_box_dispose (GObject *object)
{
  HubSearchBox *self = HUB_SEARCH_BOX (object);

  g_clear_object (&self->library);
  g_clear_object (&self->watcher);

  G_OBJECT_CLASS (hub_search_box_parent_class)->dispose (object);
}

static void
hub_search_box_class_init (HubSearchBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_search_box_dispose;
}

static void
hub_search_box_init (HubSearchBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_("Saved Searches"));
  GtkWidget *save = gtk_button_new_from_icon_name ("bookmark-new-symbolic");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_margin_start (title, 8);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (save, "flat");
  gtk_widget_set_tooltip_text (save, _("Save This Search"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (save), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Save This Search"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "win.save-search");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), save);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * hub_search_box_set_up:
 * @self: a box
 * @library: who has the searches
 * @watcher: who counts what they find
 *
 * Gives the box what it works with, once.
 */
void
hub_search_box_set_up (HubSearchBox *self,
                       HubLibrary   *library,
                       HubWatcher   *watcher)
{
  g_return_if_fail (HUB_IS_SEARCH_BOX (self));
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  self->watcher = g_object_ref (watcher);
  g_signal_connect_object (library, "remarked", G_CALLBACK (remarked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (watcher, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
