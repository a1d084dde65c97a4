/* hub-entry-part.c: what an entry says, part by part
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts have the names of the change log (hub-catalogue-log.c), but they are texts for people:
 * what they say differs if and only if what they are compared by does. Terms are compared by the
 * labels that the hub gives them, and shown by their names in the language of the interface.
 */

#define G_LOG_DOMAIN "hub-entry-part"

#include "hub-entry-part.h"

#include "hub-term-names.h"

#include <string.h>

static char *
dup_text (const char *text)   /* (nullable) */
{
  return g_strdup (text != NULL ? text : "");
}

static char *
dup_kind (HubEntry *entry)
{
  return g_strdup (hub_kind_get_label (hub_entry_get_kind (entry)));
}

static char *
dup_title (HubEntry *entry)
{
  return dup_text (hub_entry_get_title (entry));
}

static char *
dup_summary (HubEntry *entry)
{
  return dup_text (hub_entry_get_summary (entry));
}

static char *
dup_body (HubEntry *entry)
{
  return dup_text (hub_entry_get_body_text (entry));
}

static char *
dup_url (HubEntry *entry)
{
  return dup_text (hub_entry_get_url (entry));
}

static char *
dup_date (const HubDate *date)
{
  return date->precision != HUB_DATE_UNKNOWN ? hub_date_to_string (date) : g_strdup ("");
}

static char *
dup_published (HubEntry *entry)
{
  return dup_date (hub_entry_get_published (entry));
}

static char *
dup_starts (HubEntry *entry)
{
  return dup_date (hub_entry_get_starts (entry));
}

static char *
dup_ends (HubEntry *entry)
{
  return dup_date (hub_entry_get_ends (entry));
}

static char *
dup_location (HubEntry *entry)
{
  return dup_text (hub_entry_get_location (entry));
}

static char *
dup_mode (HubEntry *entry)
{
  return dup_text (hub_entry_get_mode (entry));
}

static char *
dup_practice_type (HubEntry *entry)
{
  return dup_text (hub_entry_get_practice_type (entry));
}

static char *
dup_publishers (HubEntry *entry)
{
  return g_strjoinv ("\n", (char **) hub_entry_get_publishers (entry));
}

static char *
dup_languages (HubEntry *entry)
{
  return g_strjoinv ("\n", (char **) hub_entry_get_languages (entry));
}

static char *
dup_audiences (HubEntry *entry)
{
  return g_strjoinv ("\n", (char **) hub_entry_get_audiences (entry));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static const char *
get_label (const HubTerm *term)
{
  return term->label;
}

/* In an order of our own: that in which the hub names them says nothing. */
static char *
dup_lines (HubEntry      *entry,
           HubVocabulary  vocabulary,
           const char  *(*get_text) (const HubTerm *term))
{
  GPtrArray *terms = hub_entry_get_terms (entry);
  g_autoptr(GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);

      if (term->vocabulary == vocabulary)
        g_ptr_array_add (lines, (char *) get_text (term));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
dup_terms (HubEntry      *entry,
           HubVocabulary  vocabulary)
{
  return dup_lines (entry, vocabulary, get_label);
}

static char *
dup_objective (HubEntry *entry)
{
  return dup_terms (entry, HUB_VOCABULARY_OBJECTIVE);
}

static char *
dup_principle (HubEntry *entry)
{
  return dup_terms (entry, HUB_VOCABULARY_PRINCIPLE);
}

static char *
dup_region (HubEntry *entry)
{
  return dup_terms (entry, HUB_VOCABULARY_REGION);
}

static char *
dup_country (HubEntry *entry)
{
  return dup_terms (entry, HUB_VOCABULARY_COUNTRY);
}

static char *
dup_type (HubEntry *entry)
{
  return dup_terms (entry, HUB_VOCABULARY_TYPE);
}

/* The name or the title, and the address: a new file may have the old one's name. */
static char *
dup_attachments (HubEntry *entry,
                 gboolean  are_files)
{
  GPtrArray *attachments = hub_entry_get_attachments (entry);
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);
      const char *name = attachment->title != NULL ? attachment->title : attachment->name;

      if (!!attachment->is_file != are_files)
        continue;
      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      if (name != NULL)
        g_string_append (lines, name);
      if (attachment->uri != NULL)
        g_string_append_printf (lines, "%s%s", name != NULL ? " — " : "", attachment->uri);
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static char *
dup_files (HubEntry *entry)
{
  return dup_attachments (entry, TRUE);
}

static char *
dup_links (HubEntry *entry)
{
  return dup_attachments (entry, FALSE);
}

/* What is looked at first stands first. */
static const struct
{
  const char *name;
  char     *(*dup) (HubEntry *entry);
} parts[] = {
  { "title", dup_title },
  { "summary", dup_summary },
  { "body", dup_body },
  { "files", dup_files },
  { "links", dup_links },
  { "kind", dup_kind },
  { "type", dup_type },
  { "published", dup_published },
  { "starts", dup_starts },
  { "ends", dup_ends },
  { "location", dup_location },
  { "mode", dup_mode },
  { "practice_type", dup_practice_type },
  { "publishers", dup_publishers },
  { "languages", dup_languages },
  { "audiences", dup_audiences },
  { "objective", dup_objective },
  { "principle", dup_principle },
  { "region", dup_region },
  { "country", dup_country },
  { "url", dup_url },
};

/**
 * hub_entry_dup_part:
 * @entry: a whole entry
 * @part: the name of a part
 *
 * Writes a part of an entry as text; lists have a line for each of theirs. Any thread.
 *
 * Returns: (transfer full): plain text, "" for a part that it lacks
 */
char *
hub_entry_dup_part (HubEntry   *entry,
                    const char *part)
{
  g_return_val_if_fail (HUB_IS_ENTRY (entry), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].name, part))
      return parts[i].dup (entry);

  return g_strdup ("");
}

/**
 * hub_entry_dup_shown_part:
 * @entry: a whole entry
 * @part: the name of a part
 *
 * Writes a part of an entry as [func@Hub.Entry.dup_part] does, but terms by their names in the
 * language of the interface. Any thread.
 *
 * Returns: (transfer full): plain text, "" for a part that it lacks
 */
char *
hub_entry_dup_shown_part (HubEntry   *entry,
                          const char *part)
{
  HubVocabulary vocabulary;

  g_return_val_if_fail (HUB_IS_ENTRY (entry), NULL);

  return hub_vocabulary_from_string (part, &vocabulary)
         ? dup_lines (entry, vocabulary, hub_term_get_name)
         : hub_entry_dup_part (entry, part);
}

/**
 * hub_entry_list_changed_parts:
 * @before: a whole entry
 * @now: the same, as it is now
 *
 * Finds out which parts of an entry say something else. Any thread; keep it off the main one for
 * many.
 *
 * Returns: (transfer full) (array zero-terminated=1): their names, the most telling first
 */
char **
hub_entry_list_changed_parts (HubEntry *before,
                              HubEntry *now)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (HUB_IS_ENTRY (before), NULL);
  g_return_val_if_fail (HUB_IS_ENTRY (now), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *one = parts[i].dup (before);
      g_autofree char *two = parts[i].dup (now);

      if (!g_str_equal (one, two))
        g_strv_builder_add (names, parts[i].name);
    }

  return g_strv_builder_end (names);
}
