/* hub-sync-fetch.c: asking the hub, with patience
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync-fetch"

#include "hub-sync-fetch-private.h"

#include "hub-address.h"
#include "hub-agent.h"
#include "hub-error.h"
#include "jsonapi-error.h"

#include <string.h>

#define PAUSE_MS       1000      /* before the second try of a request that failed by chance */
#define MAX_PAUSES     3         /* each twice as long as the one before */
#define MAX_PAUSED_MS  60000     /* of one run, all in all */
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
    case JSONAPI_ERROR_DATE:
      return HUB_ERROR_DATE;
    case JSONAPI_ERROR_HTML:
      return HUB_ERROR_SIGN_IN;
    case JSONAPI_ERROR_STATUS:
      return status == 401 || status == 403 || status == 404 || status == 410 ? HUB_ERROR_REFUSED
                                                                              : HUB_ERROR_SERVER;
    case JSONAPI_ERROR_WAIT:
      return HUB_ERROR_WAIT;
    case JSONAPI_ERROR_REDIRECT:
    case JSONAPI_ERROR_LINK:
    case JSONAPI_ERROR_LOOP:
      return HUB_ERROR_MISCONFIGURED;
    case JSONAPI_ERROR_LIMIT:
      return HUB_ERROR_TOO_LARGE;
    case JSONAPI_ERROR_TYPE:
    case JSONAPI_ERROR_MALFORMED:
      return HUB_ERROR_PROTOCOL;
    case JSONAPI_ERROR_ADDRESS:
      return HUB_ERROR_USAGE;
    default:
      return HUB_ERROR_PROTOCOL;
    }
}

/* 4xx are about the question, but for those that are about the moment. */
static HubSyncRetry
get_retry_of_status (guint status)
{
  return status >= 400 && status < 500 && status != 408 && status != 425 ? HUB_SYNC_RETRY_USER
                                                                         : HUB_SYNC_RETRY_NETWORK;
}

/* What is wrong inside an answer that came whole is the matter of that answer alone. */
static HubSyncRetry
get_retry (HubSyncFetch *self,
           int           code)
{
  switch ((JsonapiError) code)
    {
    case JSONAPI_ERROR_WAIT:
      return jsonapi_client_get_retry_after (self->client) >= 0 ? HUB_SYNC_RETRY_SERVER
                                                                : HUB_SYNC_RETRY_NETWORK;
    case JSONAPI_ERROR_STATUS:
      return get_retry_of_status (jsonapi_client_get_last_status (self->client));
    case JSONAPI_ERROR_TYPE:
      return HUB_SYNC_RETRY_NEXT;
    case JSONAPI_ERROR_MALFORMED:
      return jsonapi_client_was_whole (self->client) ? HUB_SYNC_RETRY_NEXT : HUB_SYNC_RETRY_NETWORK;
    case JSONAPI_ERROR_LIMIT:
      return jsonapi_client_was_whole (self->client) ? HUB_SYNC_RETRY_NEXT : HUB_SYNC_RETRY_USER;
    case JSONAPI_ERROR_TLS:
    case JSONAPI_ERROR_DATE:
    case JSONAPI_ERROR_REDIRECT:
    case JSONAPI_ERROR_LINK:
    case JSONAPI_ERROR_ADDRESS:
      return HUB_SYNC_RETRY_USER;
    case JSONAPI_ERROR_UNREACHABLE:
    case JSONAPI_ERROR_HTML:
    case JSONAPI_ERROR_LOOP:
    default:
      return HUB_SYNC_RETRY_NETWORK;
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

  self->retry = get_retry (self, cause->code);

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

/* Whether what went wrong may be over in a moment. With the first request of a run nothing has
 * shown yet that there is a hub, so its failure is told at once. */
static gboolean
may_pass (HubSyncFetch *self,
          const GError *cause)
{
  if (cause == NULL || cause->domain != JSONAPI_ERROR ||
      jsonapi_client_get_n_requests (self->client) <= 1)
    return FALSE;

  return (cause->code == JSONAPI_ERROR_UNREACHABLE || cause->code == JSONAPI_ERROR_STATUS ||
          cause->code == JSONAPI_ERROR_MALFORMED) &&
         get_retry (self, cause->code) == HUB_SYNC_RETRY_NETWORK;
}

/* The nth pause, in milliseconds: each twice as long as the one before, give or take a fifth. */
static guint
get_pause (HubSyncFetch *self,
           guint         n)
{
  return (guint) ((self->pause_ms << n) * g_random_double_range (0.8, 1.2));
}

/* With more chances, as long as the run has patience. */
static JsonapiDocument *
get_changed (HubSyncFetch      *self,
             const char        *uri,
             JsonapiValidator  *validator,
             gboolean          *is_unchanged,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr(GError) cause = NULL;
  JsonapiDocument *document = jsonapi_client_get_changed (self->client, uri, validator,
                                                          is_unchanged, cancellable, &cause);

  for (guint n = 0; n < MAX_PAUSES && may_pass (self, cause); n++)
    {
      guint pause_ms = get_pause (self, n);

      if (self->paused_ms + pause_ms > MAX_PAUSED_MS)
        break;
      g_debug ("Asking again in %u ms: %s", pause_ms, cause->message);
      self->paused_ms += pause_ms;
      if (!pause_for (pause_ms, cancellable, error))
        return NULL;
      g_clear_error (&cause);
      document = jsonapi_client_get_changed (self->client, uri, validator, is_unchanged,
                                             cancellable, &cause);
    }

  if (cause != NULL)
    hub_sync_fetch_propagate (self, g_steal_pointer (&cause), error);

  return document;
}

/**
 * hub_sync_fetch_get:
 * @self: the network side
 * @uri: an address below that of the hub
 * @cancellable: (nullable): stops it
 * @error: as hub_sync_fetch_entry_point ()
 *
 * Gets one document; asks again a few times if what goes wrong may pass. Blocks.
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
 * hub_sync_fetch_pause:
 * @self: the network side
 * @n: how often it was tried again, 0 at first
 * @cancellable: (nullable): ends it
 *
 * Waits before another try of what went wrong last, if that may pass. Blocks.
 *
 * Returns: whether to try again
 */
gboolean
hub_sync_fetch_pause (HubSyncFetch  *self,
                      guint          n,
                      GCancellable  *cancellable)
{
  guint pause_ms = n < MAX_PAUSES ? get_pause (self, n) : 0;

  if (n >= MAX_PAUSES || self->retry != HUB_SYNC_RETRY_NETWORK ||
      self->paused_ms + pause_ms > MAX_PAUSED_MS)
    return FALSE;

  self->paused_ms += pause_ms;
  return pause_for (pause_ms, cancellable, NULL);
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
  gboolean is_known;

  *next = NULL;
  is_known = jsonapi_document_get_next (document, &link, &cause);
  if (!is_known)
    g_prefix_error (&cause, "%s: ", self->hub);
  else if (link != NULL)
    *next = jsonapi_client_resolve_next (self->client, link, prefix, seen, &cause);
  if (cause == NULL)
    return TRUE;

  hub_sync_fetch_propagate (self, cause, error);
  if (!is_known)
    self->retry = HUB_SYNC_RETRY_NEXT;
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

  self->retry = HUB_SYNC_RETRY_NEXT;
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
 * hub_sync_fetch_set_pause:
 * @self: the network side
 * @pause_ms: how long to wait before the second try of a request, milliseconds
 *
 * Has later pauses be shorter, as tests need.
 */
void
hub_sync_fetch_set_pause (HubSyncFetch *self,
                          guint         pause_ms)
{
  self->pause_ms = pause_ms;
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
  JsonapiClient *client = jsonapi_client_new_with_limits (hub, hub_agent_get_name (), limits,
                                                          &cause);
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
  self->pause_ms = PAUSE_MS;
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
 * hub_sync_fetch_dup_moved:
 * @self: the network side
 *
 * Returns: (transfer full) (nullable): the https address that the hub gave as its new one
 */
char *
hub_sync_fetch_dup_moved (HubSyncFetch *self)
{
  const char *moved = jsonapi_client_get_moved (self->client);

  return moved != NULL ? hub_address_normalise (moved, NULL) : NULL;
}

/**
 * hub_sync_fetch_tell:
 * @self: the network side
 * @report: a report
 *
 * Writes how much was asked and read into @report, and where the hub has moved to.
 */
void
hub_sync_fetch_tell (HubSyncFetch  *self,
                     HubSyncReport *report)
{
  report->requests = jsonapi_client_get_n_requests (self->client);
  report->bytes = jsonapi_client_get_n_bytes (self->client);
  report->retry_after = jsonapi_client_get_retry_after (self->client);
  g_free (report->moved);
  report->moved = hub_sync_fetch_dup_moved (self);
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
      self->retry = HUB_SYNC_RETRY_NEXT;
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

/* When another try may help against what went wrong last. */
HubSyncRetry
hub_sync_fetch_get_retry (HubSyncFetch *self)
{
  return self->retry;
}

/* The same, for what went wrong with an answer as a whole. */
void
hub_sync_fetch_set_retry (HubSyncFetch *self,
                          HubSyncRetry  retry)
{
  self->retry = retry;
}

/* When the last answer was made: by the hub's clock, or by ours if it does not say. */
gint64
hub_sync_fetch_get_date (HubSyncFetch *self)
{
  gint64 date = jsonapi_client_get_date (self->client);

  return date > 0 ? date : g_get_real_time () / G_USEC_PER_SEC;
}
