/* ui-stage.c: a window on a folder of its own, and how to act on it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui-stage.h"

#include "hub-detail-pane.h"
#include "hub-entry-row.h"
#include "hub-facet-panel.h"
#include "ui-watch.h"

#define PATIENCE_S 100   /* within the time that any of the tests has */

UiStage *
ui_stage_new (void)
{
  UiStage *self = g_new0 (UiStage, 1);
  g_autoptr(HubSettings) settings = hub_settings_new ();   /* which outlast a test */

  self->folder = test_folder_new ();
  g_object_set (settings, "window-place", "browse", "window-filters", TRUE, NULL);
  return self;
}

void
ui_stage_free (UiStage *self)
{
  test_folder_remove (self->folder);
  g_free (self->data_dir);
  g_free (self);
}

static gboolean
play_cb (gpointer user_data)
{
  UiStage *self = user_data;

  self->window = HUB_WINDOW (gtk_application_get_active_window (
    GTK_APPLICATION (self->application)));
  ui_watch_leave ();
  ui_watch_follow (gdk_surface_get_frame_clock (
    gtk_native_get_surface (GTK_NATIVE (self->window))));
  ui_watch_except (G_LIST_MODEL (hub_browse_model_get_list (
    hub_browse_page_get_model (hub_window_get_browse (self->window)))));
  ui_watch_except (G_LIST_MODEL (hub_application_get_library (self->application)));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  ui_wait (ui_stage_get_results (self) != NULL || ui_stage_get_error (self) != NULL);
  ui_settle (GTK_WIDGET (self->window));
  ui_watch_allow (NULL);
  self->play (self);
  ui_watch_allow ("closing");
  gtk_window_close (GTK_WINDOW (self->window));
  self->window = NULL;
  return G_SOURCE_REMOVE;
}

static void
activated_cb (UiStage *self)
{
  g_idle_add (play_cb, self);
}

void
ui_stage_play (UiStage *self,
               UiPlay   play)
{
  char *arguments[] = { (char *) "hub-reader", NULL };

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  self->play = play;
  ui_watch_start (TRUE);
  ui_watch_allow ("making the window and mapping it for the first time");
  self->application = hub_application_new (self->data_dir != NULL ? self->data_dir : self->folder);
  g_signal_connect_data (self->application, "activate", G_CALLBACK (activated_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_assert_cmpint (g_application_run (G_APPLICATION (self->application), 1, arguments), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&self->application));
  if (g_strcmp0 (g_getenv ("HUB_WATCH"), "fail") == 0)
    g_assert_cmpuint (ui_watch_get_n_slow (), ==, 0);
}

void
ui_stage_test (gconstpointer play)
{
  g_autoptr(UiStage) stage = ui_stage_new ();

  ui_stage_play (stage, (UiPlay) play);
}

void
ui_stage_resize (UiStage *self,
                 int      width,
                 int      height)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  ui_wait (ABS (gtk_widget_get_width (GTK_WIDGET (self->window)) - width) <= 12);
  ui_settle (GTK_WIDGET (self->window));
}

HubResults *
ui_stage_get_results (UiStage *self)
{
  return hub_browse_model_get_results (
    hub_browse_page_get_model (hub_window_get_browse (self->window)));
}

const GError *
ui_stage_get_error (UiStage *self)
{
  return hub_browse_model_get_error (
    hub_browse_page_get_model (hub_window_get_browse (self->window)));
}

void
ui_stage_wait_total (UiStage *self,
                     guint    total)
{
  HubBrowseModel *model = hub_browse_page_get_model (hub_window_get_browse (self->window));

  ui_wait (!hub_browse_model_is_busy (model) &&
           hub_results_get_total (ui_stage_get_results (self)) == total);
  ui_wait (ui_find (GTK_WIDGET (self->window), HUB_TYPE_FACET_PANEL, NULL) != NULL);
  ui_settle (GTK_WIDGET (self->window));
}

void
ui_stage_act (UiStage    *self,
              const char *action,
              const char *format,
              ...)
{
  GtkWidget *widget = g_str_has_prefix (action, "browse.")
    ? GTK_WIDGET (hub_window_get_browse (self->window)) : GTK_WIDGET (self->window);
  g_autoptr(GVariant) target = NULL;
  va_list args;

  if (format != NULL)
    {
      va_start (args, format);
      target = g_variant_ref_sink (g_variant_new_va (format, NULL, &args));
      va_end (args);
    }
  ui_watch_enter ();
  g_assert_true (gtk_widget_activate_action_variant (widget, action, target));
  ui_watch_leave ();
}

HubEntry *
ui_stage_select (UiStage *self,
                 guint    position)
{
  HubBrowsePage *browse = hub_window_get_browse (self->window);
  HubEntryList *list = hub_browse_model_get_list (hub_browse_page_get_model (browse));
  HubDetailPane *detail = hub_browse_page_get_detail (browse);
  g_autoptr(HubListItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (item);
  ui_watch_enter ();
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (list), position, TRUE);
  ui_watch_leave ();
  ui_wait (hub_detail_pane_get_entry (detail) != NULL &&
           hub_list_item_get_entry (item) != NULL &&
           hub_detail_pane_get_entry (detail) != hub_list_item_get_entry (item) &&
           g_str_equal (hub_entry_get_uuid (hub_detail_pane_get_entry (detail)),
                        hub_entry_get_uuid (hub_list_item_get_entry (item))));
  ui_settle (GTK_WIDGET (self->window));
  return hub_detail_pane_get_entry (detail);
}

void
ui_stage_picture (UiStage    *self,
                  const char *name)
{
  ui_picture (GTK_WIDGET (self->window), name);
}

void
ui_picture (GtkWidget  *window,
            const char *name)
{
  const char *folder = g_getenv ("HUB_PICTURES");
  g_autoptr(GdkPaintable) paintable = NULL;
  g_autoptr(GtkSnapshot) snapshot = NULL;
  g_autoptr(GskRenderNode) node = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  ui_settle (window);
  if (folder == NULL)
    return;
  paintable = gtk_widget_paintable_new (window);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         NULL);
  path = g_build_filename (folder, name, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

GtkWidget *
ui_find (GtkWidget  *root,
         GType       type,
         const char *css_class)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (css_class == NULL || gtk_widget_has_css_class (root, css_class)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, type, css_class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
ui_find_label (GtkWidget  *root,
               const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) &&
      g_strcmp0 (gtk_label_get_label (GTK_LABEL (root)), text) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
ui_find_row (GtkWidget  *root,
             const char *title)
{
  if (HUB_IS_ENTRY_ROW (root) && gtk_widget_get_mapped (root) &&
      g_strcmp0 (hub_row_text_get (hub_entry_row_get_text (HUB_ENTRY_ROW (root)), HUB_ROW_TITLE),
                 title) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
ui_find_button (GtkWidget  *root,
                const char *action)
{
  if (GTK_IS_BUTTON (root) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_button (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
ui_turn (gboolean may_block)
{
  gboolean has_dispatched = g_main_context_iteration (NULL, may_block);

  ui_watch_leave ();
  return has_dispatched;
}

static gboolean
count_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  guint *n_frames = user_data;

  return ++*n_frames < 2 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
ui_settle (GtkWidget *widget)
{
  guint n_frames = 0;

  if (gtk_widget_get_mapped (widget))
    {
      gtk_widget_add_tick_callback (widget, count_frame_cb, &n_frames, NULL);
      ui_wait (n_frames >= 2);
    }
  while (ui_turn (FALSE))
    ;
}

void
ui_activate (GtkWindow *window)
{
  ui_wait (gtk_window_is_active (window) || (gtk_window_present (window), FALSE));
}

static void
in_vain_cb (gpointer user_data)
{
  const char *what = user_data;

  g_error ("waited in vain for %s", what);
}

guint
ui_wait_begin (const char *what)
{
  return g_timeout_add_seconds_once (PATIENCE_S, in_vain_cb, (gpointer) what);
}
