/* hub-detail-actions.h: what can be done with the entry that is shown
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-detail-pane.h"

G_BEGIN_DECLS

void hub_detail_actions_install (GtkWidgetClass *widget_class);
void hub_detail_actions_update  (HubDetailPane  *pane);

G_END_DECLS
