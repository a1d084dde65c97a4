/* hub-edit.h: something done to entries of the reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"
#include "hub-remark.h"

G_BEGIN_DECLS

/* How an entry is known. */
typedef struct
{
  char *uuid;       /* (owned) */
  char *langcode;   /* (owned) (nullable): NULL for each language that there is */
} HubKey;

typedef enum
{
  HUB_EDIT_STATUS  = 1 << 0,
  HUB_EDIT_NOTE    = 1 << 1,
  HUB_EDIT_DUE     = 1 << 2,
  HUB_EDIT_REMOVE  = 1 << 3,
  HUB_EDIT_RESTORE = 1 << 4,   /* what was removed; alone */
  HUB_EDIT_MOVE    = 1 << 5,   /* alone */
  HUB_EDIT_SEEN    = 1 << 6,   /* what the hub has changed */
} HubEditParts;

/* Filled by its maker, then only read; done as a whole or not at all. */
typedef struct
{
  GPtrArray   *keys;         /* (owned) (element-type HubKey): to what it is done */
  guint        parts;        /* what of the following is meant */
  HubStatus    status;
  char        *note;         /* (owned) (nullable) */
  char        *due;          /* (owned) (nullable): YYYY-MM-DD, or "" */
  GPtrArray   *joins;        /* (owned) (element-type utf8): UUIDs of collections */
  GPtrArray   *leaves;       /* (owned) (element-type utf8): UUIDs of collections */
  HubKey      *above;        /* (owned) (nullable): of a move: what is to come next */
  guint        n_done;       /* out: how many entries it was done to */
} HubEdit;

HubEdit *hub_edit_new         (void) G_GNUC_WARN_UNUSED_RESULT;
HubEdit *hub_edit_new_for     (HubEntry   *entry) G_GNUC_WARN_UNUSED_RESULT;
void     hub_edit_free        (HubEdit    *self);
void     hub_edit_add         (HubEdit    *self,
                               const char *uuid,
                               const char *langcode);
void     hub_edit_add_entry   (HubEdit    *self,
                               HubEntry   *entry);
void     hub_edit_set_status  (HubEdit    *self,
                               HubStatus   status);
void     hub_edit_set_note    (HubEdit    *self,
                               const char *note);
void     hub_edit_set_due     (HubEdit    *self,
                               const char *due);
void     hub_edit_join        (HubEdit    *self,
                               const char *collection);
void     hub_edit_leave       (HubEdit    *self,
                               const char *collection);
void     hub_edit_remove      (HubEdit    *self);
void     hub_edit_restore     (HubEdit    *self);
void     hub_edit_seen        (HubEdit    *self);
void     hub_edit_move        (HubEdit    *self,
                               HubEntry   *above);
HubKey  *hub_key_new          (const char *uuid,
                               const char *langcode) G_GNUC_WARN_UNUSED_RESULT;
void     hub_key_free         (HubKey     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubEdit, hub_edit_free)

G_END_DECLS
