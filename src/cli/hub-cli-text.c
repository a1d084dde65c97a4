/* hub-cli-text.c: results for people to read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-text.h"

#include "hub-facet.h"
#include "hub-term-names.h"

#include <glib/gi18n-lib.h>

#define KIND_COLUMNS 9
#define DATE_COLUMNS 10
#define LABEL_COLUMNS 14

/* Prints @text in a column of its own. */
static void
print_column (const char *text,
              int         columns)
{
  int left = columns - (int) g_utf8_strlen (text, -1);

  g_print ("%s%*s  ", text, MAX (left, 0), "");
}

static char *
dup_date (const HubDate *date)
{
  return date->precision != HUB_DATE_UNKNOWN ? hub_date_to_string (date) : NULL;
}

/**
 * hub_cli_text_print_row:
 * @entry: an entry
 *
 * Prints one line: UUID, kind, date, title, publisher.
 */
void
hub_cli_text_print_row (HubEntry *entry)
{
  g_autofree char *published = dup_date (hub_entry_get_published (entry));
  g_autofree char *starts = dup_date (hub_entry_get_starts (entry));
  g_autofree char *publisher = hub_entry_dup_publisher (entry);

  g_print ("%s  ", hub_entry_get_uuid (entry));
  print_column (hub_kind_get_label (hub_entry_get_kind (entry)), KIND_COLUMNS);
  print_column (published != NULL ? published : starts != NULL ? starts : "", DATE_COLUMNS);
  g_print ("%s%s%s", hub_entry_get_title (entry), publisher != NULL ? " · " : "",
           publisher != NULL ? publisher : "");
  if (hub_entry_is_withdrawn (entry))
    g_print (" · %s", _("no longer on the hub"));
  g_print ("\n");
}

/**
 * hub_cli_text_print_field:
 * @label: what it is
 * @value: (nullable): %NULL or "" prints nothing
 *
 * Prints one line, labels and values each in a column.
 */
void
hub_cli_text_print_field (const char *label,
                          const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  print_column (label, LABEL_COLUMNS);
  g_print ("%s\n", value);
}

static void
print_strings (const char        *label,
               const char *const *values)
{
  g_autofree char *line = g_strjoinv ("; ", (char **) values);

  hub_cli_text_print_field (label, line);
}

static void
print_period (HubEntry *entry)
{
  g_autofree char *starts = dup_date (hub_entry_get_starts (entry));
  g_autofree char *ends = dup_date (hub_entry_get_ends (entry));

  hub_cli_text_print_field (_("Starts"), starts);
  hub_cli_text_print_field (_("Ends"), hub_entry_is_ongoing (entry) ? _("ongoing") : ends);
}

static void
print_terms (HubEntry *entry)
{
  GPtrArray *terms = hub_entry_get_terms (entry);

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);

      hub_cli_text_print_field (hub_facet_get_label ((HubFacet) term->vocabulary),
                                hub_term_get_name (term));
    }
}

static void
print_attachments (HubEntry *entry)
{
  GPtrArray *attachments = hub_entry_get_attachments (entry);

  for (guint i = 0; i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);
      const char *name = attachment->title != NULL ? attachment->title : attachment->name;
      g_autofree char *line = NULL;

      line = g_strjoin (" · ", name != NULL ? name : "–",
                        attachment->uri != NULL ? attachment->uri : attachment->mime, NULL);
      hub_cli_text_print_field (attachment->is_file ? _("File") : _("Link"), line);
    }
}

/**
 * hub_cli_text_print_entry:
 * @entry: an entry
 *
 * Prints all fields of an entry that say something, then its text.
 */
void
hub_cli_text_print_entry (HubEntry *entry)
{
  g_autofree char *published = dup_date (hub_entry_get_published (entry));

  g_print ("%s\n\n", hub_entry_get_title (entry));
  hub_cli_text_print_field (_("Kind"), hub_kind_get_label (hub_entry_get_kind (entry)));
  print_strings (_("Publisher"), hub_entry_get_publishers (entry));
  hub_cli_text_print_field (_("Published"), published);
  print_period (entry);
  hub_cli_text_print_field (_("Location"), hub_entry_get_location (entry));
  hub_cli_text_print_field (_("Mode"), hub_entry_get_mode (entry));
  hub_cli_text_print_field (_("Practice type"), hub_entry_get_practice_type (entry));
  print_strings (_("Audience"), hub_entry_get_audiences (entry));
  print_strings (_("Language"), hub_entry_get_languages (entry));
  hub_cli_text_print_field (_("Scope"), hub_scope_get_label (hub_entry_get_scope (entry)));
  print_terms (entry);
  print_attachments (entry);
  hub_cli_text_print_field (_("Web page"), hub_entry_get_url (entry));
  hub_cli_text_print_field (_("UUID"), hub_entry_get_uuid (entry));
  if (hub_entry_get_summary (entry) != NULL)
    g_print ("\n%s\n", hub_entry_get_summary (entry));
  if (hub_entry_get_body_text (entry) != NULL &&
      g_strcmp0 (hub_entry_get_body_text (entry), hub_entry_get_summary (entry)) != 0)
    g_print ("\n%s\n", hub_entry_get_body_text (entry));
}
