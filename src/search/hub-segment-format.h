/* hub-segment-format.h: the bytes of a segment
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A head, and the sections one after the other, each from a multiple of 8 bytes on. Numbers are
 * in the machine's own byte order: a segment is a cache, and made anew where it does not fit.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The widest numbers first. Rows are numbered by ascending id. */
typedef enum
{
  HUB_SECTION_IDS,          /* gint64 a row, ascending */
  HUB_SECTION_DATES,        /* gint64 a row: grows with time, 0 unknown */
  HUB_SECTION_BITS,         /* guint64: sets of rows as bits */
  HUB_SECTION_ORDERS,       /* guint32 a row for each order: hub, newest, oldest, perhaps title */
  HUB_SECTION_TITLE_ENDS,   /* guint32 a row: where its title ends */
  HUB_SECTION_VALUES,       /* HubValueRecord each, by facet, code, spelling */
  HUB_SECTION_ROWS,         /* guint32: sets of rows as ascending numbers */
  HUB_SECTION_WORDS,        /* HubWordRecord each, by text */
  HUB_SECTION_POSTINGS,     /* guint16: see hub-postings.h */
  HUB_SECTION_SCOPES,       /* guint8 a row: a HubScope */
  HUB_SECTION_TITLES,       /* bytes */
  HUB_SECTION_WORD_TEXT,    /* bytes */
  HUB_SECTION_POSITIONS,    /* bytes: see hub-positions.h */
  HUB_SECTION_STRINGS,      /* UTF-8, each with its 0 */
} HubSection;

#define HUB_N_SECTIONS (HUB_SECTION_STRINGS + 1)

/* Fewer rows than the postings can number, so no product of sizes goes over 64 bits either. */
#define HUB_SEGMENT_MOST_ROWS (1u << 28)

typedef struct
{
  guint32 n_rows;
  guint32 n_values;
  guint32 n_words;
  guint32 tongues;                      /* mask of the tongues of the rows */
  guint32 has_titles;                   /* whether the order by title is there */
  guint32 n_positions;                  /* bytes of all positions */
  char    collation[64];                /* what titles are sorted by, with its 0 */
  guint64 starts[HUB_N_SECTIONS + 1];   /* of the sections, in bytes; last: of the end */
} HubSegmentHead;

typedef struct
{
  guint32 facet;
  guint32 code;       /* where it begins in the strings */
  guint32 spelling;   /* likewise */
  guint32 n_rows;
  guint32 start;      /* of its set among the bits, in 64-bit words, or among the rows */
  guint32 is_dense;   /* whether the set is bits */
} HubValueRecord;

typedef struct
{
  guint32 text_end;   /* it begins where the one before ends */
  guint32 n_rows;
  guint32 start;      /* of its postings, in units; lists that are alike may be one */
  guint32 positions;  /* where they begin; they end where those of the next word do begin */
} HubWordRecord;

G_END_DECLS
