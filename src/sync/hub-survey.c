/* hub-survey.c: what an unknown hub has, as it says so itself
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One page of each kind of content, each vocabulary to its end, and one row for each language: one
 * request at a time, and a bounded number of them. Accounts, comments and forms are never asked
 * for, whatever the hub would give.
 */

#define G_LOG_DOMAIN "hub-survey"

#include "hub-survey.h"

#include "hub-entry-point.h"
#include "hub-error.h"

#include <string.h>

#define SAMPLE_ROWS     25
#define VOCABULARY_ROWS 50     /* Drupal gives no more at a time */
#define MAX_TERMS       500    /* no vocabulary of ours is larger */
#define MAX_PAGES       20     /* of one vocabulary, some of them short or empty */
#define MAX_ASKED       80     /* types that are looked at */
#define MAX_LANGCODE    35

static const char *const language_codes[] = { "en", "fr", "es", "ar", "ru", "zh-hant", "zh-hans",
                                              "pt" };

typedef struct
{
  HubSurvey         *survey;
  HubSyncFetch      *fetch;
  GHashTable        *langcodes;       /* (owned) (element-type utf8 guint): rows by language */
  HubSurveyProgress  progress;
  gpointer           progress_data;
  GCancellable      *cancellable;
} State;

static void
survey_type_free (HubSurveyType *self)
{
  g_free (self->type);
  g_free (self->path);
  hub_field_table_free (self->table);
  g_ptr_array_unref (self->documents);
  g_free (self);
}

void
hub_survey_free (HubSurvey *self)
{
  g_free (self->hub);
  g_free (self->base_path);
  g_free (self->default_language);
  g_strfreev (self->languages);
  g_ptr_array_unref (self->types);
  g_free (self);
}

static gboolean
has_word (const char        *name,
          const char *const *words)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (lower, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Content and vocabularies, by their names; where those say nothing, what is not known to be a part
 * of the site's own works. */
static gboolean
may_ask (const char *type)
{
  static const char *const private[] = { "user", "comment", "webform", "contact", "submission",
                                         "subscri", "profile", "consumer", "oauth", "message",
                                         "account", NULL };
  static const char *const works[] = { "file", "media", "menu", "view", "block", "action", "role",
                                       "config", "alias", "image", "style", "shortcut", "paragraph",
                                       "redirect", "display", "format", "editor", "crop", "search",
                                       "node_type", "taxonomy_vocabulary", NULL };

  if (has_word (type, private))
    return FALSE;
  if (strstr (type, "--") != NULL)
    return g_str_has_prefix (type, "node--") || g_str_has_prefix (type, "taxonomy_term--");

  return !has_word (type, works);
}

static gboolean
sounds_like_terms (const char *type)
{
  return g_str_has_prefix (type, "taxonomy_term--");
}

static HubSurveyState
judge_state (const HubSurveyType *self)
{
  if (hub_field_table_find (self->table, "drupal_internal__nid", FALSE) != NULL)
    return HUB_SURVEY_NODES;
  if (hub_field_table_find (self->table, "drupal_internal__tid", FALSE) != NULL ||
      (hub_field_table_find (self->table, "name", FALSE) != NULL &&
       hub_field_table_find (self->table, "vid", TRUE) != NULL))
    return HUB_SURVEY_TERMS;
  if (self->n_rows == 0 && strstr (self->type, "--") != NULL)
    return HUB_SURVEY_EMPTY;

  return HUB_SURVEY_OTHER;
}

static void
note_langcode (State           *state,
               JsonapiResource *resource)
{
  const char *langcode = jsonapi_resource_get_string (resource, "langcode");
  guint count;

  if (langcode == NULL || *langcode == '\0' || strlen (langcode) > MAX_LANGCODE ||
      strspn (langcode, "abcdefghijklmnopqrstuvwxyz-") != strlen (langcode))
    return;

  count = GPOINTER_TO_UINT (g_hash_table_lookup (state->langcodes, langcode));
  g_hash_table_insert (state->langcodes, g_strdup (langcode), GUINT_TO_POINTER (count + 1));
}

static void
note_page (State           *state,
           HubSurveyType   *type,
           JsonapiDocument *document)
{
  for (guint i = 0; i < jsonapi_document_get_n_data (document); i++)
    {
      JsonapiResource *resource = jsonapi_document_get_data (document, i);

      if (resource == NULL || !g_str_equal (jsonapi_resource_get_type (resource), type->type))
        continue;
      type->n_rows++;
      hub_field_table_add (type->table, resource);
      if (jsonapi_resource_get_string (resource, "title") != NULL)
        note_langcode (state, resource);
    }
}

/* What ends the whole survey: all else is about one type alone. */
static gboolean
is_final (const GError *error)
{
  return error->domain != HUB_ERROR || error->code == HUB_ERROR_OFFLINE ||
         error->code == HUB_ERROR_INSECURE || error->code == HUB_ERROR_DATE ||
         error->code == HUB_ERROR_WAIT;
}

/* A refused page says what it is about. FALSE ends the survey. */
static gboolean
pass_over (HubSurveyType  *type,
           GError         *cause,
           GError        **error)
{
  if (is_final (cause))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }

  g_debug ("%s: %s", type->path, cause->message);
  if (type->n_rows == 0)
    type->state = g_error_matches (cause, HUB_ERROR, HUB_ERROR_REFUSED) ? HUB_SURVEY_CLOSED
                                                                        : HUB_SURVEY_BROKEN;
  g_error_free (cause);

  return TRUE;
}

/* The rest of a vocabulary, by the links between its pages. */
static gboolean
read_pages (State          *state,
            HubSurveyType  *type,
            char           *first,
            GError        **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *prefix = g_strconcat (state->survey->base_path, "/", type->path, NULL);
  g_autofree char *uri = first;

  for (guint i = 0; i < MAX_PAGES && uri != NULL; i++)
    {
      GError *cause = NULL;
      JsonapiDocument *document = hub_sync_fetch_get (state->fetch, uri, state->cancellable,
                                                      &cause);
      g_autofree char *next = NULL;

      if (document == NULL)
        return pass_over (type, cause, error);

      note_page (state, type, document);
      g_ptr_array_add (type->documents, document);
      type->state = judge_state (type);
      if (!hub_sync_fetch_follow (state->fetch, document, prefix, seen, &next, &cause))
        return pass_over (type, cause, error);

      type->is_whole = next == NULL;
      g_free (uri);
      uri = type->state == HUB_SURVEY_TERMS && type->n_rows < MAX_TERMS ? g_steal_pointer (&next)
                                                                        : NULL;
    }

  /* Only terms are looked at again. */
  if (type->state != HUB_SURVEY_TERMS)
    g_ptr_array_set_size (type->documents, 0);

  return TRUE;
}

/* The newest rows of content, as they show how editors fill in the form today. What is no content
 * has no such number, and says so. */
static char *
dup_first_page (State               *state,
                const HubSurveyType *type,
                gboolean             is_newest)
{
  return g_strdup_printf ("%s%s/%s?page%%5Blimit%%5D=%u%s", state->survey->hub,
                          state->survey->base_path, type->path,
                          is_newest ? SAMPLE_ROWS : VOCABULARY_ROWS,
                          is_newest ? "&sort=-drupal_internal__nid" : "");
}

static gboolean
look_at (State                    *state,
         const HubEntryPointType  *listed,
         GError                  **error)
{
  HubSurveyType *type = g_new0 (HubSurveyType, 1);

  type->type = g_strdup (listed->type);
  type->path = g_strdup (listed->path);
  type->state = HUB_SURVEY_OTHER;
  type->table = hub_field_table_new ();
  type->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) jsonapi_document_free);
  g_ptr_array_add (state->survey->types, type);

  if (!sounds_like_terms (type->type) &&
      !read_pages (state, type, dup_first_page (state, type, TRUE), error))
    return FALSE;

  return type->state == HUB_SURVEY_NODES || type->state == HUB_SURVEY_EMPTY ||
         type->state == HUB_SURVEY_CLOSED ||
         read_pages (state, type, dup_first_page (state, type, FALSE), error);
}

static gboolean
look_at_types (State          *state,
               HubEntryPoint  *entry,
               GError        **error)
{
  guint total = 0;
  guint done = 0;

  for (guint i = 0; i < entry->types->len; i++)
    total += may_ask (((HubEntryPointType *) g_ptr_array_index (entry->types, i))->type);
  if (total > MAX_ASKED)
    {
      state->survey->n_passed_over = total - MAX_ASKED;
      total = MAX_ASKED;
    }

  for (guint i = 0; i < entry->types->len && done < total; i++)
    {
      const HubEntryPointType *listed = g_ptr_array_index (entry->types, i);

      if (!may_ask (listed->type))
        continue;
      state->progress (HUB_SURVEY_STEP_TYPES, done, total, state->progress_data);
      if (!look_at (state, listed, error))
        return FALSE;
      done++;
    }

  return TRUE;
}

/* --- languages --- */

static void
choose_default_language (State *state)
{
  GHashTableIter iter;
  gpointer langcode;
  gpointer count;
  guint most = 0;

  state->survey->default_language = g_strdup ("en");
  g_hash_table_iter_init (&iter, state->langcodes);
  while (g_hash_table_iter_next (&iter, &langcode, &count))
    if (GPOINTER_TO_UINT (count) > most)
      {
        most = GPOINTER_TO_UINT (count);
        g_set_str (&state->survey->default_language, langcode);
      }
}

/* A type to ask for in other languages: the one with most rows. */
static const HubSurveyType *
find_probe (HubSurvey *survey)
{
  const HubSurveyType *best = NULL;

  for (guint i = 0; i < survey->types->len; i++)
    {
      const HubSurveyType *type = g_ptr_array_index (survey->types, i);

      if (type->state == HUB_SURVEY_NODES && (best == NULL || type->n_rows > best->n_rows))
        best = type;
    }

  return best;
}

/* Whether the hub answers below the prefix of a language: one row, and of it the least. */
static gboolean
try_language (State                *state,
              const HubSurveyType  *probe,
              const char           *langcode,
              gboolean             *is_there,
              GError              **error)
{
  g_autofree char *uri = g_strdup_printf ("%s/%s%s/%s?page%%5Blimit%%5D=1"
                                          "&fields%%5B%s%%5D=langcode",
                                          state->survey->hub, langcode, state->survey->base_path,
                                          probe->path, probe->type);
  GError *cause = NULL;
  g_autoptr(JsonapiDocument) document = hub_sync_fetch_get (state->fetch, uri, state->cancellable,
                                                            &cause);

  *is_there = document != NULL && jsonapi_document_is_list (document);
  if (cause != NULL && is_final (cause))
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  g_clear_error (&cause);

  return TRUE;
}

static gboolean
find_languages (State   *state,
                GError **error)
{
  HubSurvey *survey = state->survey;
  const HubSurveyType *probe = find_probe (survey);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  choose_default_language (state);
  for (guint i = 0; probe != NULL && i < G_N_ELEMENTS (language_codes); i++)
    {
      gboolean is_there = FALSE;

      if (g_str_equal (language_codes[i], survey->default_language))
        continue;
      state->progress (HUB_SURVEY_STEP_LANGUAGES, i, G_N_ELEMENTS (language_codes),
                       state->progress_data);
      if (!try_language (state, probe, language_codes[i], &is_there, error))
        return FALSE;
      if (is_there)
        g_strv_builder_add (builder, language_codes[i]);
    }

  survey->languages = g_strv_builder_end (builder);

  return TRUE;
}

static gboolean
run (State       *state,
     const char  *path,
     GError     **error)
{
  g_autoptr(HubEntryPoint) entry = NULL;

  state->progress (HUB_SURVEY_STEP_ENTRY, 0, 0, state->progress_data);
  entry = hub_entry_point_find (state->fetch, state->survey->hub, path, state->cancellable, error);
  if (entry == NULL)
    return FALSE;

  state->survey->base_path = g_strdup (entry->base_path);

  return look_at_types (state, entry, error) && find_languages (state, error);
}

/**
 * hub_survey_run:
 * @address: a site, a page of it, or the entry point of its JSON:API
 * @limits: how long to wait and how much to take
 * @progress: told before each request or so, on this thread
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: as hub_entry_point_find (), and `USAGE`
 *
 * Asks a hub what it has. Some dozen requests, one at a time. Blocks; thread: hub-net.
 *
 * Returns: (transfer full): the answers
 */
HubSurvey *
hub_survey_run (const char                 *address,
                const JsonapiClientLimits  *limits,
                HubSurveyProgress           progress,
                gpointer                    progress_data,
                GCancellable               *cancellable,
                GError                    **error)
{
  g_autoptr(HubSurvey) survey = g_new0 (HubSurvey, 1);
  g_autoptr(HubSyncFetch) fetch = NULL;
  g_autoptr(HubSyncReport) report = hub_sync_report_new ("");
  g_autoptr(GHashTable) langcodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *path = NULL;
  State state = { survey, NULL, langcodes, progress, progress_data, cancellable };

  survey->types = g_ptr_array_new_with_free_func ((GDestroyNotify) survey_type_free);
  survey->hub = hub_entry_point_split_address (address, &path, error);
  if (survey->hub == NULL)
    return NULL;
  fetch = hub_sync_fetch_new (survey->hub, NULL, limits, error);
  if (fetch == NULL)
    return NULL;

  state.fetch = fetch;
  if (!run (&state, path, error))
    return NULL;

  hub_sync_fetch_tell (fetch, report);
  survey->n_requests = report->requests;
  survey->n_bytes = report->bytes;

  return g_steal_pointer (&survey);
}
