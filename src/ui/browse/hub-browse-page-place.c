/* hub-browse-page-place.c: Browse as a place of the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-browse-page"

#include "hub-browse-page-private.h"

#include "hub-panes.h"

#include <glib/gi18n.h>

static AdwNavigationSplitView *
get_panes (HubPage *page)
{
  return HUB_BROWSE_PAGE (page)->panes;
}

/* Hides filters that lie over the list, else leaves the entry for the list. */
static gboolean
go_back (HubPage *page)
{
  HubBrowsePage *self = HUB_BROWSE_PAGE (page);

  if (adw_overlay_split_view_get_collapsed (self->filters) &&
      adw_overlay_split_view_get_show_sidebar (self->filters))
    {
      adw_overlay_split_view_set_show_sidebar (self->filters, FALSE);
      return TRUE;
    }
  return hub_panes_go_back (self->panes);
}

static void
focus (HubPage *page)
{
  hub_browse_page_focus_list (HUB_BROWSE_PAGE (page));
}

static HubDetailPane *
get_detail (HubPage *page)
{
  return hub_browse_page_get_detail (HUB_BROWSE_PAGE (page));
}

static void
describe (HubPage *page,
          HubSpot *spot)
{
  HubBrowsePage *self = HUB_BROWSE_PAGE (page);

  spot->query = hub_query_ref (hub_browse_model_get_query (self->model));
  if (self->detail != NULL)
    spot->entry = hub_panes_dup_entry (self->panes, self->detail);
}

static void
restore (HubPage       *page,
         const HubSpot *spot)
{
  HubBrowsePage *self = HUB_BROWSE_PAGE (page);

  if (spot->query != NULL)
    hub_browse_model_set_query (self->model, spot->query);
  hub_browse_page_show_entry (self, spot->entry);
}

/**
 * hub_browse_page_init_place:
 * @iface: what the page has in common with others
 *
 * Lets the page be a place of the window.
 */
void
hub_browse_page_init_place (HubPageInterface *iface)
{
  iface->get_panes = get_panes;
  iface->get_detail = get_detail;
  iface->focus = focus;
  iface->go_back = go_back;
  iface->describe = describe;
  iface->restore = restore;
}

/* The one topic that is chosen, and which facet it is of; %NULL if there is none, or several. */
static const char *
find_topic (HubQuery *query,
            guint    *facet)
{
  const char *topic = NULL;

  /* The first facets are the vocabularies, in their order; types of document are no topics. */
  for (guint i = 0; i < HUB_FACET_TYPE; i++)
    {
      const char *const *codes = hub_query_get_codes (query, (HubFacet) i, HUB_CHOICE_INCLUDE);

      if (codes[0] == NULL)
        continue;
      if (topic != NULL || codes[1] != NULL)
        return NULL;
      topic = codes[0];
      *facet = i;
    }
  return topic;
}

/**
 * hub_browse_page_update_about:
 * @self: a page
 * @query: what the list answers
 *
 * Leads from the entries of one objective, principle, region or country to the page about it.
 */
void
hub_browse_page_update_about (HubBrowsePage *self,
                              HubQuery      *query)
{
  static const char *const labels[] = {
    [HUB_FACET_OBJECTIVE] = N_("About This Objective"),
    [HUB_FACET_PRINCIPLE] = N_("About This Principle"),
    [HUB_FACET_REGION] = N_("About This Region"),
    [HUB_FACET_COUNTRY] = N_("About This Country"),
  };
  guint facet = 0;
  const char *code = find_topic (query, &facet);

  gtk_widget_set_visible (GTK_WIDGET (self->about), code != NULL);
  if (code == NULL)
    return;

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->about), "(is)", (int) facet, code);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->about), "win.show-topic");
  gtk_button_set_label (self->about, _(labels[facet]));
}

/**
 * hub_browse_page_show_query:
 * @self: a page
 * @query: what to ask
 *
 * Browses what answers another question.
 */
void
hub_browse_page_show_query (HubBrowsePage *self,
                            HubQuery      *query)
{
  g_return_if_fail (HUB_IS_BROWSE_PAGE (self));

  /* First the list: the entry one comes from is no spot of the other question. */
  adw_navigation_split_view_set_show_content (self->panes, FALSE);
  hub_browse_model_set_query (self->model, query);
}

/**
 * hub_browse_page_show_entry:
 * @self: a page
 * @entry: (nullable): an entry as a list has it
 *
 * Shows an entry, whether or not it is in the list; %NULL leaves the list alone.
 */
void
hub_browse_page_show_entry (HubBrowsePage *self,
                            HubEntry      *entry)
{
  g_return_if_fail (HUB_IS_BROWSE_PAGE (self));

  hub_entry_list_set_selected_id (hub_browse_model_get_list (self->model),
                                  entry != NULL ? hub_entry_get_id (entry) : 0);
  hub_panes_show_entry (self->panes, hub_browse_page_get_detail (self), entry);
}

/**
 * hub_browse_page_show_no_entry:
 * @self: a page
 *
 * Says in the place of an entry that there is none.
 */
void
hub_browse_page_show_no_entry (HubBrowsePage *self)
{
  g_return_if_fail (HUB_IS_BROWSE_PAGE (self));

  hub_browse_page_show_entry (self, NULL);
  hub_detail_pane_show_gone (hub_browse_page_get_detail (self));
  adw_navigation_split_view_set_show_content (self->panes, TRUE);
}

/**
 * hub_browse_page_has_filters_above:
 * @self: a page
 *
 * Says whether there is no room for the filters beside the list, so that they are above it when
 * they are shown.
 *
 * Returns: %TRUE if there is none
 */
gboolean
hub_browse_page_has_filters_above (HubBrowsePage *self)
{
  g_return_val_if_fail (HUB_IS_BROWSE_PAGE (self), FALSE);

  return adw_overlay_split_view_get_collapsed (self->filters);
}
