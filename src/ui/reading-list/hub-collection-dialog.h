/* hub-collection-dialog.h: asks for the name and colour of a collection
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include <adwaita.h>

G_BEGIN_DECLS

/* @changed: (nullable): the collection as it is wished, %NULL if nothing is. */
typedef void (*HubCollectionDialogFunc) (HubCollection *changed,
                                         gpointer       user_data);

void hub_collection_dialog_ask (GtkWidget               *parent,
                                HubLibrary              *library,
                                HubCollection           *collection,
                                HubCollectionDialogFunc  done,
                                gpointer                 user_data);

G_END_DECLS
