/* hub-settings.c: what the user has set
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-settings"

#include "hub-settings.h"

#include "hub-gsettings.h"

#define DEFAULT_ADDRESS "https://migrationnetwork.un.org"

#define DEFAULT_FILE_MEGABYTES  200
#define DEFAULT_FILES_MEGABYTES 2000

/**
 * HubSettings:
 *
 * Preferences and the state of the window, bound to GSettings. Where the schema is not installed,
 * as in a test or a bare build folder, they have their defaults and last as long as the program.
 * Main thread.
 */
struct _HubSettings
{
  GObject    parent_instance;

  GSettings *settings;            /* (owned) (nullable) */
  char      *hub_address;         /* (owned) */
  char     **hub_languages;       /* (owned): codes, beside the default one of the hub */
  char      *briefing_grouping;   /* (owned): a word, as of the last briefing */
  char      *briefing_style;      /* (owned): the same */
  char      *browse_order;        /* (owned) */
  char     **due_told;            /* (owned): entries and their days that were reminded of */
  char      *sync_schedule;       /* (owned): see hub-background.h */
  gboolean   sync_when_metered;
  gboolean   keep_starred_files;
  gboolean   search_file_text;
  int        file_megabytes;      /* of one file, at most */
  int        files_megabytes;     /* of all files, at most */
  gint64     changes_seen;        /* number of the last change that was looked at */
  int        window_width;        /* pixels */
  int        window_height;       /* pixels */
  gboolean   window_maximized;
  gboolean   window_filters;      /* whether they are shown beside the list */
  char      *window_place;        /* (owned): see hub_window_show_place() */
};

typedef enum
{
  PROP_HUB_ADDRESS = 1,
  PROP_HUB_LANGUAGES,
  PROP_BRIEFING_GROUPING,
  PROP_BRIEFING_STYLE,
  PROP_BROWSE_ORDER,
  PROP_DUE_TOLD,
  PROP_SYNC_SCHEDULE,
  PROP_SYNC_WHEN_METERED,
  PROP_KEEP_STARRED_FILES,
  PROP_SEARCH_FILE_TEXT,
  PROP_FILE_MEGABYTES,
  PROP_FILES_MEGABYTES,
  PROP_CHANGES_SEEN,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  PROP_WINDOW_FILTERS,
  PROP_WINDOW_PLACE,
} HubSettingsProperty;

static GParamSpec *props[PROP_WINDOW_PLACE + 1];

G_DEFINE_FINAL_TYPE (HubSettings, hub_settings, G_TYPE_OBJECT)

static void
hub_settings_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  HubSettings *self = HUB_SETTINGS (object);

  switch ((HubSettingsProperty) prop_id)
    {
    case PROP_HUB_ADDRESS:
      g_value_set_string (value, self->hub_address);
      break;

    case PROP_HUB_LANGUAGES:
      g_value_set_boxed (value, self->hub_languages);
      break;

    case PROP_BRIEFING_GROUPING:
      g_value_set_string (value, self->briefing_grouping);
      break;

    case PROP_BRIEFING_STYLE:
      g_value_set_string (value, self->briefing_style);
      break;

    case PROP_BROWSE_ORDER:
      g_value_set_string (value, self->browse_order);
      break;

    case PROP_DUE_TOLD:
      g_value_set_boxed (value, self->due_told);
      break;

    case PROP_SYNC_SCHEDULE:
      g_value_set_string (value, self->sync_schedule);
      break;

    case PROP_SYNC_WHEN_METERED:
      g_value_set_boolean (value, self->sync_when_metered);
      break;

    case PROP_KEEP_STARRED_FILES:
      g_value_set_boolean (value, self->keep_starred_files);
      break;
    case PROP_SEARCH_FILE_TEXT:
      g_value_set_boolean (value, self->search_file_text);
      break;

    case PROP_FILE_MEGABYTES:
      g_value_set_int (value, self->file_megabytes);
      break;

    case PROP_FILES_MEGABYTES:
      g_value_set_int (value, self->files_megabytes);
      break;

    case PROP_CHANGES_SEEN:
      g_value_set_int64 (value, self->changes_seen);
      break;

    case PROP_WINDOW_WIDTH:
      g_value_set_int (value, self->window_width);
      break;

    case PROP_WINDOW_HEIGHT:
      g_value_set_int (value, self->window_height);
      break;

    case PROP_WINDOW_MAXIMIZED:
      g_value_set_boolean (value, self->window_maximized);
      break;

    case PROP_WINDOW_FILTERS:
      g_value_set_boolean (value, self->window_filters);
      break;

    case PROP_WINDOW_PLACE:
      g_value_set_string (value, self->window_place);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static gboolean
set_int (int *field,
         int  value)
{
  if (*field == value)
    return FALSE;
  *field = value;
  return TRUE;
}

static gboolean
set_list (char             ***field,
          const char *const  *value)    /* (nullable): as an empty list */
{
  static const char *const none[] = { NULL };

  if (value == NULL)
    value = none;
  if (g_strv_equal ((const char *const *) *field, value))
    return FALSE;
  g_strfreev (*field);
  *field = g_strdupv ((char **) value);
  return TRUE;
}

static void
hub_settings_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  HubSettings *self = HUB_SETTINGS (object);
  gboolean changed = FALSE;

  switch ((HubSettingsProperty) prop_id)
    {
    case PROP_HUB_ADDRESS:
      changed = g_set_str (&self->hub_address, g_value_get_string (value));
      break;

    case PROP_HUB_LANGUAGES:
      changed = set_list (&self->hub_languages, g_value_get_boxed (value));
      break;

    case PROP_BRIEFING_GROUPING:
      changed = g_set_str (&self->briefing_grouping, g_value_get_string (value));
      break;

    case PROP_BRIEFING_STYLE:
      changed = g_set_str (&self->briefing_style, g_value_get_string (value));
      break;

    case PROP_BROWSE_ORDER:
      changed = g_set_str (&self->browse_order, g_value_get_string (value));
      break;

    case PROP_DUE_TOLD:
      changed = set_list (&self->due_told, g_value_get_boxed (value));
      break;

    case PROP_SYNC_SCHEDULE:
      changed = g_set_str (&self->sync_schedule, g_value_get_string (value));
      break;

    case PROP_SYNC_WHEN_METERED:
      changed = set_int (&self->sync_when_metered, g_value_get_boolean (value));
      break;

    case PROP_KEEP_STARRED_FILES:
      changed = set_int (&self->keep_starred_files, g_value_get_boolean (value));
      break;
    case PROP_SEARCH_FILE_TEXT:
      changed = set_int (&self->search_file_text, g_value_get_boolean (value));
      break;

    case PROP_FILE_MEGABYTES:
      changed = set_int (&self->file_megabytes, g_value_get_int (value));
      break;

    case PROP_FILES_MEGABYTES:
      changed = set_int (&self->files_megabytes, g_value_get_int (value));
      break;

    case PROP_CHANGES_SEEN:
      changed = self->changes_seen != g_value_get_int64 (value);
      self->changes_seen = g_value_get_int64 (value);
      break;

    case PROP_WINDOW_WIDTH:
      changed = set_int (&self->window_width, g_value_get_int (value));
      break;

    case PROP_WINDOW_HEIGHT:
      changed = set_int (&self->window_height, g_value_get_int (value));
      break;

    case PROP_WINDOW_MAXIMIZED:
      changed = set_int (&self->window_maximized, g_value_get_boolean (value));
      break;

    case PROP_WINDOW_FILTERS:
      changed = set_int (&self->window_filters, g_value_get_boolean (value));
      break;

    case PROP_WINDOW_PLACE:
      changed = g_set_str (&self->window_place, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
hub_settings_dispose (GObject *object)
{
  HubSettings *self = HUB_SETTINGS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->hub_address, g_free);
  g_clear_pointer (&self->hub_languages, g_strfreev);
  g_clear_pointer (&self->briefing_grouping, g_free);
  g_clear_pointer (&self->briefing_style, g_free);
  g_clear_pointer (&self->browse_order, g_free);
  g_clear_pointer (&self->due_told, g_strfreev);
  g_clear_pointer (&self->sync_schedule, g_free);
  g_clear_pointer (&self->window_place, g_free);

  G_OBJECT_CLASS (hub_settings_parent_class)->dispose (object);
}

static void
hub_settings_class_init (HubSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags =
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hub_settings_get_property;
  object_class->set_property = hub_settings_set_property;
  object_class->dispose = hub_settings_dispose;

  props[PROP_HUB_ADDRESS] = g_param_spec_string ("hub-address", NULL, NULL, DEFAULT_ADDRESS, flags);
  props[PROP_HUB_LANGUAGES] =
    g_param_spec_boxed ("hub-languages", NULL, NULL, G_TYPE_STRV, flags);
  props[PROP_BRIEFING_GROUPING] =
    g_param_spec_string ("briefing-grouping", NULL, NULL, "none", flags);
  props[PROP_BRIEFING_STYLE] = g_param_spec_string ("briefing-style", NULL, NULL, "un", flags);
  props[PROP_BROWSE_ORDER] = g_param_spec_string ("browse-order", NULL, NULL, "hub", flags);
  props[PROP_DUE_TOLD] = g_param_spec_boxed ("due-told", NULL, NULL, G_TYPE_STRV, flags);
  props[PROP_SYNC_SCHEDULE] = g_param_spec_string ("sync-schedule", NULL, NULL, "never", flags);
  props[PROP_SYNC_WHEN_METERED] =
    g_param_spec_boolean ("sync-when-metered", NULL, NULL, FALSE, flags);
  props[PROP_KEEP_STARRED_FILES] =
    g_param_spec_boolean ("keep-starred-files", NULL, NULL, FALSE, flags);
  props[PROP_SEARCH_FILE_TEXT] =
    g_param_spec_boolean ("search-file-text", NULL, NULL, FALSE, flags);
  props[PROP_FILE_MEGABYTES] =
    g_param_spec_int ("file-megabytes", NULL, NULL, 1, 512, DEFAULT_FILE_MEGABYTES, flags);
  props[PROP_FILES_MEGABYTES] =
    g_param_spec_int ("files-megabytes", NULL, NULL, 10, 100000, DEFAULT_FILES_MEGABYTES, flags);
  props[PROP_CHANGES_SEEN] =
    g_param_spec_int64 ("changes-seen", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_WINDOW_WIDTH] =
    g_param_spec_int ("window-width", NULL, NULL, 360, 16384, 1200, flags);
  props[PROP_WINDOW_HEIGHT] =
    g_param_spec_int ("window-height", NULL, NULL, 294, 16384, 800, flags);
  props[PROP_WINDOW_MAXIMIZED] =
    g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE, flags);
  props[PROP_WINDOW_FILTERS] =
    g_param_spec_boolean ("window-filters", NULL, NULL, TRUE, flags);
  props[PROP_WINDOW_PLACE] = g_param_spec_string ("window-place", NULL, NULL, "browse", flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
hub_settings_init (HubSettings *self)
{
  g_autoptr(GSettingsSchema) schema = NULL;

  self->hub_address = g_strdup (DEFAULT_ADDRESS);
  self->hub_languages = g_new0 (char *, 1);
  self->briefing_grouping = g_strdup ("none");
  self->briefing_style = g_strdup ("un");
  self->browse_order = g_strdup ("hub");
  self->due_told = g_new0 (char *, 1);
  self->sync_schedule = g_strdup ("never");
  self->file_megabytes = DEFAULT_FILE_MEGABYTES;
  self->files_megabytes = DEFAULT_FILES_MEGABYTES;
  self->window_width = 1200;
  self->window_height = 800;
  self->window_filters = TRUE;
  self->window_place = g_strdup ("browse");

  self->settings = hub_gsettings_open (&schema);
  if (self->settings == NULL)
    return;

  for (guint i = 1; i < G_N_ELEMENTS (props); i++)
    {
      if (g_settings_schema_has_key (schema, props[i]->name))
        g_settings_bind (self->settings, props[i]->name, self, props[i]->name,
                         G_SETTINGS_BIND_DEFAULT);
    }
}

/**
 * hub_settings_new:
 *
 * Reads the settings.
 *
 * Returns: (transfer full): the settings
 */
HubSettings *
hub_settings_new (void)
{
  return g_object_new (HUB_TYPE_SETTINGS, NULL);
}

/**
 * hub_settings_get_hub_address:
 * @self: settings
 *
 * Gets the address that a sync reads from.
 *
 * Returns: (transfer none): a web address
 */
const char *
hub_settings_get_hub_address (HubSettings *self)
{
  g_return_val_if_fail (HUB_IS_SETTINGS (self), NULL);

  return self->hub_address;
}

void
hub_settings_set_hub_address (HubSettings *self,
                              const char  *address)
{
  g_return_if_fail (HUB_IS_SETTINGS (self));

  if (!hub_settings_is_locked (self, "hub-address"))
    g_object_set (self, "hub-address", address, NULL);
}

/**
 * hub_settings_get_hub_languages:
 * @self: settings
 *
 * Gets the languages that a sync asks for beside the default one of the hub.
 *
 * Returns: (transfer none) (array zero-terminated=1): their codes
 */
const char *const *
hub_settings_get_hub_languages (HubSettings *self)
{
  g_return_val_if_fail (HUB_IS_SETTINGS (self), NULL);

  return (const char *const *) self->hub_languages;
}

void
hub_settings_set_hub_languages (HubSettings       *self,
                                const char *const *languages)
{
  g_return_if_fail (HUB_IS_SETTINGS (self));

  g_object_set (self, "hub-languages", languages, NULL);
}

/**
 * hub_settings_get_due_told:
 * @self: settings
 *
 * Gets of which entries and days it was told that they are due.
 *
 * Returns: (transfer none) (array zero-terminated=1): as they were set
 */
const char *const *
hub_settings_get_due_told (HubSettings *self)
{
  g_return_val_if_fail (HUB_IS_SETTINGS (self), NULL);

  return (const char *const *) self->due_told;
}

void
hub_settings_set_due_told (HubSettings       *self,
                           const char *const *told)
{
  g_return_if_fail (HUB_IS_SETTINGS (self));

  g_object_set (self, "due-told", told, NULL);
}

/**
 * hub_settings_get_sync_schedule:
 * @self: settings
 *
 * Gets how often a sync is made while no window is open.
 *
 * Returns: (transfer none): `never`, `daily` or `weekly`
 */
const char *
hub_settings_get_sync_schedule (HubSettings *self)
{
  g_return_val_if_fail (HUB_IS_SETTINGS (self), NULL);

  return self->sync_schedule;
}

/**
 * hub_settings_is_locked:
 * @self: settings
 * @key: one of them
 *
 * Tells whether who runs the computer has set it for all, so that it cannot be changed here.
 *
 * Returns: %TRUE if it is
 */
gboolean
hub_settings_is_locked (HubSettings *self,
                        const char  *key)
{
  g_return_val_if_fail (HUB_IS_SETTINGS (self), FALSE);

  return self->settings != NULL && !g_settings_is_writable (self->settings, key);
}

/**
 * hub_settings_reset:
 * @self: settings
 *
 * Has all that Preferences show be as it was at first, or as who runs the computer has set it.
 */
void
hub_settings_reset (HubSettings *self)
{
  static const HubSettingsProperty shown[] = {
    PROP_HUB_ADDRESS, PROP_HUB_LANGUAGES, PROP_SYNC_SCHEDULE, PROP_SYNC_WHEN_METERED,
    PROP_KEEP_STARRED_FILES, PROP_SEARCH_FILE_TEXT, PROP_FILE_MEGABYTES, PROP_FILES_MEGABYTES,
  };

  g_return_if_fail (HUB_IS_SETTINGS (self));

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    if (self->settings != NULL)
      g_settings_reset (self->settings, props[shown[i]]->name);
    else
      g_object_set_property (G_OBJECT (self), props[shown[i]]->name,
                             g_param_spec_get_default_value (props[shown[i]]));
}

/**
 * hub_settings_get_keeps_starred_files:
 * @self: settings
 *
 * Returns: whether the files of starred entries are to be kept
 */
gboolean
hub_settings_get_keeps_starred_files (HubSettings *self)
{
  g_return_val_if_fail (HUB_IS_SETTINGS (self), FALSE);

  return self->keep_starred_files;
}

/**
 * hub_settings_get_searches_file_text:
 * @self: settings
 *
 * Returns: whether the words of kept files are to be found
 */
gboolean
hub_settings_get_searches_file_text (HubSettings *self)
{
  g_return_val_if_fail (HUB_IS_SETTINGS (self), FALSE);

  return self->search_file_text;
}

/**
 * hub_settings_get_file_limits:
 * @self: settings
 * @limits: (out caller-allocates): how much may be kept
 *
 * Gets how large one file and all files may be.
 */
void
hub_settings_get_file_limits (HubSettings   *self,
                              HubFileLimits *limits)
{
  g_return_if_fail (HUB_IS_SETTINGS (self));

  limits->one = self->file_megabytes * HUB_FILE_MEGABYTE;
  limits->all = self->files_megabytes * HUB_FILE_MEGABYTE;
}
