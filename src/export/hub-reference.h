/* hub-reference.h: a reference written out
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-citation.h"
#include "hub-runs.h"

G_BEGIN_DECLS

HubRuns *hub_reference_new (HubCitation *citation,
                            HubManner    manner) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
