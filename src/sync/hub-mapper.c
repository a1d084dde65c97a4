/* hub-mapper.c: from a resource of the API to an entry or a term
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Nothing from the server is trusted: what has the wrong type, is out of range or cannot be read
 * is left unknown, field by field (FAULTS.md F28, F31); only an entry without a usable id, type or
 * title is given up (F29). The limits are those of FAULTS.md.
 */

#define G_LOG_DOMAIN "hub-mapper"

#include "hub-mapper-private.h"

#include "hub-address.h"
#include "hub-html.h"
#include "hub-known-terms.h"
#include "hub-text.h"

#include <glib/gi18n-lib.h>

#define MAX_ID_BYTES      128
#define MAX_TITLE_BYTES   (4 * 1024)
#define MAX_SUMMARY_BYTES (64 * 1024)
#define MAX_BODY_BYTES    (2 * 1024 * 1024)
#define FIRST_YEAR        1900

/**
 * hub_mapper_is_usable_id:
 * @id: what a hub calls a thing
 *
 * Returns: whether it is an id as we keep them: letters, digits, hyphens, at most 128 bytes
 */
gboolean
hub_mapper_is_usable_id (const char *id)
{
  gsize length = strlen (id);

  for (const char *p = id; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_')
      return FALSE;

  return length > 0 && length <= MAX_ID_BYTES;
}

/* The first of @paths that gives text, cleaned; %NULL if none does. */
static char *
dup_line (JsonapiResource *resource,
          char           **paths,
          gsize            max_bytes)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      const char *text = jsonapi_resource_get_string (resource, paths[i]);
      g_autofree char *line = NULL;

      if (text == NULL)
        continue;
      line = hub_text_clean (text, HUB_TEXT_LINE, max_bytes, NULL);
      if (line[0] != '\0')
        return g_steal_pointer (&line);
    }

  return NULL;
}

static const char *
get_text (JsonapiResource *resource,
          char           **paths)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      const char *text = jsonapi_resource_get_string (resource, paths[i]);

      if (text != NULL && text[0] != '\0')
        return text;
    }

  return NULL;
}

/* Plain text of what may be markup, or %NULL. */
static char *
dup_prose (JsonapiResource *resource,
           char           **paths,
           gsize            max_bytes)
{
  const char *text = get_text (resource, paths);
  g_autofree char *plain = text != NULL ? hub_html_to_text (text, max_bytes) : NULL;
  g_autofree char *clean = NULL;

  if (plain == NULL)
    return NULL;

  clean = hub_text_clean (plain, HUB_TEXT_PARAGRAPHS, max_bytes, NULL);

  return clean[0] != '\0' ? g_steal_pointer (&clean) : NULL;
}

/* Adds the parts of @text to @builder, cleaned; returns how many. */
static guint
add_lines (GStrvBuilder *builder,
           const char   *text,
           const char   *separator,
           guint         max)
{
  g_auto(GStrv) parts = g_strsplit (text, separator, HUB_MAPPER_VALUES);
  guint n = 0;

  for (guint i = 0; parts[i] != NULL && n < max; i++)
    {
      g_autofree char *line = hub_text_clean (parts[i], HUB_TEXT_LINE, HUB_MAPPER_NAME_BYTES, NULL);

      g_strstrip (line);
      if (line[0] == '\0')
        continue;
      g_strv_builder_take (builder, g_steal_pointer (&line));
      n++;
    }

  return n;
}

/* What the other end of a relationship is called: a term, an entry or an account. */
static const char *
get_name (JsonapiDocument         *document,
          const JsonapiIdentifier *identifier)
{
  JsonapiResource *other = jsonapi_document_find_included (document, identifier->type,
                                                           identifier->id);
  const char *name = other != NULL ? jsonapi_resource_get_string (other, "name") : NULL;

  return name != NULL || other == NULL ? name : jsonapi_resource_get_string (other, "title");
}

static guint
add_names (GStrvBuilder     *builder,
           JsonapiDocument  *document,
           JsonapiResource  *resource,
           char            **relations)
{
  guint n = 0;

  for (guint i = 0; n == 0 && relations != NULL && relations[i] != NULL; i++)
    {
      g_autoptr(GArray) related = jsonapi_resource_dup_related (resource, relations[i]);

      for (guint j = 0; j < related->len && n < HUB_MAPPER_VALUES; j++)
        {
          const char *name = get_name (document, &g_array_index (related, JsonapiIdentifier, j));

          /* A name is one value, whatever stands in it. */
          n += name != NULL ? add_lines (builder, name, "\n", 1) : 0;
        }
    }

  return n;
}

/* All values of the first field of @role that has any, else the names that its references lead to;
 * @separator parts one text into several. */
static char **
dup_lines (const HubBundle *bundle,
           HubRole          role,
           JsonapiDocument *document,
           JsonapiResource *resource,
           const char      *separator)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  char **paths = bundle->fields[role];
  guint n = 0;

  for (guint i = 0; n == 0 && paths != NULL && paths[i] != NULL; i++)
    {
      g_auto(GStrv) values = jsonapi_resource_dup_strings (resource, paths[i]);

      for (guint j = 0; values != NULL && values[j] != NULL && n < HUB_MAPPER_VALUES; j++)
        n += add_lines (builder, values[j], separator, HUB_MAPPER_VALUES - n);
    }
  if (n == 0)
    add_names (builder, document, resource, bundle->references[role]);

  return g_strv_builder_end (builder);
}

/* The same where there is one value at most; %NULL for none. */
static char *
dup_one (const HubBundle *bundle,
         HubRole          role,
         JsonapiDocument *document,
         JsonapiResource *resource)
{
  char *line = dup_line (resource, bundle->fields[role], HUB_MAPPER_NAME_BYTES);
  g_auto(GStrv) names = NULL;
  g_autoptr(GStrvBuilder) builder = NULL;

  if (line != NULL || bundle->references[role] == NULL)
    return line;

  builder = g_strv_builder_new ();
  add_names (builder, document, resource, bundle->references[role]);
  names = g_strv_builder_end (builder);

  return g_strdup (names[0]);
}

static HubDate
get_date (const HubMapperContext *context,
          JsonapiResource        *resource,
          char                  **paths)
{
  HubDate date = HUB_DATE_INIT;

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      const char *text = jsonapi_resource_get_string (resource, paths[i]);

      if (text != NULL && hub_date_parse (text, &date) &&
          date.year >= FIRST_YEAR && date.year <= context->latest_year)
        return date;
    }

  return (HubDate) HUB_DATE_INIT;
}

/* "Present" in the end field, in the languages the hub is written in. */
static gboolean
says_present (JsonapiResource *resource,
              char           **paths)
{
  static const char *const words[] = { "present", "ongoing", "présent", "en cours", "presente",
                                       "en curso", NULL };
  const char *text = get_text (resource, paths);
  g_autofree char *folded = text != NULL && strlen (text) < 32 ? g_utf8_strdown (text, -1) : NULL;

  return folded != NULL && g_strv_contains (words, g_strstrip (folded));
}

static void
map_changed (const HubMapperContext *context,
             JsonapiResource        *resource,
             HubEntry               *entry)
{
  HubDate changed = HUB_DATE_INIT;
  const char *text = jsonapi_resource_get_string (resource, "changed");

  if (text != NULL && hub_date_parse (text, &changed) && changed.precision == HUB_DATE_TIME &&
      changed.year <= context->latest_year)
    hub_entry_set_changed (entry, changed.seconds);
}

static void
map_dates (const HubMapperContext *context,
           const HubBundle        *bundle,
           JsonapiResource        *resource,
           HubEntry               *entry)
{
  HubDate published = get_date (context, resource, bundle->fields[HUB_ROLE_PUBLISHED]);
  HubDate starts = get_date (context, resource, bundle->fields[HUB_ROLE_STARTS]);
  HubDate ends = get_date (context, resource, bundle->fields[HUB_ROLE_ENDS]);

  /* Where a hub keeps a time, midnight or whenever it was entered, only the day is meant. */
  if (published.precision == HUB_DATE_TIME)
    published = (HubDate) { HUB_DATE_DAY, published.year, published.month, published.day, 0 };
  if (hub_date_compare (&starts, &ends) == 0)
    ends = (HubDate) HUB_DATE_INIT;

  hub_entry_set_published (entry, &published);
  hub_entry_set_period (entry, &starts, &ends,
                        says_present (resource, bundle->fields[HUB_ROLE_ENDS]));
  map_changed (context, resource, entry);
}

static void
map_texts (const HubBundle *bundle,
           JsonapiDocument *document,
           JsonapiResource *resource,
           HubEntry        *entry)
{
  const char *body = get_text (resource, bundle->fields[HUB_ROLE_BODY]);
  g_autofree char *summary = dup_prose (resource, bundle->fields[HUB_ROLE_SUMMARY],
                                        MAX_SUMMARY_BYTES);
  g_autofree char *location = dup_one (bundle, HUB_ROLE_LOCATION, document, resource);
  g_autofree char *mode = dup_one (bundle, HUB_ROLE_MODE, document, resource);
  g_autofree char *practice_type = dup_one (bundle, HUB_ROLE_PRACTICE_TYPE, document, resource);

  if (body != NULL)
    {
      g_autofree char *html = hub_text_clean (body, HUB_TEXT_PARAGRAPHS, MAX_BODY_BYTES, NULL);
      g_autofree char *text = dup_prose (resource, bundle->fields[HUB_ROLE_BODY], MAX_BODY_BYTES);

      hub_entry_set_body (entry, html, text);
    }
  hub_entry_set_summary (entry, summary);
  hub_entry_set_location (entry, location);
  hub_entry_set_mode (entry, mode);
  hub_entry_set_practice_type (entry, practice_type);
}

/* A scope in words, or a box that is ticked for the whole world. */
static gboolean
is_global (const HubBundle *bundle,
           JsonapiDocument *document,
           JsonapiResource *resource)
{
  char **paths = bundle->fields[HUB_ROLE_SCOPE];
  g_autofree char *scope = dup_one (bundle, HUB_ROLE_SCOPE, document, resource);
  g_autofree char *folded = scope != NULL ? hub_text_fold (scope) : NULL;
  gboolean is_ticked = FALSE;

  for (guint i = 0; scope == NULL && paths != NULL && paths[i] != NULL; i++)
    if (jsonapi_resource_get_bool (resource, paths[i], &is_ticked))
      return is_ticked;

  return folded != NULL && g_str_has_prefix (folded, "global");
}

static void
map_lists (const HubBundle *bundle,
           JsonapiDocument *document,
           JsonapiResource *resource,
           HubEntry        *entry)
{
  g_auto(GStrv) publishers = dup_lines (bundle, HUB_ROLE_PUBLISHER, document, resource, ";");
  g_auto(GStrv) languages = dup_lines (bundle, HUB_ROLE_LANGUAGES, document, resource, ",");
  g_auto(GStrv) audiences = dup_lines (bundle, HUB_ROLE_AUDIENCES, document, resource, ";");

  hub_entry_set_publishers (entry, (const char *const *) publishers);
  hub_entry_set_languages (entry, (const char *const *) languages);
  hub_entry_set_audiences (entry, (const char *const *) audiences);
  hub_entry_set_is_global (entry, is_global (bundle, document, resource));
}

static void
map_terms (const HubBundle *bundle,
           JsonapiResource *resource,
           HubEntry        *entry)
{
  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    for (guint i = 0; bundle->relations[v] != NULL && bundle->relations[v][i] != NULL; i++)
      {
        g_autoptr(GArray) related = jsonapi_resource_dup_related (resource,
                                                                  bundle->relations[v][i]);

        for (guint j = 0; related != NULL && j < MIN (related->len, HUB_MAPPER_VALUES); j++)
          {
            const char *id = g_array_index (related, JsonapiIdentifier, j).id;

            if (hub_mapper_is_usable_id (id))
              hub_entry_take_term (entry, hub_term_new ((HubVocabulary) v, id, ""));
          }
      }
}

/* The page of the entry: a field of its own, else its alias below the prefix of its language, which
 * aliases come without, else its number. */
static char *
dup_url (const HubMapperContext *context,
         const HubBundle        *bundle,
         JsonapiResource        *resource,
         const char             *langcode,
         gint64                  nid)
{
  char **paths = bundle->fields[HUB_ROLE_URL];
  const char *prefix = hub_profile_get_language_prefix (context->profile, langcode);
  const char *alias = jsonapi_resource_get_string (resource, "path.alias");
  g_autofree char *page = NULL;

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      const char *text = jsonapi_resource_get_item_string (resource, paths[i], 0, "uri");
      char *url;

      if (text == NULL)
        text = jsonapi_resource_get_string (resource, paths[i]);
      url = hub_address_resolve (context->hub, text);
      if (url != NULL)
        return url;
    }

  if (prefix == NULL)
    prefix = "";
  if (alias != NULL && alias[0] == '/' && alias[1] != '/')
    page = g_strconcat (context->hub, prefix, alias, NULL);
  else if (nid > 0)
    page = g_strdup_printf ("%s%s/node/%" G_GINT64_FORMAT, context->hub, prefix, nid);

  return hub_address_resolve (context->hub, page);
}

static char *
dup_langcode (const HubMapperContext *context,
              JsonapiResource        *resource)
{
  const char *langcode = jsonapi_resource_get_string (resource, "langcode");

  if (langcode == NULL || !hub_mapper_is_usable_id (langcode) || strlen (langcode) > 35)
    langcode = context->langcode;

  return g_strdup (langcode);
}

/**
 * hub_mapper_map_entry:
 * @context: what the mapping needs to know
 * @bundle: the part of the profile that is about @resource
 * @document: the document that @resource is in, for its included files
 * @resource: a resource object
 * @why: (out) (nullable): when there is no entry, static words, marked for translation, that say
 *   why: ours, not the server's
 *
 * Makes an entry of one resource. Its terms carry vocabulary and UUID only; the store knows the
 * rest. Any thread.
 *
 * Returns: (transfer full) (nullable): the entry, or %NULL if id, type or title are unusable
 */
HubEntry *
hub_mapper_map_entry (const HubMapperContext  *context,
                      const HubBundle         *bundle,
                      JsonapiDocument         *document,
                      JsonapiResource         *resource,
                      const char             **why)
{
  g_autofree char *title = dup_line (resource, bundle->fields[HUB_ROLE_TITLE], MAX_TITLE_BYTES);
  g_autofree char *langcode = dup_langcode (context, resource);
  g_autofree char *url = NULL;
  g_autoptr(HubEntry) entry = NULL;
  gint64 nid = 0;

  *why = NULL;
  if (!g_str_equal (jsonapi_resource_get_type (resource), bundle->type))
    *why = N_("An entry of another type was skipped");
  else if (!hub_mapper_is_usable_id (jsonapi_resource_get_id (resource)))
    *why = N_("An entry without a usable id was skipped");
  else if (title == NULL)
    *why = N_("An entry without a title was skipped");
  if (*why != NULL)
    return NULL;

  entry = hub_entry_new (jsonapi_resource_get_id (resource), langcode, bundle->kind, title);
  if (jsonapi_resource_get_int (resource, "drupal_internal__nid", &nid) && nid > 0)
    hub_entry_set_nid (entry, nid);
  url = dup_url (context, bundle, resource, langcode, nid);
  hub_entry_set_url (entry, url);
  hub_entry_set_origin (entry, context->hub);
  map_texts (bundle, document, resource, entry);
  map_dates (context, bundle, resource, entry);
  map_lists (bundle, document, resource, entry);
  map_terms (bundle, resource, entry);
  hub_mapper_map_attachments (context, bundle, document, resource, entry);

  return g_steal_pointer (&entry);
}

/* The code that does not change with the label: an ISO code of the hub's, else that of the known
 * term that the label means. */
static char *
dup_code (const HubProfileVocabulary *vocabulary,
          JsonapiResource            *resource,
          const char                 *label)
{
  const char *given = get_text (resource, vocabulary->code);
  const char *code = given != NULL ? hub_known_terms_find_code (vocabulary->vocabulary, given)
                                   : NULL;

  if (code == NULL)
    hub_known_terms_find (vocabulary->vocabulary, label, &code);

  return g_strdup (code);
}

/**
 * hub_mapper_map_presence:
 * @context: what the mapping needs to know
 * @bundle: the part of the profile that is about @resource
 * @resource: a resource object, of which only the language and the change were asked for
 *
 * Makes an entry that says only that it is there, and as of when. Any thread.
 *
 * Returns: (transfer full) (nullable): the entry, or %NULL if id or type are unusable
 */
HubEntry *
hub_mapper_map_presence (const HubMapperContext  *context,
                         const HubBundle         *bundle,
                         JsonapiResource         *resource)
{
  g_autofree char *langcode = dup_langcode (context, resource);
  const char *id = jsonapi_resource_get_id (resource);
  HubEntry *entry;

  if (!g_str_equal (jsonapi_resource_get_type (resource), bundle->type) ||
      !hub_mapper_is_usable_id (id))
    return NULL;

  entry = hub_entry_new (id, langcode, bundle->kind, "");
  hub_entry_set_origin (entry, context->hub);
  map_changed (context, resource, entry);

  return entry;
}

/**
 * hub_mapper_map_term:
 * @vocabulary: the part of the profile that is about @resource
 * @resource: a resource object
 * @position: its place in the vocabulary's order
 * @why: (out) (nullable): when there is no term, static words, marked for translation, that say why
 *
 * Makes a term of one resource. Its code is that of the known term it means; where none is known
 * it is left for the store to find. Any thread.
 *
 * Returns: (transfer full) (nullable): the term, or %NULL if id, type or name are unusable
 */
HubTerm *
hub_mapper_map_term (const HubProfileVocabulary  *vocabulary,
                     JsonapiResource             *resource,
                     int                          position,
                     const char                 **why)
{
  static char *name[] = { (char *) "name", NULL };
  g_autofree char *label = dup_line (resource, name, HUB_MAPPER_NAME_BYTES);
  HubTerm *term;

  *why = NULL;
  if (!g_str_equal (jsonapi_resource_get_type (resource), vocabulary->type))
    *why = N_("A term of another type was skipped");
  else if (!hub_mapper_is_usable_id (jsonapi_resource_get_id (resource)))
    *why = N_("A term without a usable id was skipped");
  else if (label == NULL)
    *why = N_("A term without a name was skipped");
  if (*why != NULL)
    return NULL;

  term = hub_term_new (vocabulary->vocabulary, jsonapi_resource_get_id (resource), label);
  term->position = position;
  term->code = dup_code (vocabulary, resource, label);
  term->title = dup_line (resource, vocabulary->title, MAX_TITLE_BYTES);
  term->paragraph = dup_line (resource, vocabulary->paragraph, HUB_MAPPER_NAME_BYTES);
  term->summary = dup_prose (resource, vocabulary->summary, MAX_SUMMARY_BYTES);

  return term;
}
