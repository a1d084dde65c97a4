/* test-cli-background.c: a sync that nobody waits for, by the real program on a bus of its own
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-hub.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define APPLICATION_ID "io.github.hubreader.HubReader"
#define WORDS "sync", "--background", "--no-progress"
#define REPORT "118ab707-9f71-54bd-81cd-9bdc64ba5e27"   /* in the starter catalogue */
#define SITE "site"     /* the folder of what is set for all */

/* A desktop: who shows notifications, a window perhaps, and what says what the network is. */
typedef struct
{
  GTestDBus       *bus;            /* (owned) */
  GDBusConnection *connection;     /* (owned) */
  HubDemoProcess  *hub;            /* (owned) */
  TestFolder      *folder;         /* (owned) */
  GString         *heard;          /* (owned): what the stand-ins were told, a line each */
  gboolean         is_metered;
} Desktop;

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
  Desktop *desktop = user_data;
  g_autofree char *text = g_variant_print (parameters, FALSE);

  g_string_append_printf (desktop->heard, "%s %s\n", method, text);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static GVariant *
get_cb (GDBusConnection  *connection,
        const char       *sender,
        const char       *path,
        const char       *interface,
        const char       *name,
        GError          **error,
        gpointer          user_data)
{
  const Desktop *desktop = user_data;

  if (g_str_equal (name, "Version"))
    return g_variant_new_string ("1.40.0");
  if (g_str_equal (name, "State"))
    return g_variant_new_uint32 (70);                             /* connected to all */
  if (g_str_equal (name, "Connectivity"))
    return g_variant_new_uint32 (4);                              /* full */
  return g_variant_new_uint32 (desktop->is_metered ? 1 : 2);      /* Metered: yes or no */
}

static void
offer (Desktop    *desktop,
       const char *name,
       const char *path,
       const char *xml)
{
  static const GDBusInterfaceVTable table = { called_cb, get_cb, NULL, { 0 } };
  g_autoptr(GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr(GVariant) reply = NULL;
  g_autoptr(GError) error = NULL;

  g_dbus_connection_register_object (desktop->connection, path, info->interfaces[0], &table,
                                     desktop, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (desktop->connection, "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", name, 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Desktop       *desktop,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  desktop->heard = g_string_new (NULL);
  desktop->folder = test_folder_new ();
  desktop->hub = cli_hub_start (NULL);
  desktop->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (desktop->bus);
  desktop->connection = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (desktop->bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
    G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  offer (desktop, "org.gtk.Notifications", "/org/gtk/Notifications",
         "<node><interface name='org.gtk.Notifications'><method name='AddNotification'>"
         "<arg type='s' direction='in'/><arg type='s' direction='in'/>"
         "<arg type='a{sv}' direction='in'/></method></interface></node>");
  offer (desktop, "org.freedesktop.NetworkManager", "/org/freedesktop/NetworkManager",
         "<node><interface name='org.freedesktop.NetworkManager'>"
         "<property name='Version' type='s' access='read'/>"
         "<property name='State' type='u' access='read'/>"
         "<property name='Connectivity' type='u' access='read'/>"
         "<property name='Metered' type='u' access='read'/></interface></node>");
}

static void
tear_down (Desktop       *desktop,
           gconstpointer  data)
{
  g_assert_true (g_dbus_connection_close_sync (desktop->connection, NULL, NULL));
  g_clear_object (&desktop->connection);
  g_test_dbus_down (desktop->bus);
  g_clear_object (&desktop->bus);
  hub_demo_process_stop (desktop->hub);
  test_folder_remove (desktop->folder);
  g_string_free (desktop->heard, TRUE);
}

/* Writes a file of settings, with the address of the hub and more. */
static void
write_settings (Desktop    *desktop,
                const char *folder,
                const char *name,
                const char *more)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = g_strdup_printf ("[io/github/hubreader/HubReader]\nhub-address='%s'\n"
                                           "%s\n", hub_demo_process_get_url (desktop->hub), more);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* What Preferences would have written. */
static void
set_preferences (Desktop    *desktop,
                 const char *more)
{
  g_autofree char *folder = g_build_filename (desktop->folder, "glib-2.0", "settings", NULL);

  write_settings (desktop, folder, "keyfile", more);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  gboolean *has_ended = user_data;

  g_assert_true (g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL));
  *has_ended = TRUE;
}

/* Runs it while the stand-ins answer. */
static CliAnswer *
run (Desktop *desktop)
{
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (desktop->folder);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *site = g_build_filename (desktop->folder, SITE, NULL);
  gboolean has_ended = FALSE;

  g_subprocess_launcher_setenv (launcher, "HUB_SITEDIR", site, TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  g_subprocess_launcher_setenv (launcher, "GIO_USE_NETWORK_MONITOR", "networkmanager", TRUE);
  g_subprocess_launcher_setenv (launcher, "GNOTIFICATION_BACKEND", "gtk", TRUE);
  g_subprocess_launcher_setenv (launcher, "DBUS_SYSTEM_BUS_ADDRESS",
                                g_test_dbus_get_bus_address (desktop->bus), TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("HUB_READER"), WORDS,
                                         "--data-dir", desktop->folder, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_async (process, NULL, ended_cb, &has_ended);
  while (!has_ended)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  return cli_wait (process);
}

static gint64
count_requests (Desktop *desktop)
{
  g_autofree char *stats = hub_demo_process_control (desktop->hub, "{\"do\":\"stats\"}", NULL);
  const char *at = strstr (stats, "\"requests\":");

  g_assert_nonnull (at);
  return g_ascii_strtoll (at + strlen ("\"requests\":"), NULL, 10);
}

/* As if the last sync had been so many hours ago. */
static void
age (Desktop *desktop,
     gint64   hours)
{
  g_autofree char *path = g_build_filename (desktop->folder, "last-sync.ini", NULL);
  time_t then = (time_t) (g_get_real_time () / G_USEC_PER_SEC - hours * 3600);
  struct utimbuf times = { then, then };

  g_assert_cmpint (utime (path, &times), ==, 0);
}

/* As if the pause that the hub asked for were over. */
static void
forget_pause (Desktop *desktop)
{
  g_autofree char *path = g_build_filename (desktop->folder, "sync-schedule.ini", NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Whether it syncs now. */
static gboolean
does_sync (Desktop *desktop)
{
  gint64 before = count_requests (desktop);
  g_autoptr(CliAnswer) answer = run (desktop);

  g_assert_cmpint (answer->status, ==, 0);
  g_assert_cmpstr (answer->err, ==, "");
  return count_requests (desktop) > before + 1;     /* one is to count */
}

static void
test_schedule (Desktop       *desktop,
               gconstpointer  data)
{
  set_preferences (desktop, "");
  g_assert_false (does_sync (desktop));
  set_preferences (desktop, "sync-schedule='never'");
  g_assert_false (does_sync (desktop));

  set_preferences (desktop, "sync-schedule='daily'");
  g_assert_true (does_sync (desktop));
  g_assert_false (does_sync (desktop));
  age (desktop, 12);
  g_assert_false (does_sync (desktop));
  age (desktop, 25);
  g_assert_true (does_sync (desktop));

  set_preferences (desktop, "sync-schedule='weekly'");
  age (desktop, 25);
  g_assert_false (does_sync (desktop));
  age (desktop, 8 * 24);
  g_assert_true (does_sync (desktop));
}

/* Where there is no dconf, a folder has what is set for all, and what of it nobody may change. */
static void
test_site (Desktop       *desktop,
           gconstpointer  data)
{
  g_autofree char *site = g_build_filename (desktop->folder, SITE, NULL);
  g_autofree char *locks = g_build_filename (site, "locks", NULL);

  write_settings (desktop, site, "defaults", "sync-schedule='daily'");
  g_assert_true (does_sync (desktop));
  set_preferences (desktop, "sync-schedule='never'");
  age (desktop, 25);
  g_assert_false (does_sync (desktop));
  g_assert_true (g_file_set_contents (locks, "/io/github/hubreader/HubReader/sync-schedule\n", -1,
                                      NULL));
  g_assert_true (does_sync (desktop));
}

/* F15: the pause that the hub asked for is kept, however long ago the last sync was. */
static void
test_pause (Desktop       *desktop,
            gconstpointer  data)
{
  g_autoptr(CliAnswer) answer = NULL;

  set_preferences (desktop, "sync-schedule='daily'");
  cli_hub_control (desktop->hub, "{\"do\":\"fault\",\"name\":\"retry-late\",\"on\":\"all\"}");
  answer = run (desktop);
  g_assert_cmpint (answer->status, ==, 4);
  cli_hub_control (desktop->hub, "{\"do\":\"fault\",\"name\":null}");
  g_assert_false (does_sync (desktop));
  forget_pause (desktop);
  g_assert_true (does_sync (desktop));
}

/* Nothing is fetched where it may cost money, unless that is wanted. */
static void
test_metered (Desktop       *desktop,
              gconstpointer  data)
{
  desktop->is_metered = TRUE;
  set_preferences (desktop, "sync-schedule='daily'");
  g_assert_false (does_sync (desktop));
  set_preferences (desktop, "sync-schedule='daily'\nsync-when-metered=true");
  g_assert_true (does_sync (desktop));
}

/* A window that is open does it itself. */
static void
test_window_open (Desktop       *desktop,
                  gconstpointer  data)
{
  set_preferences (desktop, "sync-schedule='daily'");
  offer (desktop, APPLICATION_ID, "/io/github/hubreader/HubReader",
         "<node><interface name='org.freedesktop.Application'><method name='ActivateAction'>"
         "<arg type='s' direction='in'/><arg type='av' direction='in'/>"
         "<arg type='a{sv}' direction='in'/></method></interface></node>");
  g_assert_false (does_sync (desktop));
  g_assert_cmpstr (desktop->heard->str, ==, "ActivateAction ('sync', [], {})\n");
}

/* What a saved search finds is told, once, and leads to it. */
static void
test_news (Desktop       *desktop,
           gconstpointer  data)
{
  static const char list[] =
    "{\"format\":\"hub-reader-library\",\"version\":1,\"searches\":[{\"uuid\":"
    "\"11111111-1111-4111-8111-111111111111\",\"name\":\"Fresh\",\"query\":\"zebra\"}]}";
  g_autofree char *path = g_build_filename (desktop->folder, "list.json", NULL);
  g_autofree char *words = g_strconcat ("library import ", path, NULL);
  g_autoptr(CliAnswer) imported = NULL;

  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  imported = cli_run (desktop->folder, words);
  g_assert_cmpint (imported->status, ==, 0);

  set_preferences (desktop, "sync-schedule='daily'");
  g_assert_true (does_sync (desktop));
  g_assert_cmpstr (desktop->heard->str, ==, "");

  cli_hub_control (desktop->hub, "{\"do\":\"add\",\"bundle\":\"event\",\"title\":\"A zebra\"}");
  age (desktop, 25);
  g_assert_true (does_sync (desktop));
  g_assert_nonnull (strstr (desktop->heard->str,
                            "AddNotification ('" APPLICATION_ID "', 'search-"));
  g_assert_nonnull (strstr (desktop->heard->str, "Fresh"));
  g_assert_nonnull (strstr (desktop->heard->str, "1 new entry"));
  g_assert_nonnull (strstr (desktop->heard->str, "app.show-fresh"));

  g_string_truncate (desktop->heard, 0);
  age (desktop, 25);
  g_assert_true (does_sync (desktop));
  g_assert_cmpstr (desktop->heard->str, ==, "");
}

/* Keeps an entry that is due on a day. */
static void
keep_due (Desktop    *desktop,
          const char *day)
{
  g_autofree char *words = g_strconcat ("list set " REPORT " --due ", day, NULL);
  g_autoptr(CliAnswer) added = cli_run (desktop->folder, "list add " REPORT);
  g_autoptr(CliAnswer) set = cli_run (desktop->folder, words);

  g_assert_cmpint (added->status, ==, 0);
  g_assert_cmpint (set->status, ==, 0);
}

/* What is due is told, once, whether it is time for a sync or not. */
static void
test_due (Desktop       *desktop,
          gconstpointer  data)
{
  keep_due (desktop, "2020-02-29");
  set_preferences (desktop, "sync-schedule='never'");
  g_assert_false (does_sync (desktop));
  g_assert_cmpstr (desktop->heard->str, ==, "");

  set_preferences (desktop, "sync-schedule='daily'");
  g_assert_true (does_sync (desktop));
  g_assert_nonnull (strstr (desktop->heard->str, "AddNotification ('" APPLICATION_ID "', 'due'"));
  g_assert_nonnull (strstr (desktop->heard->str, "1 entry is due"));
  g_assert_nonnull (strstr (desktop->heard->str, "Global Report on Trafficking in Persons 2020"));
  g_assert_nonnull (strstr (desktop->heard->str, "app.open-address"));
  g_assert_nonnull (strstr (desktop->heard->str, "hub-reader:entry/" REPORT "/en"));

  g_string_truncate (desktop->heard, 0);
  g_assert_false (does_sync (desktop));
  g_assert_cmpstr (desktop->heard->str, ==, "");
  set_preferences (desktop, "sync-schedule='daily'");   /* with nothing noted */
  g_assert_false (does_sync (desktop));
  g_assert_nonnull (strstr (desktop->heard->str, "1 entry is due"));
}

/* What is due on a later day is not told. */
static void
test_not_due (Desktop       *desktop,
              gconstpointer  data)
{
  keep_due (desktop, "2090-01-01");
  set_preferences (desktop, "sync-schedule='daily'");
  g_assert_true (does_sync (desktop));
  g_assert_cmpstr (desktop->heard->str, ==, "");
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*test) (Desktop *desktop, gconstpointer data);
  } tests[] = {
    { "/cli-background/schedule", test_schedule },
    { "/cli-background/site", test_site },
    { "/cli-background/pause", test_pause },
    { "/cli-background/metered", test_metered },
    { "/cli-background/window-open", test_window_open },
    { "/cli-background/news", test_news },
    { "/cli-background/due", test_due },
    { "/cli-background/not-due", test_not_due },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Desktop, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
