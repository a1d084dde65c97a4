/* token-match.c: whether a typed text is found in a row, by the rule of hub-analyzer.h
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "token-match.h"

#include <string.h>

static void
clear_token (gpointer token)
{
  g_free (((TestToken *) token)->text);
}

static gboolean
collect (const HubToken *token,
         gpointer        user_data)
{
  TestToken copy = {
    .text = g_strndup (token->text, token->length),
    .start = token->start,
    .end = token->end,
    .position = token->position,
    .chunk = token->chunk,
    .kind = token->kind,
    .is_optional = token->is_optional,
    .is_prefix = token->is_prefix,
    .is_weak = token->is_weak,
  };

  g_array_append_val (user_data, copy);

  return TRUE;
}

/* The tokens of @text, (element-type TestToken). */
GArray *
test_tokens_new (HubAnalyzer *analyzer,
                 guint        tongues,
                 const char  *text,
                 gssize       length)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (TestToken));

  g_array_set_clear_func (tokens, clear_token);
  g_assert_true (hub_analyzer_run (analyzer, tongues, text,
                                   length < 0 ? strlen (text) : (gsize) length, collect, tokens));

  return tokens;
}

/* The tokens in one line: "0:re 0+reintegration 1:integration", with ':' before a surface or a
 * stem (":eintegr" is its own mark), '+' before a joined form and '?' behind an optional one. */
char *
test_tokens_dup (GArray *tokens)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < tokens->len; i++)
    {
      const TestToken *token = &g_array_index (tokens, TestToken, i);

      g_string_append_printf (line, "%s%u%s%s%s%s", i > 0 ? " " : "", token->position,
                              token->kind == HUB_TOKEN_JOINED ? "+"
                              : token->kind == HUB_TOKEN_SURFACE ? ":" : "",
                              token->text, token->is_optional ? "?" : "",
                              token->is_prefix ? "*" : "");
    }

  return g_string_free (line, FALSE);
}

static gboolean
has_token (GArray          *row,
           const TestToken *wanted)
{
  for (guint i = 0; i < row->len; i++)
    {
      const char *text = g_array_index (row, TestToken, i).text;

      if (wanted->is_prefix ? g_str_has_prefix (text, wanted->text)
                            : strcmp (text, wanted->text) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether the row has what the chunk that begins at @first needs; @end is where the next begins. */
static gboolean
is_chunk_met (GArray *typed,
              guint   first,
              guint  *end,
              GArray *row)
{
  guint chunk = g_array_index (typed, TestToken, first).chunk;
  g_autofree gboolean *is_met = NULL;
  guint last = chunk;
  gboolean is_joined_met = FALSE;
  gboolean is_each_met = TRUE;

  for (*end = first; *end < typed->len; (*end)++)
    {
      if (g_array_index (typed, TestToken, *end).chunk != chunk)
        break;
      last = g_array_index (typed, TestToken, *end).position;
    }

  is_met = g_new0 (gboolean, last - chunk + 1);
  for (guint i = first; i < *end; i++)
    {
      const TestToken *token = &g_array_index (typed, TestToken, i);

      if (token->kind == HUB_TOKEN_JOINED)
        is_joined_met |= has_token (row, token);
      else
        is_met[token->position - chunk] |= token->is_optional || has_token (row, token);
    }
  for (guint i = 0; i <= last - chunk; i++)
    is_each_met &= is_met[i];

  return is_joined_met || is_each_met;
}

/* Whether @typed, analyzed with @tongues, is found in the text @row, analyzed with @tongue. A text
 * without any word is found nowhere. */
gboolean
test_is_found (HubAnalyzer *analyzer,
               const char  *typed,
               guint        tongues,
               const char  *row,
               HubTongue    tongue)
{
  g_autoptr(GArray) wanted = test_tokens_new (analyzer, tongues, typed, -1);
  g_autoptr(GArray) had = test_tokens_new (analyzer, HUB_TONGUE_BIT (tongue), row, -1);
  guint next = 0;

  for (guint first = 0; first < wanted->len; first = next)
    {
      if (!is_chunk_met (wanted, first, &next, had))
        return FALSE;
    }

  return wanted->len > 0;
}
