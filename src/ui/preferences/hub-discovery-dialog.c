/* hub-discovery-dialog.c: looks at a hub and shows what was found
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-discovery-dialog"

#include "hub-discovery-dialog.h"

#include "hub-discovery-row.h"
#include "hub-error.h"

#include <glib/gi18n.h>

/* Where a line is shown. */
typedef enum
{
  GROUP_SITE,
  GROUP_VOCABULARIES,
  GROUP_CONTENT,
  GROUP_FIELDS,
  GROUP_RELATIONS,
} Group;

#define N_GROUPS (GROUP_RELATIONS + 1)

/**
 * HubDiscoveryDialog:
 *
 * Looks at a hub as soon as it is made, tells how far it is, and then shows each line of the
 * profile. Nothing is kept before the user says so; closing it stops that. Emits `saved`, with the
 * address of the hub, when the profile is in use.
 */
struct _HubDiscoveryDialog
{
  AdwDialog          parent_instance;

  GtkWidget         *stack;
  GtkWidget         *busy;
  GtkWidget         *progress;
  GtkWidget         *failure;
  GtkWidget         *result;
  GtkWidget         *bar;
  GtkWidget         *groups[N_GROUPS];   /* (unowned) (nullable): in `result` */

  HubDiscoverer     *discoverer;         /* (owned) (nullable) */
  char              *address;            /* (owned) (nullable) */
  GCancellable      *cancellable;        /* (owned) (nullable): of the look under way */
  HubDiscovery      *discovery;          /* (owned) (nullable): when it is done */
  guint              next_line;          /* that has no row yet */
  guint              filling;            /* source that makes rows, 0 for none */
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HubDiscoveryDialog, hub_discovery_dialog, ADW_TYPE_DIALOG)

static void
update_actions (HubDiscoveryDialog *self)
{
  gboolean is_shown = self->discovery != NULL && self->filling == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "discovery.cancel",
                                 self->cancellable != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "discovery.save",
                                 is_shown && hub_discovery_is_usable (self->discovery));
}

static void
announce (HubDiscoveryDialog *self,
          const char         *text)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_failure (HubDiscoveryDialog *self,
              const char         *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (self->failure), escaped);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "failure");
  announce (self, text);
}

/* --- rows --- */

static Group
get_group (const HubDiscoveryLine *line)
{
  switch (line->part)
    {
    case HUB_DISCOVERY_BASE_PATH:
    case HUB_DISCOVERY_DEFAULT_LANGUAGE:
    case HUB_DISCOVERY_LANGUAGES:
      return GROUP_SITE;
    case HUB_DISCOVERY_VOCABULARY:
    case HUB_DISCOVERY_TERM_FIELD:
      return GROUP_VOCABULARIES;
    case HUB_DISCOVERY_BUNDLE:
      return GROUP_CONTENT;
    case HUB_DISCOVERY_FIELD:
      return GROUP_FIELDS;
    case HUB_DISCOVERY_RELATION:
    default:
      return GROUP_RELATIONS;
    }
}

static const char *
get_group_title (Group group)
{
  switch (group)
    {
    case GROUP_SITE:
      return _("Site");
    case GROUP_VOCABULARIES:
      return _("Vocabularies");
    case GROUP_CONTENT:
      return _("Types of Content");
    case GROUP_FIELDS:
      return _("Fields");
    case GROUP_RELATIONS:
    default:
      return _("What Entries Are Filed Under");
    }
}

static AdwPreferencesGroup *
ensure_group (HubDiscoveryDialog *self,
              Group               group)
{
  if (self->groups[group] == NULL)
    {
      self->groups[group] = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->groups[group]),
                                       get_group_title (group));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->result),
                                ADW_PREFERENCES_GROUP (self->groups[group]));
    }

  return ADW_PREFERENCES_GROUP (self->groups[group]);
}

static void
clear_rows (HubDiscoveryDialog *self)
{
  g_clear_handle_id (&self->filling, g_source_remove);
  for (guint i = 0; i < N_GROUPS; i++)
    if (self->groups[i] != NULL)
      {
        adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self->result),
                                     ADW_PREFERENCES_GROUP (self->groups[i]));
        self->groups[i] = NULL;
      }
  self->next_line = 0;
  g_clear_pointer (&self->discovery, hub_discovery_unref);
}

/* What cannot be anything else: the path of the interface, the language of the hub. */
static GtkWidget *
fixed_row_new (const HubDiscoveryLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  const HubDiscoveryChoice *chosen = hub_discovery_line_get_chosen (line);
  g_autofree char *title = hub_discovery_line_dup_title (line);
  g_autofree char *words = NULL;
  GtkWidget *value;

  words = chosen != NULL
          ? hub_discovery_line_dup_words (line, (const char *const *) chosen->values)
          : g_strdup (_("None"));
  value = gtk_label_new (words);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               chosen != NULL ? chosen->reason : line->lack);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);

  return row;
}

static gboolean
is_fixed (const HubDiscoveryLine *line)
{
  return line->part == HUB_DISCOVERY_BASE_PATH || line->part == HUB_DISCOVERY_DEFAULT_LANGUAGE ||
         line->choices->len == 0;
}

static void
add_row (HubDiscoveryDialog *self,
         HubDiscoveryLine   *line)
{
  GtkWidget *row = is_fixed (line) ? fixed_row_new (line) : hub_discovery_row_new (line);

  if (!is_fixed (line))
    g_signal_connect_object (row, "notify::selected", G_CALLBACK (update_actions), self,
                             G_CONNECT_SWAPPED);
  adw_preferences_group_add (ensure_group (self, get_group (line)), row);
}

/* One row at a time: a drop-down is dear, and there are some forty. */
static gboolean
fill_cb (gpointer user_data)
{
  HubDiscoveryDialog *self = user_data;
  GPtrArray *lines = hub_discovery_get_lines (self->discovery);

  if (self->next_line < lines->len)
    {
      add_row (self, g_ptr_array_index (lines, self->next_line++));
      return G_SOURCE_CONTINUE;
    }

  self->filling = 0;
  update_actions (self);

  return G_SOURCE_REMOVE;
}

static void
show_result (HubDiscoveryDialog *self)
{
  const char *text = hub_discovery_is_usable (self->discovery)
    ? _("This is what was found. Check what is unsure, then save.")
    : _("Too little was found to be used as it is. Choose what is missing, or check the address.");

  adw_preferences_page_set_description (ADW_PREFERENCES_PAGE (self->result), text);
  gtk_widget_set_visible (self->bar, TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "result");
  self->filling = g_idle_add (fill_cb, self);
  announce (self, text);
}

/* --- looking --- */

static void
progress_cb (HubSurveyStep step,
             guint         done,
             guint         total,
             gpointer      user_data)
{
  HubDiscoveryDialog *self = g_weak_ref_get (user_data);
  const char *text = _("Looking for its data interface…");

  if (self == NULL)
    return;
  if (step == HUB_SURVEY_STEP_TYPES)
    text = _("Looking at types of content and vocabularies…");
  else if (step == HUB_SURVEY_STEP_LANGUAGES)
    text = _("Trying languages…");

  adw_status_page_set_description (ADW_STATUS_PAGE (self->busy), text);
  if (total > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), (double) done / total);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->progress));
  g_object_unref (self);
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(HubDiscoveryDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubDiscovery) discovery = NULL;

  discovery = hub_discoverer_run_finish (HUB_DISCOVERER (source), result, &error);
  if (self->discoverer == NULL)
    return;                                  /* the dialog is gone */

  g_clear_object (&self->cancellable);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_failure (self, _("Stopped. Nothing was changed."));
    }
  else if (error != NULL)
    {
      g_autofree char *sentence = hub_error_dup_sentence (error);

      show_failure (self, sentence);
    }
  else
    {
      self->discovery = g_steal_pointer (&discovery);
      show_result (self);
    }
  update_actions (self);
}

static void
look (HubDiscoveryDialog *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  clear_rows (self);
  g_weak_ref_init (weak, self);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "busy");
  self->cancellable = g_cancellable_new ();
  update_actions (self);
  hub_discoverer_run_async (self->discoverer, self->address, progress_cb, weak, weak_ref_free,
                            self->cancellable, run_cb, g_object_ref (self));
}

/* --- actions --- */

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_cancellable_cancel (HUB_DISCOVERY_DIALOG (widget)->cancellable);
}

static void
again_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HubDiscoveryDialog *self = HUB_DISCOVERY_DIALOG (widget);

  if (self->cancellable == NULL && self->discoverer != NULL)
    look (self);
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(HubDiscoveryDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean is_saved = hub_discoverer_save_finish (HUB_DISCOVERER (source), result, &error);

  if (self->discovery == NULL)
    return;
  gtk_widget_set_sensitive (self->result, TRUE);
  if (is_saved)
    {
      g_signal_emit (self, signals[SIGNAL_SAVED], 0, hub_discovery_get_hub (self->discovery));
      adw_dialog_close (ADW_DIALOG (self));
    }
  else
    {
      g_autofree char *sentence = hub_error_dup_sentence (error);

      adw_preferences_page_set_description (ADW_PREFERENCES_PAGE (self->result), sentence);
      announce (self, sentence);
      update_actions (self);
    }
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubDiscoveryDialog *self = HUB_DISCOVERY_DIALOG (widget);

  if (self->discovery == NULL)
    return;
  gtk_widget_action_set_enabled (widget, "discovery.save", FALSE);
  gtk_widget_set_sensitive (self->result, FALSE);
  hub_discoverer_save_async (self->discoverer, self->discovery, save_cb, g_object_ref (self));
}

/* --- the widget --- */

static void
hub_discovery_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (HUB_DISCOVERY_DIALOG (dialog)->cancellable);

  if (ADW_DIALOG_CLASS (hub_discovery_dialog_parent_class)->closed != NULL)
    ADW_DIALOG_CLASS (hub_discovery_dialog_parent_class)->closed (dialog);
}

static void
hub_discovery_dialog_dispose (GObject *object)
{
  HubDiscoveryDialog *self = HUB_DISCOVERY_DIALOG (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_DISCOVERY_DIALOG);
  g_clear_object (&self->discoverer);
  g_clear_pointer (&self->discovery, hub_discovery_unref);
  g_clear_pointer (&self->address, g_free);

  G_OBJECT_CLASS (hub_discovery_dialog_parent_class)->dispose (object);
}

static void
hub_discovery_dialog_class_init (HubDiscoveryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_discovery_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = hub_discovery_dialog_closed;

  /**
   * HubDiscoveryDialog::saved:
   * @self: the dialog
   * @hub: address of the hub
   *
   * The profile is saved and will be used.
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", HUB_TYPE_DISCOVERY_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-discovery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HubDiscoveryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HubDiscoveryDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, HubDiscoveryDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, HubDiscoveryDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, HubDiscoveryDialog, result);
  gtk_widget_class_bind_template_child (widget_class, HubDiscoveryDialog, bar);
  gtk_widget_class_install_action (widget_class, "discovery.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "discovery.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "discovery.save", NULL, save_action);
}

static void
hub_discovery_dialog_init (HubDiscoveryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * hub_discovery_dialog_new:
 * @discoverer: who looks
 * @address: at what: a site, a page of it, or the entry point of its JSON:API
 *
 * Makes the dialog and begins to look.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
hub_discovery_dialog_new (HubDiscoverer *discoverer,
                          const char    *address)
{
  HubDiscoveryDialog *self = g_object_new (HUB_TYPE_DISCOVERY_DIALOG, NULL);

  self->discoverer = g_object_ref (discoverer);
  self->address = g_strdup (address);
  look (self);

  return ADW_DIALOG (self);
}
