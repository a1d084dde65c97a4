/* hub-format.c: what entries look like in words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-format"

#include "hub-format.h"

#include "hub-term-names.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#define FIRST_STRONG_ISOLATE "\xe2\x81\xa8"   /* U+2068 */
#define POP_ISOLATE          "\xe2\x81\xa9"   /* U+2069 */
#define NO_BREAK_SPACE       "\xc2\xa0"       /* U+00A0 */
#define PART_SEPARATOR       NO_BREAK_SPACE "· "   /* a line never begins with the dot */

static void
add_part (GPtrArray *parts,
          char      *part)   /* (transfer full) (nullable) */
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, part);
  else
    g_free (part);
}

static char *
join_parts (GPtrArray  *parts,
            const char *separator)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (separator, (char **) parts->pdata);
}

static GDateTime *
date_to_date_time (const HubDate *date)
{
  g_autoptr(GDateTime) utc = NULL;

  if (date->precision != HUB_DATE_TIME)
    return g_date_time_new_local (date->year, MAX (date->month, 1), MAX (date->day, 1), 0, 0, 0);

  utc = g_date_time_new_from_unix_utc (date->seconds);
  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

static const char *
date_pattern (HubDatePrecision precision)
{
  switch (precision)
    {
    case HUB_DATE_YEAR:
      /* Translators: a year alone, as for g_date_time_format () */
      return C_("date", "%Y");

    case HUB_DATE_MONTH:
      /* Translators: a month of a year, as for g_date_time_format () */
      return C_("date", "%B %Y");

    case HUB_DATE_DAY:
      /* Translators: a day, as for g_date_time_format () */
      return C_("date", "%-d %B %Y");

    case HUB_DATE_TIME:
      /* Translators: a day and a time with its zone, as for g_date_time_format () */
      return C_("date", "%-d %B %Y, %H:%M %Z");

    case HUB_DATE_UNKNOWN:
    default:
      return NULL;
    }
}

/* Keeps text on one line. (transfer full) */
static char *
keep_together (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv (NO_BREAK_SPACE, words);
}

static char *
dup_objectives (HubEntry *entry)
{
  GPtrArray *terms = hub_entry_get_terms (entry);
  g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < terms->len; i++)
    {
      HubTerm *term = g_ptr_array_index (terms, i);

      if (term->vocabulary == HUB_VOCABULARY_OBJECTIVE && term->code != NULL &&
          g_ascii_isdigit (*term->code))
        g_ptr_array_add (numbers, g_strdup (term->code));
    }

  if (numbers->len == 0)
    return NULL;

  /* Translators: what stands between the numbers of a list */
  list = join_parts (numbers, C_("list of numbers", ", "));
  /* Translators: %s is one number, or a list of numbers, of objectives of the Global Compact */
  text = g_strdup_printf (ngettext ("Objective %s", "Objectives %s", numbers->len - 1), list);
  return numbers->len - 1 == 1 ? keep_together (text) : g_steal_pointer (&text);
}

static char *
dup_publisher (HubEntry *entry)
{
  g_autofree char *publisher = hub_entry_dup_publisher (entry);

  return publisher != NULL && *publisher != '\0' ? hub_format_isolate (publisher) : NULL;
}

/* A date without the time of day, which has no room in a list, and kept on one line. */
static char *
format_day (const HubDate *date)
{
  g_autoptr(GDateTime) moment = NULL;
  g_autofree char *day = NULL;

  if (date->precision != HUB_DATE_TIME)
    day = hub_format_date (date);
  else if ((moment = date_to_date_time (date)) != NULL)
    day = g_date_time_format (moment, date_pattern (HUB_DATE_DAY));
  if (day == NULL)
    return NULL;

  return keep_together (day);
}

static char *
join_period (const char *starts,
             const char *ends,
             gboolean    is_ongoing)
{
  if (is_ongoing)
    /* Translators: a period that has not ended, as in “2019 – present” */
    return g_strdup_printf (C_("period", "%s – present"), starts);
  if (ends == NULL || g_str_equal (starts, ends))
    return g_strdup (starts);
  /* Translators: a period, from the first date to the second */
  return g_strdup_printf (C_("period", "%s – %s"), starts, ends);
}

/* Isolated: among words of another direction the parts of a date change places. */
static char *
dup_when (HubEntry *entry)
{
  g_autofree char *starts = format_day (hub_entry_get_starts (entry));
  g_autofree char *ends = format_day (hub_entry_get_ends (entry));
  g_autofree char *when = NULL;

  if (starts == NULL)
    when = format_day (hub_entry_get_published (entry));
  else
    when = join_period (starts, ends, hub_entry_is_ongoing (entry));
  return when != NULL ? hub_format_isolate (when) : NULL;
}

/* From when to when on one day, the day and the zone said once; NULL if it is not one day. */
static char *
format_hours (const HubDate *starts,
              const HubDate *ends)
{
  g_autoptr(GDateTime) from = NULL;
  g_autoptr(GDateTime) to = NULL;
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (starts->precision != HUB_DATE_TIME || ends->precision != HUB_DATE_TIME ||
      starts->seconds == ends->seconds)
    return NULL;

  from = date_to_date_time (starts);
  to = date_to_date_time (ends);
  if (from == NULL || to == NULL ||
      g_date_time_get_day_of_year (from) != g_date_time_get_day_of_year (to) ||
      g_date_time_get_year (from) != g_date_time_get_year (to))
    return NULL;

  /* Translators: a day and the time something begins, as for g_date_time_format () */
  begin = g_date_time_format (from, C_("date", "%-d %B %Y, %H:%M"));
  /* Translators: the time something ends on the same day, with the zone */
  end = g_date_time_format (to, C_("date", "%H:%M %Z"));
  return g_strdup_printf (C_("period", "%s – %s"), begin, end);
}

/**
 * hub_format_isolate:
 * @text: text from outside
 *
 * Wraps text in a direction isolate (Unicode FSI … PDI), so that its own direction neither depends
 * on nor disturbs the text around it. Any thread.
 *
 * Returns: (transfer full): the isolated text
 */
char *
hub_format_isolate (const char *text)
{
  return g_strconcat (FIRST_STRONG_ISOLATE, text != NULL ? text : "", POP_ISOLATE, NULL);
}

/**
 * hub_format_title:
 * @entry: an entry
 *
 * Makes the title as it is shown: cut at %HUB_TITLE_SHOWN characters, the cut marked by “…”.
 *
 * Returns: (transfer full): plain text, not markup
 */
char *
hub_format_title (HubEntry *entry)
{
  const char *title = hub_entry_get_title (entry);
  g_autofree char *head = NULL;

  if (g_utf8_strlen (title, -1) <= HUB_TITLE_SHOWN)
    return g_strdup (title);

  head = g_utf8_substring (title, 0, HUB_TITLE_SHOWN - 1);
  return g_strconcat (head, "…", NULL);
}

/**
 * hub_format_type:
 * @entry: an entry
 *
 * Names what the entry is: its type of document if it has one, else its kind.
 *
 * Returns: (transfer full): plain text, translated as far as the words are known
 */
char *
hub_format_type (HubEntry *entry)
{
  GPtrArray *terms = hub_entry_get_terms (entry);

  for (guint i = 0; i < terms->len; i++)
    {
      HubTerm *term = g_ptr_array_index (terms, i);

      if (term->vocabulary == HUB_VOCABULARY_TYPE)
        return hub_format_isolate (hub_term_get_name (term));
    }

  return g_strdup (hub_kind_get_label (hub_entry_get_kind (entry)));
}

/**
 * hub_format_date:
 * @date: a date
 *
 * Writes a date at its own precision in the user's language; a moment in local time with the zone
 * named.
 *
 * Returns: (transfer full) (nullable): the text, %NULL for an unknown date
 */
char *
hub_format_date (const HubDate *date)
{
  const char *pattern = date_pattern (date->precision);
  g_autoptr(GDateTime) moment = pattern != NULL ? date_to_date_time (date) : NULL;

  return moment != NULL ? g_date_time_format (moment, pattern) : NULL;
}

/**
 * hub_format_period:
 * @entry: an entry
 *
 * Writes from when to when an event or a project runs; times in local time with the zone named.
 *
 * Returns: (transfer full) (nullable): the text, %NULL if the entry has no beginning
 */
char *
hub_format_period (HubEntry *entry)
{
  char *hours = format_hours (hub_entry_get_starts (entry), hub_entry_get_ends (entry));
  g_autofree char *starts = NULL;
  g_autofree char *ends = NULL;

  if (hours != NULL)
    return hours;

  starts = hub_format_date (hub_entry_get_starts (entry));
  ends = hub_format_date (hub_entry_get_ends (entry));
  return starts != NULL ? join_period (starts, ends, hub_entry_is_ongoing (entry)) : NULL;
}

/**
 * hub_format_mode:
 * @entry: an entry
 *
 * Says how an event is held, in the user's language as far as we know the hub's word.
 *
 * Returns: (transfer full) (nullable): plain text, %NULL if that is not known
 */
char *
hub_format_mode (HubEntry *entry)
{
  const char *mode = hub_entry_get_mode (entry);

  if (g_strcmp0 (mode, "online") == 0)
    return g_strdup (C_("format of an event", "Online"));
  if (g_strcmp0 (mode, "hybrid") == 0)
    return g_strdup (C_("format of an event", "On site and online"));
  return g_strdup (mode);
}

/**
 * hub_format_place:
 * @entry: an entry
 *
 * Says where an event is, or that it is online.
 *
 * Returns: (transfer full): plain text, maybe empty
 */
char *
hub_format_place (HubEntry *entry)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *location = hub_entry_get_location (entry);

  add_part (parts, location != NULL && *location != '\0' ? hub_format_isolate (location) : NULL);
  add_part (parts, hub_format_mode (entry));
  return join_parts (parts, " · ");
}

/**
 * hub_format_facts:
 * @entry: an entry
 *
 * Makes the line below a title in a list: publisher, date, scope, objectives; what is unknown is
 * left out.
 *
 * Returns: (transfer full): plain text, maybe empty
 */
char *
hub_format_facts (HubEntry *entry)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  HubScope scope = hub_entry_get_scope (entry);

  add_part (parts, dup_publisher (entry));
  add_part (parts, dup_when (entry));
  if (scope != HUB_SCOPE_UNSTATED)
    add_part (parts, g_strdup (hub_scope_get_label (scope)));
  add_part (parts, dup_objectives (entry));
  return join_parts (parts, PART_SEPARATOR);
}

/**
 * hub_format_byline:
 * @entry: an entry
 *
 * Makes the line above the title of an entry's page: kind, type, publisher, date.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_format_byline (HubEntry *entry)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *kind = hub_kind_get_label (hub_entry_get_kind (entry));
  g_autofree char *type = hub_format_type (entry);

  add_part (parts, g_strdup (kind));
  if (g_strcmp0 (type, kind) != 0)
    add_part (parts, g_steal_pointer (&type));
  add_part (parts, dup_publisher (entry));
  add_part (parts, dup_when (entry));
  return join_parts (parts, PART_SEPARATOR);
}

/**
 * hub_format_spoken:
 * @entry: an entry
 *
 * Makes what a screen reader says of a row: title, what it is, and its facts.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_format_spoken (HubEntry *entry)
{
  g_autofree char *title = hub_format_title (entry);
  g_autofree char *type = hub_format_type (entry);
  g_autofree char *facts = hub_format_facts (entry);

  if (*facts == '\0')
    /* Translators: spoken for a row of the list: title, type of entry */
    return g_strdup_printf (C_("spoken row", "%s, %s"), title, type);
  /* Translators: spoken for a row of the list: title, type of entry, publisher and date */
  return g_strdup_printf (C_("spoken row", "%s, %s, %s"), title, type, facts);
}

/**
 * hub_format_age:
 * @then: Unix seconds
 * @now: Unix seconds
 *
 * Says how long ago the last sync was. A clock that was set back reads as today.
 *
 * Returns: (transfer full): a short sentence
 */
char *
hub_format_age (gint64 then,
                gint64 now)
{
  guint days = (guint) MIN (MAX (now - then, 0) / (24 * 60 * 60), 99999);

  if (days == 0)
    return g_strdup (_("Synced today"));
  return g_strdup_printf (ngettext ("Synced %u day ago", "Synced %u days ago", days), days);
}

/**
 * hub_format_file_type:
 * @mime: (nullable): a media type
 *
 * Names the type of a file shortly: “PDF”.
 *
 * Returns: (transfer full) (nullable): the name, %NULL if @mime says nothing
 */
char *
hub_format_file_type (const char *mime)
{
  g_autofree char *type = NULL;

  if (mime == NULL || *mime == '\0')
    return NULL;
  if (g_str_equal (mime, "application/pdf"))
    return g_strdup ("PDF");

  type = g_content_type_from_mime_type (mime);
  return type != NULL ? g_content_type_get_description (type) : g_strdup (mime);
}

static char *
dup_change (const HubSuggestion *suggestion)
{
  gboolean is_other = suggestion->instead != NULL;
  g_autofree char *what = hub_format_isolate (is_other ? suggestion->instead : suggestion->what);

  if (is_other)
    /* Translators: a button; %s is another spelling of what was searched for */
    return g_strdup_printf (_("Search for “%s” instead"), what);
  if (suggestion->is_excluded)
    /* Translators: a button; %s is what was to be left out: a word, or a filter */
    return g_strdup_printf (_("Without leaving out “%s”"), what);
  /* Translators: a button; %s is a part of what was asked for: words, a filter, years */
  return g_strdup_printf (_("Without “%s”"), what);
}

/**
 * hub_format_suggestion:
 * @suggestion: what would help where nothing was found
 *
 * Says what can be changed, and what that would give: “Without “Africa” · 12 entries”.
 *
 * Returns: (transfer full): plain text
 */
char *
hub_format_suggestion (const HubSuggestion *suggestion)
{
  g_autofree char *change = dup_change (suggestion);
  g_autofree char *entries = NULL;

  entries = g_strdup_printf (ngettext ("%'u entry", "%'u entries", suggestion->total),
                             suggestion->total);
  return g_strdup_printf ("%s · %s", change, entries);
}

/**
 * hub_format_kind_icon:
 * @kind: a kind of entry
 *
 * Gets the symbolic icon of a kind.
 *
 * Returns: an icon name
 */
const char *
hub_format_kind_icon (HubKind kind)
{
  switch (kind)
    {
    case HUB_KIND_PRACTICE:
      return "hub-practice-symbolic";
    case HUB_KIND_EVENT:
      return "x-office-calendar-symbolic";
    case HUB_KIND_PROJECT:
      return "hub-project-symbolic";
    case HUB_KIND_TRAINING:
      return "hub-training-symbolic";
    case HUB_KIND_VIDEO:
      return "video-x-generic-symbolic";
    case HUB_KIND_DOCUMENT:
    case HUB_KIND_OTHER:
    default:
      return "x-office-document-symbolic";
    }
}
