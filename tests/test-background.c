/* test-background.c: who is asked to start the program, and what when nobody will
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-background.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <string.h>

static TestFolder *home;    /* (owned): of all that is written here */
static char *usual_path;    /* (owned): where programs are found */

/* --- one question --- */

typedef struct
{
  GMainLoop *loop;
  GError    *error;
  gboolean   is_set;
} Asked;

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  Asked *asked = user_data;

  asked->is_set = hub_background_set_finish (result, &asked->error);
  g_main_loop_quit (asked->loop);
}

/* Gets the code of the error, -1 for none. */
static int
set (HubBackgroundWay  way,
     const char       *schedule)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Asked asked = { .loop = loop };
  int code = -1;

  hub_background_set_async (way, "/opt/the 100% \"reader\"/hub-reader", schedule, NULL, set_cb,
                            &asked);
  g_main_loop_run (loop);
  g_assert_true (asked.is_set == (asked.error == NULL));
  if (asked.error != NULL)
    {
      g_assert_true (asked.error->domain == G_IO_ERROR);
      g_assert_true (g_str_has_suffix (asked.error->message, "."));    /* for people */
      code = asked.error->code;
    }
  g_clear_error (&asked.error);

  return code;
}

/* --- a timer --- */

static char *
dup_path (const char *name)
{
  return g_build_filename (home, name, NULL);
}

static char *
dup_unit (const char *name)
{
  g_autofree char *path = g_build_filename (home, "config", "systemd", "user", name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

/* What the stand-in was told, a line each; it forgets that. */
static char *
take_commands (void)
{
  g_autofree char *path = dup_path ("commands");
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    text = g_strdup ("");
  g_unlink (path);

  return text;
}

/* Stands in for systemctl; @status is how it ends. */
static void
install_systemctl (int status)
{
  g_autofree char *path = dup_path ("bin/systemctl");
  g_autofree char *folder = dup_path ("bin");
  g_autofree char *commands = dup_path ("commands");
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\necho \"$*\" >>'%s'\nexit %d\n", commands,
                                             status);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, script, -1, NULL));
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  g_setenv ("PATH", folder, TRUE);     /* no systemctl but this one is ever met */
}

static void
test_timer (void)
{
  g_autofree char *service = NULL;
  g_autofree char *daily = NULL;
  g_autofree char *weekly = NULL;
  g_autofree char *set_up = NULL;
  g_autofree char *taken_down = NULL;
  g_autofree char *again = NULL;
  g_autofree char *gone = NULL;

  install_systemctl (0);
  g_assert_cmpint (set (HUB_BACKGROUND_TIMER, HUB_SCHEDULE_DAILY), ==, -1);
  service = dup_unit ("hub-reader-sync.service");
  daily = dup_unit ("hub-reader-sync.timer");
  set_up = take_commands ();
  g_assert_nonnull (strstr (service, "\nExecStart=\"/opt/the 100%% \\\"reader\\\"/hub-reader\" "
                                     "sync --background "));
  g_assert_nonnull (strstr (daily, "\nOnCalendar=daily\nPersistent=true\n"));
  g_assert_nonnull (strstr (daily, "\nWantedBy=timers.target\n"));
  g_assert_cmpstr (set_up, ==, "--user daemon-reload\n--user enable hub-reader-sync.timer\n"
                   "--user restart hub-reader-sync.timer\n");

  g_assert_cmpint (set (HUB_BACKGROUND_TIMER, HUB_SCHEDULE_WEEKLY), ==, -1);
  weekly = dup_unit ("hub-reader-sync.timer");
  g_assert_nonnull (strstr (weekly, "\nOnCalendar=weekly\n"));
  g_free (take_commands ());

  g_assert_cmpint (set (HUB_BACKGROUND_TIMER, HUB_SCHEDULE_NEVER), ==, -1);
  taken_down = take_commands ();
  g_assert_cmpstr (taken_down, ==, "--user disable --now hub-reader-sync.timer\n"
                   "--user daemon-reload\n");
  gone = dup_unit ("hub-reader-sync.timer");
  g_assert_null (gone);
  g_assert_null (dup_unit ("hub-reader-sync.service"));

  /* what is not there needs nobody to be told */
  g_assert_cmpint (set (HUB_BACKGROUND_TIMER, HUB_SCHEDULE_NEVER), ==, -1);
  again = take_commands ();
  g_assert_cmpstr (again, ==, "");
}

/* Without systemd nothing is left behind. */
static void
test_no_systemd (void)
{
  g_autofree char *path = dup_path ("bin/systemctl");

  install_systemctl (1);
  g_assert_cmpint (set (HUB_BACKGROUND_TIMER, HUB_SCHEDULE_DAILY), ==, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_null (dup_unit ("hub-reader-sync.timer"));
  g_assert_null (dup_unit ("hub-reader-sync.service"));

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (set (HUB_BACKGROUND_TIMER, HUB_SCHEDULE_DAILY), ==, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_null (dup_unit ("hub-reader-sync.timer"));
  g_assert_cmpint (set (HUB_BACKGROUND_TIMER, HUB_SCHEDULE_NEVER), ==, -1);
}

/* Systemd does not matter to what is to be no more. */
static void
test_never_without_systemd (void)
{
  install_systemctl (0);
  g_assert_cmpint (set (HUB_BACKGROUND_TIMER, HUB_SCHEDULE_DAILY), ==, -1);
  install_systemctl (1);
  g_assert_cmpint (set (HUB_BACKGROUND_TIMER, HUB_SCHEDULE_NEVER), ==, -1);
  g_assert_null (dup_unit ("hub-reader-sync.timer"));
  g_free (take_commands ());
}

/* --- the portal --- */

/* Stands in for it, on a bus of its own and from a connection of its own. */
typedef struct
{
  GTestDBus       *bus;          /* (owned) */
  GDBusConnection *connection;   /* (owned) */
  guint            object;
  guint32          response;     /* 0 granted, 1 refused, 2 ended in another way */
  gboolean         grants;
  GVariant        *options;      /* (owned) (nullable): of the last question */
} Portal;

static void
called_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  Portal *portal = user_data;
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *request = NULL;
  const char *token = NULL;
  GVariantDict results;

  g_assert_cmpstr (method, ==, "RequestBackground");
  g_clear_pointer (&portal->options, g_variant_unref);
  portal->options = g_variant_get_child_value (parameters, 1);
  g_assert_true (g_variant_lookup (portal->options, "handle_token", "&s", &token));
  request = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", name, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));

  g_variant_dict_init (&results, NULL);
  g_variant_dict_insert (&results, "background", "b", portal->grants);
  g_variant_dict_insert (&results, "autostart", "b", portal->grants);
  g_dbus_connection_emit_signal (connection, sender, request, "org.freedesktop.portal.Request",
                                 "Response",
                                 g_variant_new ("(u@a{sv})", portal->response,
                                                g_variant_dict_end (&results)), NULL);
}

static void
set_up (Portal        *portal,
        gconstpointer  data)
{
  static const char xml[] =
    "<node><interface name='org.freedesktop.portal.Background'><method name='RequestBackground'>"
    "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
    "<arg type='o' direction='out'/></method></interface></node>";
  static const GDBusInterfaceVTable table = { called_cb, NULL, NULL, { 0 } };
  g_autoptr(GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr(GVariant) reply = NULL;
  g_autoptr(GError) error = NULL;

  g_setenv ("PATH", usual_path, TRUE);
  portal->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (portal->bus);
  portal->connection = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (portal->bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
    G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  if (data != NULL)       /* no portal */
    return;

  portal->object = g_dbus_connection_register_object (portal->connection,
                                                      "/org/freedesktop/portal/desktop",
                                                      info->interfaces[0], &table, portal, NULL,
                                                      &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (portal->connection, "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName",
                                       g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Portal        *portal,
           gconstpointer  data)
{
  g_clear_pointer (&portal->options, g_variant_unref);
  g_assert_true (g_dbus_connection_close_sync (portal->connection, NULL, NULL));
  g_clear_object (&portal->connection);
  g_test_dbus_down (portal->bus);
  g_clear_object (&portal->bus);
}

static void
test_granted (Portal        *portal,
              gconstpointer  data)
{
  g_autofree const char **words = NULL;
  gboolean starts = FALSE;

  portal->grants = TRUE;
  g_assert_cmpint (set (HUB_BACKGROUND_PORTAL, HUB_SCHEDULE_WEEKLY), ==, -1);
  g_assert_true (g_variant_lookup (portal->options, "autostart", "b", &starts));
  g_assert_true (starts);
  g_assert_true (g_variant_lookup (portal->options, "commandline", "^a&s", &words));
  g_assert_cmpstr (words[0], ==, "hub-reader");
  g_assert_true (g_strv_contains (words, "--background"));
  g_assert_true (g_strv_contains (words, "--stay"));
  g_assert_null (dup_unit ("hub-reader-sync.timer"));

  portal->grants = FALSE;
  g_assert_cmpint (set (HUB_BACKGROUND_PORTAL, HUB_SCHEDULE_NEVER), ==, -1);
  g_assert_true (g_variant_lookup (portal->options, "autostart", "b", &starts));
  g_assert_false (starts);
}

static void
test_refused (Portal        *portal,
              gconstpointer  data)
{
  g_assert_cmpint (set (HUB_BACKGROUND_PORTAL, HUB_SCHEDULE_DAILY), ==,
                   G_IO_ERROR_PERMISSION_DENIED);
  portal->response = 1;
  portal->grants = TRUE;
  g_assert_cmpint (set (HUB_BACKGROUND_PORTAL, HUB_SCHEDULE_DAILY), ==,
                   G_IO_ERROR_PERMISSION_DENIED);
}

static void
test_no_portal (Portal        *portal,
                gconstpointer  data)
{
  g_assert_cmpint (set (HUB_BACKGROUND_PORTAL, HUB_SCHEDULE_DAILY), ==, G_IO_ERROR_NOT_SUPPORTED);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *config = NULL;
  int status;

  home = test_folder_new ();
  usual_path = g_strdup (g_getenv ("PATH"));
  config = g_build_filename (home, "config", NULL);
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/background/timer", test_timer);
  g_test_add_func ("/background/no-systemd", test_no_systemd);
  g_test_add_func ("/background/never-without-systemd", test_never_without_systemd);
  g_test_add ("/background/granted", Portal, NULL, set_up, test_granted, tear_down);
  g_test_add ("/background/refused", Portal, NULL, set_up, test_refused, tear_down);
  g_test_add ("/background/no-portal", Portal, "none", set_up, test_no_portal, tear_down);

  status = g_test_run ();
  test_folder_remove (home);
  g_free (usual_path);
  return status;
}
