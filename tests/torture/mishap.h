/* mishap.h: what may befall a program: it is killed, its disk fails, its memory ends, its clock is
 * wrong
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* libmishap is loaded before the C library into a real program (LD_PRELOAD), and stands between it
 * and its files. It is told by the environment what to do:
 *
 *   HUB_MISHAP_FOLDER   the folder whose files it is about; others are left alone
 *   HUB_MISHAP          "KIND N": what happens at the N-th occasion, from 1; see mishap.c.
 *                       Without it nothing happens, and occasions are only counted.
 *   HUB_MISHAP_TALLY    a file with a MishapTally, which the program counts up
 *   HUB_MISHAP_RECORD   a file to which each change of a file is written: MishapChange
 *   HUB_MISHAP_FREE     how many bytes the disk says are free
 *   HUB_MISHAP_CLOCK    seconds by which the clock is ahead; the monotonic one is right
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MISHAP_NONE,
  MISHAP_KILL,         /* SIGKILL in the place of a change */
  MISHAP_TORN,         /* SIGKILL in the midst of a write, or in the place of another change */
  MISHAP_FULL,         /* the disk is full, from then on */
  MISHAP_FULL_ONCE,    /* and has room again at once */
  MISHAP_ERROR,        /* a change ends with EIO, once */
  MISHAP_READ_ERROR,   /* a read does, once */
  MISHAP_MEMORY,       /* SQLite gets no memory, once */
} MishapKind;

/* Occasions; one struct is shared by all who count. */
typedef struct
{
  guint64 changes;       /* of files: all that MishapOperation names but reads */
  guint64 growths;       /* those that need space */
  guint64 reads;
  guint64 allocations;   /* of SQLite */
  guint64 strikes;       /* how often something happened */
} MishapTally;

typedef enum
{
  MISHAP_CREATE,
  MISHAP_WRITE,
  MISHAP_TRUNCATE,       /* @offset is the new length */
  MISHAP_ALLOCATE,       /* @offset is the length there is room for */
  MISHAP_SYNC,           /* of a file, or of a folder */
  MISHAP_REMOVE,
  MISHAP_RENAME,         /* the data is the new name */
  MISHAP_READ,
} MishapOperation;

/* Of a record; the name of the file follows, then the data. */
typedef struct
{
  guint32 operation;
  guint32 name_length;
  guint64 offset;
  guint64 size;          /* of the data */
} MishapChange;

G_END_DECLS
