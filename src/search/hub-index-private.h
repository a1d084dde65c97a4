/* hub-index-private.h: what an index is made of
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-index-file.h"
#include "hub-index-state.h"
#include "hub-index.h"

G_BEGIN_DECLS

struct _HubIndex
{
  HubCatalogue  *catalogue;      /* (unowned) */
  HubAnalyzer   *analyzer;       /* (owned): it knows many stems after a while */
  char          *path;           /* (owned) (nullable): of the index's file */
  char          *catalogue_id;   /* (owned): of the catalogue that @state shows */
  gint64         revision;       /* likewise */
  HubIndexState *state;          /* (owned) */
  HubSegment    *filed;          /* (owned) (nullable): the segment that is the file's */
  HubIndexFile   offered;        /* a newer file, for the next refresh */
  gboolean       is_stale;       /* some words are of another version of the analyzer */
};

G_END_DECLS
