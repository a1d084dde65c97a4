/* hub-discovery-profile.c: writes what was found as a profile
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-discovery"

#include "hub-discovery-profile.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct
{
  const HubSurvey *survey;
  GPtrArray       *lines;
  HubFieldTable   *all;       /* (owned): fields of all content */
  JsonBuilder     *builder;   /* (owned) */
} Writer;

static void
add_text (Writer     *self,
          const char *name,
          const char *value)
{
  json_builder_set_member_name (self->builder, name);
  json_builder_add_string_value (self->builder, value);
}

static void
add_list (Writer             *self,
          const char         *name,
          const char *const  *values)
{
  json_builder_set_member_name (self->builder, name);
  json_builder_begin_array (self->builder);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (self->builder, values[i]);
  json_builder_end_array (self->builder);
}

static void
open_object (Writer     *self,
             const char *name)
{
  json_builder_set_member_name (self->builder, name);
  json_builder_begin_object (self->builder);
}

static const HubDiscoveryLine *
find_line (Writer           *self,
           HubDiscoveryPart  part,
           guint             subject,
           const char       *bundle)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const HubDiscoveryLine *line = g_ptr_array_index (self->lines, i);

      if (line->part == part && line->subject == subject &&
          g_strcmp0 (line->bundle, bundle) == 0)
        return line;
    }

  return NULL;
}

static char **
get_values (Writer           *self,
            HubDiscoveryPart  part,
            guint             subject,
            const char       *bundle)
{
  const HubDiscoveryLine *line = find_line (self, part, subject, bundle);
  const HubDiscoveryChoice *chosen = line != NULL ? hub_discovery_line_get_chosen (line) : NULL;

  return chosen != NULL ? chosen->values : NULL;
}

/* --- the site --- */

static void
write_site (Writer *self)
{
  const HubSurvey *survey = self->survey;
  g_autoptr(GUri) uri = g_uri_parse (survey->hub, G_URI_FLAGS_NONE, NULL);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *about = g_strdup_printf ("Found by looking at %s on %s.", survey->hub, day);
  const char *const hubs[] = { g_uri_get_host (uri), NULL };
  char **languages = get_values (self, HUB_DISCOVERY_LANGUAGES, 0, NULL);

  add_text (self, "name", g_uri_get_host (uri));
  add_text (self, "about", about);
  add_list (self, "hubs", hubs);
  add_text (self, "base_path", survey->base_path);
  add_text (self, "default_language", survey->default_language);
  open_object (self, "languages");
  add_text (self, survey->default_language, "");
  for (guint i = 0; languages != NULL && languages[i] != NULL; i++)
    {
      g_autofree char *prefix = g_strconcat ("/", languages[i], NULL);

      add_text (self, languages[i], prefix);
    }
  json_builder_end_object (self->builder);
}

static void
write_vocabularies (Writer *self)
{
  open_object (self, "vocabularies");
  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    {
      char **values = get_values (self, HUB_DISCOVERY_VOCABULARY, v, NULL);
      const HubSurveyType *type = values != NULL ? hub_survey_find_type (self->survey, values[0])
                                                 : NULL;

      if (type == NULL)
        continue;
      open_object (self, hub_vocabulary_to_string ((HubVocabulary) v));
      add_text (self, "type", type->type);
      add_text (self, "path", type->path);
      for (guint i = 0; i < self->lines->len; i++)
        {
          const HubDiscoveryLine *line = g_ptr_array_index (self->lines, i);
          const HubDiscoveryChoice *chosen = hub_discovery_line_get_chosen (line);

          if (line->part == HUB_DISCOVERY_TERM_FIELD && line->subject == v && chosen != NULL)
            add_list (self, line->member, (const char *const *) chosen->values);
        }
      json_builder_end_object (self->builder);
    }
  json_builder_end_object (self->builder);
}

/* --- fields --- */

static const HubFieldFacts *
find_relation (const HubFieldTable *table,
               const char          *path)
{
  return hub_field_table_find (table, path, TRUE);
}

/* Those of @values that are relationships, or those that are not, which @table has, if given: a
 * hub refuses to include what a type lacks. */
static char **
pick (Writer              *self,
      char               **values,
      gboolean             are_relations,
      const HubFieldTable *table)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      gboolean is_relation = find_relation (self->all, values[i]) != NULL;

      if (is_relation == are_relations &&
          (table == NULL || !is_relation || find_relation (table, values[i]) != NULL))
        g_strv_builder_add (builder, values[i]);
    }

  return g_strv_builder_end (builder);
}

/* Files are relationships that stand among the fields. */
static gboolean
are_references (HubRole  role,
                gboolean are_relations)
{
  return role == HUB_ROLE_FILES ? !are_relations : are_relations;
}

static char **
pick_role (Writer              *self,
           HubRole              role,
           const char          *bundle,
           gboolean             are_references_wanted,
           const HubFieldTable *table)
{
  char **values = get_values (self, HUB_DISCOVERY_FIELD, role, bundle);

  return pick (self, values, are_references (role, are_references_wanted), table);
}

static void
write_roles (Writer     *self,
             const char *name,
             gboolean    are_references_wanted)
{
  gboolean is_open = FALSE;

  for (guint role = 0; role < HUB_N_ROLES; role++)
    {
      g_auto(GStrv) values = pick_role (self, (HubRole) role, NULL, are_references_wanted, NULL);

      if (values[0] == NULL)
        continue;
      if (!is_open)
        open_object (self, name);
      is_open = TRUE;
      add_list (self, hub_role_to_string ((HubRole) role), (const char *const *) values);
    }
  if (is_open)
    json_builder_end_object (self->builder);
}

/* What one type has otherwise than all: by a line of its own, or for want of a relationship. */
static void
write_own_roles (Writer              *self,
                 const HubSurveyType *type,
                 const char          *name,
                 gboolean             are_references_wanted)
{
  gboolean is_open = FALSE;

  for (guint role = 0; role < HUB_N_ROLES; role++)
    {
      gboolean has_line = find_line (self, HUB_DISCOVERY_FIELD, role, type->type) != NULL;
      g_auto(GStrv) of_all = pick_role (self, (HubRole) role, NULL, are_references_wanted, NULL);
      g_auto(GStrv) own = pick_role (self, (HubRole) role, has_line ? type->type : NULL,
                                     are_references_wanted,
                                     type->n_rows > 0 ? type->table : NULL);

      if (g_strv_equal ((const char *const *) of_all, (const char *const *) own))
        continue;
      if (!is_open)
        open_object (self, name);
      is_open = TRUE;
      add_list (self, hub_role_to_string ((HubRole) role), (const char *const *) own);
    }
  if (is_open)
    json_builder_end_object (self->builder);
}

static void
write_relations (Writer *self)
{
  open_object (self, "relations");
  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    {
      char **values = get_values (self, HUB_DISCOVERY_RELATION, v, NULL);

      if (values != NULL)
        add_list (self, hub_vocabulary_to_string ((HubVocabulary) v),
                  (const char *const *) values);
    }
  json_builder_end_object (self->builder);
}

static void
write_bundles (Writer *self)
{
  json_builder_set_member_name (self->builder, "bundles");
  json_builder_begin_array (self->builder);
  for (guint i = 0; i < self->survey->types->len; i++)
    {
      const HubSurveyType *type = g_ptr_array_index (self->survey->types, i);
      HubKind kind;

      if (!hub_discovery_get_kind (self->lines, type->type, &kind))
        continue;
      json_builder_begin_object (self->builder);
      add_text (self, "type", type->type);
      add_text (self, "path", type->path);
      add_text (self, "kind", hub_kind_to_string (kind));
      write_own_roles (self, type, "fields", FALSE);
      write_own_roles (self, type, "references", TRUE);
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

/* --- how it came about --- */

static void
write_line (Writer                 *self,
            const HubDiscoveryLine *line)
{
  g_autofree char *name = hub_discovery_line_dup_name (line);
  const HubDiscoveryChoice *chosen = hub_discovery_line_get_chosen (line);

  json_builder_begin_object (self->builder);
  add_text (self, "what", name);
  if (chosen != NULL)
    {
      add_list (self, "value", (const char *const *) chosen->values);
      json_builder_set_member_name (self->builder, "confidence");
      json_builder_add_int_value (self->builder, chosen->confidence);
      add_text (self, "reason", chosen->reason);
    }
  else
    {
      json_builder_set_member_name (self->builder, "value");
      json_builder_add_null_value (self->builder);
      json_builder_set_member_name (self->builder, "confidence");
      json_builder_add_int_value (self->builder, 0);
      add_text (self, "reason", line->lack != NULL ? line->lack : "");
    }
  json_builder_end_object (self->builder);
}

static void
write_story (Writer  *self,
             char   **ignored)
{
  open_object (self, "discovery");
  add_text (self, "hub", self->survey->hub);
  json_builder_set_member_name (self->builder, "requests");
  json_builder_add_int_value (self->builder, self->survey->n_requests);
  json_builder_set_member_name (self->builder, "bytes");
  json_builder_add_int_value (self->builder, (gint64) self->survey->n_bytes);
  json_builder_set_member_name (self->builder, "passed_over");
  json_builder_add_int_value (self->builder, self->survey->n_passed_over);
  json_builder_set_member_name (self->builder, "lines");
  json_builder_begin_array (self->builder);
  for (guint i = 0; i < self->lines->len; i++)
    write_line (self, g_ptr_array_index (self->lines, i));
  json_builder_end_array (self->builder);
  add_list (self, "ignored", (const char *const *) ignored);
  json_builder_end_object (self->builder);
}

/**
 * hub_discovery_profile_write:
 * @survey: what the hub has
 * @lines: (element-type HubDiscoveryLine): what was made of it
 * @ignored: types that mean nothing to us
 *
 * Writes a profile by what is chosen in @lines, and the lines themselves under "discovery", which
 * the reader of profiles passes over. Any thread.
 *
 * Returns: (transfer full): a JSON document
 */
char *
hub_discovery_profile_write (const HubSurvey  *survey,
                             GPtrArray        *lines,
                             char            **ignored)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(HubFieldTable) all = hub_field_table_new ();
  g_autoptr(JsonNode) root = NULL;
  Writer self = { survey, lines, all, builder };

  for (guint i = 0; i < survey->types->len; i++)
    {
      const HubSurveyType *type = g_ptr_array_index (survey->types, i);

      if (type->state == HUB_SURVEY_NODES)
        hub_field_table_merge (all, type->table);
    }

  json_builder_begin_object (builder);
  write_site (&self);
  write_vocabularies (&self);
  write_roles (&self, "fields", FALSE);
  write_roles (&self, "references", TRUE);
  write_relations (&self);
  write_bundles (&self);
  write_story (&self, ignored);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}
