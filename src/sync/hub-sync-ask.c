/* hub-sync-ask.c: what the hub is asked
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-sync-ask"

#include "hub-sync-fetch-private.h"

#include "hub-mapper.h"
#include "jsonapi-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAGE_LIMIT 50          /* Drupal gives no more */

/* What is left out of questions to a collection where the hub has refused more: one after the
 * other, then both. */
enum
{
  NO_FIELDS = 1 << 0,     /* which ones, and what they lead to; all are given then */
  NO_ORDER = 1 << 1,      /* and no conditions */
};

static guint
get_left_out (HubSyncFetch *self,
              const char   *path)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->plain, path));
}

/* Whether the hub has refused a question that can be asked in another way, all of @most being left
 * out in the end; it is asked so from then on. */
static gboolean
leave_out (HubSyncFetch *self,
           const char   *path,
           guint         most)
{
  guint left_out = get_left_out (self, path);

  if (!hub_sync_fetch_is_bad_request (self) || left_out >= most)
    return FALSE;

  g_hash_table_insert (self->plain, (gpointer) path, GUINT_TO_POINTER (left_out + 1));
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
create_term_query (const HubProfileVocabulary *vocabulary,
                   gboolean                    is_plain)
{
  static const char *const always[] = { "name", "weight", "status", "langcode", NULL };
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  JsonapiQuery *query = jsonapi_query_new ();

  jsonapi_query_page_limit (query, PAGE_LIMIT);
  if (is_plain)
    return query;

  add_names (names, (char **) always);
  add_names (names, vocabulary->title);
  add_names (names, vocabulary->paragraph);
  add_names (names, vocabulary->summary);
  add_names (names, vocabulary->code);
  g_ptr_array_add (names, NULL);

  jsonapi_query_filter (query, "status", "=", "1");
  jsonapi_query_sort (query, "weight,drupal_internal__tid");
  jsonapi_query_fields (query, vocabulary->type, (const char *const *) names->pdata);

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
      const char *why = N_("A term that is no object was skipped");
      HubTerm *term = NULL;

      if (resource != NULL)
        term = hub_mapper_map_term (vocabulary, resource, (int) terms->len, &why);
      if (term != NULL)
        {
          g_ptr_array_add (terms, term);
        }
      else
        {
          hub_sync_report_add_problem (report, why, vocabulary->path);
          report->skipped_terms++;
        }
    }
}

/* Reads a vocabulary page by page. Only if the first page is as it is known may the others be too;
 * @has_changed is set if not all are, and then all must be read. */
static gboolean
read_terms (HubSyncFetch                *self,
            const HubProfileVocabulary  *vocabulary,
            GPtrArray                   *terms,
            gboolean                    *is_known,      /* (inout) */
            HubSyncReport               *report,
            GCancellable                *cancellable,
            GError                     **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(JsonapiQuery) query = create_term_query (vocabulary,
                                                         get_left_out (self,
                                                                       vocabulary->path) != 0);
  g_autofree char *text = jsonapi_query_to_string (query);
  g_autofree char *prefix = g_strconcat (hub_profile_get_base_path (self->profile), "/",
                                         vocabulary->path, NULL);
  g_autofree char *uri = g_strconcat (self->hub, prefix, "?", text, NULL);
  gboolean may_know = *is_known;

  g_ptr_array_set_size (self->pending, 0);
  *is_known = FALSE;
  for (guint i = 0; uri != NULL && i < JSONAPI_MAX_PAGES; i++)
    {
      g_autofree char *known = NULL;
      g_autofree char *next = NULL;
      g_autoptr(JsonapiDocument) document = NULL;

      document = hub_sync_fetch_get_list (self, uri, may_know ? &known : NULL, cancellable,
                                          error);
      if (document == NULL && known == NULL)
        return FALSE;
      may_know = *is_known = known != NULL;
      if (known != NULL && *known != '\0')
        next = g_strdup (known);
      if (document != NULL && i > 0 && terms->len == 0)
        return TRUE;                   /* those before it were not read */
      if (document != NULL)
        {
          map_terms (vocabulary, document, terms, report);
          if (!hub_sync_fetch_follow (self, document, prefix, seen, &next, error))
            return FALSE;
          ((HubSyncPending *) g_ptr_array_index (self->pending, self->pending->len - 1))->next =
            g_strdup (next);
        }
      g_free (uri);
      uri = g_steal_pointer (&next);
    }

  return TRUE;
}

/**
 * hub_sync_fetch_terms:
 * @self: the network side
 * @vocabulary: which vocabulary
 * @report: gets the problems
 * @is_known: (out): whether the hub says that nothing in it has changed; then the list is empty
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Reads one vocabulary to its end, page by page, by the links between the pages. A hub that refuses
 * the question (400) is asked for no more than the list (FAULTS.md F14). Blocks.
 *
 * Errors: as hub_sync_fetch_entry_point ().
 *
 * Returns: (transfer full) (element-type HubTerm): the terms in the hub's order
 */
GPtrArray *
hub_sync_fetch_terms (HubSyncFetch                *self,
                      const HubProfileVocabulary  *vocabulary,
                      HubSyncReport               *report,
                      gboolean                    *is_known,
                      GCancellable                *cancellable,
                      GError                     **error)
{
  g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_term_unref);
  g_autoptr(GError) local = NULL;
  gboolean is_read;

  *is_known = TRUE;
  is_read = read_terms (self, vocabulary, terms, is_known, report, cancellable, &local);
  if (!is_read && terms->len == 0 && leave_out (self, vocabulary->path, NO_FIELDS))
    {
      g_clear_error (&local);
      is_read = read_terms (self, vocabulary, terms, is_known, report, cancellable, &local);
    }
  if (is_read && !*is_known && terms->len == 0)
    is_read = read_terms (self, vocabulary, terms, is_known, report, cancellable, &local);
  if (!is_read)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return g_steal_pointer (&terms);
}

/* Sparse fields must name relationships too, or the includes hang in the air. */
static void
add_fields (JsonapiQuery    *query,
            const HubBundle *bundle)
{
  static const char *const always[] = { "drupal_internal__nid", "langcode", "default_langcode",
                                        "changed", "path", NULL };
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

/* Conditions of one group are asked about one translation. In the hub's own language that is the
 * one in it, or the original if that is all there is. */
static void
add_since (JsonapiQuery     *query,
           const HubSyncAsk *ask,
           gboolean          is_default)
{
  const struct
  {
    const char *path;
    const char *value;
  } which[] = { { "langcode", ask->langcode }, { "default_langcode", "1" } };
  g_autofree char *since = g_strdup_printf ("%" G_GINT64_FORMAT, ask->since);

  if (is_default)
    jsonapi_query_open_group (query, "OR");
  for (guint i = 0; i < (is_default ? 2 : 1); i++)
    {
      jsonapi_query_open_group (query, "AND");
      jsonapi_query_filter (query, "changed", ">=", since);
      jsonapi_query_filter (query, which[i].path, "=", which[i].value);
      jsonapi_query_close_group (query);
    }
  if (is_default)
    jsonapi_query_close_group (query);
}

static char *
dup_page_uri (HubSyncFetch     *self,
              const HubSyncAsk *ask)
{
  static const char *const of_presence[] = { "drupal_internal__nid", "langcode", "changed", NULL };
  const char *prefix = hub_profile_get_language_prefix (self->profile, ask->langcode);
  gboolean is_default = g_str_equal (ask->langcode,
                                     hub_profile_get_default_language (self->profile));
  guint left_out = get_left_out (self, ask->bundle->path);
  g_autoptr(JsonapiQuery) query = jsonapi_query_new ();
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, ask->after_nid);
  g_autofree char *text = NULL;

  if ((left_out & NO_ORDER) == 0)
    {
      jsonapi_query_filter (query, "status", "=", "1");
      if (ask->mode != HUB_SYNC_MODE_PLAIN)
        jsonapi_query_filter (query, "drupal_internal__nid", ">", number);
      if (ask->mode == HUB_SYNC_MODE_CHANGES)
        add_since (query, ask, is_default);
      else if (!is_default)
        jsonapi_query_filter (query, "langcode", "=", ask->langcode);
      jsonapi_query_sort (query, "drupal_internal__nid");
    }
  jsonapi_query_page_limit (query, PAGE_LIMIT);
  if (ask->is_sparse)
    jsonapi_query_fields (query, ask->bundle->type, of_presence);
  else if ((left_out & NO_FIELDS) == 0)
    add_fields (query, ask->bundle);
  text = jsonapi_query_to_string (query);

  return g_strconcat (self->hub, prefix != NULL ? prefix : "",
                      hub_profile_get_base_path (self->profile), "/", ask->bundle->path, "?", text,
                      NULL);
}

/**
 * hub_sync_fetch_page:
 * @self: the network side
 * @ask: which entries
 * @known_next: (out): if the hub says that the page is still the one that is stored, the word that
 *   hub_sync_fetch_keep () got for it; then there is neither page nor error
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Reads one page of published entries by rising number: an order that edits and deletions do not
 * disturb. A hub that refuses the list of fields and includes (400) is asked without from then
 * on; where a pass goes by links, without order and conditions, or without both (FAULTS.md F14).
 * Blocks.
 *
 * Errors: as hub_sync_fetch_entry_point ().
 *
 * Returns: (transfer full) (nullable): the page
 */
JsonapiDocument *
hub_sync_fetch_page (HubSyncFetch      *self,
                     const HubSyncAsk  *ask,
                     char             **known_next,
                     GCancellable      *cancellable,
                     GError           **error)
{
  gboolean is_change = ask->mode == HUB_SYNC_MODE_CHANGES;
  guint most = ask->mode == HUB_SYNC_MODE_PLAIN ? NO_FIELDS | NO_ORDER : NO_FIELDS;
  g_autofree char *uri = dup_page_uri (self, ask);
  g_autoptr(GError) local = NULL;
  JsonapiDocument *document = NULL;

  g_ptr_array_set_size (self->pending, 0);
  document = hub_sync_fetch_get_list (self, uri, is_change ? known_next : NULL, cancellable,
                                      &local);
  while (local != NULL && !is_change && leave_out (self, ask->bundle->path, most))
    {
      g_autofree char *plain = dup_page_uri (self, ask);

      g_clear_error (&local);
      document = hub_sync_fetch_get_list (self, plain, NULL, cancellable, &local);
    }

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return document;
}

/**
 * hub_sync_fetch_next:
 * @self: the network side
 * @uri: what hub_sync_fetch_resolve_next () made
 * @cancellable: (nullable): stops it
 * @error: [error@Hub.Error], or `G_IO_ERROR_CANCELLED`
 *
 * Reads one page by its address. Blocks. Errors: as hub_sync_fetch_entry_point ().
 *
 * Returns: (transfer full): the page
 */
JsonapiDocument *
hub_sync_fetch_next (HubSyncFetch  *self,
                     const char    *uri,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_ptr_array_set_size (self->pending, 0);
  return hub_sync_fetch_get_list (self, uri, NULL, cancellable, error);
}

/* Drupal's cache may give a page in one language with a link that has lost it: JSONAPI.md, 8. */
static char *
dup_with_language (HubSyncFetch *self,
                   const char   *language,
                   const char   *next)
{
  g_autofree char *plain = g_strconcat (self->hub, hub_profile_get_base_path (self->profile), "/",
                                        NULL);

  return g_str_has_prefix (next, plain)
           ? g_strconcat (self->hub, language, next + strlen (self->hub), NULL)
           : g_strdup (next);
}

/**
 * hub_sync_fetch_resolve_next:
 * @self: the network side
 * @bundle: which bundle
 * @langcode: in which language
 * @next: the link to the next page, as the hub wrote it
 * @seen: the addresses of this pass, as for jsonapi_client_resolve_next ()
 * @error: [error@Hub.Error]: `MISCONFIGURED` for a link that may not be followed
 *
 * Decides whether a link may be followed: within the collection, and in the language of the pass,
 * which is put in again if the link has lost it.
 *
 * Returns: (transfer full): its address
 */
char *
hub_sync_fetch_resolve_next (HubSyncFetch     *self,
                             const HubBundle  *bundle,
                             const char       *langcode,
                             const char       *next,
                             GHashTable       *seen,
                             GError          **error)
{
  const char *known = hub_profile_get_language_prefix (self->profile, langcode);
  const char *language = known != NULL ? known : "";
  g_autofree char *prefix = g_strconcat (language, hub_profile_get_base_path (self->profile), "/",
                                         bundle->path, NULL);
  g_autofree char *whole = dup_with_language (self, language, next);
  GError *cause = NULL;
  char *uri = jsonapi_client_resolve_next (self->client, whole, prefix, seen, &cause);

  if (uri == NULL)
    hub_sync_fetch_propagate (self, cause, error);

  return uri;
}
