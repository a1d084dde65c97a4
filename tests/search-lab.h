/* search-lab.h: a catalogue in six languages, and what people might ask it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-search.h"
#include "made-up.h"
#include "test-folder.h"

G_BEGIN_DECLS

/* Entries are made up, but for half of their words. */
typedef struct
{
  TestFolder         *folder;       /* (owned) */
  MadeUp             *made_up;      /* (owned) */
  HubCatalogueWriter *writer;       /* (owned) */
  HubCatalogue       *catalogue;    /* (owned) */
  HubSearch          *search;       /* (owned) */
  GPtrArray          *titles;       /* (owned) (element-type utf8): some */
  guint               n_entries;    /* numbers that were given to entries */
  gint64              generation;   /* of the last pass */
} SearchLab;

SearchLab  *search_lab_new        (guint32 seed, guint n_entries) G_GNUC_WARN_UNUSED_RESULT;
void        search_lab_free       (SearchLab *self);
/* Another entry for each of the numbers, those that had one among them. */
void        search_lab_put        (SearchLab *self, guint first, guint n_entries);
/* Changes some entries, adds some, withdraws some; not yet known to the search. */
void        search_lab_change     (SearchLab *self);
void        search_lab_refresh    (SearchLab *self);
HubResults *search_lab_run        (SearchLab *self, HubQuery *query) G_GNUC_WARN_UNUSED_RESULT;
HubResults *search_lab_run_typed  (SearchLab  *self,
                                   const char *typed) G_GNUC_WARN_UNUSED_RESULT;
/* Anything that can be asked, most of which finds something. */
char       *search_lab_draw_text  (SearchLab *self) G_GNUC_WARN_UNUSED_RESULT;
HubQuery   *search_lab_draw_query (SearchLab *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SearchLab, search_lab_free)

G_END_DECLS
