/* test-library.c: the reading list as the main thread sees it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-error.h"
#include "hub-library.h"
#include "hub-reading-list.h"
#include "library-lab.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <string.h>

/* A library, and what its signals have told so far. */
typedef struct
{
  TestFolder *folder;     /* (owned) */
  HubLibrary *library;    /* (owned) */
  GPtrArray  *shadow;     /* (owned): what the items must be, going by items-changed */
  guint       n_spans;    /* items-changed emitted */
  guint       n_loaded;   /* loaded emitted */
  GString    *changed;    /* (owned): numbers of `changed`, each with a space */
} Fixture;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  Fixture *fixture = user_data;

  g_assert_cmpuint (removed + added, >, 0);
  g_assert_cmpuint (position + removed, <=, fixture->shadow->len);
  if (removed > 0)
    g_ptr_array_remove_range (fixture->shadow, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->shadow, (int) (position + i),
                        g_list_model_get_item (model, position + i));
  fixture->n_spans++;

  g_assert_cmpuint (fixture->shadow->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < fixture->shadow->len; i++)
    {
      g_autoptr(HubEntry) entry = g_list_model_get_item (model, i);

      g_assert_true (entry == g_ptr_array_index (fixture->shadow, i));
      g_assert_true (hub_library_contains (fixture->library, entry));
    }
}

static void
changed_cb (HubLibrary *library,
            const char *uuid,
            gpointer    user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->changed, "%" G_GUINT64_FORMAT " ",
                          g_ascii_strtoull (strrchr (uuid, '-') + 1, NULL, 10));
}

static void
loaded_cb (Fixture *fixture)
{
  fixture->n_loaded++;
}

static void
make_library (Fixture *fixture)
{
  fixture->library = hub_library_new (fixture->folder);
  g_signal_connect_swapped (fixture->library, "loaded", G_CALLBACK (loaded_cb), fixture);
  g_signal_connect (fixture->library, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect (fixture->library, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = test_folder_new ();
  fixture->shadow = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->changed = g_string_new (NULL);
  make_library (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->shadow);
  g_string_free (fixture->changed, TRUE);
  if (fixture->library != NULL)
    g_assert_finalize_object (fixture->library);
  test_folder_remove (fixture->folder);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
load (Fixture *fixture)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  hub_library_load_async (fixture->library, NULL, result_cb, &result);
  hub_library_load_finish (fixture->library, wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
assert_load_fails (Fixture *fixture,
                   int      code)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  hub_library_load_async (fixture->library, NULL, result_cb, &result);
  g_assert_false (hub_library_load_finish (fixture->library, wait_for (&result), &error));
  g_assert_error (error, HUB_ERROR, code);
}

static void
add (Fixture *fixture,
     guint    number)
{
  g_autoptr(HubEntry) entry = lab_entry_new (number);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  hub_library_add_async (fixture->library, entry, NULL, result_cb, &result);
  hub_library_add_finish (fixture->library, wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
drop (Fixture *fixture,
      guint    number)
{
  g_autofree char *uuid = lab_uuid (number);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  hub_library_remove_async (fixture->library, uuid, "en", NULL, result_cb, &result);
  hub_library_remove_finish (fixture->library, wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
assert_shown (Fixture    *fixture,
              const char *numbers)
{
  g_autofree char *shown = lab_numbers (fixture->shadow);

  g_assert_cmpstr (shown, ==, numbers);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->library)), ==,
                    fixture->shadow->len);
}

static void
assert_told (Fixture    *fixture,
             const char *changed,
             guint       n_spans)
{
  g_assert_cmpstr (fixture->changed->str, ==, changed);
  g_assert_cmpuint (fixture->n_spans, ==, n_spans);
  g_string_truncate (fixture->changed, 0);
  fixture->n_spans = 0;
}

static gboolean
contains (Fixture *fixture,
          guint    number)
{
  g_autoptr(HubEntry) entry = lab_entry_new (number);

  return hub_library_contains (fixture->library, entry);
}

/* Another process, as far as the library can tell. */
static void
add_elsewhere (Fixture *fixture,
               guint    number)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HubReadingList) list = hub_reading_list_open (fixture->folder, &error);
  g_autoptr(HubEntry) entry = lab_entry_new (number);

  g_assert_no_error (error);
  hub_reading_list_add (list, entry, &error);
  g_assert_no_error (error);
}

static void
test_model (Fixture       *fixture,
            gconstpointer  data)
{
  GListModel *model = G_LIST_MODEL (fixture->library);

  g_assert_true (g_list_model_get_item_type (model) == HUB_TYPE_ENTRY);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_null (g_list_model_get_item (model, 0));
  g_assert_false (hub_library_is_loaded (fixture->library));
  g_assert_cmpuint (fixture->n_loaded, ==, 0);

  load (fixture);
  g_assert_true (hub_library_is_loaded (fixture->library));
  g_assert_cmpuint (fixture->n_loaded, ==, 1);
  load (fixture);
  g_assert_cmpuint (fixture->n_loaded, ==, 1);
  assert_told (fixture, "", 0);

  add (fixture, 1);
  assert_told (fixture, "1 ", 1);
  add (fixture, 2);
  add (fixture, 3);
  assert_shown (fixture, "3 2 1");
  assert_told (fixture, "2 3 ", 2);
  drop (fixture, 2);
  assert_shown (fixture, "3 1");
  assert_told (fixture, "2 ", 1);
  drop (fixture, 2);
  assert_told (fixture, "", 0);
  g_assert_true (contains (fixture, 1));
  g_assert_false (contains (fixture, 2));
  g_assert_null (hub_library_find (fixture->library, "00000000-0000-4000-8000-000000000001",
                                   "fr"));
}

/* Adding the same again is a change of the row only if it says something else. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(HubEntry) entry = lab_entry_new (1);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  add (fixture, 1);
  add (fixture, 2);
  assert_told (fixture, "1 2 ", 2);
  add (fixture, 1);
  assert_told (fixture, "", 0);

  hub_entry_set_summary (entry, "Changed since.");
  hub_library_add_async (fixture->library, entry, NULL, result_cb, &result);
  g_assert_true (hub_library_add_finish (fixture->library, wait_for (&result), &error));
  assert_told (fixture, "", 1);
  assert_shown (fixture, "2 1");
  g_assert_cmpstr (hub_entry_get_summary (fixture->shadow->pdata[1]), ==, "Changed since.");
}

/* FAULTS.md F45: something else under the id of an entry is not that entry. */
static void
test_f45_other (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *uuid = lab_uuid (999);
  g_autoptr(HubEntry) entry = lab_entry_new_full ();
  g_autoptr(HubEntry) other = hub_entry_new (uuid, "fr", HUB_KIND_EVENT, "Something else");
  g_autoptr(GError) error = NULL;

  hub_entry_set_nid (other, 4712);
  hub_entry_set_url (other, "https://hub.example/node/2");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GAsyncResult) result = NULL;

      hub_library_add_async (fixture->library, i == 0 ? entry : other, NULL, result_cb, &result);
      g_assert_true (hub_library_add_finish (fixture->library, wait_for (&result), &error));
      g_assert_true (hub_library_contains (fixture->library, entry) == (i == 0));
      g_assert_true (hub_library_contains (fixture->library, other) == (i == 1));
      g_assert_nonnull (hub_library_find (fixture->library, uuid, "fr"));
      assert_told (fixture, i == 0 ? "999 " : "999 999 ", 1);
    }
}

/* The list is the copy on the disk, not the object that was handed in. */
static void
test_copies (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(HubEntry) entry = lab_entry_new_full ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  hub_library_add_async (fixture->library, entry, NULL, result_cb, &result);
  g_assert_false (contains (fixture, 999));
  g_assert_true (hub_library_add_finish (fixture->library, wait_for (&result), &error));
  g_assert_true (fixture->shadow->pdata[0] != entry);
  lab_assert_same (fixture->shadow->pdata[0], entry);
}

static void
test_load_what_was_there (Fixture       *fixture,
                          gconstpointer  data)
{
  for (guint i = 1; i <= 5; i++)
    add_elsewhere (fixture, i);
  g_assert_false (contains (fixture, 3));
  load (fixture);
  assert_shown (fixture, "5 4 3 2 1");
  g_assert_cmpuint (fixture->n_spans, ==, 1);
  g_assert_true (contains (fixture, 3));
}

/* What other processes do shows with the next job, as one span. */
static void
test_elsewhere (Fixture       *fixture,
                gconstpointer  data)
{
  add (fixture, 1);
  add (fixture, 2);
  assert_told (fixture, "1 2 ", 2);
  add_elsewhere (fixture, 3);
  add_elsewhere (fixture, 4);
  assert_shown (fixture, "2 1");
  add (fixture, 5);
  assert_shown (fixture, "5 4 3 2 1");
  g_assert_cmpuint (fixture->n_spans, ==, 1);
  g_assert_cmpuint (fixture->changed->len, ==, strlen ("3 4 5 "));
}

static void
test_many_at_once (Fixture       *fixture,
                   gconstpointer  data)
{
  GAsyncResult *results[20] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr(HubEntry) entry = lab_entry_new (i + 1);

      hub_library_add_async (fixture->library, entry, NULL, result_cb, &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr(GError) error = NULL;

      hub_library_add_finish (fixture->library, wait_for (&results[i]), &error);
      g_assert_no_error (error);
      g_object_unref (results[i]);
    }
  g_assert_cmpuint (fixture->shadow->len, ==, G_N_ELEMENTS (results));
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(HubEntry) entry = lab_entry_new (1);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  hub_library_add_async (fixture->library, entry, cancellable, result_cb, &result);
  g_assert_false (hub_library_add_finish (fixture->library, wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  load (fixture);
  assert_shown (fixture, "");
}

static gboolean
cancel_on_show_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

/* A star that is on the disk is never told to be cancelled. */
static void
test_cancelled_too_late (Fixture       *fixture,
                         gconstpointer  data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(HubEntry) entry = lab_entry_new (i);
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GError) error = NULL;
      gboolean is_added = FALSE;

      hub_library_add_async (fixture->library, entry, cancellable, result_cb, &result);
      g_idle_add (cancel_on_show_cb, cancellable);
      is_added = hub_library_add_finish (fixture->library, wait_for (&result), &error);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      if (!is_added)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      load (fixture);
      g_assert_cmpint (contains (fixture, i), ==, is_added);
    }
}

/* F53: nothing is shown as lost before the user has had a say. */
static void
test_f53_damaged (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *aside = NULL;

  add_elsewhere (fixture, 1);
  test_folder_write (fixture->folder, "library.db", "garbage", 7);
  assert_load_fails (fixture, HUB_ERROR_STORE_DAMAGED);
  assert_load_fails (fixture, HUB_ERROR_STORE_DAMAGED);
  g_assert_false (hub_library_is_loaded (fixture->library));

  hub_library_start_anew_async (fixture->library, NULL, result_cb, &result);
  aside = hub_library_start_anew_finish (fixture->library, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (hub_library_is_loaded (fixture->library));
  add (fixture, 2);
  assert_shown (fixture, "2");
}

/* A file that is lost in use: the star fails, what is shown stays, and then the loss is told. */
static void
test_f53_lost_in_use (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *path = test_folder_path (fixture->folder, "library.db");
  g_autoptr(HubEntry) entry = lab_entry_new (2);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) anew = NULL;
  g_autoptr(GError) error = NULL;

  add (fixture, 1);
  g_assert_cmpint (g_unlink (path), ==, 0);
  hub_library_add_async (fixture->library, entry, NULL, result_cb, &result);
  g_assert_false (hub_library_add_finish (fixture->library, wait_for (&result), &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED);
  g_clear_error (&error);
  g_assert_false (contains (fixture, 2));
  assert_shown (fixture, "1");
  assert_load_fails (fixture, HUB_ERROR_STORE_DAMAGED);

  hub_library_start_anew_async (fixture->library, NULL, result_cb, &anew);
  g_assert_null (hub_library_start_anew_finish (fixture->library, wait_for (&anew), &error));
  g_assert_no_error (error);
  assert_shown (fixture, "");
}

static void
test_start_anew_rescues (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *aside = NULL;

  for (guint i = 1; i <= 3; i++)
    add (fixture, i);
  hub_library_start_anew_async (fixture->library, NULL, result_cb, &result);
  aside = hub_library_start_anew_finish (fixture->library, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (aside);
  assert_shown (fixture, "3 2 1");
}

static void
test_catalogue_does_not_matter (Fixture       *fixture,
                                gconstpointer  data)
{
  add (fixture, 1);
  test_folder_write (fixture->folder, "catalogue.db", "garbage", 7);
  g_assert_finalize_object (g_steal_pointer (&fixture->library));
  g_ptr_array_set_size (fixture->shadow, 0);
  make_library (fixture);
  load (fixture);
  assert_shown (fixture, "1");
}

static void
test_stopped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(HubEntry) entry = lab_entry_new (2);
  g_autoptr(GAsyncResult) before = NULL;
  g_autoptr(GAsyncResult) after = NULL;
  g_autoptr(GError) error = NULL;

  hub_library_add_async (fixture->library, entry, NULL, result_cb, &before);
  hub_library_stop (fixture->library);
  hub_library_stop (fixture->library);
  hub_library_add_async (fixture->library, entry, NULL, result_cb, &after);

  g_assert_true (hub_library_add_finish (fixture->library, wait_for (&before), &error));
  assert_shown (fixture, "2");
  g_assert_false (hub_library_add_finish (fixture->library, wait_for (&after), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The task keeps the library until it is done. */
static void
test_dropped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(HubEntry) entry = lab_entry_new (1);
  g_autoptr(GAsyncResult) result = NULL;

  hub_library_add_async (fixture->library, entry, NULL, result_cb, &result);
  g_object_add_weak_pointer (G_OBJECT (fixture->library), (gpointer *) &fixture->library);
  g_object_unref (fixture->library);
  wait_for (&result);
  g_assert_nonnull (fixture->library);
  assert_shown (fixture, "1");
  g_clear_object (&result);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (fixture->library);
}

static void
add_test (const char *path,
          void      (*run) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, run, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/library/model", test_model);
  add_test ("/library/again", test_again);
  add_test ("/library/F45-other", test_f45_other);
  add_test ("/library/copies", test_copies);
  add_test ("/library/load-what-was-there", test_load_what_was_there);
  add_test ("/library/elsewhere", test_elsewhere);
  add_test ("/library/many-at-once", test_many_at_once);
  add_test ("/library/cancelled", test_cancelled);
  add_test ("/library/cancelled-too-late", test_cancelled_too_late);
  add_test ("/library/F53-damaged", test_f53_damaged);
  add_test ("/library/F53-lost-in-use", test_f53_lost_in_use);
  add_test ("/library/start-anew-rescues", test_start_anew_rescues);
  add_test ("/library/catalogue-does-not-matter", test_catalogue_does_not_matter);
  add_test ("/library/stopped", test_stopped);
  add_test ("/library/dropped", test_dropped);

  return g_test_run ();
}
