/* name-lab.h: the values that names are for
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-facet-table.h"

HubFacetTable *name_lab_make_table (void) G_GNUC_WARN_UNUSED_RESULT;
char          *name_lab_dup_file   (const char *name) G_GNUC_WARN_UNUSED_RESULT;
