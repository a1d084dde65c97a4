/* hub-draft.c: a note that could not be stored
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-draft"

#include "hub-draft.h"

/**
 * hub_draft_new:
 * @text: as it was typed
 * @problem: why it could not be stored, in a sentence
 *
 * Keeps what was typed. Any thread.
 *
 * Returns: (transfer full): the draft
 */
HubDraft *
hub_draft_new (const char *text,
               const char *problem)
{
  HubDraft *self = g_new0 (HubDraft, 1);

  self->text = g_strdup (text);
  self->problem = g_strdup (problem);
  return self;
}

void
hub_draft_free (HubDraft *self)
{
  g_free (self->text);
  g_free (self->problem);
  g_free (self);
}
