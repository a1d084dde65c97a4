/* hub-library-act.h: changes of the reading list whose failure is told by a toast
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

void hub_library_act_edit            (HubLibrary    *library,
                                      HubEdit       *edit,
                                      GtkWidget     *widget);
void hub_library_act_save_collection (HubLibrary    *library,
                                      HubCollection *collection,
                                      GtkWidget     *widget);
void hub_library_act_save_search     (HubLibrary     *library,
                                      HubSavedSearch *search,
                                      GtkWidget      *widget);

G_END_DECLS
