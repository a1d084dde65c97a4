/* hub-suggestion.h: the one change that would give an empty answer something
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-query.h"

G_BEGIN_DECLS

typedef enum
{
  HUB_REMEDY_SPELLING,    /* write a word in another way */
  HUB_REMEDY_PHRASE,      /* look for the words of a phrase, wherever they stand */
  HUB_REMEDY_WORDS,       /* leave out some words that belong together */
  HUB_REMEDY_CHOICE,      /* leave out one value of a facet */
  HUB_REMEDY_FACET,       /* leave out all included values of a facet */
  HUB_REMEDY_YEARS,       /* leave out the range of years */
} HubRemedy;

const char *hub_remedy_to_string (HubRemedy remedy);    /* "spelling" */

/* Immutable. Belongs to the results it came with. */
typedef struct
{
  HubRemedy  remedy;
  gboolean   is_excluded;    /* what is left out was an exclusion */
  HubFacet   facet;          /* of a choice or a facet */
  char      *what;           /* (owned): as shown: the word or words, a label, the years */
  char      *instead;        /* (owned) (nullable): the other spelling, the words without quotes */
  HubQuery  *query;          /* (owned): what to ask then */
  guint      total;          /* entries that it gives, > 0 */
} HubSuggestion;

void hub_suggestion_free (HubSuggestion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSuggestion, hub_suggestion_free)

G_END_DECLS
