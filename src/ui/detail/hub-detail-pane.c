/* hub-detail-pane.c: one entry, whole
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-detail-pane"

#include "hub-detail-pane-private.h"

#include "hub-detail-actions.h"
#include "hub-detail-parts.h"
#include "hub-export.h"
#include "hub-fill-bin.h"
#include "hub-format.h"
#include "hub-instead.h"
#include "hub-later.h"
#include "hub-menu.h"
#include "hub-paragraph.h"
#include "hub-reader-whole.h"
#include "hub-remark-editor.h"
#include "hub-tooltip.h"

#include <glib/gi18n.h>

/**
 * HubDetailPane:
 *
 * Shows one entry: what its row says at once, the rest when the reader has brought it. A copy out
 * of the reading list is whole and needs no reader; it also stands in for an entry of which the
 * catalogue has nothing left.
 *
 * Signal `shown`: another entry is shown, or none.
 */

typedef enum
{
  SIGNAL_SHOWN,
} HubDetailPaneSignal;

static guint signals[SIGNAL_SHOWN + 1];

G_DEFINE_FINAL_TYPE (HubDetailPane, hub_detail_pane, ADW_TYPE_BIN)

static void
make_remark (gpointer self)
{
  hub_detail_pane_get_remark (self);
}

static void
update_saved (HubDetailPane *self)
{
  gboolean saved = self->entry != NULL && self->library != NULL &&
                   hub_library_contains (self->library, self->entry);

  hub_star_button_set_saved (self->star, saved);
  if (self->remark != NULL)
    hub_remark_editor_set_entry (self->remark, self->entry);
  else if (saved)
    hub_later (self, make_remark);
  hub_former_box_set_entry (self->former, self->entry);
}

static void
update_withdrawn (HubDetailPane *self)
{
  gtk_widget_set_visible (self->withdrawn,
                          self->entry != NULL &&
                          (self->is_copy ? self->is_gone
                                         : hub_entry_is_withdrawn (self->entry)));
}

static void
show_marks (HubDetailPane *self)
{
  HubRow *row = self->marked;
  gboolean is_marked = row != NULL && hub_detail_parts_is_same (row->entry, self->entry);

  hub_detail_matches_set_row (self->matches, self->reader, is_marked ? row : NULL);
}

static void
show_head (HubDetailPane *self,
           HubEntry      *entry)
{
  g_autofree char *byline = hub_format_byline (entry);
  g_autofree char *title = hub_format_title (entry);
  const char *summary = hub_entry_get_summary (entry);

  gtk_label_set_label (self->byline, byline);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->summary, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), summary != NULL && *summary != '\0');
  show_marks (self);
  update_withdrawn (self);
  hub_star_button_set_entry (self->star, hub_entry_get_uuid (entry),
                             hub_entry_get_langcode (entry));
}

/* Drupal's editors often leave the summary to be the text itself, or its beginning. Where that are
 * whole paragraphs the summary shows them, with its marks; else the text shows all. */
static void
show_body (HubDetailPane *self,
           HubEntry      *entry,
           HubRichText   *text)   /* (nullable): not read yet */
{
  const char *summary = hub_entry_get_summary (entry);
  guint n_told = 0;

  if (text != NULL && summary != NULL && hub_rich_text_begins_with (text, summary, &n_told))
    gtk_widget_set_visible (GTK_WIDGET (self->summary), n_told > 0);
  hub_long_text_set_text (self->body, text, n_told, hub_entry_get_url (entry));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "detail.copy-text",
                                 text != NULL && hub_rich_text_get_n_blocks (text) > 0);
  show_marks (self);
}

static void
show_whole (HubDetailPane *self,
            HubEntry      *entry,
            HubRichText   *text)   /* (nullable): not read yet */
{
  show_body (self, entry, text);
  hub_detail_pane_show_files (self, entry);
  hub_detail_parts_fill_files (self->links, entry, FALSE, NULL);
  hub_detail_parts_fill_terms (self->terms, entry);
  hub_detail_parts_fill_fields (self->fields, entry);
}

static void
take_entry (HubDetailPane *self,
            HubEntry      *entry)
{
  if (!hub_detail_parts_is_same (self->entry, entry))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);

  g_set_object (&self->entry, entry);
  show_head (self, entry);
  update_saved (self);
  hub_detail_actions_update (self);
  gtk_stack_set_visible_child_name (self->stack, "entry");
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void
whole_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(HubDetailPane) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubRichText) text = NULL;
  g_autoptr(HubEntry) entry = hub_reader_whole_finish (HUB_READER (source), result, &text, &error);
  HubEntry *copy = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reader == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (entry == NULL && error == NULL && self->entry != NULL &&
      hub_library_contains (self->library, self->entry))
    copy = hub_library_find (self->library, hub_entry_get_uuid (self->entry),
                             hub_entry_get_langcode (self->entry));
  if (entry != NULL && self->is_copy)
    show_body (self, entry, text);
  else if (entry != NULL)
    {
      take_entry (self, entry);
      show_whole (self, entry, text);
    }
  else if (copy != NULL)
    {
      hub_detail_pane_show_copy (self, copy);
      hub_detail_pane_set_gone (self, TRUE);
    }
  else if (error == NULL)
    hub_detail_pane_show_gone (self);
  else
    {
      self->is_asked = FALSE;
      g_info ("An entry was not read whole: %s", error->message);
    }
}

static void
read_whole (HubDetailPane *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->is_asked = TRUE;
  hub_reader_whole_async (self->reader, self->entry, self->is_copy, self->cancellable, whole_cb,
                          g_object_ref (self));
  hub_detail_related_set_entry (self->related, self->reader, self->entry);
}

static void
reader_changed_cb (HubDetailPane *self)
{
  if (self->entry != NULL && !self->is_copy)
    read_whole (self);
}

static void
copy_text_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  hub_long_text_copy (HUB_DETAIL_PANE (widget)->body);
  gtk_widget_activate_action (widget, "win.toast", "s", _("Text copied"));
}

/* They may wait for the reader for longer than the pane is there. */
static void
let_go_of_matches (HubDetailMatches *matches)
{
  hub_detail_matches_stop (matches);
  g_object_unref (matches);
}

static void
hub_detail_pane_dispose (GObject *object)
{
  HubDetailPane *self = HUB_DETAIL_PANE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->reader);
  g_clear_object (&self->library);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->marked, hub_row_unref);
  g_clear_pointer (&self->matches, let_go_of_matches);
  /* A bin still points to its child when the template has let it go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_DETAIL_PANE);
  self->remark = NULL;

  G_OBJECT_CLASS (hub_detail_pane_parent_class)->dispose (object);
}

static void
hub_detail_pane_class_init (HubDetailPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_detail_pane_dispose;

  signals[SIGNAL_SHOWN] =
    g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  g_type_ensure (HUB_TYPE_FILL_BIN);
  g_type_ensure (HUB_TYPE_INSTEAD);
  g_type_ensure (HUB_TYPE_STAR_BUTTON);
  g_type_ensure (HUB_TYPE_FORMER_BOX);
  g_type_ensure (HUB_TYPE_DETAIL_RELATED);
  g_type_ensure (HUB_TYPE_LONG_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-detail-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, stack);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, byline);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, title);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, summary);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, withdrawn);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, star);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, more);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, more_menu);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, former);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, body);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, files);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, keep);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, links);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, fields);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, terms);
  gtk_widget_class_bind_template_child (widget_class, HubDetailPane, related);
  gtk_widget_class_install_action (widget_class, "detail.copy-text", NULL, copy_text_action);
  hub_detail_pane_install_files (widget_class);
  hub_detail_actions_install (widget_class);
}

static void
hub_detail_pane_init (HubDetailPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hub_menu_set (self->more, self->more_menu);
  hub_tooltip_set (GTK_WIDGET (self->more), _("More"));
  hub_paragraph_align (self->summary);
  /* By its least height a note would never grow. */
  gtk_scrollable_set_vscroll_policy (
    GTK_SCROLLABLE (gtk_scrolled_window_get_child (self->scroller)), GTK_SCROLL_NATURAL);
  self->matches = hub_detail_matches_new (self->scroller, self->title, self->summary, self->body);
  hub_detail_actions_update (self);
}

/**
 * hub_detail_pane_set_up:
 * @self: a pane
 * @reader: where entries are read
 * @library: what says which are kept
 *
 * Gives the pane what it works with, once.
 */
void
hub_detail_pane_set_up (HubDetailPane *self,
                        HubReader     *reader,
                        HubLibrary    *library)
{
  g_return_if_fail (HUB_IS_DETAIL_PANE (self));
  g_return_if_fail (self->reader == NULL);

  self->reader = g_object_ref (reader);
  self->library = g_object_ref (library);
  hub_former_box_set_up (self->former, reader, library);
  g_signal_connect_object (reader, "changed", G_CALLBACK (reader_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (update_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (hub_library_get_files (library), "changed",
                           G_CALLBACK (hub_detail_pane_update_keep), self, G_CONNECT_SWAPPED);
}

/**
 * hub_detail_pane_show_row:
 * @self: a pane
 * @row: an entry as a list has it
 *
 * Shows what the row says, and reads the rest.
 */
void
hub_detail_pane_show_row (HubDetailPane *self,
                          HubRow        *row)
{
  g_return_if_fail (HUB_IS_DETAIL_PANE (self));
  g_return_if_fail (row != NULL);

  if (self->is_copy || !hub_detail_parts_is_same (self->entry, row->entry))
    self->is_asked = FALSE;
  self->is_copy = FALSE;
  if (!hub_detail_parts_is_same (self->entry, row->entry))
    {
      take_entry (self, row->entry);
      show_whole (self, row->entry, NULL);
    }
  hub_detail_pane_set_marks (self, row);
  if (!self->is_asked)
    read_whole (self);
}

/**
 * hub_detail_pane_set_marks:
 * @self: a pane
 * @row: (nullable): the row of the entry that is shown
 *
 * Marks the words that the row has marked, if it is of the same entry.
 */
void
hub_detail_pane_set_marks (HubDetailPane *self,
                           HubRow        *row)
{
  g_return_if_fail (HUB_IS_DETAIL_PANE (self));

  if (self->marked == row)
    return;

  g_clear_pointer (&self->marked, hub_row_unref);
  self->marked = row != NULL ? hub_row_ref (row) : NULL;
  show_marks (self);
}

/**
 * hub_detail_pane_show_copy:
 * @self: a pane
 * @entry: a whole entry
 *
 * Shows a copy out of the reading list.
 */
void
hub_detail_pane_show_copy (HubDetailPane *self,
                           HubEntry      *entry)
{
  g_return_if_fail (HUB_IS_DETAIL_PANE (self));
  g_return_if_fail (HUB_IS_ENTRY (entry));

  self->is_copy = TRUE;
  self->is_gone = hub_entry_is_withdrawn (entry);
  take_entry (self, entry);
  show_whole (self, entry, NULL);
  read_whole (self);
}

/**
 * hub_detail_pane_set_gone:
 * @self: a pane that shows a copy
 * @is_gone: whether its entry is no longer on the hub
 *
 * Marks the copy, or no longer.
 */
void
hub_detail_pane_set_gone (HubDetailPane *self,
                          gboolean       is_gone)
{
  g_return_if_fail (HUB_IS_DETAIL_PANE (self));

  self->is_gone = !!is_gone;
  update_withdrawn (self);
}

/**
 * hub_detail_pane_clear:
 * @self: a pane
 *
 * Shows no entry.
 */
void
hub_detail_pane_clear (HubDetailPane *self)
{
  g_return_if_fail (HUB_IS_DETAIL_PANE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->marked, hub_row_unref);
  show_marks (self);
  hub_star_button_set_entry (self->star, NULL, NULL);
  if (self->remark != NULL)
    hub_remark_editor_set_entry (self->remark, NULL);
  hub_former_box_set_entry (self->former, NULL);
  hub_detail_actions_update (self);
  gtk_stack_set_visible_child_name (self->stack, "empty");
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

/**
 * hub_detail_pane_show_gone:
 * @self: a pane
 *
 * Says that there is no such entry.
 */
void
hub_detail_pane_show_gone (HubDetailPane *self)
{
  hub_detail_pane_clear (self);
  gtk_stack_set_visible_child_name (self->stack, "gone");
}

/**
 * hub_detail_pane_focus:
 * @self: a pane
 *
 * Moves the focus to the text, so that the arrow keys scroll it.
 */
void
hub_detail_pane_focus (HubDetailPane *self)
{
  g_return_if_fail (HUB_IS_DETAIL_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

/**
 * hub_detail_pane_go_to_match:
 * @self: a pane
 * @is_back: whether to the one before
 *
 * Goes to the next word that was searched for, and says which of how many it is.
 */
void
hub_detail_pane_go_to_match (HubDetailPane *self,
                             gboolean       is_back)
{
  g_autofree char *text = NULL;
  guint n_matches;
  guint number;

  g_return_if_fail (HUB_IS_DETAIL_PANE (self));

  number = hub_detail_matches_go (self->matches, is_back, &n_matches);
  if (number > 0)
    /* Translators: which of the words that were searched for is gone to, and how many there are */
    text = g_strdup_printf (_("Match %u of %u"), number, n_matches);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text != NULL ? text : _("No matches here"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * hub_detail_pane_get_entry:
 * @self: a pane
 *
 * Gets what is shown.
 *
 * Returns: (transfer none) (nullable): the entry
 */
HubEntry *
hub_detail_pane_get_entry (HubDetailPane *self)
{
  g_return_val_if_fail (HUB_IS_DETAIL_PANE (self), NULL);

  return self->entry;
}

/**
 * hub_detail_pane_get_remark:
 * @self: a pane
 *
 * Gets the place where something is said of the entry; the first call makes it.
 *
 * Returns: (transfer none) (nullable): the editor, %NULL in a pane that is not set up
 */
HubRemarkEditor *
hub_detail_pane_get_remark (HubDetailPane *self)
{
  GtkWidget *former;

  g_return_val_if_fail (HUB_IS_DETAIL_PANE (self), NULL);

  if (self->remark != NULL || self->library == NULL)
    return self->remark;

  former = GTK_WIDGET (self->former);
  self->remark = g_object_new (HUB_TYPE_REMARK_EDITOR, NULL);
  hub_remark_editor_set_up (self->remark, self->library);
  hub_remark_editor_set_entry (self->remark, self->entry);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (former)),
                              GTK_WIDGET (self->remark), former);
  return self->remark;
}

/**
 * hub_detail_pane_flush:
 * @self: a pane
 *
 * Stores at once what was typed about the entry.
 */
void
hub_detail_pane_flush (HubDetailPane *self)
{
  g_return_if_fail (HUB_IS_DETAIL_PANE (self));

  if (self->remark != NULL)
    hub_remark_editor_flush (self->remark);
}

/**
 * hub_detail_pane_get_text:
 * @self: a pane
 *
 * Gets the text of what is shown.
 *
 * Returns: (transfer none) (nullable): the text, %NULL if there is none, or it is not read yet
 */
HubRichText *
hub_detail_pane_get_text (HubDetailPane *self)
{
  g_return_val_if_fail (HUB_IS_DETAIL_PANE (self), NULL);

  return hub_long_text_get_text (self->body);
}
