/* demo-fault-file.h: faults of files that entries offer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-fault.h"

G_BEGIN_DECLS

gboolean demo_fault_file_evil_name (DemoStrike *strike);
gboolean demo_fault_file_html      (DemoStrike *strike);
gboolean demo_fault_file_empty     (DemoStrike *strike);
gboolean demo_fault_file_huge      (DemoStrike *strike);
gboolean demo_fault_file_changes   (DemoStrike *strike);
gboolean demo_fault_file_no_ranges (DemoStrike *strike);
gboolean demo_fault_file_weak      (DemoStrike *strike);
gboolean demo_fault_file_script    (DemoStrike *strike);

G_END_DECLS
