/* list-change.h: changes of a reading list, one of each kind, and what it says then
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reading-list.h"
#include "test-folder.h"

G_BEGIN_DECLS

#define LIST_CHANGE_N_ENTRIES 24   /* numbers that entries have */

typedef enum
{
  LIST_CHANGE_ADD,
  LIST_CHANGE_NOTE,
  LIST_CHANGE_STATUS,
  LIST_CHANGE_MOVE,
  LIST_CHANGE_REMOVE,
  LIST_CHANGE_RESTORE,
  LIST_CHANGE_GROUP,       /* puts an entry into a collection */
  LIST_CHANGE_SAVE,        /* a collection or a search */
  LIST_CHANGE_DROP,        /* the same */
  LIST_CHANGE_IMPORT,
  LIST_CHANGE_COPY,
  LIST_CHANGE_N_KINDS,
} ListChangeKind;

/* What is to be done; told by numbers alone, so that it is the same in two lists. */
typedef struct
{
  guint kind;
  guint number;
  guint other;
} ListChange;

gboolean  list_change_apply     (HubReadingList    *list,
                                 const ListChange  *change,
                                 const char        *file,    /* to import */
                                 GError           **error);
/* All that the list says, but for numbers of rows and times. */
char     *list_change_describe  (HubReadingList    *list,
                                 GError           **error) G_GNUC_WARN_UNUSED_RESULT;
/* A list to be imported: some entries that there are, some that are new. Gives its path. */
char     *list_change_make_file (TestFolder        *folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
