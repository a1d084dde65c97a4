/* hub-query.c: one question to the catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-query"

#include "hub-query-draft.h"

#include <string.h>

/**
 * HubQuery:
 *
 * What is asked of the catalogue: words, choices within facets, a range of years, and an order.
 * It never changes once made, so any thread may hold one.
 */
struct _HubQuery
{
  gatomicrefcount   ref_count;

  HubTextQuery     *words;                      /* (owned) (not nullable) */
  char            **included[HUB_N_FACETS];     /* (owned) (nullable): sorted codes */
  char            **excluded[HUB_N_FACETS];     /* (owned) (nullable): sorted codes */
  int               year_from;                  /* 0: open */
  int               year_to;                    /* 0: open */
  HubOrder          order;
};

G_DEFINE_BOXED_TYPE (HubQuery, hub_query, hub_query_ref, hub_query_unref)

static const char *const order_names[] = {
  [HUB_ORDER_HUB] = "hub",
  [HUB_ORDER_NEWEST] = "newest",
  [HUB_ORDER_OLDEST] = "oldest",
  [HUB_ORDER_TITLE] = "title",
  [HUB_ORDER_RELEVANCE] = "relevance",
};

static HubQuery *
query_copy (HubQuery *self)
{
  HubQuery *copy = g_new0 (HubQuery, 1);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->words = hub_text_query_ref (self->words);
  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      copy->included[i] = g_strdupv (self->included[i]);
      copy->excluded[i] = g_strdupv (self->excluded[i]);
    }
  copy->year_from = self->year_from;
  copy->year_to = self->year_to;
  copy->order = self->order;

  return copy;
}

/* Replaces the list by one with @code, or without it, still sorted. */
static void
list_set (char     ***list,
          const char *code,
          gboolean    with)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gboolean waits = with;

  for (char **old = *list; old != NULL && *old != NULL; old++)
    {
      int way = strcmp (*old, code);

      if (waits && way > 0)
        {
          g_strv_builder_add (builder, code);
          waits = FALSE;
        }
      if (way != 0)
        g_strv_builder_add (builder, *old);
    }
  if (waits)
    g_strv_builder_add (builder, code);

  g_strfreev (*list);
  *list = g_strv_builder_end (builder);
}

/* Most lists of a query are empty, and there are many queries: no list is the empty one. */
static const char *const *
get_list (char **list)
{
  static const char *const empty[] = { NULL };

  return list != NULL ? (const char *const *) list : empty;
}

/**
 * hub_order_to_string:
 * @order: an order
 *
 * Gets the name that an order has on the command line, such as "newest".
 *
 * Returns: (transfer none): the name
 */
const char *
hub_order_to_string (HubOrder order)
{
  g_return_val_if_fail ((guint) order < G_N_ELEMENTS (order_names), NULL);

  return order_names[order];
}

/**
 * hub_order_from_string:
 * @text: a word, from outside
 * @order: (out): the order it names; untouched when it names none
 *
 * Finds an order by the name it has on the command line, such as "newest".
 *
 * Returns: whether @text names an order
 */
gboolean
hub_order_from_string (const char *text,
                       HubOrder   *order)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (order != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (order_names); i++)
    if (g_str_equal (text, order_names[i]))
      {
        *order = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * hub_query_new:
 *
 * Makes the question that every entry answers, in the hub's order.
 *
 * Returns: (transfer full): a query
 */
HubQuery *
hub_query_new (void)
{
  HubQuery *self = g_new0 (HubQuery, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->words = hub_text_query_new ("");

  return self;
}

/**
 * hub_query_new_from_draft:
 * @draft: a draft, which stays as it is
 *
 * Makes the question that a draft has become.
 *
 * Returns: (transfer full): a query
 */
HubQuery *
hub_query_new_from_draft (HubQueryDraft *draft)
{
  HubQuery *self;

  g_return_val_if_fail (draft != NULL, NULL);

  self = g_new0 (HubQuery, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->words = hub_text_query_ref (draft->words);
  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      self->included[i] = hub_query_draft_get_codes (draft, i, HUB_CHOICE_INCLUDE);
      self->excluded[i] = hub_query_draft_get_codes (draft, i, HUB_CHOICE_EXCLUDE);
    }
  self->year_from = draft->year_from;
  self->year_to = draft->year_to;
  self->order = draft->order;

  return self;
}

HubQuery *
hub_query_ref (HubQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
hub_query_unref (HubQuery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < HUB_N_FACETS; i++)
    {
      g_strfreev (self->included[i]);
      g_strfreev (self->excluded[i]);
    }
  hub_text_query_unref (self->words);
  g_free (self);
}

/**
 * hub_query_with_text:
 * @self: a query
 * @text: (nullable): any bytes up to the first NUL, of any length; %NULL is none
 *
 * Asks for other words, as [method@Hub.TextQuery.new] understands them: operators are no part of
 * them but for `title:`. Bytes that are not UTF-8 are replaced. No text is an error.
 *
 * Returns: (transfer full): the changed copy
 */
HubQuery *
hub_query_with_text (HubQuery   *self,
                     const char *text)
{
  g_autofree char *valid = NULL;
  HubQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  copy = query_copy (self);
  hub_text_query_unref (copy->words);
  copy->words = hub_text_query_new (valid);

  return copy;
}

/**
 * hub_query_with_choice:
 * @self: a query
 * @facet: the facet
 * @code: a value of it, known or not; bytes that are not UTF-8 are replaced
 * @choice: what becomes of the value; a value is never both included and excluded
 *
 * Includes or excludes one value of a facet, or takes the choice back.
 *
 * Returns: (transfer full): the changed copy
 */
HubQuery *
hub_query_with_choice (HubQuery   *self,
                       HubFacet    facet,
                       const char *code,
                       HubChoice   choice)
{
  g_autofree char *valid = NULL;
  HubQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) facet < HUB_N_FACETS, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  valid = g_utf8_make_valid (code, -1);
  copy = query_copy (self);
  list_set (&copy->included[facet], valid, choice == HUB_CHOICE_INCLUDE);
  list_set (&copy->excluded[facet], valid, choice == HUB_CHOICE_EXCLUDE);

  return copy;
}

/**
 * hub_query_with_years:
 * @self: a query
 * @from: the first year, or 0 for no limit
 * @to: the last year, or 0 for no limit
 *
 * Asks for entries of these years only; with a limit, those of unknown year are left out. When
 * @from is after @to, no entry fits. Negative numbers count as 0, and numbers of more than four
 * digits as 9999.
 *
 * Returns: (transfer full): the changed copy
 */
HubQuery *
hub_query_with_years (HubQuery *self,
                      int       from,
                      int       to)
{
  HubQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = query_copy (self);
  copy->year_from = CLAMP (from, 0, HUB_QUERY_MAX_YEAR);
  copy->year_to = CLAMP (to, 0, HUB_QUERY_MAX_YEAR);

  return copy;
}

/**
 * hub_query_with_order:
 * @self: a query
 * @order: the order of the answer; relevance is the hub's order where there are no words
 *
 * Asks for the same entries in another order.
 *
 * Returns: (transfer full): the changed copy
 */
HubQuery *
hub_query_with_order (HubQuery *self,
                      HubOrder  order)
{
  HubQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) order < G_N_ELEMENTS (order_names), NULL);

  copy = query_copy (self);
  copy->order = order;

  return copy;
}

/**
 * hub_query_cleared:
 * @self: a query
 *
 * Asks for every entry, in the order that @self has.
 *
 * Returns: (transfer full): the query without text, choices and years
 */
HubQuery *
hub_query_cleared (HubQuery *self)
{
  HubQuery *cleared;

  g_return_val_if_fail (self != NULL, NULL);

  cleared = hub_query_new ();
  cleared->order = self->order;

  return cleared;
}

const char *
hub_query_get_text (HubQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return hub_text_query_get_text (self->words);
}

HubTextQuery *
hub_query_get_words (HubQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->words;
}

/**
 * hub_query_get_choice:
 * @self: a query
 * @facet: the facet
 * @code: a value of it, known or not
 *
 * Tells what is chosen of one value.
 *
 * Returns: whether it is included, excluded or neither
 */
HubChoice
hub_query_get_choice (HubQuery   *self,
                      HubFacet    facet,
                      const char *code)
{
  g_return_val_if_fail (self != NULL, HUB_CHOICE_NONE);
  g_return_val_if_fail ((guint) facet < HUB_N_FACETS, HUB_CHOICE_NONE);
  g_return_val_if_fail (code != NULL, HUB_CHOICE_NONE);

  if (g_strv_contains (get_list (self->included[facet]), code))
    return HUB_CHOICE_INCLUDE;
  if (g_strv_contains (get_list (self->excluded[facet]), code))
    return HUB_CHOICE_EXCLUDE;

  return HUB_CHOICE_NONE;
}

/**
 * hub_query_get_codes:
 * @self: a query
 * @facet: the facet
 * @choice: %HUB_CHOICE_INCLUDE or %HUB_CHOICE_EXCLUDE
 *
 * Gets the values that are chosen so.
 *
 * Returns: (transfer none) (array zero-terminated=1): their codes, sorted by their bytes; perhaps
 *   none, never %NULL
 */
const char *const *
hub_query_get_codes (HubQuery *self,
                     HubFacet  facet,
                     HubChoice choice)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) facet < HUB_N_FACETS, NULL);
  g_return_val_if_fail (choice != HUB_CHOICE_NONE, NULL);

  if (choice == HUB_CHOICE_EXCLUDE)
    return get_list (self->excluded[facet]);

  return get_list (self->included[facet]);
}

int
hub_query_get_year_from (HubQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->year_from;
}

int
hub_query_get_year_to (HubQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->year_to;
}

HubOrder
hub_query_get_order (HubQuery *self)
{
  g_return_val_if_fail (self != NULL, HUB_ORDER_HUB);

  return self->order;
}

/**
 * hub_query_is_narrowed:
 * @self: a query
 *
 * Tells whether there is anything to clear: words, a choice, or a year.
 *
 * Returns: whether it may leave entries out
 */
gboolean
hub_query_is_narrowed (HubQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (*hub_query_get_text (self) != '\0')
    return TRUE;

  for (guint i = 0; i < HUB_N_FACETS; i++)
    if (hub_query_count_choices (self, i) > 0)
      return TRUE;

  return FALSE;
}

/**
 * hub_query_count_choices:
 * @self: a query
 * @facet: the facet
 *
 * Counts the values included and excluded; a range of years is one choice of the years.
 *
 * Returns: how many
 */
guint
hub_query_count_choices (HubQuery *self,
                         HubFacet  facet)
{
  guint n;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail ((guint) facet < HUB_N_FACETS, 0);

  n = g_strv_length ((char **) get_list (self->included[facet])) +
      g_strv_length ((char **) get_list (self->excluded[facet]));
  if (facet == HUB_FACET_YEAR && (self->year_from != 0 || self->year_to != 0))
    n++;

  return n;
}

/**
 * hub_query_equal:
 * @a: a query
 * @b: another
 *
 * Tells whether both ask the same in the same order, letter by letter.
 *
 * Returns: whether they are equal
 */
gboolean
hub_query_equal (HubQuery *a,
                 HubQuery *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  for (guint i = 0; i < HUB_N_FACETS; i++)
    if (!g_strv_equal (get_list (a->included[i]), get_list (b->included[i])) ||
        !g_strv_equal (get_list (a->excluded[i]), get_list (b->excluded[i])))
      return FALSE;

  return g_str_equal (hub_query_get_text (a), hub_query_get_text (b)) &&
         a->year_from == b->year_from &&
         a->year_to == b->year_to &&
         a->order == b->order;
}
