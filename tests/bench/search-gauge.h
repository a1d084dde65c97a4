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

void         search_gauge_memory (SearchMemory *memory);
/* One keystroke of ours: the answer, and the first rows read. */
HubResults  *search_gauge_press  (HubCatalogue *catalogue,
                                  HubSearch    *search,
                                  HubQuery     *query) G_GNUC_WARN_UNUSED_RESULT;
/* In ms: how long a search takes to be ready, the middle of five. */
double       search_gauge_open   (const char *folder);
/* In ms: how long @n answers went on that another thread cancelled while they were made. */
void         search_gauge_cancel (HubSearch *search,
                                  GPtrArray *units,
                                  guint      n,
                                  double    *middle,
                                  double    *worst);
/* In bytes: what memory grows by in the second half of @n units. */
gssize       search_gauge_soak   (HubCatalogue *catalogue,
                                  HubSearch    *search,
                                  GPtrArray    *units,
                                  guint         n);
/* In ms: the worst of @n_rounds refreshes after @n_changed entries were changed, each found by its
 * new title then. Works on a copy of the catalogue. */
double       search_gauge_sync   (const char *folder,
                                  guint       n_entries,
                                  guint       n_changed,
                                  guint       n_rounds);

G_END_DECLS
