/* hub-application.c: the application
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-application"

#include "hub-application.h"

#include "hub-about.h"
#include "hub-discoverer.h"
#include "hub-error.h"
#include "hub-files-keeper.h"
#include "hub-help-window.h"
#include "hub-later.h"
#include "hub-preferences-dialog.h"
#include "hub-reader.h"
#include "hub-remote-star.h"
#include "hub-search-tips.h"
#include "hub-shortcuts-dialog.h"
#include "hub-sync.h"
#include "hub-texts-keeper.h"
#include "hub-ui-resource.h"
#include "hub-window.h"

#include <glib/gi18n.h>
#include <string.h>

#define EXIT_USAGE 2   /* CLI.md */

/**
 * HubApplication:
 *
 * Owns what reads, keeps and syncs, makes the window, and stops their threads at the end. A second
 * start raises the window of the first, unless it has a data folder of its own.
 */
struct _HubApplication
{
  AdwApplication  parent_instance;

  char           *data_dir;   /* (owned) (nullable): NULL for the user's own */
  HubReader      *reader;     /* (owned) (nullable): as the others NULL until it starts */
  HubLibrary     *library;    /* (owned) (nullable) */
  HubSync        *sync;       /* (owned) (nullable) */
  HubDiscoverer  *discoverer; /* (owned) (nullable) */
  HubSyncControl *control;    /* (owned) (nullable) */
  HubSettings    *settings;   /* (owned) (nullable) */
  HubFilesKeeper *keeper;     /* (owned) (nullable) */
  HubTextsKeeper *texts;      /* (owned) (nullable) */
  HubWatcher     *watcher;    /* (owned) (nullable) */
  HubAlerts      *alerts;     /* (owned) (nullable) */
  HubRemoteStar  *star;       /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (HubApplication, hub_application, ADW_TYPE_APPLICATION)

static void
update_actions (HubApplication *self)
{
  gboolean is_running = hub_sync_control_is_running (self->control);
  GAction *start = g_action_map_lookup_action (G_ACTION_MAP (self), "sync");
  GAction *cancel = g_action_map_lookup_action (G_ACTION_MAP (self), "cancel-sync");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (start), !is_running);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (cancel), is_running);
}

/* The window, (nullable): %NULL if there is none yet. The help has one of its own. */
static GtkWindow *
find_window (HubApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  while (windows != NULL && !HUB_IS_WINDOW (windows->data))
    windows = windows->next;
  return windows != NULL ? windows->data : NULL;
}

/* What was to become of a file could not be noted. */
static void
files_failed_cb (HubApplication *self,
                 const GError   *error)
{
  GtkWindow *window = find_window (self);
  g_autofree char *sentence = hub_error_dup_sentence (error);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s", sentence);
}

static void
make_core (HubApplication *self)
{
  g_autofree char *data_dir = self->data_dir != NULL
    ? g_strdup (self->data_dir)
    : g_build_filename (g_get_user_data_dir (), "hub-reader", NULL);
  g_autofree char *config_dir = g_build_filename (g_get_user_config_dir (), "hub-reader", NULL);

  self->settings = hub_settings_new ();
  self->reader = hub_reader_new (data_dir);
  hub_reader_open (self->reader);
  self->library = hub_library_new (data_dir);
  self->sync = hub_sync_new (data_dir, config_dir);
  self->discoverer = hub_discoverer_new (config_dir);
  self->control = hub_sync_control_new (self->sync, self->settings);
  self->keeper = hub_files_keeper_new (self->library, self->reader, self->settings,
                                       self->control);
  self->texts = hub_texts_keeper_new (data_dir, hub_library_get_files (self->library),
                                      self->reader, self->settings, self->control);
  g_signal_connect_object (hub_library_get_files (self->library), "failed",
                           G_CALLBACK (files_failed_cb), self, G_CONNECT_SWAPPED);
  self->watcher = hub_watcher_new (self->reader, self->library);
  self->alerts = hub_alerts_new (G_APPLICATION (self), self->library, self->watcher,
                                 self->settings);
  self->star = hub_remote_star_new (G_APPLICATION (self), self->reader, self->library);
  g_signal_connect_object (self->control, "changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->control, "finished", G_CALLBACK (hub_reader_refresh), self->reader,
                           G_CONNECT_SWAPPED);
  update_actions (self);
  hub_sync_control_resume (self->control);
}

/* The window, which comes to the front; the first call makes it. A desktop may ask for an action
 * before there is one. */
static HubWindow *
raise_window (HubApplication *self)
{
  GtkWindow *window = find_window (self);

  if (window == NULL)
    {
      window = GTK_WINDOW (hub_window_new (GTK_APPLICATION (self), self->reader, self->library,
                                           self->control, self->settings));
      hub_window_set_watcher (HUB_WINDOW (window), self->watcher);
    }
  gtk_window_present (window);
  return HUB_WINDOW (window);
}

static void
sync_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  HubApplication *self = user_data;

  raise_window (self);
  hub_sync_control_start (self->control);
}

static void
cancel_sync_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  HubApplication *self = user_data;

  if (self->control != NULL)
    hub_sync_control_cancel (self->control);
}

static void
reading_list_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (raise_window (user_data)), "win.place", "s",
                              "reading-list");
}

/* What the search of the desktop did not find at once; it knows of no filters. */
static void
search_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  HubWindow *window = raise_window (user_data);
  HubBrowseModel *model = hub_browse_page_get_model (hub_window_get_browse (window));
  g_autoptr(HubQuery) cleared = hub_query_cleared (hub_browse_model_get_query (model));

  hub_window_follow_query (window, cleared);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (hub_window_get_search (window)),
                         g_variant_get_string (parameter, NULL));
}

static void
present_dialog (HubApplication *self,
                AdwDialog      *dialog)
{
  GtkWindow *window = find_window (self);

  if (window != NULL)
    gtk_window_present (window);
  hub_later_present (dialog, window != NULL ? GTK_WIDGET (window) : NULL);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  HubApplication *self = user_data;
  AdwDialog *dialog = NULL;

  if (self->settings == NULL)
    return;

  dialog = hub_preferences_dialog_new (self->settings, self->sync, self->discoverer);
  hub_preferences_dialog_set_moved (HUB_PREFERENCES_DIALOG (dialog),
                                    hub_sync_control_get_moved (self->control));
  hub_preferences_dialog_set_files (HUB_PREFERENCES_DIALOG (dialog),
                                    hub_library_get_files (self->library));
  present_dialog (self, dialog);
}

static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  present_dialog (user_data, hub_shortcuts_dialog_new ());
}

static void
search_tips_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  present_dialog (user_data, hub_search_tips_new ());
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  present_dialog (user_data, hub_about_new ());
}

static void
show_fresh_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (raise_window (user_data)), "win.show-fresh", "s",
                              g_variant_get_string (parameter, NULL));
}

static void
open_address_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  hub_window_open_address (raise_window (user_data), g_variant_get_string (parameter, NULL));
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GtkWindow *window = find_window (user_data);
  g_autoptr(GListModel) dialogs = NULL;

  if (window == NULL)
    {
      g_application_quit (user_data);
      return;
    }

  dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (window));
  for (guint i = g_list_model_get_n_items (dialogs); i > 0; i--)
    {
      g_autoptr(AdwDialog) dialog = g_list_model_get_item (dialogs, i - 1);

      if (dialog != NULL)
        adw_dialog_force_close (dialog);
    }
  gtk_window_close (window);
}

static const GActionEntry actions[] = {
  { "sync", sync_action },
  { "cancel-sync", cancel_sync_action },
  { "reading-list", reading_list_action },
  { "search", search_action, "s" },
  { "preferences", preferences_action },
  { "search-tips", search_tips_action },
  { "shortcuts", shortcuts_action },
  { "about", about_action },
  { "show-fresh", show_fresh_action, "s" },
  { "open-address", open_address_action, "s" },
  { "quit", quit_action },
};

static void
hub_application_activate (GApplication *application)
{
  raise_window (HUB_APPLICATION (application));
}

/* The desktop asks a running program by D-Bus. */
static void
hub_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *address = g_file_get_uri (files[i]);

      hub_window_open_address (raise_window (HUB_APPLICATION (application)), address);
    }
}

static gboolean
is_address (const char *word)
{
  return g_ascii_strncasecmp (word, HUB_DEEP_LINK_SCHEME ":",
                              strlen (HUB_DEEP_LINK_SCHEME ":")) == 0 ||
         strstr (word, "://") != NULL;
}

/* `open [ADDRESS]` is what a person types and is told on the terminal; an address alone comes from
 * the desktop. A file that the window opens may stand for one. */
static int
open_words (HubApplication          *self,
            GApplicationCommandLine *command_line,
            const char *const       *words)
{
  g_auto(HubDeepLink) link = { NULL };
  g_autofree char *refusal = NULL;
  gboolean is_typed = words[0] != NULL && g_str_equal (words[0], "open");
  const char *address = is_typed ? words[1] : words[0];
  g_autoptr(GFile) file = NULL;

  if (address != NULL)
    file = g_application_command_line_create_file_for_arg (command_line, address);
  if (address == NULL)
    g_application_activate (G_APPLICATION (self));
  else if (hub_window_opens (file))
    hub_window_open_file (raise_window (self), file);
  else if (!is_typed && !is_address (address))
    {
      g_application_command_line_printerr (command_line,
                                           _("“%s” is not a command; see hub-reader --help.\n"),
                                           address);
      return EXIT_USAGE;
    }
  else if (is_typed && !hub_deep_link_parse (&link, address))
    {
      refusal = hub_deep_link_dup_refusal (address);
      g_application_command_line_printerr (command_line, "%s\n", refusal);
      return EXIT_USAGE;
    }
  else
    hub_window_open_address (raise_window (self), address);
  return 0;
}

static int
hub_application_command_line (GApplication            *application,
                              GApplicationCommandLine *command_line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  const char *const no_words[] = { NULL };
  g_autofree const char **words = NULL;
  int status;

  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&s", &words);
  status = open_words (HUB_APPLICATION (application), command_line,
                       words != NULL ? words : no_words);
  if (status != 0)
    return status;

  if (g_variant_dict_contains (options, "sync"))
    g_action_group_activate_action (G_ACTION_GROUP (application), "sync", NULL);
  if (g_variant_dict_contains (options, "reading-list"))
    g_action_group_activate_action (G_ACTION_GROUP (application), "reading-list", NULL);
  return 0;
}

static int
hub_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  HubApplication *self = HUB_APPLICATION (application);
  g_autofree char *data_dir = NULL;

  if (g_variant_dict_lookup (options, "data-dir", "^ay", &data_dir))
    {
      g_autoptr(GFile) folder = g_file_new_for_commandline_arg (data_dir);

      g_free (self->data_dir);
      self->data_dir = g_file_get_path (folder);
      g_application_set_flags (application, g_application_get_flags (application) |
                                            G_APPLICATION_NON_UNIQUE);
    }
  return -1;
}

static void
hub_application_startup (GApplication *application)
{
  static const char *const sync_keys[] = { "F5", "<Control>r", NULL };
  static const char *const preferences_keys[] = { "<Control>comma", NULL };
  static const char *const shortcuts_keys[] = { "<Control>question", NULL };
  static const char *const close_keys[] = { "<Control>w", NULL };
  static const char *const quit_keys[] = { "<Control>q", NULL };
  GtkApplication *gtk_application = GTK_APPLICATION (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  hub_help_window_add_actions (gtk_application);
  make_core (HUB_APPLICATION (application));   /* it opens the catalogue while GTK gets ready */
  G_APPLICATION_CLASS (hub_application_parent_class)->startup (application);

  /* A page of selectable text must not light up when the focus comes by. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  gtk_application_set_accels_for_action (gtk_application, "app.sync", sync_keys);
  gtk_application_set_accels_for_action (gtk_application, "app.preferences", preferences_keys);
  gtk_application_set_accels_for_action (gtk_application, "app.shortcuts", shortcuts_keys);
  gtk_application_set_accels_for_action (gtk_application, "window.close", close_keys);
  gtk_application_set_accels_for_action (gtk_application, "app.quit", quit_keys);
}

/* Cancels what is under way and joins the threads; what they still had to say goes unheard. */
static void
stop_core (HubApplication *self)
{
  if (self->reader == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->control, self);
  g_clear_object (&self->keeper);
  g_clear_object (&self->texts);
  hub_alerts_stop (self->alerts);
  hub_watcher_stop (self->watcher);
  hub_sync_stop (self->sync);
  hub_discoverer_stop (self->discoverer);
  hub_reader_stop (self->reader);
  hub_library_stop (self->library);
  g_clear_object (&self->star);
  g_clear_object (&self->alerts);
  g_clear_object (&self->watcher);
  g_clear_object (&self->control);
  g_clear_object (&self->sync);
  g_clear_object (&self->discoverer);
  g_clear_object (&self->reader);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
}

static void
hub_application_shutdown (GApplication *application)
{
  stop_core (HUB_APPLICATION (application));
  G_APPLICATION_CLASS (hub_application_parent_class)->shutdown (application);
}

static void
hub_application_dispose (GObject *object)
{
  HubApplication *self = HUB_APPLICATION (object);

  stop_core (self);
  g_clear_pointer (&self->data_dir, g_free);

  G_OBJECT_CLASS (hub_application_parent_class)->dispose (object);
}

static void
hub_application_class_init (HubApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_application_dispose;
  application_class->activate = hub_application_activate;
  application_class->command_line = hub_application_command_line;
  application_class->handle_local_options = hub_application_handle_local_options;
  application_class->open = hub_application_open;
  application_class->shutdown = hub_application_shutdown;
  application_class->startup = hub_application_startup;
}

static void
hub_application_init (HubApplication *self)
{
  static const GOptionEntry options[] = {
    { "data-dir", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL,
      N_("Keep everything in this folder"), N_("FOLDER") },
    { "sync", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      N_("Start a sync once the window is open"), NULL },
    { "reading-list", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL,
      N_("Open the window on the reading list"), NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, NULL, NULL,
      N_("[open [URI | FILE.hublist]]") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * hub_application_new:
 * @data_dir: (nullable): where everything is kept, %NULL for the user's own folder
 *
 * Makes the application. With a folder of its own it is also a process of its own.
 *
 * Returns: (transfer full): the application
 */
HubApplication *
hub_application_new (const char *data_dir)
{
  GApplicationFlags flags = G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN;
  HubApplication *self;

  (void) hub_ui_get_resource ();   /* or the linker drops it; it registers itself */
  self = g_object_new (HUB_TYPE_APPLICATION,
                       "application-id", HUB_APPLICATION_ID,
                       "resource-base-path", "/io/github/hubreader/HubReader",
                       "flags", data_dir != NULL ? flags | G_APPLICATION_NON_UNIQUE : flags,
                       NULL);
  self->data_dir = g_strdup (data_dir);
  return self;
}

/**
 * hub_application_get_library:
 * @self: an application
 *
 * Gets the reading list.
 *
 * Returns: (transfer none) (nullable): the list, %NULL before it starts
 */
HubLibrary *
hub_application_get_library (HubApplication *self)
{
  g_return_val_if_fail (HUB_IS_APPLICATION (self), NULL);

  return self->library;
}

/**
 * hub_application_get_settings:
 * @self: an application
 *
 * Gets what the user has set.
 *
 * Returns: (transfer none) (nullable): the settings, %NULL before it starts
 */
HubSettings *
hub_application_get_settings (HubApplication *self)
{
  g_return_val_if_fail (HUB_IS_APPLICATION (self), NULL);

  return self->settings;
}

HubWatcher *
hub_application_get_watcher (HubApplication *self)
{
  g_return_val_if_fail (HUB_IS_APPLICATION (self), NULL);

  return self->watcher;
}

HubAlerts *
hub_application_get_alerts (HubApplication *self)
{
  g_return_val_if_fail (HUB_IS_APPLICATION (self), NULL);

  return self->alerts;
}

/**
 * hub_application_get_control:
 * @self: an application
 *
 * Gets what starts and stops a sync.
 *
 * Returns: (transfer none) (nullable): the control, %NULL before it starts
 */
HubSyncControl *
hub_application_get_control (HubApplication *self)
{
  g_return_val_if_fail (HUB_IS_APPLICATION (self), NULL);

  return self->control;
}
