/* hub-completion-popover.h: what may be meant, below where it is typed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  char *title;     /* (owned) */
  char *detail;    /* (owned) (nullable): below the title, dim */
  char *count;     /* (owned) (nullable): behind it */
  char *spoken;    /* (owned): all of it in one */
  char *text;      /* (owned): what takes the place of what is typed */
} HubOffer;

void hub_offer_free (gpointer offer);

#define HUB_TYPE_COMPLETION_POPOVER (hub_completion_popover_get_type ())
G_DECLARE_FINAL_TYPE (HubCompletionPopover, hub_completion_popover, HUB, COMPLETION_POPOVER,
                      GtkPopover)

GtkWidget      *hub_completion_popover_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void            hub_completion_popover_offer      (HubCompletionPopover *self,
                                                   GPtrArray            *offers,
                                                   int                   width);
void            hub_completion_popover_move       (HubCompletionPopover *self,
                                                   int                   step);
/* (nullable): NULL as long as nobody has chosen */
const HubOffer *hub_completion_popover_get_chosen (HubCompletionPopover *self);
/* (nullable): the row of that */
GtkWidget      *hub_completion_popover_get_row    (HubCompletionPopover *self);
GtkWidget      *hub_completion_popover_get_list   (HubCompletionPopover *self);
guint           hub_completion_popover_get_n      (HubCompletionPopover *self);

G_END_DECLS
