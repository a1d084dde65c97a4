/* hub-remark.c: what the user says of an entry in the reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-remark"

#include "hub-remark.h"

#include "hub-text.h"

#include <string.h>

#define NOTE_RULE "\n\n—\n\n"   /* between two notes of one entry */

static const char *const status_words[HUB_N_STATUSES] = {
  [HUB_STATUS_TO_READ] = "to-read",
  [HUB_STATUS_READING] = "reading",
  [HUB_STATUS_READ] = "read",
};

/**
 * hub_status_to_string:
 * @status: a status
 *
 * Gets the word of the store and of the command line.
 *
 * Returns: (transfer none): such as "to-read"
 */
const char *
hub_status_to_string (HubStatus status)
{
  g_return_val_if_fail ((guint) status < HUB_N_STATUSES, NULL);

  return status_words[status];
}

/**
 * hub_status_from_string:
 * @text: (nullable): a word
 * @status: (out): the status
 *
 * Reads what hub_status_to_string() gives.
 *
 * Returns: whether it is a status
 */
gboolean
hub_status_from_string (const char *text,
                        HubStatus  *status)
{
  for (guint i = 0; i < HUB_N_STATUSES; i++)
    if (g_strcmp0 (text, status_words[i]) == 0)
      {
        *status = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * hub_remark_new:
 * @uuid: of an entry
 * @langcode: of an entry
 *
 * Makes the remark of an entry of which nothing is said: to be read, and kept.
 *
 * Any thread.
 *
 * Returns: (transfer full): a remark
 */
HubRemark *
hub_remark_new (const char *uuid,
                const char *langcode)
{
  HubRemark *self = g_new0 (HubRemark, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->uuid = g_strdup (uuid);
  self->langcode = g_strdup (langcode);
  self->note = g_strdup ("");
  self->collections = g_new0 (char *, 1);
  return self;
}

/**
 * hub_remark_copy:
 * @self: a remark
 *
 * Makes another one that says the same, to be changed.
 *
 * Returns: (transfer full): the copy
 */
HubRemark *
hub_remark_copy (HubRemark *self)
{
  HubRemark *copy = hub_remark_new (self->uuid, self->langcode);

  copy->item = self->item;
  copy->place = self->place;
  copy->added = self->added;
  copy->removed = self->removed;
  copy->status = self->status;
  hub_remark_take_note (copy, g_strdup (self->note));
  copy->due = self->due;
  g_strfreev (copy->collections);
  copy->collections = g_strdupv (self->collections);
  return copy;
}

HubRemark *
hub_remark_ref (HubRemark *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
hub_remark_unref (HubRemark *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->uuid);
  g_free (self->langcode);
  g_free (self->note);
  g_strfreev (self->collections);
  g_free (self);
}

/**
 * hub_remark_equal:
 * @a: a remark
 * @b: another
 *
 * Compares all that they say.
 *
 * Returns: whether it is the same
 */
gboolean
hub_remark_equal (HubRemark *a,
                  HubRemark *b)
{
  return a->item == b->item && a->place == b->place && a->added == b->added &&
         a->removed == b->removed && a->status == b->status &&
         g_str_equal (a->uuid, b->uuid) && g_str_equal (a->langcode, b->langcode) &&
         g_str_equal (a->note, b->note) && a->due.precision == b->due.precision &&
         hub_date_compare (&a->due, &b->due) == 0 &&
         g_strv_equal ((const char *const *) a->collections, (const char *const *) b->collections);
}

/**
 * hub_note_clean:
 * @note: what was typed, or came in a file
 *
 * Makes a note fit to keep: paragraphs without control characters, and without blank lines around
 * them, of HUB_NOTE_MAX_BYTES at most.
 *
 * Returns: (transfer full): the note, perhaps ""
 */
char *
hub_note_clean (const char *note)
{
  char *clean = hub_text_clean (note, HUB_TEXT_PARAGRAPHS, HUB_NOTE_MAX_BYTES, NULL);

  return g_strchomp (clean);
}

/**
 * hub_note_fits:
 * @note: what was typed, or came in a file
 *
 * Asks whether hub_note_clean() keeps all of a note.
 *
 * Returns: whether nothing of it is cut
 */
gboolean
hub_note_fits (const char *note)
{
  gboolean was_cut = FALSE;
  g_autofree char *clean = hub_text_clean (note, HUB_TEXT_PARAGRAPHS, HUB_NOTE_MAX_BYTES, &was_cut);

  return !was_cut;
}

/**
 * hub_remark_take_note:
 * @self: a remark
 * @note: (transfer full): a clean note
 *
 * Sets the note.
 */
void
hub_remark_take_note (HubRemark *self,
                      char      *note)
{
  g_free (self->note);
  self->note = note;
}

/* Whether @note stands in it as a whole, between rules. It may have rules in it, too. */
static gboolean
says_note (HubRemark  *self,
           const char *note)
{
  g_autofree char *whole = g_strconcat (NOTE_RULE, self->note, NOTE_RULE, NULL);
  g_autofree char *part = g_strconcat (NOTE_RULE, note, NOTE_RULE, NULL);

  return *note == '\0' || strstr (whole, part) != NULL;
}

/**
 * hub_remark_add_note:
 * @self: a remark
 * @note: a clean note
 *
 * Puts another note below the one that is there, unless that says it already.
 *
 * Returns: whether it says it now; %FALSE if both together are too long, and nothing was done
 */
gboolean
hub_remark_add_note (HubRemark  *self,
                     const char *note)
{
  g_autofree char *both = NULL;

  if (says_note (self, note))
    return TRUE;

  both = *self->note == '\0' ? g_strdup (note) : g_strconcat (self->note, NOTE_RULE, note, NULL);
  if (!hub_note_fits (both))
    return FALSE;
  hub_remark_take_note (self, hub_note_clean (both));
  return TRUE;
}

/**
 * hub_remark_set_due:
 * @self: a remark
 * @due: YYYY-MM-DD, or "" for no day
 *
 * Sets until when it is to be read.
 *
 * Returns: whether @due is a day, or none
 */
gboolean
hub_remark_set_due (HubRemark  *self,
                    const char *due)
{
  HubDate day = HUB_DATE_INIT;

  if (*due != '\0' && (!hub_date_parse (due, &day) || day.precision != HUB_DATE_DAY))
    return FALSE;

  self->due = day;
  return TRUE;
}

/**
 * hub_remark_dup_due:
 * @self: a remark
 *
 * Gets the day until when it is to be read.
 *
 * Returns: (transfer full): YYYY-MM-DD, or "" for no day
 */
char *
hub_remark_dup_due (HubRemark *self)
{
  return self->due.precision == HUB_DATE_UNKNOWN ? g_strdup ("") : hub_date_to_string (&self->due);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Takes words, sorts them and leaves out what is there twice. */
static void
take_collections (HubRemark *self,
                  GPtrArray *words)   /* (transfer full) (element-type utf8): owned */
{
  GStrvBuilder *builder = g_strv_builder_new ();
  const char *last = "";

  g_ptr_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (!g_str_equal (word, last))
        g_strv_builder_add (builder, word);
      last = word;
    }

  g_strfreev (self->collections);
  self->collections = g_strv_builder_unref_to_strv (builder);
  g_ptr_array_unref (words);
}

static GPtrArray *
list_collections (HubRemark  *self,
                  const char *but)   /* (nullable) */
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; self->collections[i] != NULL; i++)
    if (g_strcmp0 (self->collections[i], but) != 0)
      g_ptr_array_add (words, g_strdup (self->collections[i]));

  return words;
}

/**
 * hub_remark_set_collections:
 * @self: a remark
 * @collections: UUIDs with blanks between
 *
 * Says in which collections the entry is.
 */
void
hub_remark_set_collections (HubRemark  *self,
                            const char *collections)
{
  g_auto(GStrv) parts = g_strsplit (collections, " ", 0);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  take_collections (self, words);
}

gboolean
hub_remark_is_in (HubRemark  *self,
                  const char *collection)
{
  return g_strv_contains ((const char *const *) self->collections, collection);
}

/**
 * hub_remark_join:
 * @self: a remark
 * @collection: UUID of a collection
 *
 * Puts the entry into a collection.
 */
void
hub_remark_join (HubRemark  *self,
                 const char *collection)
{
  GPtrArray *words = list_collections (self, collection);

  g_ptr_array_add (words, g_strdup (collection));
  take_collections (self, words);
}

/**
 * hub_remark_leave:
 * @self: a remark
 * @collection: UUID of a collection
 *
 * Takes the entry out of a collection.
 */
void
hub_remark_leave (HubRemark  *self,
                  const char *collection)
{
  take_collections (self, list_collections (self, collection));
}
