/* sync-way.c: what an entry costs on its way from received bytes to a committed row
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages go the way twice. The first time only the whole is timed, page by page; the second
 * time each part of it is, and SQLite tells when a statement begins and ends, which costs a little
 * itself. The clock is that of the processor time of the thread, so the hub, the network and
 * whatever else runs are not in it.
 */

#define G_LOG_DOMAIN "bench-sync"

#include "sync-way.h"

#include "hub-catalogue-writer.h"
#include "hub-mapper.h"
#include "test-folder.h"

#include <sqlite3.h>
#include <string.h>
#include <time.h>

#define HUB "http://127.0.0.1"      /* the made-up hub; no profile names it */
#define LATEST_YEAR 2040

typedef enum
{
  PART_PARSE,
  PART_MAP,
  PART_FREE,
  PART_WRITE,       /* all of it; less what follows it is our own code */
  PART_FIND,
  PART_ROW,
  PART_TERMS,
  PART_FILES,
  PART_LOG,
  PART_TEXT,
  PART_COMMIT,
  PART_OTHER,
  N_PARTS,
} Part;

static const char *const names[N_PARTS] = {
  [PART_PARSE] = "parse",
  [PART_MAP] = "map",
  [PART_FREE] = "free document and entries",
  [PART_WRITE] = "write, of which:",
  [PART_FIND] = "  find the row there was",
  [PART_ROW] = "  row and body",
  [PART_TERMS] = "  terms",
  [PART_FILES] = "  files and links",
  [PART_LOG] = "  change log",
  [PART_TEXT] = "  full text",
  [PART_COMMIT] = "  commit",
  [PART_OTHER] = "  other statements",
};

/* What a statement that has one of these in it is counted as; the first that fits. */
static const struct
{
  const char *word;
  Part        part;
} words[] = {
  { "COMMIT", PART_COMMIT },
  { "change_log", PART_LOG },
  { "entry_text", PART_TEXT },
  { "entry_term", PART_TERMS },
  { "lacking", PART_TERMS },
  { "attachment", PART_FILES },
  { "INSERT INTO entry", PART_ROW },
  { "INTO body", PART_ROW },
  { "SELECT id, digest", PART_FIND },
};

typedef struct
{
  double        spent[N_PARTS];    /* µs */
  sqlite3_stmt *running;           /* (unowned) (nullable): the outermost statement */
  double        began;
} Parts;

/* One time along the way. */
typedef struct
{
  HubCatalogueWriter *writer;      /* (owned) */
  HubProfile         *profile;     /* (unowned) */
  GPtrArray          *terms;       /* (owned) (element-type HubTerm): of the vocabulary so far */
  const HubProfileVocabulary *vocabulary;    /* (unowned) (nullable) */
  Parts              *parts;       /* (unowned) (nullable) */
  GArray             *costs;       /* (owned) (element-type double): of each page, µs an entry */
  guint               n_entries;
} Way;

static Parts *traced;              /* what SQLite's hooks count into */

/* µs of processor time of this thread. */
static double
get_time (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

static Part
find_part (const char *sql)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (sql, words[i].word) != NULL)
      return words[i].part;

  return PART_OTHER;
}

/* FTS5 runs statements of its own inside of others; they count as those. */
static int
trace_cb (unsigned  event,
          void     *context,
          void     *statement,
          void     *extra)
{
  if (traced == NULL)
    return 0;

  if (event == SQLITE_TRACE_STMT && traced->running == NULL)
    {
      traced->running = statement;
      traced->began = get_time ();
    }
  else if (event == SQLITE_TRACE_PROFILE && traced->running == statement)
    {
      traced->spent[find_part (sqlite3_sql (statement))] += get_time () - traced->began;
      traced->running = NULL;
    }

  return 0;
}

static int
connect_cb (sqlite3                    *handle,
            char                      **message,
            const sqlite3_api_routines *api)
{
  return sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, trace_cb, NULL);
}

static void
count (Way    *way,
       Part    part,
       double *since)
{
  double now = get_time ();

  if (way->parts != NULL)
    way->parts->spent[part] += now - *since;
  *since = now;
}

static const HubBundle *
find_bundle (HubProfile *profile,
             const char *type)
{
  GPtrArray *bundles = hub_profile_get_bundles (profile);

  for (guint i = 0; i < bundles->len; i++)
    if (g_str_equal (((HubBundle *) g_ptr_array_index (bundles, i))->type, type))
      return g_ptr_array_index (bundles, i);

  return NULL;
}

static const HubProfileVocabulary *
find_vocabulary (HubProfile *profile,
                 const char *type)
{
  GPtrArray *all = hub_profile_get_vocabularies (profile);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((HubProfileVocabulary *) g_ptr_array_index (all, i))->type, type))
      return g_ptr_array_index (all, i);

  return NULL;
}

/* Stores the vocabulary that was read so far, if there is one. */
static gboolean
put_terms (Way     *way,
           GError **error)
{
  gboolean is_stored = way->terms->len == 0 ||
                       hub_catalogue_writer_apply_terms (way->writer, way->vocabulary->vocabulary,
                                                         way->terms, error);

  g_ptr_array_set_size (way->terms, 0);
  way->vocabulary = NULL;

  return is_stored;
}

static gboolean
take_terms (Way                         *way,
            const HubProfileVocabulary  *vocabulary,
            JsonapiDocument             *document,
            GError                     **error)
{
  if (way->vocabulary != vocabulary && !put_terms (way, error))
    return FALSE;

  way->vocabulary = vocabulary;
  for (guint i = 0; i < jsonapi_document_get_n_data (document); i++)
    {
      const char *why = NULL;
      HubTerm *term = hub_mapper_map_term (vocabulary, jsonapi_document_get_data (document, i),
                                           (int) way->terms->len, &why);

      if (term != NULL)
        g_ptr_array_add (way->terms, term);
    }

  return TRUE;
}

static GPtrArray *
map_entries (Way             *way,
             const HubBundle *bundle,
             JsonapiDocument *document)
{
  HubMapperContext context = { HUB, way->profile, "en", LATEST_YEAR };
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < jsonapi_document_get_n_data (document); i++)
    {
      const char *why = NULL;
      HubEntry *entry = hub_mapper_map_entry (&context, bundle, document,
                                              jsonapi_document_get_data (document, i), &why);

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }

  return entries;
}

/* A page all the way, but for a vocabulary's, of which nothing is counted. */
static gboolean
take_page (Way     *way,
           GBytes  *bytes,
           GError **error)
{
  double start = get_time ();
  double since = start;
  JsonapiDocument *document;
  JsonapiResource *first;
  const HubBundle *bundle = NULL;
  GPtrArray *entries;
  HubCatalogueTally tally = { 0 };
  gboolean is_stored;

  document = jsonapi_document_new_from_bytes (bytes, error);
  if (document == NULL)
    return FALSE;
  count (way, PART_PARSE, &since);

  first = jsonapi_document_get_n_data (document) > 0 ? jsonapi_document_get_data (document, 0)
                                                     : NULL;
  bundle = first != NULL ? find_bundle (way->profile, jsonapi_resource_get_type (first)) : NULL;
  if (bundle == NULL)
    {
      const HubProfileVocabulary *vocabulary =
        first != NULL ? find_vocabulary (way->profile, jsonapi_resource_get_type (first)) : NULL;

      is_stored = vocabulary == NULL || take_terms (way, vocabulary, document, error);
      jsonapi_document_free (document);
      return is_stored;
    }
  if (!put_terms (way, error))
    return FALSE;

  traced = way->parts;
  since = get_time ();
  entries = map_entries (way, bundle, document);
  count (way, PART_MAP, &since);
  is_stored = hub_catalogue_writer_apply_page (way->writer, entries, 1, "place", "of this page",
                                               &tally, NULL, error);
  count (way, PART_WRITE, &since);
  way->n_entries += entries->len;
  g_ptr_array_unref (entries);
  jsonapi_document_free (document);
  count (way, PART_FREE, &since);
  traced = NULL;

  since = (get_time () - start) / MAX (tally.added, 1);
  g_array_append_val (way->costs, since);
  return is_stored;
}

static gboolean
go (const char  *pages,
    HubProfile  *profile,
    Parts       *parts,
    GArray     **costs,
    GError     **error)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  Way way = { .profile = profile, .parts = parts };
  gboolean is_done;

  way.writer = hub_catalogue_writer_open (folder, error);
  if (way.writer == NULL)
    return FALSE;
  way.terms = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_term_unref);
  way.costs = g_array_new (FALSE, FALSE, sizeof (double));

  is_done = TRUE;
  for (guint i = 1; is_done; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/page-%05u", pages, i);
      g_autoptr(GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
      g_autoptr(GBytes) mapped = NULL;
      g_autoptr(GBytes) bytes = NULL;

      if (file == NULL)
        break;
      mapped = g_mapped_file_get_bytes (file);
      bytes = g_bytes_new (g_bytes_get_data (mapped, NULL), g_bytes_get_size (mapped));
      is_done = take_page (&way, bytes, error);
    }

  if (parts != NULL)
    for (Part part = 0; part < N_PARTS; part++)
      parts->spent[part] /= MAX (way.n_entries, 1);
  hub_catalogue_writer_close (way.writer);
  g_ptr_array_unref (way.terms);
  *costs = way.costs;

  return is_done;
}

static int
compare_costs (gconstpointer a,
               gconstpointer b)
{
  double cost_a = *(const double *) a;
  double cost_b = *(const double *) b;

  return (cost_a > cost_b) - (cost_a < cost_b);
}

gboolean
sync_way_measure (const char *pages,
                  double     *median,
                  GError    **error)
{
  g_autoptr(HubProfile) profile = hub_profile_load (HUB, NULL, error);
  g_autoptr(GArray) costs = NULL;
  g_autoptr(GArray) traced_costs = NULL;
  Parts parts = { { 0 } };

  if (profile == NULL || !go (pages, profile, NULL, &costs, error))
    return FALSE;

  sqlite3_auto_extension ((void (*) (void)) connect_cb);
  if (!go (pages, profile, &parts, &traced_costs, error))
    return FALSE;
  sqlite3_reset_auto_extension ();

  g_array_sort (costs, compare_costs);
  *median = g_array_index (costs, double, costs->len / 2);
  g_print ("way of an entry from bytes to row, µs of processor time, median of %u pages: %.0f"
           " (a tenth are over %.0f)\n", costs->len, *median,
           g_array_index (costs, double, costs->len * 9 / 10));
  for (Part part = 0; part < N_PARTS; part++)
    g_print ("  %-28s %7.1f\n", names[part], parts.spent[part]);

  return TRUE;
}
