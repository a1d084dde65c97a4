/* hub-help-window.c: the help, in a window of its own
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-help-window"

#include "hub-help-window.h"

#include "hub-help.h"
#include "hub-locale.h"
#include "hub-long-text.h"
#include "hub-shortcuts-dialog.h"
#include "hub-text.h"
#include "hub-worker.h"

#include <glib/gi18n.h>

/**
 * HubHelpWindow:
 *
 * The pages of the help beside the list of them, which a search narrows. It can stand beside the
 * window that it is about, goes with it, and is raised rather than made again. A thread of its own
 * reads the pages, once.
 */
struct _HubHelpWindow
{
  AdwWindow               parent_instance;

  AdwNavigationSplitView *panes;
  GtkEditable            *search;
  GtkListBox             *list;
  AdwNavigationPage      *page;
  GtkScrolledWindow      *scroller;
  GtkLabel               *heading;
  HubLongText            *text;

  HubWorker              *worker;    /* (owned) (nullable): while it reads */
  char                   *wanted;    /* (owned) (nullable): page to begin with */
  GPtrArray              *pages;     /* (owned) (element-type HubHelpPage): empty until then */
  GArray                 *visited;   /* (owned) (element-type guint): positions of pages */
  guint                   at;        /* in `visited` */
};

G_DEFINE_FINAL_TYPE (HubHelpWindow, hub_help_window, ADW_TYPE_WINDOW)

static guint
get_position (HubHelpWindow *self)
{
  return g_array_index (self->visited, guint, self->at);
}

static void
update_actions (HubHelpWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.back", self->at > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "help.forward",
                                 self->at + 1 < self->visited->len);
}

static void
show_page (HubHelpWindow *self)
{
  guint position = get_position (self);
  const HubHelpPage *page = g_ptr_array_index (self->pages, position);
  gboolean is_rtl = hub_text_is_rtl (page->title, FALSE);

  gtk_label_set_label (self->heading, page->title);
  gtk_widget_set_direction (GTK_WIDGET (self->heading),
                            is_rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  hub_long_text_set_text (self->text, page->text, 1, NULL);
  adw_navigation_page_set_title (self->page, page->title);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) position));
  update_actions (self);
}

/* Shows a page, and forgets those that one had gone back from. */
static void
visit (HubHelpWindow *self,
       guint          position)
{
  adw_navigation_split_view_set_show_content (self->panes, TRUE);
  if (position != get_position (self))
    {
      g_array_set_size (self->visited, ++self->at);
      g_array_append_val (self->visited, position);
      show_page (self);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));   /* for the keys that scroll */
}

static void
step (HubHelpWindow *self,
      int            change)
{
  if (change < 0 ? self->at == 0 : self->at + 1 >= self->visited->len)
    return;

  self->at += (guint) change;
  show_page (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  step (HUB_HELP_WINDOW (widget), g_str_equal (name, "help.back") ? -1 : 1);
}

/* Where lines run from right to left, back is on the right. */
static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gboolean is_left = g_str_equal (name, "help.left");
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  step (HUB_HELP_WINDOW (widget), is_left != is_rtl ? -1 : 1);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubHelpWindow *self = HUB_HELP_WINDOW (widget);

  adw_navigation_split_view_set_show_content (self->panes, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
row_activated_cb (HubHelpWindow *self,
                  GtkListBoxRow *row)
{
  visit (self, (guint) gtk_list_box_row_get_index (row));
}

/* The lines of a row: the title, and where the words are that are looked for. */
static GtkWidget *
make_row (const HubHelpPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (page->title);
  GtkWidget *excerpt = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (excerpt), 0);
  gtk_label_set_wrap (GTK_LABEL (excerpt), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (excerpt), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (excerpt), 2);
  gtk_label_set_ellipsize (GTK_LABEL (excerpt), PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (excerpt, FALSE);
  gtk_widget_add_css_class (excerpt, "caption");
  gtk_widget_add_css_class (excerpt, "dimmed");
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), excerpt);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  page->title, -1);
  return row;
}

/* Shows or hides a row; says whether it fits. */
static gboolean
narrow_row (HubHelpWindow *self,
            guint          position,
            const char    *words)
{
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) position));
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *label = gtk_widget_get_last_child (box);
  g_autofree char *excerpt = NULL;
  gboolean fits = hub_help_page_matches (g_ptr_array_index (self->pages, position), words,
                                         &excerpt);

  gtk_label_set_label (GTK_LABEL (label), excerpt != NULL ? excerpt : "");
  gtk_widget_set_visible (label, excerpt != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  excerpt != NULL ? excerpt : "", -1);
  gtk_widget_set_visible (row, fits);
  return fits;
}

static void
search_changed_cb (HubHelpWindow *self)
{
  const char *words = gtk_editable_get_text (self->search);
  g_autofree char *said = NULL;
  guint n_found = 0;

  for (guint i = 0; i < self->pages->len; i++)
    n_found += narrow_row (self, i, words);
  /* Translators: spoken while one searches the help: how many of its pages have the words */
  said = g_strdup_printf (ngettext ("%u page found", "%u pages found", n_found), n_found);
  if (*words != '\0')
    gtk_accessible_announce (GTK_ACCESSIBLE (self->list), said,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

/* Return opens the first page that fits. */
static void
activate_cb (HubHelpWindow *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (gtk_widget_get_visible (GTK_WIDGET (row)))
        {
          visit (self, i);
          return;
        }
    }
}

/* Escape puts away what was searched for, then the window. */
static void
stop_search_cb (HubHelpWindow *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* Shows a page, or what is shown already if there is none of that name. */
static void
open_page (HubHelpWindow *self,
           const char    *name)
{
  guint position;

  if (self->visited->len == 0)
    g_set_str (&self->wanted, name);
  else if (hub_help_find (self->pages, name, &position))
    visit (self, position);
}

static gpointer
read_job (gpointer       owned,
          gpointer       task_data,
          GCancellable  *cancellable,
          GError       **error)
{
  return hub_help_new (hub_locale_get_language (), task_data);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  HubHelpWindow *self = HUB_HELP_WINDOW (source);
  g_autoptr(GPtrArray) pages = g_task_propagate_pointer (G_TASK (result), NULL);
  GtkWidget *nothing = NULL;
  guint first = 0;

  if (pages == NULL || self->worker == NULL)
    return;

  g_clear_pointer (&self->worker, hub_worker_stop);
  g_ptr_array_unref (self->pages);
  self->pages = g_steal_pointer (&pages);
  for (guint i = 0; i < self->pages->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->pages, i)));
  nothing = gtk_label_new (_("Nothing Found"));
  gtk_widget_add_css_class (nothing, "dimmed");
  gtk_list_box_set_placeholder (self->list, nothing);

  g_array_append_val (self->visited, first);
  if (self->wanted != NULL && hub_help_find (self->pages, self->wanted, &first))
    {
      g_array_index (self->visited, guint, 0) = first;
      adw_navigation_split_view_set_show_content (self->panes, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
    }
  show_page (self);
  search_changed_cb (self);   /* who types already has the rows narrowed */
}

static void
read_pages (HubHelpWindow *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, read_cb, NULL);

  g_task_set_source_tag (task, read_pages);
  g_task_set_task_data (task, hub_shortcuts_dialog_dup_html (), g_free);
  self->worker = hub_worker_new ("hub-help", NULL, NULL, NULL, NULL);
  hub_worker_push (self->worker, g_steal_pointer (&task), read_job,
                   (GDestroyNotify) g_ptr_array_unref);
}

/* The help goes with the window that it is about. */
static void
window_removed_cb (GtkApplication *application,
                   GtkWindow      *window,
                   HubHelpWindow  *self)
{
  if (ADW_IS_APPLICATION_WINDOW (window))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
hub_help_window_dispose (GObject *object)
{
  HubHelpWindow *self = HUB_HELP_WINDOW (object);

  g_clear_pointer (&self->worker, hub_worker_stop);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_HELP_WINDOW);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->visited, g_array_unref);

  G_OBJECT_CLASS (hub_help_window_parent_class)->dispose (object);
}

static void
hub_help_window_class_init (HubHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_help_window_dispose;

  g_type_ensure (HUB_TYPE_LONG_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HubHelpWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, HubHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, HubHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, HubHelpWindow, page);
  gtk_widget_class_bind_template_child (widget_class, HubHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, HubHelpWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, HubHelpWindow, text);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "help.forward", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "help.left", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "help.right", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "help.find", NULL, find_action);
}

static void
hub_help_window_init (HubHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pages = g_ptr_array_new ();
  self->visited = g_array_new (FALSE, FALSE, sizeof (guint));
  update_actions (self);
  read_pages (self);
}

/* The help of an application; it is made when it is first wanted. */
static HubHelpWindow *
ensure (GtkApplication *application)
{
  HubHelpWindow *self = NULL;

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (HUB_IS_HELP_WINDOW (l->data))
      return l->data;

  self = g_object_new (HUB_TYPE_HELP_WINDOW, "application", application, NULL);
  g_signal_connect_object (application, "window-removed", G_CALLBACK (window_removed_cb), self, 0);
  return self;
}

static void
help_action (GSimpleAction *action,
             GVariant      *parameter,   /* (nullable) */
             gpointer       application)
{
  HubHelpWindow *self = ensure (application);

  if (parameter != NULL)
    open_page (self, g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (self));
}

static const GActionEntry actions[] = {
  { "help", help_action },
  { "help-page", help_action, "s" },
};

/**
 * hub_help_window_add_actions:
 * @application: an application
 *
 * Adds `app.help`, which opens the help where it was, and `app.help-page`, which opens it on the
 * page of a name.
 */
void
hub_help_window_add_actions (GtkApplication *application)
{
  static const char *const keys[] = { "F1", NULL };

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  gtk_application_set_accels_for_action (application, "app.help", keys);
}

/**
 * hub_help_window_get_page:
 * @self: a window
 *
 * Gets the name of the page that is shown.
 *
 * Returns: (transfer none) (nullable): the name, %NULL until the pages are read
 */
const char *
hub_help_window_get_page (HubHelpWindow *self)
{
  const HubHelpPage *page = NULL;

  g_return_val_if_fail (HUB_IS_HELP_WINDOW (self), NULL);

  if (self->visited->len > 0)
    page = g_ptr_array_index (self->pages, get_position (self));
  return page != NULL ? page->name : NULL;
}
