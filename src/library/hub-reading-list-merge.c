/* hub-reading-list-merge.c: puts one reading list into another
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the list says is looked up in memory, read once, and kept up to what was put in: so a merge
 * takes as long as both lists are, not one times the other.
 */

#define G_LOG_DOMAIN "hub-reading-list"

#include "hub-reading-list-private.h"

#include "hub-entry-copy.h"
#include "hub-file-record.h"

typedef struct
{
  HubHoldings  *holdings;
  HubMergeRule  rule;
  GHashTable   *remarks;   /* (owned) (element-type utf8 GPtrArray): those of the list, by key;
                            * what is kept first, then what was removed last */
  GHashTable   *fresh;     /* (owned) (element-type gint64): items that were not in the list */
  gint64        top;       /* place above all */
  HubImport     report;    /* out */
} Merge;

static void
holding_free (gpointer data)
{
  HubHolding *holding = data;

  hub_remark_unref (holding->remark);
  g_clear_pointer (&holding->former, hub_former_unref);
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
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_file_unref);
  return self;
}

void
hub_holdings_free (HubHoldings *self)
{
  g_ptr_array_unref (self->holdings);
  g_ptr_array_unref (self->collections);
  g_ptr_array_unref (self->searches);
  g_ptr_array_unref (self->files);
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

/* The remarks on that entry. (transfer none) (nullable) */
static GPtrArray *
get_remarks (Merge     *merge,
             HubRemark *remark)
{
  g_autofree char *key = g_strconcat (remark->langcode, " ", remark->uuid, NULL);

  return g_hash_table_lookup (merge->remarks, key);
}

/* Notes what the list says now. */
static void
note_remark (Merge     *merge,
             HubRemark *remark)   /* (transfer full) */
{
  GPtrArray *remarks = get_remarks (merge, remark);

  if (remarks == NULL)
    {
      remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_remark_unref);
      g_hash_table_insert (merge->remarks,
                           g_strconcat (remark->langcode, " ", remark->uuid, NULL), remarks);
    }
  for (guint i = 0; i < remarks->len; i++)
    if (((HubRemark *) g_ptr_array_index (remarks, i))->item == remark->item)
      g_ptr_array_remove_index (remarks, i--);
  g_ptr_array_insert (remarks, remark->removed == 0 ? 0 : (int) remarks->len, remark);
}

static void
note_all (Merge     *merge,
          GPtrArray *remarks)
{
  for (guint i = 0; i < remarks->len; i++)
    note_remark (merge, hub_remark_ref (g_ptr_array_index (remarks, i)));
}

/* (nullable): what is kept, or else what was removed last */
static HubRemark *
dup_last (Merge     *merge,
          HubRemark *remark)
{
  GPtrArray *remarks = get_remarks (merge, remark);

  return remarks != NULL ? hub_remark_ref (g_ptr_array_index (remarks, 0)) : NULL;
}

/* (nullable): the remark on the very item, as it was when the list was copied */
static HubRemark *
dup_same (Merge     *merge,
          HubRemark *remark)
{
  GPtrArray *remarks = get_remarks (merge, remark);

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      HubRemark *same = g_ptr_array_index (remarks, i);

      if (same->item == remark->item && !g_hash_table_contains (merge->fresh, &same->item))
        return hub_remark_ref (same);
    }

  return NULL;
}

/* @copy: (nullable): when it stays as it is */
static gboolean
put (HubReadingList *self,
     Merge          *merge,
     HubRemark      *remark,
     const char     *copy,
     GError        **error)
{
  gboolean is_new = remark->item == 0;

  if ((copy != NULL && !hub_reading_list_put_item (self, remark, copy, error)) ||
      !hub_reading_list_put_remark (self, remark, error))
    return FALSE;

  if (is_new)
    g_hash_table_add (merge->fresh, g_memdup2 (&remark->item, sizeof remark->item));
  merge->top = MAX (merge->top, remark->place + 1);
  note_remark (merge, hub_remark_ref (remark));
  return TRUE;
}

/* What the entry said before, for the item that it has here. */
static gboolean
put_former (HubReadingList *self,
            HubHolding     *holding,
            gint64          item,
            GError        **error)
{
  g_autoptr(HubFormer) former = NULL;

  if (holding->former == NULL)
    return TRUE;

  former = hub_former_new (item, holding->former->noticed, holding->former->entry,
                           NULL);
  return hub_reading_list_put_former (self, former, error);
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
    remark->place = merge->top;
  if (remark->removed > 0)
    remark->removed = self->day;
  merge->report.added++;
  return put (self, merge, remark, holding->copy, error) &&
         put_former (self, holding, remark->item, error);
}

/* What is newer says how it is. */
static gboolean
put_over (HubReadingList *self,
          Merge          *merge,
          HubHolding     *holding,
          HubRemark      *last,
          GError        **error)
{
  g_autoptr(HubRemark) remark = hub_remark_copy (holding->is_bare ? last : holding->remark);

  remark->item = last->item;
  remark->removed = MIN (remark->removed, self->day);
  merge->report.joined++;
  return put (self, merge, remark, holding->copy, error) &&
         put_former (self, holding, remark->item, error);
}

/* Of two items with one id one alone can be kept: the other is as if it had been removed today. */
static gboolean
make_room (HubReadingList *self,
           Merge          *merge,
           HubRemark      *kept,
           GError        **error)
{
  g_autoptr(HubRemark) remark = hub_remark_copy (kept);

  remark->removed = self->day;
  return put (self, merge, remark, NULL, error);
}

/* Puts an entry into collections, all at once, whichever it is in. @renamed: (nullable)
 * (element-type utf8 utf8): some have another UUID here */
static void
set_collections (HubRemark         *remark,
                 const char *const *ours,
                 const char *const *theirs,
                 GHashTable        *renamed)
{
  const char *const *const lists[] = { ours, theirs };
  g_autoptr(GHashTable) uuids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i] != NULL && lists[i][j] != NULL; j++)
      {
        const char *to = renamed != NULL ? g_hash_table_lookup (renamed, lists[i][j]) : NULL;
        const char *uuid = to != NULL ? to : lists[i][j];

        if (g_hash_table_add (uuids, (char *) uuid))
          g_string_append_printf (text, "%s ", uuid);
      }
  hub_remark_set_collections (remark, text->str);
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
  set_collections (remark, (const char *const *) last->collections,
                   (const char *const *) holding->remark->collections, NULL);
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

  return put (self, merge, remark, NULL, error);
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
skip (Merge *merge)
{
  merge->report.skipped++;
  return TRUE;
}

/* An entry of another list, known by its id. */
static gboolean
merge_ours (HubReadingList *self,
            Merge          *merge,
            HubHolding     *holding,
            GError        **error)
{
  g_autoptr(HubRemark) last = dup_last (merge, holding->remark);
  gboolean is_other = last != NULL && is_other_item (self, holding, last);

  if (is_other && last->removed == 0)
    return skip (merge);
  if (last != NULL && !is_other)
    return join (self, merge, holding, last, error);
  return holding->copy != NULL ? put_new (self, merge, holding, error) : skip (merge);
}

/* An entry of the same list at a later time, known by its row: what was removed there takes nothing
 * from something else that had its id and is kept. */
static gboolean
merge_theirs (HubReadingList *self,
              Merge          *merge,
              HubHolding     *holding,
              GError        **error)
{
  g_autoptr(HubRemark) last = dup_same (merge, holding->remark);
  g_autoptr(HubRemark) kept = dup_last (merge, holding->remark);

  if (kept != NULL && kept->removed > 0)
    g_clear_pointer (&kept, hub_remark_unref);
  if (last == NULL && holding->copy == NULL && holding->remark->removed == 0 && kept != NULL)
    last = hub_remark_ref (kept);
  if (last == NULL && (holding->copy == NULL || (holding->is_bare && kept != NULL)))
    return skip (merge);

  if (holding->remark->removed == 0 && !holding->is_bare && kept != NULL &&
      (last == NULL || kept->item != last->item) && !make_room (self, merge, kept, error))
    return FALSE;
  return last != NULL ? put_over (self, merge, holding, last, error)
                      : put_new (self, merge, holding, error);
}

/* What comes on top comes in the order it had; what is kept comes after what was removed, so that
 * it finds room. */
static gboolean
merge_holdings (HubReadingList *self,
                Merge          *merge,
                GError        **error)
{
  GPtrArray *holdings = merge->holdings->holdings;

  for (guint round = 0; round < 2; round++)
    for (guint i = holdings->len; i > 0; i--)
      {
        HubHolding *holding = g_ptr_array_index (holdings, i - 1);
        gboolean is_turn = (round == 0) == (holding->remark->removed > 0);

        if (is_turn && !(merge->rule == HUB_MERGE_OURS
                           ? merge_ours (self, merge, holding, error)
                           : merge_theirs (self, merge, holding, error)))
          return FALSE;
      }

  return TRUE;
}

/* Puts entries into other collections. @renamed: (element-type utf8 utf8) */
static void
rename_collections (HubHoldings *holdings,
                    GHashTable  *renamed)
{
  for (guint i = 0; i < holdings->holdings->len; i++)
    {
      HubHolding *holding = g_ptr_array_index (holdings->holdings, i);
      g_auto(GStrv) were = g_strdupv (holding->remark->collections);

      set_collections (holding->remark, (const char *const *) were, NULL, renamed);
    }
}

/* (element-type utf8 HubCollection): by name, whatever the case of its letters; the first counts */
static GHashTable *
list_names (GPtrArray *collections)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = collections->len; i > 0; i--)
    {
      HubCollection *collection = g_ptr_array_index (collections, i - 1);

      g_hash_table_replace (names, g_utf8_casefold (collection->name, -1), collection);
    }

  return names;
}

/* One of the same name is the same, if it is another's. */
static gboolean
merge_collections (HubReadingList *self,
                   Merge          *merge,
                   HubStock       *stock,
                   GError        **error)
{
  GPtrArray *collections = merge->holdings->collections;
  g_autoptr(GHashTable) names = list_names (stock->collections);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) renamed = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < stock->collections->len; i++)
    g_hash_table_add (known, ((HubCollection *) g_ptr_array_index (stock->collections, i))->uuid);
  for (guint i = 0; i < collections->len; i++)
    {
      HubCollection *theirs = g_ptr_array_index (collections, i);
      g_autofree char *name = g_utf8_casefold (theirs->name, -1);
      gboolean is_known = g_hash_table_contains (known, theirs->uuid);
      HubCollection *same = g_hash_table_lookup (names, name);
      g_autoptr(HubCollection) fresh = NULL;

      if (merge->rule == HUB_MERGE_OURS && !is_known && same != NULL)
        g_hash_table_insert (renamed, theirs->uuid, same->uuid);
      if (merge->rule == HUB_MERGE_OURS && (is_known || same != NULL))
        continue;

      fresh = hub_collection_new (theirs->uuid, theirs->name, theirs->colour);
      fresh->place = merge->rule == HUB_MERGE_OURS ? 0 : theirs->place;
      merge->report.collections += !is_known;
      if (!hub_reading_list_put_collection (self, fresh, error))
        return FALSE;
    }

  rename_collections (merge->holdings, renamed);
  return TRUE;
}

static gboolean
merge_searches (HubReadingList *self,
                Merge          *merge,
                HubStock       *stock,
                GError        **error)
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) queries = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < stock->searches->len; i++)
    {
      HubSavedSearch *ours = g_ptr_array_index (stock->searches, i);

      g_hash_table_add (known, ours->uuid);
      g_hash_table_add (queries, ours->query);
    }
  for (guint i = 0; i < merge->holdings->searches->len; i++)
    {
      HubSavedSearch *theirs = g_ptr_array_index (merge->holdings->searches, i);
      gboolean is_known = g_hash_table_contains (known, theirs->uuid);
      g_autoptr(HubSavedSearch) fresh = NULL;

      if (merge->rule == HUB_MERGE_OURS &&
          (is_known || g_hash_table_contains (queries, theirs->query)))
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
merge_files (HubReadingList *self,
             Merge          *merge,
             GError        **error)
{
  GPtrArray *files = merge->holdings->files;

  for (guint i = 0; i < files->len; i++)
    if (!hub_file_record_put (self->database, g_ptr_array_index (files, i), error))
      return FALSE;

  return TRUE;
}

static void
begin (Merge    *merge,
       HubStock *stock)
{
  merge->report = (HubImport) { 0 };
  g_hash_table_remove_all (merge->remarks);
  g_hash_table_remove_all (merge->fresh);
  note_all (merge, stock->remarks);
  note_all (merge, stock->removed_remarks);
}

static gboolean
run_merge (HubReadingList *self,
           gpointer        data,
           GError        **error)
{
  Merge *merge = data;
  g_autoptr(HubStock) stock = hub_reading_list_load_stock (self, error);

  if (stock == NULL ||
      !hub_reading_list_read_number (self, HUB_READING_LIST_TOP, &merge->top, error))
    return FALSE;

  begin (merge, stock);
  return merge_collections (self, merge, stock, error) &&
         merge_searches (self, merge, stock, error) &&
         merge_holdings (self, merge, error) &&
         merge_files (self, merge, error);
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
  gboolean is_done = FALSE;

  merge.remarks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);
  merge.fresh = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  is_done = hub_reading_list_change (self, run_merge, &merge, error);
  g_hash_table_unref (merge.remarks);
  g_hash_table_unref (merge.fresh);
  if (is_done && report != NULL)
    *report = merge.report;
  return is_done;
}
