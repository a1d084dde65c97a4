/* hub-catalogue-status.c: what the catalogue holds, in numbers
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-catalogue-status"

#include "hub-catalogue-status.h"

void
hub_catalogue_status_free (HubCatalogueStatus *self)
{
  g_free (self->hub);
  g_free (self->missed_digest);
  g_free (self->walk);
  g_free (self->last_report);
  g_free (self->damaged_path);
  g_free (self);
}
