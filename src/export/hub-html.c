/* hub-html.c: a briefing as a web page
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One file that asks nothing of the network: its policy allows its own style and nothing else.
 * Well-formed as XML, too.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-export-private.h"

#include "hub-briefing.h"
#include "hub-text.h"

static const char style[] =
  "body { font: 1rem/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }\n"
  "h1 { font-size: 1.9rem; line-height: 1.2; margin: 3rem 0 1.5rem; }\n"
  "h2 { font-size: 1.5rem; margin-top: 3rem; }\n"
  "h3 { font-size: 1.2rem; margin: 2rem 0 0.25rem; }\n"
  "h4 { font-size: 1.1rem; margin: 2rem 0 0.25rem; }\n"
  "p { margin: 0.5rem 0; overflow-wrap: anywhere; }\n"
  ".fact, .byline, .annotation { color: #555; }\n"
  ".byline { font-size: 0.9rem; margin: 0; }\n"
  ".note { border-inline-start: 0.25rem solid #3a87c8; padding-inline-start: 0.75rem; }\n"
  ".annotation { margin: 0 0 1rem; margin-inline-start: 1.5rem; font-size: 0.9rem; }\n"
  "nav ul { list-style: none; padding: 0; }\n"
  "nav .level-2 { padding-inline-start: 1.5rem; }\n"
  "nav .level-3 { padding-inline-start: 3rem; }\n"
  "a { color: #1a5fb4; }\n"
  "@media (prefers-color-scheme: dark) {\n"
  "  body { background: #222; color: #eee; }\n"
  "  .fact, .byline, .annotation { color: #bbb; }\n"
  "  a { color: #78aeed; }\n"
  "}\n"
  "@media print { h2, h3, h4 { break-after: avoid; } nav { break-after: page; } }\n";

static const struct
{
  const char *before;
  const char *after;
} marks[HUB_N_BLOCK_KINDS] = {
  [HUB_BLOCK_TITLE] = { "<h1>", "</h1>" },
  [HUB_BLOCK_FACT] = { "<p class=\"fact\">", "</p>" },
  [HUB_BLOCK_BYLINE] = { "<p class=\"byline\">", "</p>" },
  [HUB_BLOCK_PARAGRAPH] = { "<p>", "</p>" },
  [HUB_BLOCK_NOTE] = { "<p class=\"note\">", "</p>" },
  [HUB_BLOCK_REFERENCE] = { "<p class=\"reference\">", "</p>" },
  [HUB_BLOCK_ANNOTATION] = { "<p class=\"annotation\">", "</p>" },
};

static void
add_head (GString     *out,
          HubBriefing *briefing,
          HubExport   *export)
{
  g_autofree char *title = g_markup_escape_text (briefing->title, -1);
  g_autofree char *language = g_markup_escape_text (briefing->language, -1);
  g_autofree char *line = hub_export_dup_line (export);
  g_autofree char *description = g_markup_escape_text (line, -1);

  g_string_append_printf (out,
                          "<!DOCTYPE html>\n"
                          "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\" dir=\"%s\">\n"
                          "<head>\n<meta charset=\"utf-8\"/>\n"
                          "<meta http-equiv=\"Content-Security-Policy\" "
                          "content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
                          "<meta name=\"viewport\" content=\"width=device-width\"/>\n"
                          "<meta name=\"generator\" content=\"Hub Reader\"/>\n"
                          "<meta name=\"description\" content=\"%s\"/>\n"
                          "<title>%s</title>\n<style>\n%s</style>\n</head>\n<body>\n",
                          language, briefing->is_rtl ? "rtl" : "ltr", description, title, style);
}

static void
add_contents (GString     *out,
              HubBriefing *briefing,
              HubBlock    *block)
{
  g_autofree char *name = hub_runs_to_html (block->runs);

  g_string_append_printf (out, "<nav>\n<h2>%s</h2>\n<ul>\n", name);
  for (guint i = 0; i < briefing->blocks->len; i++)
    {
      HubBlock *heading = hub_briefing_get_block (briefing, i);
      g_autofree char *text = NULL;

      if (!hub_briefing_is_listed (briefing, heading))
        continue;
      text = hub_runs_to_html (heading->runs);
      g_string_append_printf (out, "<li class=\"level-%u\"><a href=\"#%s\">%s</a></li>\n",
                              heading->level, heading->anchor, text);
    }
  g_string_append (out, "</ul>\n</nav>\n");
}

/* A paragraph of others' words alone: the direction is that of the whole of it, which no isolate
 * within tells. */
static void
add_foreign (GString     *out,
             HubBriefing *briefing,
             HubBlock    *block)
{
  const HubRun *run = g_ptr_array_index (block->runs, 0);
  g_autofree char *text = g_markup_escape_text (run->text, -1);
  g_autofree char *langcode = g_markup_escape_text (run->langcode, -1);

  g_string_append_printf (out, "<p%s dir=\"%s\"",
                          block->kind == HUB_BLOCK_NOTE ? " class=\"note\"" : "",
                          hub_text_is_rtl (run->text, briefing->is_rtl) ? "rtl" : "ltr");
  if (*langcode != '\0')
    g_string_append_printf (out, " lang=\"%s\"", langcode);
  g_string_append_printf (out, ">%s</p>\n", text);
}

static void
add_block (GString     *out,
           HubBriefing *briefing,
           HubBlock    *block)
{
  g_autofree char *text = hub_runs_to_html (block->runs);

  if (block->kind == HUB_BLOCK_CONTENTS)
    add_contents (out, briefing, block);
  else if (block->kind == HUB_BLOCK_HEADING)
    g_string_append_printf (out, "<h%u id=\"%s\">%s</h%u>\n", block->level + 1, block->anchor,
                            text, block->level + 1);
  else if (hub_block_is_foreign (block))
    add_foreign (out, briefing, block);
  else
    g_string_append_printf (out, "%s%s%s\n", marks[block->kind].before, text,
                            marks[block->kind].after);
}

/**
 * hub_html_write:
 * @self: an export
 * @sink: where the text goes
 * @error: as [func@Hub.Sink.flush]
 *
 * Writes a briefing as a web page.
 *
 * Returns: whether all was written
 */
gboolean
hub_html_write (HubExport  *self,
                HubSink    *sink,
                GError    **error)
{
  g_autoptr(HubBriefing) briefing = hub_briefing_new (self, sink->cancellable, error);

  if (briefing == NULL)
    return FALSE;
  add_head (sink->text, briefing, self);
  for (guint i = 0; i < briefing->blocks->len; i++)
    {
      add_block (sink->text, briefing, hub_briefing_get_block (briefing, i));
      if (!hub_sink_drain (sink, error))
        return FALSE;
    }
  g_string_append (sink->text, "</body>\n</html>\n");
  return TRUE;
}
