/* hub-reference.c: a reference written out
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Authors are bodies, never turned round; titles stand as the hub has them. What is not known is
 * left out, but for the date where the manner has a sign for that.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-reference.h"

#include "hub-when.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Ends a sentence, unless its last character does. */
static void
add_stop (HubRuns *runs)
{
  /* Translators: what ends a sentence of a reference */
  const char *stop = C_("reference", ".");
  const HubRun *last = runs->len > 0 ? g_ptr_array_index (runs, runs->len - 1) : NULL;
  gsize length = last != NULL ? strlen (last->text) : 0;
  const char *end = length > 0 ? g_utf8_find_prev_char (last->text, last->text + length) : NULL;

  if (end != NULL && !g_str_equal (end, ".") && !g_str_equal (end, "?") &&
      !g_str_equal (end, "!") && !g_str_equal (end, "؟") && !g_str_equal (end, "。") &&
      !g_str_equal (end, stop))
    hub_runs_add (runs, stop);
}

/* Begins a sentence behind another one. */
static void
add_space (HubRuns *runs)
{
  /* Translators: two sentences of a reference; leave out the space between them if your language
   * has none there */
  const char *sentences = C_("sentences of a reference", "%s %s");
  const char *space = strstr (sentences, "%s");
  const char *end = space != NULL ? strstr (space + 2, "%s") : NULL;
  g_autofree char *text = end != NULL ? g_strndup (space + 2, end - space - 2) : g_strdup (" ");

  if (runs->len > 0)
    hub_runs_add (runs, text);
}

/* @text with its first letter as at the beginning of a sentence. */
static char *
dup_capital (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, text + strlen (first), NULL);
}

/* Whether a name begins with the sound of i, before which the Spanish “y” becomes “e”. */
static gboolean
sounds_as_i (const char *name)
{
  g_autofree char *folded = g_str_to_ascii (name, "C");
  const char *sound = folded + (g_ascii_tolower (*folded) == 'h');
  gboolean is_diphthong = sound > folded && *sound != '\0' &&
                          g_ascii_tolower (sound[1]) == 'e';   /* “hierro” */

  return g_ascii_tolower (*sound) == 'i' && !is_diphthong;
}

/* What stands before the last of several authors. */
static const char *
get_last_separator (HubManner manner,
                    gboolean  is_pair)
{
  switch (manner)
    {
    case HUB_MANNER_APA:
      /* Translators: before the last author of a reference in APA style */
      return C_("authors of a reference", ", & ");
    case HUB_MANNER_CHICAGO:
      /* Translators: before the last of two, or of more, authors of a reference in Chicago style */
      return is_pair ? C_("authors of a reference", " and ")
                     : C_("authors of a reference", ", and ");
    case HUB_MANNER_UN:
    default:
      /* Translators: before the last author of a reference */
      return C_("UN authors of a reference", " and ");
    }
}

static void
add_authors (HubRuns     *runs,
             HubCitation *citation,
             HubManner    manner)
{
  guint n = g_strv_length (citation->authors);

  for (guint i = 0; i < n; i++)
    {
      gboolean is_last = i + 1 == n;
      /* Translators: between the authors of a reference, but before the last one */
      const char *separator = is_last ? get_last_separator (manner, n == 2)
                                      : C_("authors of a reference", ", ");

      if (g_str_equal (separator, " y ") && sounds_as_i (citation->authors[i]))
        separator = " e ";
      if (i > 0)
        hub_runs_add (runs, separator);
      hub_runs_add_foreign (runs, citation->authors[i], NULL, FALSE);
    }
}

static gboolean
is_set_apart (HubCitation *citation)
{
  return citation->work == HUB_WORK_REPORT || citation->work == HUB_WORK_RESOLUTION ||
         citation->work == HUB_WORK_VIDEO;
}

/* A work of its own is in italics, a part of a web site in quotation marks. */
static void
add_title (HubRuns     *runs,
           HubCitation *citation,
           gboolean     is_italic)
{
  g_autoptr(GPtrArray) title = hub_runs_new ();

  hub_runs_add_foreign (title, citation->title, hub_entry_get_langcode (citation->entry),
                        is_italic);
  if (is_italic)
    hub_runs_append (runs, title);
  else
    /* Translators: a title in a reference */
    hub_runs_add_filled (runs, C_("reference", "“%s”"), title, NULL);
}

/* “Available at https://… (accessed on 26 November 2026).” and the like */
static void
add_access (HubRuns     *runs,
            HubCitation *citation,
            HubManner    day,        /* how the day is written */
            const char  *with_day,   /* "%s" for the address and the day */
            const char  *without)    /* "%s" for the address */
{
  static const HubDate unknown = HUB_DATE_INIT;
  g_autofree char *accessed = hub_when_dup (day, &citation->accessed, &unknown, FALSE);
  g_autoptr(GPtrArray) link = hub_runs_new ();
  g_autoptr(GPtrArray) when = hub_runs_new ();

  if (citation->url == NULL)
    return;
  hub_runs_add_link (link, citation->url, citation->url);
  add_space (runs);
  if (accessed != NULL)
    hub_runs_add (when, accessed);
  hub_runs_add_filled (runs, accessed != NULL ? with_day : without, link, when);
}

static void
add_un (HubRuns     *runs,
        HubCitation *citation)
{
  g_autofree char *when = hub_when_dup (HUB_MANNER_UN, &citation->from, &citation->to,
                                        citation->is_ongoing);

  add_authors (runs, citation, HUB_MANNER_UN);
  if (runs->len > 0)
    /* Translators: between authors, title, place and date of a reference */
    hub_runs_add (runs, C_("parts of a reference", ", "));
  add_title (runs, citation, is_set_apart (citation));
  if (citation->place != NULL && *citation->place != '\0')
    {
      hub_runs_add (runs, C_("parts of a reference", ", "));
      hub_runs_add_foreign (runs, citation->place, NULL, FALSE);
    }
  if (when != NULL)
    {
      hub_runs_add (runs, C_("parts of a reference", ", "));
      hub_runs_add (runs, when);
    }
  if (citation->symbol != NULL)
    {
      g_autoptr(GPtrArray) symbol = hub_runs_new ();

      hub_runs_add_foreign (symbol, citation->symbol, NULL, FALSE);
      /* Translators: the symbol of a document in a reference, as in “ (A/RES/73/195)” */
      hub_runs_add_filled (runs, C_("symbol in a reference", " (%s)"), symbol, NULL);
    }
  add_stop (runs);
  /* Translators: the end of a reference: a web address, and the day it was looked at */
  add_access (runs, citation, HUB_MANNER_UN, C_("reference", "Available at %s (accessed on %s)."),
              C_("reference", "Available at %s."));
}

/* What kind of thing it is, where the title does not say so. */
static const char *
get_kind_words (HubCitation *citation)
{
  if (citation->work == HUB_WORK_EVENT || citation->work == HUB_WORK_VIDEO)
    return hub_kind_get_label (hub_entry_get_kind (citation->entry));
  return NULL;
}

static void
add_apa_title (HubRuns     *runs,
               HubCitation *citation)
{
  const char *words = get_kind_words (citation);
  g_autoptr(GPtrArray) symbol = hub_runs_new ();
  g_autoptr(GPtrArray) kind = hub_runs_new ();

  add_space (runs);
  add_title (runs, citation, TRUE);
  if (citation->symbol != NULL)
    {
      hub_runs_add_foreign (symbol, citation->symbol, NULL, FALSE);
      hub_runs_add_filled (runs, C_("symbol in a reference", " (%s)"), symbol, NULL);
    }
  if (words != NULL)
    {
      hub_runs_add (kind, words);
      /* Translators: what kind of thing it is, behind a title in APA style, as in “ [Event]” */
      hub_runs_add_filled (runs, C_("kind in a reference", " [%s]"), kind, NULL);
    }
  add_stop (runs);
}

static void
add_apa (HubRuns     *runs,
         HubCitation *citation)
{
  g_autofree char *when = hub_when_dup (HUB_MANNER_APA, &citation->from, &citation->to,
                                        citation->is_ongoing);
  g_autoptr(GPtrArray) date = hub_runs_new ();
  gboolean has_author = citation->authors[0] != NULL;

  if (has_author)
    {
      add_authors (runs, citation, HUB_MANNER_APA);
      add_stop (runs);
    }
  else
    add_apa_title (runs, citation);
  /* Translators: no date, in a reference */
  hub_runs_add (date, when != NULL ? when : C_("reference", "n.d."));
  /* Translators: the date in a reference in APA style, as in “ (2018, December 19).” */
  hub_runs_add_filled (runs, C_("date in a reference", " (%s)."), date, NULL);
  if (has_author)
    add_apa_title (runs, citation);
  if (citation->place != NULL && *citation->place != '\0')
    {
      add_space (runs);
      hub_runs_add_foreign (runs, citation->place, NULL, FALSE);
      add_stop (runs);
    }
  /* Translators: the end of a reference in APA style: first a web address, then the day it was
   * looked at; “%2$s” and “%1$s” change their order */
  add_access (runs, citation, HUB_MANNER_CHICAGO, C_("reference", "Retrieved %2$s, from %1$s"),
              "%s");
}

/* The year, or those of a period; the day follows behind the title. */
static char *
dup_years (HubCitation *citation)
{
  HubDate from = citation->from;
  HubDate to = citation->to;

  from.precision = MIN (from.precision, HUB_DATE_YEAR);
  to.precision = MIN (to.precision, HUB_DATE_YEAR);
  return hub_when_dup (HUB_MANNER_CHICAGO, &from, &to, citation->is_ongoing);
}

/* The stop of a title in quotation marks stands within them. */
static void
add_chicago_title (HubRuns     *runs,
                   HubCitation *citation)
{
  g_autoptr(GPtrArray) title = hub_runs_new ();

  add_space (runs);
  if (is_set_apart (citation))
    {
      add_title (runs, citation, TRUE);
      add_stop (runs);
      return;
    }
  hub_runs_add_foreign (title, citation->title, hub_entry_get_langcode (citation->entry), FALSE);
  add_stop (title);
  hub_runs_add_filled (runs, C_("reference", "“%s”"), title, NULL);
}

static void
add_chicago (HubRuns     *runs,
             HubCitation *citation)
{
  g_autofree char *years = dup_years (citation);
  g_autofree char *when = hub_when_dup (HUB_MANNER_CHICAGO, &citation->from, &citation->to,
                                        citation->is_ongoing);
  g_autofree char *day = when != NULL && g_strcmp0 (when, years) != 0 ? dup_capital (when) : NULL;
  gboolean has_author = citation->authors[0] != NULL;

  if (has_author)
    {
      add_authors (runs, citation, HUB_MANNER_CHICAGO);
      add_stop (runs);
    }
  else
    add_chicago_title (runs, citation);
  add_space (runs);
  hub_runs_add (runs, years != NULL ? years : C_("reference", "n.d."));
  add_stop (runs);
  if (has_author)
    add_chicago_title (runs, citation);
  for (guint i = 0; i < 3; i++)
    {
      const char *const parts[] = { citation->symbol, citation->place, day };

      if (parts[i] == NULL || *parts[i] == '\0')
        continue;
      add_space (runs);
      hub_runs_add_foreign (runs, parts[i], NULL, FALSE);
      add_stop (runs);
    }
  /* Translators: the end of a reference in Chicago style: first a web address, then the day it was
   * looked at */
  add_access (runs, citation, HUB_MANNER_CHICAGO, C_("reference", "Accessed %2$s. %1$s."),
              /* Translators: a web address at the end of a reference in Chicago style */
              C_("address in a reference", "%s."));
}

/**
 * hub_reference_new:
 * @citation: what is to be said
 * @manner: how
 *
 * Writes a reference in the user's language. Any thread.
 *
 * Returns: (transfer full): the reference as a paragraph
 */
HubRuns *
hub_reference_new (HubCitation *citation,
                   HubManner    manner)
{
  HubRuns *runs = hub_runs_new ();

  switch (manner)
    {
    case HUB_MANNER_APA:
      add_apa (runs, citation);
      break;
    case HUB_MANNER_CHICAGO:
      add_chicago (runs, citation);
      break;
    case HUB_MANNER_UN:
    default:
      add_un (runs, citation);
      break;
    }
  return runs;
}
