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
  HUB_CHANGE_SPELLING,    /* write a word in another way */
  HUB_CHANGE_WORDS,       /* leave out some words that belong together */
  HUB_CHANGE_CHOICE,      /* leave out one value of a facet */
  HUB_CHANGE_FACET,       /* leave out all included values of a facet */
  HUB_CHANGE_YEARS,       /* leave out the range of years */
} HubChange;

const char *hub_change_to_string (HubChange change);    /* "spelling" */

/* Immutable. Belongs to the results it came with. */
typedef struct
{
  HubChange  change;
  gboolean   is_excluded;    /* what is left out was an exclusion */
  HubFacet   facet;          /* of a choice or a facet */
  char      *what;           /* (owned): as shown: the word or words, a label, the years */
  char      *instead;        /* (owned) (nullable): the other spelling */
  HubQuery  *query;          /* (owned): what to ask then */
  guint      total;          /* entries that it gives, > 0 */
} HubSuggestion;

void hub_suggestion_free (HubSuggestion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSuggestion, hub_suggestion_free)

G_END_DECLS
