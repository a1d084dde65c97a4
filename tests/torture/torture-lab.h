/* torture-lab.h: real syncs, to be broken and compared with whole ones
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli-lab.h"
#include "demo-process.h"
#include "mishap.h"
#include "test-folder.h"

G_BEGIN_DECLS

/* All against the hub as it is after it has changed. */
/* What goes wrong. */
typedef struct
{
  const char *row;       /* of FAULTS.md */
  const char *order;
  gsize       counter;   /* of a MishapTally: its occasions */
  const char *says;      /* (nullable): what the program says of it if it gives up */
} TortureMishap;

/* All that may befall a program that changes something; @full: the row of a full disk. */
#define TORTURE_MISHAPS(full)                                        \
  { "F55", "kill", G_STRUCT_OFFSET (MishapTally, changes) },         \
  { "F55", "torn", G_STRUCT_OFFSET (MishapTally, changes) },         \
  { full, "full", G_STRUCT_OFFSET (MishapTally, growths) },          \
  { full, "full-once", G_STRUCT_OFFSET (MishapTally, growths) },     \
  { "F59", "error", G_STRUCT_OFFSET (MishapTally, changes) },        \
  { "F59", "read-error", G_STRUCT_OFFSET (MishapTally, reads) },     \
  { "F59", "memory", G_STRUCT_OFFSET (MishapTally, allocations) }

typedef enum
{
  TORTURE_FULL,      /* the first, with the starter catalogue there */
  TORTURE_UPDATE,    /* asks for what has changed */
  TORTURE_SWEEP,     /* asks for that, and looks for what is gone */
  TORTURE_N_SYNCS,
} TortureSync;

/* One kind of sync. */
typedef struct
{
  const char  *name;
  TestFolder  *before;       /* (owned): the folder to begin with */
  char        *expected;     /* (owned): what a whole sync leaves, by torture_lab_describe () */
  MishapTally  tally;        /* of a whole sync */
  gint64       usec;         /* how long it takes */
} TortureCase;

typedef struct
{
  HubDemoProcess *hub;       /* (owned) */
  char           *preload;   /* (owned): the path of libmishap */
  char          **stars;     /* (owned): entries in the reading list of each folder */
  char          **others;    /* (owned): entries that are not */
  TortureCase     cases[TORTURE_N_SYNCS];
} TortureLab;

TortureLab  *torture_lab_new      (guint            n_entries) G_GNUC_WARN_UNUSED_RESULT;
void         torture_lab_free     (TortureLab      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TortureLab, torture_lab_free)

TestFolder  *torture_lab_begin    (TortureLab      *self,
                                   TortureSync      sync) G_GNUC_WARN_UNUSED_RESULT;
TestFolder  *torture_folder_copy  (TestFolder      *folder) G_GNUC_WARN_UNUSED_RESULT;
/* A launcher for the program, to which befalls what @order says, as "kill 17". */
GSubprocessLauncher *
             torture_lab_launcher (TortureLab      *self,
                                   TestFolder      *folder,
                                   const char      *order,       /* (nullable) */
                                   const char      *tally)       /* (nullable): a file's name */
                                   G_GNUC_WARN_UNUSED_RESULT;
/* Runs a program that @launcher tells where its tally is: "tally" in @aside. */
CliAnswer   *torture_run_tallied  (TestFolder          *aside,
                                   GSubprocessLauncher *launcher,
                                   const char *const   *argv,
                                   const char          *record,  /* (nullable) */
                                   MishapTally         *tally) G_GNUC_WARN_UNUSED_RESULT;
GSubprocess *torture_lab_start    (TortureLab      *self,
                                   TestFolder      *folder,
                                   const char      *order,
                                   const char      *tally) G_GNUC_WARN_UNUSED_RESULT;
CliAnswer   *torture_lab_sync     (TortureLab      *self,
                                   TestFolder      *folder,
                                   const char      *order,
                                   MishapTally     *tally)       /* (nullable) (out) */
                                   G_GNUC_WARN_UNUSED_RESULT;
/* What is wrong with the files as they lie there, which are left alone; NULL for nothing. */
char        *torture_find_damage  (TestFolder      *folder) G_GNUC_WARN_UNUSED_RESULT;
/* All that a sync leaves: rows, words, marks, the log of changes, answers to searches. */
char        *torture_describe     (TestFolder      *folder) G_GNUC_WARN_UNUSED_RESULT;
/* How many of @uuids are not in the reading list; all of them if it does not open. */
guint        torture_count_lost   (TestFolder         *folder,
                                   const char *const  *uuids);

G_END_DECLS
