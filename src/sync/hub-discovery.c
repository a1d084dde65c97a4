/* hub-discovery.c: a profile for a hub whose names nobody told us
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A survey asks the hub what it has; then vocabularies are told by their terms, content by the
 * vocabularies it is filed under, and fields by their names and values, in this order. Each line of
 * the profile keeps what else it might be, so that a person can choose.
 */

#define G_LOG_DOMAIN "hub-discovery"

#include "hub-discovery.h"

#include "hub-discovery-profile.h"

#include <glib/gi18n-lib.h>

struct _HubDiscovery
{
  HubSurvey  *survey;    /* (owned) */
  GPtrArray  *lines;     /* (owned) (element-type HubDiscoveryLine) */
  char      **ignored;   /* (owned) */
};

static void
add_sure_line (HubDiscovery       *self,
               HubDiscoveryPart    part,
               const char *const  *values,
               int                 confidence,
               const char         *reason)
{
  HubDiscoveryLine *line = hub_discovery_line_new (part, 0, NULL);

  hub_discovery_line_add (line, values, confidence, reason);
  line->chosen = 0;
  g_ptr_array_add (self->lines, line);
}

static void
add_site_lines (HubDiscovery *self)
{
  const char *const base_path[] = { self->survey->base_path, NULL };
  const char *const language[] = { self->survey->default_language, NULL };
  char **languages = self->survey->languages;

  add_sure_line (self, HUB_DISCOVERY_BASE_PATH, base_path, 100,
                 _("The entry point answered there."));
  add_sure_line (self, HUB_DISCOVERY_DEFAULT_LANGUAGE, language, 90,
                 _("Most entries are in this language when none is asked for."));
  if (languages != NULL && languages[0] != NULL)
    {
      add_sure_line (self, HUB_DISCOVERY_LANGUAGES, (const char *const *) languages, 95,
                     _("The hub answers below the prefix of each."));
    }
  else
    {
      HubDiscoveryLine *line = hub_discovery_line_new (HUB_DISCOVERY_LANGUAGES, 0, NULL);

      line->lack = g_strdup (_("The hub answers below no prefix of a language."));
      g_ptr_array_add (self->lines, line);
    }
}

static gboolean
is_named (HubDiscovery *self,
          const char   *type)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const HubDiscoveryLine *line = g_ptr_array_index (self->lines, i);
      const HubDiscoveryChoice *chosen = hub_discovery_line_get_chosen (line);

      if ((line->part == HUB_DISCOVERY_VOCABULARY && chosen != NULL &&
           g_str_equal (chosen->values[0], type)) ||
          (line->part == HUB_DISCOVERY_BUNDLE && g_str_equal (line->bundle, type)))
        return TRUE;
    }

  return FALSE;
}

static char **
list_ignored (HubDiscovery *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->survey->types->len; i++)
    {
      const HubSurveyType *type = g_ptr_array_index (self->survey->types, i);

      if (!is_named (self, type->type))
        g_strv_builder_add (builder, type->type);
    }

  return g_strv_builder_end (builder);
}

/**
 * hub_discovery_run:
 * @address: a site, a page of it, or the entry point of its JSON:API
 * @limits: how long to wait and how much to take
 * @progress: told as hub_survey_run () does
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: as hub_survey_run ()
 *
 * Looks at a hub and makes a profile of what it sees. Blocks; thread: hub-net.
 *
 * Returns: (transfer full): what was found, which need not be enough
 */
HubDiscovery *
hub_discovery_run (const char                 *address,
                   const JsonapiClientLimits  *limits,
                   HubSurveyProgress           progress,
                   gpointer                    progress_data,
                   GCancellable               *cancellable,
                   GError                    **error)
{
  g_autoptr(HubDiscovery) self = g_atomic_rc_box_new0 (HubDiscovery);
  HubSurvey *survey = hub_survey_run (address, limits, progress, progress_data, cancellable,
                                      error);

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_discovery_line_free);
  self->survey = survey;
  if (survey == NULL)
    return NULL;

  add_site_lines (self);
  hub_discovery_judge_vocabularies (survey, self->lines);
  hub_discovery_judge_bundles (survey, self->lines);
  hub_discovery_judge_fields (survey, self->lines);
  self->ignored = list_ignored (self);
  g_debug ("%u lines of %u types, %u requests, %" G_GUINT64_FORMAT " bytes", self->lines->len,
           survey->types->len, survey->n_requests, survey->n_bytes);

  return g_steal_pointer (&self);
}

static void
discovery_clear (gpointer data)
{
  HubDiscovery *self = data;

  g_clear_pointer (&self->survey, hub_survey_free);
  g_ptr_array_unref (self->lines);
  g_strfreev (self->ignored);
}

HubDiscovery *
hub_discovery_ref (HubDiscovery *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
hub_discovery_unref (HubDiscovery *self)
{
  g_atomic_rc_box_release_full (self, discovery_clear);
}

const char *
hub_discovery_get_hub (HubDiscovery *self)
{
  return self->survey->hub;
}

GPtrArray *
hub_discovery_get_lines (HubDiscovery *self)
{
  return self->lines;
}

char **
hub_discovery_get_ignored (HubDiscovery *self)
{
  return self->ignored;
}

guint
hub_discovery_get_n_requests (HubDiscovery *self)
{
  return self->survey->n_requests;
}

/**
 * hub_discovery_is_usable:
 * @self: what was found
 *
 * Tells whether a sync could read anything by it: a vocabulary, and a type of content that is one
 * of our kinds.
 *
 * Returns: whether it could
 */
gboolean
hub_discovery_is_usable (HubDiscovery *self)
{
  gboolean has_vocabulary = FALSE;
  gboolean has_bundle = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const HubDiscoveryLine *line = g_ptr_array_index (self->lines, i);

      has_vocabulary |= line->part == HUB_DISCOVERY_VOCABULARY && line->chosen >= 0;
      has_bundle |= line->part == HUB_DISCOVERY_BUNDLE && line->chosen >= 0;
    }

  return has_vocabulary && has_bundle;
}

/**
 * hub_discovery_to_json:
 * @self: what was found
 *
 * Writes the profile, by what is chosen now, and how it came about under "discovery".
 *
 * Returns: (transfer full): a JSON document that hub_profile_new_from_data () reads, if @self is
 *   usable
 */
char *
hub_discovery_to_json (HubDiscovery *self)
{
  return hub_discovery_profile_write (self->survey, self->lines, self->ignored);
}
