/* hub-query-codes.c: the values that a query can have
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

/* For comparing without regard to case, and to how a character is made up. */
static char *
fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

/* Years need not be in the table: that no entry is of a year is an answer. */
static char *
find_year (const char *typed)
{
  int year = 0;

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (digit < 0 || year > HUB_QUERY_MAX_YEAR / 10)
        return NULL;
      year = year * 10 + digit;
    }

  return year > 0 ? g_strdup_printf ("%d", year) : NULL;
}

/**
 * hub_query_find_code:
 * @table: the values there are
 * @facet: a facet
 * @typed: a code, a label or the name that is shown, valid UTF-8, in any case
 *
 * Finds the value that was typed. A year is found whether or not an entry is of it.
 *
 * Returns: (transfer full) (nullable): its code
 */
char *
hub_query_find_code (HubFacetTable *table,
                     HubFacet       facet,
                     const char    *typed)
{
  const HubFacetValue *values;
  g_autofree char *wanted = NULL;
  guint first, number;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail ((guint) facet < HUB_N_FACETS, NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  values = hub_facet_table_get_all (table);
  if (hub_facet_table_find (table, facet, typed, &number))
    return g_strdup (values[number].code);
  if (facet == HUB_FACET_YEAR)
    return find_year (typed);

  wanted = fold (typed);
  first = hub_facet_table_get_first (table, facet);
  for (guint i = first; i < first + hub_facet_table_get_length (table, facet); i++)
    {
      g_autofree char *code = fold (values[i].code);
      g_autofree char *label = fold (values[i].label);
      g_autofree char *name = fold (values[i].name);

      if (g_str_equal (code, wanted) || g_str_equal (label, wanted) || g_str_equal (name, wanted))
        return g_strdup (values[i].code);
    }

  return NULL;
}
