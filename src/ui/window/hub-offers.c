/* hub-offers.c: what a search field can offer where the cursor is
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-offers"

#include "hub-offers.h"

#include "hub-format.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name;
  const char *meaning;   /* translatable */
} operators[] = {
  { "objective", N_("An objective of the Global Compact, by number") },
  { "country",   N_("A country, by name or code") },
  { "region",    N_("A region, with its countries") },
  { "type",      N_("A type of document") },
  { "kind",      N_("Documents, events, projects and the like") },
  { "principle", N_("A guiding principle") },
  { "year",      N_("One year") },
  { "after",     N_("From the start of a year on") },
  { "before",    N_("Up to the year before") },
  { "title",     N_("A word of the title") },
  { "publisher", N_("Who published it") },
  { "language",  N_("The language of the resource") },
  { "scope",     N_("Global, regional or national") },
  { "sort",      N_("The order of the entries") },
};

static const struct
{
  HubOrder    order;
  const char *label;   /* translatable, of context "order" */
} orders[] = {
  { HUB_ORDER_HUB,       NC_("order", "Hub order") },
  { HUB_ORDER_NEWEST,    NC_("order", "Newest first") },
  { HUB_ORDER_OLDEST,    NC_("order", "Oldest first") },
  { HUB_ORDER_TITLE,     NC_("order", "By title") },
  { HUB_ORDER_RELEVANCE, NC_("order", "Best match") },
};

static void
add_offer (GPtrArray  *offers,
           const char *title,
           const char *detail,   /* (nullable) */
           char       *text)     /* (transfer full) */
{
  HubOffer *offer = g_new0 (HubOffer, 1);

  offer->title = g_strdup (title);
  offer->detail = g_strdup (detail);
  /* Translators: spoken for a suggestion: what it is, and what that means */
  if (detail != NULL)
    offer->spoken = g_strdup_printf (C_("spoken suggestion", "%s, %s"), title, detail);
  else
    offer->spoken = g_strdup (title);
  offer->text = text;
  g_ptr_array_add (offers, offer);
}

static const char *
find_meaning (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_equal (operators[i].name, name))
      return _(operators[i].meaning);

  return NULL;
}

/**
 * hub_offers_new_names:
 * @place: a place of a name
 *
 * Makes the offers for the name of an operator.
 *
 * Returns: (transfer full) (element-type HubOffer): the offers
 */
GPtrArray *
hub_offers_new_names (HubPlace *place)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (hub_offer_free);
  const char *const *names = hub_operator_list_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *text = hub_place_write_name (place, names[i]);

      if (text != NULL)
        add_offer (offers, text, find_meaning (names[i]), text);
    }
  return offers;
}

/**
 * hub_offers_new_orders:
 * @place: a place of the value of `sort:`
 *
 * Makes the offers for an order, by its name as it is typed or as it is shown.
 *
 * Returns: (transfer full) (element-type HubOffer): the offers
 */
GPtrArray *
hub_offers_new_orders (HubPlace *place)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (hub_offer_free);
  g_autofree char *typed = g_utf8_casefold (place->typed, -1);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      const char *name = hub_order_to_string (orders[i].order);
      const char *label = g_dpgettext2 (NULL, "order", orders[i].label);
      g_autofree char *folded = g_utf8_casefold (label, -1);

      if (g_str_has_prefix (name, typed) || g_str_has_prefix (folded, typed))
        add_offer (offers, label, NULL, hub_place_write_value (place, name));
    }
  return offers;
}

static void
add_count (HubOffer *offer,
           guint     count)
{
  g_autofree char *entries = g_strdup_printf (ngettext ("%'u entry", "%'u entries", count), count);
  char *spoken = g_strdup_printf (C_("spoken suggestion", "%s, %s"), offer->spoken, entries);

  offer->count = g_strdup_printf ("%'u", count);
  g_free (offer->spoken);
  offer->spoken = spoken;
}

/**
 * hub_offers_new_values:
 * @place: a place of the value of a facet, or of a year
 * @completions: (element-type HubCompletion): the values that may be meant
 *
 * Makes the offers for a value.
 *
 * Returns: (transfer full) (element-type HubOffer): the offers
 */
GPtrArray *
hub_offers_new_values (HubPlace  *place,
                       GPtrArray *completions)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (hub_offer_free);

  for (guint i = 0; i < completions->len; i++)
    {
      const HubCompletion *completion = g_ptr_array_index (completions, i);
      g_autofree char *label = hub_format_isolate (completion->label);
      g_autofree char *title = NULL;
      g_autofree char *name = NULL;

      title = place->is_excluded ? g_strdup_printf (_("Not %s"), label) : g_strdup (label);
      if (completion->name != NULL)
        name = hub_format_isolate (completion->name);
      add_offer (offers, title, name, hub_place_write_value (place, completion->code));
      if (place->op == HUB_OPERATOR_FACET)
        add_count (g_ptr_array_index (offers, offers->len - 1), completion->count);
    }
  return offers;
}
