/* hub-background.c: syncing while no window is open
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Outside a sandbox a timer of the user's own systemd runs `hub-reader sync --background`; its two
 * files are there only while that is wanted. In a sandbox the desktop is asked, by its Background
 * portal, to start the program when the user logs in; it stays, and syncs when it is time. In both
 * cases the program itself looks at the settings before it does anything.
 */

#define G_LOG_DOMAIN "hub-background"

#include "hub-background.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define SERVICE_FILE "hub-reader-sync.service"
#define TIMER_FILE   "hub-reader-sync.timer"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define REQUEST_PATH PORTAL_PATH "/request/"
#define PORTAL_MS   30000       /* for the portal to hear; the user may take longer */

/* What is being set up. */
typedef struct
{
  char            *program;         /* (owned) */
  gboolean         is_wanted;
  GQueue           commands;        /* (element-type GStrv): that are still to be run */
  GDBusConnection *connection;      /* (owned) (nullable) */
  guint            subscription;    /* of the portal's answer, 0 none */
} Setting;

static void
setting_free (Setting *setting)
{
  if (setting->subscription != 0)
    g_dbus_connection_signal_unsubscribe (setting->connection, setting->subscription);
  g_clear_object (&setting->connection);
  g_queue_clear_full (&setting->commands, (GDestroyNotify) g_strfreev);
  g_free (setting->program);
  g_free (setting);
}

static void
return_no_way (GTask        *task,
               const GError *cause)
{
  g_info ("No background sync: %s", cause->message);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                           _("This system offers no way to sync in the background. Sync in the "
                             "window, or have “hub-reader sync” run as you run other programs."));
}

/* --- by a timer --- */

static char *
dup_unit_path (const char *name)
{
  return g_build_filename (g_get_user_config_dir (), "systemd", "user", name, NULL);
}

/* As one word of a command line in a unit (systemd.service, "Command lines"). */
static char *
quote (const char *word)
{
  g_autoptr(GString) quoted = g_string_new ("\"");

  for (const char *c = word; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        g_string_append_c (quoted, '\\');
      if (*c == '%' || *c == '$')
        g_string_append_c (quoted, *c);
      g_string_append_c (quoted, *c);
    }
  g_string_append_c (quoted, '"');

  return g_string_free_and_steal (g_steal_pointer (&quoted));
}

static gboolean
write_unit (const char  *name,
            const char  *text,
            GError     **error)
{
  g_autofree char *path = dup_unit_path (name);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s cannot be made", folder);
      return FALSE;
    }
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0644, error);
}

static gboolean
write_units (const char  *program,
             const char  *schedule,
             GError     **error)
{
  g_autofree char *word = quote (program);
  g_autofree char *service =
    g_strdup_printf ("[Unit]\n"
                     "Description=Hub Reader: fetch what is new\n\n"
                     "[Service]\n"
                     "Type=oneshot\n"
                     "ExecStart=%s sync --background --quiet --no-progress\n"
                     "Nice=10\n", word);
  g_autofree char *timer =
    g_strdup_printf ("[Unit]\n"
                     "Description=Hub Reader: fetch what is new, %s\n\n"
                     "[Timer]\n"
                     "OnCalendar=%s\n"
                     "Persistent=true\n"
                     "RandomizedDelaySec=1h\n\n"
                     "[Install]\n"
                     "WantedBy=timers.target\n", schedule, schedule);

  return write_unit (SERVICE_FILE, service, error) && write_unit (TIMER_FILE, timer, error);
}

/* Whether there were any. */
static gboolean
remove_units (void)
{
  g_autofree char *service = dup_unit_path (SERVICE_FILE);
  g_autofree char *timer = dup_unit_path (TIMER_FILE);
  gboolean had_service = g_unlink (service) == 0;

  return g_unlink (timer) == 0 || had_service;
}

static void
add_command (Setting    *setting,
             const char *words)
{
  g_queue_push_tail (&setting->commands, g_strsplit (words, " ", 0));
}

static void run_next (GTask *task);

/* What could not be set up is not left half done. */
static void
fail_timer (GTask        *task,
            const GError *cause)
{
  remove_units ();
  return_no_way (task, cause);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Setting *setting = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error) ||
      !setting->is_wanted)
    run_next (g_steal_pointer (&task));
  else
    fail_timer (task, error);
}

/* One command after the other. Whatever systemd says to what is to be no more, it is no more. */
static void
run_next (GTask *task)   /* (transfer full) */
{
  g_autoptr(GTask) owned = task;
  Setting *setting = g_task_get_task_data (task);
  g_auto(GStrv) words = g_queue_pop_head (&setting->commands);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  if (words == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  process = g_subprocess_newv ((const char *const *) words,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                               G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  if (process != NULL)
    g_subprocess_wait_check_async (process, g_task_get_cancellable (task), ran_cb,
                                   g_steal_pointer (&owned));
  else if (setting->is_wanted)
    fail_timer (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
set_timer (GTask      *task,      /* (transfer full) */
           const char *schedule)
{
  g_autoptr(GTask) owned = task;
  Setting *setting = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!setting->is_wanted)
    {
      add_command (setting, "systemctl --user disable --now " TIMER_FILE);
      if (!remove_units ())
        g_queue_clear_full (&setting->commands, (GDestroyNotify) g_strfreev);
      else
        add_command (setting, "systemctl --user daemon-reload");
    }
  else if (write_units (setting->program, schedule, &error))
    {
      add_command (setting, "systemctl --user daemon-reload");
      add_command (setting, "systemctl --user enable " TIMER_FILE);
      add_command (setting, "systemctl --user restart " TIMER_FILE);
    }
  else
    {
      fail_timer (task, error);
      return;
    }

  run_next (g_steal_pointer (&owned));
}

/* --- by the portal --- */

static void
answered_cb (GDBusConnection *connection,
             const char      *sender,
             const char      *path,
             const char      *interface,
             const char      *signal,
             GVariant        *parameters,
             gpointer         user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  Setting *setting = g_task_get_task_data (task);
  g_autoptr(GVariant) results = NULL;
  gboolean is_granted = FALSE;
  guint32 response;

  if (setting->subscription == 0)
    return;

  g_dbus_connection_signal_unsubscribe (connection, setting->subscription);
  setting->subscription = 0;
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &is_granted);
  if (response == 0 && (is_granted || !setting->is_wanted))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "%s",
                             _("The system does not let Hub Reader run in the background. Allow "
                               "it in the settings of the system, then choose again."));
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Setting *setting = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                             &error);

  if (reply != NULL || setting->subscription == 0)
    return;

  g_dbus_connection_signal_unsubscribe (setting->connection, setting->subscription);
  setting->subscription = 0;
  if (!g_task_return_error_if_cancelled (task))
    return_no_way (task, error);
}

static GVariant *
make_question (Setting    *setting,
               const char *token)
{
  const char *const command[] = { "hub-reader", "sync", "--background", "--stay", "--quiet",
                                  "--no-progress", NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason",
                         g_variant_new_string (_("To fetch what is new on the hub.")));
  g_variant_builder_add (&options, "{sv}", "autostart",
                         g_variant_new_boolean (setting->is_wanted));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
  return g_variant_new ("(sa{sv})", "", &options);
}

/* The answer comes at a path that is known before the question, so that it is not missed. */
static void
ask_portal (GTask *task)   /* (transfer full) */
{
  Setting *setting = g_task_get_task_data (task);
  g_autofree char *token = g_strdup_printf ("hub%08x", g_random_int ());
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (setting->connection) + 1);
  g_autofree char *path = g_strconcat (REQUEST_PATH, g_strdelimit (sender, ".", '_'), "/", token,
                                       NULL);

  setting->subscription =
    g_dbus_connection_signal_subscribe (setting->connection, PORTAL_NAME,
                                        "org.freedesktop.portal.Request", "Response", path, NULL,
                                        G_DBUS_SIGNAL_FLAGS_NONE, answered_cb,
                                        g_object_ref (task), g_object_unref);
  g_dbus_connection_call (setting->connection, PORTAL_NAME, PORTAL_PATH,
                          "org.freedesktop.portal.Background", "RequestBackground",
                          make_question (setting, token), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, PORTAL_MS, g_task_get_cancellable (task),
                          asked_cb, task);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Setting *setting = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  setting->connection = g_bus_get_finish (result, &error);
  if (setting->connection != NULL)
    ask_portal (g_steal_pointer (&task));
  else
    return_no_way (task, error);
}

/**
 * hub_background_find_way:
 *
 * Finds out who can start the program here.
 *
 * Returns: who
 */
HubBackgroundWay
hub_background_find_way (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? HUB_BACKGROUND_PORTAL
                                                            : HUB_BACKGROUND_TIMER;
}

/**
 * hub_background_dup_program:
 *
 * Finds out which program this is.
 *
 * Returns: (transfer full) (type filename): its path, or a name that a shell would find it by
 */
char *
hub_background_dup_program (void)
{
  char *path = g_file_read_link ("/proc/self/exe", NULL);

  return path != NULL ? path : g_strdup ("hub-reader");
}

/**
 * hub_background_set_async:
 * @way: who is to start the program
 * @program: (type filename): the program
 * @schedule: %HUB_SCHEDULE_NEVER, %HUB_SCHEDULE_DAILY or %HUB_SCHEDULE_WEEKLY
 * @cancellable: (nullable): leaves the question alone; what was set up stays
 * @callback: called when it is set up, or cannot be
 * @user_data: for @callback
 *
 * Has the program be started in the background, or not any more. The portal may ask the user, who
 * may take their time. Main thread.
 */
void
hub_background_set_async (HubBackgroundWay      way,
                          const char           *program,
                          const char           *schedule,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Setting *setting = g_new0 (Setting, 1);

  g_return_if_fail (program != NULL && schedule != NULL);

  setting->program = g_strdup (program);
  setting->is_wanted = !g_str_equal (schedule, HUB_SCHEDULE_NEVER);
  g_queue_init (&setting->commands);
  g_task_set_source_tag (task, hub_background_set_async);
  g_task_set_task_data (task, setting, (GDestroyNotify) setting_free);
  if (way == HUB_BACKGROUND_TIMER)
    set_timer (g_steal_pointer (&task), schedule);
  else
    g_bus_get (G_BUS_TYPE_SESSION, cancellable, connected_cb, g_steal_pointer (&task));
}

/**
 * hub_background_set_finish:
 * @result: the result
 * @error: `G_IO_ERROR_PERMISSION_DENIED` if the user or the system does not want it,
 *   `G_IO_ERROR_NOT_SUPPORTED` if there is nobody to do it, each with a sentence for people;
 *   `G_IO_ERROR_CANCELLED`
 *
 * Ends hub_background_set_async ().
 *
 * Returns: whether it is as it was wanted
 */
gboolean
hub_background_set_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!hub_background_set_finish (result, &error))
    g_info ("The schedule is not kept: %s", error->message);
}

/**
 * hub_background_keep:
 * @schedule: as it is set
 *
 * Sets up the timer if there should be one and is not, as where the schedule is set by those who
 * manage the computer. Nobody is asked anything.
 */
void
hub_background_keep (const char *schedule)
{
  g_autofree char *timer = dup_unit_path (TIMER_FILE);
  g_autofree char *program = NULL;

  if (g_str_equal (schedule, HUB_SCHEDULE_NEVER) || g_file_test (timer, G_FILE_TEST_EXISTS) ||
      hub_background_find_way () != HUB_BACKGROUND_TIMER)
    return;

  program = hub_background_dup_program ();
  hub_background_set_async (HUB_BACKGROUND_TIMER, program, schedule, NULL, kept_cb, NULL);
}
