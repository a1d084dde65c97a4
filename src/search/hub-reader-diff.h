/* hub-reader-diff.h: what differs between two versions of an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reader.h"
#include "hub-word-diff.h"

G_BEGIN_DECLS

/* A part of an entry that says something else. */
typedef struct
{
  char   *part;      /* (owned): its name, see hub_entry_list_changed_parts() */
  char   *before;    /* (owned): its text as it is shown */
  char   *now;       /* (owned) */
  GArray *removed;   /* (owned) (element-type HubWordSpan): of @before */
  GArray *added;     /* (owned) (element-type HubWordSpan): of @now */
} HubPartDiff;

void       hub_reader_diff_async  (HubReader           *self,
                                   HubEntry            *before,
                                   HubEntry            *now,
                                   const char *const   *parts,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
GPtrArray *hub_reader_diff_finish (HubReader     *self,
                                   GAsyncResult  *result,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
