/* hub-segment-builder-private.h: what a builder has taken in
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-positions.h"
#include "hub-segment-builder.h"

G_BEGIN_DECLS

/* What the spellings of one value of a facet share. */
typedef struct
{
  char      *code;       /* (owned) */
  GPtrArray *spellings;  /* (owned) (element-type HubValueDraft) */
  guint      n_marked;   /* the last row that has it, plus one */
} Value;

struct _HubValueDraft
{
  Value    *value;       /* (unowned) */
  HubFacet  facet;
  char     *spelling;    /* (owned) */
  GArray   *rows;        /* (owned) (element-type guint32) */
};

struct _HubWordDraft
{
  HubPostingsDraft   postings;
  HubPositionsDraft  positions;
  const char        *text;     /* (unowned): in the arena, not terminated */
  guint32            length;
  guint32            hash;
};

#define HUB_SAID_MOST 32    /* words */

/* A word that an entry has, not looked up yet. */
typedef struct
{
  guint         row;
  guint         field;
  guint         position;
  guint32       hash;
  guint32       length;
  HubWordDraft *word;       /* (unowned): while they are looked up */
  char          text[96];
} HubSaid;

struct _HubSegmentBuilder
{
  HubArena      *arena;                   /* (owned): of words and their lists */
  HubWordDraft **places;                  /* (owned): table of words, open addressing */
  guint          n_places;                /* a power of two */
  guint          n_words;
  guint          seed;                    /* of hashes, so that nobody can aim at one place */
  GHashTable    *by_code[HUB_N_FACETS];   /* (owned): code to Value */
  GPtrArray     *values;                  /* (owned) (element-type HubValueDraft) */
  GArray        *ids;                     /* (owned) (element-type gint64) */
  GArray        *dates;                   /* (owned) (element-type gint64) */
  GArray        *title_ends;              /* (owned) (element-type guint32) */
  GByteArray    *scopes;                  /* (owned) */
  GByteArray    *titles;                  /* (owned) */
  guint          tongues;
  guint          n_said;
  HubSaid        said[HUB_SAID_MOST];     /* what has been said of the words since last looked up */
};

void hub_segment_builder_look_up (HubSegmentBuilder *self);

G_END_DECLS
