/* bench-search.c: how long a keystroke takes, beside Xapian and FTS5
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One unit is one keystroke or click: the first fifty rows in the order chosen, the total, and the
 * counts of all values of all facets, each facet counted beside the choices of the others. Ours
 * also reads the rows whole from SQLite, where the others read a title. All engines are asked the
 * same in turns of a few dozen units, so that what else the machine does falls on all alike, and
 * must answer the same.
 */

#include "search-corpus.h"
#include "search-gauge.h"
#include "search-units.h"
#ifdef HAVE_XAPIAN
#include "xapian-side.h"
#endif

#include <stdlib.h>
#include <string.h>

#define SEED 20260
#define TURN 40               /* units an engine answers before the next one */
#define MAX_SHOWN 5           /* disagreements */
#define N_CANCELLED 200
#define N_CHANGED 50

typedef enum
{
  ENGINE_OURS,
  ENGINE_XAPIAN,
  ENGINE_FTS5,
  N_ENGINES,
} Engine;

static const char *const engine_names[N_ENGINES] = { "ours", "Xapian", "FTS5" };

/* The slower engines answer one unit in so many, evenly drawn from all kinds, so that it ends. */
static const struct
{
  guint n_entries;
  guint every[N_ENGINES];
  guint soak;             /* queries in which memory may grow */
} sizes[] = {
  { 0, { 1, 1, 1 }, 20000 },
  { 100000, { 1, 1, 4 }, 20000 },
  { 1000000, { 1, 8, 40 }, 2000 },
};

/* In this order, so that the last line is about the size that the goals are set for. */
static const guint shown_sizes[] = { 5000, 1000000, 100000 };

typedef struct
{
  const char   *folder;                           /* (unowned) */
  guint         n_entries;
  const guint  *every;                            /* (unowned): as in `sizes` */
  HubCatalogue *catalogue;                        /* (owned) */
  HubSearch    *search;                           /* (owned) */
  Fts5Side     *tables;                           /* (owned) */
#ifdef HAVE_XAPIAN
  XapianSide   *xapian;                           /* (owned) */
#endif
  GPtrArray    *units;                            /* (owned) (element-type Unit) */
  GArray       *times[N_ENGINES][N_UNIT_KINDS];   /* (owned) (element-type double): ms */
  GArray       *cpu_times[N_ENGINES][N_UNIT_KINDS];   /* (owned) (element-type double): ms */
  SideAnswer    answers[N_ENGINES];
  guint         n_compared, n_different;
} Bench;

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const double *time_a = a, *time_b = b;

  return *time_a < *time_b ? -1 : *time_a > *time_b;
}

static double
get_percentile (GArray *times,   /* sorted, not empty */
                guint   percent)
{
  return g_array_index (times, double, (times->len - 1) * percent / 100);
}

static void
print_times (const char *name,
             Engine      engine,
             GArray     *times,
             GArray     *cpu_times)
{
  if (times->len == 0)
    return;

  g_array_sort (times, compare_times);
  g_array_sort (cpu_times, compare_times);
  g_print ("%-21s%-7s%5u", name, engine_names[engine], times->len);
  for (guint i = 0; i < 4; i++)
    g_print ("%10.2f", get_percentile (times, (const guint []) { 50, 95, 99, 100 }[i]));
  for (guint i = 0; i < 2; i++)
    g_print ("%10.2f", get_percentile (cpu_times, (const guint []) { 50, 99 }[i]));
  g_print ("\n");
}

/* Times of all that counts for the last line. */
static GArray *
join_times (GArray *times[N_UNIT_KINDS])
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (double));

  for (UnitKind kind = 0; kind < N_UNIT_KINDS; kind++)
    if (UNIT_IS_MAIN (kind))
      g_array_append_vals (all, times[kind]->data, times[kind]->len);
  g_array_sort (all, compare_times);

  return all;
}

static void
print_table (Bench *self)
{
  g_print ("%-28s%5s%40s%20s\n", "ms", "units", "", "on a processor");
  g_print ("%33s%10s%10s%10s%10s%10s%10s\n", "", "p50", "p95", "p99", "most", "p50", "p99");
  for (UnitKind kind = 0; kind < N_UNIT_KINDS; kind++)
    for (Engine engine = 0; engine < N_ENGINES; engine++)
      print_times (engine == 0 ? unit_kind_get_name (kind) : "", engine,
                   self->times[engine][kind], self->cpu_times[engine][kind]);
  for (Engine engine = 0; engine < N_ENGINES; engine++)
    {
      g_autoptr(GArray) all = join_times (self->times[engine]);
      g_autoptr(GArray) all_cpu = join_times (self->cpu_times[engine]);

      print_times (engine == 0 ? "the first three" : "", engine, all, all_cpu);
    }
}

/* Puts what ours answered into the numbers the others have. */
static void
read_ours (Bench      *self,
           HubResults *results)
{
  SideAnswer *answer = &self->answers[ENGINE_OURS];
  const gint64 *ids = hub_results_get_ids (results, &answer->n_ids);

  answer->total = hub_results_get_total (results);
  answer->n_ids = MIN (answer->n_ids, SIDE_ROWS);
  memcpy (answer->ids, ids, answer->n_ids * sizeof *ids);
  for (guint facet = 0, at = 0; facet < HUB_N_FACETS; facet++)
    {
      guint n_values;
      const HubFacetValue *values = hub_results_get_values (results, facet, &n_values);

      for (guint i = 0; i < n_values && at < answer->n_counts; i++)
        answer->counts[at++] = values[i].count;
    }
}

static const char *
find_difference (const SideAnswer *a,
                 const SideAnswer *b)
{
  if (a->total != b->total)
    return "total";
  if (memcmp (a->counts, b->counts, a->n_counts * sizeof (guint)) != 0)
    return "counts";
  if (a->n_ids != b->n_ids || memcmp (a->ids, b->ids, a->n_ids * sizeof (gint64)) != 0)
    return "rows";

  return NULL;
}

/* Ours, asked again, must have answered what @engine did. */
static void
compare (Bench *self,
         Unit  *unit,
         Engine engine)
{
  g_autoptr(HubResults) results =
    search_gauge_press (self->catalogue, self->search, unit->query);
  const char *different;

  read_ours (self, results);
  different = find_difference (&self->answers[ENGINE_OURS], &self->answers[engine]);
  self->n_compared++;
  if (different == NULL)
    return;

  if (self->n_different++ < MAX_SHOWN)
    g_print ("“%s” (%s): %s differ: ours has %u in all, %s %u\n",
             hub_query_get_text (unit->query), unit_kind_get_name (unit->kind), different,
             self->answers[ENGINE_OURS].total, engine_names[engine],
             self->answers[engine].total);
}

static gboolean is_alone;     /* whether only ours is measured */

static gboolean
has_engine (Engine engine)
{
#ifndef HAVE_XAPIAN
  if (engine == ENGINE_XAPIAN)
    return FALSE;
#endif
  return engine == ENGINE_OURS || !is_alone;
}

static SearchTook
answer (Bench *self,
        Unit  *unit,
        Engine engine)
{
  g_autoptr(HubResults) results = NULL;
  SearchTook took;

  search_took_begin (&took);
  if (engine == ENGINE_OURS)
    results = search_gauge_press (self->catalogue, self->search, unit->query);
  else if (engine == ENGINE_FTS5)
    fts5_side_run (self->tables, &unit->side, &self->answers[engine]);
#ifdef HAVE_XAPIAN
  else
    xapian_side_run (self->xapian, &unit->side, &self->answers[engine]);
#endif
  search_took_end (&took);

  return took;
}

/* The units from @first up to @end, by one engine. */
static void
take_turn (Bench *self,
           Engine engine,
           guint  first,
           guint  end)
{
  for (guint i = first; i < end; i++)
    {
      Unit *unit = g_ptr_array_index (self->units, i);
      SearchTook took;

      if (engine != ENGINE_OURS && (!UNIT_IS_SHARED (unit->kind) || i % self->every[engine] != 0))
        continue;
      took = answer (self, unit, engine);
      g_array_append_val (self->times[engine][unit->kind], took.ms);
      g_array_append_val (self->cpu_times[engine][unit->kind], took.cpu_ms);
      if (engine != ENGINE_OURS)
        compare (self, unit, engine);
    }
}

static void
measure_units (Bench *self)
{
  for (guint first = 0; first < self->units->len; first += TURN)
    for (Engine engine = 0; engine < N_ENGINES; engine++)
      if (has_engine (engine))
        take_turn (self, engine, first, MIN (first + TURN, self->units->len));
}

static double
as_mib (double bytes)
{
  return bytes / 1048576.0;
}

static void
print_corpus (Bench *self)
{
  const SideSizes *text = fts5_side_get_sizes (self->tables);
  g_autofree char *xapian = search_corpus_dup_xapian (self->folder);

  g_print ("corpus: %u entries, %" G_GINT64_FORMAT " different words, %" G_GINT64_FORMAT
           " postings, %" G_GINT64_FORMAT " words of text\n", self->n_entries, text->words,
           text->postings, text->occurrences);
  g_print ("on disk: catalogue %.1f MiB, our index %.1f MiB, FTS5 and tables %.1f MiB",
           as_mib (search_corpus_measure (self->folder, "catalogue.db")),
           as_mib (search_corpus_measure (self->folder, "catalogue.index")),
           as_mib (search_corpus_measure (self->folder, "fts5.db")));
  if (has_engine (ENGINE_XAPIAN))
    g_print (", Xapian %.1f MiB\n", as_mib (search_corpus_measure (xapian, "")));
  else
    g_print ("\nXapian is left out%s\n", is_alone ? "" : ": this was built without xapian-core");
  for (Engine engine = 1; engine < N_ENGINES; engine++)
    if (self->every[engine] > 1 && has_engine (engine))
      g_print ("%s answers one unit in %u\n", engine_names[engine], self->every[engine]);
}

static void
print_took (const char *what,
            SearchTook  took)
{
  g_print ("%-44s%10.2f%17.2f\n", what, took.ms, took.cpu_ms);
}

/* How memory grows while queries are asked over and over. */
static void
measure_soak (Bench *self,
              guint  n)
{
  SearchMemory marks[SEARCH_SOAK_MARKS];

  search_gauge_soak (self->catalogue, self->search, self->units, n, marks);
  g_print ("memory grown in %u queries, tenth by tenth, MiB:", n);
  for (guint i = 1; i < SEARCH_SOAK_MARKS; i++)
    g_print (" %.2f", as_mib ((double) marks[i].resident - marks[0].resident));
  g_print ("\n");
}

/* Ours alone in the process: what memory it takes, from the opening on. */
static double
measure_alone (Bench *self,
               guint  soak)
{
  g_autoptr(GError) error = NULL;
  SearchMemory before, after;
  SearchTook stop, middle;
  double resident;

  search_gauge_memory (&before);
  self->catalogue = hub_catalogue_open (self->folder, &error);
  search_must (self->catalogue != NULL, &error);
  self->search = hub_search_new (self->catalogue, NULL, &error);
  search_must (self->search != NULL, &error);
  for (guint i = 0; i < self->units->len; i++)
    answer (self, g_ptr_array_index (self->units, i), ENGINE_OURS);
  search_gauge_memory (&after);

  resident = as_mib ((double) after.resident - before.resident);
  g_print ("%-44s%10.1f MiB\n", "memory after all units, over an empty process", resident);
  g_print ("%-44s%10.1f MiB\n", "  of it not pages of files",
           resident - as_mib ((double) after.mapped - before.mapped));
  measure_soak (self, soak);
  g_print ("%-44s%10s%17s\n", "", "ms", "on a processor");
  stop = search_gauge_cancel (self->search, self->units, N_CANCELLED, &middle);
  print_took ("to stop when cancelled, worst of 200", stop);
  print_took ("  the middle one", middle);

  return resident;
}

static void
bench_open (Bench *self)
{
  g_autoptr(MadeUp) made_up = search_corpus_draw (CORPUS_SEED);

  self->tables = search_corpus_open_fts5 (self->folder);
  for (Engine engine = 0; engine < N_ENGINES; engine++)
    {
      self->answers[engine].n_counts = fts5_side_get_facets (self->tables)->first[HUB_N_FACETS];
      self->answers[engine].counts = g_new0 (guint, self->answers[engine].n_counts);
      for (UnitKind kind = 0; kind < N_UNIT_KINDS; kind++)
        {
          self->times[engine][kind] = g_array_new (FALSE, FALSE, sizeof (double));
          self->cpu_times[engine][kind] = g_array_new (FALSE, FALSE, sizeof (double));
        }
    }
  self->units = units_draw (SEED, made_up, self->tables, self->n_entries);
}

static void
bench_clear (Bench *self)
{
  for (Engine engine = 0; engine < N_ENGINES; engine++)
    {
      g_free (self->answers[engine].counts);
      for (UnitKind kind = 0; kind < N_UNIT_KINDS; kind++)
        {
          g_array_unref (self->times[engine][kind]);
          g_array_unref (self->cpu_times[engine][kind]);
        }
    }
  g_ptr_array_unref (self->units);
  hub_search_free (self->search);
  hub_catalogue_close (self->catalogue);
  fts5_side_close (self->tables);
#ifdef HAVE_XAPIAN
  xapian_side_close (self->xapian);
#endif
}

static void
print_last_line (Bench *self,
                 double memory,
                 double index_ms)
{
  g_autoptr(GArray) ours = join_times (self->times[ENGINE_OURS]);
  g_autoptr(GArray) xapian = join_times (self->times[ENGINE_XAPIAN]);
  double p99 = get_percentile (ours, 99);
  double other = xapian->len > 0 ? get_percentile (xapian, 99) : 0;

  g_print ("search: %u entries, p50 %.2f ms, p99 %.2f ms, xapian p99 %.2f ms, ratio %.1f,"
           " memory %.1f MiB, index %.1f ms\n", self->n_entries, get_percentile (ours, 50), p99,
           other, other / p99, memory, index_ms);
}

/* The last of `sizes` that is not above. */
static guint
find_size (guint n_entries)
{
  guint i = G_N_ELEMENTS (sizes) - 1;

  while (sizes[i].n_entries > n_entries)
    i--;

  return i;
}

/* Returns whether all engines agreed. */
static gboolean
measure (const char *folder,
         guint       n_entries,
         guint       soak)
{
  Bench bench = { .folder = folder, .n_entries = n_entries };
  SearchTook ready;
  double memory;
  gboolean is_agreed;

  bench.every = sizes[find_size (n_entries)].every;
  bench_open (&bench);
  print_corpus (&bench);
  memory = measure_alone (&bench, soak);
#ifdef HAVE_XAPIAN
  if (has_engine (ENGINE_XAPIAN))
    {
      g_autofree char *path = search_corpus_dup_xapian (folder);

      bench.xapian = xapian_side_open (path, fts5_side_get_facets (bench.tables));
    }
#endif
  measure_units (&bench);
  g_print ("\n");
  print_table (&bench);
  g_print ("\n%-44s%10s%17s\n", "", "ms", "on a processor");
  ready = search_gauge_open (folder);
  print_took ("index ready after opening, middle of 5", ready);
  print_took ("  the first time of all, without a file", search_gauge_first (folder));
  print_took ("up to date after 50 changes, worst of 5",
              search_gauge_sync (folder, n_entries, N_CHANGED, 5));
  is_agreed = bench.n_different == 0;
  g_print ("%u answers compared with ours in rows, total and all counts: %u differ\n",
           bench.n_compared, bench.n_different);
  print_last_line (&bench, memory, ready.ms);
  bench_clear (&bench);

  return is_agreed;
}

/* This program again, in a process of its own. */
static gboolean
run_again (const char *program,
           const char *build,
           const char *mode,
           guint       n_entries,
           guint       soak)
{
  g_autofree char *size = g_strdup_printf ("--entries=%u", n_entries);
  g_autofree char *queries = g_strdup_printf ("--soak=%u", soak);
  const char *const arguments[] = { program, build, mode, size, queries,
                                    is_alone ? "--alone" : NULL, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) child = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  search_must (child != NULL, &error);
  search_must (g_subprocess_wait (child, NULL, &error), &error);

  return g_subprocess_get_successful (child);
}

/* Makes a catalogue if it is not there, and measures. */
static gboolean
run_size (const char *program,
          const char *build,
          guint       n_entries,
          guint       soak)        /* 0 for what is fit for the size */
{
  if (soak == 0)
    soak = sizes[find_size (n_entries)].soak;

  return run_again (program, build, "--make", n_entries, soak) &&
         run_again (program, build, "--measure", n_entries, soak);
}

int
main (int    argc,
      char **argv)
{
  static int n_entries, soak;
  static gboolean is_maker, is_gauge, is_large;
  static const GOptionEntry options[] = {
    { "entries", 0, 0, G_OPTION_ARG_INT, &n_entries, "Only a catalogue of this size", "N" },
    { "large", 0, 0, G_OPTION_ARG_NONE, &is_large, "A million entries too", NULL },
    { "soak", 0, 0, G_OPTION_ARG_INT, &soak, "How many queries to look for growth in", "N" },
    { "alone", 0, 0, G_OPTION_ARG_NONE, &is_alone, "Ours without the engines beside it", NULL },
    { "make", 0, 0, G_OPTION_ARG_NONE, &is_maker, "Only make the catalogue", NULL },
    { "measure", 0, 0, G_OPTION_ARG_NONE, &is_gauge, "Only measure one that is made", NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new ("BUILD");
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = NULL;
  gboolean is_done = TRUE;

  g_option_context_add_main_entries (context, options, NULL);
  search_must (g_option_context_parse (context, &argc, &argv, &error), &error);
  if (argc != 2 || n_entries < 0 || soak < 0)
    {
      g_printerr ("usage: bench-search BUILD [--entries=N] [--large] [--alone] [--soak=N]\n");
      return 2;
    }

  folder = search_corpus_dup_folder (argv[1], (guint) n_entries);
  if (is_maker)
    search_corpus_make (folder, (guint) n_entries);
  else if (is_gauge)
    is_done = measure (folder, (guint) n_entries, (guint) soak);
  else if (n_entries > 0)
    is_done = run_size (argv[0], argv[1], (guint) n_entries, (guint) soak);
  else
    for (guint i = 0; i < G_N_ELEMENTS (shown_sizes) && is_done; i++)
      if (is_large || shown_sizes[i] < 1000000)
        is_done = run_size (argv[0], argv[1], shown_sizes[i], (guint) soak);

  return is_done ? 0 : 1;
}
