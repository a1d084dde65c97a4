/* index-lab.h: a catalogue that changes, and indexes held against each other
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-index.h"
#include "made-up.h"
#include "test-folder.h"

G_BEGIN_DECLS

/* A catalogue of made-up entries, open for reading and writing. */
typedef struct
{
  TestFolder         *folder;       /* (owned) */
  MadeUp             *made_up;      /* (owned) */
  HubCatalogueWriter *writer;       /* (owned) */
  HubCatalogue       *catalogue;    /* (owned) */
  char               *path;         /* (owned): of the index's file */
  guint               n_entries;    /* numbers that were given to entries */
  gint64              generation;   /* of the last pass */
} IndexLab;

IndexLab *index_lab_new           (guint n_entries) G_GNUC_WARN_UNUSED_RESULT;
void      index_lab_free          (IndexLab *self);
/* Another entry for each of the numbers, those that had one among them. */
void      index_lab_put           (IndexLab *self, guint first, guint n_entries);
/* Changes it in one way or another; by chance, but only from the seed. */
void      index_lab_change        (IndexLab *self);
/* The index with the file, and one of all entries anew. */
HubIndex *index_lab_open          (IndexLab *self) G_GNUC_WARN_UNUSED_RESULT;
HubIndex *index_lab_read          (IndexLab *self) G_GNUC_WARN_UNUSED_RESULT;
void      index_lab_refresh       (HubIndex *index);
void      index_lab_write         (IndexLab *self);
/* Same entries, values, orders, and words: whatever their slots. */
void      index_lab_assert_equal  (HubIndex *index, HubIndex *expected);
/* That it is as one made anew. */
void      index_lab_check         (IndexLab *self, HubIndex *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IndexLab, index_lab_free)

G_END_DECLS
