/* hub-sync-fetch.c: asking the hub, with one second chance
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync-fetch"

#include "hub-sync-fetch.h"

#include "hub-error.h"
#include "hub-mapper.h"
#include "jsonapi-error.h"
#include "jsonapi-query.h"

#include <string.h>

#define USER_AGENT   "HubReader/0.1 (+https://hubreader.github.io)"
#define PAGE_LIMIT   50          /* Drupal gives no more */
#define RETRY_MS     1000        /* before the one second try after a lost connection */
#define HTTP_BAD_REQUEST 400

struct _HubSyncFetch
{
  char          *hub;        /* (owned) */
  HubProfile    *profile;    /* (unowned) */
  JsonapiClient *client;     /* (owned) */
  /* (owned) (element-type utf8): paths asked without fields and includes */
  GHashTable    *plain;
};

/* FAULTS.md's classes, as one can act on them. */
static HubError
get_code (int   code,
          guint status)
{
  switch ((JsonapiError) code)
    {
    case JSONAPI_ERROR_UNREACHABLE:
      return HUB_ERROR_OFFLINE;
    case JSONAPI_ERROR_TLS:
      return HUB_ERROR_INSECURE;
    case JSONAPI_ERROR_HTML:
      return HUB_ERROR_SIGN_IN;
    case JSONAPI_ERROR_STATUS:
      return status == 401 || status == 403 || status == 404 || status == 410 ? HUB_ERROR_REFUSED
                                                                              : HUB_ERROR_SERVER;
    case JSONAPI_ERROR_WAIT:
      return HUB_ERROR_WAIT;
    case JSONAPI_ERROR_REDIRECT:
    case JSONAPI_ERROR_LINK:
      return HUB_ERROR_MISCONFIGURED;
    case JSONAPI_ERROR_LIMIT:
      return HUB_ERROR_TOO_LARGE;
    case JSONAPI_ERROR_MALFORMED:
      return HUB_ERROR_PROTOCOL;
    case JSONAPI_ERROR_ADDRESS:
      return HUB_ERROR_USAGE;
    default:
      return HUB_ERROR_PROTOCOL;
    }
}

static void
propagate (HubSyncFetch  *self,
           GError        *cause,
           GError       **error)
{
  g_autoptr(GUri) uri = g_uri_parse (self->hub, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  gboolean has_name = host != NULL && !g_hostname_is_ip_address (host);

  if (cause->domain != JSONAPI_ERROR)
    {
      g_propagate_error (error, cause);
      return;
    }

  /* The sentence names the host by the address in the message: its name may be what is wrong. */
  g_set_error (error, HUB_ERROR,
               (int) get_code (cause->code, jsonapi_client_get_last_status (self->client)),
               "%s%s%s%s", cause->message, has_name ? " (" : "", has_name ? self->hub : "",
               has_name ? ")" : "");
  g_error_free (cause);
}

/* FALSE if cancelled before the time is over. */
static gboolean
pause_for (guint          ms,
           GCancellable  *cancellable,
           GError       **error)
{
  GPollFD poll_fd;
  gboolean can_cancel = g_cancellable_make_pollfd (cancellable, &poll_fd);

  g_poll (&poll_fd, can_cancel ? 1 : 0, (int) ms);
  if (can_cancel)
    g_cancellable_release_fd (cancellable);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * hub_sync_fetch_get:
 * @self: the network side
 * @uri: an address below that of the hub
 * @cancellable: (nullable): stops it
 * @error: as hub_sync_fetch_entry_point ()
 *
 * Gets one document; asks once more if the connection was lost. Blocks.
 *
 * Returns: (transfer full): the document
 */
JsonapiDocument *
hub_sync_fetch_get (HubSyncFetch  *self,
                    const char    *uri,
                    GCancellable  *cancellable,
                    GError       **error)
{
  GError *cause = NULL;
  JsonapiDocument *document = jsonapi_client_get (self->client, uri, cancellable, &cause);

  if (document == NULL && g_error_matches (cause, JSONAPI_ERROR, JSONAPI_ERROR_UNREACHABLE) &&
      jsonapi_client_get_n_requests (self->client) > 1)
    {
      g_debug ("Asking once more: %s", cause->message);
      g_clear_error (&cause);
      if (!pause_for (RETRY_MS, cancellable, error))
        return NULL;
      document = jsonapi_client_get (self->client, uri, cancellable, &cause);
    }

  if (document == NULL)
    propagate (self, cause, error);

  return document;
}

/**
 * hub_sync_fetch_follow:
 * @self: the network side
 * @document: a page
 * @prefix: a path below the hub's address that the walk stays below
 * @seen: (element-type utf8): the addresses of this walk
 * @next: (out) (transfer full) (nullable): address of the next page, %NULL at the end
 * @error: `MISCONFIGURED` or `TOO_LARGE`
 *
 * Finds the page after @document, if its link may be followed.
 *
 * Returns: whether that is known
 */
gboolean
hub_sync_fetch_follow (HubSyncFetch     *self,
                       JsonapiDocument  *document,
                       const char       *prefix,
                       GHashTable       *seen,
                       char            **next,
                       GError          **error)
{
  GError *cause = NULL;
  const char *link = NULL;

  *next = NULL;
  if (!jsonapi_document_get_next (document, &link, &cause))
    g_prefix_error (&cause, "%s: ", self->hub);
  else if (link != NULL)
    *next = jsonapi_client_resolve_next (self->client, link, prefix, seen, &cause);
  if (cause == NULL)
    return TRUE;

  propagate (self, cause, error);
  return FALSE;
}

guint
hub_sync_fetch_get_status (HubSyncFetch *self)
{
  return jsonapi_client_get_last_status (self->client);
}

static JsonapiDocument *
get_list (HubSyncFetch  *self,
          const char    *uri,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(JsonapiDocument) document = hub_sync_fetch_get (self, uri, cancellable, error);

  if (document == NULL || jsonapi_document_is_list (document))
    return g_steal_pointer (&document);

  g_set_error (error, HUB_ERROR, HUB_ERROR_PROTOCOL, "%s gives one thing where it should list many",
               self->hub);
  return NULL;
}

/**
 * hub_sync_fetch_new:
 * @hub: base address of the hub
 * @profile: (nullable): the hub's profile; must outlive the result. Without one, only
 *   hub_sync_fetch_get (), hub_sync_fetch_follow () and what tells how it went may be called.
 * @limits: how long to wait and how much to take
 * @error: [error@Hub.Error]
 *
 * Makes the network side of one run. Errors: `USAGE` if @hub is no web address.
 *
 * Returns: (transfer full): the network side
 */
HubSyncFetch *
hub_sync_fetch_new (const char                 *hub,
                    HubProfile                 *profile,
                    const JsonapiClientLimits  *limits,
                    GError                    **error)
{
  g_autoptr(GError) cause = NULL;
  JsonapiClient *client = jsonapi_client_new_with_limits (hub, USER_AGENT, limits, &cause);
  HubSyncFetch *self;

  if (client == NULL)
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE, cause->message);
      return NULL;
    }

  self = g_new0 (HubSyncFetch, 1);
  self->hub = g_strdup (hub);
  self->profile = profile;
  self->client = client;
  self->plain = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
hub_sync_fetch_free (HubSyncFetch *self)
{
  g_free (self->hub);
  jsonapi_client_free (self->client);
  g_hash_table_unref (self->plain);
  g_free (self);
}

/**
 * hub_sync_fetch_tell:
 * @self: the network side
 * @report: a report
 *
 * Writes how much was asked and read into @report.
 */
void
hub_sync_fetch_tell (HubSyncFetch  *self,
                     HubSyncReport *report)
{
  report->requests = jsonapi_client_get_n_requests (self->client);
  report->bytes = jsonapi_client_get_n_bytes (self->client);
  report->retry_after = jsonapi_client_get_retry_after (self->client);
}

/**
 * hub_sync_fetch_entry_point:
 * @self: the network side
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Asks the entry point whether there is a JSON:API at all. A page that is not there, or is HTML,
 * means that the address is not that of a hub. Blocks.
 *
 * Errors: `OFFLINE`, `INSECURE`, `SIGN_IN`, `REFUSED`, `SERVER`, `WAIT`, `MISCONFIGURED`,
 * `PROTOCOL`, `TOO_LARGE`.
 *
 * Returns: whether there is
 */
gboolean
hub_sync_fetch_entry_point (HubSyncFetch  *self,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autofree char *uri = g_strconcat (self->hub, hub_profile_get_base_path (self->profile), NULL);
  g_autoptr(JsonapiDocument) document = NULL;
  g_autoptr(GError) local = NULL;

  document = hub_sync_fetch_get (self, uri, cancellable, &local);
  if (document == NULL)
    {
      guint status = jsonapi_client_get_last_status (self->client);

      if (status == 404 || status == 410)
        g_set_error (error, HUB_ERROR, HUB_ERROR_PROTOCOL, "%s has no JSON:API at %s", self->hub,
                     hub_profile_get_base_path (self->profile));
      else
        g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (jsonapi_document_get_n_links (document) == 0)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_PROTOCOL, "The entry point of %s lists nothing",
                   self->hub);
      return FALSE;
    }

  return TRUE;
}

static void
add_names (GPtrArray *names,
           char     **paths)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      char *name = g_strndup (paths[i], strcspn (paths[i], "."));

      if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_free (name);
      else
        g_ptr_array_add (names, name);
    }
}

/* The relationships whose other ends are needed. */
static char *
dup_includes (const HubBundle *bundle)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  add_names (names, bundle->fields[HUB_ROLE_FILES]);
  for (guint i = 0; i < HUB_N_ROLES; i++)
    add_names (names, bundle->references[i]);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (",", (char **) names->pdata);
}

static JsonapiQuery *
create_term_query (const HubProfileVocabulary *vocabulary)
{
  static const char *const always[] = { "name", "weight", "status", "langcode", NULL };
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  JsonapiQuery *query = jsonapi_query_new ();

  add_names (names, (char **) always);
  add_names (names, vocabulary->title);
  add_names (names, vocabulary->paragraph);
  add_names (names, vocabulary->summary);
  add_names (names, vocabulary->code);
  g_ptr_array_add (names, NULL);

  jsonapi_query_filter (query, "status", "=", "1");
  jsonapi_query_sort (query, "weight,drupal_internal__tid");
  jsonapi_query_fields (query, vocabulary->type, (const char *const *) names->pdata);
  jsonapi_query_page_limit (query, PAGE_LIMIT);

  return query;
}

static void
map_terms (const HubProfileVocabulary *vocabulary,
           JsonapiDocument            *document,
           GPtrArray                  *terms,
           HubSyncReport              *report)
{
  for (guint i = 0; i < jsonapi_document_get_n_data (document); i++)
    {
      JsonapiResource *resource = jsonapi_document_get_data (document, i);
      const char *why = "that is no object";
      HubTerm *term = NULL;

      if (resource != NULL)
        term = hub_mapper_map_term (vocabulary, resource, (int) terms->len, &why);
      if (term != NULL)
        {
          g_ptr_array_add (terms, term);
        }
      else
        {
          g_autofree char *what = g_strdup_printf ("A term %s was skipped", why);

          hub_sync_report_add_problem (report, what, vocabulary->path);
        }
    }
}

/**
 * hub_sync_fetch_terms:
 * @self: the network side
 * @vocabulary: which vocabulary
 * @report: gets the problems
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Reads one vocabulary to its end, page by page, by the links between the pages. Blocks.
 *
 * Errors: as hub_sync_fetch_entry_point ().
 *
 * Returns: (transfer full) (element-type HubTerm): the terms in the hub's order
 */
GPtrArray *
hub_sync_fetch_terms (HubSyncFetch                *self,
                      const HubProfileVocabulary  *vocabulary,
                      HubSyncReport               *report,
                      GCancellable                *cancellable,
                      GError                     **error)
{
  g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_term_unref);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(JsonapiQuery) query = create_term_query (vocabulary);
  g_autofree char *text = jsonapi_query_to_string (query);
  g_autofree char *prefix = g_strconcat (hub_profile_get_base_path (self->profile), "/",
                                         vocabulary->path, NULL);
  g_autofree char *uri = g_strconcat (self->hub, prefix, "?", text, NULL);

  while (uri != NULL)
    {
      g_autoptr(JsonapiDocument) document = get_list (self, uri, cancellable, error);

      if (document == NULL)
        return NULL;

      map_terms (vocabulary, document, terms, report);
      g_clear_pointer (&uri, g_free);
      if (!hub_sync_fetch_follow (self, document, prefix, seen, &uri, error))
        return NULL;
    }

  return g_steal_pointer (&terms);
}

/* Sparse fields must name relationships too, or the includes hang in the air. */
static void
add_fields (JsonapiQuery    *query,
            const HubBundle *bundle)
{
  static const char *const always[] = { "drupal_internal__nid", "langcode", "changed", "path",
                                        NULL };
  static const char *const of_files[] = { "filename", "uri", "filemime", "filesize", NULL };
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *includes = dup_includes (bundle);

  add_names (names, (char **) always);
  for (guint i = 0; i < HUB_N_ROLES; i++)
    {
      add_names (names, bundle->fields[i]);
      add_names (names, bundle->references[i]);
    }
  for (guint i = 0; i < HUB_N_VOCABULARIES; i++)
    add_names (names, bundle->relations[i]);
  g_ptr_array_add (names, NULL);
  jsonapi_query_fields (query, bundle->type, (const char *const *) names->pdata);

  if (*includes != '\0')
    {
      jsonapi_query_fields (query, "file--file", of_files);
      jsonapi_query_include (query, includes);
    }
}

static char *
dup_page_uri (HubSyncFetch    *self,
              const HubBundle *bundle,
              const char      *langcode,
              gint64           after_nid)
{
  const char *prefix = hub_profile_get_language_prefix (self->profile, langcode);
  gboolean is_default = g_str_equal (langcode,
                                     hub_profile_get_default_language (self->profile));
  g_autoptr(JsonapiQuery) query = jsonapi_query_new ();
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, after_nid);
  g_autofree char *text = NULL;

  jsonapi_query_filter (query, "status", "=", "1");
  jsonapi_query_filter (query, "drupal_internal__nid", ">", number);
  if (!is_default)
    jsonapi_query_filter (query, "langcode", "=", langcode);
  jsonapi_query_sort (query, "drupal_internal__nid");
  jsonapi_query_page_limit (query, PAGE_LIMIT);
  if (!g_hash_table_contains (self->plain, bundle->path))
    add_fields (query, bundle);
  text = jsonapi_query_to_string (query);

  return g_strconcat (self->hub, prefix != NULL ? prefix : "",
                      hub_profile_get_base_path (self->profile), "/", bundle->path, "?", text,
                      NULL);
}

/**
 * hub_sync_fetch_page:
 * @self: the network side
 * @bundle: which bundle
 * @langcode: in which language
 * @after_nid: only entries numbered above this
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Reads one page of published entries by rising number: a walk that edits and deletions do not
 * disturb. A hub that refuses the list of fields and includes (400) is asked without from then
 * on (FAULTS.md F14). Blocks.
 *
 * Errors: as hub_sync_fetch_entry_point ().
 *
 * Returns: (transfer full): the page
 */
JsonapiDocument *
hub_sync_fetch_page (HubSyncFetch     *self,
                     const HubBundle  *bundle,
                     const char       *langcode,
                     gint64            after_nid,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_autofree char *uri = dup_page_uri (self, bundle, langcode, after_nid);
  g_autoptr(GError) local = NULL;
  JsonapiDocument *document = get_list (self, uri, cancellable, &local);

  if (document == NULL && jsonapi_client_get_last_status (self->client) == HTTP_BAD_REQUEST &&
      g_hash_table_add (self->plain, bundle->path))
    {
      g_autofree char *plain = dup_page_uri (self, bundle, langcode, after_nid);

      g_clear_error (&local);
      document = get_list (self, plain, cancellable, &local);
    }

  if (document == NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return document;
}
