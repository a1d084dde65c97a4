/* hub-entry-row-queue.c: what is done for rows when they come into view, and what can wait
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-entry-row"

#include "hub-entry-row-private.h"

/* Rows before and after one that is seen, which are as high as their text is, too: there a step of
 * the wheel or a page ends. */
#define NEAR 12

/* Main thread, as all below. */
static GQueue waiting = G_QUEUE_INIT;
static GQueue seen = G_QUEUE_INIT;
static guint turn_id;         /* of the source that works on those that wait, 0 none */

/* The row of the cell beside, NULL for none. */
static HubEntryRow *
get_neighbour (HubEntryRow *row,
               gboolean     is_next)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (row));
  GtkWidget *beside = is_next ? gtk_widget_get_next_sibling (cell)
                              : gtk_widget_get_prev_sibling (cell);
  GtkWidget *child = beside != NULL ? gtk_widget_get_first_child (beside) : NULL;

  return HUB_IS_ENTRY_ROW (child) ? HUB_ENTRY_ROW (child) : NULL;
}

/* A row near one that is seen which does not yet show its item, NULL for none. */
static HubEntryRow *
find_due (HubEntryRow *row)
{
  for (int side = 0; side < 2; side++)
    {
      HubEntryRow *near = get_neighbour (row, side == 0);

      for (int i = 1; near != NULL && i < NEAR && !near->is_due; i++)
        near = get_neighbour (near, side == 0);
      if (near != NULL && near->is_due)
        return near;
    }
  return NULL;
}

/* The list has been laid out, with rows in view that do not show their item: they do now, and all
 * is laid out once more, in the same frame. Their neighbours, too, or these would come into view by
 * that, and so on: GDK gives up after four layouts, so this is done for two. */
static void
layout_cb (GdkFrameClock *clock)
{
  static gint64 frame = -1;
  static int n_layouts;
  gint64 now = gdk_frame_clock_get_frame_counter (clock);
  GList *link;

  n_layouts = frame == now ? n_layouts + 1 : 1;
  frame = now;
  if (n_layouts > 2)
    return;

  while ((link = g_queue_pop_head_link (&seen)) != NULL)
    {
      HubEntryRow *row = g_steal_pointer (&link->data);
      HubEntryRow *near;

      if (!row->is_due || !gtk_widget_get_mapped (GTK_WIDGET (row)))
        continue;
      hub_entry_row_fill (row);
      while ((near = find_due (row)) != NULL)
        hub_entry_row_fill (near);
    }
}

/* Does one thing that is left to do for a row; %FALSE if there is none. */
static gboolean
work (HubEntryRow *row)
{
  gboolean is_seen = gtk_widget_get_mapped (GTK_WIDGET (row));
  HubEntryRow *near;

  if (is_seen && row->is_due)
    hub_entry_row_fill (row);
  else if (is_seen && row->star == NULL)
    hub_entry_row_make_star (row);
  else if (is_seen && (near = find_due (row)) != NULL)
    hub_entry_row_fill (near);
  else if (row->is_nameless)
    hub_entry_row_name (row);
  else
    return FALSE;
  return TRUE;
}

/* One thing at a time, for all sources that are ready run in one turn of the main loop. */
static gboolean
turn_cb (gpointer user_data)
{
  HubEntryRow *row;

  while ((row = g_queue_peek_head (&waiting)) != NULL)
    {
      if (work (row))
        return G_SOURCE_CONTINUE;
      g_queue_pop_head_link (&waiting)->data = NULL;
    }
  turn_id = 0;
  return G_SOURCE_REMOVE;
}

static void
leave (GQueue *queue,
       GList  *link)
{
  if (link->data == NULL)
    return;

  g_queue_unlink (queue, link);
  link->data = NULL;
}

static void
ensure_turn (void)
{
  if (turn_id == 0)
    {
      turn_id = g_idle_add_full (G_PRIORITY_LOW, turn_cb, NULL, NULL);
      g_source_set_name_by_id (turn_id, "[hub] rows");
    }
}

/**
 * hub_entry_row_queue_add:
 * @row: a row with an item
 *
 * Has it named when nothing more urgent is left to do.
 */
void
hub_entry_row_queue_add (HubEntryRow *row)
{
  if (row->waiting.data != NULL)
    return;

  row->waiting.data = row;
  g_queue_push_tail_link (&waiting, &row->waiting);
  ensure_turn ();
}

/**
 * hub_entry_row_queue_add_seen:
 * @row: a row with an item that has come into view
 *
 * Has it show its item after the layout that goes on or comes next, before anything is painted; and
 * a star made, and the rows beside it filled in, before anything else that can wait.
 */
void
hub_entry_row_queue_add_seen (HubEntryRow *row)
{
  leave (&waiting, &row->waiting);
  row->waiting.data = row;
  g_queue_push_head_link (&waiting, &row->waiting);
  ensure_turn ();
  if (!row->is_due || row->seen.data != NULL)
    return;

  row->seen.data = row;
  g_queue_push_tail_link (&seen, &row->seen);
}

/**
 * hub_entry_row_queue_remove:
 * @row: a row
 *
 * Has nothing more done for it.
 */
void
hub_entry_row_queue_remove (HubEntryRow *row)
{
  leave (&waiting, &row->waiting);
  leave (&seen, &row->seen);
}

/**
 * hub_entry_row_queue_watch:
 * @clock: what rows are laid out by
 *
 * Has rows that come into view in a layout filled in right after it. To ask for another layout
 * during one has no effect, so it is done behind the handlers of GTK, as long as the clock lives.
 */
void
hub_entry_row_queue_watch (GdkFrameClock *clock)
{
  static const char key[] = "hub-entry-row-queue";

  if (g_object_get_data (G_OBJECT (clock), key) != NULL)
    return;

  g_signal_connect_after (clock, "layout", G_CALLBACK (layout_cb), NULL);
  g_object_set_data (G_OBJECT (clock), key, GINT_TO_POINTER (TRUE));
}
