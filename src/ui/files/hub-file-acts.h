/* hub-file-acts.h: what a click on a file does
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-files.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hub_file_acts_open (GtkWidget *widget,
                         HubFiles  *files,
                         HubFile   *file);
void hub_file_acts_save (GtkWidget *widget,
                         HubFiles  *files,
                         HubFile   *file);
void hub_file_acts_drop (GtkWidget *widget,
                         HubFiles  *files,
                         GPtrArray *dropped);

G_END_DECLS
