/* fuzz-html.c: any bytes as HTML
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever a body is, rich text of it keeps what it promises, and so does the rich text of what is
 * written of it; its plain text is within its limit.
 */

#include "fuzz.h"
#include "hub-html.h"
#include "hub-rich-text.h"
#include "hub-text.h"

#include <string.h>

#define MAX_BYTES 1024

static void
check_spans (const HubRichBlock *block)
{
  guint at = 0;

  for (guint i = 0; block->spans != NULL && i < block->spans->len; i++)
    {
      const HubRichSpan *span = &g_array_index (block->spans, HubRichSpan, i);

      g_assert (span->start >= at && span->start < span->end && span->end <= strlen (block->text));
      g_assert (g_utf8_validate_len (block->text + span->start, span->end - span->start, NULL));
      g_assert (span->style != HUB_RICH_PLAIN || span->uri != NULL);
      g_assert (span->uri == NULL || g_str_has_prefix (span->uri, "https://") ||
                g_str_has_prefix (span->uri, "http://") || g_str_has_prefix (span->uri, "mailto:"));
      at = span->end;
    }
}

static void
check_text (HubRichText *text,
            gsize        max_bytes)
{
  gsize length = 0;

  for (guint i = 0; i < hub_rich_text_get_n_blocks (text); i++)
    {
      const HubRichBlock *block = hub_rich_text_get_block (text, i);

      g_assert (g_utf8_validate (block->text, -1, NULL));
      g_assert ((*block->text == '\0') == (block->kind == HUB_RICH_RULE));
      for (const char *p = block->text; *p != '\0'; p = g_utf8_next_char (p))
        g_assert (*p == '\n' || hub_text_is_fit (g_utf8_get_char (p)));
      g_assert ((block->table > 0) == (block->kind == HUB_RICH_CELL));
      g_assert (block->column < HUB_RICH_TEXT_MAX_COLUMNS && block->level <= 6);
      check_spans (block);
      length += strlen (block->text);
    }
  g_assert (length <= max_bytes);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *html = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autoptr(HubRichText) text = hub_rich_text_new (html, "https://hub.example/a/b", MAX_BYTES);
  g_autofree char *written = hub_rich_text_to_html (text);
  g_autofree char *words = hub_rich_text_to_text (text);
  g_autofree char *plain = hub_html_to_text (html, MAX_BYTES);
  g_autoptr(HubRichText) again = hub_rich_text_new (written, NULL, 4 * MAX_BYTES);

  check_text (text, MAX_BYTES);
  check_text (again, 4 * MAX_BYTES);
  g_assert (g_utf8_validate (words, -1, NULL) && g_utf8_validate (plain, -1, NULL));

  return 0;
}
