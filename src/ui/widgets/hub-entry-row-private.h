/* hub-entry-row-private.h: what the files of an entry's row share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry-row.h"
#include "hub-star-button.h"

G_BEGIN_DECLS

/**
 * HubEntryRow:
 *
 * Shows a [class@Hub.ListItem]: kind and type, title, facts and star, and a mark if it is no longer
 * on the hub; three dim dots until the entry has come. While words are looked for these are bold,
 * and there is room for the piece of the text that has them, whether or not it has come.
 *
 * A list view has some two hundred rows, of which a person sees ten, and gives them other items
 * while it scrolls, up to a thousand times a second. So a row is made light: it draws its text
 * itself; in a list view it shows its item only when that comes into view or near it; the star is
 * made when nothing more urgent is left to do, or when the focus comes.
 */
struct _HubEntryRow
{
  GtkWidget      parent_instance;

  HubRowText    *text;        /* (owned) */
  GtkWidget     *gone;        /* (unowned) (nullable): NULL until it was needed once */
  HubStarButton *star;        /* (unowned) (nullable): NULL until it is made */

  HubListItem   *item;        /* (owned) (nullable) */
  HubEntry      *shown;       /* (owned) (nullable): what is shown of it; NULL while it waits */
  GtkListItem   *list_item;   /* (unowned) (nullable): owns this row, carries the spoken text */

  int            told_width;  /* pixels that it was last measured for, -1 never */
  int            told_height; /* what it said then */
  guint          is_due : 1;  /* it does not yet show its item */
  guint          is_nameless : 1;  /* it does not yet say to a screen reader what that is */

  GList          waiting;     /* in the queue of rows that something is left to do for */
  GList          seen;        /* in that of rows that came into view since the last layout */
};

void hub_entry_row_fill      (HubEntryRow *self);
void hub_entry_row_make_star (HubEntryRow *self);
void hub_entry_row_name      (HubEntryRow *self);

void hub_entry_row_queue_add       (HubEntryRow   *row);
void hub_entry_row_queue_add_seen  (HubEntryRow   *row);
void hub_entry_row_queue_remove    (HubEntryRow   *row);
void hub_entry_row_queue_watch     (GdkFrameClock *clock);

G_END_DECLS
