/* hub-cli-text.c: results for people to read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-text.h"

#include "hub-cli-columns.h"
#include "hub-facet.h"
#include "hub-term-names.h"

#include <glib/gi18n-lib.h>

#define DATE_COLUMNS 10
#define MIN_LABEL_COLUMNS 14

/* A line of an entry's fields. */
typedef struct
{
  char *label;     /* (owned) */
  char *value;     /* (owned) */
} Field;

static void
field_free (Field *field)
{
  g_free (field->label);
  g_free (field->value);
  g_free (field);
}

/* Prints @text in a column of its own. */
static void
print_column (const char *text,
              guint       columns)
{
  g_autofree char *cell = hub_cli_columns_pad (text, columns);

  g_print ("%s  ", cell);
}

/* As wide as the longest word for a kind is in the user's language. */
static guint
get_kind_columns (void)
{
  guint columns = 0;

  for (HubKind kind = 0; kind < HUB_N_KINDS; kind++)
    columns = MAX (columns, hub_cli_columns_measure (hub_kind_get_label (kind)));

  return columns;
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
  print_column (hub_kind_get_label (hub_entry_get_kind (entry)), get_kind_columns ());
  print_column (published != NULL ? published : starts != NULL ? starts : "", DATE_COLUMNS);
  g_print ("%s%s%s", hub_entry_get_title (entry), publisher != NULL ? " · " : "",
           publisher != NULL ? publisher : "");
  if (hub_entry_is_withdrawn (entry))
    g_print (" · %s", _("no longer on the hub"));
  g_print ("\n");
}

/**
 * hub_cli_fields_new:
 *
 * Begins a table of labels and values.
 *
 * Returns: (transfer full): an empty table
 */
HubCliFields *
hub_cli_fields_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
}

/**
 * hub_cli_fields_add:
 * @self: a table
 * @label: what it is
 * @value: (nullable): %NULL or "" adds nothing
 *
 * Adds a line.
 */
void
hub_cli_fields_add (HubCliFields *self,
                    const char   *label,
                    const char   *value)
{
  Field *field = NULL;

  if (value == NULL || *value == '\0')
    return;
  field = g_new0 (Field, 1);
  field->label = g_strdup (label);
  field->value = g_strdup (value);
  g_ptr_array_add (self, field);
}

/**
 * hub_cli_fields_print:
 * @self: a table
 *
 * Prints all lines, labels and values each in a column.
 */
void
hub_cli_fields_print (HubCliFields *self)
{
  guint columns = MIN_LABEL_COLUMNS;

  for (guint i = 0; i < self->len; i++)
    {
      const Field *field = g_ptr_array_index (self, i);

      columns = MAX (columns, hub_cli_columns_measure (field->label));
    }
  for (guint i = 0; i < self->len; i++)
    {
      const Field *field = g_ptr_array_index (self, i);

      print_column (field->label, columns);
      g_print ("%s\n", field->value);
    }
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
  g_autoptr(GPtrArray) fields = hub_cli_fields_new ();

  hub_cli_fields_add (fields, label, value);
  hub_cli_fields_print (fields);
}

static void
add_strings (HubCliFields      *fields,
             const char        *label,
             const char *const *values)
{
  /* Translators: what stands between the values of a field, which may have commas in them */
  g_autofree char *line = g_strjoinv (C_("list of values", "; "), (char **) values);

  hub_cli_fields_add (fields, label, line);
}

static void
add_period (HubCliFields *fields,
            HubEntry     *entry)
{
  g_autofree char *starts = dup_date (hub_entry_get_starts (entry));
  g_autofree char *ends = dup_date (hub_entry_get_ends (entry));

  hub_cli_fields_add (fields, _("Starts"), starts);
  hub_cli_fields_add (fields, _("Ends"), hub_entry_is_ongoing (entry) ? _("ongoing") : ends);
}

static void
add_terms (HubCliFields *fields,
           HubEntry     *entry)
{
  GPtrArray *terms = hub_entry_get_terms (entry);

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);

      hub_cli_fields_add (fields, hub_facet_get_label ((HubFacet) term->vocabulary),
                          hub_term_get_name (term));
    }
}

static void
add_attachments (HubCliFields *fields,
                 HubEntry     *entry)
{
  GPtrArray *attachments = hub_entry_get_attachments (entry);

  for (guint i = 0; i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);
      const char *name = attachment->title != NULL ? attachment->title : attachment->name;
      g_autofree char *line = NULL;

      line = g_strjoin (" · ", name != NULL ? name : "–",
                        attachment->uri != NULL ? attachment->uri : attachment->mime, NULL);
      hub_cli_fields_add (fields, attachment->is_file ? _("File") : _("Link"), line);
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
  g_autoptr(GPtrArray) fields = hub_cli_fields_new ();

  g_print ("%s\n\n", hub_entry_get_title (entry));
  hub_cli_fields_add (fields, _("Kind"), hub_kind_get_label (hub_entry_get_kind (entry)));
  add_strings (fields, _("Publisher"), hub_entry_get_publishers (entry));
  hub_cli_fields_add (fields, _("Published"), published);
  add_period (fields, entry);
  hub_cli_fields_add (fields, _("Location"), hub_entry_get_location (entry));
  hub_cli_fields_add (fields, _("Attendance"), hub_entry_get_mode (entry));
  hub_cli_fields_add (fields, _("Type of practice"), hub_entry_get_practice_type (entry));
  add_strings (fields, _("Audience"), hub_entry_get_audiences (entry));
  add_strings (fields, _("Language"), hub_entry_get_languages (entry));
  hub_cli_fields_add (fields, _("Scope"), hub_scope_get_label (hub_entry_get_scope (entry)));
  add_terms (fields, entry);
  add_attachments (fields, entry);
  hub_cli_fields_add (fields, _("Web page"), hub_entry_get_url (entry));
  hub_cli_fields_add (fields, _("UUID"), hub_entry_get_uuid (entry));
  hub_cli_fields_print (fields);
  if (hub_entry_get_summary (entry) != NULL)
    g_print ("\n%s\n", hub_entry_get_summary (entry));
  if (hub_entry_get_body_text (entry) != NULL &&
      g_strcmp0 (hub_entry_get_body_text (entry), hub_entry_get_summary (entry)) != 0)
    g_print ("\n%s\n", hub_entry_get_body_text (entry));
}
