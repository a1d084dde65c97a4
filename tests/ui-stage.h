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
typedef struct _UiStage UiStage;
typedef void (*UiPlay) (UiStage *stage);

struct _UiStage
{
  TestFolder     *folder;
  char           *data_dir;      /* (nullable): below `folder`, if not that itself */
  HubApplication *application;
  HubWindow      *window;        /* (unowned): during a play */
  UiPlay          play;
};

UiStage    *ui_stage_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void        ui_stage_free          (UiStage    *self);
/* Starts the application, and when the first answer is on the screen acts; then closes the window
 * and waits until the application has ended as it does for a person. May be called again. Tells of
 * turns of the main loop that are too long (ui-watch.h), and fails for them if HUB_WATCH is `fail`;
 * what makes the window and closes it may be long. */
void        ui_stage_play          (UiStage    *self,
                                    UiPlay      play);
/* A test: one play on a folder of its own. */
void        ui_stage_test          (gconstpointer play);
void        ui_stage_resize        (UiStage    *self,
                                    int         width,
                                    int         height);

HubResults *ui_stage_get_results   (UiStage    *self);
const GError *ui_stage_get_error   (UiStage    *self);
void        ui_stage_wait_total    (UiStage    *self,
                                    guint       total);
void        ui_stage_act           (UiStage    *self,
                                    const char *action,
                                    const char *format,
                                    ...);
/* Selects a row and waits for the whole entry in the detail pane. */
HubEntry   *ui_stage_select        (UiStage    *self,
                                    guint       position);

/* A picture of the window, for those who want to see it: HUB_PICTURES names a folder. */
void        ui_stage_picture       (UiStage    *self,
                                    const char *name);
/* The same of another window. */
void        ui_picture             (GtkWidget  *window,
                                    const char *name);

/* The first widget below @root, itself included, that is an @type and has @css_class, if given. */
GtkWidget  *ui_find                (GtkWidget  *root,
                                    GType       type,
                                    const char *css_class);
/* The first visible label below @root with that text. */
GtkWidget  *ui_find_label          (GtkWidget  *root,
                                    const char *text);
/* The first visible row of an entry below @root, itself included, with that title. */
GtkWidget  *ui_find_row            (GtkWidget  *root,
                                    const char *title);
/* The first button below @root, itself included, that has that action. */
GtkWidget  *ui_find_button         (GtkWidget  *root,
                                    const char *action);
/* Turns the main loop once; what that takes is watched, see ui-watch.h. */
gboolean    ui_turn                (gboolean    may_block);
/* Runs the main loop until nothing is left to do, frames included. */
void        ui_settle              (GtkWidget  *widget);
/* Gives the window the focus of the display, without which Tab has no place to go on from: tests
 * that run at the same time share the display, and each new window takes its focus. */
void        ui_activate            (GtkWindow  *window);

/* Runs the main loop until a condition holds; a test that waits in vain says for what, and ends. */
#define ui_wait(condition) G_STMT_START { \
    guint ui_patience = ui_wait_begin (G_STRLOC ": " #condition); \
    while (!(condition)) \
      ui_turn (TRUE); \
    g_source_remove (ui_patience); \
  } G_STMT_END

/* The source that ends the test unless it is removed before; @what is what is waited for. */
guint       ui_wait_begin          (const char *what);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UiStage, ui_stage_free)

G_END_DECLS
