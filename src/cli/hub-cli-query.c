/* hub-cli-query.c: a query out of options
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-cli"

#include "hub-cli-command.h"

#include "hub-error.h"
#include "hub-query-parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIN_YEAR 1
#define MAX_YEAR 9999
#define OPEN_YEAR G_MININT   /* no year was given; a query has 0 for it */

/**
 * hub_cli_query_entries:
 * @self: where the options go
 * @entries: (out caller-allocates) (array fixed-size=6): the options
 *
 * Describes the query options; no closing entry is written.
 */
void
hub_cli_query_entries (HubCliQuery  *self,
                       GOptionEntry *entries)
{
  const GOptionEntry all[HUB_CLI_N_QUERY_OPTIONS] = {
    { "facet", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->facets,
      N_("Only these; may be repeated"), N_("VOCABULARY:CODE") },
    { "not", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->excluded,
      N_("None of these; may be repeated"), N_("VOCABULARY:CODE") },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->kinds,
      N_("Only this kind; may be repeated"), N_("KIND") },
    { "from", 0, 0, G_OPTION_ARG_INT, &self->from, N_("Not before this year"), N_("YEAR") },
    { "to", 0, 0, G_OPTION_ARG_INT, &self->to, N_("Not after this year"), N_("YEAR") },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &self->sort, N_("Order of the entries"),
      "hub|newest|oldest|title|relevance" },
  };

  self->from = OPEN_YEAR;
  self->to = OPEN_YEAR;
  memcpy (entries, all, sizeof all);
}

/* Takes @changed in the place of *@query. */
static void
replace (HubQuery **query,
         HubQuery  *changed)
{
  hub_query_unref (*query);
  *query = changed;
}

static gboolean
refuse_vocabulary (const char *word,
                   GError    **error)
{
  g_autofree char *shown = g_utf8_make_valid (word, -1);
  g_autoptr(GString) list = g_string_new (NULL);

  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    g_string_append_printf (list, "%s%s", facet > 0 ? C_("list of names", ", ") : "",
                            hub_facet_to_string (facet));
  g_set_error (error, HUB_ERROR, HUB_ERROR_USAGE,
               /* Translators: the first is what was written, the second a list of words. */
               _("“%s” is not VOCABULARY:CODE; the vocabularies are %s."), shown, list->str);
  return FALSE;
}

static gboolean
choose (HubQuery  **query,
        char      **words,
        HubChoice   choice,
        GError    **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      const char *colon = strchr (words[i], ':');
      g_autofree char *vocabulary = colon != NULL ? g_strndup (words[i], colon - words[i]) : NULL;
      HubFacet facet = HUB_FACET_OBJECTIVE;

      if (colon == NULL || colon[1] == '\0' || !g_utf8_validate (words[i], -1, NULL) ||
          !hub_facet_from_string (vocabulary, &facet))
        return refuse_vocabulary (words[i], error);
      replace (query, hub_query_with_choice (*query, facet, colon + 1, choice));
    }

  return TRUE;
}

static gboolean
choose_kinds (HubQuery **query,
              char     **words,
              GError   **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      HubKind kind = HUB_KIND_OTHER;

      if (!hub_kind_from_string (words[i], &kind))
        {
          g_autofree char *shown = g_utf8_make_valid (words[i], -1);
          g_autoptr(GString) list = g_string_new (NULL);

          for (kind = 0; kind < HUB_N_KINDS; kind++)
            g_string_append_printf (list, "%s%s", kind > 0 ? C_("list of names", ", ") : "",
                                    hub_kind_to_string (kind));
          g_set_error (error, HUB_ERROR, HUB_ERROR_USAGE,
                       _("“%s” is not a kind; the kinds are %s."), shown, list->str);
          return FALSE;
        }
      replace (query, hub_query_with_choice (*query, HUB_FACET_KIND, words[i],
                                             HUB_CHOICE_INCLUDE));
    }

  return TRUE;
}

static gboolean
set_years (HubQuery **query,
           int        from,
           int        to,
           GError   **error)
{
  if ((from != OPEN_YEAR && (from < MIN_YEAR || from > MAX_YEAR)) ||
      (to != OPEN_YEAR && (to < MIN_YEAR || to > MAX_YEAR)))
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                           _("A year has up to four digits, as in “--from 2019”."));
      return FALSE;
    }
  if (from != OPEN_YEAR && to != OPEN_YEAR && from > to)
    {
      g_set_error (error, HUB_ERROR, HUB_ERROR_USAGE,
                   _("The years run backwards: %d is after %d."), from, to);
      return FALSE;
    }

  from = MAX (from, hub_query_get_year_from (*query));
  if (to == OPEN_YEAR ||
      (hub_query_get_year_to (*query) != 0 && hub_query_get_year_to (*query) < to))
    to = hub_query_get_year_to (*query);
  replace (query, hub_query_with_years (*query, from, to));
  return TRUE;
}

static gboolean
set_order (HubQuery  **query,
           const char *word,
           GError    **error)
{
  HubOrder order = HUB_ORDER_HUB;

  if (word == NULL)
    return TRUE;
  if (!hub_order_from_string (word, &order))
    {
      g_set_error_literal (error, HUB_ERROR, HUB_ERROR_USAGE,
                           _("The order is “hub”, “newest”, “oldest”, “title” or “relevance”."));
      return FALSE;
    }

  replace (query, hub_query_with_order (*query, order));
  return TRUE;
}

/* Adds the options to a query: its values and theirs add up, the narrower years hold, and where
 * they contradict each other the option does. Whether the codes exist is for the search to say.
 * (transfer full) (nullable) */
static HubQuery *
narrow (HubCliQuery *self,
        HubQuery    *base,
        GError     **error)
{
  g_autoptr(HubQuery) query = hub_query_ref (base);

  if (!choose (&query, self->facets, HUB_CHOICE_INCLUDE, error) ||
      !choose (&query, self->excluded, HUB_CHOICE_EXCLUDE, error) ||
      !choose_kinds (&query, self->kinds, error) ||
      !set_years (&query, self->from, self->to, error) ||
      !set_order (&query, self->sort, error))
    return NULL;

  return g_steal_pointer (&query);
}

/**
 * hub_cli_query_read:
 * @self: the options as given
 * @words: what was typed besides
 * @error: `HUB_ERROR_USAGE`, saying what there is
 *
 * Reads what was typed, and sees whether the options go with it.
 *
 * Returns: (transfer full) (nullable): what was typed
 */
HubQuery *
hub_cli_query_read (HubCliQuery *self,
                    GStrv        words,
                    GError     **error)
{
  g_autofree char *text = g_strjoinv (" ", words);
  g_autoptr(HubQuery) typed = hub_query_parse (text);
  g_autoptr(HubQuery) narrowed = narrow (self, typed, error);

  return narrowed != NULL ? g_steal_pointer (&typed) : NULL;
}

/**
 * hub_cli_query_resolve:
 * @self: the options as given
 * @typed: what was typed besides
 * @search: knows what values there are
 * @error: `HUB_ERROR_USAGE`, saying what there is
 *
 * Makes the query to run. A value that is not there is a slip in an option; in the text it is
 * words.
 *
 * Returns: (transfer full) (nullable): the query
 */
HubQuery *
hub_cli_query_resolve (HubCliQuery *self,
                       HubQuery    *typed,
                       HubSearch   *search,
                       GError     **error)
{
  g_autoptr(HubQuery) nothing = hub_query_new ();
  g_autoptr(HubQuery) alone = narrow (self, nothing, error);
  g_autoptr(HubQuery) resolved = hub_search_resolve (search, typed);

  if (alone == NULL || !hub_search_check_query (search, alone, error))
    return NULL;

  return narrow (self, resolved, error);
}

/**
 * hub_cli_query_clear:
 * @self: the options
 *
 * Frees what @self holds.
 */
void
hub_cli_query_clear (HubCliQuery *self)
{
  g_clear_pointer (&self->facets, g_strfreev);
  g_clear_pointer (&self->excluded, g_strfreev);
  g_clear_pointer (&self->kinds, g_strfreev);
  g_clear_pointer (&self->sort, g_free);
}
