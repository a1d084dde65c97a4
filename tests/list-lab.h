/* list-lab.h: reading lists for tests
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-edit.h"
#include "hub-reading-list.h"
#include "test-folder.h"

G_BEGIN_DECLS

/* A list with the entries 1 to @n of library-lab.h, closed. */
TestFolder     *list_lab_make    (guint           n) G_GNUC_WARN_UNUSED_RESULT;
HubReadingList *list_lab_open    (TestFolder     *folder) G_GNUC_WARN_UNUSED_RESULT;
HubStock       *list_lab_load    (HubReadingList *list) G_GNUC_WARN_UNUSED_RESULT;
void            list_lab_add     (HubReadingList *list,
                                  guint           number);
gboolean        list_lab_drop    (HubReadingList *list,
                                  guint           number);
/* Says something of one of the entries that the list has, due on 24 December 2026. */
void            list_lab_say     (HubReadingList *list,
                                  guint           number,
                                  HubStatus       status,
                                  const char     *note,
                                  const char     *collection);   /* (nullable): UUID */
void            list_lab_assert  (HubReadingList *list,
                                  const char     *numbers);
/* On a list that is closed; @sql may use hub_checksum (). */
void            list_lab_run_sql (TestFolder     *folder,
                                  const char     *sql);
gint64          list_lab_get_day (TestFolder     *folder);

G_END_DECLS
