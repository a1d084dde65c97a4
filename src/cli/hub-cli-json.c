/* hub-cli-json.c: the JSON shapes of the command line
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Scripts rest on these: members are added, never renamed or taken away. A value that is not known
 * is null.
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-json.h"

#include "hub-query-parse.h"

#include <stdio.h>

/**
 * hub_cli_json_add_string:
 * @builder: in an object
 * @name: of the member
 * @value: (nullable): text, %NULL for null
 *
 * Adds a member.
 */
void
hub_cli_json_add_string (JsonBuilder *builder,
                         const char  *name,
                         const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * hub_cli_json_add_int:
 * @builder: in an object
 * @name: of the member
 * @value: a number
 *
 * Adds a member.
 */
void
hub_cli_json_add_int (JsonBuilder *builder,
                      const char  *name,
                      gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * hub_cli_json_add_bool:
 * @builder: in an object
 * @name: of the member
 * @value: true or false
 *
 * Adds a member.
 */
void
hub_cli_json_add_bool (JsonBuilder *builder,
                       const char  *name,
                       gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/**
 * hub_cli_json_add_time:
 * @builder: in an object
 * @name: of the member
 * @seconds: Unix seconds, 0 for null
 *
 * Adds a time as "2026-11-23T09:00:00Z".
 */
void
hub_cli_json_add_time (JsonBuilder *builder,
                       const char  *name,
                       gint64       seconds)
{
  g_autoptr(GDateTime) time = seconds > 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  hub_cli_json_add_string (builder, name, text);
}

static void
add_date (JsonBuilder   *builder,
          const char    *name,
          const HubDate *date)
{
  g_autofree char *text = NULL;

  if (date->precision != HUB_DATE_UNKNOWN)
    text = hub_date_to_string (date);
  hub_cli_json_add_string (builder, name, text);
}

static void
add_strings (JsonBuilder       *builder,
             const char        *name,
             const char *const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

/* {"objective": ["10"], …}: vocabularies with terms only. Terms come sorted by vocabulary. */
static void
add_codes (JsonBuilder *builder,
           GPtrArray   *terms)
{
  gboolean is_open = FALSE;

  json_builder_set_member_name (builder, "terms");
  json_builder_begin_object (builder);
  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);
      const HubTerm *before = i > 0 ? g_ptr_array_index (terms, i - 1) : NULL;

      if (before == NULL || before->vocabulary != term->vocabulary)
        {
          if (is_open)
            json_builder_end_array (builder);
          json_builder_set_member_name (builder, hub_vocabulary_to_string (term->vocabulary));
          json_builder_begin_array (builder);
          is_open = TRUE;
        }
      json_builder_add_string_value (builder, term->code != NULL ? term->code : term->uuid);
    }
  if (is_open)
    json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* What the codes are called: {"objective": {"10": "10 - Eradicate trafficking"}} would lose the
 * order, so it is a list. */
static void
add_labels (JsonBuilder *builder,
            GPtrArray   *terms)
{
  json_builder_set_member_name (builder, "labels");
  json_builder_begin_array (builder);
  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);

      json_builder_begin_object (builder);
      hub_cli_json_add_string (builder, "vocabulary", hub_vocabulary_to_string (term->vocabulary));
      hub_cli_json_add_string (builder, "code", term->code);
      hub_cli_json_add_string (builder, "label", term->label);
      hub_cli_json_add_string (builder, "uuid", term->uuid);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_attachments (JsonBuilder *builder,
                 const char  *name,
                 GPtrArray   *attachments,
                 gboolean     are_files)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);

      if (!attachment->is_file != !are_files)
        continue;
      json_builder_begin_object (builder);
      hub_cli_json_add_string (builder, "url", attachment->uri);
      hub_cli_json_add_string (builder, "title", attachment->title);
      hub_cli_json_add_string (builder, "name", attachment->name);
      hub_cli_json_add_string (builder, "mime", attachment->mime);
      hub_cli_json_add_string (builder, "langcode", attachment->langcode);
      json_builder_set_member_name (builder, "bytes");
      if (attachment->size >= 0)
        json_builder_add_int_value (builder, attachment->size);
      else
        json_builder_add_null_value (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * hub_cli_json_add_row:
 * @builder: in an object
 * @entry: an entry
 *
 * Adds the members that a row of a list has.
 */
void
hub_cli_json_add_row (JsonBuilder *builder,
                      HubEntry    *entry)
{
  g_autofree char *publisher = hub_entry_dup_publisher (entry);

  hub_cli_json_add_string (builder, "uuid", hub_entry_get_uuid (entry));
  hub_cli_json_add_string (builder, "langcode", hub_entry_get_langcode (entry));
  hub_cli_json_add_string (builder, "kind", hub_kind_to_string (hub_entry_get_kind (entry)));
  hub_cli_json_add_string (builder, "title", hub_entry_get_title (entry));
  hub_cli_json_add_string (builder, "publisher", publisher);
  add_date (builder, "published", hub_entry_get_published (entry));
  hub_cli_json_add_string (builder, "url", hub_entry_get_url (entry));
  hub_cli_json_add_bool (builder, "withdrawn", hub_entry_is_withdrawn (entry));
  add_codes (builder, hub_entry_get_terms (entry));
}

/**
 * hub_cli_json_add_fields:
 * @builder: in an object
 * @entry: an entry
 *
 * Adds the members that a row has not.
 */
void
hub_cli_json_add_fields (JsonBuilder *builder,
                         HubEntry    *entry)
{
  hub_cli_json_add_string (builder, "origin", hub_entry_get_origin (entry));
  hub_cli_json_add_int (builder, "nid", hub_entry_get_nid (entry));
  hub_cli_json_add_time (builder, "changed", hub_entry_get_changed (entry));
  hub_cli_json_add_string (builder, "scope", hub_scope_to_string (hub_entry_get_scope (entry)));
  add_strings (builder, "publishers", hub_entry_get_publishers (entry));
  add_strings (builder, "languages", hub_entry_get_languages (entry));
  add_date (builder, "starts", hub_entry_get_starts (entry));
  add_date (builder, "ends", hub_entry_get_ends (entry));
  hub_cli_json_add_bool (builder, "ongoing", hub_entry_is_ongoing (entry));
  hub_cli_json_add_string (builder, "location", hub_entry_get_location (entry));
  hub_cli_json_add_string (builder, "mode", hub_entry_get_mode (entry));
  hub_cli_json_add_string (builder, "practice_type", hub_entry_get_practice_type (entry));
  add_strings (builder, "audiences", hub_entry_get_audiences (entry));
  hub_cli_json_add_string (builder, "summary", hub_entry_get_summary (entry));
  hub_cli_json_add_string (builder, "body_text", hub_entry_get_body_text (entry));
  hub_cli_json_add_string (builder, "body_html", hub_entry_get_body_html (entry));
  add_labels (builder, hub_entry_get_terms (entry));
  add_attachments (builder, "files", hub_entry_get_attachments (entry), TRUE);
  add_attachments (builder, "links", hub_entry_get_attachments (entry), FALSE);
}

/**
 * hub_cli_json_add_counts:
 * @builder: in an object
 * @results: what a search gave
 *
 * Adds "counts": for each facet, how many entries each of its values would give, zeros too.
 */
void
hub_cli_json_add_counts (JsonBuilder *builder,
                         HubResults  *results)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    {
      guint n_values = 0;
      const HubFacetValue *values = hub_results_get_values (results, facet, &n_values);

      json_builder_set_member_name (builder, hub_facet_to_string (facet));
      json_builder_begin_object (builder);
      for (guint i = 0; i < n_values; i++)
        hub_cli_json_add_int (builder, values[i].code, values[i].count);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

/**
 * hub_cli_json_add_suggestion:
 * @builder: in an object
 * @suggestion: (nullable): what would give an empty answer something
 *
 * Adds "suggestion": the change, what is changed, what to write instead, and the query that has
 * it, to be asked as text; or null.
 */
void
hub_cli_json_add_suggestion (JsonBuilder         *builder,
                             const HubSuggestion *suggestion)
{
  g_autofree char *query = NULL;

  if (suggestion == NULL)
    {
      hub_cli_json_add_string (builder, "suggestion", NULL);
      return;
    }

  query = hub_query_print (suggestion->query);
  json_builder_set_member_name (builder, "suggestion");
  json_builder_begin_object (builder);
  hub_cli_json_add_string (builder, "change", hub_remedy_to_string (suggestion->remedy));
  hub_cli_json_add_string (builder, "what", suggestion->what);
  hub_cli_json_add_string (builder, "instead", suggestion->instead);
  hub_cli_json_add_bool (builder, "excluded", suggestion->is_excluded);
  hub_cli_json_add_string (builder, "query", query);
  hub_cli_json_add_int (builder, "total", suggestion->total);
  json_builder_end_object (builder);
}

/**
 * hub_cli_json_print:
 * @builder: a finished document
 *
 * Writes the document to standard output: UTF-8, whatever the locale, and a newline.
 */
void
hub_cli_json_print (JsonBuilder *builder)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  fputs (text, stdout);
  fputc ('\n', stdout);
}
