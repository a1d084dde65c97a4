/* hub-reading-list-merge.c: puts one reading list into another
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-reading-list"

#include "hub-reading-list-private.h"

#include "hub-entry-copy.h"

typedef struct
{
  HubHoldings  *holdings;
  HubMergeRule  rule;
  HubImport     report;   /* out */
} Merge;

static void
holding_free (gpointer data)
{
  HubHolding *holding = data;

  hub_remark_unref (holding->remark);
  g_free (holding->copy);
  g_free (holding);
}

/**
 * hub_holdings_new:
 *
 * Makes holdings of nothing.
 *
 * Returns: (transfer full): the holdings
 */
HubHoldings *
hub_holdings_new (void)
{
  HubHoldings *self = g_new0 (HubHoldings, 1);

  self->holdings = g_ptr_array_new_with_free_func (holding_free);
  self->collections = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_collection_unref);
  self->searches = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_saved_search_unref);
  return self;
}

void
hub_holdings_free (HubHoldings *self)
{
  g_ptr_array_unref (self->holdings);
  g_ptr_array_unref (self->collections);
  g_ptr_array_unref (self->searches);
  g_free (self);
}

/**
 * hub_holdings_take:
 * @self: what is being gathered
 * @remark: (transfer full): what is said of an entry
 * @copy: (transfer full) (nullable): the entry as text
 *
 * Adds an entry as the last one.
 *
 * Returns: (transfer none): what was added
 */
HubHolding *
hub_holdings_take (HubHoldings *self,
                   HubRemark   *remark,
                   char        *copy)
{
  HubHolding *holding = g_new0 (HubHolding, 1);

  holding->remark = remark;
  holding->copy = copy;
  g_ptr_array_add (self->holdings, holding);
  return holding;
}

/* An entry that is not in the list comes on top; a rescued one at the place it had. */
static gboolean
put_new (HubReadingList *self,
         Merge          *merge,
         HubHolding     *holding,
         GError        **error)
{
  g_autoptr(HubRemark) remark = hub_remark_copy (holding->remark);

  remark->item = 0;
  if (merge->rule == HUB_MERGE_OURS || remark->place == 0)
    {
      remark->removed = remark->removed > 0 ? self->day : 0;
      if (!hub_reading_list_read_number (self, HUB_READING_LIST_TOP, &remark->place, error))
        return FALSE;
    }
  merge->report.added++;
  return hub_reading_list_put_item (self, remark, holding->copy, error) &&
         hub_reading_list_put_remark (self, remark, error);
}

/* What is newer says how it is. */
static gboolean
put_over (HubReadingList *self,
          Merge          *merge,
          HubHolding     *holding,
          HubRemark      *last,
          GError        **error)
{
  g_autoptr(HubRemark) remark = hub_remark_copy (holding->remark);

  remark->item = last->item;
  if (remark->place == 0)
    remark->place = last->place;
  merge->report.joined++;
  return (holding->copy == NULL ||
          hub_reading_list_put_item (self, remark, holding->copy, error)) &&
         (holding->is_bare || hub_reading_list_put_remark (self, remark, error));
}

/* Nothing that the list says is lost: it gets another note below its own, and more collections. One
 * that has no room any more is left out as a whole, and counted. */
static gboolean
join (HubReadingList *self,
      Merge          *merge,
      HubHolding     *holding,
      HubRemark      *last,
      GError        **error)
{
  g_autoptr(HubRemark) remark = hub_remark_copy (last);

  if (!hub_remark_add_note (remark, holding->remark->note))
    {
      merge->report.skipped++;
      return TRUE;
    }
  for (guint i = 0; holding->remark->collections[i] != NULL; i++)
    hub_remark_join (remark, holding->remark->collections[i]);
  if (holding->remark->removed == 0 && remark->removed > 0)
    {
      remark->removed = 0;
      merge->report.added++;
    }
  else if (hub_remark_equal (last, remark))
    {
      merge->report.unchanged++;
      return TRUE;
    }
  else
    merge->report.joined++;

  return hub_reading_list_put_remark (self, remark, error);
}

static gboolean
is_other_item (HubReadingList *self,
               HubHolding     *holding,
               HubRemark      *last)
{
  g_autoptr(HubEntry) theirs = NULL;

  if (holding->copy != NULL)
    theirs = hub_entry_copy_from_text (holding->copy, NULL);
  return theirs != NULL && hub_reading_list_is_other (self, last, theirs);
}

static gboolean
merge_holding (HubReadingList *self,
               Merge          *merge,
               HubHolding     *holding,
               GError        **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(HubRemark) last = hub_reading_list_find (self, holding->remark->uuid,
                                                     holding->remark->langcode, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (last != NULL && merge->rule == HUB_MERGE_THEIRS)
    return put_over (self, merge, holding, last, error);
  if (last != NULL && last->removed > 0 && is_other_item (self, holding, last))
    g_clear_pointer (&last, hub_remark_unref);
  if ((last == NULL && holding->copy == NULL) ||
      (last != NULL && is_other_item (self, holding, last)))
    {
      merge->report.skipped++;
      return TRUE;
    }
  return last != NULL ? join (self, merge, holding, last, error)
                      : put_new (self, merge, holding, error);
}

static void
rename_collection (HubHoldings *holdings,
                   const char  *from,
                   const char  *to)
{
  for (guint i = 0; i < holdings->holdings->len; i++)
    {
      HubHolding *holding = g_ptr_array_index (holdings->holdings, i);

      if (!hub_remark_is_in (holding->remark, from))
        continue;
      hub_remark_leave (holding->remark, from);
      hub_remark_join (holding->remark, to);
    }
}

/* One of the same name is the same, if it is another's. */
static gboolean
merge_collections (HubReadingList *self,
                   Merge          *merge,
                   HubStock       *stock,
                   GError        **error)
{
  GPtrArray *collections = merge->holdings->collections;

  for (guint i = 0; i < collections->len; i++)
    {
      HubCollection *theirs = g_ptr_array_index (collections, i);
      gboolean is_known = hub_collection_find (stock->collections, theirs->uuid) != NULL;
      HubCollection *same = hub_collection_find_named (stock->collections, theirs->name);
      g_autoptr(HubCollection) fresh = NULL;

      if (merge->rule == HUB_MERGE_OURS && !is_known && same != NULL)
        rename_collection (merge->holdings, theirs->uuid, same->uuid);
      if (merge->rule == HUB_MERGE_OURS && (is_known || same != NULL))
        continue;

      fresh = hub_collection_new (theirs->uuid, theirs->name, theirs->colour);
      fresh->place = merge->rule == HUB_MERGE_OURS ? 0 : theirs->place;
      merge->report.collections += !is_known;
      if (!hub_reading_list_put_collection (self, fresh, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_query (GPtrArray  *searches,
           const char *query)
{
  for (guint i = 0; i < searches->len; i++)
    if (g_str_equal (((HubSavedSearch *) g_ptr_array_index (searches, i))->query, query))
      return TRUE;

  return FALSE;
}

static gboolean
merge_searches (HubReadingList *self,
                Merge          *merge,
                HubStock       *stock,
                GError        **error)
{
  for (guint i = 0; i < merge->holdings->searches->len; i++)
    {
      HubSavedSearch *theirs = g_ptr_array_index (merge->holdings->searches, i);
      gboolean is_known = hub_saved_search_find (stock->searches, theirs->uuid) != NULL;
      g_autoptr(HubSavedSearch) fresh = NULL;

      if (merge->rule == HUB_MERGE_OURS && (is_known || has_query (stock->searches, theirs->query)))
        continue;

      fresh = hub_saved_search_copy (theirs);
      if (merge->rule == HUB_MERGE_OURS)
        fresh->place = 0;
      merge->report.searches += !is_known;
      if (!hub_reading_list_put_search (self, fresh, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
run_merge (HubReadingList *self,
           gpointer        data,
           GError        **error)
{
  Merge *merge = data;
  g_autoptr(HubStock) stock = hub_reading_list_load_stock (self, error);

  merge->report = (HubImport) { 0 };
  if (stock == NULL ||
      !merge_collections (self, merge, stock, error) ||
      !merge_searches (self, merge, stock, error))
    return FALSE;

  /* What comes on top comes in the order it had. */
  for (guint i = merge->holdings->holdings->len; i > 0; i--)
    if (!merge_holding (self, merge, g_ptr_array_index (merge->holdings->holdings, i - 1), error))
      return FALSE;

  return TRUE;
}

/**
 * hub_reading_list_merge:
 * @self: a list
 * @holdings: what to put in; perhaps changed
 * @rule: what holds where both say something
 * @report: (out) (optional): what became of it
 * @error: as hub_reading_list_change() says
 *
 * Puts what another list held into this one, all of it or nothing.
 *
 * Returns: whether it is on the disk; if not, the list is as it was
 */
gboolean
hub_reading_list_merge (HubReadingList *self,
                        HubHoldings    *holdings,
                        HubMergeRule    rule,
                        HubImport      *report,
                        GError        **error)
{
  Merge merge = { .holdings = holdings, .rule = rule };

  if (!hub_reading_list_change (self, run_merge, &merge, error))
    return FALSE;

  if (report != NULL)
    *report = merge.report;
  return TRUE;
}
