/* demo-fault-tree.h: faults that change a document, which stays well-formed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-fault.h"

G_BEGIN_DECLS

gboolean demo_fault_next_loop       (DemoStrike *strike);
gboolean demo_fault_next_origin     (DemoStrike *strike);
gboolean demo_fault_next_outside    (DemoStrike *strike);
gboolean demo_fault_next_string     (DemoStrike *strike);
gboolean demo_fault_next_number     (DemoStrike *strike);
gboolean demo_fault_next_unprefixed (DemoStrike *strike);
gboolean demo_fault_data_missing    (DemoStrike *strike);
gboolean demo_fault_data_null       (DemoStrike *strike);
gboolean demo_fault_errors_document (DemoStrike *strike);
gboolean demo_fault_wrong_type      (DemoStrike *strike);
gboolean demo_fault_same_id         (DemoStrike *strike);
gboolean demo_fault_bad_ids         (DemoStrike *strike);
gboolean demo_fault_bad_dates       (DemoStrike *strike);
gboolean demo_fault_big_string      (DemoStrike *strike);
gboolean demo_fault_huge_title      (DemoStrike *strike);
gboolean demo_fault_hostile_text    (DemoStrike *strike);
gboolean demo_fault_many_terms      (DemoStrike *strike);

G_END_DECLS
