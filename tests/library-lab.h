/* library-lab.h: entries for the tests of the library
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"

G_BEGIN_DECLS

/* An entry that says little; @number makes its UUID and title. */
HubEntry *lab_entry_new      (guint number) G_GNUC_WARN_UNUSED_RESULT;
char     *lab_uuid           (guint number) G_GNUC_WARN_UNUSED_RESULT;
/* An entry of which every field is set. */
HubEntry *lab_entry_new_full (void) G_GNUC_WARN_UNUSED_RESULT;
/* Compares everything that an entry says, but for the row number. */
void      lab_assert_same    (HubEntry *a,
                              HubEntry *b);
/* The UUIDs of @entries in one string, the common part left out: "3 2 1". */
char     *lab_numbers        (GPtrArray *entries) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
