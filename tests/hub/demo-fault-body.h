/* demo-fault-body.h: faults that spoil what the answer says
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-fault.h"

G_BEGIN_DECLS

gboolean demo_fault_html             (DemoStrike *strike);
gboolean demo_fault_empty            (DemoStrike *strike);
gboolean demo_fault_no_content       (DemoStrike *strike);
gboolean demo_fault_not_json_type    (DemoStrike *strike);
gboolean demo_fault_bad_gzip         (DemoStrike *strike);
gboolean demo_fault_gzip_bomb        (DemoStrike *strike);
gboolean demo_fault_stacked_gzip     (DemoStrike *strike);
gboolean demo_fault_redirect_login   (DemoStrike *strike);
gboolean demo_fault_redirect_once    (DemoStrike *strike);
gboolean demo_fault_redirect_loop    (DemoStrike *strike);
gboolean demo_fault_redirect_away    (DemoStrike *strike);
gboolean demo_fault_moved            (DemoStrike *strike);
gboolean demo_fault_redirect_user    (DemoStrike *strike);
gboolean demo_fault_redirect_file    (DemoStrike *strike);
gboolean demo_fault_redirect_nowhere (DemoStrike *strike);
gboolean demo_fault_bad_json         (DemoStrike *strike);
gboolean demo_fault_invalid_utf8     (DemoStrike *strike);
gboolean demo_fault_two_roots        (DemoStrike *strike);
gboolean demo_fault_deep_json        (DemoStrike *strike);
gboolean demo_fault_many_values      (DemoStrike *strike);
gboolean demo_fault_many_members     (DemoStrike *strike);
gboolean demo_fault_big_page         (DemoStrike *strike);
gboolean demo_fault_nul_escape       (DemoStrike *strike);
gboolean demo_fault_duplicate_key    (DemoStrike *strike);

G_END_DECLS
