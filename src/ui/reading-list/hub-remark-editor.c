/* hub-remark-editor.c: what the user says of a kept entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A note is stored as it is typed: when nothing was typed for a moment, when the focus leaves, when
 * another entry is shown, and when the window goes. One that could not be stored stays where it was
 * typed, with the reason below it; if another entry is shown meanwhile, it is kept as a draft and
 * is there again with its entry; the window asks before it goes with one. What is on its way to the
 * disk counts as what is said: an answer to an earlier wish still says the old note.
 */

#define G_LOG_DOMAIN "hub-remark-editor"

#include "hub-remark-editor.h"

#include "hub-collection-box.h"
#include "hub-due-popover.h"
#include "hub-error.h"
#include "hub-format.h"
#include "hub-library-act.h"

#include <glib/gi18n.h>

#define SAVE_MS 400   /* of not typing */

/**
 * HubRemarkEditor:
 *
 * Status, due date, collections and note of one entry. Seen only while the entry is kept.
 */
struct _HubRemarkEditor
{
  AdwBin             parent_instance;

  GtkDropDown       *status;
  GtkMenuButton     *due;
  HubDuePopover     *due_popover;
  GtkMenuButton     *collections;
  HubCollectionBox  *collection_box;
  GtkTextView       *note;
  GtkLabel          *trouble;

  HubLibrary        *library;    /* (owned) (nullable) */
  HubEntry          *entry;      /* (owned) (nullable): which is shown */
  GHashTable        *sent;       /* (owned) (element-type utf8 Saving): the last note on its way, by
                                  * the keys of drafts; the wish owns it */
  guint              save_id;    /* of the source that stores the note, 0 for none */
  guint              is_dirty : 1;      /* the note says something that is not stored */
  guint              is_updating : 1;
};

G_DEFINE_FINAL_TYPE (HubRemarkEditor, hub_remark_editor, ADW_TYPE_BIN)

/* A note on its way to the disk. */
typedef struct
{
  HubRemarkEditor *editor;   /* (owned) */
  char            *key;      /* (owned) */
  char            *text;     /* (owned) */
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->editor);
  g_free (saving->key);
  g_free (saving->text);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void update (HubRemarkEditor *self);

static char *
dup_key (HubEntry *entry)
{
  return g_strconcat (hub_entry_get_langcode (entry), " ", hub_entry_get_uuid (entry), NULL);
}

static char *
dup_text (HubRemarkEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_trouble (HubRemarkEditor *self,
             const char      *sentence)   /* (nullable) */
{
  gtk_label_set_label (self->trouble, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), sentence != NULL);
  if (sentence != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static gboolean
is_shown (HubRemarkEditor *self,
          const char      *key)
{
  g_autofree char *shown = self->entry != NULL ? dup_key (self->entry) : NULL;

  return g_strcmp0 (shown, key) == 0;
}

/* What was typed meanwhile is another wish, and that one counts. */
static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Saving) saving = user_data;
  HubRemarkEditor *self = saving->editor;
  GHashTable *drafts = hub_library_get_drafts (HUB_LIBRARY (source));
  g_autoptr(GError) error = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *problem = NULL;
  gboolean is_stored = hub_library_edit_finish (HUB_LIBRARY (source), result, NULL, &error);

  if (g_hash_table_lookup (self->sent, saving->key) != saving)
    return;
  g_hash_table_remove (self->sent, saving->key);
  if (is_stored)
    {
      g_hash_table_remove (drafts, saving->key);
      if (!is_shown (self, saving->key))
        return;
      if (!self->is_dirty)
        set_trouble (self, NULL);
      update (self);
      return;
    }

  reason = hub_error_dup_sentence (error);
  /* Translators: %s is one or two sentences that say why */
  problem = g_strdup_printf (_("The note is not stored yet. %s"), reason);
  g_hash_table_replace (drafts, g_strdup (saving->key), hub_draft_new (saving->text, problem));
  if (!is_shown (self, saving->key) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_dirty = TRUE;
  set_trouble (self, problem);
}

/* A note that is too long stays as it was typed, for the user to make it shorter. Once it is, the
 * draft counts no more. */
static gboolean
refuse_long (HubRemarkEditor *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *key = dup_key (self->entry);
  g_autofree char *problem = NULL;
  GHashTable *drafts = hub_library_get_drafts (self->library);
  const HubDraft *draft = g_hash_table_lookup (drafts, key);

  if (hub_note_fits (text))
    {
      if (draft != NULL && !hub_note_fits (draft->text))
        g_hash_table_remove (drafts, key);
      return FALSE;
    }

  problem = g_strdup_printf (_("The note is not stored yet. It is longer than %d KiB."),
                             HUB_NOTE_MAX_BYTES / 1024);
  g_hash_table_replace (drafts, g_steal_pointer (&key), hub_draft_new (text, problem));
  set_trouble (self, problem);
  return TRUE;
}

static void
save_note (HubRemarkEditor *self)
{
  HubEdit *edit = NULL;
  Saving *saving = NULL;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (!self->is_dirty || self->entry == NULL || self->library == NULL || refuse_long (self))
    return;

  saving = g_new0 (Saving, 1);
  saving->editor = g_object_ref (self);
  saving->key = dup_key (self->entry);
  saving->text = dup_text (self);
  edit = hub_edit_new_for (self->entry);
  hub_edit_set_note (edit, saving->text);
  self->is_dirty = FALSE;
  g_hash_table_replace (self->sent, g_strdup (saving->key), saving);
  hub_library_edit_async (self->library, edit, NULL, saved_cb, saving);
}

static gboolean
save_cb (gpointer user_data)
{
  HubRemarkEditor *self = user_data;

  self->save_id = 0;
  save_note (self);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (HubRemarkEditor *self)
{
  if (self->is_updating)
    return;

  self->is_dirty = TRUE;
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_MS, save_cb, self);
}

static void
show_due (HubRemarkEditor *self,
          HubRemark       *remark)
{
  g_autofree char *day = hub_format_date (&remark->due);
  g_autofree char *label = NULL;
  gboolean has_day = remark->due.precision != HUB_DATE_UNKNOWN;

  if (has_day)
    /* Translators: %s is a day */
    label = g_strdup_printf (_("Due %s"), day);
  gtk_menu_button_set_label (self->due, has_day ? label : _("No due date"));
  hub_due_popover_set_day (self->due_popover, &remark->due);
}

static void
show_collections (HubRemarkEditor *self,
                  HubRemark       *remark)
{
  GPtrArray *collections = hub_library_get_stock (self->library)->collections;
  const char *name = NULL;
  guint n_names = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < collections->len; i++)
    {
      const HubCollection *collection = g_ptr_array_index (collections, i);

      if (!hub_remark_is_in (remark, collection->uuid))
        continue;
      name = collection->name;
      n_names++;
    }

  if (n_names == 1)
    label = hub_format_isolate (name);
  else if (n_names > 1)
    label = g_strdup_printf (ngettext ("%u collection", "%u collections", n_names), n_names);
  gtk_menu_button_set_label (self->collections, label != NULL ? label : _("No collection"));
}

/* What is being typed stays; and so does the cursor where the list says what was typed. */
static void
show_note (HubRemarkEditor *self,
           HubRemark       *remark)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  g_autofree char *key = dup_key (self->entry);
  const Saving *sent = g_hash_table_lookup (self->sent, key);
  g_autofree char *said = hub_note_clean (sent != NULL ? sent->text : remark->note);
  g_autofree char *typed = dup_text (self);
  g_autofree char *clean = hub_note_clean (typed);

  if (!self->is_dirty && !g_str_equal (clean, said))
    gtk_text_buffer_set_text (buffer, said, -1);
}

static void
update (HubRemarkEditor *self)
{
  HubRemark *remark = NULL;

  if (self->entry != NULL && self->library != NULL)
    remark = hub_library_get_remark (self->library, self->entry);
  gtk_widget_set_visible (GTK_WIDGET (self), remark != NULL);
  if (remark == NULL)
    return;

  self->is_updating = TRUE;
  gtk_drop_down_set_selected (self->status, remark->status);
  show_due (self, remark);
  show_collections (self, remark);
  show_note (self, remark);
  self->is_updating = FALSE;
}

static void
status_chosen_cb (HubRemarkEditor *self)
{
  HubEdit *edit = NULL;

  if (self->is_updating || self->entry == NULL)
    return;

  edit = hub_edit_new_for (self->entry);
  hub_edit_set_status (edit, gtk_drop_down_get_selected (self->status));
  hub_library_act_edit (self->library, edit, GTK_WIDGET (self));
}

static void
due_chosen_cb (HubRemarkEditor *self,
               const char      *due)
{
  HubEdit *edit = NULL;

  if (self->entry == NULL)
    return;

  edit = hub_edit_new_for (self->entry);
  hub_edit_set_due (edit, due);
  hub_library_act_edit (self->library, edit, GTK_WIDGET (self));
}

static void
hub_remark_editor_dispose (GObject *object)
{
  HubRemarkEditor *self = HUB_REMARK_EDITOR (object);

  save_note (self);
  g_clear_object (&self->library);
  g_clear_object (&self->entry);
  /* A bin still points to its child when the template has let it go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_REMARK_EDITOR);

  G_OBJECT_CLASS (hub_remark_editor_parent_class)->dispose (object);
}

static void
hub_remark_editor_finalize (GObject *object)
{
  g_hash_table_unref (HUB_REMARK_EDITOR (object)->sent);

  G_OBJECT_CLASS (hub_remark_editor_parent_class)->finalize (object);
}

static void
hub_remark_editor_class_init (HubRemarkEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_remark_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = hub_remark_editor_finalize;

  g_type_ensure (HUB_TYPE_COLLECTION_BOX);
  g_type_ensure (HUB_TYPE_DUE_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-remark-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, HubRemarkEditor, status);
  gtk_widget_class_bind_template_child (widget_class, HubRemarkEditor, due);
  gtk_widget_class_bind_template_child (widget_class, HubRemarkEditor, due_popover);
  gtk_widget_class_bind_template_child (widget_class, HubRemarkEditor, collections);
  gtk_widget_class_bind_template_child (widget_class, HubRemarkEditor, collection_box);
  gtk_widget_class_bind_template_child (widget_class, HubRemarkEditor, note);
  gtk_widget_class_bind_template_child (widget_class, HubRemarkEditor, trouble);
  gtk_widget_class_bind_template_callback (widget_class, status_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_chosen_cb);
}

static void
hub_remark_editor_init (HubRemarkEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->sent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->note), "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (save_note), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->note), focus);
}

/**
 * hub_remark_editor_set_up:
 * @self: an editor
 * @library: the reading list
 *
 * Gives the editor what it works with, once.
 */
void
hub_remark_editor_set_up (HubRemarkEditor *self,
                          HubLibrary      *library)
{
  g_return_if_fail (HUB_IS_REMARK_EDITOR (self));
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  hub_collection_box_set_up (self->collection_box, library);
  g_signal_connect_object (library, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "remarked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "refused", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/* Shows the draft of an entry whose note could not be stored. */
static void
show_draft (HubRemarkEditor *self)
{
  g_autofree char *key = dup_key (self->entry);
  const HubDraft *draft = self->library != NULL
    ? g_hash_table_lookup (hub_library_get_drafts (self->library), key) : NULL;

  if (draft == NULL)
    return;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), draft->text, -1);
  typed_cb (self);
}

/**
 * hub_remark_editor_set_entry:
 * @self: an editor
 * @entry: (nullable): an entry, kept or not
 *
 * Shows what is said of an entry; stores the note of the one before.
 */
void
hub_remark_editor_set_entry (HubRemarkEditor *self,
                             HubEntry        *entry)
{
  g_autoptr(GPtrArray) entries = NULL;
  g_autofree char *key = entry != NULL ? dup_key (entry) : NULL;

  g_return_if_fail (HUB_IS_REMARK_EDITOR (self));

  if (entry != NULL && is_shown (self, key))
    {
      g_set_object (&self->entry, entry);
      update (self);
      return;
    }

  save_note (self);
  g_set_object (&self->entry, entry);
  self->is_dirty = FALSE;
  set_trouble (self, NULL);
  if (entry != NULL)
    {
      entries = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (entries, g_object_ref (entry));
    }
  hub_collection_box_set_entries (self->collection_box, entries);
  update (self);
  if (entry != NULL)
    show_draft (self);
}

/**
 * hub_remark_editor_flush:
 * @self: an editor
 *
 * Stores at once what was typed.
 */
void
hub_remark_editor_flush (HubRemarkEditor *self)
{
  g_return_if_fail (HUB_IS_REMARK_EDITOR (self));

  save_note (self);
}

/**
 * hub_remark_editor_dup_unsaved:
 * @library: the reading list
 *
 * Looks for a note of a kept entry that could not be stored, wherever it was typed.
 *
 * Returns: (transfer full) (nullable): whose note it is, and why; %NULL if there is none
 */
char *
hub_remark_editor_dup_unsaved (HubLibrary *library)
{
  GHashTableIter iter;
  gpointer key, draft;

  g_return_val_if_fail (HUB_IS_LIBRARY (library), NULL);

  g_hash_table_iter_init (&iter, hub_library_get_drafts (library));
  while (g_hash_table_iter_next (&iter, &key, &draft))
    {
      g_auto(GStrv) words = g_strsplit (key, " ", 2);
      HubEntry *entry = hub_library_find (library, words[1], words[0]);
      g_autofree char *title = entry != NULL ? hub_format_title (entry) : NULL;

      if (title != NULL)
        return g_strdup_printf ("%s\n\n%s", title, ((HubDraft *) draft)->problem);
    }

  return NULL;
}

GtkTextView *
hub_remark_editor_get_note (HubRemarkEditor *self)
{
  g_return_val_if_fail (HUB_IS_REMARK_EDITOR (self), NULL);

  return self->note;
}

/**
 * hub_remark_editor_get_trouble:
 * @self: an editor
 *
 * Gets what is said below a note that could not be stored.
 *
 * Returns: (transfer none) (nullable): the sentence
 */
const char *
hub_remark_editor_get_trouble (HubRemarkEditor *self)
{
  g_return_val_if_fail (HUB_IS_REMARK_EDITOR (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->trouble)) ? gtk_label_get_label (self->trouble)
                                                             : NULL;
}
