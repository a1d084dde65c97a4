/* hub-cli-background.c: a sync that nobody waits for
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A timer or the desktop starts `hub-reader sync --background`. Whether it may do anything now is
 * asked here: of the settings, of the network, and of a window that is open and can do it itself.
 * Afterwards the saved searches are asked as the window would, and what is new is told. What is due
 * is told whether there is a sync or not.
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-command.h"

#include "hub-due-news.h"
#include "hub-gsettings.h"
#include "hub-last-sync.h"
#include "hub-reading-list.h"
#include "hub-search-news.h"
#include "hub-sync-schedule.h"
#include "hub-watch.h"

#include <glib/gstdio.h>

#define APPLICATION_ID "io.github.hubreader.HubReader"
#define APPLICATION_PATH "/io/github/hubreader/HubReader"
#define LOOK_SECONDS (15 * 60)             /* between looks at the clock of one that stays */
#define DAY (24 * 60 * 60)                 /* seconds */
#define EARLY (60 * 60)                    /* seconds: a timer need not wait for the minute */
#define HAND_OVER_MS 5000

/**
 * hub_cli_dup_setting:
 * @key: a key of the settings
 * @type: of its value
 *
 * Reads what the user set in the window, or who runs the computer set for all. What a setting is by
 * default is nobody's choice, and where the program is not installed there are none.
 *
 * Returns: (transfer full) (nullable): the value
 */
GVariant *
hub_cli_dup_setting (const char         *key,
                     const GVariantType *type)
{
  g_autoptr(GSettingsSchema) schema = NULL;
  g_autoptr(GSettings) settings = hub_gsettings_open (&schema);
  g_autoptr(GSettingsSchemaKey) schema_key = NULL;
  g_autoptr(GVariant) value = NULL;
  g_autoptr(GVariant) nobodys = NULL;

  if (settings == NULL || !g_settings_schema_has_key (schema, key))
    return NULL;

  schema_key = g_settings_schema_get_key (schema, key);
  value = g_settings_get_user_value (settings, key);
  if (value == NULL || !g_settings_is_writable (settings, key))
    {
      g_clear_pointer (&value, g_variant_unref);
      value = g_settings_get_value (settings, key);
      nobodys = g_settings_schema_key_get_default_value (schema_key);
      if (g_variant_equal (value, nobodys))
        return NULL;
    }

  return g_variant_is_of_type (value, type) ? g_steal_pointer (&value) : NULL;
}

/* Seconds between two syncs by themselves, 0 for none. */
static gint64
get_period (void)
{
  g_autoptr(GVariant) schedule = hub_cli_dup_setting ("sync-schedule", G_VARIANT_TYPE_STRING);
  const char *word = schedule != NULL ? g_variant_get_string (schedule, NULL) : "never";

  return g_str_equal (word, "daily") ? DAY : g_str_equal (word, "weekly") ? 7 * DAY : 0;
}

/* When the hub was asked last is when that was noted. */
static gboolean
is_due (HubCli *cli,
        gint64  period)
{
  g_autofree char *path = g_build_filename (cli->data_dir, HUB_LAST_SYNC_FILE, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GStatBuf info;

  return g_stat (path, &info) != 0 || ABS (now - (gint64) info.st_mtime) >= period - EARLY;
}

/* Whether the hub has asked for a pause that is not over, or the network is given time. */
static gboolean
is_to_wait (HubCli     *cli,
            const char *wanted)
{
  g_autofree char *hub = hub_cli_dup_hub (cli, wanted, NULL);
  HubSyncSchedule schedule;

  if (hub == NULL)
    return FALSE;                      /* the sync says what is wrong */

  hub_sync_schedule_load (&schedule, cli->data_dir, hub);
  return hub_sync_schedule_get_wait (&schedule, g_get_monotonic_time ()) > 0;
}

static gboolean
is_too_dear (void)
{
  g_autoptr(GVariant) is_wanted = hub_cli_dup_setting ("sync-when-metered",
                                                       G_VARIANT_TYPE_BOOLEAN);

  return (is_wanted == NULL || !g_variant_get_boolean (is_wanted)) &&
         g_network_monitor_get_network_metered (g_network_monitor_get_default ());
}

/* A window that is open shows what it does, and tells what it finds. */
static gboolean
hand_over (void)
{
  g_autoptr(GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GVariant) reply = NULL;

  if (bus == NULL)
    return FALSE;

  reply = g_dbus_connection_call_sync (bus, APPLICATION_ID, APPLICATION_PATH,
                                       "org.freedesktop.Application", "ActivateAction",
                                       g_variant_new_parsed ("('sync', @av [], @a{sv} {})"), NULL,
                                       G_DBUS_CALL_FLAGS_NO_AUTO_START, HAND_OVER_MS, NULL, NULL);
  return reply != NULL;
}

/* (transfer full) (nullable): what sends notifications, NULL where there is no desktop */
static GApplication *
open_desktop (void)
{
  g_autoptr(GApplication) application = g_application_new (APPLICATION_ID,
                                                           G_APPLICATION_NON_UNIQUE);
  g_autoptr(GError) error = NULL;

  if (!g_application_register (application, NULL, &error))
    g_debug ("News are not told: %s", error->message);
  else if (g_application_get_dbus_connection (application) != NULL)
    return g_steal_pointer (&application);

  return NULL;
}

static void
close_desktop (GApplication *application)   /* (transfer full) */
{
  g_dbus_connection_flush_sync (g_application_get_dbus_connection (application), NULL, NULL);
  g_object_unref (application);
}

/* What cannot be noted would be told again and again. */
static gboolean
note_told (char **told)
{
  g_autoptr(GSettingsSchema) schema = NULL;
  g_autoptr(GSettings) settings = hub_gsettings_open (&schema);

  if (settings == NULL || !g_settings_schema_has_key (schema, "due-told") ||
      !g_settings_set_strv (settings, "due-told", (const char *const *) told))
    return FALSE;

  g_settings_sync ();
  return TRUE;
}

/* Tells what is due and was not told. A list that cannot be read is no matter of this: a window may
 * have it, and tells itself. */
static void
tell_due (HubCli *cli)
{
  g_autoptr(GVariant) before = hub_cli_dup_setting ("due-told", G_VARIANT_TYPE_STRING_ARRAY);
  g_autofree const char **told = before != NULL ? g_variant_get_strv (before, NULL)
                                                : g_new0 (const char *, 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubReadingList) list = hub_reading_list_look (cli->data_dir, &error);
  g_autoptr(HubStock) stock = list != NULL ? hub_reading_list_load_stock (list, &error) : NULL;
  g_auto(HubDueNews) news = { NULL, NULL, NULL, NULL };
  GApplication *application = NULL;

  if (stock == NULL)
    g_debug ("What is due is not told: %s", error->message);
  else if (hub_due_news_init (&news, stock, told))
    application = open_desktop ();
  if (application == NULL)
    return;

  if (note_told (news.told))
    hub_due_news_send (&news, application);
  close_desktop (application);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

/* With the main loop running, so that changed settings and networks are heard of. */
static void
pass_time (guint seconds)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_seconds (seconds, quit_cb, loop);
  g_main_loop_run (loop);
}

/**
 * hub_cli_background_wait:
 * @cli: the call
 * @wanted: (nullable): what was given as the address of the hub
 * @stays: whether to wait until it is time
 * @is_again: whether it has waited before, and a sync was made
 *
 * Finds out whether a sync that nobody asked for is to be made now. Tells what is due meanwhile.
 *
 * Returns: %FALSE if none is wanted, or it is made elsewhere
 */
gboolean
hub_cli_background_wait (HubCli     *cli,
                         const char *wanted,
                         gboolean    stays,
                         gboolean    is_again)
{
  while (TRUE)
    {
      gint64 period;

      if (is_again)
        pass_time (LOOK_SECONDS);      /* what failed is not tried again at once */
      period = get_period ();
      if (period == 0)
        return FALSE;
      tell_due (cli);
      if (is_due (cli, period) && !is_to_wait (cli, wanted) && !is_too_dear () && !hand_over ())
        return TRUE;
      if (!stays)
        return FALSE;
      is_again = TRUE;
    }
}

/* Asks one search; tells what it finds that is new. */
static gboolean
tell_search (HubReadingList *list,
             HubCatalogue   *catalogue,
             HubSearch      *search,
             HubSavedSearch *saved,
             GApplication   *application,
             GError        **error)
{
  g_autoptr(HubFound) found = hub_watch_ask (catalogue, search, saved->query, NULL, error);
  guint n_news = 0;

  if (found == NULL ||
      !hub_reading_list_meet (list, saved->uuid, found->keys, FALSE, &n_news, error))
    return FALSE;

  if (n_news > 0)
    {
      g_autoptr(HubSavedSearch) met = hub_saved_search_copy (saved);
      g_auto(HubSearchNews) news = { NULL, NULL, NULL };

      hub_saved_search_meet (met, found->keys);
      hub_search_news_init (&news, met, hub_saved_search_count_fresh (met, found->keys));
      hub_search_news_send (&news, met->uuid, application);
    }

  return TRUE;
}

static gboolean
tell_all (HubCli        *cli,
          GApplication  *application,
          GError       **error)
{
  g_autoptr(HubReadingList) list = hub_reading_list_open (cli->data_dir, error);
  g_autoptr(HubStock) stock = list != NULL ? hub_reading_list_load_stock (list, error) : NULL;
  g_autoptr(HubCatalogue) catalogue = NULL;
  g_autoptr(HubSearch) search = NULL;

  if (stock == NULL || stock->searches->len == 0)
    return stock != NULL;

  catalogue = hub_catalogue_open (cli->data_dir, error);
  search = catalogue != NULL ? hub_search_new (catalogue, NULL, error) : NULL;
  for (guint i = 0; search != NULL && i < stock->searches->len; i++)
    if (!tell_search (list, catalogue, search, g_ptr_array_index (stock->searches, i), application,
                      error))
      return FALSE;

  return search != NULL;
}

/**
 * hub_cli_background_tell:
 * @cli: the call
 *
 * Tells, by the desktop, what the saved searches find that they have not found before. What cannot
 * be told now is told by the window, when it opens.
 */
void
hub_cli_background_tell (HubCli *cli)
{
  GApplication *application = open_desktop ();
  g_autoptr(GError) error = NULL;

  if (application == NULL)
    return;
  if (!tell_all (cli, application, &error))
    hub_cli_say_error (error);
  close_desktop (application);
}
