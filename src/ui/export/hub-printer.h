/* hub-printer.h: an entry on paper
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"
#include "hub-rich-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *hub_printer_new (HubEntry    *entry,
                                    HubRichText *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
