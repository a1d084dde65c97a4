/* hub-runs.c: a paragraph of which parts are marked
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-runs.h"

#include "hub-export-private.h"
#include "hub-text.h"

#include <string.h>

#define FIRST_STRONG_ISOLATE "\xe2\x81\xa8"   /* U+2068 */
#define POP_ISOLATE          "\xe2\x81\xa9"   /* U+2069 */

static void
run_free (HubRun *run)
{
  g_free (run->text);
  g_free (run->uri);
  g_free (run->langcode);
  g_free (run);
}

/**
 * hub_runs_new:
 *
 * Makes a paragraph without text.
 *
 * Returns: (transfer full): the paragraph, to be freed by g_ptr_array_unref()
 */
HubRuns *
hub_runs_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) run_free);
}

static HubRun *
add (HubRuns    *self,
     const char *text)
{
  HubRun *run = g_new0 (HubRun, 1);

  run->text = g_strdup (text);
  g_ptr_array_add (self, run);
  return run;
}

/**
 * hub_runs_add:
 * @self: a paragraph
 * @text: words of ours, in the user's language
 *
 * Adds text at the end.
 */
void
hub_runs_add (HubRuns    *self,
              const char *text)
{
  if (*text != '\0')
    add (self, text);
}

/**
 * hub_runs_add_foreign:
 * @self: a paragraph
 * @text: words of the hub or of the user
 * @langcode: (nullable): their language, if known
 * @is_italic: whether to set them apart
 *
 * Adds text that has a direction of its own, as one line.
 */
void
hub_runs_add_foreign (HubRuns    *self,
                      const char *text,
                      const char *langcode,
                      gboolean    is_italic)
{
  g_autofree char *line = hub_text_clean (text, HUB_TEXT_LINE, 0, NULL);
  HubRun *run = add (self, line);

  run->langcode = g_strdup (langcode != NULL ? langcode : "");
  run->is_italic = is_italic;
}

/**
 * hub_runs_add_link:
 * @self: a paragraph
 * @text: what is shown
 * @uri: (nullable): a web address, or "#NAME" of a place in the document; anything else, and %NULL,
 *   leaves the text without a link
 *
 * Adds a link.
 */
void
hub_runs_add_link (HubRuns    *self,
                   const char *text,
                   const char *uri)
{
  HubRun *run = add (self, text);

  run->langcode = g_strdup ("");
  if (uri != NULL && (*uri == '#' || hub_export_is_web_uri (uri)))
    run->uri = g_strdup (uri);
}

/**
 * hub_runs_add_piece:
 * @self: a paragraph
 * @text: a piece of rich text, with its lines
 * @is_italic: whether it is slanted
 * @is_bold: whether it is heavy
 *
 * Adds text that is in the direction of the paragraph around it.
 */
void
hub_runs_add_piece (HubRuns    *self,
                    const char *text,
                    gboolean    is_italic,
                    gboolean    is_bold)
{
  HubRun *run;

  if (*text == '\0')
    return;
  run = add (self, text);
  run->is_italic = is_italic;
  run->is_bold = is_bold;
}

/**
 * hub_runs_append:
 * @self: a paragraph
 * @other: another, which stays as it is
 *
 * Adds all of another paragraph at the end.
 */
void
hub_runs_append (HubRuns *self,
                 HubRuns *other)
{
  for (guint i = 0; i < other->len; i++)
    {
      const HubRun *run = g_ptr_array_index (other, i);
      HubRun *copy = add (self, run->text);

      copy->uri = g_strdup (run->uri);
      copy->langcode = g_strdup (run->langcode);
      copy->is_italic = run->is_italic;
      copy->is_bold = run->is_bold;
    }
}

/**
 * hub_runs_add_filled:
 * @self: a paragraph
 * @format: a sentence with "%s" once or twice
 * @first: what stands for the first
 * @second: (nullable): what stands for the second
 *
 * Adds a sentence that has marked parts in it. Numbered places ("%2$s") may change their order.
 */
void
hub_runs_add_filled (HubRuns    *self,
                     const char *format,
                     HubRuns    *first,
                     HubRuns    *second)
{
  guint n = 0;

  while (*format != '\0')
    {
      const char *place = strchr (format, '%');
      g_autofree char *text = place != NULL ? g_strndup (format, place - format)
                                            : g_strdup (format);
      gboolean is_numbered = place != NULL && g_ascii_isdigit (place[1]) && place[2] == '$';
      guint which = is_numbered ? (guint) (place[1] - '1') : n;
      HubRuns *part = which == 0 ? first : second;

      hub_runs_add (self, text);
      if (place == NULL)
        break;
      if (part != NULL)
        hub_runs_append (self, part);
      n++;
      format = place + strcspn (place, "s");
      format += *format == 's';
    }
}

/**
 * hub_run_dup_isolated:
 * @self: a run
 *
 * Gives its text for a place that knows no other mark of direction: within Unicode isolates if it
 * is foreign and has letters of another direction than the user's language, else as it is.
 *
 * Returns: (transfer full): the text
 */
char *
hub_run_dup_isolated (const HubRun *self)
{
  int other = hub_export_is_rtl () ? 1 : -1;

  for (const char *p = self->text; self->langcode != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (hub_text_get_direction (g_utf8_get_char (p)) == other)
      return g_strconcat (FIRST_STRONG_ISOLATE, self->text, POP_ISOLATE, NULL);

  return g_strdup (self->text);
}

/**
 * hub_runs_to_text:
 * @self: a paragraph
 *
 * Writes the paragraph without marks.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_runs_to_text (HubRuns *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->len; i++)
    {
      g_autofree char *part = hub_run_dup_isolated (g_ptr_array_index (self, i));

      g_string_append (text, part);
    }
  return g_string_free (text, FALSE);
}

static void
add_html (GString      *html,
          const HubRun *run)
{
  g_autofree char *text = g_markup_escape_text (run->text, -1);
  g_autofree char *uri = run->uri != NULL ? g_markup_escape_text (run->uri, -1) : NULL;
  g_autofree char *langcode = run->langcode != NULL ? g_markup_escape_text (run->langcode, -1)
                                                    : NULL;

  if (uri != NULL)
    g_string_append_printf (html, "<a href=\"%s\">", uri);
  if (langcode != NULL && *langcode != '\0')
    g_string_append_printf (html, "<bdi lang=\"%s\">", langcode);
  else if (langcode != NULL)
    g_string_append (html, "<bdi>");
  g_string_append (html, run->is_bold ? "<b>" : "");
  g_string_append_printf (html, run->is_italic ? "<i>%s</i>" : "%s", text);
  g_string_append (html, run->is_bold ? "</b>" : "");
  g_string_append_printf (html, "%s%s", langcode != NULL ? "</bdi>" : "",
                          uri != NULL ? "</a>" : "");
}

/**
 * hub_runs_to_html:
 * @self: a paragraph
 *
 * Writes what stands between <p> and </p>.
 *
 * Returns: (transfer full): well-formed markup
 */
char *
hub_runs_to_html (HubRuns *self)
{
  GString *html = g_string_new (NULL);

  for (guint i = 0; i < self->len; i++)
    add_html (html, g_ptr_array_index (self, i));
  return g_string_free (html, FALSE);
}
