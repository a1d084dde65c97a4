/* hub-cli-search.c: hub-reader search
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-command.h"
#include "hub-cli-json.h"
#include "hub-cli-text.h"
#include "hub-error.h"
#include "hub-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_LIMIT 20

typedef struct
{
  HubQuery   *typed;        /* (owned) (nullable) */
  HubCliQuery query;
  int         limit;        /* rows */
  int         offset;       /* rows */
  gboolean    has_counts;
} Options;

static void
options_clear (Options *options)
{
  g_clear_pointer (&options->typed, hub_query_unref);
  hub_cli_query_clear (&options->query);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (HubCli   *cli,
       Options  *options,
       GError  **error)
{
  const GOptionEntry own[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &options->limit,
      N_("Show at most this many entries; default 20"), "N" },
    { "offset", 0, 0, G_OPTION_ARG_INT, &options->offset, N_("Skip the first ones"), "N" },
    { "counts", 0, 0, G_OPTION_ARG_NONE, &options->has_counts,
      N_("Count what each value of each facet would find"), NULL },
    { NULL },
  };
  GOptionEntry entries[HUB_CLI_N_QUERY_OPTIONS + G_N_ELEMENTS (own)];
  g_auto(GStrv) words = NULL;

  hub_cli_query_entries (&options->query, entries);
  memcpy (entries + HUB_CLI_N_QUERY_OPTIONS, own, sizeof own);
  if (!hub_cli_parse (cli, entries, &words, error))
    return FALSE;
  if (options->limit < 0 || options->offset < 0)
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                           _("“--limit” and “--offset” cannot be below zero."));
      return FALSE;
    }

  options->typed = hub_cli_query_read (&options->query, words, error);
  return options->typed != NULL;
}

static void
print_json (Options    *options,
            HubResults *results,
            GPtrArray  *rows)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  hub_cli_json_add_int (builder, "total", hub_results_get_total (results));
  json_builder_set_member_name (builder, "seconds");
  json_builder_add_double_value (builder, hub_results_get_seconds (results));
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      json_builder_begin_object (builder);
      hub_cli_json_add_row (builder, g_ptr_array_index (rows, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  hub_cli_json_add_suggestion (builder, hub_results_get_suggestion (results));
  if (options->has_counts)
    hub_cli_json_add_counts (builder, results);
  json_builder_end_object (builder);
  hub_cli_json_print (builder);
}

static void
say_suggestion (const HubSuggestion *suggestion)
{
  g_autofree char *count = NULL;
  g_autofree char *line = NULL;

  count = g_strdup_printf (ngettext ("%u entry", "%u entries", suggestion->total),
                           suggestion->total);
  if (suggestion->instead != NULL)
    /* Translators: the first is a word as it was typed, the second another spelling of it, the
     * third how many it finds, as in "14 entries". */
    line = g_strdup_printf (_("Nothing for “%s”. “%s”: %s."), suggestion->what,
                            suggestion->instead, count);
  else if (suggestion->is_excluded)
    /* Translators: the first is what was to be left out, the second is as in "12 entries". */
    line = g_strdup_printf (_("Nothing matches all of that. Without leaving out “%s”: %s."),
                            suggestion->what, count);
  else
    /* Translators: the first is a part of what was asked for, the second is as in "12 entries". */
    line = g_strdup_printf (_("Nothing matches all of that. Without “%s”: %s."), suggestion->what,
                            count);

  hub_cli_say (line);
}

/* Values that a click would find something by. */
static void
print_counts (HubResults *results)
{
  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    {
      guint n_values = 0;
      const HubFacetValue *values = hub_results_get_values (results, facet, &n_values);

      g_print ("\n%s\n", hub_facet_get_label (facet));
      for (guint i = 0; i < n_values; i++)
        if (values[i].count > 0)
          g_print ("%7u  %s  (%s:%s)\n", values[i].count, values[i].name,
                   hub_facet_to_string (facet), values[i].code);
    }
}

static void
print_text (HubCli     *cli,
            Options    *options,
            HubResults *results,
            GPtrArray  *rows)
{
  guint total = hub_results_get_total (results);
  g_autofree char *count = g_strdup_printf (ngettext ("%u entry", "%u entries", total), total);

  for (guint i = 0; i < rows->len; i++)
    hub_cli_text_print_row (g_ptr_array_index (rows, i));
  if (options->has_counts)
    print_counts (results);
  if (!cli->is_quiet)
    {
      g_autofree char *shown = g_strdup_printf (ngettext ("%u shown", "%u shown", rows->len),
                                                rows->len);
      /* Translators: “48 entries”, then “20 shown” */
      g_autofree char *line = g_strdup_printf (C_("entries and how many are shown", "%s, %s"),
                                               count, shown);

      hub_cli_say (line);
      if (hub_results_get_suggestion (results) != NULL)
        say_suggestion (hub_results_get_suggestion (results));
    }
}

/* The rows that were asked for; one that left meanwhile is left out. */
static GPtrArray *
get_rows (HubCatalogue *catalogue,
          Options      *options,
          HubResults   *results,
          GError      **error)
{
  guint n_ids = 0;
  const gint64 *ids = hub_results_get_ids (results, &n_ids);
  guint first = MIN ((guint) options->offset, n_ids);
  g_autoptr(GPtrArray) rows = NULL;

  rows = hub_catalogue_get_rows (catalogue, ids + first,
                                 MIN ((guint) options->limit, n_ids - first), NULL, error);
  while (rows != NULL && g_ptr_array_remove (rows, NULL))
    continue;
  return g_steal_pointer (&rows);
}

/**
 * hub_cli_run_search:
 * @cli: the call
 * @error: `HUB_ERROR_USAGE` for a code that is not there, or that of a store
 *
 * Answers a query.
 *
 * Returns: an exit status
 */
int
hub_cli_run_search (HubCli  *cli,
                    GError **error)
{
  g_auto(Options) options = { .limit = DEFAULT_LIMIT };
  g_autoptr(HubQuery) query = NULL;
  g_autoptr(HubCatalogue) catalogue = NULL;
  g_autoptr(HubSearch) search = NULL;
  g_autoptr(HubResults) results = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  if (!parse (cli, &options, error))
    return HUB_CLI_DONE;

  catalogue = hub_cli_open_catalogue (cli, error);
  if (catalogue != NULL)
    search = hub_search_new (catalogue, NULL, error);
  if (search != NULL)
    query = hub_cli_query_resolve (&options.query, options.typed, search, error);
  if (query != NULL)
    results = hub_search_run (search, query, NULL, error);
  if (results != NULL)
    rows = get_rows (catalogue, &options, results, error);
  if (rows == NULL)
    return HUB_CLI_STORE;

  if (cli->is_json)
    print_json (&options, results, rows);
  else
    print_text (cli, &options, results, rows);
  return HUB_CLI_DONE;
}
