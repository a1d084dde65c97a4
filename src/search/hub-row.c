/* hub-row.c: an entry as a list shows it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-row"

#include "hub-row.h"

#include "hub-field.h"

#include <string.h>

/**
 * HubRow:
 *
 * An entry and, where words were looked for, where these stand in it: in its title and summary,
 * and in a piece of its summary, its body or a file of it that is kept.
 */

/**
 * hub_row_new:
 * @entry: an entry
 *
 * Makes a row without marks.
 *
 * Returns: (transfer full): the row
 */
HubRow *
hub_row_new (HubEntry *entry)
{
  HubRow *self;

  g_return_val_if_fail (HUB_IS_ENTRY (entry), NULL);

  self = g_new0 (HubRow, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->entry = g_object_ref (entry);

  return self;
}

HubRow *
hub_row_ref (HubRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
hub_row_unref (HubRow *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_object_unref (self->entry);
  g_clear_pointer (&self->words, hub_text_query_unref);
  g_clear_pointer (&self->title, g_array_unref);
  g_clear_pointer (&self->summary, g_array_unref);
  g_clear_pointer (&self->snippet, hub_snippet_free);
  g_free (self->file);
  g_free (self);
}

static HubTongue
get_tongue (HubRow *self)
{
  return hub_tongue_from_row (hub_entry_get_langcode (self->entry),
                              hub_entry_get_title (self->entry));
}

/**
 * hub_row_mark:
 * @self: a row that only its maker has so far
 * @highlighter: finds the words
 *
 * Marks the words in title and summary, and cuts a snippet of the summary.
 *
 * Returns: whether there is a snippet that has words; if not, the body may have a better one: see
 *   hub_row_mark_body()
 */
gboolean
hub_row_mark (HubRow         *self,
              HubHighlighter *highlighter)
{
  const char *summary;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (highlighter != NULL, FALSE);
  g_return_val_if_fail (self->title == NULL, FALSE);

  summary = hub_entry_get_summary (self->entry);
  self->title = hub_highlighter_find (highlighter, get_tongue (self), HUB_FIELD_TITLE,
                                      hub_entry_get_title (self->entry));
  if (summary == NULL || *summary == '\0')
    return FALSE;

  self->summary = hub_highlighter_find (highlighter, get_tongue (self), HUB_FIELD_SUMMARY, summary);
  self->snippet = hub_snippet_new (summary, self->summary, HUB_SNIPPET_LENGTH);

  return self->summary->len > 0;
}

/**
 * hub_row_mark_body:
 * @self: a row that only its maker has so far
 * @highlighter: finds the words
 * @body: the beginning of the body
 *
 * Cuts a snippet of the body, if that has words, or if there is no summary.
 *
 * Returns: whether there is a snippet that has words; if not, a file may: see hub_row_mark_file()
 */
gboolean
hub_row_mark_body (HubRow         *self,
                   HubHighlighter *highlighter,
                   const char     *body)
{
  g_autoptr(GArray) marks = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (body != NULL, FALSE);

  marks = hub_highlighter_find (highlighter, get_tongue (self), HUB_FIELD_BODY, body);
  if (*body == '\0' || (marks->len == 0 && self->snippet != NULL))
    return FALSE;

  g_clear_pointer (&self->snippet, hub_snippet_free);
  self->snippet = hub_snippet_new (body, marks, HUB_SNIPPET_LENGTH);

  return marks->len > 0;
}

/* As much of @text as is looked at in one go, cut between words where there are any. */
static gsize
measure_piece (const char *text)
{
  gsize length = strnlen (text, HUB_HIGHLIGHTER_MAX_READ);
  gsize end = length;

  if (length < HUB_HIGHLIGHTER_MAX_READ)
    return length;
  while (end > length / 2 && text[end - 1] != ' ' && text[end - 1] != '\n')
    end--;
  if (end == length / 2)
    end = (gsize) (g_utf8_find_prev_char (text, text + length) - text);

  return end;
}

/**
 * hub_row_mark_file:
 * @self: a row that only its maker has so far
 * @highlighter: finds the words
 * @name: of a file of the entry
 * @text: what it says
 * @cancellable: (nullable): stops looking
 *
 * Cuts a snippet of the first piece of a file that has words, if one has.
 *
 * Returns: whether one has
 */
gboolean
hub_row_mark_file (HubRow         *self,
                   HubHighlighter *highlighter,
                   const char     *name,
                   const char     *text,
                   GCancellable   *cancellable)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL && text != NULL, FALSE);

  while (*text != '\0' && !g_cancellable_is_cancelled (cancellable))
    {
      gsize length = measure_piece (text);
      g_autofree char *piece = g_strndup (text, length);
      g_autoptr(GArray) marks = hub_highlighter_find (highlighter, get_tongue (self),
                                                      HUB_FIELD_BODY, piece);

      if (marks->len > 0)
        {
          g_clear_pointer (&self->snippet, hub_snippet_free);
          self->snippet = hub_snippet_new (piece, marks, HUB_SNIPPET_LENGTH);
          g_set_str (&self->file, name);
          return TRUE;
        }
      text += length;
    }

  return FALSE;
}
