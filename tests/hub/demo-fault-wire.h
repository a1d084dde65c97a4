/* demo-fault-wire.h: faults of the connection itself
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-fault.h"

G_BEGIN_DECLS

gboolean demo_fault_truncated        (DemoStrike *strike);
gboolean demo_fault_reset            (DemoStrike *strike);
gboolean demo_fault_cut              (DemoStrike *strike);
gboolean demo_fault_stall            (DemoStrike *strike);
gboolean demo_fault_slow             (DemoStrike *strike);
gboolean demo_fault_slow_headers     (DemoStrike *strike);
gboolean demo_fault_endless_1xx (DemoStrike *strike);
gboolean demo_fault_close            (DemoStrike *strike);
gboolean demo_fault_endless          (DemoStrike *strike);
gboolean demo_fault_header_flood     (DemoStrike *strike);
gboolean demo_fault_negative_length  (DemoStrike *strike);
gboolean demo_fault_two_lengths      (DemoStrike *strike);
gboolean demo_fault_bad_chunk        (DemoStrike *strike);

G_END_DECLS
