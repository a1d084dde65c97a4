/* hub-shelf.h: what the worker `hub-library` owns, and what it can do with it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reading-list.h"
#include "hub-shared-list.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What one job answers. */
typedef struct
{
  HubStock  *stock;        /* (owned): the whole list */
  guint      number;       /* what the wish was done to */
  HubImport  import;       /* what became of another list, of a wish to put it in */
  HubSharedList *shared;   /* (owned) (nullable): what is in the file of one, of a wish to see it */
  gboolean   is_repaired;  /* whether the list had to be put together again */
  HubRepair  repair;       /* if so, how */
} HubAnswer;

/* Does something to the list, and says in @answer to what. */
typedef gboolean (*HubWishFunc) (HubReadingList *list,
                                 gpointer        data,
                                 HubAnswer      *answer,
                                 GError        **error);

/* What one job is asked to do. */
typedef struct
{
  HubWishFunc    func;        /* (nullable): NULL to read only */
  gpointer       data;        /* (owned) (nullable) */
  GDestroyNotify free_data;   /* (nullable) */
} HubWish;

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
HubWish *hub_wish_new             (HubWishFunc    func,
                                   gpointer       data,
                                   GDestroyNotify free_data) G_GNUC_WARN_UNUSED_RESULT;
void     hub_wish_free            (HubWish       *wish);
void     hub_answer_free          (HubAnswer     *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubAnswer, hub_answer_free)

G_END_DECLS
