/* hub-highlighter.c: where in a text the words of a query stand
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Query and text are taken apart by the same analyzer, by whose rules (hub-analyzer.h) an entry is
 * found, so what is marked is what it was found by. Of the query there are needles: a token, and
 * which word it is of. Where a token of the text meets one there is a hit. A hit of a word is a
 * mark; hits of a phrase are one when they stand in a row.
 */

#define G_LOG_DOMAIN "hub-highlighter"

#include "hub-highlighter.h"

#include "hub-analyzer.h"

#include <string.h>

#define MAX_WORDS  64     /* that are told apart when a snippet is chosen */
#define MAX_PLACES 64     /* of a phrase that are looked at */
#define NOWHERE    G_MAXUINT

/* One token that a word of the query can stand for. */
typedef struct
{
  char     *text;         /* (owned) */
  gsize     length;
  guint     fields;       /* mask of the fields it is asked of */
  guint     word;         /* number of the word, below MAX_WORDS */
  guint     phrase;       /* number of the phrase, NOWHERE outside of one */
  guint     place;        /* in the phrase */
  guint     next;         /* index of another needle with the same text, NOWHERE without one */
  gboolean  is_prefix;    /* stands for all tokens that begin with it */
  gboolean  is_part;      /* one character of a script without spaces: no more than it is marked */
} Needle;

/* A token of the text that meets a needle. */
typedef struct
{
  const Needle *needle;   /* (unowned) */
  guint         position;
  HubSpan       span;
} Hit;

/* An atom while its tokens become needles. */
typedef struct
{
  HubHighlighter *self;
  const HubAtom  *atom;
  gboolean        is_phrase;
  guint           first;         /* positions that count: those at the ends need not be there */
  guint           last;
  guint           final;         /* position of the very last token */
  guint           n_chunks;
  guint           chunk;
} Maker;

/* One text being looked through. */
typedef struct
{
  HubHighlighter *self;
  const char     *text;
  guint           field;
  GArray         *hits;          /* (owned) (element-type Hit): by position */
} Search;

struct _HubHighlighter
{
  HubAnalyzer *analyzer;         /* (owned) */
  char        *text;             /* (owned): of the query */
  guint        tongues;
  GArray      *needles;          /* (owned) (element-type Needle) */
  GHashTable  *by_text;          /* (owned): text of a needle to the index of the first, plus 1 */
  GArray      *prefixes;         /* (owned) (element-type guint): indices of needles */
  GArray      *phrases;          /* (owned) (element-type guint): how many places each has */
  guint        n_words;
};

static void
needle_clear (gpointer data)
{
  Needle *needle = data;

  g_free (needle->text);
}

static gboolean
note_ends (const HubToken *token,
           gpointer        user_data)
{
  Maker *maker = user_data;

  if (token->kind != HUB_TOKEN_SURFACE)
    return TRUE;
  if (token->chunk != maker->chunk)
    maker->n_chunks++;
  maker->chunk = token->chunk;
  maker->final = token->position;
  if (token->is_optional)
    return TRUE;
  if (maker->first == NOWHERE)
    maker->first = token->position;
  maker->last = token->position;

  return TRUE;
}

static void
add_needle (Maker          *maker,
            const HubToken *token,
            gboolean        is_prefix)
{
  HubHighlighter *self = maker->self;
  guint place = MAX (token->position, maker->first) - maker->first;
  guint word = self->n_words + (maker->is_phrase ? 0 : place);
  guint index = self->needles->len;
  Needle needle = { .text = g_strndup (token->text, token->length), .length = token->length,
                    .fields = maker->atom->fields, .word = MIN (word, MAX_WORDS - 1),
                    .phrase = NOWHERE, .next = NOWHERE, .is_prefix = is_prefix,
                    .is_part = token->is_prefix };

  if (maker->is_phrase)
    {
      needle.phrase = self->phrases->len;
      needle.place = place;
    }
  needle.next = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_text, needle.text)) - 1;
  g_array_append_val (self->needles, needle);
  g_hash_table_insert (self->by_text, needle.text, GUINT_TO_POINTER (index + 1));
  if (is_prefix)
    g_array_append_val (self->prefixes, index);
}

static gboolean
add_token (const HubToken *token,
           gpointer        user_data)
{
  Maker *maker = user_data;
  gboolean is_stem = token->text[0] == ':';
  gboolean is_end = token->position == (maker->is_phrase ? maker->last : maker->final);
  gboolean is_prefix = maker->atom->is_prefix && (is_end || token->kind == HUB_TOKEN_JOINED);

  if (!maker->is_phrase && token->is_optional)
    return TRUE;
  if (maker->is_phrase &&
      (is_stem || token->position < maker->first || token->position > maker->last ||
       token->position - maker->first >= MAX_PLACES))
    return TRUE;

  add_needle (maker, token, (is_prefix || token->is_prefix) && !is_stem);

  return TRUE;
}

/* What is written together without being one word stands together, as in a phrase. */
static void
add_atom (HubHighlighter *self,
          const HubAtom  *atom)
{
  Maker maker = { self, atom, FALSE, NOWHERE, 0, 0, 0, NOWHERE };
  gsize length = strlen (atom->text);
  guint n_places;

  hub_analyzer_run (self->analyzer, 0, atom->text, length, note_ends, &maker);
  if (maker.n_chunks == 0)
    return;
  if (maker.first == NOWHERE)
    {
      maker.first = 0;
      maker.last = maker.final;
    }

  maker.is_phrase = atom->is_phrase || maker.n_chunks > 1;
  n_places = MIN (maker.last - maker.first + 1, MAX_PLACES);
  hub_analyzer_run (self->analyzer, maker.is_phrase ? 0 : self->tongues, atom->text, length,
                    add_token, &maker);
  self->n_words += maker.is_phrase ? 1 : n_places;
  if (maker.is_phrase)
    g_array_append_val (self->phrases, n_places);
}

/* Adds what of @token is met by @needle. */
static void
add_hit (Search         *search,
         const Needle   *needle,
         const HubToken *token)
{
  Hit hit = { needle, token->position, { token->start, token->end } };

  if ((needle->fields & search->field) == 0)
    return;
  if (needle->is_part)
    hit.span.end = g_utf8_next_char (search->text + token->start) - search->text;
  g_array_append_val (search->hits, hit);
}

static gboolean
look_at (const HubToken *token,
         gpointer        user_data)
{
  Search *search = user_data;
  HubHighlighter *self = search->self;
  char text[HUB_ANALYZER_MAX_LENGTH * 4 + 8];
  guint index;

  if (token->length >= sizeof text)
    return TRUE;
  memcpy (text, token->text, token->length);
  text[token->length] = '\0';

  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_text, text)) - 1;
  while (index != NOWHERE)
    {
      const Needle *needle = &g_array_index (self->needles, Needle, index);

      add_hit (search, needle, token);
      index = needle->next;
    }
  for (guint i = 0; text[0] != ':' && i < self->prefixes->len; i++)
    {
      const Needle *needle = &g_array_index (self->needles, Needle,
                                             g_array_index (self->prefixes, guint, i));

      if (token->length > needle->length && memcmp (text, needle->text, needle->length) == 0)
        add_hit (search, needle, token);
    }

  return TRUE;
}

/* Marks are never empty, and end with the marks of the last letter. */
static void
add_mark (Search  *search,
          GArray  *marks,
          HubSpan  span,
          guint    word)
{
  HubMark mark = { span, G_GUINT64_CONSTANT (1) << word };

  while (!hub_text_is_between_clusters (search->text, search->text + mark.span.end))
    mark.span.end = g_utf8_next_char (search->text + mark.span.end) - search->text;
  while (!hub_text_is_between_clusters (search->text, search->text + mark.span.start))
    mark.span.start = g_utf8_prev_char (search->text + mark.span.start) - search->text;
  g_array_append_val (marks, mark);
}

/* Follows a phrase from the hit of its first place at index @i. */
static void
add_phrase (Search *search,
            guint   i,
            GArray *marks)
{
  const Hit *first = &g_array_index (search->hits, Hit, i);
  guint n_places = g_array_index (search->self->phrases, guint, first->needle->phrase);
  HubSpan span = first->span;
  guint place = 1;

  for (; place < n_places && i < search->hits->len; i++)
    {
      const Hit *hit = &g_array_index (search->hits, Hit, i);

      if (hit->position > first->position + place)
        return;
      if (hit->position == first->position + place && hit->needle->place == place &&
          hit->needle->phrase == first->needle->phrase)
        {
          span.end = MAX (span.end, hit->span.end);
          place++;
        }
    }
  if (place == n_places)
    add_mark (search, marks, span, first->needle->word);
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const HubMark *one = a;
  const HubMark *other = b;

  if (one->span.start != other->span.start)
    return one->span.start < other->span.start ? -1 : 1;

  return 0;
}

/* Makes one mark of those that overlap or touch. */
static void
join_marks (GArray *marks)
{
  guint n = 0;

  g_array_sort (marks, compare_marks);
  for (guint i = 0; i < marks->len; i++)
    {
      HubMark *mark = &g_array_index (marks, HubMark, i);
      HubMark *last = n > 0 ? &g_array_index (marks, HubMark, n - 1) : NULL;

      if (last == NULL || mark->span.start > last->span.end)
        {
          g_array_index (marks, HubMark, n++) = *mark;
          continue;
        }
      last->span.end = MAX (last->span.end, mark->span.end);
      last->words |= mark->words;
    }
  g_array_set_size (marks, n);
}

/**
 * hub_highlighter_new:
 * @words: what is asked for; excluded words are not marked
 * @tongues: mask of the tongues that may be meant
 *
 * Makes what finds the words of a query in texts.
 *
 * Returns: (transfer full): a highlighter, of this thread
 */
HubHighlighter *
hub_highlighter_new (HubTextQuery *words,
                     guint         tongues)
{
  HubHighlighter *self;
  const HubClause *clauses;
  guint n_clauses;

  g_return_val_if_fail (words != NULL, NULL);

  self = g_new0 (HubHighlighter, 1);
  self->analyzer = hub_analyzer_new ();
  self->text = g_strdup (hub_text_query_get_text (words));
  self->tongues = tongues;
  self->needles = g_array_new (FALSE, FALSE, sizeof (Needle));
  g_array_set_clear_func (self->needles, needle_clear);
  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  self->prefixes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->phrases = g_array_new (FALSE, FALSE, sizeof (guint));

  clauses = hub_text_query_get_clauses (words, &n_clauses);
  for (guint i = 0; i < n_clauses; i++)
    for (guint j = 0; j < clauses[i].n_atoms && !clauses[i].is_excluded; j++)
      add_atom (self, &clauses[i].atoms[j]);

  return self;
}

void
hub_highlighter_free (HubHighlighter *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->by_text);
  g_array_unref (self->needles);
  g_array_unref (self->prefixes);
  g_array_unref (self->phrases);
  hub_analyzer_free (self->analyzer);
  g_free (self->text);
  g_free (self);
}

/**
 * hub_highlighter_is_for:
 * @self: a highlighter
 * @words: what is asked for
 * @tongues: mask of the tongues that may be meant
 *
 * Tells whether one made of these would find the same.
 *
 * Returns: whether it would
 */
gboolean
hub_highlighter_is_for (HubHighlighter *self,
                        HubTextQuery   *words,
                        guint           tongues)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->tongues == tongues && g_str_equal (self->text, hub_text_query_get_text (words));
}

/**
 * hub_highlighter_find:
 * @self: a highlighter
 * @tongue: the tongue of the entry that has the text: see hub_tongue_from_row()
 * @field: the field of the entry that has it, as `HUB_FIELD_TITLE`
 * @text: valid UTF-8; what is behind its first %HUB_HIGHLIGHTER_MAX_READ bytes has no marks
 *
 * Finds the words of the query in a text: as they were typed, in other forms, as the beginning of
 * a word where that is meant, and phrases as a whole.
 *
 * Returns: (transfer full) (element-type HubMark): where they stand, in order, apart from each
 *   other
 */
GArray *
hub_highlighter_find (HubHighlighter *self,
                      HubTongue       tongue,
                      guint           field,
                      const char     *text)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (HubMark));
  g_autoptr(GArray) hits = NULL;
  Search search = { self, text, field, NULL };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (self->needles->len == 0)
    return marks;

  search.hits = hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  hub_analyzer_run (self->analyzer, HUB_TONGUE_BIT (tongue), text,
                    strnlen (text, HUB_HIGHLIGHTER_MAX_READ), look_at, &search);
  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      if (hit->needle->phrase == NOWHERE)
        add_mark (&search, marks, hit->span, hit->needle->word);
      else if (hit->needle->place == 0)
        add_phrase (&search, i, marks);
    }
  join_marks (marks);

  return marks;
}
