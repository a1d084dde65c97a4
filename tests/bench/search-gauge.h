/* search-gauge.h: what our search costs beside the time of an answer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "search-units.h"
#include "hub-search.h"

G_BEGIN_DECLS

/* Of this process, in bytes. */
typedef struct
{
  gsize resident;
  gsize mapped;       /* of these, pages of files: programs, libraries, what is mapped */
} SearchMemory;

/* What something took, in ms: by the clock, and of a processor's time, whatever else runs. */
typedef struct
{
  double ms;
  double cpu_ms;
} SearchTook;

void         search_took_begin   (SearchTook *self);
void         search_took_end     (SearchTook *self);

void         search_gauge_memory (SearchMemory *memory);
/* One keystroke of ours: the answer, and the first rows read. */
HubResults  *search_gauge_press  (HubCatalogue *catalogue,
                                  HubSearch    *search,
                                  HubQuery     *query) G_GNUC_WARN_UNUSED_RESULT;
/* How long a search takes to be ready, the middle of five. */
SearchTook   search_gauge_open   (const char *folder);
/* The same where the index has no file yet. */
SearchTook   search_gauge_first  (const char *folder);
/* How long an answer goes on that another thread cancels while it is made, the worst of @n, and
 * the middle one in @middle. */
SearchTook   search_gauge_cancel (HubSearch  *search,
                                  GPtrArray  *units,
                                  guint       n,
                                  SearchTook *middle);
#define SEARCH_SOAK_MARKS 11

/* The memory before the first of @n units, asked over and over, and after each tenth of them. */
void         search_gauge_soak   (HubCatalogue *catalogue,
                                  HubSearch    *search,
                                  GPtrArray    *units,
                                  guint         n,
                                  SearchMemory  marks[SEARCH_SOAK_MARKS]);
/* The worst of @n_rounds refreshes after @n_changed entries were changed, each found by its new
 * title then. Works on a copy of the catalogue. */
SearchTook   search_gauge_sync   (const char *folder,
                                  guint       n_entries,
                                  guint       n_changed,
                                  guint       n_rounds);

G_END_DECLS
