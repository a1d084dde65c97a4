/* ui-stage.h: a window on a folder of its own, and how to act on it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-application.h"
#include "hub-window.h"
#include "test-folder.h"

G_BEGIN_DECLS

/* The application as a person has it, but with a data folder that goes with it. */
typedef struct
{
  TestFolder     *folder;
  HubApplication *application;
  HubWindow      *window;        /* (unowned) */
} UiStage;

UiStage    *ui_stage_new           (void) G_GNUC_WARN_UNUSED_RESULT;
/* In a folder that is there already; it is taken over. */
UiStage    *ui_stage_new_in        (TestFolder *folder) G_GNUC_WARN_UNUSED_RESULT;
void        ui_stage_free          (UiStage    *self);
/* Shows the window and waits until the first answer is on the screen. */
void        ui_stage_open          (UiStage    *self);
/* Closes and opens again, on the same folder. */
void        ui_stage_restart       (UiStage    *self);
void        ui_stage_resize        (UiStage    *self,
                                    int         width,
                                    int         height);

HubResults *ui_stage_get_results   (UiStage    *self);
void        ui_stage_wait_total    (UiStage    *self,
                                    guint       total);
void        ui_stage_act           (UiStage    *self,
                                    const char *action,
                                    const char *format,
                                    ...);
/* Selects a row and waits for the whole entry in the detail pane. */
HubEntry   *ui_stage_select        (UiStage    *self,
                                    guint       position);

/* The first widget below @root, itself included, that is an @type and has @css_class, if given. */
GtkWidget  *ui_find                (GtkWidget  *root,
                                    GType       type,
                                    const char *css_class);
/* The first visible label below @root with that text. */
GtkWidget  *ui_find_label          (GtkWidget  *root,
                                    const char *text);
/* Runs the main loop until nothing is left to do, frames included. */
void        ui_settle              (GtkWidget  *widget);

/* Runs the main loop until a condition holds; a test that waits in vain ends by its time-out. */
#define ui_wait(condition) G_STMT_START { \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
  } G_STMT_END

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UiStage, ui_stage_free)

G_END_DECLS
