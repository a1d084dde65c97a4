/* demo-fault-page.h: faults of what a page lists
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-fault.h"

G_BEGIN_DECLS

gboolean demo_fault_short_page (DemoStrike *strike);
gboolean demo_fault_empty_page (DemoStrike *strike);
gboolean demo_fault_omitted    (DemoStrike *strike);

G_END_DECLS
