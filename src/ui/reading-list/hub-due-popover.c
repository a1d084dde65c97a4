/* hub-due-popover.c: asks for a due date
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A calendar tells when another day is marked, but not when the one that is marked already is
 * clicked: so a button says that the marked day is meant. And its own keys begin in a corner and
 * end with the month: ours go on from the marked day.
 */

#define G_LOG_DOMAIN "hub-due-popover"

#include "hub-due-popover.h"

#include "hub-format.h"

#include <glib/gi18n.h>

/**
 * HubDuePopover:
 *
 * A calendar with what sets its day, and what takes it away. Made when it is first shown.
 */
struct _HubDuePopover
{
  GtkPopover   parent_instance;

  GtkCalendar *calendar;   /* (unowned) (nullable): NULL until first shown */
  GtkWidget   *none;       /* (unowned) (nullable): the same */
  HubDate      day;        /* to begin with; today if it is unknown */
};

typedef enum
{
  SIGNAL_CHOSEN,
} HubDuePopoverSignal;

static guint signals[SIGNAL_CHOSEN + 1];

G_DEFINE_FINAL_TYPE (HubDuePopover, hub_due_popover, GTK_TYPE_POPOVER)

static char *
dup_marked (HubDuePopover *self)
{
  g_autoptr(GDateTime) date = gtk_calendar_get_date (self->calendar);

  return g_date_time_format (date, "%Y-%m-%d");
}

static void
choose (HubDuePopover *self,
        const char    *due)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, due);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
set_cb (HubDuePopover *self)
{
  g_autofree char *due = dup_marked (self);

  choose (self, due);
}

static void
none_cb (HubDuePopover *self)
{
  choose (self, "");
}

/* The calendar does not say its day to a screen reader. There are days that no date here can be. */
static void
mark (HubDuePopover *self,
      int            n_months,
      int            n_days)
{
  g_autoptr(GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autoptr(GDateTime) moved = g_date_time_add_full (date, 0, n_months, n_days, 0, 0, 0);
  g_autofree char *text = g_date_time_format (moved, "%Y-%m-%d");
  g_autofree char *said = NULL;
  HubDate day = HUB_DATE_INIT;

  if (!hub_date_parse (text, &day))
    return;

  gtk_calendar_select_day (self->calendar, moved);
  said = hub_format_date (&day);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), said,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Those of the calendar itself; its buttons have their own. */
static gboolean
pressed_cb (HubDuePopover   *self,
            guint            key,
            guint            code,
            GdkModifierType  state)
{
  GtkWidget *calendar = GTK_WIDGET (self->calendar);
  int forward = gtk_widget_get_direction (calendar) == GTK_TEXT_DIR_RTL ? -1 : 1;

  if (!gtk_widget_is_focus (calendar) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      mark (self, 0, -forward);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      mark (self, 0, forward);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      mark (self, 0, -7);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      mark (self, 0, 7);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      mark (self, -1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      mark (self, 1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      set_cb (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static GtkWidget *
add_button (HubDuePopover *self,
            GtkBox        *box,
            const char    *label,
            GCallback      callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (box, button);
  return button;
}

static void
build (HubDuePopover *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *set = NULL;

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Due date"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), keys);
  gtk_box_append (box, GTK_WIDGET (self->calendar));
  set = add_button (self, box, _("Set Due Date"), G_CALLBACK (set_cb));
  gtk_widget_add_css_class (set, "suggested-action");
  self->none = add_button (self, box, _("No Due Date"), G_CALLBACK (none_cb));
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (box));
}

static void
hub_due_popover_show (GtkWidget *widget)
{
  HubDuePopover *self = HUB_DUE_POPOVER (widget);
  gboolean has_day = self->day.precision != HUB_DATE_UNKNOWN;
  g_autoptr(GDateTime) date = NULL;

  if (self->calendar == NULL)
    build (self);
  date = has_day
    ? g_date_time_new_local (self->day.year, self->day.month, self->day.day, 12, 0, 0)
    : g_date_time_new_now_local ();
  gtk_calendar_select_day (self->calendar, date);
  gtk_widget_set_sensitive (self->none, has_day);

  GTK_WIDGET_CLASS (hub_due_popover_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

static void
hub_due_popover_class_init (HubDuePopoverClass *klass)
{
  GTK_WIDGET_CLASS (klass)->show = hub_due_popover_show;

  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hub_due_popover_init (HubDuePopover *self)
{
}

/**
 * hub_due_popover_set_day:
 * @self: a popover
 * @day: the due date that there is, or an unknown one
 *
 * Says which day is marked when it is shown next.
 */
void
hub_due_popover_set_day (HubDuePopover *self,
                         const HubDate *day)
{
  g_return_if_fail (HUB_IS_DUE_POPOVER (self));

  self->day = *day;
}
