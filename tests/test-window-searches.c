/* test-window-searches.c: searches that watch the hub
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-fresh-dialog.h"
#include "hub-search-box.h"
#include "ui-hub.h"

#include <glib/gstdio.h>

#define N_REAL 94   /* entries of the demonstration hub */
#define N_GONE 3

/* What notifications said. */
typedef struct
{
  guint n_told;
  char *id;      /* (owned): of the last one */
  char *body;    /* (owned) */
} Told;

static void
told_cb (HubAlerts  *alerts,
         const char *id,
         const char *title,
         const char *body,
         gpointer    user_data)
{
  Told *told = user_data;

  told->n_told++;
  g_set_str (&told->id, id);
  g_set_str (&told->body, body);
}

static void
listen (UiStage *stage,
        Told    *told)
{
  g_signal_connect (hub_application_get_alerts (stage->application), "told", G_CALLBACK (told_cb),
                    told);
}

/* The desktop's own place for notifications, as far as the program needs it. */
static const char interface_xml[] =
  "<node><interface name='org.freedesktop.Notifications'>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/>"
  "<arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "<method name='GetServerInformation'><arg type='s' direction='out'/>"
  "<arg type='s' direction='out'/><arg type='s' direction='out'/>"
  "<arg type='s' direction='out'/></method>"
  "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "</interface></node>";

static GPtrArray *notified;   /* (element-type utf8): “TITLE: BODY” of each that arrived */

static void
method_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  const char *title;
  const char *body;
  GVariant *answer = NULL;

  if (g_str_equal (method, "Notify"))
    {
      g_variant_get (parameters, "(&su&s&s&sasa{sv}i)", NULL, NULL, NULL, &title, &body, NULL,
                     NULL, NULL);
      g_ptr_array_add (notified, g_strdup_printf ("%s: %s", title, body));
      answer = g_variant_new ("(u)", notified->len);
    }
  else if (g_str_equal (method, "GetServerInformation"))
    answer = g_variant_new ("(ssss)", "test", "test", "1", "1.2");
  else if (g_str_equal (method, "GetCapabilities"))
    answer = g_variant_new ("(as)", NULL);
  g_dbus_method_invocation_return_value (invocation, answer);
}

static void
owned_cb (GDBusConnection *connection,
          const char      *name,
          gpointer         user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
bus_cb (GDBusConnection *connection,
        const char      *name,
        gpointer         user_data)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_cb };
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, NULL);

  g_assert_cmpuint (g_dbus_connection_register_object (connection,
                                                       "/org/freedesktop/Notifications",
                                                       node->interfaces[0], &vtable, NULL, NULL,
                                                       NULL), >, 0);
}

static void
own_notifications (void)
{
  gboolean is_owned = FALSE;

  notified = g_ptr_array_new_with_free_func (g_free);
  g_bus_own_name (G_BUS_TYPE_SESSION, "org.freedesktop.Notifications", G_BUS_NAME_OWNER_FLAGS_NONE,
                  bus_cb, owned_cb, NULL, &is_owned, NULL);
  ui_wait (is_owned);
}

static HubLibrary *
get_library (UiStage *stage)
{
  return hub_application_get_library (stage->application);
}

static HubWatcher *
get_watcher (UiStage *stage)
{
  return hub_application_get_watcher (stage->application);
}

static int
take_uuid_cb (void  *builder,
              int    n_columns,
              char **columns,
              char **names)
{
  g_strv_builder_add (builder, columns[0]);
  return 0;
}

/* (transfer full): some entries of the hub */
static GStrv
dup_uuids (UiStage *stage)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  ui_run_sql (stage, "SELECT uuid FROM entry WHERE langcode = 'en' ORDER BY nid LIMIT 3 OFFSET 10",
           take_uuid_cb, builder);
  return g_strv_builder_end (builder);
}

static void
tell_hub (const char        *verb,
          const char *const *uuids)
{
  for (guint i = 0; uuids[i] != NULL; i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"do\":\"%s\",\"uuid\":\"%s\"}", verb, uuids[i]);
      g_autoptr(GError) error = NULL;
      g_autofree char *answer = hub_demo_process_control (ui_hub, json, &error);

      g_assert_no_error (error);
    }
}

/* Syncs, as if the last look for what is gone had been a day ago. */
static void
sync_now (UiStage *stage)
{
  HubSyncControl *control = hub_application_get_control (stage->application);

  ui_run_sql (stage, "UPDATE state SET value = value - 86400 WHERE key = 'swept'", NULL, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "sync", NULL);
  ui_wait (!hub_sync_control_is_running (control));
  g_assert_no_error (hub_sync_control_get_error (control));
}

static gboolean
counts (UiStage *stage,
        guint    total,
        guint    n_fresh)
{
  guint found = 0;
  guint fresh = 0;

  return hub_watcher_get_counts (get_watcher (stage), "s-1", &found, &fresh) && found == total &&
         fresh == n_fresh;
}

static void
save_search (UiStage    *stage,
             const char *query)
{
  g_autoptr(HubSavedSearch) search = hub_saved_search_new ("s-1", "Everything", query);

  hub_library_save_search_async (get_library (stage), search, NULL, NULL);
}

static AdwDialog *
get_dialog (UiStage *stage)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (stage->window));
}

/* What is new after a sync is told once, counted in the sidebar, and opened: three times the same
 * number. Nothing of it is told again. */
static void
watch_play (UiStage *stage)
{
  g_auto(GStrv) uuids = NULL;
  Told told = { 0 };

  listen (stage, &told);
  hub_settings_set_hub_address (hub_application_get_settings (stage->application),
                                hub_demo_process_get_url (ui_hub));
  sync_now (stage);
  ui_stage_wait_total (stage, N_REAL);
  uuids = dup_uuids (stage);
  tell_hub ("hide", (const char *const *) uuids);
  sync_now (stage);
  ui_stage_wait_total (stage, N_REAL - N_GONE);
  ui_wait (hub_library_is_loaded (get_library (stage)));
  save_search (stage, "sort:title");
  ui_wait (counts (stage, N_REAL - N_GONE, 0));
  g_assert_cmpuint (told.n_told, ==, 0);

  tell_hub ("publish", (const char *const *) uuids);
  sync_now (stage);
  ui_wait (counts (stage, N_REAL, N_GONE));
  g_assert_cmpuint (told.n_told, ==, 1);
  g_assert_cmpstr (told.id, ==, "search-s-1");
  g_assert_cmpstr (told.body, ==, "3 new entries");
  ui_wait (notified->len == 1);
  g_assert_cmpstr (notified->pdata[0], ==, "\u2068Everything\u2069: 3 new entries");
  ui_wait (ui_find_label (GTK_WIDGET (stage->window), "3 new") != NULL);
  ui_stage_picture (stage, "searches.png");

  /* Gone and back once more: it is known. */
  tell_hub ("hide", (const char *const *) uuids);
  sync_now (stage);
  ui_wait (counts (stage, N_REAL - N_GONE, 0));
  tell_hub ("publish", (const char *const *) uuids);
  sync_now (stage);
  ui_wait (counts (stage, N_REAL, N_GONE));
  g_assert_cmpuint (told.n_told, ==, 1);

  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "show-fresh",
                                  g_variant_new_string ("s-1"));
  ui_wait (get_dialog (stage) != NULL);
  g_assert_true (HUB_IS_FRESH_DIALOG (get_dialog (stage)));
  ui_wait (g_list_model_get_n_items (hub_fresh_dialog_get_model (
             HUB_FRESH_DIALOG (get_dialog (stage)))) == N_GONE);
  ui_stage_picture (stage, "searches-new.png");
  adw_dialog_force_close (get_dialog (stage));
  ui_wait (counts (stage, N_REAL, 0));
  ui_wait (ui_find_label (GTK_WIDGET (stage->window), "3 new") == NULL);
  g_free (told.id);
  g_free (told.body);
}

/* One that asks something else now is counted anew; of one that is gone nothing is known. */
static void
change_search (UiStage    *stage,
               const char *uuid,
               guint       total)
{
  g_autoptr(HubSavedSearch) wider = hub_saved_search_new (uuid, "Wider", "migration");
  guint found = 0;
  guint n_fresh = 0;

  hub_library_save_search_async (get_library (stage), wider, NULL, NULL);
  ui_wait (hub_watcher_get_counts (get_watcher (stage), uuid, &found, &n_fresh) && found > total);
  hub_library_drop_search_async (get_library (stage), uuid, NULL, NULL);
  ui_wait (!hub_watcher_get_counts (get_watcher (stage), uuid, &found, &n_fresh));
}

/* The query of Browse gets a name, and is asked again by that. */
static void
save_play (UiStage *stage)
{
  g_autoptr(HubQuery) query = hub_query_parse ("migration kind:document sort:title");
  HubBrowseModel *model = hub_browse_page_get_model (hub_window_get_browse (stage->window));
  g_autoptr(HubQuery) all = hub_query_new ();
  HubStock *stock = NULL;
  HubSavedSearch *search = NULL;
  GtkWidget *button = NULL;
  g_autofree char *uuid = NULL;
  guint total = 0;
  guint found = 0;
  guint n_fresh = 0;

  ui_wait (hub_library_is_loaded (get_library (stage)));
  hub_browse_model_set_query (model, query);
  ui_wait (hub_query_equal (hub_results_get_query (ui_stage_get_results (stage)), query));
  total = hub_results_get_total (ui_stage_get_results (stage));
  g_assert_cmpuint (total, >, 0);
  ui_stage_act (stage, "win.save-search", NULL);
  ui_wait (get_dialog (stage) != NULL);
  ui_stage_picture (stage, "searches-save.png");
  button = ui_find_label (GTK_WIDGET (stage->window), "_Save");
  g_assert_nonnull (button);
  g_signal_emit_by_name (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON), "clicked");
  ui_wait ((stock = hub_library_get_stock (get_library (stage)))->searches->len == 1);
  search = stock->searches->pdata[0];
  g_assert_cmpstr (search->name, ==, "migration");
  g_assert_cmpstr (search->query, ==, "migration kind:document sort:title");
  uuid = g_strdup (search->uuid);
  ui_wait (hub_watcher_get_counts (get_watcher (stage), uuid, &found, &n_fresh));
  g_assert_cmpuint (found, ==, total);
  g_assert_cmpuint (n_fresh, ==, 0);

  hub_browse_model_set_query (model, all);
  ui_wait (hub_query_equal (hub_results_get_query (ui_stage_get_results (stage)), all));
  ui_stage_act (stage, "win.open-search", "s", uuid);
  ui_wait (hub_results_get_total (ui_stage_get_results (stage)) == total);
  change_search (stage, uuid, total);
}

static HubSavedSearch *
get_search (UiStage *stage)
{
  return hub_saved_search_find (hub_library_get_stock (get_library (stage))->searches, "s-1");
}

/* Saves a search with one entry that is new, and forgets another one, whose number is returned. */
static guint
save_fresh (UiStage *stage)
{
  g_autoptr(HubSavedSearch) search = NULL;
  guint64 key = 0;
  guint n_known = 0;
  guint found = 0;
  guint n_fresh = 0;

  ui_wait (hub_library_is_loaded (get_library (stage)));
  save_search (stage, "migration");
  ui_wait (hub_watcher_get_counts (get_watcher (stage), "s-1", &found, &n_fresh));
  search = hub_saved_search_copy (get_search (stage));
  key = g_array_index (search->known, guint64, 0);
  n_known = search->known->len - 1;
  g_array_set_size (search->known, n_known);
  g_array_append_val (search->fresh, key);
  hub_library_save_search_async (get_library (stage), search, NULL, NULL);
  ui_wait (get_search (stage)->fresh->len == 1);
  return n_known;
}

static AdwDialog *
show_fresh (UiStage *stage)
{
  AdwDialog *dialog = NULL;

  ui_stage_act (stage, "win.show-fresh", "s", "s-1");
  ui_wait ((dialog = get_dialog (stage)) != NULL);
  return dialog;
}

/* What was shown as new has been seen when that is closed; what came since it was told of, has
 * not. */
static void
fresh_play (UiStage *stage)
{
  AdwDialog *dialog = NULL;
  guint n_known = save_fresh (stage);

  dialog = show_fresh (stage);
  ui_wait (g_list_model_get_n_items (hub_fresh_dialog_get_model (HUB_FRESH_DIALOG (dialog))) == 1);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_cmpuint (get_search (stage)->fresh->len, ==, 1);
  adw_dialog_force_close (dialog);
  ui_wait (get_search (stage)->fresh->len == 0);
  g_assert_cmpuint (get_search (stage)->known->len, ==, n_known);
}

/* What could not be read was not seen. */
static void
unreadable_play (UiStage *stage)
{
  AdwDialog *dialog = NULL;

  save_fresh (stage);
  ui_run_sql (stage, "ALTER TABLE entry RENAME TO elsewhere", NULL, NULL);
  dialog = show_fresh (stage);
  ui_wait (ui_find_label (GTK_WIDGET (dialog), "The Catalogue Could Not Be Read") != NULL);
  ui_stage_picture (stage, "searches-unreadable.png");
  adw_dialog_force_close (dialog);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_cmpuint (get_search (stage)->fresh->len, ==, 1);
}

static GtkWidget *
find_toast (UiStage *stage)
{
  GType type = g_type_from_name ("AdwToastWidget");

  return type != 0 ? ui_find (GTK_WIDGET (stage->window), type, NULL) : NULL;
}

/* Said to be deleted once it is, and not if it could not be: the list is gone from the disk. */
static void
delete_play (UiStage *stage)
{
  g_autofree char *path = test_folder_path (stage->folder, "library.db");
  g_autofree char *aside = test_folder_path (stage->folder, "elsewhere.db");
  GtkWidget *box = NULL;
  GtkWidget *button = NULL;

  ui_wait (hub_library_is_loaded (get_library (stage)));
  ui_wait ((box = ui_find (GTK_WIDGET (stage->window), HUB_TYPE_SEARCH_BOX, NULL)) != NULL);
  save_search (stage, "migration");
  ui_wait ((button = ui_find (box, GTK_TYPE_BUTTON, "circular")) != NULL);
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  g_signal_emit_by_name (button, "clicked");
  ui_wait (find_toast (stage) != NULL);
  g_assert_null (ui_find_label (GTK_WIDGET (stage->window), "Saved search deleted"));
  g_assert_nonnull (get_search (stage));

  g_assert_cmpint (g_rename (aside, path), ==, 0);
  ui_wait ((button = ui_find (box, GTK_TYPE_BUTTON, "circular")) != NULL);
  g_signal_emit_by_name (button, "clicked");
  ui_wait (ui_find_label (GTK_WIDGET (stage->window), "Saved search deleted") != NULL);
  g_assert_null (get_search (stage));
  button = gtk_widget_get_ancestor (ui_find_label (GTK_WIDGET (stage->window), "Undo"),
                                    GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  ui_wait (get_search (stage) != NULL);
}

static void
edit_due (UiStage    *stage,
          HubEntry   *entry,
          HubStatus   status,
          const char *due)
{
  HubEdit *edit = hub_edit_new_for (entry);

  hub_edit_set_status (edit, status);
  hub_edit_set_due (edit, due);
  hub_library_edit_async (get_library (stage), edit, NULL, NULL, NULL);
  ui_wait (hub_library_get_remark (get_library (stage), entry)->status == status);
}

/* Nor is it told again, by this start or a later one, until it is due on another day. */
static void
tell_no_more (UiStage  *stage,
              HubEntry *entry,
              Told     *told)
{
  HubRemark *remark = hub_library_get_remark (get_library (stage), entry);
  g_autofree char *today = hub_remark_dup_due (remark);
  g_autoptr(HubAlerts) later = hub_alerts_new (G_APPLICATION (stage->application),
                                               get_library (stage), get_watcher (stage),
                                               hub_application_get_settings (stage->application));

  g_signal_connect (later, "told", G_CALLBACK (told_cb), told);
  edit_due (stage, entry, HUB_STATUS_TO_READ, today);
  edit_due (stage, entry, HUB_STATUS_READ, today);
  edit_due (stage, entry, HUB_STATUS_READING, today);
  g_assert_cmpuint (told->n_told, ==, 1);
  edit_due (stage, entry, HUB_STATUS_TO_READ, "2020-02-29");
  g_assert_cmpuint (told->n_told, ==, 2);
  hub_alerts_stop (later);
}

/* Clicks on the last notification. */
static void
click (void)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  g_assert_true (g_dbus_connection_emit_signal (bus, NULL, "/org/freedesktop/Notifications",
                                                "org.freedesktop.Notifications", "ActionInvoked",
                                                g_variant_new ("(us)", notified->len, "default"),
                                                NULL));
}

static const char *
get_place (UiStage *stage)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (hub_window_get_browse (stage->window)),
                                              ADW_TYPE_VIEW_STACK);

  return adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (stack));
}

/* A notification of one entry leads to it, one of several to the list that has them. */
static void
follow_due (UiStage  *stage,
            HubEntry *entry)
{
  HubDetailPane *detail = hub_browse_page_get_detail (hub_window_get_browse (stage->window));
  g_autoptr(HubEntry) one = g_object_ref (entry);
  g_autoptr(HubEntry) other = g_object_ref (ui_stage_select (stage, 1));
  guint n_notified = 0;
  g_autoptr(HubAlerts) later = NULL;

  ui_stage_act (stage, "win.star", NULL);
  ui_wait (hub_library_contains (get_library (stage), other));
  ui_stage_act (stage, "win.place", "s", "insights");
  click ();
  ui_wait (g_str_equal (get_place (stage), "browse") &&
           hub_detail_pane_get_entry (detail) != NULL &&
           g_str_equal (hub_entry_get_uuid (hub_detail_pane_get_entry (detail)),
                        hub_entry_get_uuid (one)));

  hub_alerts_stop (hub_application_get_alerts (stage->application));
  edit_due (stage, one, HUB_STATUS_READING, "2020-03-01");
  edit_due (stage, other, HUB_STATUS_READING, "2020-03-01");
  n_notified = notified->len;
  later = hub_alerts_new (G_APPLICATION (stage->application), get_library (stage),
                          get_watcher (stage), hub_application_get_settings (stage->application));
  edit_due (stage, other, HUB_STATUS_TO_READ, "2020-03-01");
  ui_wait (notified->len == n_notified + 1);
  click ();
  ui_wait (g_str_equal (get_place (stage), "reading-list"));
  hub_alerts_stop (later);
}

/* What is due today is told, with its title; what is read is not. */
static void
due_play (UiStage *stage)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  HubEdit *edit = NULL;
  HubEntry *entry = NULL;
  Told told = { 0 };

  listen (stage, &told);
  ui_wait (hub_library_is_loaded (get_library (stage)));
  entry = ui_stage_select (stage, 0);
  ui_stage_act (stage, "win.star", NULL);
  ui_wait (hub_library_contains (get_library (stage), entry));
  g_assert_cmpuint (told.n_told, ==, 0);
  edit = hub_edit_new_for (entry);
  hub_edit_set_due (edit, today);
  hub_edit_set_status (edit, HUB_STATUS_READ);
  hub_library_edit_async (get_library (stage), edit, NULL, NULL, NULL);
  ui_wait (hub_library_get_remark (get_library (stage), entry) != NULL &&
           hub_library_get_remark (get_library (stage), entry)->status == HUB_STATUS_READ);
  g_assert_cmpuint (told.n_told, ==, 0);
  edit = hub_edit_new_for (entry);
  hub_edit_set_status (edit, HUB_STATUS_READING);
  hub_library_edit_async (get_library (stage), edit, NULL, NULL, NULL);
  ui_wait (told.n_told == 1);
  g_assert_cmpstr (told.id, ==, "due");
  tell_no_more (stage, entry, &told);
  follow_due (stage, entry);
  g_free (told.id);
  g_free (told.body);
}

/* A test: one play with a hub of its own. */
static void
with_hub (gconstpointer play)
{
  ui_hub_test (NULL, play);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  own_notifications ();

  g_test_add_data_func ("/ui/searches/watch", watch_play, with_hub);
  g_test_add_data_func ("/ui/searches/save", save_play, ui_stage_test);
  g_test_add_data_func ("/ui/searches/fresh", fresh_play, ui_stage_test);
  g_test_add_data_func ("/ui/searches/unreadable", unreadable_play, ui_stage_test);
  g_test_add_data_func ("/ui/searches/delete", delete_play, ui_stage_test);
  g_test_add_data_func ("/ui/searches/due", due_play, ui_stage_test);
  return g_test_run ();
}
