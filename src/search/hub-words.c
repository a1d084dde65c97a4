/* hub-words.c: a phrase as a full-text question
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FTS5 has a query language, and most of what people type is a syntax error in it. So nothing
 * typed reaches it but words in quotes, which have no quote in them; all operators are ours.
 */

#define G_LOG_DOMAIN "hub-words"

#include "hub-words.h"

/* The columns of entry_text, by the bits of HUB_FIELD_…. */
static const char *const columns[] = { "title", "terms", "summary", "body" };

/**
 * hub_words_to_phrase:
 * @atom: words that stand together
 * @fields: mask of the fields to look in, not 0
 *
 * Writes an atom as an FTS5 expression, which is always well-formed.
 *
 * Returns: (transfer full): the expression
 */
char *
hub_words_to_phrase (const HubAtom *atom,
                     guint          fields)
{
  GString *phrase = g_string_new (NULL);

  g_return_val_if_fail (atom != NULL, NULL);
  g_return_val_if_fail ((fields & HUB_FIELD_ALL) != 0, NULL);

  if (fields != HUB_FIELD_ALL)
    {
      g_string_append_c (phrase, '{');
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        if (fields & (1u << i))
          g_string_append_printf (phrase, " %s", columns[i]);
      g_string_append (phrase, " } : ");
    }
  g_string_append_c (phrase, '"');
  g_string_append (phrase, atom->text);
  g_string_append (phrase, atom->is_prefix ? "\" *" : "\"");

  return g_string_free (phrase, FALSE);
}
