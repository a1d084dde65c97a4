/* ui-hub.h: a window, its catalogue, and a hub to sync with
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-process.h"
#include "ui-stage.h"

#include <sqlite3.h>

G_BEGIN_DECLS

extern HubDemoProcess *ui_hub;   /* (nullable): of the test that runs */

/* A test: one play with a hub of its own; @arguments are those of the hub. */
void            ui_hub_test     (const char *const *arguments,
                                 gconstpointer      play);
/* Has the hub do something, see demo-control.c. */
void            ui_hub_control  (const char        *json);

HubSyncControl *ui_get_control  (UiStage           *stage);
const char     *ui_get_notice   (UiStage           *stage);   /* (nullable) */
void            ui_start_sync   (UiStage           *stage,
                                 const char        *address);
/* (transfer none): the row of the address in Preferences, which are opened */
GtkWidget      *ui_open_preferences (UiStage       *stage);
void            ui_apply        (GtkWidget         *row,
                                 const char        *address);
/* Beside the window: on its catalogue. */
void            ui_run_sql      (UiStage           *stage,
                                 const char        *sql,
                                 sqlite3_callback   callback,
                                 gpointer           user_data);
/* Opens the window on what is there, and closes it. */
void            ui_nothing_play (UiStage           *stage);
/* Makes a catalogue, has @sql happen to it, and acts on that. */
void            ui_play_after   (const char        *sql,
                                 UiPlay             play);

G_END_DECLS
