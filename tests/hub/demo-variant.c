/* demo-variant.c: the same hub under other names
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-variant.h"

#include <string.h>

static const DemoName renamed_types[] =
{
  { "node--resource", "node--knowledge_document" },
  { "node--practice", "node--promising_practice" },
  { "node--event", "node--calendar_event" },
  { "node--project", "node--joint_programme_project" },
  { "node--training", "node--course" },
  { "node--video", "node--recording" },
  { "node--page", "node--basic_page" },
  { "taxonomy_term--gcm_objectives", "taxonomy_term--compact_commitments" },
  { "taxonomy_term--guiding_principles", "taxonomy_term--cross_cutting" },
  { "taxonomy_term--regions", "taxonomy_term--world_regions" },
  { "taxonomy_term--countries", "taxonomy_term--member_states" },
  { "taxonomy_term--resource_types", "taxonomy_term--information_type" },
  { NULL }
};

static const DemoName renamed_fields[] =
{
  { "body", "field_main_text" },
  { "field_audience", "field_target_groups" },
  { "field_countries", "field_where" },
  { "field_date_of_publication", "field_issued_on" },
  { "field_date_text", "field_issued_roughly" },
  { "field_end_text", "field_until" },
  { "field_event_dates", "field_schedule" },
  { "field_files", "field_attachments" },
  { "field_gcm_objectives", "field_commitments" },
  { "field_geographic_scope", "field_reach" },
  { "field_guiding_principles", "field_themes" },
  { "field_languages", "field_available_languages" },
  { "field_link", "field_further_reading" },
  { "field_location", "field_venue" },
  { "field_mode", "field_attendance_mode" },
  { "field_original_url", "field_canonical_address" },
  { "field_practice_type", "field_kind_of_practice" },
  { "field_publisher", "field_source_organisation" },
  { "field_regions", "field_area" },
  { "field_start_text", "field_since" },
  { "field_type_of_resource", "field_category" },
  { "field_official_title", "field_full_wording" },
  { "field_paragraph", "field_compact_par" },
  { NULL }
};

/* As the JSON:API Extras module lets a site do it. */
static const DemoName extras_types[] =
{
  { "node--resource", "resource", "resources" },
  { "node--practice", "practice", "practices" },
  { "node--event", "event", "events" },
  { "node--project", "project", "projects" },
  { "node--training", "training", "trainings" },
  { "node--video", "video", "videos" },
  { "node--page", "page", "pages" },
  { "taxonomy_term--gcm_objectives", "objective", "terms/objectives" },
  { "taxonomy_term--guiding_principles", "principle", "terms/principles" },
  { "taxonomy_term--regions", "region", "terms/regions" },
  { "taxonomy_term--countries", "country", "terms/countries" },
  { "taxonomy_term--resource_types", "resource_type", "terms/resource-types" },
  { "file--file", "file", "files" },
  { "user--user", "user", "users" },
  { "comment--comment", "comment", "comments" },
  { NULL }
};

static const DemoName extras_fields[] =
{
  { "body", "text" },
  { "field_audience", "audience" },
  { "field_countries", "countries" },
  { "field_date_of_publication", "publishedOn" },
  { "field_date_text", "publishedRoughly" },
  { "field_end_text", "endText" },
  { "field_event_dates", "eventDates" },
  { "field_files", "files" },
  { "field_gcm_objectives", "gcmObjectives" },
  { "field_geographic_scope", "geographicScope" },
  { "field_guiding_principles", "guidingPrinciples" },
  { "field_languages", "documentLanguages" },
  { "field_link", "links" },
  { "field_location", "location" },
  { "field_mode", "mode" },
  { "field_original_url", "originalUrl" },
  { "field_practice_type", "practiceType" },
  { "field_publisher", "publisher" },
  { "field_regions", "regions" },
  { "field_start_text", "startText" },
  { "field_type_of_resource", "resourceType" },
  { NULL }
};

static const DemoName french_types[] =
{
  { "node--resource", "node--ressource" },
  { "node--practice", "node--bonne_pratique" },
  { "node--event", "node--evenement" },
  { "node--project", "node--projet" },
  { "node--training", "node--formation" },
  { "taxonomy_term--gcm_objectives", "taxonomy_term--objectifs" },
  { "taxonomy_term--guiding_principles", "taxonomy_term--principes_directeurs" },
  { "taxonomy_term--countries", "taxonomy_term--pays" },
  { "taxonomy_term--resource_types", "taxonomy_term--types_de_document" },
  { "taxonomy_term--publishers", "taxonomy_term--editeurs" },
  { NULL }
};

static const DemoName french_fields[] =
{
  { "body", "field_contenu" },
  { "field_audience", "field_public_vise" },
  { "field_countries", "field_pays" },
  { "field_date_of_publication", "field_date_de_parution" },
  { "field_date_text", "field_parution_approximative" },
  { "field_end_text", "field_fin" },
  { "field_event_dates", "field_dates_evenement" },
  { "field_files", "field_fichiers" },
  { "field_gcm_objectives", "field_objectifs" },
  { "field_geographic_scope", "field_portee_geographique" },
  { "field_guiding_principles", "field_principes" },
  { "field_languages", "field_langues" },
  { "field_link", "field_liens" },
  { "field_location", "field_lieu" },
  { "field_mode", "field_modalite" },
  { "field_original_url", "field_adresse_originale" },
  { "field_practice_type", "field_type_de_pratique" },
  { "field_publishers", "field_editeur" },
  { "field_regions", "field_zones" },
  { "field_start_text", "field_debut" },
  { "field_type_of_resource", "field_type_de_document" },
  { NULL }
};

static const DemoName spanish_types[] =
{
  { "node--resource", "node--recurso" },
  { "node--practice", "node--buena_practica" },
  { "node--event", "node--evento" },
  { "node--project", "node--proyecto" },
  { "node--training", "node--capacitacion" },
  { "node--page", "node--pagina" },
  { "taxonomy_term--gcm_objectives", "taxonomy_term--objetivos" },
  { "taxonomy_term--guiding_principles", "taxonomy_term--principios" },
  { "taxonomy_term--countries", "taxonomy_term--paises" },
  { "taxonomy_term--regions", "taxonomy_term--regiones" },
  { "taxonomy_term--resource_types", "taxonomy_term--tipos_de_recurso" },
  { NULL }
};

static const DemoName spanish_fields[] =
{
  { "body", "field_cuerpo" },
  { "field_audience", "field_destinatarios" },
  { "field_countries", "field_paises" },
  { "field_date_of_publication", "field_fecha_de_publicacion" },
  { "field_date_text", "field_fecha_aproximada" },
  { "field_end_text", "field_hasta" },
  { "field_event_dates", "field_fechas_evento" },
  { "field_files", "field_archivos" },
  { "field_gcm_objectives", "field_objetivos" },
  { "field_geographic_scope", "field_alcance_geografico" },
  { "field_guiding_principles", "field_principios" },
  { "field_languages", "field_idiomas" },
  { "field_link", "field_enlaces" },
  { "field_location", "field_lugar" },
  { "field_mode", "field_modalidad" },
  { "field_original_url", "field_direccion_original" },
  { "field_practice_type", "field_tipo_de_practica" },
  { "field_publisher", "field_fuente" },
  { "field_regions", "field_regiones" },
  { "field_start_text", "field_desde" },
  { "field_type_of_resource", "field_tipo_de_recurso" },
  { NULL }
};

/* Names that alone do not say whose date it is. */
static const DemoName range_fields[] =
{
  { "field_date_of_publication", "field_date" },
  { "field_date_text", "field_date_in_words" },
  { "field_event_dates", "field_dates" },
  { NULL }
};

static const DemoName timestamp_fields[] =
{
  { "field_date_of_publication", "field_published_at" },
  { DEMO_EVENT_START, "field_begins_at" },
  { DEMO_EVENT_END, "field_ends_at" },
  { NULL }
};

static const DemoName stranger_types[] =
{
  { "node--page", "node--hub_page" },
  { "node--site_page", "node--page" },
  { NULL }
};

static const DemoName lacking_types[] =
{
  { "node--training", "" },
  { "node--video", "" },
  { "taxonomy_term--guiding_principles", "" },
  { NULL }
};

static const DemoName lacking_fields[] =
{
  { "field_guiding_principles", "" },
  { NULL }
};

static const DemoVariant variants[] =
{
  { "renamed", "other English names for bundles, vocabularies and fields", "/jsonapi",
    .types = renamed_types, .fields = renamed_fields },
  { "extras", "types without entity, short paths, camel case, below /api", "/api",
    .types = extras_types, .fields = extras_fields },
  { "base-path", "below /hub/jsonapi", "/hub/jsonapi" },
  { "one-language", "no language prefixes", "/jsonapi", .has_no_languages = TRUE },
  { "spoken-numbers", "“Objective 10: Eradicate trafficking”", "/jsonapi",
    .labels = DEMO_LABELS_SPOKEN },
  { "bare-labels", "“Eradicate trafficking”, publishers as a list", "/jsonapi",
    .labels = DEMO_LABELS_BARE, .publisher = DEMO_PUBLISHER_LIST },
  { "french", "French names, publishers as terms", "/jsonapi",
    .publisher = DEMO_PUBLISHER_REFERENCE, .types = french_types, .fields = french_fields },
  { "spanish", "Spanish names and labels, publishers as a list", "/api/jsonapi",
    .labels_in = "es", .publisher = DEMO_PUBLISHER_LIST, .types = spanish_types,
    .fields = spanish_fields },
  { "ranges", "each date a range, with names that do not tell", "/jsonapi",
    .dates = DEMO_DATES_RANGES, .fields = range_fields },
  { "timestamps", "each date a time, events with two", "/jsonapi",
    .dates = DEMO_DATES_TIMESTAMPS, .fields = timestamp_fields },
  { "iso-countries", "countries with ISO codes, some under other names", "/jsonapi",
    .has_iso_codes = TRUE },
  { "strangers", "articles, pages, tags and goals that are none of ours", "/jsonapi",
    .has_strangers = TRUE, .publisher = DEMO_PUBLISHER_REFERENCE, .types = stranger_types },
  { "lacking", "no training, no videos, no principles", "/jsonapi", .types = lacking_types,
    .fields = lacking_fields },
  { "half-open", "events are not for anonymous readers", "/jsonapi", .closed = "node/event" },
  { "no-api", "a web site without JSON:API", "" },
};

static const DemoName *
find_plain (const DemoName *names,
            const char     *plain)
{
  for (; names != NULL && names->plain != NULL; names++)
    {
      if (g_str_equal (names->plain, plain))
        return names;
    }

  return NULL;
}

/* What only some variants have. */
static gboolean
has_field (const DemoVariant *self,
           const char        *plain)
{
  if (g_str_equal (plain, "field_goals") || g_str_equal (plain, "field_tags"))
    return self->has_strangers;
  if (g_str_equal (plain, "field_iso_code"))
    return self->has_iso_codes;
  if (g_str_equal (plain, "field_publishers"))
    return self->publisher == DEMO_PUBLISHER_REFERENCE;
  if (g_str_equal (plain, "field_publisher"))
    return self->publisher != DEMO_PUBLISHER_REFERENCE;
  if (g_str_equal (plain, DEMO_EVENT_DATES))
    return self->dates != DEMO_DATES_TIMESTAMPS;

  return TRUE;
}

static gboolean
has_type (const DemoVariant *self,
          const char        *plain)
{
  static const char *const strange[] = { "node--article", "node--site_page",
                                         "taxonomy_term--goals", "taxonomy_term--tags", NULL };

  if (g_strv_contains (strange, plain))
    return self->has_strangers;

  return !g_str_equal (plain, "taxonomy_term--publishers") ||
         self->publisher == DEMO_PUBLISHER_REFERENCE;
}

/**
 * demo_variant_find:
 * @name: a name
 *
 * Finds a variant.
 *
 * Returns: (transfer none) (nullable): the variant
 */
const DemoVariant *
demo_variant_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      if (g_str_equal (variants[i].name, name))
        return &variants[i];
    }

  return NULL;
}

/**
 * demo_variant_list:
 *
 * Lists all variants.
 *
 * Returns: (transfer full): a line for each
 */
char *
demo_variant_list (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    g_string_append_printf (text, "  %-16s %s\n", variants[i].name, variants[i].about);

  return g_string_free_and_steal (text);
}

/**
 * demo_variant_show_field:
 * @self: a variant
 * @plain: the hub's own name of a field
 *
 * Names a field as the variant does.
 *
 * Returns: (transfer none) (nullable): the name, or %NULL if the variant has no such field
 */
const char *
demo_variant_show_field (const DemoVariant *self,
                         const char        *plain)
{
  const DemoName *name = find_plain (self->fields, plain);

  if (!has_field (self, plain) || (name != NULL && *name->shown == '\0'))
    return NULL;

  return name != NULL ? name->shown : plain;
}

/**
 * demo_variant_read_field:
 * @self: a variant
 * @shown: a name that a request uses
 *
 * Finds the hub's own name. One end of an event's dates is asked for as all of them.
 *
 * Returns: (transfer none): the name; what is unknown, or the variant does not show, stays as it
 *   is or becomes a name that the hub does not know
 */
const char *
demo_variant_read_field (const DemoVariant *self,
                         const char        *shown)
{
  for (const DemoName *name = self->fields; name != NULL && name->plain != NULL; name++)
    {
      if (g_str_equal (name->shown, shown))
        return g_str_has_prefix (name->plain, DEMO_EVENT_DATES) ? DEMO_EVENT_DATES : name->plain;
    }

  return find_plain (self->fields, shown) != NULL || !has_field (self, shown) ? "unknown" : shown;
}

/**
 * demo_variant_show_type:
 * @self: a variant
 * @plain: the hub's own name of a type
 *
 * Names a type as the variant does.
 *
 * Returns: (transfer none) (nullable): the name, or %NULL if the variant has no such type
 */
const char *
demo_variant_show_type (const DemoVariant *self,
                        const char        *plain)
{
  const DemoName *name = find_plain (self->types, plain);

  if (!has_type (self, plain) || (name != NULL && *name->shown == '\0'))
    return NULL;

  return name != NULL ? name->shown : plain;
}

/**
 * demo_variant_show_path:
 * @self: a variant
 * @type: a type that the variant has
 *
 * Makes the address of a type's collection.
 *
 * Returns: (transfer full): the path below the base path
 */
char *
demo_variant_show_path (const DemoVariant *self,
                        const DemoType    *type)
{
  const DemoName *name = find_plain (self->types, type->name);
  g_auto(GStrv) parts = NULL;

  if (name != NULL && name->path != NULL)
    return g_strdup (name->path);

  parts = g_strsplit (name != NULL ? name->shown : type->name, "--", 2);

  return g_strjoinv ("/", parts);
}
