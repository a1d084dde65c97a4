/* hub-text-query.c: the free text of a query, understood
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   text   = { clause }                      all must hold
 *   clause = atom { "OR" atom } | "-" atom   any of them | not this one
 *   atom   = [ "title:" ] ( word | '"' words '"' )
 *
 * A star behind a word makes it the beginning of one; the last word is one without it, as it may
 * still be typed. An OR that is not between two atoms is the word "or". Whatever else is typed
 * only separates. Written down again (the canonical text) and read again it is the same.
 */

#define G_LOG_DOMAIN "hub-text-query"

#include "hub-text-query-private.h"

#include <string.h>

#define NONE       G_MAXUINT
#define ATOM_EXTRA 16    /* bytes, at least what is written around an atom's text */
#define USUAL      128   /* bytes of canonical text, seldom more */

/**
 * HubTextQuery:
 *
 * What a text asks for, as clauses that must all hold. It never changes once made, so any thread
 * may hold one.
 */
struct _HubTextQuery
{
  gatomicrefcount  ref_count;

  char            *text;         /* (owned) (not nullable): canonical */
  char            *words;        /* (owned): the texts of the atoms, each with its 0 */
  HubClause        clauses[HUB_TEXT_MAX_ATOMS];
  guint            n_clauses;
  HubAtom          atoms[HUB_TEXT_MAX_ATOMS];
  guint            n_atoms;
};

/* A text query being made. */
typedef struct
{
  HubTextQuery *query;       /* (owned) */
  char         *next;        /* (unowned): where in the words the next text goes */
  gsize         length;      /* bytes that the canonical text can have so far */
  gboolean      is_full;
  gboolean      can_join;    /* the last piece was an atom that is not excluded */
  gboolean      has_or;      /* behind it came an OR */
} Maker;

static void
add_atom (Maker   *self,
          HubAtom  atom,
          gboolean is_excluded,
          gboolean joins)
{
  HubTextQuery *query = self->query;

  self->length += strlen (atom.text) + ATOM_EXTRA;
  if (query->n_atoms == HUB_TEXT_MAX_ATOMS || self->length > HUB_TEXT_MAX_LENGTH)
    self->is_full = TRUE;
  if (self->is_full)
    return;

  if (!joins)
    query->clauses[query->n_clauses++] = (HubClause) { query->atoms + query->n_atoms, 0,
                                                       is_excluded };
  query->clauses[query->n_clauses - 1].n_atoms++;
  query->atoms[query->n_atoms] = atom;
  query->atoms[query->n_atoms++].text = self->next;
  self->next = g_stpcpy (self->next, atom.text) + 1;
}

/* An OR with nothing before or behind it is a word. */
static void
add_lone_or (Maker *self)
{
  add_atom (self, (HubAtom) { "OR", HUB_FIELD_ALL, TRUE, FALSE }, FALSE, FALSE);
}

static void
add_or (Maker *self)
{
  if (self->has_or || !self->can_join)
    add_lone_or (self);
  self->has_or = self->can_join;
  self->can_join = TRUE;
}

static void
end_or (Maker *self)
{
  if (self->has_or)
    add_lone_or (self);
  self->has_or = FALSE;
}

static void
add_piece (Maker          *self,
           const HubPiece *piece)
{
  HubAtom atom = { piece->text, piece->fields, piece->kind == HUB_PIECE_PHRASE, piece->is_prefix };

  switch (piece->kind)
    {
    case HUB_PIECE_OR:
      add_or (self);
      break;

    case HUB_PIECE_OPERATOR:
      end_or (self);
      self->can_join = FALSE;
      break;

    case HUB_PIECE_WORD:
    case HUB_PIECE_PHRASE:
    default:
      if (piece->is_excluded)
        end_or (self);
      add_atom (self, atom, piece->is_excluded, self->has_or);
      self->has_or = FALSE;
      self->can_join = !piece->is_excluded;
      break;
    }
}

/* Bytes, at least what the texts of the atoms take up. Behind each piece there may be a lone OR. */
static gsize
measure_words (GArray *pieces)
{
  gsize size = 0;

  for (guint i = 0; i < pieces->len; i++)
    size += strlen (g_array_index (pieces, HubPiece, i).text) + 1 + sizeof "OR";

  return size;
}

/* Whether the last word counts as the beginning of one without a star: one letter alone would
 * begin far too many, but where one character is a word it is the first of longer ones. */
static gboolean
is_typed_on (HubTextQuery *self,
             guint         number)
{
  const HubAtom *atom = self->atoms + number;
  gunichar first = g_utf8_get_char (atom->text);

  return number == self->n_atoms - 1 && !self->clauses[self->n_clauses - 1].is_excluded &&
         !atom->is_phrase && !g_str_equal (atom->text, "OR") &&
         (*g_utf8_next_char (atom->text) != '\0' || g_unichar_iswide (first));
}

/* Writes an atom with the given text for its own. */
static void
print_atom (HubTextQuery *self,
            guint         number,
            const char   *own,
            GString      *text)
{
  const HubAtom *atom = self->atoms + number;

  if (atom->fields == HUB_FIELD_TITLE)
    g_string_append (text, "title:");
  if (atom->is_phrase)
    g_string_append_c (text, '"');
  g_string_append (text, own);
  if (atom->is_prefix && !is_typed_on (self, number))
    g_string_append_c (text, '*');
  if (atom->is_phrase)
    g_string_append_c (text, '"');
}

/* Writes a clause, without its minus; atom number @but has the text @instead. */
static void
print_clause (HubTextQuery    *self,
              const HubClause *clause,
              guint            but,
              const char      *instead,
              GString         *text)
{
  for (guint i = 0; i < clause->n_atoms; i++)
    {
      guint number = clause->atoms - self->atoms + i;

      if (i > 0)
        g_string_append (text, " OR ");
      print_atom (self, number, number == but ? instead : clause->atoms[i].text, text);
    }
}

/* Writes all clauses but one; atom number @but_atom has the text @instead. */
static char *
print (HubTextQuery *self,
       guint         but_clause,
       guint         but_atom,
       const char   *instead)
{
  GString *text = g_string_sized_new (USUAL);

  for (guint i = 0; i < self->n_clauses; i++)
    {
      const HubClause *clause = self->clauses + i;

      if (i == but_clause)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (clause->is_excluded)
        g_string_append_c (text, '-');
      print_clause (self, clause, but_atom, instead, text);
    }

  return g_string_free (text, FALSE);
}

/**
 * hub_text_query_new_from_pieces:
 * @pieces: (element-type HubPiece): pieces of a text; operators only keep apart what is on both
 *   sides
 *
 * Understands a text that is cut into pieces.
 *
 * Returns: (transfer full): a text query
 */
HubTextQuery *
hub_text_query_new_from_pieces (GArray *pieces)
{
  HubTextQuery *self = g_new0 (HubTextQuery, 1);
  Maker maker = { self, NULL };

  g_return_val_if_fail (pieces != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->words = maker.next = g_malloc (measure_words (pieces));
  for (guint i = 0; i < pieces->len && !maker.is_full; i++)
    add_piece (&maker, &g_array_index (pieces, HubPiece, i));
  end_or (&maker);

  if (self->n_atoms > 0 && is_typed_on (self, self->n_atoms - 1))
    self->atoms[self->n_atoms - 1].is_prefix = TRUE;
  self->text = print (self, NONE, NONE, NULL);

  return self;
}

/**
 * hub_text_query_new:
 * @text: valid UTF-8 of any length
 *
 * Understands a text. None is an error: what has no meaning is left out, and so is what is past
 * the limits of the header; a word that is cut stands for all that begin so. Operators of a
 * query other than `title:` are words here.
 *
 * Returns: (transfer full): a text query
 */
HubTextQuery *
hub_text_query_new (const char *text)
{
  g_autofree char *start = NULL;
  g_autoptr(GArray) pieces = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (strnlen (text, HUB_TEXT_MAX_READ + 1) > HUB_TEXT_MAX_READ)
    {
      const char *end = g_utf8_find_prev_char (text, text + HUB_TEXT_MAX_READ + 1);

      text = start = g_strndup (text, end - text);
    }
  pieces = hub_text_pieces_new (text, FALSE);

  return hub_text_query_new_from_pieces (pieces);
}

HubTextQuery *
hub_text_query_ref (HubTextQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
hub_text_query_unref (HubTextQuery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->words);
  g_free (self->text);
  g_free (self);
}

/**
 * hub_text_query_get_clauses:
 * @self: a text query
 * @n_clauses: (out): how many
 *
 * Gets the clauses, which must all hold. With none, every entry fits; with excluded ones alone,
 * every entry but those.
 *
 * Returns: (transfer none) (array length=n_clauses): the clauses
 */
const HubClause *
hub_text_query_get_clauses (HubTextQuery *self,
                            guint        *n_clauses)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_clauses != NULL, NULL);

  *n_clauses = self->n_clauses;

  return self->clauses;
}

/**
 * hub_text_query_get_text:
 * @self: a text query
 *
 * Gets the text in its canonical form: without what has no meaning, at most 4 KiB of it, and
 * itself again when understood anew. Two text queries with the same canonical text ask the same.
 *
 * Returns: (transfer none): the text, valid UTF-8
 */
const char *
hub_text_query_get_text (HubTextQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * hub_text_query_without_clause:
 * @self: a text query
 * @clause: number of the clause
 *
 * Leaves out a clause. The last word of what is left counts as still being typed.
 *
 * Returns: (transfer full): what is left, perhaps nothing
 */
HubTextQuery *
hub_text_query_without_clause (HubTextQuery *self,
                               guint         clause)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL && clause < self->n_clauses, NULL);

  text = print (self, clause, NONE, NULL);

  return hub_text_query_new (text);
}

/**
 * hub_text_query_with_atom:
 * @self: a text query
 * @clause: number of the clause
 * @atom: number of the atom in it
 * @text: another text for the atom, of the same make
 *
 * Puts other words in the place of some.
 *
 * Returns: (transfer full): the changed text query
 */
HubTextQuery *
hub_text_query_with_atom (HubTextQuery *self,
                          guint         clause,
                          guint         atom,
                          const char   *text)
{
  g_autofree char *changed = NULL;
  guint number;

  g_return_val_if_fail (self != NULL && clause < self->n_clauses, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  number = self->clauses[clause].atoms - self->atoms + atom;
  changed = print (self, NONE, number, text);

  return hub_text_query_new (changed);
}

/**
 * hub_text_query_dup_clause:
 * @self: a text query
 * @clause: number of the clause
 *
 * Writes one clause, without the minus of an excluded one.
 *
 * Returns: (transfer full): its text
 */
char *
hub_text_query_dup_clause (HubTextQuery *self,
                           guint         clause)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && clause < self->n_clauses, NULL);

  print_clause (self, self->clauses + clause, NONE, NULL, text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * hub_text_query_quote:
 * @text: any valid UTF-8
 *
 * Writes text so that it means nothing but its words, in this order: one word as it is, several
 * as a phrase. It can be put before or behind other text, with a space between.
 *
 * Returns: (transfer full) (nullable): an atom as text, %NULL when @text has no word
 */
char *
hub_text_query_quote (const char *text)
{
  g_autoptr(GArray) pieces = NULL;
  g_autoptr(GString) words = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  pieces = hub_text_pieces_new (text, FALSE);
  for (guint i = 0; i < pieces->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "",
                            g_array_index (pieces, HubPiece, i).text);
  if (words->len == 0)
    return NULL;
  if (strchr (words->str, ' ') == NULL && !g_str_equal (words->str, "OR"))
    return g_string_free (g_steal_pointer (&words), FALSE);

  return g_strconcat ("\"", words->str, "\"", NULL);
}
