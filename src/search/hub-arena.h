/* hub-arena.h: memory for many things that grow side by side and go together
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HubArena HubArena;
typedef struct _HubArenaChunk HubArenaChunk;

/* Bytes that are only added to. Zeros are an empty list. */
typedef struct
{
  HubArenaChunk *first;     /* (unowned) (nullable) */
  HubArenaChunk *last;      /* (unowned) (nullable) */
  gsize          length;    /* bytes */
} HubArenaList;

HubArena *hub_arena_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void      hub_arena_free        (HubArena *self);
gpointer  hub_arena_alloc       (HubArena *self, gsize size);

gpointer  hub_arena_list_extend (HubArenaList *self, HubArena *arena, gsize size);
guint     hub_arena_list_hash   (const HubArenaList *self);
gboolean  hub_arena_list_equal  (const HubArenaList *self, const HubArenaList *other);
void      hub_arena_list_write  (const HubArenaList *self, gpointer bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubArena, hub_arena_free)

G_END_DECLS
