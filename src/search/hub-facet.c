/* hub-facet.c: what entries can be narrowed by
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-facet"

#include "hub-facet.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;      /* the word on the command line */
  const char *label;     /* (translatable) */
} facets[HUB_N_FACETS] = {
  [HUB_FACET_OBJECTIVE] = { "objective", NC_("facet", "Objective") },
  [HUB_FACET_PRINCIPLE] = { "principle", NC_("facet", "Principle") },
  [HUB_FACET_REGION] = { "region", NC_("facet", "Region") },
  [HUB_FACET_COUNTRY] = { "country", NC_("facet", "Country") },
  [HUB_FACET_TYPE] = { "type", NC_("facet", "Document Type") },
  [HUB_FACET_SCOPE] = { "scope", NC_("facet", "Scope") },
  [HUB_FACET_LANGUAGE] = { "language", NC_("facet", "Language") },
  [HUB_FACET_PUBLISHER] = { "publisher", NC_("facet", "Publisher") },
  [HUB_FACET_KIND] = { "kind", NC_("facet", "Kind") },
  [HUB_FACET_YEAR] = { "year", NC_("facet", "Year") },
};

/**
 * hub_facet_to_string:
 * @facet: a facet
 *
 * Gets the name that a facet has on the command line, such as "objective".
 *
 * Returns: (transfer none): the name
 */
const char *
hub_facet_to_string (HubFacet facet)
{
  g_return_val_if_fail ((guint) facet < HUB_N_FACETS, NULL);

  return facets[facet].name;
}

/**
 * hub_facet_from_string:
 * @text: a word, from outside
 * @facet: (out): the facet it names; untouched when it names none
 *
 * Finds a facet by the name it has on the command line, such as "objective".
 *
 * Returns: whether @text names a facet
 */
gboolean
hub_facet_from_string (const char *text,
                       HubFacet   *facet)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (facet != NULL, FALSE);

  for (guint i = 0; i < HUB_N_FACETS; i++)
    if (g_str_equal (text, facets[i].name))
      {
        *facet = i;
        return TRUE;
      }

  return FALSE;
}

const char *
hub_facet_get_label (HubFacet facet)
{
  g_return_val_if_fail ((guint) facet < HUB_N_FACETS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "facet", facets[facet].label);
}
