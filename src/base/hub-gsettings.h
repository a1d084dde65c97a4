/* hub-gsettings.h: the settings of the program, where they are stored
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *hub_gsettings_open (GSettingsSchema **schema) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
