/* hub-shelf.h: what the worker `hub-library` owns, and what it can do with it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What one job is asked to do; with neither entry nor uuid, to read. */
typedef struct
{
  HubEntry *entry;      /* (owned) (nullable): to add */
  char     *uuid;       /* (owned) (nullable): to remove */
  char     *langcode;   /* (owned) (nullable): to remove */
} HubWish;

/* What one job answers. */
typedef struct
{
  GPtrArray *entries;   /* (owned) (element-type HubEntry): the whole list */
  char      *aside;     /* (owned) (nullable): where the old file is */
} HubAnswer;

gpointer hub_shelf_open           (gpointer       data_dir,
                                   GError       **error);
void     hub_shelf_close          (gpointer       owned);
gpointer hub_shelf_answer_job     (gpointer       owned,
                                   gpointer       task_data,
                                   GCancellable  *cancellable,
                                   GError       **error);
gpointer hub_shelf_start_anew_job (gpointer       owned,
                                   gpointer       task_data,
                                   GCancellable  *cancellable,
                                   GError       **error);
void     hub_wish_free            (HubWish       *wish);
void     hub_answer_free          (HubAnswer     *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubAnswer, hub_answer_free)

G_END_DECLS
