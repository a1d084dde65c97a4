/* search-gauge.c: what our search costs beside the time of an answer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "search-gauge.h"

#include "search-corpus.h"

#include <pthread.h>
#include <time.h>

#define N_OPENINGS 5
#define NEWER 1767225600      /* Unix seconds: later than any made-up change */
#define N_SLOW 20             /* units, the slowest, that are cancelled */
#define LEAD 200              /* microseconds for the cancelling thread to start in */
#define MAX_TRIES 50          /* for each cancelling that is wanted: a quick answer is often done */

/* What is to be cancelled, and when. */
typedef struct
{
  GCancellable *cancellable;  /* (unowned) */
  gint64        due;          /* monotonic microseconds */
  clockid_t     clock;        /* processor time of the thread that answers */
  SearchTook    took;         /* begun when it is cancelled, by the other thread */
} Cancelling;

static double
read_clock (clockid_t clock)
{
  struct timespec time = { 0 };

  clock_gettime (clock, &time);

  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

void
search_took_begin (SearchTook *self)
{
  self->ms = read_clock (CLOCK_MONOTONIC);
  self->cpu_ms = read_clock (CLOCK_THREAD_CPUTIME_ID);
}

void
search_took_end (SearchTook *self)
{
  self->ms = read_clock (CLOCK_MONOTONIC) - self->ms;
  self->cpu_ms = read_clock (CLOCK_THREAD_CPUTIME_ID) - self->cpu_ms;
}

static gsize
read_size (const char *status,
           const char *key)
{
  const char *line = strstr (status, key);

  return line != NULL ? g_ascii_strtoull (line + strlen (key), NULL, 10) * 1024 : 0;
}

void
search_gauge_memory (SearchMemory *memory)
{
  g_autofree char *status = NULL;
  g_autoptr(GError) error = NULL;

  search_must (g_file_get_contents ("/proc/self/status", &status, NULL, &error), &error);
  memory->resident = read_size (status, "\nVmRSS:");
  memory->mapped = read_size (status, "\nRssFile:");
}

HubResults *
search_gauge_press (HubCatalogue *catalogue,
                    HubSearch    *search,
                    HubQuery     *query)
{
  g_autoptr(GError) error = NULL;
  HubResults *results = hub_search_run (search, query, NULL, &error);
  g_autoptr(GPtrArray) rows = NULL;
  const gint64 *ids;
  guint n_ids;

  search_must (results != NULL, &error);
  ids = hub_results_get_ids (results, &n_ids);
  rows = hub_catalogue_get_rows (catalogue, ids, MIN (n_ids, SIDE_ROWS), NULL, &error);
  search_must (rows != NULL, &error);

  return results;
}

static int
compare_ms (gconstpointer a,
            gconstpointer b)
{
  const double *ms_a = a, *ms_b = b;

  return *ms_a < *ms_b ? -1 : *ms_a > *ms_b;
}

static int
compare_cpu (gconstpointer a,
             gconstpointer b)
{
  const SearchTook *took_a = a, *took_b = b;

  return compare_ms (&took_a->cpu_ms, &took_b->cpu_ms);
}

/* Both times are sorted by themselves. */
static SearchTook
pick (GArray *all,   /* (element-type SearchTook) */
      guint   at)
{
  SearchTook picked = { 0 };

  if (at >= all->len)
    return picked;

  g_array_sort (all, compare_cpu);
  picked.cpu_ms = g_array_index (all, SearchTook, at).cpu_ms;
  g_array_sort (all, compare_ms);       /* the first member */
  picked.ms = g_array_index (all, SearchTook, at).ms;

  return picked;
}

SearchTook
search_gauge_open (const char *folder)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (SearchTook));

  for (guint i = 0; i < N_OPENINGS; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (folder, &error);
      g_autoptr(HubSearch) search = NULL;
      SearchTook took;

      search_must (catalogue != NULL, &error);
      search_took_begin (&took);
      search = hub_search_new (catalogue, NULL, &error);
      search_took_end (&took);
      search_must (search != NULL, &error);
      g_array_append_val (all, took);
    }

  return pick (all, N_OPENINGS / 2);
}

SearchTook
search_gauge_first (const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (folder, &error);
  g_autoptr(HubIndex) index = NULL;
  SearchTook took;

  search_must (catalogue != NULL, &error);
  search_took_begin (&took);
  index = hub_index_new (catalogue, NULL, NULL, &error);
  search_took_end (&took);
  search_must (index != NULL, &error);

  return took;
}

static gpointer
cancel_thread (gpointer data)
{
  Cancelling *cancelling = data;
  gint64 left = cancelling->due - g_get_monotonic_time ();

  if (left > 0)
    g_usleep ((gulong) left);
  cancelling->took.ms = read_clock (CLOCK_MONOTONIC);
  cancelling->took.cpu_ms = read_clock (cancelling->clock);
  g_cancellable_cancel (cancelling->cancellable);

  return NULL;
}

/* Asks for @query and has it cancelled up to @most microseconds later. How long the answer went on
 * then is left in @took; returns whether it was still under way. */
static gboolean
cancel_once (HubSearch  *search,
             HubQuery   *query,
             gint32      most,
             SearchTook *took)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(HubResults) results = NULL;
  Cancelling cancelling = { .cancellable = cancellable };
  GThread *thread;
  SearchTook end;

  if (pthread_getcpuclockid (pthread_self (), &cancelling.clock) != 0)
    g_error ("this thread has no clock");
  cancelling.due = g_get_monotonic_time () + LEAD + g_random_int_range (0, most + 1);
  thread = g_thread_new ("cancel", cancel_thread, &cancelling);
  g_usleep (LEAD);
  results = hub_search_run (search, query, cancellable, NULL);
  end.ms = read_clock (CLOCK_MONOTONIC);
  end.cpu_ms = read_clock (cancelling.clock);
  g_thread_join (thread);
  took->ms = end.ms - cancelling.took.ms;
  took->cpu_ms = end.cpu_ms - cancelling.took.cpu_ms;

  return took->ms > 0;
}

/* A unit and how long it took. */
typedef struct
{
  SearchTook took;
  Unit      *unit;      /* (unowned) */
} Timed;

static int
compare_slowest (gconstpointer a,
                 gconstpointer b)
{
  return compare_cpu (b, a);            /* the first member */
}

/* (element-type Timed): slowest first */
static GArray *
time_units (HubSearch *search,
            GPtrArray *units)
{
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (Timed), units->len);

  for (guint i = 0; i < units->len; i++)
    {
      Timed timed = { .unit = g_ptr_array_index (units, i) };
      g_autoptr(HubResults) results = NULL;

      search_took_begin (&timed.took);
      results = hub_search_run (search, timed.unit->query, NULL, NULL);
      search_took_end (&timed.took);
      g_array_append_val (all, timed);
    }
  g_array_sort (all, compare_slowest);

  return all;
}

SearchTook
search_gauge_cancel (HubSearch  *search,
                     GPtrArray  *units,
                     guint       n,
                     SearchTook *middle)
{
  g_autoptr(GArray) timed = time_units (search, units);
  g_autoptr(GArray) stops = g_array_new (FALSE, FALSE, sizeof (SearchTook));

  for (guint i = 0; i < n * MAX_TRIES && stops->len < n; i++)
    {
      const Timed *slow = &g_array_index (timed, Timed, i % MIN (timed->len, N_SLOW));
      SearchTook took;

      if (cancel_once (search, slow->unit->query, (gint32) (slow->took.cpu_ms * 1000), &took))
        g_array_append_val (stops, took);
    }
  if (stops->len < n)
    g_print ("(only %u answers were still under way when they were cancelled)\n", stops->len);

  *middle = pick (stops, stops->len / 2);

  return pick (stops, MAX (stops->len, 1) - 1);
}

void
search_gauge_soak (HubCatalogue *catalogue,
                   HubSearch    *search,
                   GPtrArray    *units,
                   guint         n,
                   SearchMemory  marks[SEARCH_SOAK_MARKS])
{
  guint done = 0;

  search_gauge_memory (&marks[0]);
  for (guint mark = 1; mark < SEARCH_SOAK_MARKS; mark++)
    {
      for (guint end = (guint) ((guint64) n * mark / (SEARCH_SOAK_MARKS - 1)); done < end; done++)
        {
          Unit *unit = g_ptr_array_index (units, done % units->len);

          hub_results_unref (search_gauge_press (catalogue, search, unit->query));
        }
      search_gauge_memory (&marks[mark]);
    }
}

/* Whether @entry is found by all words of its title. */
static gboolean
has_entry (HubCatalogue *catalogue,
           HubSearch    *search,
           HubEntry     *entry)
{
  g_autoptr(HubQuery) empty = hub_query_new ();
  g_autoptr(HubQuery) query = hub_query_with_text (empty, hub_entry_get_title (entry));
  g_autoptr(HubEntry) stored = NULL;
  g_autoptr(HubResults) results = NULL;
  g_autoptr(GError) error = NULL;
  const gint64 *ids;
  guint n_ids;

  stored = hub_catalogue_find_entry (catalogue, hub_entry_get_uuid (entry),
                                     hub_entry_get_langcode (entry), &error);
  search_must (stored != NULL, &error);
  results = hub_search_run (search, query, NULL, &error);
  search_must (results != NULL, &error);
  ids = hub_results_get_ids (results, &n_ids);
  for (guint i = 0; i < n_ids; i++)
    if (ids[i] == hub_entry_get_id (stored))
      return TRUE;

  return FALSE;
}

static SearchTook
sync_once (HubCatalogueWriter *writer,
           HubCatalogue       *catalogue,
           HubSearch          *search,
           GPtrArray          *page)
{
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;
  SearchTook took;

  search_must (hub_catalogue_writer_apply_page (writer, page, 1, "made-up", "2", &tally, NULL,
                                                &error), &error);
  if (tally.updated != page->len)
    g_error ("%u entries of %u were changed", tally.updated, page->len);

  search_took_begin (&took);
  search_must (hub_search_refresh (search, NULL, &error), &error);
  search_took_end (&took);
  for (guint i = 0; i < page->len; i++)
    if (!has_entry (catalogue, search, g_ptr_array_index (page, i)))
      g_error ("a changed entry is not found");

  return took;
}

static HubEntry *
make_newer (MadeUp *made_up,
            guint   number)
{
  HubEntry *entry = made_up_entry (made_up, number);

  hub_entry_set_changed (entry, NEWER);

  return entry;
}

SearchTook
search_gauge_sync (const char *folder,
                   guint       n_entries,
                   guint       n_changed,
                   guint       n_rounds)
{
  g_autofree char *copy = g_strconcat (folder, ".changed", NULL);
  g_autoptr(MadeUp) made_up = search_corpus_draw (CORPUS_SEED + 1);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (SearchTook));

  search_corpus_remove (copy);      /* what a killed run left */
  search_corpus_copy (folder, copy, "catalogue.");
  {
    g_autoptr(GError) error = NULL;
    g_autoptr(HubCatalogueWriter) writer = hub_catalogue_writer_open (copy, &error);
    g_autoptr(HubCatalogue) catalogue = NULL;
    g_autoptr(HubSearch) search = NULL;

    search_must (writer != NULL, &error);
    catalogue = hub_catalogue_open (copy, &error);
    search_must (catalogue != NULL, &error);
    search = hub_search_new (catalogue, NULL, &error);
    search_must (search != NULL, &error);
    for (guint round = 0; round < n_rounds; round++)
      {
        g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
        SearchTook took;

        for (guint i = 0; i < n_changed; i++)     /* from all over the catalogue */
          g_ptr_array_add (page, make_newer (made_up, (i * n_rounds + round) *
                                                      (n_entries / n_changed / n_rounds)));
        took = sync_once (writer, catalogue, search, page);
        g_array_append_val (all, took);
      }
  }
  search_corpus_remove (copy);

  return pick (all, n_rounds - 1);
}
