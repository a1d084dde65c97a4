/* hub-preferences-dialog.c: what the user can set
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-preferences-dialog"

#include "hub-preferences-dialog.h"

#include "hub-address.h"
#include "hub-background.h"
#include "hub-discovery-dialog.h"
#include "hub-error.h"
#include "hub-file-format.h"
#include "hub-kept-files-dialog.h"
#include "hub-language.h"
#include "hub-pdf-text.h"

#include <glib/gi18n.h>

/**
 * HubPreferencesDialog:
 *
 * The address of the hub, in which of its languages it is read, and which files are kept. A new
 * address is kept only when a JSON:API hub has answered there.
 */
struct _HubPreferencesDialog
{
  AdwPreferencesDialog  parent_instance;

  GtkWidget            *address;
  GtkWidget            *spinner;
  GtkWidget            *move;
  GtkWidget            *message;
  GtkWidget            *message_icon;
  AdwPreferencesGroup  *languages;
  GPtrArray            *language_rows; /* (owned) (element-type GtkWidget): named by their codes */
  GtkWidget            *schedule;
  GtkWidget            *schedule_message;
  GtkWidget            *when_metered;
  GtkWidget            *look;
  GtkWidget            *files_group;
  GtkWidget            *keep_starred;
  GtkWidget            *search_file_text;
  GtkWidget            *file_megabytes;
  GtkWidget            *files_megabytes;
  GtkWidget            *kept;

  HubSettings          *settings;      /* (owned) (nullable) */
  HubSync              *sync;          /* (owned) (nullable) */
  HubDiscoverer        *discoverer;    /* (owned) (nullable) */
  HubFiles             *files;         /* (owned) (nullable) */
  char                 *moved;         /* (owned) (nullable): where the hub says that it is now */
  GCancellable         *cancellable;   /* (owned) (nullable): of the question under way */
  char                 *asked;         /* (owned) (nullable): the address it is about */
  gboolean              is_setting;    /* the schedule is on its way */
};

G_DEFINE_FINAL_TYPE (HubPreferencesDialog, hub_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
show_message (HubPreferencesDialog *self,
              const char           *icon,
              const char           *text)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->message_icon), icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->message), text);
  gtk_widget_set_visible (self->message, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_error (HubPreferencesDialog *self,
            const GError         *error)
{
  g_autofree char *sentence = hub_error_dup_sentence (error);

  gtk_widget_add_css_class (self->address, "error");
  show_message (self, "dialog-warning-symbolic", sentence);
}

/* A row that says why it cannot be changed. */
static void
lock_row (HubPreferencesDialog *self,
          const char           *key,
          GtkWidget            *row)
{
  if (!hub_settings_is_locked (self->settings, key))
    return;

  gtk_widget_set_sensitive (row, FALSE);
  if (ADW_IS_ACTION_ROW (row))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Set by those who manage this computer"));
}

/* --- languages --- */

static void
language_chosen_cb (HubPreferencesDialog *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) codes = NULL;

  for (guint i = 0; i < self->language_rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->language_rows, i);

      if (adw_switch_row_get_active (ADW_SWITCH_ROW (row)))
        g_strv_builder_add (builder, gtk_widget_get_name (row));
    }
  codes = g_strv_builder_end (builder);
  hub_settings_set_hub_languages (self->settings, (const char *const *) codes);
}

static void
add_language (HubPreferencesDialog *self,
              const char           *code)
{
  const char *const *chosen = hub_settings_get_hub_languages (self->settings);
  g_autofree char *label = hub_language_dup_label (code);
  GtkWidget *row = adw_switch_row_new ();

  gtk_widget_set_name (row, code);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), g_strv_contains (chosen, code));
  lock_row (self, "hub-languages", row);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (language_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->languages, row);
  g_ptr_array_add (self->language_rows, row);
}

static void
languages_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(HubPreferencesDialog) self = user_data;
  g_auto(GStrv) codes = hub_sync_load_languages_finish (HUB_SYNC (source), result, NULL);

  if (self->languages == NULL)
    return;

  for (guint i = 0; i < self->language_rows->len; i++)
    adw_preferences_group_remove (self->languages, g_ptr_array_index (self->language_rows, i));
  g_ptr_array_set_size (self->language_rows, 0);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    add_language (self, codes[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->languages), self->language_rows->len > 0);
}

/* Those that the profile of the hub names. */
static void
load_languages (HubPreferencesDialog *self)
{
  hub_sync_load_languages_async (self->sync, hub_settings_get_hub_address (self->settings), NULL,
                                 languages_cb, g_object_ref (self));
}

/* --- the address --- */

static void
probe_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(HubPreferencesDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *moved = NULL;
  gboolean answered = hub_sync_probe_finish (HUB_SYNC (source), result, &moved, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->spinner, FALSE);
  hub_preferences_dialog_set_moved (self, moved);
  if (!answered)
    {
      show_error (self, error);
      return;
    }

  hub_settings_set_hub_address (self->settings, self->asked);
  load_languages (self);
  gtk_editable_set_text (GTK_EDITABLE (self->address), self->asked);
  show_message (self, "object-select-symbolic",
                _("A hub answers at this address. The next sync reads from it."));
}

static void
apply_cb (HubPreferencesDialog *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *address = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_remove_css_class (self->address, "error");
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_set_visible (self->spinner, FALSE);

  address = hub_address_normalise (gtk_editable_get_text (GTK_EDITABLE (self->address)),
                                   &error);
  if (address == NULL)
    {
      show_error (self, error);
      return;
    }

  g_set_str (&self->asked, address);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (self->spinner, TRUE);
  hub_sync_probe_async (self->sync, address, self->cancellable, probe_cb, g_object_ref (self));
}

/* As if the new address had been typed: it is kept if a hub answers there. */
static void
move_cb (HubPreferencesDialog *self)
{
  gtk_widget_set_visible (self->move, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->address), self->moved);
  apply_cb (self);
  gtk_widget_grab_focus (self->address);
}

static void
saved_cb (HubPreferencesDialog *self,
          const char           *hub)
{
  hub_settings_set_hub_address (self->settings, hub);
  load_languages (self);
  gtk_editable_set_text (GTK_EDITABLE (self->address), hub);
  gtk_widget_remove_css_class (self->address, "error");
  show_message (self, "object-select-symbolic",
                _("What was found is saved. The next sync uses it."));
}

/* What stands in the field, whether it was applied or not: nothing is kept before it is saved. */
static void
look_cb (HubPreferencesDialog *self)
{
  AdwDialog *dialog = hub_discovery_dialog_new (
    self->discoverer, gtk_editable_get_text (GTK_EDITABLE (self->address)));

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* --- syncing by itself --- */

static const char *const schedules[] = {      /* in the order of the row */
  HUB_SCHEDULE_NEVER, HUB_SCHEDULE_DAILY, HUB_SCHEDULE_WEEKLY,
};

static void
show_schedule (HubPreferencesDialog *self)
{
  const char *schedule = hub_settings_get_sync_schedule (self->settings);

  for (guint i = 0; i < G_N_ELEMENTS (schedules); i++)
    if (g_str_equal (schedules[i], schedule))
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->schedule), i);
}

/* What was not to be is put back, and why is said. */
static void
schedule_set_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(HubPreferencesDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_set = hub_background_set_finish (result, &error);

  if (self->settings == NULL || self->schedule == NULL)
    return;

  self->is_setting = FALSE;
  gtk_widget_set_sensitive (self->schedule,
                            !hub_settings_is_locked (self->settings, "sync-schedule"));
  if (is_set)
    {
      guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->schedule));

      g_object_set (self->settings, "sync-schedule", schedules[selected], NULL);
      return;
    }

  show_schedule (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->schedule_message), error->message);
  gtk_widget_set_visible (self->schedule_message, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
set_schedule (HubPreferencesDialog *self,
              const char           *schedule)
{
  g_autofree char *program = hub_background_dup_program ();

  self->is_setting = TRUE;
  gtk_widget_set_sensitive (self->schedule, FALSE);
  gtk_widget_set_visible (self->schedule_message, FALSE);
  hub_background_set_async (hub_background_find_way (), program, schedule, NULL, schedule_set_cb,
                            g_object_ref (self));
}

static void
schedule_cb (HubPreferencesDialog *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->schedule));

  if (self->settings == NULL || self->is_setting || selected >= G_N_ELEMENTS (schedules) ||
      g_str_equal (schedules[selected], hub_settings_get_sync_schedule (self->settings)))
    return;

  set_schedule (self, schedules[selected]);
}

/* --- resetting --- */

static void
reset_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(HubPreferencesDialog) self = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (!g_str_equal (answer, "reset") || self->settings == NULL || self->address == NULL)
    return;

  hub_settings_reset (self->settings);
  gtk_editable_set_text (GTK_EDITABLE (self->address),
                         hub_settings_get_hub_address (self->settings));
  load_languages (self);
  show_schedule (self);
  set_schedule (self, hub_settings_get_sync_schedule (self->settings));
}

static void
reset_cb (HubPreferencesDialog *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Reset Preferences?"),
                                            _("The hub, its languages, and what is said here of "
                                              "syncs and files are as at first. Your reading list "
                                              "and what was fetched stay."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"),
                                  "reset", _("_Reset"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "reset",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, reset_chosen_cb,
                           g_object_ref (self));
}

/* --- removing --- */

static void
clear_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(HubPreferencesDialog) self = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "remove"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.clear-catalogue", NULL);
}

static void
clear_cb (HubPreferencesDialog *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Remove What Was Fetched?"),
                                            _("What syncs have brought is removed from this "
                                              "computer; the catalogue that came with the "
                                              "program takes its place. Your reading list, with "
                                              "its own copies, and files that are kept stay. The "
                                              "next sync fetches all again."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"),
                                  "remove", _("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, clear_chosen_cb,
                           g_object_ref (self));
}

/* --- what is set for all who use the computer --- */

static void
lock_rows (HubPreferencesDialog *self)
{
  lock_row (self, "hub-address", self->address);
  lock_row (self, "sync-schedule", self->schedule);
  lock_row (self, "sync-when-metered", self->when_metered);
  lock_row (self, "keep-starred-files", self->keep_starred);
  lock_row (self, "search-file-text", self->search_file_text);
  lock_row (self, "file-megabytes", self->file_megabytes);
  lock_row (self, "files-megabytes", self->files_megabytes);
  if (!hub_settings_is_locked (self->settings, "hub-address"))
    return;

  gtk_widget_set_sensitive (self->look, FALSE);
  gtk_widget_set_sensitive (self->move, FALSE);
  show_message (self, "changes-prevent-symbolic",
                _("The address is set by those who manage this computer."));
}

/* --- files --- */

static void
update_kept (HubPreferencesDialog *self)
{
  g_autofree char *total = NULL;

  if (self->kept == NULL)
    return;
  total = hub_file_format_total (hub_files_get_all (self->files)->len,
                                 hub_files_get_bytes (self->files));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->kept), total);
}

static void
kept_cb (HubPreferencesDialog *self)
{
  adw_dialog_present (hub_kept_files_dialog_new (self->files), GTK_WIDGET (self));
}

static void
hub_preferences_dialog_dispose (GObject *object)
{
  HubPreferencesDialog *self = HUB_PREFERENCES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->language_rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->settings);
  g_clear_object (&self->sync);
  g_clear_object (&self->discoverer);
  g_clear_object (&self->files);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->moved, g_free);

  G_OBJECT_CLASS (hub_preferences_dialog_parent_class)->dispose (object);
}

static void
hub_preferences_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (HUB_PREFERENCES_DIALOG (dialog)->cancellable);

  if (ADW_DIALOG_CLASS (hub_preferences_dialog_parent_class)->closed != NULL)
    ADW_DIALOG_CLASS (hub_preferences_dialog_parent_class)->closed (dialog);
}

static void
hub_preferences_dialog_class_init (HubPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_preferences_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = hub_preferences_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, address);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, move);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, message);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, message_icon);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, languages);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, schedule);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, schedule_message);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, when_metered);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, look);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, files_group);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, keep_starred);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, search_file_text);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, file_megabytes);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, files_megabytes);
  gtk_widget_class_bind_template_child (widget_class, HubPreferencesDialog, kept);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, kept_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, schedule_cb);
}

static void
hub_preferences_dialog_init (HubPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->language_rows = g_ptr_array_new ();
}

/**
 * hub_preferences_dialog_new:
 * @settings: what is set
 * @sync: who asks a hub whether it is one
 * @discoverer: who finds out what it calls its things
 *
 * Makes the dialog.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
hub_preferences_dialog_new (HubSettings   *settings,
                            HubSync       *sync,
                            HubDiscoverer *discoverer)
{
  HubPreferencesDialog *self = g_object_new (HUB_TYPE_PREFERENCES_DIALOG, NULL);

  self->settings = g_object_ref (settings);
  self->sync = g_object_ref (sync);
  self->discoverer = g_object_ref (discoverer);
  gtk_editable_set_text (GTK_EDITABLE (self->address), hub_settings_get_hub_address (settings));
  load_languages (self);
  show_schedule (self);
  g_object_bind_property (settings, "sync-when-metered", self->when_metered, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  lock_rows (self);
  return ADW_DIALOG (self);
}

/**
 * hub_preferences_dialog_set_moved:
 * @self: a dialog
 * @moved: (nullable): the address that the hub gave as its new one
 *
 * Offers the new address. Nobody is asked there before it is taken.
 */
void
hub_preferences_dialog_set_moved (HubPreferencesDialog *self,
                                  const char           *moved)
{
  g_autofree char *host = moved != NULL ? hub_address_dup_host (moved) : NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (HUB_IS_PREFERENCES_DIALOG (self));

  g_set_str (&self->moved, moved);
  gtk_widget_set_visible (self->move, moved != NULL);
  if (moved == NULL)
    return;

  /* Translators: %s is the name of a host */
  text = g_strdup_printf (_("The hub has moved to %s."), host);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->move), text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->move), moved);
}

/**
 * hub_preferences_dialog_set_files:
 * @self: a dialog
 * @files: the files that are kept offline
 *
 * Offers what is to be set about files, and the view of those that are kept. Once.
 */
void
hub_preferences_dialog_set_files (HubPreferencesDialog *self,
                                  HubFiles             *files)
{
  const GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  g_return_if_fail (HUB_IS_PREFERENCES_DIALOG (self));
  g_return_if_fail (self->files == NULL);

  self->files = g_object_ref (files);
  g_object_bind_property (self->settings, "keep-starred-files", self->keep_starred, "active", both);
  g_object_bind_property (self->settings, "search-file-text", self->search_file_text, "active",
                          both);
  gtk_widget_set_visible (self->search_file_text, hub_pdf_text_is_built ());
  g_object_bind_property (self->settings, "file-megabytes", self->file_megabytes, "value", both);
  g_object_bind_property (self->settings, "files-megabytes", self->files_megabytes, "value", both);
  g_signal_connect_object (files, "changed", G_CALLBACK (update_kept), self, G_CONNECT_SWAPPED);
  update_kept (self);
  gtk_widget_set_visible (self->files_group, TRUE);
}
