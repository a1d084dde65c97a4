/* fuzz-analyzer.c: any bytes as text
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first byte of the input is the mask of tongues, the others are the text. What is promised of
 * tokens must hold, and the same text must give the same tokens to an analyzer that has met others.
 */

#include "fuzz.h"
#include "hub-analyzer.h"

#include <string.h>

typedef struct
{
  const char *text;
  gsize       length;
  gboolean    is_valid;      /* UTF-8 */
  HubToken    before;        /* its @text is no longer there */
  guint       n_tokens;
  guint32     sum;           /* of all that the tokens are */
} Check;

static gboolean
is_border (const Check *check,
           gsize        at)
{
  return !check->is_valid || at == check->length || ((guchar) check->text[at] & 0xc0) != 0x80;
}

static guint32
add_to_sum (guint32     sum,
            const void *bytes,
            gsize       length)
{
  for (gsize i = 0; i < length; i++)
    sum = (sum ^ ((const guint8 *) bytes)[i]) * 16777619u;

  return sum;
}

static gboolean
check_token (const HubToken *token,
             gpointer        user_data)
{
  Check *check = user_data;
  const guint32 facts[] = {
    (guint32) token->start, (guint32) token->end, token->position, token->chunk, token->kind,
    token->is_optional, token->is_prefix,
  };

  g_assert (token->start < token->end && token->end <= check->length);
  g_assert (is_border (check, token->start) && is_border (check, token->end));
  g_assert (token->length > 0 && g_utf8_validate_len (token->text, token->length, NULL));
  g_assert (g_utf8_strlen (token->text, (gssize) token->length) <= HUB_ANALYZER_MAX_LENGTH);
  g_assert (token->chunk <= token->position);
  if (token->kind == HUB_TOKEN_SURFACE)
    g_assert (memchr (token->text, ':', token->length) == NULL);

  if (check->n_tokens > 0)
    {
      g_assert (token->start >= check->before.start);
      g_assert (token->chunk >= check->before.chunk);
      g_assert (token->position - check->before.position <= 1);
    }
  check->before = *token;
  check->n_tokens++;
  check->sum = add_to_sum (check->sum, facts, sizeof facts);
  check->sum = add_to_sum (check->sum, token->text, token->length);

  return TRUE;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static HubAnalyzer *analyzer;
  g_autofree char *text = NULL;
  guint32 sum = 0;

  if (size == 0)
    return 0;
  if (analyzer == NULL)
    analyzer = hub_analyzer_new ();

  /* A block of its own, without a NUL behind it: reading past the end is seen. */
  text = g_memdup2 (data + 1, size - 1);
  for (guint i = 0; i < 2; i++)
    {
      Check check = { .text = text, .length = size - 1 };

      check.is_valid = text == NULL || g_utf8_validate_len (text, size - 1, NULL);
      hub_analyzer_run (analyzer, data[0], text, size - 1, check_token, &check);
      g_assert (check.n_tokens <= 16 * size);
      g_assert (i == 0 || check.sum == sum);
      sum = check.sum;
    }

  return 0;
}
