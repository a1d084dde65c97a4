/* hub-completions.h: which values of a facet may be meant
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-index.h"

G_BEGIN_DECLS

#define HUB_COMPLETIONS_MAX 8

/* A value that may be meant. */
typedef struct
{
  char *code;      /* (owned) */
  char *label;     /* (owned): as it is shown, in the language of the interface */
  char *name;      /* (owned) (nullable): what else it is called, when that is what was typed */
  guint count;     /* entries that it would give */
} HubCompletion;

void           hub_completion_free  (gpointer completion);

/* Belongs to the thread of its index, which it borrows. */
typedef struct _HubCompletions HubCompletions;

HubCompletions *hub_completions_new  (HubIndex *index) G_GNUC_WARN_UNUSED_RESULT;
void            hub_completions_free (HubCompletions *self);
/* (element-type HubCompletion) */
GPtrArray      *hub_completions_find (HubCompletions *self,
                                      HubFacet        facet,
                                      const char     *typed,
                                      HubResults     *results) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubCompletions, hub_completions_free)

G_END_DECLS
