/* hub-sync-fetch.c: asking the hub, with one second chance
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync-fetch"

#include "hub-sync-fetch-private.h"

#include "hub-error.h"
#include "jsonapi-error.h"

#include <string.h>

#define USER_AGENT   "HubReader/0.1 (+https://hubreader.github.io)"
#define RETRY_MS     1000        /* before the one second try after a lost connection */
#define HTTP_BAD_REQUEST 400

static void
pending_free (HubSyncPending *pending)
{
  g_free (pending->uri);
  jsonapi_validator_clear (&pending->validator);
  g_free (pending->next);
  g_free (pending);
}

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

/**
 * hub_sync_fetch_propagate:
 * @self: the network side
 * @cause: (transfer full): an error of the API, or `G_IO_ERROR_CANCELLED`
 * @error: gets it in the caller's terms
 *
 * Puts an error of the API into the caller's terms.
 */
void
hub_sync_fetch_propagate (HubSyncFetch  *self,
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

/* With one second chance. */
static JsonapiDocument *
get_changed (HubSyncFetch      *self,
             const char        *uri,
             JsonapiValidator  *validator,
             gboolean          *is_unchanged,
             GCancellable      *cancellable,
             GError           **error)
{
  GError *cause = NULL;
  JsonapiDocument *document = jsonapi_client_get_changed (self->client, uri, validator,
                                                          is_unchanged, cancellable, &cause);

  if (g_error_matches (cause, JSONAPI_ERROR, JSONAPI_ERROR_UNREACHABLE) &&
      jsonapi_client_get_n_requests (self->client) > 1)
    {
      g_debug ("Asking once more: %s", cause->message);
      g_clear_error (&cause);
      if (!pause_for (RETRY_MS, cancellable, error))
        return NULL;
      document = jsonapi_client_get_changed (self->client, uri, validator, is_unchanged,
                                             cancellable, &cause);
    }

  if (cause != NULL)
    hub_sync_fetch_propagate (self, cause, error);

  return document;
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
  g_auto(JsonapiValidator) validator = { NULL, NULL };
  gboolean is_unchanged = FALSE;

  return get_changed (self, uri, &validator, &is_unchanged, cancellable, error);
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

  hub_sync_fetch_propagate (self, cause, error);
  return FALSE;
}

guint
hub_sync_fetch_get_status (HubSyncFetch *self)
{
  return jsonapi_client_get_last_status (self->client);
}

static void
note_pending (HubSyncFetch     *self,
              const char       *uri,
              JsonapiValidator *validator)
{
  HubSyncPending *pending = g_new0 (HubSyncPending, 1);

  pending->uri = g_strdup (uri);
  pending->validator = *validator;
  *validator = (JsonapiValidator) { NULL, NULL };
  g_ptr_array_add (self->pending, pending);
}

/* @known_next: (out) (optional): if the hub says that its answer is still the one that is stored,
 * where the list goes on behind it, empty at its end; then there is neither document nor error */
static JsonapiDocument *
get_document (HubSyncFetch  *self,
              const char    *uri,
              char         **known_next,
              GCancellable  *cancellable,
              GError       **error)
{
  g_auto(JsonapiValidator) validator = { NULL, NULL };
  gboolean is_unchanged = FALSE;
  const char *next = NULL;
  JsonapiDocument *document;

  if (known_next != NULL && self->validators != NULL)
    hub_sync_validators_find (self->validators, uri, &validator, &next);
  document = get_changed (self, uri, &validator, &is_unchanged, cancellable, error);
  if (is_unchanged)
    *known_next = g_strdup (next);
  else if (document != NULL)
    note_pending (self, uri, &validator);

  return document;
}

/* As get_document (), of a list. */
JsonapiDocument *
hub_sync_fetch_get_list (HubSyncFetch  *self,
                         const char    *uri,
                         char         **known_next,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(JsonapiDocument) document = get_document (self, uri, known_next, cancellable, error);

  if (document == NULL || jsonapi_document_is_list (document))
    return g_steal_pointer (&document);

  g_set_error (error, HUB_ERROR, HUB_ERROR_PROTOCOL, "%s gives one thing where it should list many",
               self->hub);
  return NULL;
}

/**
 * hub_sync_fetch_set_validators:
 * @self: the network side
 * @validators: what is known of the hub's answers; must outlive @self
 *
 * Has answers that are known already not sent again, where the hub can tell.
 */
void
hub_sync_fetch_set_validators (HubSyncFetch      *self,
                               HubSyncValidators *validators)
{
  self->validators = validators;
}

/**
 * hub_sync_fetch_keep:
 * @self: the network side
 * @next: (nullable): where the list goes on behind the last page, if that is not by a link
 *
 * Notes that what was answered since the last call is stored, and need not be sent again.
 */
void
hub_sync_fetch_keep (HubSyncFetch *self,
                     const char   *next)
{
  for (guint i = 0; i < self->pending->len && self->validators != NULL; i++)
    {
      const HubSyncPending *pending = g_ptr_array_index (self->pending, i);

      hub_sync_validators_put (self->validators, pending->uri, &pending->validator,
                               next != NULL ? next : pending->next != NULL ? pending->next : "");
    }
  g_ptr_array_set_size (self->pending, 0);
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
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) pending_free);

  return self;
}

void
hub_sync_fetch_free (HubSyncFetch *self)
{
  g_free (self->hub);
  jsonapi_client_free (self->client);
  g_hash_table_unref (self->plain);
  g_ptr_array_unref (self->pending);
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
  g_autofree char *known = NULL;

  document = get_document (self, uri, &known, cancellable, &local);
  if (known != NULL)
    return TRUE;
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
  hub_sync_fetch_keep (self, "");

  return TRUE;
}

/* Whether the hub refused the last question as one that it does not understand. */
gboolean
hub_sync_fetch_is_bad_request (HubSyncFetch *self)
{
  return jsonapi_client_get_last_status (self->client) == HTTP_BAD_REQUEST;
}

/* When the last answer was made: by the hub's clock, or by ours if it does not say. */
gint64
hub_sync_fetch_get_date (HubSyncFetch *self)
{
  gint64 date = jsonapi_client_get_date (self->client);

  return date > 0 ? date : g_get_real_time () / G_USEC_PER_SEC;
}
