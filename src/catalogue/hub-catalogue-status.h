/* hub-catalogue-status.h: what the catalogue holds, in numbers
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-kind.h"

G_BEGIN_DECLS

typedef struct
{
  char    *hub;                   /* (nullable): base address of the last hub synced from */
  gint64   synced;                /* Unix seconds when the last complete sync ended, 0 never */
  /* Unix seconds of the starter catalogue's date, when it is all there is, else 0 */
  gint64   starter_as_of;
  guint    entries;               /* not withdrawn */
  guint    by_kind[HUB_N_KINDS];
  guint    withdrawn;
  guint    missed;                /* not withdrawn, though the last complete sync missed them */
  char    *missed_digest;         /* (nullable): stands for exactly these: see hub-missed.h */
  guint    terms;
  gint64   bytes;                 /* of catalogue.db with its log */
  gboolean walk_unfinished;       /* a sync was stopped part-way; the next goes on */
  char    *walk;                  /* (nullable): where it stands, as the sync wrote it */
  gboolean must_renew;            /* SQLite's full-text index is of another analyzer */
  char    *last_report;           /* (nullable): JSON text of the last sync's report */
  char    *damaged_path; /* (nullable): where a damaged catalogue was set aside at this opening */
} HubCatalogueStatus;

void hub_catalogue_status_free (HubCatalogueStatus *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubCatalogueStatus, hub_catalogue_status_free)

G_END_DECLS
