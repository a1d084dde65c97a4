/* hub-shared-dialog.c: shows a list that somebody shared
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-shared-dialog"

#include "hub-shared-dialog.h"

#include "hub-error.h"
#include "hub-format.h"
#include "hub-library-act.h"
#include "hub-reader-news.h"
#include "hub-shared-item.h"

#include <glib/gi18n.h>

/**
 * HubSharedDialog:
 *
 * What is in a list that somebody shared: its title, who shares it and when, each entry with how it
 * stands in the reading list and its note, and the searches. Nothing is taken in until the user
 * says so, and then only what is chosen.
 */
struct _HubSharedDialog
{
  AdwDialog       parent_instance;

  GtkLabel       *list_title;
  GtkLabel       *head;
  GtkListView    *list;
  GtkWidget      *searches_group;
  AdwSwitchRow   *searches;
  GtkButton      *toggle;
  GtkButton      *add;

  HubLibrary     *library;       /* (owned) (nullable) */
  HubSharedList  *shared;        /* (owned) (nullable) */
  GListStore     *items;         /* (owned) (element-type HubSharedItem) */
  GCancellable   *cancellable;   /* (owned): of what the dialog asks */
  guint           is_taking : 1;
  guint           is_updating : 1;
};

G_DEFINE_FINAL_TYPE (HubSharedDialog, hub_shared_dialog, ADW_TYPE_DIALOG)

static HubSharedItem *
get_item (HubSharedDialog *self,
          guint            position)
{
  g_autoptr(HubSharedItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return item;   /* the store has it, too */
}

static guint
count_items (HubSharedDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

static guint
count_chosen (HubSharedDialog *self)
{
  guint n_chosen = 0;

  for (guint i = 0; i < count_items (self); i++)
    n_chosen += hub_shared_item_is_chosen (get_item (self, i));
  return n_chosen;
}

static void
update (HubSharedDialog *self)
{
  guint n_chosen = 0;
  gboolean has_searches = FALSE;
  g_autofree char *add = NULL;

  if (self->library == NULL || self->is_updating)
    return;

  n_chosen = count_chosen (self);
  has_searches = adw_switch_row_get_active (self->searches);
  /* Translators: on a button: entries of a shared list, to the reading list */
  add = g_strdup_printf (ngettext ("_Add %u Entry", "_Add %u Entries", n_chosen), n_chosen);
  gtk_button_set_label (self->add, n_chosen == 0 && has_searches ? _("_Add the Searches") : add);
  gtk_button_set_label (self->toggle, n_chosen > 0 ? _("Choose _None") : _("Choose _All"));
  gtk_widget_set_visible (GTK_WIDGET (self->toggle), count_items (self) > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shared.add",
                                 !self->is_taking && (n_chosen > 0 || has_searches));
}

static void
show_head (HubSharedDialog *self)
{
  HubStock *stock = self->shared->stock;
  g_autofree char *from = self->shared->from != NULL ? hub_format_isolate (self->shared->from)
                                                     : NULL;
  g_autofree char *count = NULL;
  g_autofree char *day = NULL;
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;
  g_autofree char *head = NULL;

  count = g_strdup_printf (ngettext ("%u entry", "%u entries", stock->entries->len),
                           stock->entries->len);
  if (self->shared->written > 0)
    {
      HubDate date = HUB_DATE_INIT;

      date.precision = HUB_DATE_TIME;
      date.seconds = self->shared->written;
      day = hub_format_date (&date);
    }
  g_strv_builder_add (parts, count);
  if (from != NULL)
    /* Translators: %s is the name of who shares a list */
    g_strv_builder_take (parts, g_strdup_printf (_("shared by %s"), from));
  if (day != NULL)
    g_strv_builder_add (parts, day);
  words = g_strv_builder_end (parts);
  head = g_strjoinv (" · ", words);
  gtk_label_set_label (self->list_title, self->shared->title != NULL ? self->shared->title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->list_title), self->shared->title != NULL);
  gtk_label_set_label (self->head, head);
}

static void
show_searches (HubSharedDialog *self)
{
  GPtrArray *searches = self->shared->stock->searches;
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < searches->len; i++)
    {
      g_autofree char *name = hub_format_isolate (
        ((HubSavedSearch *) g_ptr_array_index (searches, i))->name);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->searches), names->str);
  gtk_widget_set_visible (self->searches_group, searches->len > 0);
}

static void
gone_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(HubSharedDialog) self = user_data;
  g_autoptr(GPtrArray) gone = hub_reader_gone_finish (HUB_READER (source), result, NULL);
  g_autoptr(GHashTable) set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; gone != NULL && i < gone->len; i++)
    g_hash_table_add (set, gone->pdata[i]);
  for (guint i = 0; g_hash_table_size (set) > 0 && i < count_items (self); i++)
    {
      HubSharedItem *item = get_item (self, i);

      if (g_hash_table_contains (set, hub_shared_item_get_entry (item)))
        hub_shared_item_set_gone (item, TRUE);
    }
}

static void
ask_gone (HubSharedDialog *self,
          HubReader       *reader)
{
  g_autoptr(GListStore) entries = g_list_store_new (HUB_TYPE_ENTRY);

  g_list_store_splice (entries, 0, 0, self->shared->stock->entries->pdata,
                       self->shared->stock->entries->len);
  hub_reader_gone_async (reader, G_LIST_MODEL (entries), self->cancellable, gone_cb,
                         g_object_ref (self));
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(HubSharedDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  HubImport report = { 0 };

  if (self->library == NULL)
    return;

  self->is_taking = FALSE;
  if (hub_library_import_finish (HUB_LIBRARY (source), result, &report, &error))
    {
      if (root != NULL)   /* not closed meanwhile */
        hub_library_act_show_import (&report, GTK_WIDGET (root));
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }

  text = hub_error_dup_sentence (error);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
  update (self);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  HubSharedDialog *self = HUB_SHARED_DIALOG (widget);
  g_autoptr(GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < count_items (self); i++)
    if (hub_shared_item_is_chosen (get_item (self, i)))
      g_ptr_array_add (chosen, g_object_ref (hub_shared_item_get_entry (get_item (self, i))));

  self->is_taking = TRUE;
  update (self);
  hub_library_take_async (self->library, self->shared, chosen,
                          adw_switch_row_get_active (self->searches), taken_cb,
                          g_object_ref (self));
}

/* All, or none if there are some. */
static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HubSharedDialog *self = HUB_SHARED_DIALOG (widget);
  gboolean is_chosen = count_chosen (self) == 0;

  self->is_updating = TRUE;
  for (guint i = 0; i < count_items (self); i++)
    hub_shared_item_choose (get_item (self, i), is_chosen);
  self->is_updating = FALSE;
  update (self);
}

/* Rows: a check with the title, how the entry stands, and its note. */

static GtkWidget *
label_new (const char *css_class,
           int         lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), label_new ("entry-title", 3));
  gtk_box_append (GTK_BOX (box), label_new ("caption", 2));
  gtk_box_append (GTK_BOX (box), label_new ("shared-note", 6));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_widget_add_css_class (check, "shared-row");
  gtk_list_item_set_child (list_item, check);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_focusable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  HubSharedItem *item = gtk_list_item_get_item (list_item);
  HubEntry *entry = hub_shared_item_get_entry (item);
  GtkWidget *check = gtk_list_item_get_child (list_item);
  GtkWidget *title = gtk_widget_get_first_child (
    gtk_check_button_get_child (GTK_CHECK_BUTTON (check)));
  GtkWidget *said = gtk_widget_get_next_sibling (title);
  GtkWidget *note = gtk_widget_get_next_sibling (said);
  g_autofree char *shown = hub_format_title (entry);

  gtk_label_set_label (GTK_LABEL (title), shown);
  gtk_label_set_label (GTK_LABEL (note), hub_shared_item_get_note (item));
  gtk_widget_set_visible (note, *hub_shared_item_get_note (item) != '\0');
  gtk_widget_set_sensitive (check, hub_shared_item_can_take (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, shown,
                                  -1);
  g_object_set_data_full (G_OBJECT (list_item), "hub-said",
                          g_object_bind_property (item, "said", said, "label",
                                                  G_BINDING_SYNC_CREATE),
                          (GDestroyNotify) g_binding_unbind);
  g_object_set_data_full (G_OBJECT (list_item), "hub-chosen",
                          g_object_bind_property (item, "chosen", check, "active",
                                                  G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL),
                          (GDestroyNotify) g_binding_unbind);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  g_object_set_data (G_OBJECT (list_item), "hub-said", NULL);
  g_object_set_data (G_OBJECT (list_item), "hub-chosen", NULL);
}

static void
hub_shared_dialog_dispose (GObject *object)
{
  HubSharedDialog *self = HUB_SHARED_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_SHARED_DIALOG);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (hub_shared_dialog_parent_class)->dispose (object);
}

static void
hub_shared_dialog_finalize (GObject *object)
{
  HubSharedDialog *self = HUB_SHARED_DIALOG (object);

  g_object_unref (self->items);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->shared, hub_shared_list_unref);

  G_OBJECT_CLASS (hub_shared_dialog_parent_class)->finalize (object);
}

static void
hub_shared_dialog_class_init (HubSharedDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hub_shared_dialog_dispose;
  object_class->finalize = hub_shared_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-shared-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HubSharedDialog, list_title);
  gtk_widget_class_bind_template_child (widget_class, HubSharedDialog, head);
  gtk_widget_class_bind_template_child (widget_class, HubSharedDialog, list);
  gtk_widget_class_bind_template_child (widget_class, HubSharedDialog, searches_group);
  gtk_widget_class_bind_template_child (widget_class, HubSharedDialog, searches);
  gtk_widget_class_bind_template_child (widget_class, HubSharedDialog, toggle);
  gtk_widget_class_bind_template_child (widget_class, HubSharedDialog, add);
  gtk_widget_class_install_action (widget_class, "shared.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "shared.choose-none", NULL, toggle_action);
}

static void
hub_shared_dialog_init (HubSharedDialog *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkNoSelection) rows = NULL;

  self->items = g_list_store_new (HUB_TYPE_SHARED_ITEM);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  rows = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (rows));
  g_signal_connect_object (self->searches, "notify::active", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

/* What can be taken at all is wanted, unless it is here already with nothing more said of it. */
static void
fill (HubSharedDialog *self)
{
  HubStock *stock = self->shared->stock;
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) states = hub_shared_list_list_states (
    self->shared, hub_library_get_stock (self->library));

  for (guint i = 0; i < stock->entries->len; i++)
    {
      HubSharedState state = g_array_index (states, HubSharedState, i);
      HubRemark *remark = g_ptr_array_index (stock->remarks, i);
      HubSharedItem *item = hub_shared_item_new (g_ptr_array_index (stock->entries, i), remark,
                                                 state);

      if (state == HUB_SHARED_KEPT && *remark->note == '\0' && remark->collections[0] == NULL)
        hub_shared_item_choose (item, FALSE);
      g_signal_connect_object (item, "notify::chosen", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
}

/**
 * hub_shared_dialog_new:
 * @reader: who knows what is gone from the hub
 * @library: the reading list, loaded
 * @shared: a list that somebody shared
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
hub_shared_dialog_new (HubReader     *reader,
                       HubLibrary    *library,
                       HubSharedList *shared)
{
  HubSharedDialog *self = g_object_new (HUB_TYPE_SHARED_DIALOG, NULL);

  self->library = g_object_ref (library);
  self->shared = hub_shared_list_ref (shared);
  show_head (self);
  show_searches (self);
  fill (self);
  ask_gone (self, reader);
  update (self);
  return ADW_DIALOG (self);
}

GListModel *
hub_shared_dialog_get_items (HubSharedDialog *self)
{
  g_return_val_if_fail (HUB_IS_SHARED_DIALOG (self), NULL);

  return G_LIST_MODEL (self->items);
}
