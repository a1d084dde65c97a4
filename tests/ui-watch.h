/* ui-watch.h: finds what keeps the main thread busy for too long
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Watches the turns of the main loop: how long the main thread runs in each, its own time, so that
 * other programs do not count, and without what a frame clock draws. Where the machine is slowed
 * down by them a turn counts for as much less. One that runs for longer than UI_WATCH_LIMIT_MS is
 * told on stderr, with the stack at that moment. Nothing is watched where the code is instrumented
 * by a sanitizer, which makes it several times as slow. Main thread only. */
#define UI_WATCH_LIMIT_MS 4

/* Begins to watch the default main context; again, forgets what was seen. With @tells the stack of
 * what is slow goes to stderr. */
void   ui_watch_start     (gboolean  tells);
/* From now on what this clock draws is known. */
void   ui_watch_follow    (GdkFrameClock *clock);
/* From now on what views do when this list changes does not count: GtkListView makes and drops the
 * rows of its two hundred in one piece. */
void   ui_watch_except    (GListModel    *model);
/* What comes now is not watched, until the next turn: a test at work. */
void   ui_watch_leave     (void);
/* What comes now is watched, as a call of its own. */
void   ui_watch_enter     (void);
/* What follows may take long, as GTK does it in one piece; NULL ends it. */
void   ui_watch_allow     (const char *what);

/* FALSE where the code is instrumented */
gboolean ui_watch_can_watch (void);
guint  ui_watch_get_n_slow   (void);
/* Of the turns since the last call, in milliseconds. */
double ui_watch_take_longest (void);

G_END_DECLS
