/* hub-facet-group.c: a facet with its values, folded until it is opened
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-facet-group"

#include "hub-facet-group.h"

#include "hub-facet-row.h"
#include "hub-facet-values.h"
#include "hub-year-range.h"

#include <glib/gi18n.h>
#include <math.h>

#define WHOLE_ROWS       30   /* so many are shown as they are; a longer list scrolls in itself */
#define LIST_MAX_HEIGHT 340   /* pixels of one that does, about nine rows */
#define FIND_FROM        12   /* values from which a facet has a find box */

/**
 * HubFacetGroup:
 *
 * One facet of the panel. Until it is opened it has no more than a heading that says how many
 * selections it holds; then a virtualised list of its values, and for a long facet a find box and
 * “Show All”. Of years there is a [class@Hub.YearRange] first, and their list only if asked for.
 */
struct _HubFacetGroup
{
  AdwBin          parent_instance;

  GtkWidget      *header;
  GtkWidget      *title;
  GtkWidget      *badge;
  GtkWidget      *arrow;
  GtkWidget      *content;

  HubFacet        facet;
  HubFacetValues *values;      /* (owned) (nullable): NULL until opened */
  HubYearRange   *range;       /* (unowned) (nullable): of years */
  GtkWidget      *find;        /* (unowned) (nullable): NULL until there are rows */
  GtkWidget      *show_all;    /* (unowned) (nullable) */
  GtkWidget      *scroller;    /* (unowned) (nullable) */
  guint           fit_id;      /* 0 none */
  guint           range_id;    /* 0 none */
  HubQuery       *query;       /* (owned) (nullable): the newest, to open with */
  HubResults     *results;     /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (HubFacetGroup, hub_facet_group, ADW_TYPE_BIN)

static const char *
facet_title (HubFacet facet)
{
  if (facet == HUB_FACET_REGION)
    return _("Region and Country");
  return hub_facet_get_label (facet);
}

static void update_tail (HubFacetGroup *self);   /* makes what calls it */

static void
update_badge (HubFacetGroup *self)
{
  guint n = hub_query_count_choices (self->query, self->facet);
  g_autofree char *number = NULL;
  g_autofree char *spoken = NULL;

  if (self->facet == HUB_FACET_REGION)
    n += hub_query_count_choices (self->query, HUB_FACET_COUNTRY);

  number = g_strdup_printf ("%u", n);
  /* Translators: spoken for a facet: how many of its values are selected */
  spoken = g_strdup_printf (ngettext ("%u selection", "%u selections", n), n);
  gtk_label_set_label (GTK_LABEL (self->badge), number);
  gtk_widget_set_visible (self->badge, n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->header),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, facet_title (self->facet),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, n > 0 ? spoken : "",
                                  -1);
}

static void
find_changed_cb (HubFacetGroup *self)
{
  hub_facet_values_set_needle (self->values, gtk_editable_get_text (GTK_EDITABLE (self->find)));
  update_tail (self);
}

static void
find_stopped_cb (HubFacetGroup *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->find)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->find), "");
  else
    gtk_widget_grab_focus (self->header);
}

static void
show_all_cb (HubFacetGroup *self)
{
  hub_facet_values_set_show_all (self->values, !hub_facet_values_get_show_all (self->values));
  update_tail (self);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_focusable (list_item, FALSE);
  gtk_list_item_set_child (list_item, hub_facet_row_new (FALSE));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  HubFacetItem *item = gtk_list_item_get_item (list_item);

  hub_facet_row_set_item (HUB_FACET_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, hub_facet_item_get_label (item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item)
{
  hub_facet_row_set_item (HUB_FACET_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* How high all rows are. What a list says of itself that does not fit counts them, as it was laid
 * out; else it counts room that is left over, but then all rows are there to be asked. */
static int
rows_height (GtkScrolledWindow *scroller)
{
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (scroller);
  GtkWidget *list = gtk_scrolled_window_get_child (scroller);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  double top = G_MAXDOUBLE;
  double bottom = 0;
  guint n_rows = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list);
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (row, list, &bounds))
        continue;
      top = MIN (top, bounds.origin.y);
      bottom = MAX (bottom, bounds.origin.y + bounds.size.height);
      n_rows++;
    }
  if (n_rows > 0 && n_rows == g_list_model_get_n_items (model) &&
      gtk_adjustment_get_upper (scroll) <= gtk_adjustment_get_page_size (scroll))
    return (int) ceil (bottom - top);
  return (int) gtk_adjustment_get_upper (scroll);
}

static void
set_height (GtkScrolledWindow *scroller,
            int                min,
            int                max)
{
  gtk_scrolled_window_set_min_content_height (scroller, -1);
  gtk_scrolled_window_set_max_content_height (scroller, max);
  gtk_scrolled_window_set_min_content_height (scroller, min);
}

/* -1 of a list that is shown as it is. */
static int
get_max_height (HubFacetGroup *self)
{
  GListModel *model = hub_facet_values_get_model (self->values);

  return g_list_model_get_n_items (model) <= WHOLE_ROWS ? -1 : LIST_MAX_HEIGHT;
}

static gboolean
fit_cb (gpointer user_data)
{
  HubFacetGroup *self = user_data;
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  int max = get_max_height (self);
  int height = max < 0 ? rows_height (scroller) : MIN (rows_height (scroller), max);

  self->fit_id = 0;
  if (height > 0)
    set_height (scroller, height, height);
  return G_SOURCE_REMOVE;
}

/* Other rows have another height: the list asks for it anew. */
static void
rows_changed_cb (HubFacetGroup *self)
{
  set_height (GTK_SCROLLED_WINDOW (self->scroller), -1, get_max_height (self));
}

/* A list view guesses the height of its rows before they are wrapped. Once they are laid out, it
 * knows better; the size of a widget may not change while it is given one, so a little later. */
static void
height_known_cb (HubFacetGroup *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

static HubFacetRow *
focused_row (GtkWidget *list)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, list))
    return NULL;
  return HUB_FACET_ROW (gtk_widget_get_ancestor (focus, HUB_TYPE_FACET_ROW));
}

/* The rows hold the focus and the list does not, so the arrow keys are ours. */
static gboolean
list_key_cb (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             gpointer               user_data)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  HubFacetRow *before = focused_row (list);
  HubFacetRow *after = before;
  gboolean is_down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;

  if (before == NULL || (!is_down && key != GDK_KEY_Up && key != GDK_KEY_KP_Up))
    return GDK_EVENT_PROPAGATE;

  while (after == before &&
         gtk_widget_child_focus (list, is_down ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD))
    after = focused_row (list);
  if (after != NULL)
    gtk_widget_grab_focus (hub_facet_row_get_check (after));
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_list (HubFacetGroup *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GListModel *model = g_object_ref (hub_facet_values_get_model (self->values));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *list;
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (model)), factory);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (list_key_cb), NULL);
  gtk_widget_add_controller (list, keys);
  gtk_widget_add_css_class (list, "facet-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, facet_title (self->facet), -1);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              get_max_height (self));
  self->scroller = scroller;
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                           "changed", G_CALLBACK (height_known_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)),
                           "changed", G_CALLBACK (height_known_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (hub_facet_values_get_model (self->values), "items-changed",
                           G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  return scroller;
}

static GtkWidget *
make_find (HubFacetGroup *self)
{
  GtkWidget *find = gtk_search_entry_new ();
  g_autofree char *label = NULL;

  /* Translators: a field to search the values of a facet by; %s is its name, as in “Find:
   * Publisher”; the colon spares it case and article */
  label = g_strdup_printf (_("Find: %s"), facet_title (self->facet));
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (find), label);
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (find), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (find), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (find, "facet-find");
  g_signal_connect_object (find, "search-changed", G_CALLBACK (find_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (find, "stop-search", G_CALLBACK (find_stopped_cb), self,
                           G_CONNECT_SWAPPED);
  return find;
}

/* Of years that is later: their picture does without. */
static void
make_rows (HubFacetGroup *self)
{
  self->find = make_find (self);
  gtk_widget_insert_before (self->find, self->content, self->show_all);
  gtk_widget_insert_before (make_list (self), self->content, self->show_all);
}

static void
update_tail (HubFacetGroup *self)
{
  guint n_all = hub_facet_values_get_n_all (self->values);
  guint n_shown = g_list_model_get_n_items (hub_facet_values_get_model (self->values));
  gboolean is_searched;
  g_autofree char *label = NULL;

  if (hub_facet_values_get_show_all (self->values))
    label = g_strdup (_("Show Fewer"));
  else
    label = g_strdup_printf (ngettext ("Show All %u", "Show All %u", n_all), n_all);

  gtk_button_set_label (GTK_BUTTON (self->show_all), label);
  gtk_widget_set_visible (self->show_all, hub_facet_values_is_cut (self->values));

  if (n_shown > 0 && self->scroller == NULL)
    make_rows (self);
  if (self->scroller == NULL)
    return;

  is_searched = *gtk_editable_get_text (GTK_EDITABLE (self->find)) != '\0';
  gtk_widget_set_visible (self->find, is_searched || (n_shown > 0 && n_all >= FIND_FROM));
  gtk_widget_set_visible (self->scroller, n_shown > 0);
}

static void
update_content (HubFacetGroup *self)
{
  hub_facet_values_update (self->values, self->query, self->results);
  if (self->range != NULL)
    hub_year_range_update (self->range, self->query, self->results);
  update_tail (self);
}

/* In a turn of its own, for its fields take long; still before the group is drawn. */
static gboolean
make_range_cb (gpointer user_data)
{
  HubFacetGroup *self = user_data;

  self->range_id = 0;
  self->range = g_object_new (HUB_TYPE_YEAR_RANGE, NULL);
  gtk_box_prepend (GTK_BOX (self->content), GTK_WIDGET (self->range));
  if (self->results != NULL)
    hub_year_range_update (self->range, self->query, self->results);
  return G_SOURCE_REMOVE;
}

static void
make_content (HubFacetGroup *self)
{
  self->values = hub_facet_values_new (self->facet);
  self->show_all = gtk_button_new ();
  gtk_widget_add_css_class (self->show_all, "flat");
  gtk_widget_add_css_class (self->show_all, "facet-more");
  g_signal_connect_object (self->show_all, "clicked", G_CALLBACK (show_all_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (self->content), self->show_all);
  if (self->facet == HUB_FACET_YEAR)
    self->range_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, make_range_cb, self, NULL);
}

static void
toggle_cb (HubFacetGroup *self)
{
  hub_facet_group_set_open (self, !hub_facet_group_get_open (self));
}

static void
hub_facet_group_dispose (GObject *object)
{
  HubFacetGroup *self = HUB_FACET_GROUP (object);

  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_handle_id (&self->range_id, g_source_remove);
  g_clear_pointer (&self->query, hub_query_unref);
  g_clear_pointer (&self->results, hub_results_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_FACET_GROUP);
  g_clear_object (&self->values);

  G_OBJECT_CLASS (hub_facet_group_parent_class)->dispose (object);
}

static void
hub_facet_group_class_init (HubFacetGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_facet_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-facet-group.ui");
  gtk_widget_class_bind_template_child (widget_class, HubFacetGroup, header);
  gtk_widget_class_bind_template_child (widget_class, HubFacetGroup, title);
  gtk_widget_class_bind_template_child (widget_class, HubFacetGroup, badge);
  gtk_widget_class_bind_template_child (widget_class, HubFacetGroup, arrow);
  gtk_widget_class_bind_template_child (widget_class, HubFacetGroup, content);
  gtk_widget_class_bind_template_callback (widget_class, toggle_cb);
}

static void
hub_facet_group_init (HubFacetGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * hub_facet_group_new:
 * @facet: a facet; %HUB_FACET_REGION takes the countries in
 *
 * Makes a folded group.
 *
 * Returns: (transfer floating): the group
 */
GtkWidget *
hub_facet_group_new (HubFacet facet)
{
  HubFacetGroup *self = g_object_new (HUB_TYPE_FACET_GROUP, NULL);

  self->facet = facet;
  gtk_label_set_label (GTK_LABEL (self->title), facet_title (facet));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header),
                               GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  return GTK_WIDGET (self);
}

/**
 * hub_facet_group_update:
 * @self: a group
 * @query: what is chosen
 * @results: what is counted
 *
 * Shows an answer. Of a folded group only the number of selections.
 */
void
hub_facet_group_update (HubFacetGroup *self,
                        HubQuery      *query,
                        HubResults    *results)
{
  g_return_if_fail (HUB_IS_FACET_GROUP (self));

  g_clear_pointer (&self->query, hub_query_unref);
  g_clear_pointer (&self->results, hub_results_unref);
  self->query = hub_query_ref (query);
  self->results = hub_results_ref (results);

  update_badge (self);
  if (hub_facet_group_get_open (self))
    update_content (self);
}

/**
 * hub_facet_group_set_open:
 * @self: a group
 * @open: whether its values are to be seen
 *
 * Opens or folds the group. Its widgets are made the first time it is opened.
 */
void
hub_facet_group_set_open (HubFacetGroup *self,
                          gboolean       open)
{
  g_return_if_fail (HUB_IS_FACET_GROUP (self));

  if (open && self->values == NULL)
    make_content (self);

  gtk_widget_set_visible (self->content, open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header),
                               GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
  if (open && self->results != NULL)
    update_content (self);
}

gboolean
hub_facet_group_get_open (HubFacetGroup *self)
{
  g_return_val_if_fail (HUB_IS_FACET_GROUP (self), FALSE);

  return gtk_widget_get_visible (self->content);
}
