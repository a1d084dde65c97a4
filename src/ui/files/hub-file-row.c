/* hub-file-row.c: a file of an entry, and what can be done with it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-file-row"

#include "hub-file-row.h"

#include "hub-file-acts.h"
#include "hub-file-format.h"
#include "hub-format.h"
#include "hub-link.h"
#include "hub-progress-ring.h"
#include "hub-tooltip.h"

#include <glib/gi18n.h>

#define LRM "\xe2\x80\x8e"
#define RLM "\xe2\x80\x8f"

/**
 * HubFileRow:
 *
 * Shows a file as its entry has it, or as it is kept, how it stands with it, and the verbs that
 * fit. A click opens what is kept, and else the address in the browser.
 */
struct _HubFileRow
{
  AdwActionRow  parent_instance;

  GtkBox       *suffixes;
  GtkWidget    *ring;
  GtkWidget    *open;
  GtkWidget    *keep;
  GtkWidget    *pause;
  GtkWidget    *resume;
  GtkWidget    *retry;
  GtkWidget    *refresh;
  GtkWidget    *save;
  GtkWidget    *cancel;
  GtkWidget    *drop;
  GtkWidget    *browse;

  HubFiles     *files;      /* (owned) (nullable) */
  HubEntry     *entry;      /* (owned) (nullable): none in the view of what is kept */
  char         *address;    /* (owned) (nullable) */
  char         *mime;       /* (owned) (nullable): as this and the next two, of the attachment */
  char         *langcode;   /* (owned) (nullable) */
  gint64        size;       /* bytes, -1 unknown */
  gboolean      may_fetch;
  HubFile      *file;       /* (owned) (nullable): what is known of it here */
};

G_DEFINE_FINAL_TYPE (HubFileRow, hub_file_row, ADW_TYPE_ACTION_ROW)

static HubFile *
find (HubFileRow *self)
{
  GPtrArray *all = hub_files_get_all (self->files);

  if (self->entry != NULL)
    return self->address != NULL ? hub_files_find (self->files, self->entry, self->address) : NULL;
  for (guint i = 0; self->file != NULL && i < all->len; i++)
    if (((HubFile *) g_ptr_array_index (all, i))->id == self->file->id)
      return g_ptr_array_index (all, i);
  return NULL;
}

static gboolean
is_kept (HubFileRow *self)
{
  return self->file != NULL && self->file->state == HUB_FILE_KEPT;
}

static gboolean
is_sound (HubFileRow *self)
{
  return is_kept (self) && self->file->fault != HUB_FILE_FAULT_LOST;
}

static gboolean
may_open (HubFileRow *self)
{
  return is_sound (self) && hub_file_may_open (self->file);
}

static void
show_verb (HubFileRow *self,
           GtkWidget  *button,
           gboolean    is_shown)
{
  gtk_widget_set_visible (button, is_shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 gtk_actionable_get_action_name (GTK_ACTIONABLE (button)),
                                 is_shown);
}

static void
update_verbs (HubFileRow *self)
{
  const HubFile *file = self->file;
  HubFileState state = file != NULL ? file->state : HUB_FILE_DROPPED;
  g_autofree char *host = hub_link_dup_host (self->address);
  gboolean is_busy = state == HUB_FILE_WANTED || state == HUB_FILE_PAUSED;
  gboolean is_held = file != NULL && hub_files_is_held (self->files, file);

  show_verb (self, self->open, may_open (self));
  show_verb (self, self->keep, file == NULL && self->may_fetch);
  show_verb (self, self->pause, state == HUB_FILE_WANTED && !is_held);
  show_verb (self, self->resume, state == HUB_FILE_PAUSED || is_held);
  show_verb (self, self->retry, state == HUB_FILE_FAILED);
  show_verb (self, self->refresh, is_kept (self) && (file->is_stale || !is_sound (self)));
  show_verb (self, self->save, is_sound (self));
  show_verb (self, self->cancel, is_busy || state == HUB_FILE_FAILED);
  show_verb (self, self->drop, is_kept (self));
  gtk_widget_set_visible (self->browse, file == NULL && host != NULL);
  hub_tooltip_set (GTK_WIDGET (self), file == NULL ? host : NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self),
                                    may_open (self) || (!is_kept (self) && host != NULL));
}

static void
update_progress (HubFileRow *self)
{
  gint64 done = 0;
  gint64 total = -1;
  gboolean is_busy = self->file != NULL &&
                     hub_files_get_progress (self->files, self->file, &done, &total);

  gtk_widget_set_visible (self->ring, is_busy);
  if (is_busy)
    hub_progress_ring_set (HUB_PROGRESS_RING (self->ring), TRUE,
                           total > 0 ? CLAMP ((double) done / (double) total, 0, 1) : -1);
}

/* The size of what is kept stands with its state. */
static char *
dup_facts (HubFileRow *self)
{
  const HubFile *file = self->file;

  if (self->entry != NULL)
    return hub_file_format_facts (self->mime, is_sound (self) ? -1 : self->size, self->langcode);
  return hub_file_format_facts (file->type != NULL ? file->type : file->announced,
                                is_sound (self) ? -1 : hub_file_get_shown_size (file),
                                file->language);
}

static char *
dup_day (const HubFile *file)
{
  g_autoptr(GDateTime) then = g_date_time_new_from_unix_local (file->since);

  return then != NULL ? g_date_time_format (then, "%x") : NULL;
}

/* Each line runs as the window does, whatever the first word of it. */
static void
add_line (HubFileRow *self,
          GString    *text,
          const char *line)   /* (nullable) */
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (line == NULL || *line == '\0')
    return;
  g_string_append_printf (text, "%s%s%s", text->len > 0 ? "\n" : "", is_rtl ? RLM : LRM, line);
}

static void
update_words (HubFileRow *self)
{
  g_autofree char *title = self->entry == NULL ? hub_format_isolate (self->file->entry) : NULL;
  g_autofree char *facts = dup_facts (self);
  g_autofree char *state = self->file != NULL ? hub_file_format_state (self->files, self->file)
                                              : NULL;
  g_autofree char *day = is_sound (self) && self->entry == NULL ? dup_day (self->file) : NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  add_line (self, text, title);
  add_line (self, text, facts);
  add_line (self, text, state);
  if (day != NULL)
    g_string_append_printf (text, " · %s", day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text->str);
}

static gboolean
has_focus_inside (HubFileRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) &&
         gtk_widget_get_mapped (focus);
}

/* A verb that goes takes the focus with it: then the next one has it, or the row. */
static void
mend_focus (HubFileRow *self)
{
  if (!gtk_widget_child_focus (GTK_WIDGET (self->suffixes), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* What ends while one is elsewhere is said. */
static void
announce (HubFileRow   *self,
          HubFileState  before)
{
  g_autofree char *state = NULL;
  g_autofree char *text = NULL;

  if (self->file == NULL || before != HUB_FILE_WANTED ||
      (self->file->state != HUB_FILE_KEPT && self->file->state != HUB_FILE_FAILED))
    return;
  state = hub_file_format_state (self->files, self->file);
  /* Translators: spoken: the name of a file, and what has become of it */
  text = g_strdup_printf (C_("spoken file", "%s: %s"), self->file->name, state);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
update (HubFileRow *self)
{
  HubFile *found = self->files != NULL ? find (self) : NULL;
  HubFileState before = self->file != NULL ? self->file->state : HUB_FILE_DROPPED;
  gboolean had_focus = has_focus_inside (self);

  if (self->files == NULL || (found == NULL && self->entry == NULL))
    return;
  if (found != self->file)
    {
      g_clear_pointer (&self->file, hub_file_unref);
      self->file = found != NULL ? hub_file_ref (found) : NULL;
    }
  update_words (self);
  update_progress (self);
  update_verbs (self);
  announce (self, before);
  if (had_focus && !has_focus_inside (self))
    mend_focus (self);
}

static void
progress_cb (HubFileRow *self)
{
  if (self->file == NULL || self->file->state != HUB_FILE_WANTED)
    return;
  update_words (self);
  update_progress (self);
}

static void
activated_cb (HubFileRow *self)
{
  if (may_open (self))
    hub_file_acts_open (GTK_WIDGET (self), self->files, self->file);
  else if (!is_kept (self))
    hub_link_open (GTK_WIDGET (self), self->address);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubFileRow *self = HUB_FILE_ROW (widget);

  hub_file_acts_open (widget, self->files, self->file);
}

static void
keep_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubFileRow *self = HUB_FILE_ROW (widget);

  hub_files_keep (self->files, self->entry, self->address);
}

static void
pause_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HubFileRow *self = HUB_FILE_ROW (widget);

  hub_files_pause (self->files, self->file);
}

/* What the hub says of it may have changed since it failed: then that counts. */
static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HubFileRow *self = HUB_FILE_ROW (widget);

  if (self->entry != NULL && self->may_fetch)
    hub_files_keep (self->files, self->entry, self->address);
  else
    hub_files_retry (self->files, self->file);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubFileRow *self = HUB_FILE_ROW (widget);

  hub_file_acts_save (widget, self->files, self->file);
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HubFileRow *self = HUB_FILE_ROW (widget);

  hub_files_cancel (self->files, self->file);
}

static GPtrArray *
list_one (HubFile *file)
{
  GPtrArray *one = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_unref);

  g_ptr_array_add (one, hub_file_ref (file));
  return one;
}

static void
drop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubFileRow *self = HUB_FILE_ROW (widget);
  g_autoptr(GPtrArray) one = list_one (self->file);

  hub_file_acts_drop (widget, self->files, one);
}

static void
hub_file_row_dispose (GObject *object)
{
  HubFileRow *self = HUB_FILE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_FILE_ROW);
  g_clear_object (&self->files);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->mime, g_free);
  g_clear_pointer (&self->langcode, g_free);
  g_clear_pointer (&self->file, hub_file_unref);

  G_OBJECT_CLASS (hub_file_row_parent_class)->dispose (object);
}

static void
hub_file_row_class_init (HubFileRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_file_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-file-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HubFileRow, suffixes);
  gtk_widget_class_bind_template_child (widget_class, HubFileRow, open);
  gtk_widget_class_bind_template_child (widget_class, HubFileRow, keep);
  gtk_widget_class_bind_template_child (widget_class, HubFileRow, pause);
  gtk_widget_class_bind_template_child (widget_class, HubFileRow, resume);
  gtk_widget_class_bind_template_child (widget_class, HubFileRow, retry);
  gtk_widget_class_bind_template_child (widget_class, HubFileRow, refresh);
  gtk_widget_class_bind_template_child (widget_class, HubFileRow, save);
  gtk_widget_class_bind_template_child (widget_class, HubFileRow, cancel);
  gtk_widget_class_bind_template_child (widget_class, HubFileRow, drop);
  gtk_widget_class_bind_template_child (widget_class, HubFileRow, browse);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "file.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "file.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "file.pause", NULL, pause_action);
  gtk_widget_class_install_action (widget_class, "file.resume", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "file.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "file.refresh", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "file.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "file.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "file.drop", NULL, drop_action);
}

static void
hub_file_row_init (HubFileRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ring = hub_progress_ring_new ("folder-download-symbolic", "folder-download-symbolic");
  gtk_widget_set_margin_end (self->ring, 6);
  gtk_box_prepend (self->suffixes, self->ring);
}

/* Which file a verb is about, for those who do not see the row around it. */
static void
name_verbs (HubFileRow *self,
            const char *name)
{
  GtkWidget *const buttons[] = { self->open, self->keep, self->pause, self->resume, self->retry,
                                 self->refresh, self->save, self->cancel, self->drop };

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_accessible_update_property (GTK_ACCESSIBLE (buttons[i]),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
}

static void
watch (HubFileRow *self,
       HubFiles   *files)
{
  self->files = g_object_ref (files);
  g_signal_connect_object (files, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (files, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * hub_file_row_new:
 * @files: the files
 * @entry: a whole entry
 * @attachment: a file of it
 *
 * Makes a row for a file as its entry has it.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
hub_file_row_new (HubFiles            *files,
                  HubEntry            *entry,
                  const HubAttachment *attachment)
{
  HubFileRow *self = g_object_new (HUB_TYPE_FILE_ROW, NULL);
  const char *name = attachment->title != NULL ? attachment->title : attachment->name;

  self->entry = g_object_ref (entry);
  self->address = g_strdup (attachment->uri);
  self->mime = g_strdup (attachment->mime);
  self->langcode = g_strdup (attachment->langcode);
  self->size = attachment->size;
  self->may_fetch = hub_file_may_fetch (entry, attachment);
  name_verbs (self, name != NULL ? name : _("File"));
  watch (self, files);
  return GTK_WIDGET (self);
}

/**
 * hub_file_row_new_for_file:
 * @files: the files
 * @file: one of them
 *
 * Makes a row for a file as it is kept: it names its entry, and when it came.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
hub_file_row_new_for_file (HubFiles *files,
                           HubFile  *file)
{
  HubFileRow *self = g_object_new (HUB_TYPE_FILE_ROW, NULL);

  self->address = g_strdup (file->address);
  self->file = hub_file_ref (file);
  name_verbs (self, file->name);
  watch (self, files);
  return GTK_WIDGET (self);
}
