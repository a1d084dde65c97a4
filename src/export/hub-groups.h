/* hub-groups.h: what a briefing is divided into
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-export.h"

G_BEGIN_DECLS

/* Some of the entries, by their numbers. */
typedef struct
{
  char   *label;        /* (owned) (nullable): %NULL for those that are in no group */
  int     position;     /* among the groups */
  GArray *members;      /* (owned) (element-type guint): told here */
  GArray *visitors;     /* (owned) (element-type guint): belong here, too, but are told before */
} HubGroup;

GPtrArray *hub_groups_new (HubExport *export) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
