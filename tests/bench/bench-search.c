/* bench-search.c: how long a keystroke takes, and what the index costs
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One unit is what one keystroke costs the reading worker: a search with the counts of all
 * facets, and the first fifty rows read. Words are typed letter by letter, some with facets chosen
 * before, as someone does who looks for something. The catalogue is made by another process, so
 * that memory is that of reading alone.
 */

#include "hub-search.h"
#include "made-up.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SEED 73195
#define N_WORDS 20000
#define N_PUBLISHERS 2000
#define N_KEYSTROKES 2000
#define N_ROWS 50

/* Times in ms by what the keystroke was. */
typedef enum
{
  UNIT_ALL,        /* no text, no choices: what the window starts with */
  UNIT_TEXT,
  UNIT_FACETS,     /* text and one or two choices */
  UNIT_TITLE,      /* text, sorted by title */
  UNIT_RELEVANCE,
  N_UNITS,
} Unit;

static const char *const unit_names[N_UNITS] = {
  [UNIT_ALL] = "everything",
  [UNIT_TEXT] = "text",
  [UNIT_FACETS] = "text and facets",
  [UNIT_TITLE] = "text, by title",
  [UNIT_RELEVANCE] = "text, by relevance",
};

static const char *const default_sizes[] = { "--entries=5000", "--entries=100000" };

static void
check (gboolean ok,
       GError  *error)   /* (nullable) */
{
  if (ok)
    return;

  g_printerr ("bench-search: %s\n", error != NULL ? error->message : g_strerror (errno));
  exit (1);
}

/* Resident memory in bytes, as the kernel has it. */
static gsize
get_resident (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, "VmRSS:");

  return line != NULL ? g_ascii_strtoull (line + strlen ("VmRSS:"), NULL, 10) * 1024 : 0;
}

static void
make (const char *data_dir,
      guint       n_entries)
{
  g_autoptr(MadeUp) made_up = made_up_new (SEED, N_WORDS, N_PUBLISHERS);
  g_autoptr(HubCatalogueWriter) writer = NULL;
  const char *const languages[] = { "en", NULL };
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;
  guint n_spared;

  check (g_mkdir_with_parents (data_dir, 0700) == 0, NULL);
  writer = hub_catalogue_writer_open (data_dir, &error);
  check (writer != NULL, error);
  check (made_up_add_terms (writer, &error), error);
  check (made_up_add (made_up, writer, 0, n_entries, 1, &error), error);
  check (hub_catalogue_writer_finish_pass (writer, MADE_UP_ORIGIN, languages, 1, 1, &tally,
                                           &n_spared, &error), error);
}

static void
run (const char *const *arguments)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) child = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  check (child != NULL, error);
  check (g_subprocess_wait_check (child, NULL, &error), error);
}

/* Has this program make the catalogue in a process of its own; one half made is not kept. */
static void
make_apart (const char *program,
            const char *data_dir,
            guint       n_entries)
{
  g_autofree char *size = g_strdup_printf ("--entries=%u", n_entries);
  g_autofree char *part = g_strdup_printf ("%s-%d", data_dir, (int) getpid ());
  const char *const arguments[] = { program, "--make", size, "--data-dir", part, NULL };

  run (arguments);
  check (g_rename (part, data_dir) == 0, NULL);
}

static HubQuery *
draw_choices (MadeUp *made_up)
{
  g_autoptr(HubQuery) empty = hub_query_new ();
  g_autoptr(HubTerm) country = made_up_dup_term (made_up, HUB_VOCABULARY_COUNTRY);
  g_autoptr(HubTerm) objective = made_up_dup_term (made_up, HUB_VOCABULARY_OBJECTIVE);
  g_autoptr(HubQuery) query = hub_query_with_choice (empty, HUB_FACET_COUNTRY, country->code,
                                                     HUB_CHOICE_INCLUDE);

  return hub_query_with_choice (query, HUB_FACET_OBJECTIVE, objective->code, HUB_CHOICE_INCLUDE);
}

static void
press_key (HubCatalogue *catalogue,
           HubSearch    *search,
           HubQuery     *query,
           GArray       *times)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(GError) error = NULL;
  g_autoptr(HubResults) results = hub_search_run (search, query, NULL, &error);
  g_autoptr(GPtrArray) rows = NULL;
  const gint64 *ids;
  guint n_ids;
  double ms;

  check (results != NULL, error);
  ids = hub_results_get_ids (results, &n_ids);
  rows = hub_catalogue_get_rows (catalogue, ids, MIN (n_ids, N_ROWS), NULL, &error);
  check (rows != NULL, error);
  ms = (g_get_monotonic_time () - start) / 1000.0;
  g_array_append_val (times, ms);
}

/* Types one or two words, letter by letter. */
static void
type_text (HubCatalogue *catalogue,
           HubSearch    *search,
           MadeUp       *made_up,
           Unit          unit,
           GArray       *times)
{
  g_autoptr(HubQuery) base = unit == UNIT_FACETS ? draw_choices (made_up) : hub_query_new ();
  g_autoptr(HubQuery) sorted = NULL;
  g_autofree char *text = NULL;
  HubOrder order = HUB_ORDER_HUB;

  if (unit == UNIT_TITLE || unit == UNIT_RELEVANCE)
    order = unit == UNIT_TITLE ? HUB_ORDER_TITLE : HUB_ORDER_RELEVANCE;
  sorted = hub_query_with_order (base, order);
  text = g_strdup (made_up_get_word (made_up));
  if (g_rand_boolean (made_up_get_rand (made_up)))
    {
      g_autofree char *first = g_steal_pointer (&text);

      text = g_strconcat (first, " ", made_up_get_word (made_up), NULL);
    }

  for (gsize length = 1; length <= strlen (text); length++)
    {
      g_autofree char *typed = g_strndup (text, length);
      g_autoptr(HubQuery) query = hub_query_with_text (sorted, typed);

      press_key (catalogue, search, query, times);
    }
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const double *time_a = a, *time_b = b;

  return *time_a < *time_b ? -1 : *time_a > *time_b;
}

static double
get_percentile (GArray *times,   /* sorted */
                guint   percent)
{
  return g_array_index (times, double, (times->len - 1) * percent / 100);
}

static void
print_times (const char *name,
             GArray     *times)
{
  g_array_sort (times, compare_times);
  g_print ("%-20s%7u%9.2f ms%9.2f ms%9.2f ms%9.2f ms\n", name, times->len,
           get_percentile (times, 50), get_percentile (times, 95), get_percentile (times, 99),
           get_percentile (times, 100));
}

/* All units, and those of typing and starting together in @typing. */
static void
measure_units (HubCatalogue *catalogue,
               HubSearch    *search,
               GArray       *typing)
{
  g_autoptr(MadeUp) made_up = made_up_new (SEED, N_WORDS, N_PUBLISHERS);
  g_autoptr(HubQuery) everything = hub_query_new ();

  g_print ("%-20s%7s%12s%12s%12s%12s\n", "keystroke", "count", "p50", "p95", "p99", "most");
  for (guint unit = 0; unit < N_UNITS; unit++)
    {
      g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

      while (times->len < N_KEYSTROKES)
        if (unit == UNIT_ALL)
          press_key (catalogue, search, everything, times);
        else
          type_text (catalogue, search, made_up, unit, times);

      print_times (unit_names[unit], times);
      if (unit == UNIT_TEXT || unit == UNIT_FACETS)
        g_array_append_vals (typing, times->data, times->len);
    }
}

static void
measure (const char *data_dir)
{
  gsize before = get_resident ();
  gint64 start = g_get_monotonic_time ();
  g_autoptr(GArray) typing = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GError) error = NULL;
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (data_dir, &error);
  g_autoptr(HubCatalogueStatus) status = NULL;
  g_autoptr(HubSearch) search = NULL;
  gint64 opened;
  double index_ms;
  gsize memory;

  check (catalogue != NULL, error);
  opened = g_get_monotonic_time ();
  search = hub_search_new (catalogue, NULL, &error);
  check (search != NULL, error);
  index_ms = (g_get_monotonic_time () - opened) / 1000.0;
  status = hub_catalogue_get_status (catalogue, &error);
  check (status != NULL, error);

  g_print ("%u entries, %.1f MiB on disk\n", status->entries, status->bytes / 1048576.0);
  g_print ("%-20s%9.1f ms\n", "catalogue open", (opened - start) / 1000.0);
  g_print ("%-20s%9.1f ms%9.1f MiB\n", "index read", index_ms,
           (get_resident () - before) / 1048576.0);
  measure_units (catalogue, search, typing);
  memory = get_resident () - before;

  print_times ("text, with or without", typing);
  g_print ("search: %u entries, p50 %.2f ms, p99 %.2f ms, memory %.1f MiB, index %.0f ms\n",
           status->entries, get_percentile (typing, 50), get_percentile (typing, 99),
           memory / 1048576.0, index_ms);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_remove (file);
    }
  g_rmdir (path);
}

/* In @build, where it is kept for the next time, else in a temporary folder. */
static char *
get_folder (const char *build,
            guint       n_entries)
{
  g_autofree char *name = g_strdup_printf ("search-%u", n_entries);

  if (build == NULL)
    return g_dir_make_tmp ("bench-search-XXXXXX", NULL);

  return g_build_filename (build, "bench", name, NULL);
}

int
main (int    argc,
      char **argv)
{
  static int n_entries;
  static char *data_dir;
  static gboolean is_maker;
  static const GOptionEntry options[] = {
    { "entries", 0, 0, G_OPTION_ARG_INT, &n_entries, "How many entries to make up", "N" },
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &data_dir, "Measure this catalogue", "DIR" },
    { "make", 0, 0, G_OPTION_ARG_NONE, &is_maker, "Only make the catalogue", NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new ("[BUILD]");
  g_autoptr(GError) error = NULL;
  g_autofree char *file = NULL;
  gboolean is_temporary;

  g_option_context_add_main_entries (context, options, NULL);
  check (g_option_context_parse (context, &argc, &argv, &error), error);
  if (n_entries <= 0 && data_dir == NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (default_sizes); i++)
        run ((const char *const []) { argv[0], default_sizes[i], argc > 1 ? argv[1] : NULL, NULL });
      return 0;
    }

  if (is_maker)
    {
      make (data_dir, n_entries);
      return 0;
    }

  is_temporary = data_dir == NULL && argc < 2;
  if (data_dir == NULL)
    data_dir = get_folder (argc > 1 ? argv[1] : NULL, n_entries);
  file = g_build_filename (data_dir, "catalogue.db", NULL);
  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    make_apart (argv[0], data_dir, n_entries);
  measure (data_dir);
  if (is_temporary)
    remove_folder (data_dir);

  return 0;
}
