/* hub-facet-panel.c: all facets, one below the other
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-facet-panel"

#include "hub-facet-panel.h"

#include "hub-facet-group.h"
#include "hub-facet-row.h"
#include "hub-fill-bin.h"

/**
 * HubFacetPanel:
 *
 * The kinds as a row of toggles, and a [class@Hub.FacetGroup] for each other facet.
 */
struct _HubFacetPanel
{
  AdwBin        parent_instance;

  HubSearchBox *searches;
  AdwWrapBox   *kinds;
  GtkWidget    *groups;

  HubFacetItem *kind_items[HUB_N_KINDS];    /* (owned) (nullable) */
  GtkWidget    *kind_pills[HUB_N_KINDS];    /* (unowned) (nullable) */
  GtkWidget    *by_facet[HUB_N_FACETS];     /* (unowned) (nullable) */
  guint         closable : 1;
};

typedef enum
{
  PROP_CLOSABLE = 1,
} HubFacetPanelProperty;

static GParamSpec *props[PROP_CLOSABLE + 1];

G_DEFINE_FINAL_TYPE (HubFacetPanel, hub_facet_panel, ADW_TYPE_BIN)

static const HubFacet shown_facets[] = {
  HUB_FACET_OBJECTIVE,
  HUB_FACET_PRINCIPLE,
  HUB_FACET_REGION,
  HUB_FACET_TYPE,
  HUB_FACET_SCOPE,
  HUB_FACET_YEAR,
  HUB_FACET_LANGUAGE,
  HUB_FACET_PUBLISHER,
};

static void
update_kind (HubFacetPanel       *self,
             HubKind              kind,
             const HubFacetValue *value,
             HubQuery            *query)
{
  HubChoice choice = hub_query_get_choice (query, HUB_FACET_KIND, value->code);
  HubFacetValue many = *value;

  many.label = many.name = hub_kind_get_plural (kind);
  if (self->kind_items[kind] == NULL)
    {
      /* Where every entry has a kind, nothing is other. */
      if (kind == HUB_KIND_OTHER && value->count == 0 && choice == HUB_CHOICE_NONE)
        return;
      self->kind_items[kind] = hub_facet_item_new (HUB_FACET_KIND, &many);
      self->kind_pills[kind] = hub_facet_row_new (TRUE);
      hub_facet_row_set_item (HUB_FACET_ROW (self->kind_pills[kind]), self->kind_items[kind]);
      adw_wrap_box_append (self->kinds, self->kind_pills[kind]);
    }

  hub_facet_item_update (self->kind_items[kind], many.name, value->count, choice);
}

static void
hub_facet_panel_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HubFacetPanel *self = HUB_FACET_PANEL (object);

  switch ((HubFacetPanelProperty) prop_id)
    {
    case PROP_CLOSABLE:
      g_value_set_boolean (value, self->closable);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
hub_facet_panel_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  HubFacetPanel *self = HUB_FACET_PANEL (object);
  guint closable;

  switch ((HubFacetPanelProperty) prop_id)
    {
    case PROP_CLOSABLE:
      closable = g_value_get_boolean (value);
      if (self->closable == closable)
        break;
      self->closable = closable;
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
hub_facet_panel_dispose (GObject *object)
{
  HubFacetPanel *self = HUB_FACET_PANEL (object);

  for (guint i = 0; i < HUB_N_KINDS; i++)
    g_clear_object (&self->kind_items[i]);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_FACET_PANEL);

  G_OBJECT_CLASS (hub_facet_panel_parent_class)->dispose (object);
}

static void
hub_facet_panel_class_init (HubFacetPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hub_facet_panel_get_property;
  object_class->set_property = hub_facet_panel_set_property;
  object_class->dispose = hub_facet_panel_dispose;

  props[PROP_CLOSABLE] =
    g_param_spec_boolean ("closable", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (HUB_TYPE_FILL_BIN);
  g_type_ensure (HUB_TYPE_SEARCH_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, HUB_UI_RESOURCES "hub-facet-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, HubFacetPanel, searches);
  gtk_widget_class_bind_template_child (widget_class, HubFacetPanel, kinds);
  gtk_widget_class_bind_template_child (widget_class, HubFacetPanel, groups);
}

static void
hub_facet_panel_init (HubFacetPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (shown_facets); i++)
    {
      GtkWidget *group = hub_facet_group_new (shown_facets[i]);

      self->by_facet[shown_facets[i]] = group;
      gtk_box_append (GTK_BOX (self->groups), group);
    }
  hub_facet_group_set_open (HUB_FACET_GROUP (self->by_facet[HUB_FACET_OBJECTIVE]), TRUE);
}

/**
 * hub_facet_panel_update:
 * @self: a panel
 * @query: what is chosen
 * @results: what is counted
 *
 * Shows an answer: counts change in place, no row is made anew, the focus stays.
 */
void
hub_facet_panel_update (HubFacetPanel *self,
                        HubQuery      *query,
                        HubResults    *results)
{
  const HubFacetValue *kinds;
  guint n_kinds = 0;

  g_return_if_fail (HUB_IS_FACET_PANEL (self));

  kinds = hub_results_get_values (results, HUB_FACET_KIND, &n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    {
      HubKind kind;

      if (hub_kind_from_string (kinds[i].code, &kind))
        update_kind (self, kind, &kinds[i], query);
    }

  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      if (self->by_facet[i] != NULL)
        hub_facet_group_update (HUB_FACET_GROUP (self->by_facet[i]), query, results);
    }
}

/**
 * hub_facet_panel_get_group:
 * @self: a panel
 * @facet: a facet
 *
 * Gets the group of a facet.
 *
 * Returns: (transfer none) (nullable): a [class@Hub.FacetGroup], %NULL for facets without one
 */
GtkWidget *
hub_facet_panel_get_group (HubFacetPanel *self,
                           HubFacet       facet)
{
  g_return_val_if_fail (HUB_IS_FACET_PANEL (self), NULL);
  g_return_val_if_fail ((guint) facet < HUB_N_FACETS, NULL);

  return self->by_facet[facet];
}

/**
 * hub_facet_panel_get_searches:
 * @self: a panel
 *
 * Gets the place of the saved searches.
 *
 * Returns: (transfer none): the box
 */
HubSearchBox *
hub_facet_panel_get_searches (HubFacetPanel *self)
{
  g_return_val_if_fail (HUB_IS_FACET_PANEL (self), NULL);

  return self->searches;
}
