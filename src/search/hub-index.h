/* hub-index.h: the catalogue in memory, as far as finding, narrowing and sorting need it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-bitset.h"
#include "hub-catalogue.h"
#include "hub-facet-table.h"
#include "hub-field.h"

G_BEGIN_DECLS

/* Thread-bound, as its catalogue, which it borrows. Entries have slots, numbered from 0. A slot
 * may be dead: its entry has changed and has another one, or is no more. Sets of rows are over
 * all slots, and what is found may be dead, so intersect it with the live ones. A refresh gives
 * new numbers, and ends the life of all that was borrowed. */
typedef struct _HubIndex HubIndex;

HubIndex        *hub_index_new         (HubCatalogue *catalogue,
                                        const char   *path,
                                        GCancellable *cancellable,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
HubIndex        *hub_index_new_at_once (HubCatalogue *catalogue,
                                        const char   *path,
                                        GCancellable *cancellable,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void             hub_index_free        (HubIndex *self);
gboolean         hub_index_refresh     (HubIndex     *self,
                                        GCancellable *cancellable,
                                        GError      **error);
gboolean         hub_index_write_file  (HubCatalogue *catalogue,
                                        const char   *path,
                                        GCancellable *cancellable,
                                        GError      **error);
gboolean         hub_index_is_stale    (HubIndex *self);
void             hub_index_read_anew   (HubIndex *self);
guint            hub_index_get_n_slots (HubIndex *self);   /* bits of a set of rows */
guint            hub_index_get_n_rows  (HubIndex *self);   /* live ones: entries on the hub */
const HubBitset *hub_index_get_live    (HubIndex *self);
void             hub_index_get_ids     (HubIndex      *self,
                                        const guint32 *slots,
                                        guint          n,
                                        gint64        *ids);
gboolean         hub_index_find_slot   (HubIndex *self, gint64 id, guint *slot);
guint            hub_index_get_tongues (HubIndex *self);   /* mask; perhaps some more */
HubFacetTable   *hub_index_get_table   (HubIndex *self);   /* (transfer none) */
void             hub_index_unite       (HubIndex *self, guint value, HubBitset *rows);
void             hub_index_subtract    (HubIndex *self, guint value, HubBitset *rows);
guint            hub_index_count       (HubIndex *self, guint value, const HubBitset *rows);

/* Where the file of a catalogue's index is: catalogue.index beside catalogue.db. */
char            *hub_index_dup_path    (HubCatalogue *catalogue) G_GNUC_WARN_UNUSED_RESULT;

/* Live slots in an order: hub, newest and oldest are ready, title is sorted when first asked for,
 * unless the index's file has it. */
const guint32   *hub_index_get_order   (HubIndex     *self,
                                        HubOrder      order,
                                        guint        *n_slots,
                                        GCancellable *cancellable,
                                        GError      **error);

/* Words as the analyzer makes them. */
typedef gboolean (*HubIndexWordFunc)   (const char *word,
                                        gsize       length,
                                        guint       n_rows,
                                        gpointer    user_data);

gboolean         hub_index_add_rows    (HubIndex     *self,
                                        const char   *word,
                                        gssize        length,
                                        gboolean      is_prefix,
                                        guint         fields,
                                        HubBitset    *rows,
                                        GCancellable *cancellable,
                                        GError      **error);
gboolean         hub_index_add_scores  (HubIndex     *self,
                                        const char   *word,
                                        gssize        length,
                                        gboolean      is_prefix,
                                        const guint8  weights[HUB_FIELD_ALL + 1],
                                        guint8       *best,
                                        GCancellable *cancellable,
                                        GError      **error);

/* One of the words that will do at a place of a phrase. */
typedef struct
{
  const char *text;
  gsize       length;      /* bytes */
  guint       place;       /* 0 for the first */
  gboolean    is_prefix;   /* any word will do that begins so */
} HubIndexPlaced;

gboolean         hub_index_find_phrase (HubIndex             *self,
                                        const HubIndexPlaced *words,
                                        guint                 n_words,
                                        guint                 fields,
                                        guint8               *found,
                                        GCancellable         *cancellable,
                                        GError              **error);
guint            hub_index_count_word  (HubIndex *self, const char *word, gssize length);
gboolean         hub_index_each_word   (HubIndex        *self,
                                        const char      *prefix,
                                        HubIndexWordFunc func,
                                        gpointer         user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubIndex, hub_index_free)

G_END_DECLS
