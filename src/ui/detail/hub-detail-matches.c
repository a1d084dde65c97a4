/* hub-detail-matches.c: the words that were searched for, in an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-detail-matches"

#include "hub-detail-matches.h"

#include "hub-marks.h"
#include "hub-reader-marks.h"

#include <string.h>

#define ROOM 48   /* pixels that are left above and below a match */

/**
 * HubDetailMatches:
 *
 * Marks what was searched for in the title, the summary and the text of an entry, and leads from
 * one of these words to the next. Where they stand in title and summary, the row of the entry
 * knows; the reader finds them in the text. Main thread.
 */
struct _HubDetailMatches
{
  GObject            parent_instance;

  GtkScrolledWindow *scroller;      /* (unowned) (nullable), as the next three: NULL once stopped */
  GtkLabel          *title;
  GtkLabel          *summary;
  HubLongText       *body;
  HubRow            *row;           /* (owned) (nullable) */
  HubRichText       *text;          /* (owned) (nullable): which is marked, or will be */
  HubTextQuery      *words;         /* (owned) (nullable): by which */
  GCancellable      *cancellable;   /* (owned) (nullable): of the search for them */
  guint              current;       /* number of the match that was gone to last, 0 none */
  HubTextMatch       shown;         /* that one; its label may be gone since */
};

G_DEFINE_FINAL_TYPE (HubDetailMatches, hub_detail_matches, G_TYPE_OBJECT)

static void
marks_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(HubDetailMatches) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) marks = hub_reader_marks_finish (HUB_READER (source), result, &error);

  if (marks != NULL && self->body != NULL &&
      self->text == hub_long_text_get_text (self->body))
    hub_long_text_set_marks (self->body, marks);
}

static gboolean
has_same_words (HubDetailMatches *self,
                HubTextQuery     *words)   /* (nullable) */
{
  if (self->words == NULL || words == NULL)
    return self->words == words;
  return g_str_equal (hub_text_query_get_text (self->words), hub_text_query_get_text (words));
}

/* Has the words found in the text, unless they are. */
static void
mark_body (HubDetailMatches *self,
           HubReader        *reader)
{
  HubRichText *text = hub_long_text_get_text (self->body);
  HubTextQuery *words = self->row != NULL && text != NULL ? self->row->words : NULL;

  if (self->text == text && has_same_words (self, words))
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->text, hub_rich_text_unref);
  g_clear_pointer (&self->words, hub_text_query_unref);
  self->current = 0;
  hub_long_text_set_marks (self->body, NULL);
  self->text = text != NULL ? hub_rich_text_ref (text) : NULL;
  if (words == NULL)
    return;

  self->words = hub_text_query_ref (words);
  self->cancellable = g_cancellable_new ();
  hub_reader_marks_async (reader, text, self->row->entry, words, self->cancellable, marks_cb,
                          g_object_ref (self));
}

static void
hub_detail_matches_dispose (GObject *object)
{
  hub_detail_matches_stop (HUB_DETAIL_MATCHES (object));

  G_OBJECT_CLASS (hub_detail_matches_parent_class)->dispose (object);
}

static void
hub_detail_matches_class_init (HubDetailMatchesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hub_detail_matches_dispose;
}

static void
hub_detail_matches_init (HubDetailMatches *self)
{
}

/**
 * hub_detail_matches_new:
 * @scroller: what holds all of it
 * @title: a label
 * @summary: a label
 * @body: a text
 *
 * Makes what marks words in these, until hub_detail_matches_stop() at the latest.
 *
 * Returns: (transfer full): it
 */
HubDetailMatches *
hub_detail_matches_new (GtkScrolledWindow *scroller,
                        GtkLabel          *title,
                        GtkLabel          *summary,
                        HubLongText       *body)
{
  HubDetailMatches *self = g_object_new (HUB_TYPE_DETAIL_MATCHES, NULL);

  self->scroller = scroller;
  self->title = title;
  self->summary = summary;
  self->body = body;
  return self;
}

/**
 * hub_detail_matches_stop:
 * @self: matches
 *
 * Lets go of the widgets.
 */
void
hub_detail_matches_stop (HubDetailMatches *self)
{
  g_return_if_fail (HUB_IS_DETAIL_MATCHES (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->row, hub_row_unref);
  g_clear_pointer (&self->text, hub_rich_text_unref);
  g_clear_pointer (&self->words, hub_text_query_unref);
  self->scroller = NULL;
  self->title = NULL;
  self->summary = NULL;
  self->body = NULL;
}

/**
 * hub_detail_matches_set_row:
 * @self: matches
 * @reader: who finds words
 * @row: (nullable): the row of the entry that is shown, %NULL to mark nothing
 *
 * Marks what the row was found by. To be told again when another text is shown.
 */
void
hub_detail_matches_set_row (HubDetailMatches *self,
                            HubReader        *reader,
                            HubRow           *row)
{
  g_return_if_fail (HUB_IS_DETAIL_MATCHES (self));
  g_return_if_fail (self->body != NULL);

  if (row != NULL)
    hub_row_ref (row);
  g_clear_pointer (&self->row, hub_row_unref);
  self->row = row;
  hub_marks_show (self->title, row != NULL ? row->title : NULL, HUB_MARKS_TINTED,
                  row != NULL ? hub_entry_get_title (row->entry) : NULL);
  hub_marks_show (self->summary, row != NULL ? row->summary : NULL, HUB_MARKS_TINTED,
                  row != NULL ? hub_entry_get_summary (row->entry) : NULL);
  mark_body (self, reader);
}

static void
add_label (GArray   *matches,
           GtkLabel *label,
           GArray   *marks)   /* (nullable) */
{
  if (marks == NULL || !gtk_widget_get_visible (GTK_WIDGET (label)))
    return;

  for (guint i = 0; i < marks->len; i++)
    {
      HubTextMatch match = { label, g_array_index (marks, HubMark, i).span };

      /* What is shown of a very long title may be cut. */
      if (match.span.end <= strlen (gtk_label_get_text (label)))
        g_array_append_val (matches, match);
    }
}

/* Scrolls as little as shows a match, and some of what is around it. */
static void
scroll_to (HubDetailMatches   *self,
           const HubTextMatch *match)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (self->scroller);
  PangoRectangle place;
  graphene_point_t in_label, in_all;
  int x, y;

  pango_layout_index_to_pos (gtk_label_get_layout (match->label), (int) match->span.start, &place);
  gtk_label_get_layout_offsets (match->label, &x, &y);
  graphene_point_init (&in_label, (float) x, (float) (y + PANGO_PIXELS (place.y)));
  if (!gtk_widget_compute_point (GTK_WIDGET (match->label),
                                 gtk_viewport_get_child (GTK_VIEWPORT (viewport)), &in_label,
                                 &in_all))
    return;

  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller),
                             in_all.y - ROOM, in_all.y + PANGO_PIXELS (place.height) + ROOM);
}

/* A label that was only just made has no place to scroll to before the next frame. */
static gboolean
scroll_cb (GtkWidget     *label,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  HubDetailMatches *self = user_data;

  if (gtk_widget_get_height (label) == 0)
    return G_SOURCE_CONTINUE;

  if (self->scroller != NULL && self->shown.label == GTK_LABEL (label))
    scroll_to (self, &self->shown);
  return G_SOURCE_REMOVE;
}

static void
show_match (HubDetailMatches   *self,
            const HubTextMatch *match)
{
  const char *shown = gtk_label_get_text (match->label);

  self->shown = *match;
  gtk_widget_grab_focus (GTK_WIDGET (match->label));
  gtk_label_select_region (match->label,
                           (int) g_utf8_pointer_to_offset (shown, shown + match->span.start),
                           (int) g_utf8_pointer_to_offset (shown, shown + match->span.end));
  if (gtk_widget_get_height (GTK_WIDGET (match->label)) > 0)
    scroll_to (self, match);
  else
    gtk_widget_add_tick_callback (GTK_WIDGET (match->label), scroll_cb, g_object_ref (self),
                                  g_object_unref);
}

static GArray *
list_matches (HubDetailMatches *self)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (HubTextMatch));

  if (self->row == NULL)
    return matches;

  add_label (matches, self->title, self->row->title);
  add_label (matches, self->summary, self->row->summary);
  hub_long_text_add_matches (self->body, matches);
  return matches;
}

/* Lists all up to the one that is to be gone to, showing more of the text for it if need be: the
 * way goes round only where nothing is left in that direction. */
static GArray *
reach_matches (HubDetailMatches *self,
               gboolean          is_back)
{
  GArray *matches = list_matches (self);

  while ((is_back ? self->current <= 1 : self->current >= matches->len) &&
         hub_long_text_show_hidden (self->body, is_back))
    {
      g_array_unref (matches);
      matches = list_matches (self);
    }
  return matches;
}

/**
 * hub_detail_matches_go:
 * @self: matches
 * @is_back: whether to the one before
 * @n_matches: (out): how many there are
 *
 * Goes to the next word that is marked, and behind the last to the first: it is selected, and has
 * the focus. More of the text is shown if the word is in what is not shown yet.
 *
 * Returns: the number of the match, from 1; 0 if there is none
 */
guint
hub_detail_matches_go (HubDetailMatches *self,
                       gboolean          is_back,
                       guint            *n_matches)
{
  g_autoptr(GArray) matches = NULL;

  g_return_val_if_fail (HUB_IS_DETAIL_MATCHES (self), 0);
  g_return_val_if_fail (self->body != NULL, 0);

  matches = reach_matches (self, is_back);
  *n_matches = matches->len + hub_long_text_count_hidden (self->body);
  if (matches->len == 0)
    return 0;

  if (is_back)
    self->current = self->current > 1 ? MIN (self->current - 1, matches->len) : matches->len;
  else
    self->current = self->current < matches->len ? self->current + 1 : 1;
  show_match (self, &g_array_index (matches, HubTextMatch, self->current - 1));
  return self->current;
}
