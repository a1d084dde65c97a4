/* hub-ics.c: events for a calendar
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 5545: lines end in CRLF and are folded at 75 octets, between characters. A moment is written
 * in UTC, which every calendar shows in its user's zone; a day without a time is an event of the
 * whole day, wherever one is. An event that is known by its month only has no place in a calendar
 * and is left out. The names of the calendar are those of RFC 7986 and, beside them, the older ones
 * that programs know better.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-export-private.h"

#include "hub-briefing.h"

#include "hub-citation.h"
#include "hub-text.h"

#include <string.h>

#define MAX_OCTETS 75

/* Adds one content line, folded. */
static void
add_line (GString    *out,
          const char *line)
{
  gsize n = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = (gsize) (g_utf8_next_char (p) - p);

      if (n + length > MAX_OCTETS)
        {
          g_string_append (out, "\r\n ");
          n = 1;
        }
      g_string_append_len (out, p, (gssize) length);
      n += length;
    }
  g_string_append (out, "\r\n");
}

/* Adds a value of type TEXT, escaped; none if @value says nothing. */
static void
add_text (GString    *out,
          const char *name,
          const char *value)   /* (nullable) */
{
  g_autofree char *clean = hub_text_clean (value, HUB_TEXT_PARAGRAPHS, 0, NULL);
  g_autoptr(GString) line = NULL;

  if (clean == NULL || *clean == '\0')
    return;

  line = g_string_new (name);
  g_string_append_c (line, ':');
  for (const char *p = clean; *p != '\0'; p++)
    switch (*p)
      {
      case '\n':
        g_string_append (line, "\\n");
        break;
      case '\\':
      case ';':
      case ',':
        g_string_append_c (line, '\\');
        g_string_append_c (line, *p);
        break;
      default:
        g_string_append_c (line, *p);
        break;
      }
  add_line (out, line->str);
}

static void
add_moment (GString    *out,
            const char *name,
            gint64      seconds)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (MAX (seconds, 0));
  g_autofree char *pattern = g_strconcat (name, ":%Y%m%dT%H%M%SZ", NULL);
  g_autofree char *line = g_date_time_format (moment, pattern);

  add_line (out, line);
}

static void
add_day (GString       *out,
         const char    *name,
         const HubDate *date,
         int            days_later)
{
  g_autoptr(GDateTime) day = g_date_time_new_utc (date->year, date->month, date->day, 0, 0, 0);
  g_autoptr(GDateTime) other = g_date_time_add_days (day, days_later);
  g_autofree char *pattern = g_strconcat (name, ";VALUE=DATE:%Y%m%d", NULL);
  g_autofree char *line = g_date_time_format (other, pattern);

  add_line (out, line);
}

/* An end must be of the same type as its beginning, and after it; the last day is not the end,
 * the next one is. */
static void
add_times (GString  *out,
           HubEntry *entry)
{
  const HubDate *starts = hub_entry_get_starts (entry);
  const HubDate *ends = hub_entry_get_ends (entry);
  gboolean has_end = ends->precision >= HUB_DATE_DAY && hub_date_compare (ends, starts) > 0;
  gboolean is_timed = starts->precision == HUB_DATE_TIME &&
                      (!has_end || ends->precision == HUB_DATE_TIME);

  if (is_timed)
    {
      add_moment (out, "DTSTART", starts->seconds);
      if (has_end)
        add_moment (out, "DTEND", ends->seconds);
      return;
    }
  add_day (out, "DTSTART", starts, 0);
  add_day (out, "DTEND", has_end ? ends : starts, 1);
}

/* The summary, who holds it, the user's note, where it stands on the hub. */
static char *
dup_description (HubExportItem *item,
                 HubCitation   *citation)
{
  g_autofree char *authors = g_strjoinv ("; ", citation->authors);
  const char *const parts[] = { citation->summary, authors, item->note, citation->url };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", parts[i]);
  return g_string_free (text, FALSE);
}

static char *
dup_uid (HubEntry *entry)
{
  const char *origin = hub_entry_get_origin (entry);
  g_autoptr(GUri) uri = g_uri_parse (origin, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return g_strdup_printf ("%s-%s@%s", hub_entry_get_uuid (entry), hub_entry_get_langcode (entry),
                          host != NULL ? host : "migrationnetwork.un.org");
}

static void
add_event (GString       *out,
           HubExport     *export,
           HubExportItem *item)
{
  g_autoptr(HubCitation) citation = hub_citation_new (item->entry, export->as_of);
  g_autofree char *uid = dup_uid (item->entry);
  g_autofree char *description = dup_description (item, citation);
  g_autofree char *url = citation->url != NULL ? g_strconcat ("URL:", citation->url, NULL) : NULL;
  gint64 changed = hub_entry_get_changed (item->entry);

  add_line (out, "BEGIN:VEVENT");
  add_text (out, "UID", uid);
  add_moment (out, "DTSTAMP", export->as_of > 0 ? export->as_of : export->now);
  if (changed > 0)
    add_moment (out, "LAST-MODIFIED", changed);
  add_times (out, item->entry);
  add_text (out, "SUMMARY", citation->title);
  add_text (out, "DESCRIPTION", description);
  add_text (out, "LOCATION", citation->place);
  if (url != NULL)
    add_line (out, url);
  add_line (out, "END:VEVENT");
}

/**
 * hub_export_has_day:
 * @entry: an entry
 *
 * Tells whether an entry can be put into a calendar.
 *
 * Returns: whether it is an event, and its day is known
 */
gboolean
hub_export_has_day (HubEntry *entry)
{
  return hub_entry_get_kind (entry) == HUB_KIND_EVENT &&
         hub_entry_get_starts (entry)->precision >= HUB_DATE_DAY;
}

/**
 * hub_ics_write:
 * @self: an export
 * @sink: where the text goes
 * @error: as [func@Hub.Sink.flush]
 *
 * Writes the events among the entries whose day is known.
 *
 * Returns: whether all was written
 */
gboolean
hub_ics_write (HubExport  *self,
               HubSink    *sink,
               GError    **error)
{
  g_autofree char *facts = hub_briefing_dup_facts (self);

  add_line (sink->text, "BEGIN:VCALENDAR");
  add_line (sink->text, "VERSION:2.0");
  add_line (sink->text, "PRODID:-//Hub Reader//Hub Reader//EN");
  add_line (sink->text, "CALSCALE:GREGORIAN");
  add_text (sink->text, "NAME", HUB_HUB_NAME);
  add_text (sink->text, "X-WR-CALNAME", HUB_HUB_NAME);
  add_text (sink->text, "DESCRIPTION", facts);
  add_text (sink->text, "X-WR-CALDESC", facts);
  for (guint i = 0; i < self->items->len; i++)
    {
      HubExportItem *item = hub_export_get_item (self, i);

      if (hub_export_has_day (item->entry))
        add_event (sink->text, self, item);
      if (!hub_sink_drain (sink, error))
        return FALSE;
    }
  add_line (sink->text, "END:VCALENDAR");

  return TRUE;
}
