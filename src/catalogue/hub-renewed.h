/* hub-renewed.h: which kept entries the hub has changed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue.h"

G_BEGIN_DECLS

GPtrArray *hub_catalogue_find_renewed (HubCatalogue  *catalogue,
                                       GPtrArray     *kept,
                                       GCancellable  *cancellable,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
