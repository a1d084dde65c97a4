/* test-entry-list.c: the list, replayed against what it says of itself
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-entry-list.h"
#include "hub-reader-events.h"
#include "made-up.h"
#include "test-folder.h"

#define N_ENTRIES 300

typedef struct
{
  TestFolder   *folder;
  HubReader    *reader;
  HubLibrary   *library;
  HubEntryList *list;
  GPtrArray    *shadow;       /* what a view would have, kept up by `items-changed` alone */
  guint         n_changes;
} Fixture;

static void
items_changed_cb (Fixture *fixture,
                  guint    position,
                  guint    removed,
                  guint    added)
{
  if (removed > 0)
    g_ptr_array_remove_range (fixture->shadow, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->shadow, position + i,
                        g_list_model_get_item (G_LIST_MODEL (fixture->list), position + i));
  fixture->n_changes++;
}

static void
assert_replayed (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (fixture->list);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, fixture->shadow->len);
  for (guint i = 0; i < fixture->shadow->len; i++)
    {
      g_autoptr(HubListItem) item = g_list_model_get_item (model, i);

      g_assert_true (item == g_ptr_array_index (fixture->shadow, i));
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(MadeUp) made_up = made_up_new (7, 500, 20);
  g_autoptr(HubCatalogueWriter) writer = NULL;
  g_autoptr(GError) error = NULL;

  fixture->folder = test_folder_new ();
  writer = hub_catalogue_writer_open (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_true (made_up_add_terms (writer, &error));
  g_assert_true (made_up_add (made_up, writer, 0, N_ENTRIES, 1, &error));
  g_clear_pointer (&writer, hub_catalogue_writer_close);

  fixture->reader = hub_reader_new (fixture->folder);
  fixture->library = hub_library_new (fixture->folder);
  fixture->list = hub_entry_list_new (fixture->reader, fixture->library);
  fixture->shadow = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->shadow);
  g_signal_handlers_disconnect_by_data (fixture->list, fixture);
  hub_reader_stop (fixture->reader);
  hub_library_stop (fixture->library);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->list);
  g_assert_finalize_object (fixture->reader);
  g_assert_finalize_object (fixture->library);
  test_folder_remove (fixture->folder);
}

static void
show (Fixture    *fixture,
      const char *ids)
{
  g_auto(GStrv) words = g_strsplit (ids, " ", -1);
  g_autoptr(GArray) array = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      gint64 id = g_ascii_strtoll (words[i], NULL, 10);

      g_array_append_val (array, id);
    }
  hub_entry_list_set_ids (fixture->list, (const gint64 *) array->data, array->len);
}

static void
test_replay (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const results[] = {
    "", "1 2 3", "1 2 3", "3 2 1", "1 2 3 4 5 6", "2 3 4", "9 2 3 4 8", "9 8", "", "5",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      show (fixture, results[i]);
      assert_replayed (fixture);
    }
  g_assert_cmpuint (fixture->n_changes, ==, 8);   /* two change nothing */
}

/* Only so many are items as the limit lets, whatever is found; nothing can be chosen beyond it. */
static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  static const guint limits[] = { 3, 2, 0, 4, 100, G_MAXUINT };
  static const char *const results[] = { "1 2 3 4 5 6", "2 3", "9 2 3 4 5 6 7", "9 8 7 6 5 4 3 2" };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      hub_entry_list_set_limit (fixture->list, limits[i]);
      assert_replayed (fixture);
      g_assert_cmpuint (fixture->shadow->len, <=, limits[i]);
      for (gsize j = 0; j < G_N_ELEMENTS (results); j++)
        {
          show (fixture, results[j]);
          assert_replayed (fixture);
        }
    }
  g_assert_cmpuint (fixture->shadow->len, ==, 8);

  hub_entry_list_set_limit (fixture->list, 2);
  g_assert_cmpuint (hub_entry_list_find (fixture->list, 8), ==, 1);
  g_assert_cmpuint (hub_entry_list_find (fixture->list, 7), ==, GTK_INVALID_LIST_POSITION);
  g_assert_false (gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->list), 2, TRUE));
}

/* Rows that are put in are not read. */
static void
test_put_rows (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(HubEntry) entry = hub_entry_new ("u", "en", HUB_KIND_VIDEO, "Put in");
  g_autoptr(HubRow) row = hub_row_new (entry);
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  g_autoptr(HubListItem) item = NULL;

  g_ptr_array_add (rows, NULL);
  g_ptr_array_add (rows, row);
  hub_entry_list_put_rows (fixture->list, (gint64[]) { 1, 2 }, rows);
  show (fixture, "2");
  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_assert_true (hub_list_item_get_entry (item) == entry);
}

static void
test_replay_random (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr(GString) ids = g_string_new (NULL);

      for (int id = 1; id <= 40; id++)
        {
          if (g_rand_boolean (rand))
            g_string_append_printf (ids, "%s%d", ids->len > 0 ? " " : "", id);
        }
      show (fixture, ids->str);
      assert_replayed (fixture);
    }
}

/* The numbers up to @last, and those that @rand puts in and takes out, @n times each. */
static GArray *
make_result (GRand *rand,
             int    last,
             int    n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 1; id <= last; id++)
    g_array_append_val (ids, id);
  for (int i = 0; i < n; i++)
    {
      gint64 id = last + 1 + g_rand_int_range (rand, 0, 100) + 100 * i;

      g_array_remove_index (ids, (guint) g_rand_int_range (rand, 0, (int) ids->len));
      g_array_insert_val (ids, (guint) g_rand_int_range (rand, 0, (int) ids->len), id);
    }
  return ids;
}

static void
update (Fixture *fixture,
        GArray  *ids)
{
  fixture->n_changes = 0;
  hub_entry_list_update_ids (fixture->list, (const gint64 *) (gpointer) ids->data, ids->len);
  assert_replayed (fixture);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(HubListItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_assert_cmpint (hub_list_item_get_id (item), ==, g_array_index (ids, gint64, i));
    }
}

/* What little differs is told by itself, and much at once, with what is only more apart. */
static void
test_update (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (12);
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) all = make_result (rand, 1000, 0);
  g_autoptr(GArray) one = make_result (rand, 1000, 1);
  g_autoptr(GArray) few = make_result (rand, 3, 0);

  update (fixture, all);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  update (fixture, all);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  update (fixture, one);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_array_index (few, gint64, 0) = 5000;
  g_array_index (few, gint64, 1) = 5001;
  g_array_index (few, gint64, 2) = 5002;
  update (fixture, few);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  update (fixture, all);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  update (fixture, none);
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr(GArray) ids = make_result (rand, 400, g_rand_int_range (rand, 0, 60));

      update (fixture, ids);
    }
}

static void
test_items_stay (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(HubListItem) before = NULL;
  g_autoptr(HubListItem) after = NULL;

  show (fixture, "1 2 3");
  before = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);
  show (fixture, "7 8 2 9");
  after = g_list_model_get_item (G_LIST_MODEL (fixture->list), 2);
  g_assert_true (before == after);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), 4));
}

static void
test_selection_survives (Fixture       *fixture,
                         gconstpointer  data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->list);
  g_autoptr(GtkBitset) selected = NULL;

  show (fixture, "1 2 3");
  gtk_selection_model_select_item (model, 1, TRUE);
  g_assert_true (gtk_selection_model_is_selected (model, 1));
  show (fixture, "3 4");
  g_assert_false (gtk_selection_model_is_selected (model, 1));
  g_assert_null (hub_entry_list_dup_selected (fixture->list));
  show (fixture, "5 6 2");
  g_assert_true (gtk_selection_model_is_selected (model, 2));
  selected = gtk_selection_model_get_selection (model);
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 1);
  g_assert_cmpint (hub_entry_list_get_selected_id (fixture->list), ==, 2);
}

static void
show_all (Fixture *fixture)
{
  gint64 ids[N_ENTRIES];

  for (guint i = 0; i < N_ENTRIES; i++)
    ids[i] = i + 1;
  hub_entry_list_set_ids (fixture->list, ids, N_ENTRIES);
}

static void
wait_for_entry (HubListItem *item)
{
  while (hub_list_item_get_entry (item) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_rows_come_by_page (Fixture       *fixture,
                        gconstpointer  data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr(HubListItem) first = NULL;
  g_autoptr(HubListItem) neighbour = NULL;
  g_autoptr(HubListItem) far = NULL;

  g_signal_handlers_disconnect_by_data (fixture->list, fixture);
  show_all (fixture);
  first = g_list_model_get_item (model, 0);
  g_assert_null (hub_list_item_get_entry (first));
  wait_for_entry (first);
  g_assert_cmpint (hub_entry_get_id (hub_list_item_get_entry (first)), ==, 1);

  /* The whole page has come; the rest of the list has not been read. */
  neighbour = g_list_model_get_item (model, 63);
  g_assert_nonnull (hub_list_item_get_entry (neighbour));
  far = g_list_model_get_item (model, 200);
  g_assert_null (hub_list_item_get_entry (far));
  wait_for_entry (far);
  g_assert_cmpint (hub_entry_get_id (hub_list_item_get_entry (far)), ==, 201);
}

/* Rows that gave way to a search come with its answer, also if that is the same. */
static void
test_give_way (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(HubTextQuery) words = hub_text_query_new ("no such word");
  g_autoptr(HubListItem) item = NULL;

  g_signal_handlers_disconnect_by_data (fixture->list, fixture);
  show_all (fixture);
  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 5);
  hub_entry_list_give_way (fixture->list);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (hub_list_item_get_entry (item));
  show_all (fixture);
  wait_for_entry (item);
  g_assert_false (hub_list_item_has_snippet (item));

  /* With words there is room for a piece of text at once, and then the piece. */
  hub_entry_list_set_words (fixture->list, words);
  show_all (fixture);
  g_assert_true (hub_list_item_has_snippet (item));
  g_assert_null (hub_list_item_get_row (item)->snippet);
  while (hub_list_item_get_row (item)->snippet == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (hub_list_item_get_row (item)->snippet->marks->len, ==, 0);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
test_forget_rows (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(HubListItem) item = NULL;
  g_autoptr(HubEntry) old = NULL;
  gboolean is_answered = FALSE;

  g_signal_handlers_disconnect_by_data (fixture->list, fixture);
  show_all (fixture);
  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 5);
  wait_for_entry (item);
  old = g_object_ref (hub_list_item_get_entry (item));

  /* Nothing is read before it is known what is shown, and the old row until the new one comes. */
  hub_entry_list_forget_rows (fixture->list);
  hub_reader_occasions_async (fixture->reader, NULL, answered_cb, &is_answered);
  while (!is_answered)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (hub_list_item_get_entry (item) == old);
  show_all (fixture);
  g_assert_true (hub_list_item_get_entry (item) == old);
  while (hub_list_item_get_entry (item) == old)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (hub_entry_get_uuid (hub_list_item_get_entry (item)), ==,
                   hub_entry_get_uuid (old));
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/ui/entry-list/replay", test_replay);
  add ("/ui/entry-list/replay-random", test_replay_random);
  add ("/ui/entry-list/update", test_update);
  add ("/ui/entry-list/limit", test_limit);
  add ("/ui/entry-list/put-rows", test_put_rows);
  add ("/ui/entry-list/items-stay", test_items_stay);
  add ("/ui/entry-list/selection-survives", test_selection_survives);
  add ("/ui/entry-list/rows-come-by-page", test_rows_come_by_page);
  add ("/ui/entry-list/give-way", test_give_way);
  add ("/ui/entry-list/forget-rows", test_forget_rows);
  return g_test_run ();
}
