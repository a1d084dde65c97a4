/* hub-citation.c: what a reference says of an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-citation.h"

#include "hub-export-private.h"
#include "hub-symbol.h"
#include "hub-term-names.h"
#include "hub-text.h"

#include <string.h>

#define KEY_HASH_DIGITS 8

static char *
dup_line (const char *text)
{
  return hub_text_clean (text, HUB_TEXT_LINE, 0, NULL);
}

/* The label of the first term of a vocabulary. */
static const HubTerm *
find_term (HubEntry      *entry,
           HubVocabulary  vocabulary)
{
  GPtrArray *terms = hub_entry_get_terms (entry);

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);

      if (term->vocabulary == vocabulary)
        return term;
    }

  return NULL;
}

static HubWork
find_work (HubEntry      *entry,
           const HubTerm *type)   /* (nullable) */
{
  const char *code = type != NULL && type->code != NULL ? type->code : "";

  switch (hub_entry_get_kind (entry))
    {
    case HUB_KIND_EVENT:
      return HUB_WORK_EVENT;
    case HUB_KIND_VIDEO:
      return HUB_WORK_VIDEO;
    case HUB_KIND_DOCUMENT:
      break;
    case HUB_KIND_TRAINING:
      if (type == NULL)
        return HUB_WORK_WEB_PAGE;
      break;
    case HUB_KIND_PRACTICE:
    case HUB_KIND_PROJECT:
    case HUB_KIND_OTHER:
    default:
      return HUB_WORK_WEB_PAGE;
    }

  if (g_str_equal (code, "journal-article"))
    return HUB_WORK_ARTICLE;
  if (g_str_equal (code, "resolution"))
    return HUB_WORK_RESOLUTION;
  if (g_str_equal (code, "link") || g_str_equal (code, "e-learning-course"))
    return HUB_WORK_WEB_PAGE;
  return HUB_WORK_REPORT;
}

static char **
dup_authors (HubEntry *entry)
{
  const char *const *publishers = hub_entry_get_publishers (entry);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; publishers[i] != NULL; i++)
    {
      g_autofree char *author = dup_line (publishers[i]);

      if (*author != '\0')
        g_strv_builder_take (builder, g_steal_pointer (&author));
    }

  return g_strv_builder_end (builder);
}

/* What has been published has that date; what takes place, or runs, has the other. */
static void
find_dates (HubCitation *self)
{
  HubDate starts = *hub_entry_get_starts (self->entry);
  HubDate ends = *hub_entry_get_ends (self->entry);

  self->from = *hub_entry_get_published (self->entry);
  if (starts.precision == HUB_DATE_UNKNOWN ||
      (self->work == HUB_WORK_REPORT && self->from.precision != HUB_DATE_UNKNOWN))
    return;

  self->from = starts;
  self->is_ongoing = hub_entry_is_ongoing (self->entry);
  if (!self->is_ongoing && hub_date_compare (&ends, &starts) > 0)
    self->to = ends;
}

static HubDate
day_of (gint64 seconds)
{
  HubDate date = HUB_DATE_INIT;
  g_autoptr(GDateTime) moment = seconds > 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;

  if (moment != NULL)
    {
      date.precision = HUB_DATE_DAY;
      g_date_time_get_ymd (moment, &date.year, &date.month, &date.day);
    }
  return date;
}

/* The resource has one language, or else the entry speaks for it in its own. */
static char *
dup_language (HubEntry *entry)
{
  const char *const *languages = hub_entry_get_languages (entry);
  gboolean is_one = languages[0] != NULL && languages[1] == NULL;

  return dup_line (is_one ? languages[0] : hub_entry_get_langcode (entry));
}

/**
 * hub_citation_new:
 * @entry: an entry
 * @as_of: Unix seconds: the age of the catalogue's copy, 0 unknown
 *
 * Gathers what a reference to an entry says. Any thread.
 *
 * Returns: (transfer full): the reference
 */
HubCitation *
hub_citation_new (HubEntry *entry,
                  gint64    as_of)
{
  HubCitation *self = g_new0 (HubCitation, 1);
  const HubTerm *type = find_term (entry, HUB_VOCABULARY_TYPE);

  self->entry = g_object_ref (entry);
  self->work = find_work (entry, type);
  self->title = dup_line (hub_entry_get_title (entry));
  self->authors = dup_authors (entry);
  find_dates (self);
  self->symbol = hub_symbol_dup (entry);
  self->type = type != NULL ? dup_line (type->label) : NULL;
  self->type_name = type != NULL ? dup_line (hub_term_get_name (type)) : NULL;
  self->place = dup_line (hub_entry_get_location (entry));
  if (hub_export_is_web_uri (hub_entry_get_url (entry)))
    self->url = dup_line (hub_entry_get_url (entry));
  self->language = dup_language (entry);
  self->summary = hub_text_clean (hub_entry_get_summary (entry), HUB_TEXT_PARAGRAPHS, 0, NULL);
  self->accessed = day_of (as_of);
  return self;
}

void
hub_citation_free (HubCitation *self)
{
  g_object_unref (self->entry);
  g_free (self->title);
  g_strfreev (self->authors);
  g_free (self->symbol);
  g_free (self->type);
  g_free (self->type_name);
  g_free (self->place);
  g_free (self->url);
  g_free (self->language);
  g_free (self->summary);
  g_free (self);
}

/* What stands in brackets at the end, as in “International Labour Organization (ILO)”. */
static char *
dup_acronym (const char *author)
{
  const char *open = strrchr (author, '(');
  const char *close = open != NULL ? strchr (open, ')') : NULL;

  return close != NULL && close[1] == '\0' && close - open > 2
         ? g_strndup (open + 1, close - open - 1) : g_strdup (author);
}

/* The first word of @text that is written in ASCII, up to 20 letters. */
static char *
dup_word (const char *text)
{
  g_autofree char *slug = hub_text_slug (text);
  g_auto(GStrv) words = g_strsplit (slug, "-", 0);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_is_ascii (words[i]) && strlen (words[i]) >= 2)
      return g_strndup (words[i], 20);

  return NULL;
}

/**
 * hub_citation_dup_key:
 * @self: a reference
 *
 * Makes a key that an entry in one language keeps, and shares with no other: the first word or the
 * acronym of its author, and some digits of a hash of its id. What the hub corrects more often,
 * title and date, is no part of it.
 *
 * Returns: (transfer full): small ASCII letters, digits and a hyphen, such as "unodc-1a2b3c4d"
 */
char *
hub_citation_dup_key (HubCitation *self)
{
  g_autofree char *id = g_strdup_printf ("%s %s", hub_entry_get_uuid (self->entry),
                                         hub_entry_get_langcode (self->entry));
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
  g_autofree char *acronym = self->authors[0] != NULL ? dup_acronym (self->authors[0]) : NULL;
  g_autofree char *word = acronym != NULL ? dup_word (acronym) : NULL;

  return g_strdup_printf ("%s-%.*s", word != NULL ? word : "hub", KEY_HASH_DIGITS, hash);
}

/**
 * hub_citation_dup_keywords:
 * @self: a reference
 *
 * Lists what the hub files the entry under.
 *
 * Returns: (transfer full): labels of the terms with "; " between them, maybe ""
 */
char *
hub_citation_dup_keywords (HubCitation *self)
{
  GPtrArray *terms = hub_entry_get_terms (self->entry);
  GString *keywords = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);

      g_string_append_printf (keywords, "%s%s", i > 0 ? "; " : "", term->label);
    }
  return g_string_free (keywords, FALSE);
}
