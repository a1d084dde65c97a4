/* hub-place-bar.c: the places at the bottom of a narrow window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-place-bar"

#include "hub-place-bar.h"

/**
 * HubPlaceBar:
 *
 * A tab for each page of a stack: an icon with the title below. No title is ever cut: where there
 * is no room for all of them, as with large text, only the place where one is has its title, and
 * the others have it as a tooltip. A screen reader finds all titles always.
 */
struct _HubPlaceBar
{
  GtkWidget          parent_instance;

  GtkSelectionModel *pages;   /* (owned) (nullable): of the stack */
  GPtrArray         *tabs;    /* (owned) (element-type GtkWidget): in the order of the pages */
};

G_DEFINE_FINAL_TYPE (HubPlaceBar, hub_place_bar, GTK_TYPE_WIDGET)

/* --- tabs --- */

static GtkWidget *
get_title (GtkWidget *tab)
{
  return gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (tab)));
}

static void
show_selected (HubPlaceBar *self)
{
  for (guint i = 0; i < self->tabs->len; i++)
    {
      gboolean is_selected = gtk_selection_model_is_selected (self->pages, i);

      gtk_toggle_button_set_active (g_ptr_array_index (self->tabs, i), is_selected);
      gtk_accessible_update_state (g_ptr_array_index (self->tabs, i),
                                   GTK_ACCESSIBLE_STATE_SELECTED, is_selected, -1);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* A toggle button lets go when it is clicked again; a tab does not. */
static void
clicked_cb (HubPlaceBar *self,
            GtkWidget   *tab)
{
  guint position;

  if (g_ptr_array_find (self->tabs, tab, &position))
    gtk_selection_model_select_item (self->pages, position, TRUE);
  show_selected (self);
}

static gboolean
query_tooltip_cb (GtkWidget  *tab,
                  int         x,
                  int         y,
                  gboolean    by_keyboard,
                  GtkTooltip *tooltip)
{
  GtkWidget *title = get_title (tab);

  if (gtk_widget_get_child_visible (title))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_label (GTK_LABEL (title)));
  return TRUE;
}

static gboolean
format_badge_cb (GBinding     *binding,
                 const GValue *number,
                 GValue       *text,
                 gpointer      badge)
{
  guint n = g_value_get_uint (number);

  gtk_widget_set_visible (badge, n > 0);
  g_value_take_string (text, n > 999 ? g_strdup ("999+") : g_strdup_printf ("%u", n));
  return TRUE;
}

/* The badge is for the eye, like the icon: the window describes it in words. */
static GtkWidget *
make_icon (AdwViewStackPage *page)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                                  adw_view_stack_page_get_icon_name (page), NULL);
  GtkWidget *badge = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, "halign", GTK_ALIGN_END,
                                   "valign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (badge, "place-badge");
  g_object_bind_property_full (page, "badge-number", badge, "label", G_BINDING_SYNC_CREATE,
                               format_badge_cb, NULL, badge, NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), icon);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), badge);
  gtk_widget_set_halign (overlay, GTK_ALIGN_CENTER);
  return overlay;
}

static GtkWidget *
make_tab (HubPlaceBar      *self,
          AdwViewStackPage *page)
{
  const char *title = adw_view_stack_page_get_title (page);
  GtkWidget *tab = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_TAB, "has-tooltip", TRUE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), make_icon (page));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (tab), box);
  gtk_widget_add_css_class (tab, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (tab, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (tab, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_set_parent (tab, GTK_WIDGET (self));
  return tab;
}

/* --- layout --- */

/* What the tabs take. */
typedef struct
{
  int minimum;     /* of the widest, with no title */
  int widest;      /* with its title */
  int sum;         /* of all, with their titles */
  int selected;    /* of that where one is, with its title */
} Widths;

static Widths
measure_tabs (HubPlaceBar *self)
{
  Widths widths = { 0 };

  for (guint i = 0; i < self->tabs->len; i++)
    {
      GtkWidget *tab = g_ptr_array_index (self->tabs, i);
      int minimum, natural;

      gtk_widget_measure (tab, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      widths.minimum = MAX (widths.minimum, minimum);
      widths.widest = MAX (widths.widest, natural);
      widths.sum += natural;
      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab)))
        widths.selected = natural;
    }
  return widths;
}

/* How wide a tab becomes: all alike if they can be, or as wide as their titles, or as wide as the
 * one title that is shown leaves room for. */
static int
get_tab_width (HubPlaceBar  *self,
               const Widths *widths,
               GtkWidget    *tab,
               int           width)
{
  int n = (int) self->tabs->len;
  int natural;

  if (n * widths->widest <= width)
    return MIN (width / n, widths->widest * 3 / 2);
  if (widths->sum <= width)
    {
      gtk_widget_measure (tab, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      return natural + (width - widths->sum) / n;
    }
  natural = MAX (MIN (widths->selected, width - (n - 1) * widths->minimum), widths->minimum);
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab)) ? natural
                                                                : (width - natural) / (n - 1);
}

static void
hub_place_bar_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  HubPlaceBar *self = HUB_PLACE_BAR (widget);
  Widths widths = measure_tabs (self);

  *minimum = (int) self->tabs->len * widths.minimum;
  *natural = widths.sum;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;

  *minimum = 0;
  for (guint i = 0; i < self->tabs->len; i++)
    {
      int height;

      gtk_widget_measure (g_ptr_array_index (self->tabs, i), orientation, -1, &height, NULL, NULL,
                          NULL);
      *minimum = MAX (*minimum, height);
    }
  *natural = *minimum;
}

static void
hub_place_bar_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  HubPlaceBar *self = HUB_PLACE_BAR (widget);
  Widths widths = measure_tabs (self);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, total = 0;

  for (guint i = 0; i < self->tabs->len; i++)
    total += get_tab_width (self, &widths, g_ptr_array_index (self->tabs, i), width);
  x = MAX (width - total, 0) / 2;

  for (guint i = 0; i < self->tabs->len; i++)
    {
      GtkWidget *tab = g_ptr_array_index (self->tabs, i);
      int tab_width = get_tab_width (self, &widths, tab, width);

      gtk_widget_set_child_visible (get_title (tab),
                                    widths.sum <= width ||
                                    gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab)));
      gtk_widget_size_allocate (tab, &(GtkAllocation) { is_rtl ? width - x - tab_width : x, 0,
                                                        tab_width, height }, -1);
      x += tab_width;
    }
}

static void
hub_place_bar_dispose (GObject *object)
{
  HubPlaceBar *self = HUB_PLACE_BAR (object);

  g_ptr_array_set_size (self->tabs, 0);
  g_clear_object (&self->pages);

  G_OBJECT_CLASS (hub_place_bar_parent_class)->dispose (object);
}

static void
hub_place_bar_finalize (GObject *object)
{
  g_ptr_array_unref (HUB_PLACE_BAR (object)->tabs);

  G_OBJECT_CLASS (hub_place_bar_parent_class)->finalize (object);
}

static void
hub_place_bar_class_init (HubPlaceBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hub_place_bar_dispose;
  object_class->finalize = hub_place_bar_finalize;
  widget_class->measure = hub_place_bar_measure;
  widget_class->size_allocate = hub_place_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "placebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB_LIST);
}

static void
hub_place_bar_init (HubPlaceBar *self)
{
  self->tabs = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
}

/**
 * hub_place_bar_set_stack:
 * @self: a bar
 * @stack: a stack with all its pages; the same each time
 *
 * Makes the tabs of the pages, the first time.
 */
void
hub_place_bar_set_stack (HubPlaceBar  *self,
                         AdwViewStack *stack)
{
  guint n_pages;

  g_return_if_fail (HUB_IS_PLACE_BAR (self));

  if (self->pages != NULL)
    return;

  self->pages = adw_view_stack_get_pages (stack);
  n_pages = g_list_model_get_n_items (G_LIST_MODEL (self->pages));
  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr(AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);

      g_ptr_array_add (self->tabs, make_tab (self, page));
    }
  g_signal_connect_object (self->pages, "selection-changed", G_CALLBACK (show_selected), self,
                           G_CONNECT_SWAPPED);
  show_selected (self);
}
