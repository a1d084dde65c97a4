/* hub-reading-list-page-search.c: looking for something in the reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The field takes what the one of Browse takes, words and facets, and the same engine answers, of
 * kept entries alone and with what is noted of them.
 */

#define G_LOG_DOMAIN "hub-reading-list-page"

#include "hub-reading-list-page-private.h"

#include "hub-format.h"
#include "hub-kept-search.h"
#include "hub-library-act.h"
#include "hub-menu.h"

#include <glib/gi18n.h>

#define MAX_VALUES 40   /* of a facet in the menu; the field takes the others, too */

/* A menu takes an underscore for the mark of a mnemonic, and two for one underscore.
 * (transfer full) */
static char *
dup_plain (const char *name)
{
  g_autofree char *isolated = hub_format_isolate (name);
  g_auto(GStrv) pieces = g_strsplit (isolated, "_", -1);

  return g_strjoinv ("__", pieces);
}

/* The values of a facet that kept entries have, each with its count, and a mark if it is chosen.
 * (transfer full) (nullable) */
static GMenu *
list_values (HubResults *results,
             HubFacet    facet)
{
  HubQuery *query = hub_results_get_query (results);
  g_autoptr(GMenu) menu = g_menu_new ();
  guint n_values;
  const HubFacetValue *values = hub_results_get_values (results, facet, &n_values);
  int n_listed = 0;

  for (guint i = 0; i < n_values && n_listed < MAX_VALUES; i++)
    {
      gboolean is_chosen = hub_query_get_choice (query, facet, values[i].code) ==
                           HUB_CHOICE_INCLUDE;
      g_autofree char *name = dup_plain (values[i].name);
      g_autofree char *label = NULL;
      g_autoptr(GMenuItem) item = NULL;

      if (values[i].count == 0 && !is_chosen)
        continue;
      /* Translators: a value of a facet, and how many entries have it: “Kenya (3)” */
      label = g_strdup_printf (is_chosen ? _("✓ %s (%u)") : _("%s (%u)"), name, values[i].count);
      item = g_menu_item_new (NULL, NULL);
      g_menu_item_set_label (item, label);
      g_menu_item_set_action_and_target (item, "kept.narrow", "(is)", (int) facet,
                                         values[i].code);
      g_menu_append_item (menu, item);
      n_listed++;
    }

  return n_listed > 0 ? g_steal_pointer (&menu) : NULL;
}

static void
show_facets (HubReadingListPage *self,
             HubResults         *results)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  for (HubFacet facet = 0; facet < HUB_N_FACETS; facet++)
    {
      g_autoptr(GMenu) values = list_values (results, facet);

      if (values != NULL)
        g_menu_append_submenu (menu, hub_facet_get_label (facet), G_MENU_MODEL (values));
    }
  hub_menu_set (self->facets, G_MENU_MODEL (menu));
  g_clear_pointer (&self->results, hub_results_unref);
  self->results = hub_results_ref (results);
}

/**
 * hub_reading_list_page_narrow:
 * @self: a page
 * @facet: a facet
 * @code: of one of its values
 *
 * Asks for entries with a value, too, or no longer; the search field says so.
 */
void
hub_reading_list_page_narrow (HubReadingListPage *self,
                              HubFacet            facet,
                              const char         *code)
{
  g_autoptr(HubQuery) query = NULL;
  g_autoptr(HubQuery) other = NULL;
  g_autofree char *typed = NULL;

  /* The answer knows names as codes, but it may not have come. */
  query = self->results != NULL
    ? hub_query_ref (hub_results_get_query (self->results))
    : hub_query_parse (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  other = hub_query_with_choice (query, facet, code,
                                 hub_query_get_choice (query, facet, code) == HUB_CHOICE_INCLUDE
                                   ? HUB_CHOICE_NONE : HUB_CHOICE_INCLUDE);
  typed = hub_query_print (other);
  gtk_editable_set_text (GTK_EDITABLE (self->search), typed);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(HubReadingListPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubKeptFound) found = hub_reader_kept_finish (HUB_READER (source), result, &error);

  if (self->view == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    {
      if (self->is_searching)
        hub_library_act_fail (error, GTK_WIDGET (self));
      else
        g_info ("No facets of the reading list: %s", error->message);
      return;
    }

  show_facets (self, found->results);
  hub_kept_view_set_found (self->view, self->is_searching ? found->entries : NULL);
  hub_reading_list_page_update (self);
}

/**
 * hub_reading_list_page_look:
 * @self: a page
 *
 * Shows what fits what is in the search field, or all if that is empty, and offers the facets. To
 * be called again when the list or the catalogue has changed.
 */
void
hub_reading_list_page_look (HubReadingListPage *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr(GPtrArray) notes = NULL;

  if (self->view == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->results, hub_results_unref);
  self->is_searching = *typed != '\0';
  if (!self->is_searching)
    {
      hub_kept_view_set_found (self->view, NULL);
      hub_reading_list_page_update (self);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (self->library)) == 0)
    return;

  if (self->is_searching)
    notes = hub_stock_list_notes (hub_library_get_stock (self->library));
  self->cancellable = g_cancellable_new ();
  hub_reader_kept_async (self->reader, typed, G_LIST_MODEL (self->library), notes,
                         self->cancellable, found_cb, g_object_ref (self));
}

/**
 * hub_reading_list_page_get_search:
 * @self: a page
 *
 * Gets the search field.
 *
 * Returns: (transfer none): an editable
 */
GtkEditable *
hub_reading_list_page_get_search (HubReadingListPage *self)
{
  g_return_val_if_fail (HUB_IS_READING_LIST_PAGE (self), NULL);

  return GTK_EDITABLE (self->search);
}
