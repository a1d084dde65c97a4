/* hub-portions.h: a list that fills portion by portion
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GListModel *hub_portions_new      (GListModel *model) G_GNUC_WARN_UNUSED_RESULT;
void        hub_portions_complete (GListModel *self);

G_END_DECLS
