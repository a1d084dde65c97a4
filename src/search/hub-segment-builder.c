/* hub-segment-builder.c: takes in the entries that a segment is made of
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists of words grow in the form they are kept in, so the most that is held beside the
 * segment that comes of it is as large again.
 */

#define G_LOG_DOMAIN "hub-segment-builder"

#include "hub-segment-builder-private.h"

#include <string.h>

#define FIRST_PLACES 1024   /* of the table of words; a power of two */

static void
value_free (gpointer data)
{
  Value *self = data;

  g_free (self->code);
  g_ptr_array_unref (self->spellings);
  g_free (self);
}

static void
value_draft_free (gpointer data)
{
  HubValueDraft *self = data;

  g_free (self->spelling);
  g_array_unref (self->rows);
  g_free (self);
}

static guint
hash_text (const char *text,
           gsize       length,
           guint       seed)
{
  guint64 hash = seed ^ length;
  guint64 word;

  for (; length >= sizeof word; length -= sizeof word, text += sizeof word)
    {
      memcpy (&word, text, sizeof word);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }
  word = 0;
  memcpy (&word, text, length);
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return hash >> 32;
}

static void
grow_table (HubSegmentBuilder *self)
{
  guint n_places = self->n_places * 2;
  HubWordDraft **places = g_new0 (HubWordDraft *, n_places);

  for (guint i = 0; i < self->n_places; i++)
    {
      guint place;

      if (self->places[i] == NULL)
        continue;
      place = self->places[i]->hash & (n_places - 1);
      while (places[place] != NULL)
        place = (place + 1) & (n_places - 1);
      places[place] = self->places[i];
    }

  g_free (self->places);
  self->places = places;
  self->n_places = n_places;
}

static HubWordDraft *
make_word (HubSegmentBuilder *self,
           const char        *text,
           gsize              length,
           guint              hash)
{
  HubWordDraft *word = hub_arena_alloc (self->arena, sizeof (HubWordDraft));
  char *copy = hub_arena_alloc (self->arena, length);

  memcpy (copy, text, length);
  *word = (HubWordDraft) { .text = copy, .length = length, .hash = hash };
  self->n_words++;

  return word;
}

/**
 * hub_segment_builder_new:
 *
 * Makes a builder that has no entries yet.
 *
 * Returns: (transfer full): a builder
 */
HubSegmentBuilder *
hub_segment_builder_new (void)
{
  HubSegmentBuilder *self = g_new0 (HubSegmentBuilder, 1);

  self->arena = hub_arena_new ();
  self->places = g_new0 (HubWordDraft *, FIRST_PLACES);
  self->n_places = FIRST_PLACES;
  self->seed = g_random_int ();
  for (guint i = 0; i < HUB_N_FACETS; i++)
    self->by_code[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, value_free);
  self->values = g_ptr_array_new_with_free_func (value_draft_free);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->dates = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->title_ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->scopes = g_byte_array_new ();
  self->titles = g_byte_array_new ();

  return self;
}

void
hub_segment_builder_free (HubSegmentBuilder *self)
{
  hub_arena_free (self->arena);
  g_free (self->places);
  for (guint i = 0; i < HUB_N_FACETS; i++)
    g_hash_table_unref (self->by_code[i]);
  g_ptr_array_unref (self->values);
  g_array_unref (self->ids);
  g_array_unref (self->dates);
  g_array_unref (self->title_ends);
  g_byte_array_unref (self->scopes);
  g_byte_array_unref (self->titles);
  g_free (self);
}

/**
 * hub_segment_builder_get_value:
 * @self: a builder
 * @facet: the facet
 * @code: the code of a value
 * @spelling: how this entry has it, where the code does not say that; else empty
 *
 * Finds a value, or makes it. One that no entry is marked with will not be in the segment.
 *
 * Returns: (transfer none): the value
 */
HubValueDraft *
hub_segment_builder_get_value (HubSegmentBuilder *self,
                               HubFacet           facet,
                               const char        *code,
                               const char        *spelling)
{
  Value *value = g_hash_table_lookup (self->by_code[facet], code);
  HubValueDraft *draft;

  if (value == NULL)
    {
      value = g_new0 (Value, 1);
      value->code = g_strdup (code);
      value->spellings = g_ptr_array_new ();
      g_hash_table_insert (self->by_code[facet], value->code, value);
    }
  for (guint i = 0; i < value->spellings->len; i++)
    {
      draft = g_ptr_array_index (value->spellings, i);
      if (strcmp (draft->spelling, spelling) == 0)
        return draft;
    }

  draft = g_new0 (HubValueDraft, 1);
  draft->value = value;
  draft->facet = facet;
  draft->spelling = g_strdup (spelling);
  draft->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_add (value->spellings, draft);
  g_ptr_array_add (self->values, draft);

  return draft;
}

/* Finds a word, or makes it. */
static HubWordDraft *
find_word (HubSegmentBuilder *self,
           const char        *text,
           gsize              length,
           guint              hash)
{
  guint place = hash & (self->n_places - 1);
  HubWordDraft *word;

  for (; (word = self->places[place]) != NULL; place = (place + 1) & (self->n_places - 1))
    if (word->hash == hash && word->length == length && memcmp (word->text, text, length) == 0)
      return word;

  word = self->places[place] = make_word (self, text, length, hash);
  if (self->n_words * 2 > self->n_places)
    grow_table (self);

  return word;
}

/**
 * hub_segment_builder_get_word:
 * @self: a builder
 * @text: (array length=length): a word as the analyzer makes it
 * @length: its bytes, at least 1
 *
 * Finds a word, or makes it.
 *
 * Returns: (transfer none): the word
 */
HubWordDraft *
hub_segment_builder_get_word (HubSegmentBuilder *self,
                              const char        *text,
                              gsize              length)
{
  g_assert (length > 0);

  return find_word (self, text, length, hash_text (text, length, self->seed));
}

/**
 * hub_segment_builder_add_entry:
 * @self: a builder
 * @id: its id, above that of the last one
 * @title: (array length=title_length): its title
 * @title_length: its bytes
 *
 * Begins an entry. It is undated and global at first.
 *
 * Returns: its row, one more than that of the last one
 */
guint
hub_segment_builder_add_entry (HubSegmentBuilder *self,
                               gint64             id,
                               const char        *title,
                               gsize              title_length)
{
  static const gint64 undated;
  static const guint8 global = HUB_SCOPE_GLOBAL;
  guint32 end;

  g_assert (self->ids->len == 0 || g_array_index (self->ids, gint64, self->ids->len - 1) < id);

  g_array_append_val (self->ids, id);
  g_array_append_val (self->dates, undated);
  g_byte_array_append (self->scopes, &global, 1);
  g_byte_array_append (self->titles, (const guint8 *) title, title_length);
  end = self->titles->len;
  g_array_append_val (self->title_ends, end);

  return self->ids->len - 1;
}

/**
 * hub_segment_builder_set_date:
 * @self: a builder
 * @date: any number that grows with time, 0 for unknown
 *
 * Dates the last entry.
 */
void
hub_segment_builder_set_date (HubSegmentBuilder *self,
                              gint64             date)
{
  g_array_index (self->dates, gint64, self->dates->len - 1) = date;
}

/**
 * hub_segment_builder_set_scope:
 * @self: a builder
 * @scope: how wide it reaches
 *
 * Says how wide the last entry reaches, for sorting; it is not marked by that.
 */
void
hub_segment_builder_set_scope (HubSegmentBuilder *self,
                               HubScope           scope)
{
  self->scopes->data[self->scopes->len - 1] = scope;
}

/**
 * hub_segment_builder_add_tongues:
 * @self: a builder
 * @tongues: a mask of tongues
 *
 * Says which tongues entries have, beside those that were said before.
 */
void
hub_segment_builder_add_tongues (HubSegmentBuilder *self,
                                 guint              tongues)
{
  self->tongues |= tongues;
}

/**
 * hub_segment_builder_mark:
 * @self: a builder
 * @value: a value
 * @row: an entry
 *
 * Says that an entry has a value. Saying so twice on end is no harm, also in two spellings: the
 * first one counts.
 */
void
hub_segment_builder_mark (HubSegmentBuilder *self,
                          HubValueDraft     *value,
                          guint              row)
{
  guint32 number = row;

  g_assert (row < self->ids->len);

  if (value->value->n_marked == row + 1)
    return;

  value->value->n_marked = row + 1;
  g_array_append_val (value->rows, number);
}

/**
 * hub_segment_builder_add_word:
 * @self: a builder
 * @word: a word
 * @row: an entry, above the last one that was given this word
 * @fields: in which fields it has the word, bits from 1 to 15
 * @positions: (array length=n_positions): where in them, as hub-positions.h has it
 * @n_positions: bytes of @positions; none for a stem
 *
 * Says that an entry has a word, as another segment says it.
 */
void
hub_segment_builder_add_word (HubSegmentBuilder *self,
                              HubWordDraft      *word,
                              guint              row,
                              guint              fields,
                              const guint8      *positions,
                              gsize              n_positions)
{
  hub_postings_draft_add (&word->postings, self->arena, row, fields);
  hub_positions_draft_append (&word->positions, self->arena, positions, n_positions);
}

/* A stem has no positions: what stands together is looked for as it is written. */
static void
add_said (HubSegmentBuilder *self,
          const HubSaid     *said)
{
  HubWordDraft *word = said->word;

  hub_postings_draft_add (&word->postings, self->arena, said->row, said->field);
  if (*word->text != ':')
    hub_positions_draft_add (&word->positions, self->arena, said->row, said->field,
                             said->position);
}

/**
 * hub_segment_builder_look_up:
 * @self: a builder
 *
 * Adds what was said of words. Where each of them is kept waits for memory three times, one after
 * the other; so that is fetched for all of them before any is looked at.
 */
void
hub_segment_builder_look_up (HubSegmentBuilder *self)
{
  HubSaid *end = self->said + self->n_said;

  for (HubSaid *said = self->said; said < end; said++)
    __builtin_prefetch (&self->places[said->hash & (self->n_places - 1)]);
  for (HubSaid *said = self->said; said < end; said++)
    {
      guintptr word = (guintptr) self->places[said->hash & (self->n_places - 1)];

      __builtin_prefetch ((gconstpointer) word, 1);
      __builtin_prefetch ((gconstpointer) (word + 64), 1);
      /* Its text, most likely. */
      __builtin_prefetch ((gconstpointer) (word + sizeof (HubWordDraft)));
    }
  for (HubSaid *said = self->said; said < end; said++)
    {
      said->word = find_word (self, said->text, said->length, said->hash);
      __builtin_prefetch (said->word->postings.unit, 1);
      __builtin_prefetch (said->word->postings.n_in_block, 1);
      __builtin_prefetch (said->word->positions.begun, 1);
    }
  for (HubSaid *said = self->said; said < end; said++)
    add_said (self, said);

  self->n_said = 0;
}

/**
 * hub_segment_builder_say:
 * @self: a builder
 * @text: (array length=length): a word as the analyzer makes it
 * @length: its bytes, at least 1
 * @row: an entry, none before the last one that was given a word
 * @field: the bit of a field that has the word, none before the last one of the entry
 * @position: which word of the field it is, none before the last one of the field
 *
 * Says that an entry has a word. For each entry, text by text as the analyzer reads them; use this
 * or hub_segment_builder_add_word().
 */
void
hub_segment_builder_say (HubSegmentBuilder *self,
                         const char        *text,
                         gsize              length,
                         guint              row,
                         guint              field,
                         guint              position)
{
  HubSaid *said = &self->said[self->n_said];

  g_assert (length > 0);

  said->row = row;
  said->field = field;
  said->position = position;
  if (length > sizeof said->text)
    {
      HubSaid long_one = *said;

      hub_segment_builder_look_up (self);
      long_one.word = hub_segment_builder_get_word (self, text, length);
      add_said (self, &long_one);
      return;
    }

  said->hash = hash_text (text, length, self->seed);
  said->length = length;
  memcpy (said->text, text, length);
  if (++self->n_said == HUB_SAID_MOST)
    hub_segment_builder_look_up (self);
}
