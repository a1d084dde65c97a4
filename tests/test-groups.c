/* test-groups.c: collections and saved searches of the reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-error.h"
#include "hub-reading-list.h"
#include "library-lab.h"
#include "list-lab.h"
#include "test-folder.h"

#include <string.h>

static void
join (HubReadingList *list,
      guint           number,
      const char     *collection)
{
  g_autoptr(HubEntry) entry = lab_entry_new (number);
  g_autoptr(HubEdit) edit = hub_edit_new_for (entry);
  g_autoptr(GError) error = NULL;

  hub_edit_join (edit, collection);
  hub_reading_list_edit (list, edit, &error);
  g_assert_no_error (error);
}

static void
save_collection (HubReadingList *list,
                 const char     *uuid,
                 const char     *name,
                 HubColour       colour)
{
  g_autoptr(HubCollection) collection = hub_collection_new (uuid, name, colour);
  g_autoptr(GError) error = NULL;

  hub_reading_list_save_collection (list, collection, &error);
  g_assert_no_error (error);
}

static void
test_collections (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (1);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubStock) stock = NULL;
  g_autoptr(HubStock) after = NULL;
  g_autoptr(HubCollection) changed = NULL;
  g_autoptr(HubStock) last = NULL;
  g_autoptr(GError) error = NULL;
  HubCollection *first = NULL;

  save_collection (list, "c-1", "Briefing", HUB_COLOUR_RED);
  save_collection (list, "c-2", "Ausländerrecht", HUB_COLOUR_TEAL);
  join (list, 1, "c-1");
  g_clear_pointer (&list, hub_reading_list_close);
  list = list_lab_open (folder);
  stock = list_lab_load (list);
  g_assert_cmpuint (stock->collections->len, ==, 2);
  first = hub_collection_find (stock->collections, "c-1");
  g_assert_true (first == stock->collections->pdata[0]);
  g_assert_cmpint (first->colour, ==, HUB_COLOUR_RED);
  g_assert_true (hub_collection_find_named (stock->collections, "briefing") == first);
  g_assert_nonnull (hub_collection_find_named (stock->collections, "AUSLÄNDERRECHT"));

  changed = hub_collection_new ("c-1", "Briefings", HUB_COLOUR_BLUE);
  changed->place = 99;
  g_assert_true (hub_reading_list_save_collection (list, changed, &error));
  g_assert_true (hub_reading_list_drop_collection (list, "c-2", &error));
  after = list_lab_load (list);
  g_assert_cmpuint (after->collections->len, ==, 1);
  g_assert_cmpstr (((HubCollection *) after->collections->pdata[0])->name, ==, "Briefings");

  /* Deleted and brought back, it has its entries again. */
  g_assert_true (hub_reading_list_drop_collection (list, "c-1", &error));
  save_collection (list, "c-1", "Briefing", HUB_COLOUR_RED);
  last = list_lab_load (list);
  g_assert_true (hub_remark_is_in (last->remarks->pdata[0], "c-1"));
}

static GArray *
keys (guint64 first,
      guint64 last)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint64 i = last; i >= first; i--)
    {
      guint64 key = i * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

      g_array_append_val (array, key);
    }
  return array;
}

static guint
meet (HubReadingList *list,
      guint64         first,
      guint64         last,
      gboolean        is_looked_at)
{
  g_autoptr(GArray) found = keys (first, last);
  g_autoptr(GError) error = NULL;
  guint n_news = 0;

  hub_reading_list_meet (list, "s-1", found, is_looked_at, &n_news, &error);
  g_assert_no_error (error);
  return n_news;
}

static guint
count_fresh (HubReadingList *list,
             guint64         first,
             guint64         last)
{
  g_autoptr(HubStock) stock = list_lab_load (list);
  g_autoptr(GArray) found = keys (first, last);

  return hub_saved_search_count_fresh (stock->searches->pdata[0], found);
}

/* Nothing is new twice: not in another run, not after it was away. */
static void
test_searches (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (0);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  const char *query = "country:KE sort:newest";
  g_autoptr(HubSavedSearch) search = hub_saved_search_new ("s-1", "Kenya", query);
  g_autoptr(HubStock) stock = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_reading_list_save_search (list, search, &error));
  g_assert_cmpuint (meet (list, 1, 5, FALSE), ==, 0);
  g_assert_cmpuint (meet (list, 1, 5, FALSE), ==, 0);
  g_assert_cmpuint (meet (list, 1, 8, FALSE), ==, 3);
  g_assert_cmpuint (meet (list, 1, 8, FALSE), ==, 0);
  g_clear_pointer (&list, hub_reading_list_close);

  list = list_lab_open (folder);
  g_assert_cmpuint (meet (list, 1, 6, FALSE), ==, 0);
  g_assert_cmpuint (count_fresh (list, 1, 6), ==, 1);
  g_assert_cmpuint (meet (list, 1, 8, FALSE), ==, 0);
  g_assert_cmpuint (count_fresh (list, 1, 8), ==, 3);
  g_assert_cmpuint (meet (list, 1, 9, FALSE), ==, 1);
  g_assert_cmpuint (meet (list, 1, 8, TRUE), ==, 0);
  g_assert_cmpuint (count_fresh (list, 1, 9), ==, 1);
  g_assert_cmpuint (meet (list, 1, 9, TRUE), ==, 0);
  g_assert_cmpuint (count_fresh (list, 1, 9), ==, 0);

  stock = list_lab_load (list);
  g_assert_cmpstr (((HubSavedSearch *) stock->searches->pdata[0])->query, ==, query);
  g_assert_true (hub_reading_list_drop_search (list, "s-1", &error));
  g_assert_cmpuint (meet (list, 1, 20, FALSE), ==, 0);
}

/* A search that has found nothing yet knows that; the next thing is new. */
static void
test_search_that_found_nothing (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (0);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubSavedSearch) search = hub_saved_search_new ("s-1", "Nothing", "zzz");
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_reading_list_save_search (list, search, &error));
  g_assert_cmpuint (meet (list, 1, 0, FALSE), ==, 0);
  g_assert_cmpuint (meet (list, 1, 1, FALSE), ==, 1);
}

/* SQLite has no way to see these; the sums have. */
static void
test_f53_altered (void)
{
  const char *const damages[] = {
    "UPDATE remark SET note = 'something else'",
    "UPDATE remark SET status = 'read'",
    "UPDATE remark SET place = place + 1",
    "UPDATE remark SET due = '2027-01-01'",
    "UPDATE collection SET name = 'x'",
    "UPDATE search SET query = 'x'",
    "UPDATE search SET known = '='",
    "DELETE FROM item WHERE id = 1",
    "DELETE FROM remark WHERE item = 1",
    "DROP TABLE search",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr(TestFolder) folder = list_lab_make (2);
      g_autoptr(HubReadingList) list = list_lab_open (folder);
      g_autoptr(HubSavedSearch) search = hub_saved_search_new ("s-1", "Kenya", "country:KE");
      g_autoptr(HubReadingList) damaged = NULL;
      g_autoptr(GError) error = NULL;

      save_collection (list, "c-1", "Briefing", HUB_COLOUR_RED);
      g_assert_true (hub_reading_list_save_search (list, search, &error));
      g_clear_pointer (&list, hub_reading_list_close);
      list_lab_run_sql (folder, damages[i]);
      damaged = hub_reading_list_open (folder, &error);
      g_test_message ("%s", damages[i]);
      g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED);
      g_assert_nonnull (strstr (error->message, "library.db"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/groups/collections", test_collections);
  g_test_add_func ("/groups/searches", test_searches);
  g_test_add_func ("/groups/search-that-found-nothing", test_search_that_found_nothing);
  g_test_add_func ("/groups/F53-altered", test_f53_altered);

  return g_test_run ();
}
