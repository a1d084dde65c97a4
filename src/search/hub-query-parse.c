/* hub-query-parse.c: a query as it is typed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words as in hub-text-query.c, and between them operators, with a minus to exclude a value:
 *
 *   objective:10 -country:KE country:"Côte d’Ivoire" year:2020    values of facets
 *   after:2019 before:2023                                        2019 to 2022
 *   sort:newest
 *
 * Within the quotes of a value, a quote written twice is one. What is no operator, or has a value
 * that cannot be, is words.
 */

#define G_LOG_DOMAIN "hub-query"

#include "hub-query-parse.h"

#include "hub-query-draft.h"
#include "hub-text-query-private.h"

#include <string.h>

#define MAX_YEAR_DIGITS 5

/* What was typed, while it is read. */
typedef struct
{
  const char    *typed;      /* (unowned) */
  gsize          cursor;     /* bytes of `typed` */
  HubCodeFunc    find_code;  /* (nullable): without it every value is a code */
  gpointer       user_data;
  HubQueryDraft  draft;
  gboolean       has_order;
  GArray        *words;      /* (owned) (element-type HubPiece): borrowed pieces */
  GPtrArray     *own;        /* (owned) (element-type GArray): pieces that operators became */
  GString       *rest;       /* (owned) */
  gsize          copied;     /* bytes of `typed` that `rest` has or leaves out */
  HubTyping     *typing;     /* (unowned) */
} Reading;

/* A number in the digits of any script, or 0. */
static int
read_year (const char *text)
{
  guint n_digits = 0;
  int year = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (text));

      if (digit < 0 || ++n_digits > MAX_YEAR_DIGITS)
        return 0;
      year = year * 10 + digit;
    }

  return year;
}

/* Whether it says something; `title:` never does. */
static gboolean
take_operator (Reading        *self,
               const HubPiece *piece)
{
  g_autofree char *name = NULL;
  gboolean is_order;
  int year;

  if (piece->op == HUB_OPERATOR_FACET)
    {
      if (*piece->text == '\0' && !piece->is_quoted)
        return FALSE;
      hub_query_draft_choose (&self->draft, piece->facet, piece->text,
                              piece->is_excluded ? HUB_CHOICE_EXCLUDE : HUB_CHOICE_INCLUDE);
      return TRUE;
    }
  if (piece->is_excluded || piece->op == HUB_OPERATOR_TITLE)
    return FALSE;
  if (piece->op == HUB_OPERATOR_SORT)
    {
      name = g_ascii_strdown (piece->text, -1);
      is_order = hub_order_from_string (name, &self->draft.order);
      self->has_order |= is_order;
      return is_order;
    }

  year = read_year (piece->text) - (piece->op == HUB_OPERATOR_BEFORE);
  if (year < 1 || year > HUB_QUERY_MAX_YEAR)
    return FALSE;
  if (piece->op == HUB_OPERATOR_BEFORE)
    self->draft.year_to = year;
  else
    self->draft.year_from = year;

  return TRUE;
}

/* Whether the operator stands for what it says, rather than for its words. */
static gboolean
is_known (Reading        *self,
          const HubPiece *piece)
{
  g_autofree char *code = NULL;

  if (piece->op != HUB_OPERATOR_FACET || self->find_code == NULL)
    return TRUE;

  code = self->find_code (piece->facet, piece->text, self->user_data);
  return code != NULL;
}

/* Leaves a piece out of the rest, and one of the spaces on both sides; what was apart stays so. */
static void
drop (Reading        *self,
      const HubPiece *piece)
{
  gboolean has_space, has_next;
  gsize kept;

  g_string_append_len (self->rest, self->typed + self->copied, piece->start - self->copied);
  kept = self->rest->len;
  has_space = kept == 0 || self->rest->str[kept - 1] == ' ';
  has_next = self->typed[piece->end] == ' ';
  if (!has_space && !has_next && self->typed[piece->end] != '\0')
    g_string_append_c (self->rest, ' ');
  self->copied = piece->end + (has_space && has_next);

  if (self->cursor != HUB_NO_CURSOR && self->cursor > piece->start)
    {
      gsize n_dropped = MIN (self->copied, self->cursor) - piece->start;

      self->typing->cursor -= n_dropped;
      if (self->cursor >= piece->end)
        self->typing->cursor += self->rest->len - kept;
    }
}

static void
add_as_words (Reading        *self,
              const HubPiece *piece)
{
  g_autofree char *text = g_strndup (self->typed + piece->start, piece->end - piece->start);
  GArray *pieces = hub_text_pieces_new (text, FALSE);

  g_array_append_vals (self->words, pieces->data, pieces->len);
  g_ptr_array_add (self->own, pieces);
}

/* Whether the cursor is in it, so that it may become something else. */
static gboolean
is_open (Reading        *self,
         const HubPiece *piece)
{
  return piece->start < self->cursor &&
         (self->cursor < piece->end || (self->cursor == piece->end && !piece->is_quoted));
}

static void
keep_open (Reading        *self,
           const HubPiece *piece)
{
  HubTyping *typing = self->typing;

  typing->has_open = TRUE;
  typing->op = piece->op;
  typing->facet = piece->facet;
  typing->is_excluded = piece->is_excluded;
  typing->value = g_strdup (piece->text);
  typing->start = self->rest->len + piece->start - self->copied;
  typing->end = typing->start + piece->end - piece->start;
}

static void
read_operator (Reading        *self,
               const HubPiece *piece)
{
  if (is_open (self, piece))
    keep_open (self, piece);
  else if (!take_operator (self, piece))
    {
      add_as_words (self, piece);
      return;
    }
  else if (is_known (self, piece))
    drop (self, piece);

  g_array_append_val (self->words, *piece);
}

/* An OR beside an operator says nothing that the operator does not: values of a facet add up. */
static gboolean
is_beside_operator (GArray *pieces,
                    guint   i)
{
  return (i > 0 && g_array_index (pieces, HubPiece, i - 1).kind == HUB_PIECE_OPERATOR) ||
         (i + 1 < pieces->len &&
          g_array_index (pieces, HubPiece, i + 1).kind == HUB_PIECE_OPERATOR);
}

static void
read_pieces (Reading *self,
             GArray  *pieces)
{
  g_autoptr(HubTextQuery) words = NULL;

  for (guint i = 0; i < pieces->len; i++)
    {
      const HubPiece *piece = &g_array_index (pieces, HubPiece, i);

      if (piece->kind == HUB_PIECE_OPERATOR)
        read_operator (self, piece);
      else if (piece->kind != HUB_PIECE_OR || !is_beside_operator (pieces, i))
        g_array_append_val (self->words, *piece);
      else if (!is_open (self, piece))
        drop (self, piece);
    }

  words = hub_text_query_new_from_pieces (self->words);
  hub_query_draft_set_words (&self->draft, words);
  g_string_append (self->rest, self->typed + self->copied);
}

/* Adds to @base what was typed; its words are the typed ones. */
static HubQuery *
add_typed (HubQuery *base,
           HubQuery *typed,
           gboolean  has_order)
{
  static const HubChoice choices[] = { HUB_CHOICE_INCLUDE, HUB_CHOICE_EXCLUDE };
  g_auto(HubQueryDraft) draft = { NULL };

  hub_query_draft_init (&draft, base);
  hub_query_draft_set_words (&draft, hub_query_get_words (typed));
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
      {
        const char *const *codes = hub_query_get_codes (typed, facet, choices[i]);

        for (guint j = 0; codes[j] != NULL; j++)
          hub_query_draft_choose (&draft, facet, codes[j], choices[i]);
      }
  if (hub_query_get_year_from (typed) != 0)
    draft.year_from = hub_query_get_year_from (typed);
  if (hub_query_get_year_to (typed) != 0)
    draft.year_to = hub_query_get_year_to (typed);
  if (has_order)
    draft.order = hub_query_get_order (typed);

  return hub_query_new_from_draft (&draft);
}

/* Takes @changed in the place of *@query. */
static void
take (HubQuery **query,
      HubQuery  *changed)
{
  hub_query_unref (*query);
  *query = changed;
}

/**
 * hub_query_parse:
 * @typed: any bytes up to the first NUL, of any length
 *
 * Reads what was typed as a query. Nothing is an error. Values of facets are taken as they are;
 * see [method@Hub.Query.resolve] for their names, and for those that are not there.
 *
 * Returns: (transfer full): the query
 */
HubQuery *
hub_query_parse (const char *typed)
{
  g_autofree char *valid = NULL;
  g_autoptr(HubTyping) typing = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  valid = g_utf8_make_valid (typed, -1);
  typing = hub_typing_new (NULL, valid, HUB_NO_CURSOR, NULL, NULL);

  return hub_query_ref (typing->query);
}

/**
 * hub_typing_new:
 * @base: (nullable): what was asked already, apart from words
 * @typed: valid UTF-8 of any length
 * @cursor: bytes of @typed before the cursor, or `HUB_NO_CURSOR` where typing is over
 * @find_code: (nullable): finds the code for a value
 * @user_data: passed to it
 *
 * Reads what is in a search field while it is typed in: what it asks for, what of it is an
 * operator that is now in the query and so need not stay in the field, and in which operator the
 * cursor is. An operator with a value that is not there stays in the field and asks for the words
 * of the value, as [method@Hub.Query.resolve] does.
 *
 * Returns: (transfer full): what was typed
 */
HubTyping *
hub_typing_new (HubQuery    *base,
                const char  *typed,
                gsize        cursor,
                HubCodeFunc  find_code,
                gpointer     user_data)
{
  Reading reading = { typed, cursor, find_code, user_data };
  g_autoptr(GArray) pieces = NULL;
  HubTyping *self;

  g_return_val_if_fail (typed != NULL, NULL);

  self = g_new0 (HubTyping, 1);
  self->cursor = cursor;
  pieces = hub_text_pieces_new (typed, TRUE);
  reading.words = g_array_sized_new (FALSE, FALSE, sizeof (HubPiece), pieces->len);
  reading.own = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  reading.rest = g_string_sized_new (strlen (typed) + 1);
  reading.typing = self;
  read_pieces (&reading, pieces);

  self->query = hub_query_new_from_draft (&reading.draft);
  if (find_code != NULL)
    take (&self->query, hub_query_resolve (self->query, find_code, user_data));
  if (base != NULL)
    take (&self->query, add_typed (base, self->query, reading.has_order));
  self->rest = g_string_free (reading.rest, FALSE);

  hub_query_draft_clear (&reading.draft);
  g_array_unref (reading.words);
  g_ptr_array_unref (reading.own);

  return self;
}

void
hub_typing_free (HubTyping *self)
{
  g_return_if_fail (self != NULL);

  hub_query_unref (self->query);
  g_free (self->rest);
  g_free (self->value);
  g_free (self);
}

/* Writes the words of values that are not there: any of those included, none of those excluded. */
static void
add_unknown (GString    *text,
             const char *value,
             HubChoice   choice,
             gboolean   *is_next)
{
  g_autofree char *quoted = hub_text_query_quote (value);
  const char *between = *is_next ? "OR " : "";

  if (quoted == NULL)
    return;

  g_string_append_printf (text, "%s%s ", choice == HUB_CHOICE_EXCLUDE ? "-" : between, quoted);
  *is_next = TRUE;
}

static void
resolve_codes (HubQuery      *self,
               HubFacet       facet,
               HubChoice      choice,
               HubCodeFunc    find_code,
               gpointer       user_data,
               HubQueryDraft *draft,
               GString       *text)
{
  const char *const *codes = hub_query_get_codes (self, facet, choice);
  gboolean is_next = FALSE;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *code = find_code (facet, codes[i], user_data);

      if (g_strcmp0 (code, codes[i]) == 0)
        continue;
      hub_query_draft_choose (draft, facet, codes[i], HUB_CHOICE_NONE);
      if (code != NULL)
        hub_query_draft_choose (draft, facet, code, choice);
      else
        add_unknown (text, codes[i], choice, &is_next);
    }
}

/**
 * hub_query_resolve:
 * @self: a query
 * @find_code: finds the code for a value
 * @user_data: passed to it
 *
 * Puts codes in the place of names. Where there is no such value, its words are asked for
 * instead: any of those that a facet has included, and none of the excluded.
 *
 * Returns: (transfer full): the query with nothing but codes that @find_code gave
 */
HubQuery *
hub_query_resolve (HubQuery    *self,
                   HubCodeFunc  find_code,
                   gpointer     user_data)
{
  g_auto(HubQueryDraft) draft = { NULL };
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(HubTextQuery) words = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (find_code != NULL, NULL);

  hub_query_draft_init (&draft, self);
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    {
      resolve_codes (self, facet, HUB_CHOICE_EXCLUDE, find_code, user_data, &draft, text);
      resolve_codes (self, facet, HUB_CHOICE_INCLUDE, find_code, user_data, &draft, text);
    }
  if (text->len > 0)
    {
      g_string_append (text, hub_query_get_text (self));
      words = hub_text_query_new (text->str);
      hub_query_draft_set_words (&draft, words);
    }

  return hub_query_new_from_draft (&draft);
}

static void
print_codes (GString           *text,
             HubFacet           facet,
             const char *const *codes,
             const char        *sign)
{
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_string_append_printf (text, " %s%s:", sign, hub_facet_to_string (facet));
      if (hub_text_is_bare_code (codes[i]))
        {
          g_string_append (text, codes[i]);
          continue;
        }
      g_string_append_c (text, '"');
      for (const char *p = codes[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          g_string_append_unichar (text, c);
          if (hub_text_is_quote (c))
            g_string_append_unichar (text, c);
        }
      g_string_append_c (text, '"');
    }
}

/**
 * hub_query_print:
 * @self: a query
 *
 * Writes a query as it could be typed: its words, then its operators. Read by
 * [func@Hub.Query.parse] it is the same query again.
 *
 * Returns: (transfer full): text, valid UTF-8
 */
char *
hub_query_print (HubQuery *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (hub_query_get_text (self));
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    {
      print_codes (text, facet, hub_query_get_codes (self, facet, HUB_CHOICE_INCLUDE), "");
      print_codes (text, facet, hub_query_get_codes (self, facet, HUB_CHOICE_EXCLUDE), "-");
    }
  if (hub_query_get_year_from (self) != 0)
    g_string_append_printf (text, " after:%d", hub_query_get_year_from (self));
  if (hub_query_get_year_to (self) != 0)
    g_string_append_printf (text, " before:%d", hub_query_get_year_to (self) + 1);
  if (hub_query_get_order (self) != HUB_ORDER_HUB)
    g_string_append_printf (text, " sort:%s", hub_order_to_string (hub_query_get_order (self)));
  if (text->str[0] == ' ')
    g_string_erase (text, 0, 1);

  return g_string_free (text, FALSE);
}
