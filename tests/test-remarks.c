/* test-remarks.c: what the user says of entries, and in which order
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

#define DAYS_KEPT 30

static void
edit (HubReadingList *list,
      HubEdit        *taken,
      guint           n_done)
{
  g_autoptr(HubEdit) one = taken;
  g_autoptr(GError) error = NULL;

  hub_reading_list_edit (list, one, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->n_done, ==, n_done);
}

static HubEdit *
edit_of (guint number)
{
  g_autofree char *uuid = lab_uuid (number);
  HubEdit *one = hub_edit_new ();

  hub_edit_add (one, uuid, "en");
  return one;
}

static HubRemark *
dup_remark (HubReadingList *list,
            guint           number)
{
  g_autoptr(HubStock) stock = list_lab_load (list);
  g_autoptr(HubEntry) entry = lab_entry_new (number);
  HubRemark *remark = hub_stock_find_remark (stock, entry);

  return remark != NULL ? hub_remark_ref (remark) : NULL;
}

static void
assert_removed (HubReadingList *list,
                const char     *numbers)
{
  g_autoptr(HubStock) stock = list_lab_load (list);
  g_autofree char *found = lab_numbers (stock->removed);

  g_assert_cmpstr (found, ==, numbers);
}

static void
test_words (void)
{
  HubStatus status = HUB_STATUS_READ;
  HubColour colour = HUB_COLOUR_SLATE;

  for (guint i = 0; i < HUB_N_STATUSES; i++)
    {
      g_assert_true (hub_status_from_string (hub_status_to_string (i), &status));
      g_assert_cmpint (status, ==, i);
    }
  for (guint i = 0; i < HUB_N_COLOURS; i++)
    {
      g_assert_true (hub_colour_from_string (hub_colour_to_string (i), &colour));
      g_assert_cmpint (colour, ==, i);
    }
  g_assert_false (hub_status_from_string ("Reading", &status));
  g_assert_false (hub_status_from_string (NULL, &status));
  g_assert_false (hub_colour_from_string ("mauve", &colour));
}

/* Nothing is said of what is just kept; then everything at once. */
static void
test_edit (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubRemark) fresh = dup_remark (list, 1);
  g_autoptr(HubRemark) said = NULL;
  g_autoptr(HubRemark) untouched = NULL;
  g_autofree char *due = NULL;
  HubEdit *one = edit_of (1);

  g_assert_cmpint (fresh->status, ==, HUB_STATUS_TO_READ);
  g_assert_cmpstr (fresh->note, ==, "");
  g_assert_cmpint (fresh->due.precision, ==, HUB_DATE_UNKNOWN);
  g_assert_null (fresh->collections[0]);
  g_assert_cmpint (fresh->added, >, 1700000000);

  hub_edit_set_status (one, HUB_STATUS_READING);
  hub_edit_set_note (one, "First paragraph.\n\nSecond\tone, in العربية.\n");
  hub_edit_set_due (one, "2026-12-24");
  hub_edit_join (one, "c-2");
  edit (list, one, 1);
  one = edit_of (1);
  hub_edit_join (one, "c-1");
  edit (list, one, 1);
  g_clear_pointer (&list, hub_reading_list_close);

  list = list_lab_open (folder);
  said = dup_remark (list, 1);
  due = hub_remark_dup_due (said);
  g_assert_cmpint (said->status, ==, HUB_STATUS_READING);
  g_assert_cmpstr (said->note, ==, "First paragraph.\n\nSecond\tone, in العربية.");
  g_assert_cmpstr (due, ==, "2026-12-24");
  g_assert_true (hub_remark_is_in (said, "c-1") && hub_remark_is_in (said, "c-2"));
  g_assert_cmpint (said->place, ==, fresh->place);
  untouched = dup_remark (list, 2);
  g_assert_cmpstr (untouched->note, ==, "");

  one = edit_of (1);
  hub_edit_leave (one, "c-1");
  hub_edit_set_due (one, "");
  edit (list, one, 1);
  g_clear_pointer (&said, hub_remark_unref);
  said = dup_remark (list, 1);
  g_assert_cmpint (g_strv_length (said->collections), ==, 1);
  g_assert_cmpint (said->due.precision, ==, HUB_DATE_UNKNOWN);
}

static void
test_note_is_limited (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (1);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autofree char *fits = g_strnfill (HUB_NOTE_MAX_BYTES, 'x');
  g_autofree char *over = g_strconcat (fits, "y", NULL);
  g_autoptr(HubRemark) said = NULL;
  HubEdit *one = edit_of (1);

  hub_edit_set_note (one, over);
  edit (list, one, 1);
  said = dup_remark (list, 1);
  g_assert_cmpuint (strlen (said->note), <=, HUB_NOTE_MAX_BYTES);
  g_assert_cmpuint (strlen (said->note), >, HUB_NOTE_MAX_BYTES - 8);

  one = edit_of (1);
  hub_edit_set_note (one, "a\x01" "b\xe2\x80\xae" "c");
  edit (list, one, 1);
  g_clear_pointer (&said, hub_remark_unref);
  said = dup_remark (list, 1);
  g_assert_null (strchr (said->note, 1));
}

/* A slip in one of many: none is changed. */
static void
test_all_or_nothing (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (3);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubEdit) many = hub_edit_new ();
  g_autoptr(HubRemark) said = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *uuid = lab_uuid (i);

      hub_edit_add (many, uuid, NULL);
    }
  hub_edit_set_status (many, HUB_STATUS_READ);
  hub_edit_set_due (many, "2026-02-30");
  g_assert_false (hub_reading_list_edit (list, many, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_USAGE);
  said = dup_remark (list, 1);
  g_assert_cmpint (said->status, ==, HUB_STATUS_TO_READ);

  hub_edit_set_due (many, "2026-02-28");
  g_clear_error (&error);
  g_assert_true (hub_reading_list_edit (list, many, &error));
  g_assert_cmpuint (many->n_done, ==, 3);
  g_clear_pointer (&said, hub_remark_unref);
  said = dup_remark (list, 3);
  g_assert_cmpint (said->status, ==, HUB_STATUS_READ);

  edit (list, edit_of (77), 0);
}

static void
move (HubReadingList *list,
      const char     *numbers,
      guint           above)   /* 0: to the end */
{
  g_auto(GStrv) words = g_strsplit (numbers, " ", 0);
  g_autoptr(HubEntry) next = above > 0 ? lab_entry_new (above) : NULL;
  HubEdit *one = hub_edit_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *uuid = lab_uuid ((guint) g_ascii_strtoull (words[i], NULL, 10));

      hub_edit_add (one, uuid, "en");
    }
  hub_edit_move (one, next);
  edit (list, one, g_strv_length (words));
}

static void
test_move (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (5);
  g_autoptr(HubReadingList) list = list_lab_open (folder);

  move (list, "1", 5);
  list_lab_assert (list, "1 5 4 3 2");
  move (list, "1", 0);
  list_lab_assert (list, "5 4 3 2 1");
  move (list, "2 4", 3);
  list_lab_assert (list, "5 4 2 3 1");
  move (list, "5", 5);
  list_lab_assert (list, "4 2 3 1 5");
  list_lab_add (list, 6);
  list_lab_assert (list, "6 4 2 3 1 5");
  g_clear_pointer (&list, hub_reading_list_close);
  list = list_lab_open (folder);
  list_lab_assert (list, "6 4 2 3 1 5");
}

/* A long random walk, held against an array. */
static void
test_move_at_random (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (8);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(GArray) shadow = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 8; i > 0; i--)
    g_array_append_val (shadow, i);
  for (guint i = 0; i < 60; i++)
    {
      guint from = (guint) g_test_rand_int_range (0, 8);
      guint to = (guint) g_test_rand_int_range (0, 8);
      guint number = g_array_index (shadow, guint, from);
      g_autofree char *word = g_strdup_printf ("%u", number);
      g_autoptr(GString) expected = g_string_new (NULL);

      g_array_remove_index (shadow, from);
      move (list, word, to < shadow->len ? g_array_index (shadow, guint, to) : 0);
      g_array_insert_val (shadow, to, number);
      for (guint j = 0; j < shadow->len; j++)
        g_string_append_printf (expected, "%s%u", j > 0 ? " " : "",
                                g_array_index (shadow, guint, j));
      list_lab_assert (list, expected->str);
    }
}

/* Back at its place, with all that was said of it. */
static void
test_restore (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (4);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubRemark) said = NULL;
  HubEdit *one = edit_of (2);

  hub_edit_set_note (one, "Not to be lost");
  edit (list, one, 1);
  list_lab_drop (list, 2);
  list_lab_drop (list, 4);
  list_lab_assert (list, "3 1");
  assert_removed (list, "4 2");

  one = edit_of (2);
  hub_edit_restore (one);
  edit (list, one, 1);
  list_lab_assert (list, "3 2 1");
  said = dup_remark (list, 2);
  g_assert_cmpstr (said->note, ==, "Not to be lost");
  assert_removed (list, "4");

  one = edit_of (2);
  hub_edit_restore (one);
  edit (list, one, 0);
}

/* Starred again, it is on top, and what was said of it is said again. */
static void
test_add_what_was_removed (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (3);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubRemark) said = NULL;
  HubEdit *one = edit_of (1);

  hub_edit_set_note (one, "Mine");
  edit (list, one, 1);
  list_lab_drop (list, 1);
  list_lab_add (list, 1);
  list_lab_assert (list, "1 3 2");
  said = dup_remark (list, 1);
  g_assert_cmpstr (said->note, ==, "Mine");
  assert_removed (list, "");
}

/* FAULTS.md F45: something else under the id of what was removed does not get its note, and that
 * can still be brought back once the other is gone. */
static void
test_f45_other (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubEntry) entry = lab_entry_new_full ();
  g_autofree char *uuid = lab_uuid (999);
  g_autoptr(HubEntry) other = hub_entry_new (uuid, "fr", HUB_KIND_EVENT, "Something else");
  g_autoptr(HubStock) stock = NULL;
  g_autoptr(HubStock) after = NULL;
  g_autoptr(GError) error = NULL;
  HubEdit *one = hub_edit_new_for (entry);

  hub_entry_set_nid (other, 4712);
  hub_entry_set_url (other, "https://hub.example/node/2");
  g_assert_true (hub_reading_list_add (list, entry, &error));
  hub_edit_set_note (one, "Of the first");
  edit (list, one, 1);
  g_assert_true (hub_reading_list_remove (list, uuid, "fr", NULL, &error));
  g_assert_true (hub_reading_list_add (list, other, &error));

  stock = list_lab_load (list);
  g_assert_cmpuint (stock->entries->len, ==, 1);
  g_assert_cmpstr (hub_entry_get_title (stock->entries->pdata[0]), ==, "Something else");
  g_assert_cmpstr (((HubRemark *) stock->remarks->pdata[0])->note, ==, "");
  g_assert_cmpuint (stock->removed->len, ==, 1);
  lab_assert_same (stock->removed->pdata[0], entry);

  one = hub_edit_new_for (entry);
  hub_edit_restore (one);
  edit (list, one, 0);
  one = hub_edit_new_for (other);
  hub_edit_remove (one);
  edit (list, one, 1);
  after = list_lab_load (list);
  g_assert_cmpuint (after->removed->len, ==, 2);
}

static void
set_calendar (TestFolder *folder,
              int         day,
              const char *date)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE calendar SET day = %d, date = '%s'", day, date);

  list_lab_run_sql (folder, sql);
}

/* FAULTS.md F46: a clock that jumps does not throw away what was removed; days of use do. */
static void
test_f46_removed (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (2);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  gint64 removed = 0;

  list_lab_drop (list, 1);
  removed = list_lab_get_day (folder);
  g_clear_pointer (&list, hub_reading_list_close);

  /* As if the clock had been in 1990 and comes to its senses. */
  set_calendar (folder, (int) removed, "1990-01-01");
  list = list_lab_open (folder);
  assert_removed (list, "1");
  g_assert_cmpint (list_lab_get_day (folder), ==, removed + 1);
  g_clear_pointer (&list, hub_reading_list_close);

  /* As if it had been in 2190: the day does not count. */
  set_calendar (folder, (int) removed + 1, "2190-01-01");
  list = list_lab_open (folder);
  assert_removed (list, "1");
  g_assert_cmpint (list_lab_get_day (folder), ==, removed + 1);
  g_clear_pointer (&list, hub_reading_list_close);

  set_calendar (folder, (int) removed + DAYS_KEPT - 2, "2020-01-01");
  list = list_lab_open (folder);
  assert_removed (list, "1");
  g_clear_pointer (&list, hub_reading_list_close);
  set_calendar (folder, (int) removed + DAYS_KEPT - 1, "2020-01-01");
  list = list_lab_open (folder);
  assert_removed (list, "");
  list_lab_assert (list, "2");
}

static void
test_two_notes (void)
{
  g_autoptr(HubRemark) remark = hub_remark_new ("u", "en");
  g_autofree char *all = NULL;
  g_autofree char *long_note = g_strnfill (HUB_NOTE_MAX_BYTES - 8, 'x');

  g_assert_true (hub_remark_add_note (remark, "One"));
  g_assert_true (hub_remark_add_note (remark, "Two\n\nparts"));
  all = g_strdup (remark->note);
  g_assert_true (hub_remark_add_note (remark, "One"));
  g_assert_true (hub_remark_add_note (remark, ""));
  g_assert_true (hub_remark_add_note (remark, all));
  g_assert_cmpstr (remark->note, ==, all);
  g_assert_nonnull (strstr (remark->note, "One\n\n"));
  g_assert_true (g_str_has_suffix (remark->note, "\n\nTwo\n\nparts"));

  /* what is only a part of another note is one of its own */
  g_assert_true (hub_remark_add_note (remark, "parts"));
  g_assert_true (g_str_has_suffix (remark->note, "\n\nTwo\n\nparts\n\n—\n\nparts"));

  /* nothing is cut off */
  g_set_str (&all, remark->note);
  g_assert_false (hub_remark_add_note (remark, long_note));
  g_assert_cmpstr (remark->note, ==, all);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remarks/words", test_words);
  g_test_add_func ("/remarks/edit", test_edit);
  g_test_add_func ("/remarks/note-is-limited", test_note_is_limited);
  g_test_add_func ("/remarks/two-notes", test_two_notes);
  g_test_add_func ("/remarks/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/remarks/move", test_move);
  g_test_add_func ("/remarks/move-at-random", test_move_at_random);
  g_test_add_func ("/remarks/restore", test_restore);
  g_test_add_func ("/remarks/add-what-was-removed", test_add_what_was_removed);
  g_test_add_func ("/remarks/F45-other", test_f45_other);
  g_test_add_func ("/remarks/F46-removed", test_f46_removed);

  return g_test_run ();
}
