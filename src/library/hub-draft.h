/* hub-draft.h: a note that could not be stored
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *text;      /* (owned): as it was typed */
  char *problem;   /* (owned): why, in a sentence */
} HubDraft;

HubDraft *hub_draft_new  (const char *text,
                          const char *problem) G_GNUC_WARN_UNUSED_RESULT;
void      hub_draft_free (HubDraft   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubDraft, hub_draft_free)

G_END_DECLS
