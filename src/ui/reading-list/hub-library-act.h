/* hub-library-act.h: changes of the reading list, and what is told of them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include <adwaita.h>

G_BEGIN_DECLS

void hub_library_act_fail            (const GError  *error,
                                      GtkWidget     *widget);
void hub_library_act_edit            (HubLibrary    *library,
                                      HubEdit       *edit,
                                      GtkWidget     *widget);
void hub_library_act_save_collection (HubLibrary    *library,
                                      HubCollection *collection,
                                      GtkWidget     *widget);
void hub_library_act_save_search     (HubLibrary     *library,
                                      HubSavedSearch *search,
                                      GtkWidget      *widget);
void hub_library_act_show_import     (const HubImport *report,
                                      GtkWidget       *widget);

G_END_DECLS
