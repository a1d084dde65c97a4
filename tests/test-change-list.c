/* test-change-list.c: changes as a list with days, and in words
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-change-format.h"
#include "hub-change-list.h"

#define DAY (24 * 60 * 60)

/* What a view would know of the list. */
typedef struct
{
  HubChangeList *list;
  GPtrArray     *shadow;   /* (element-type HubChange) */
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
    g_ptr_array_insert (fixture->shadow, (int) (position + i),
                        g_list_model_get_item (G_LIST_MODEL (fixture->list), position + i));
}

static void
assert_shadow (Fixture *fixture)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==,
                    fixture->shadow->len);
  for (guint i = 0; i < fixture->shadow->len; i++)
    {
      g_autoptr(HubChange) change = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_assert_true (change == g_ptr_array_index (fixture->shadow, i));
    }
}

static HubChange *
make_change (gint64        id,
             gint64        at,
             HubChangeType type)
{
  static const char *const none[] = { NULL };

  return hub_change_new (id, at, type, "id", "en", HUB_KIND_EVENT, "A title", none);
}

/* Changes numbered down to @first, as they would be read now: each time other objects. */
static GPtrArray *
make_changes (gint64 last,
              gint64 first)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);

  for (gint64 id = last; id >= first; id--)
    g_ptr_array_add (changes, make_change (id, id * 1000, (HubChangeType) (id % 4)));
  return changes;
}

/* Whatever comes and goes, views are told of it rightly, and the same change is the same object. */
static void
test_replay (void)
{
  g_autoptr(HubChangeList) list = hub_change_list_new ();
  g_autoptr(GPtrArray) shadow = g_ptr_array_new_with_free_func (g_object_unref);
  Fixture fixture = { list, shadow };

  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), &fixture);
  for (guint i = 0; i < 300; i++)
    {
      gint64 last = g_test_rand_int_range (0, 60);
      g_autoptr(GPtrArray) changes = make_changes (last, g_test_rand_int_range (1, 40));

      if (g_test_rand_bit ())
        hub_change_list_set_type (list, g_test_rand_int_range (-1, HUB_N_CHANGE_TYPES));
      hub_change_list_set_changes (list, changes);
      g_assert_cmpuint (hub_change_list_get_n_all (list), ==, changes->len);
      assert_shadow (&fixture);
    }
}

static void
test_same_object (void)
{
  g_autoptr(HubChangeList) list = hub_change_list_new ();
  g_autoptr(GPtrArray) some = make_changes (10, 1);
  g_autoptr(GPtrArray) more = make_changes (14, 1);
  g_autoptr(HubChange) before = NULL;
  g_autoptr(HubChange) after = NULL;

  hub_change_list_set_changes (list, some);
  before = g_list_model_get_item (G_LIST_MODEL (list), 3);
  hub_change_list_set_changes (list, more);
  after = g_list_model_get_item (G_LIST_MODEL (list), 7);
  g_assert_true (before == after);
}

/* Sections are whole days of the user's clock, also those of 23 and 25 hours. */
static void
test_days (void)
{
  g_autoptr(HubChangeList) list = hub_change_list_new ();
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GDateTime) end = g_date_time_new_local (2026, 11, 3, 12, 0, 0);
  gint64 at = g_date_time_to_unix (end);

  for (guint i = 0; i < 24 * 400; i++)     /* one an hour, over a year */
    g_ptr_array_add (changes, make_change (100000 - i, at - i * 3600, HUB_CHANGE_NEW));
  hub_change_list_set_changes (list, changes);

  for (guint i = 0; i < changes->len; i++)
    {
      guint first, last;

      gtk_section_model_get_section (GTK_SECTION_MODEL (list), i, &first, &last);
      g_assert_true (first <= i && i < last && last <= changes->len && last - first <= 25);
      for (guint j = first; j + 1 < last; j++)
        {
          g_autoptr(GDateTime) a =
            g_date_time_new_from_unix_local (hub_change_get_at (changes->pdata[j]));
          g_autoptr(GDateTime) b =
            g_date_time_new_from_unix_local (hub_change_get_at (changes->pdata[j + 1]));

          g_assert_cmpint (g_date_time_get_day_of_year (a), ==, g_date_time_get_day_of_year (b));
        }
      i = last - 1;
    }
}

static void
test_words (void)
{
  static const char *const fields[] = { "title", "body", "later", NULL };
  g_autoptr(HubChange) updated = hub_change_new (1, 0, HUB_CHANGE_UPDATED, "id", "en",
                                                 HUB_KIND_DOCUMENT, "A title", fields);
  g_autoptr(HubChange) gone = make_change (2, 0, HUB_CHANGE_WITHDRAWN);
  g_autofree char *what = hub_change_format_what (updated);
  g_autofree char *spoken = hub_change_format_spoken (gone);
  g_autofree char *today = hub_change_format_day (1764115200, 1764115200 + 600);
  g_autofree char *yesterday = hub_change_format_day (1764115200 - DAY, 1764115200);
  g_autofree char *past = hub_change_format_day (1764115200 - 2 * DAY, 1764115200);
  g_autofree char *future = hub_change_format_day (1764115200 + DAY, 1764115200);

  g_assert_cmpstr (what, ==, "Updated: title, text and later");
  g_assert_cmpstr (spoken, ==, "A title, Event, No longer on the hub");
  g_assert_cmpstr (today, ==, "Today");
  g_assert_cmpstr (yesterday, ==, "Yesterday");
  g_assert_cmpstr (past, ==, "Monday, 24 November 2025");
  g_assert_cmpstr (future, ==, "Thursday, 27 November 2025");
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "Europe/Zurich", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-list/replay", test_replay);
  g_test_add_func ("/change-list/same-object", test_same_object);
  g_test_add_func ("/change-list/days", test_days);
  g_test_add_func ("/change-list/words", test_words);

  return g_test_run ();
}
