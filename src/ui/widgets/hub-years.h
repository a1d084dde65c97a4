/* hub-years.h: of which years entries are, as a line and in words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-cross.h"

G_BEGIN_DECLS

HubYears  hub_years_trim   (HubYears years);
char     *hub_years_format (HubYears years) G_GNUC_WARN_UNUSED_RESULT;   /* (nullable) */

G_END_DECLS
