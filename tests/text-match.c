/* text-match.c: the words of a query, as SQLite would be asked for all of them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text-match.h"

/* The columns of entry_text, by the bits of HUB_FIELD_…. */
static const char *const columns[] = { "title", "terms", "summary", "body" };

static void
add_atom (GString       *match,
          const HubAtom *atom)
{
  if (atom->fields != HUB_FIELD_ALL)
    {
      g_string_append_c (match, '{');
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        if (atom->fields & (1u << i))
          g_string_append_printf (match, " %s", columns[i]);
      g_string_append (match, " } : ");
    }
  g_string_append_printf (match, "\"%s\"%s", atom->text, atom->is_prefix ? " *" : "");
}

/* All the clauses that are, or are not, excluded, in parentheses; nothing where there is none. */
static void
add_clauses (GString         *match,
             const HubClause *clauses,
             guint            n_clauses,
             gboolean         is_excluded)
{
  gsize start = match->len;

  for (guint i = 0; i < n_clauses; i++)
    {
      if (clauses[i].is_excluded != is_excluded)
        continue;
      g_string_append (match, match->len == start ? "(" : is_excluded ? " OR " : " AND ");
      for (guint j = 0; j < clauses[i].n_atoms; j++)
        {
          g_string_append (match, j > 0 ? " OR " : clauses[i].n_atoms > 1 ? "(" : "");
          add_atom (match, clauses[i].atoms + j);
        }
      g_string_append (match, clauses[i].n_atoms > 1 ? ")" : "");
    }
  if (match->len > start)
    g_string_append_c (match, ')');
}

/**
 * text_match_new:
 * @words: what is asked for
 * @is_negated: (out): whether those entries are meant that the expression does not find
 *
 * Writes words as an FTS5 expression, which is always well-formed. FTS5 cannot be asked for what
 * lacks a word and nothing else, so for words that are all excluded the rest is meant.
 *
 * Returns: (transfer full) (nullable): the expression, %NULL when there are no words
 */
char *
text_match_new (HubTextQuery *words,
                gboolean     *is_negated)
{
  GString *match = g_string_new (NULL);
  const HubClause *clauses;
  guint n_clauses;
  gsize n_asked;

  clauses = hub_text_query_get_clauses (words, &n_clauses);
  add_clauses (match, clauses, n_clauses, FALSE);
  n_asked = match->len;
  add_clauses (match, clauses, n_clauses, TRUE);
  *is_negated = n_asked == 0 && match->len > 0;
  if (n_asked > 0 && match->len > n_asked)
    g_string_insert (match, n_asked, " NOT ");

  return g_string_free (match, match->len == 0);
}
