/* hub-query-codes.c: whether a query's values are there
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-query"

#include "hub-query-codes.h"

#include "hub-error.h"

#define MAX_SHOWN 80    /* characters of an unknown code that a message repeats */
#define MAX_LISTED 40   /* known codes that it lists */

/* Known codes of @facet, as many as a message can bear. */
static char *
list_codes (HubFacetTable *table,
            HubFacet       facet)
{
  const HubFacetValue *values = hub_facet_table_get_all (table);
  guint first = hub_facet_table_get_first (table, facet);
  guint n = hub_facet_table_get_length (table, facet);
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, MAX_LISTED); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", values[first + i].code);
  if (n > MAX_LISTED)
    g_string_append_printf (list, " and %u more", n - MAX_LISTED);

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
check_codes (HubFacetTable     *table,
             HubFacet           facet,
             const char *const *codes,
             GError           **error)
{
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *valid = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *known = NULL;
      guint number;

      if (hub_facet_table_find (table, facet, codes[i], &number))
        continue;

      valid = g_utf8_make_valid (codes[i], -1);
      shown = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_SHOWN));
      known = list_codes (table, facet);
      g_set_error (error, HUB_ERROR, HUB_ERROR_USAGE, "There is no %s “%s”; there is: %s",
                   hub_facet_to_string (facet), shown, *known != '\0' ? known : "none");
      return FALSE;
    }

  return TRUE;
}

/**
 * hub_query_check_codes:
 * @self: a query
 * @table: the values there are
 * @error: `USAGE`, with the codes there are
 *
 * Tells whether all codes of a query are known, for who wants to report a slip rather than an
 * empty answer.
 *
 * Returns: whether they are
 */
gboolean
hub_query_check_codes (HubQuery      *self,
                       HubFacetTable *table,
                       GError       **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (table != NULL, FALSE);

  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    if (!check_codes (table, facet,
                      hub_query_get_codes (self, facet, HUB_CHOICE_INCLUDE), error) ||
        !check_codes (table, facet,
                      hub_query_get_codes (self, facet, HUB_CHOICE_EXCLUDE), error))
      return FALSE;

  return TRUE;
}
