/* hub-facet.h: what entries can be narrowed by
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first five are the hub's vocabularies, in the order of HubVocabulary. */
typedef enum
{
  HUB_FACET_OBJECTIVE,
  HUB_FACET_PRINCIPLE,
  HUB_FACET_REGION,       /* a region also counts the entries of its countries */
  HUB_FACET_COUNTRY,
  HUB_FACET_TYPE,
  HUB_FACET_SCOPE,
  HUB_FACET_LANGUAGE,     /* of the resource */
  HUB_FACET_PUBLISHER,    /* code: slug of the name */
  HUB_FACET_KIND,
  HUB_FACET_YEAR,
} HubFacet;

#define HUB_N_FACETS (HUB_FACET_YEAR + 1)

const char *hub_facet_to_string   (HubFacet facet); /* "objective": CLI.md's VOCABULARY */
gboolean    hub_facet_from_string (const char *text, HubFacet *facet);
const char *hub_facet_get_label   (HubFacet facet); /* translated: "Objective" */

G_END_DECLS
