/* hub-markdown.c: a briefing as Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CommonMark. Programs make different anchors of the same heading, so ours are small pieces of
 * HTML, which CommonMark passes on; where they are dropped, the links lead nowhere and the text is
 * whole. Text from outside is escaped, and kept apart by direction with isolates, since Markdown
 * has no other sign for that.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-export-private.h"

#include "hub-briefing.h"

#include <string.h>

/* Whether a block that begins so would be a list, a quotation or a rule. */
static gboolean
is_block_mark (const char *text)
{
  gsize n_digits = strspn (text, "0123456789");

  return strchr ("-+=", *text) != NULL || (n_digits > 0 && strchr (".)", text[n_digits]) != NULL);
}

static void
add_escaped (GString    *out,
             const char *text,
             gboolean    is_start)
{
  gsize n_digits = is_start && is_block_mark (text) ? strspn (text, "0123456789") : 0;

  if (*text == '\0')
    return;
  if (is_start && is_block_mark (text))
    {
      g_string_append_len (out, text, (gssize) n_digits);
      g_string_append_printf (out, "\\%c", text[n_digits]);
      text += n_digits + 1;
    }
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\`*_{}[]<>#|~&$^", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

/* An address within <>: it has been parsed, so there is neither a space nor a bracket to end it. */
static void
add_target (GString    *out,
            const char *uri)
{
  for (const char *p = uri; *p != '\0'; p++)
    if (strchr ("<>\\ ", *p) != NULL || (guchar) *p < 0x20)
      g_string_append_printf (out, "%%%02X", (guint) (guchar) *p);
    else
      g_string_append_c (out, *p);
}

static void
add_runs (GString *out,
          HubRuns *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const HubRun *run = g_ptr_array_index (runs, i);
      g_autofree char *text = hub_run_dup_isolated (run);

      if (run->uri != NULL)
        g_string_append_c (out, '[');
      if (run->is_italic && *text != '\0')
        g_string_append_c (out, '*');
      add_escaped (out, text, i == 0 && run->uri == NULL && !run->is_italic);
      if (run->is_italic && *text != '\0')
        g_string_append_c (out, '*');
      if (run->uri != NULL)
        {
          g_string_append (out, "](<");
          add_target (out, run->uri);
          g_string_append (out, ">)");
        }
    }
}

static void
add_contents (GString     *out,
              HubBriefing *briefing,
              HubBlock    *block)
{
  g_string_append (out, "## ");
  add_runs (out, block->runs);
  g_string_append (out, "\n\n");
  for (guint i = 0; i < briefing->blocks->len; i++)
    {
      HubBlock *heading = hub_briefing_get_block (briefing, i);

      if (!hub_briefing_is_listed (briefing, heading))
        continue;
      for (guint level = 1; level < heading->level; level++)
        g_string_append (out, "  ");
      g_string_append (out, "- [");
      add_runs (out, heading->runs);
      g_string_append_printf (out, "](<#%s>)\n", heading->anchor);
    }
  g_string_append_c (out, '\n');
}

static void
add_heading (GString  *out,
             HubBlock *block)
{
  g_string_append_printf (out, "<a id=\"%s\"></a>\n\n", block->anchor);
  for (guint level = 0; level <= block->level; level++)
    g_string_append_c (out, '#');
  g_string_append_c (out, ' ');
  add_runs (out, block->runs);
  g_string_append (out, "\n\n");
}

/* What parts a block from the one behind it: the paragraphs of a note are one quotation. */
static const char *
get_end (HubBriefing *briefing,
         guint        i)
{
  HubBlockKind kind = hub_briefing_get_block (briefing, i)->kind;
  gboolean goes_on = i + 1 < briefing->blocks->len &&
                     hub_briefing_get_block (briefing, i + 1)->kind == kind;

  if (kind == HUB_BLOCK_FACT)
    return goes_on ? "\n" : "\n\n";
  return kind == HUB_BLOCK_NOTE && goes_on ? "\n>\n" : "\n\n";
}

static void
add_block (GString     *out,
           HubBriefing *briefing,
           guint        i)
{
  HubBlock *block = hub_briefing_get_block (briefing, i);
  static const char *const marks[HUB_N_BLOCK_KINDS] = {
    [HUB_BLOCK_TITLE] = "# ",
    [HUB_BLOCK_FACT] = "- ",
    [HUB_BLOCK_BYLINE] = "",
    [HUB_BLOCK_PARAGRAPH] = "",
    [HUB_BLOCK_NOTE] = "> ",
    [HUB_BLOCK_REFERENCE] = "- ",
    [HUB_BLOCK_ANNOTATION] = "  ",
  };

  if (block->kind == HUB_BLOCK_CONTENTS)
    add_contents (out, briefing, block);
  else if (block->kind == HUB_BLOCK_HEADING)
    add_heading (out, block);
  else
    {
      g_string_append (out, marks[block->kind]);
      add_runs (out, block->runs);
      g_string_append (out, get_end (briefing, i));
    }
}

/**
 * hub_markdown_write:
 * @self: an export
 * @sink: where the text goes
 * @error: as [func@Hub.Sink.flush]
 *
 * Writes a briefing as Markdown.
 *
 * Returns: whether all was written
 */
gboolean
hub_markdown_write (HubExport  *self,
                    HubSink    *sink,
                    GError    **error)
{
  g_autoptr(HubBriefing) briefing = hub_briefing_new (self, sink->cancellable, error);

  if (briefing == NULL)
    return FALSE;
  if (briefing->is_rtl)
    g_string_append (sink->text, "<div dir=\"rtl\">\n\n");
  for (guint i = 0; i < briefing->blocks->len; i++)
    {
      add_block (sink->text, briefing, i);
      if (!hub_sink_drain (sink, error))
        return FALSE;
    }
  if (briefing->is_rtl)
    g_string_append (sink->text, "</div>\n");
  return TRUE;
}
