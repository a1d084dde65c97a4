/* hub-completion-popover.c: what may be meant, below where it is typed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-completion-popover"

#include "hub-completion-popover.h"

#include <glib/gi18n.h>

#define LABEL_CHARS 20    /* that a label wants at most; it gets what the popover is wide */
#define MIN_WIDTH   440   /* pixels: many a name is longer than a search field */
#define MARGIN      12    /* pixels beside it, in a window that is narrower */

/**
 * HubCompletionPopover:
 *
 * A short list of offers. It never has the focus: who is typed in moves through it, and says which
 * row is chosen. Signal `picked`: the chosen offer was clicked.
 */
struct _HubCompletionPopover
{
  GtkPopover  parent_instance;

  GtkListBox *list;      /* (unowned) */
  GPtrArray  *offers;    /* (owned) (element-type HubOffer) */
};

typedef enum
{
  SIGNAL_PICKED,
} HubCompletionPopoverSignal;

static guint signals[SIGNAL_PICKED + 1];

G_DEFINE_FINAL_TYPE (HubCompletionPopover, hub_completion_popover, GTK_TYPE_POPOVER)

void
hub_offer_free (gpointer offer)
{
  HubOffer *self = offer;

  g_free (self->title);
  g_free (self->detail);
  g_free (self->count);
  g_free (self->spoken);
  g_free (self->text);
  g_free (self);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (const HubOffer *offer)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_OPTION,
                                 "focusable", FALSE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (texts), make_label (offer->title, NULL));
  if (offer->detail != NULL)
    {
      GtkWidget *detail = make_label (offer->detail, "caption");

      gtk_widget_add_css_class (detail, "dimmed");
      gtk_box_append (GTK_BOX (texts), detail);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), texts);
  if (offer->count != NULL)
    {
      GtkWidget *count = gtk_label_new (offer->count);

      gtk_widget_add_css_class (count, "dimmed");
      gtk_widget_add_css_class (count, "numeric");
      gtk_box_append (GTK_BOX (box), count);
    }

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  offer->spoken, -1);
  return row;
}

static void
row_activated_cb (HubCompletionPopover *self,
                  GtkListBoxRow        *row)
{
  gtk_list_box_select_row (self->list, row);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0);
}

static void
hub_completion_popover_finalize (GObject *object)
{
  HubCompletionPopover *self = HUB_COMPLETION_POPOVER (object);

  g_clear_pointer (&self->offers, g_ptr_array_unref);

  G_OBJECT_CLASS (hub_completion_popover_parent_class)->finalize (object);
}

static void
hub_completion_popover_class_init (HubCompletionPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hub_completion_popover_finalize;

  signals[SIGNAL_PICKED] =
    g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
}

static void
hub_completion_popover_init (HubCompletionPopover *self)
{
  GtkPopover *popover = GTK_POPOVER (self);

  self->list = g_object_new (GTK_TYPE_LIST_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_BOX,
                             "focusable", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Suggestions"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_autohide (popover, FALSE);
  gtk_popover_set_has_arrow (popover, FALSE);
  gtk_popover_set_position (popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);   /* when wider than its parent */
  gtk_popover_set_child (popover, GTK_WIDGET (self->list));
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "completions");
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
}

/**
 * hub_completion_popover_new:
 *
 * Makes a popover that offers nothing.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
hub_completion_popover_new (void)
{
  return g_object_new (HUB_TYPE_COMPLETION_POPOVER, NULL);
}

static int
get_room (HubCompletionPopover *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_widget_get_width (GTK_WIDGET (root)) - 2 * MARGIN : 0;
}

/**
 * hub_completion_popover_offer:
 * @self: a popover
 * @offers: (transfer full) (nullable) (element-type HubOffer): what to offer
 * @width: how wide to be at least, in pixels
 *
 * Shows offers, of which none is chosen; without any it hides.
 */
void
hub_completion_popover_offer (HubCompletionPopover *self,
                              GPtrArray            *offers,
                              int                   width)
{
  g_return_if_fail (HUB_IS_COMPLETION_POPOVER (self));

  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->offers = offers;
  if (offers == NULL || offers->len == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < offers->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (offers, i)));
  gtk_widget_set_size_request (GTK_WIDGET (self),
                               MAX (width, MIN (MIN_WIDTH, get_room (self))), -1);
  gtk_popover_popup (GTK_POPOVER (self));
}

/**
 * hub_completion_popover_move:
 * @self: a popover
 * @step: 1 for the next offer, -1 for the one before
 *
 * Chooses another offer; beyond the last, and before the first, none.
 */
void
hub_completion_popover_move (HubCompletionPopover *self,
                             int                   step)
{
  GtkListBoxRow *row;
  int n, index;

  g_return_if_fail (HUB_IS_COMPLETION_POPOVER (self));

  n = hub_completion_popover_get_n (self);
  row = gtk_list_box_get_selected_row (self->list);
  index = (row != NULL ? gtk_list_box_row_get_index (row) : n) + step;
  index = (index + n + 1) % (n + 1);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, index));
}

const HubOffer *
hub_completion_popover_get_chosen (HubCompletionPopover *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (HUB_IS_COMPLETION_POPOVER (self), NULL);

  row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL || self->offers == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return NULL;
  return g_ptr_array_index (self->offers, gtk_list_box_row_get_index (row));
}

GtkWidget *
hub_completion_popover_get_row (HubCompletionPopover *self)
{
  g_return_val_if_fail (HUB_IS_COMPLETION_POPOVER (self), NULL);

  return (GtkWidget *) gtk_list_box_get_selected_row (self->list);
}

GtkWidget *
hub_completion_popover_get_list (HubCompletionPopover *self)
{
  g_return_val_if_fail (HUB_IS_COMPLETION_POPOVER (self), NULL);

  return GTK_WIDGET (self->list);
}

guint
hub_completion_popover_get_n (HubCompletionPopover *self)
{
  g_return_val_if_fail (HUB_IS_COMPLETION_POPOVER (self), 0);

  return self->offers != NULL ? self->offers->len : 0;
}
