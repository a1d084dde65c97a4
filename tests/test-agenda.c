/* test-agenda.c: events by month, what is to come first
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-agenda.h"
#include "test-folder.h"

typedef struct
{
  TestFolder *folder;
  HubReader  *reader;
  HubLibrary *library;
  HubAgenda  *agenda;
  GArray     *occasions;    /* (element-type HubOccasion) */
  GArray     *shadow;       /* (element-type gint64): ids, by what the signals say */
  guint       n_sections;   /* how often sections have changed */
} Fixture;

static gint64
id_at (Fixture *fixture,
       guint    position)
{
  g_autoptr(HubListItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->agenda), position);

  return item != NULL ? hub_list_item_get_id (item) : 0;
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Fixture    *fixture)
{
  if (n_removed > 0)
    g_array_remove_range (fixture->shadow, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    {
      gint64 id = id_at (fixture, position + i);

      g_array_insert_val (fixture->shadow, position + i, id);
    }
}

static void
sections_changed_cb (GtkSectionModel *model,
                     guint            position,
                     guint            n_items,
                     Fixture         *fixture)
{
  fixture->n_sections++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = test_folder_new ();
  fixture->reader = hub_reader_new (fixture->folder);
  fixture->library = hub_library_new (fixture->folder);
  fixture->agenda = hub_agenda_new (fixture->reader, fixture->library);
  fixture->occasions = g_array_new (FALSE, FALSE, sizeof (HubOccasion));
  fixture->shadow = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect (fixture->agenda, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect (fixture->agenda, "sections-changed", G_CALLBACK (sections_changed_cb),
                    fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->agenda);
  hub_reader_stop (fixture->reader);
  hub_library_stop (fixture->library);
  g_clear_object (&fixture->reader);
  g_clear_object (&fixture->library);
  g_array_unref (fixture->occasions);
  g_array_unref (fixture->shadow);
  test_folder_remove (fixture->folder);
}

static void
add (Fixture    *fixture,
     const char *starts,    /* (nullable) */
     const char *ends)      /* (nullable) */
{
  HubOccasion occasion = { fixture->occasions->len + 1, HUB_DATE_INIT, HUB_DATE_INIT };

  if (starts != NULL)
    g_assert_true (hub_date_parse (starts, &occasion.starts));
  if (ends != NULL)
    g_assert_true (hub_date_parse (ends, &occasion.ends));
  g_array_append_val (fixture->occasions, occasion);
}

static void
set_today (Fixture *fixture,
           int      year,
           int      month,
           int      day)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  hub_agenda_set_today (fixture->agenda, &today);
}

/* The order as ids, and the heads in their places: "[November 2026] 3 1 [June 2023 · Past] 2". */
static char *
describe (Fixture *fixture)
{
  GtkSectionModel *model = GTK_SECTION_MODEL (fixture->agenda);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->agenda));
  GString *text = g_string_new (NULL);
  guint start, end = 0;

  g_assert_cmpuint (fixture->shadow->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      if (i == end)
        {
          g_autofree char *head = hub_agenda_dup_head (fixture->agenda, i);

          gtk_section_model_get_section (model, i, &start, &end);
          g_assert_cmpuint (start, ==, i);
          g_assert_cmpuint (end, >, i);
          g_string_append_printf (text, "%s[%s]", i > 0 ? " " : "", head);
        }
      g_assert_cmpint (g_array_index (fixture->shadow, gint64, i), ==, id_at (fixture, i));
      g_string_append_printf (text, " %d", (int) id_at (fixture, i));
    }
  g_assert_cmpuint (end, ==, n);
  return g_string_free (text, FALSE);
}

static void
assert_order (Fixture    *fixture,
              const char *order)
{
  g_autofree char *text = describe (fixture);

  g_assert_cmpstr (text, ==, order);
}

/* The soonest first of what is to come, the latest first of what is over. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  add (fixture, "2026-12-03", NULL);
  add (fixture, "2026-11-26T09:00:00Z", "2026-11-26T10:00:00Z");
  add (fixture, "2026-11-25", NULL);
  add (fixture, NULL, NULL);
  add (fixture, "2023-06-22", NULL);
  add (fixture, "2026-11-26T08:00:00Z", NULL);
  add (fixture, "2023-06-24", NULL);
  set_today (fixture, 2026, 11, 26);
  hub_agenda_set_occasions (fixture->agenda, fixture->occasions);
  assert_order (fixture, "[November 2026] 6 2 [December 2026] 1 [November 2026 · Past] 3"
                         " [June 2023 · Past] 7 5 [Date Not Known] 4");
  g_assert_cmpuint (hub_agenda_get_n_upcoming (fixture->agenda), ==, 3);
  g_assert_cmpuint (hub_agenda_get_n_past (fixture->agenda), ==, 3);
}

/* What is known only roughly is over when the whole of it is; a range ends with its end. */
static void
test_precision (Fixture       *fixture,
                gconstpointer  data)
{
  add (fixture, "2026-11", NULL);
  add (fixture, "2026", NULL);
  add (fixture, "2026-11-20", "2026-11-26");
  add (fixture, "2026-10-30", "2026-11");
  add (fixture, "2026-11-25", "2026-11-01");   /* a slip: it ends before it begins */
  add (fixture, "2025", NULL);
  add (fixture, "2026-10", NULL);
  set_today (fixture, 2026, 11, 26);
  hub_agenda_set_occasions (fixture->agenda, fixture->occasions);
  assert_order (fixture, "[2026] 2 [October 2026] 4 [November 2026] 1 3"
                         " [November 2026 · Past] 5 [October 2026 · Past] 7 [2025 · Past] 6");
}

/* Midnight passes while the agenda is shown. */
static void
test_midnight (Fixture       *fixture,
               gconstpointer  data)
{
  guint n_sections;

  add (fixture, "2026-11-26", NULL);
  add (fixture, "2026-11-30", NULL);
  add (fixture, "2026-12-31", NULL);
  set_today (fixture, 2026, 11, 26);
  hub_agenda_set_occasions (fixture->agenda, fixture->occasions);
  assert_order (fixture, "[November 2026] 1 2 [December 2026] 3");
  n_sections = fixture->n_sections;
  set_today (fixture, 2026, 11, 26);
  g_assert_cmpuint (fixture->n_sections, ==, n_sections);

  set_today (fixture, 2026, 11, 27);
  assert_order (fixture, "[November 2026] 2 [December 2026] 3 [November 2026 · Past] 1");
  set_today (fixture, 2026, 12, 1);
  assert_order (fixture, "[December 2026] 3 [November 2026 · Past] 2 1");
  /* The same events in the same order, but below another head. */
  n_sections = fixture->n_sections;
  set_today (fixture, 2027, 1, 1);
  assert_order (fixture, "[December 2026 · Past] 3 [November 2026 · Past] 2 1");
  g_assert_cmpuint (fixture->n_sections, >, n_sections);
  /* A clock that is set back. */
  set_today (fixture, 2026, 11, 26);
  assert_order (fixture, "[November 2026] 1 2 [December 2026] 3");
}

/* Dates at the ends of what a date may be; in Nairobi the last second is of the next year. */
static void
test_extremes (Fixture       *fixture,
               gconstpointer  data)
{
  add (fixture, "1900", NULL);
  add (fixture, "2199", "2199-12-31");
  add (fixture, "2199-12-31T23:59:59Z", NULL);
  add (fixture, "2024-02-29", NULL);
  set_today (fixture, 2026, 11, 26);
  hub_agenda_set_occasions (fixture->agenda, fixture->occasions);
  assert_order (fixture, "[2199] 2 [January 2200] 3 [February 2024 · Past] 4 [1900 · Past] 1");
  g_array_set_size (fixture->occasions, 0);
  hub_agenda_set_occasions (fixture->agenda, fixture->occasions);
  assert_order (fixture, "");
}

/* The day of a moment is that of the user's clock. */
static void
test_zone (Fixture       *fixture,
           gconstpointer  data)
{
  add (fixture, "2026-11-30T23:30:00Z", NULL);
  set_today (fixture, 2026, 11, 26);
  hub_agenda_set_occasions (fixture->agenda, fixture->occasions);
  assert_order (fixture, "[December 2026] 1");
}

#define TEST(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "Africa/Nairobi", TRUE);
  g_test_init (&argc, &argv, NULL);
  TEST ("/ui/agenda/order", test_order);
  TEST ("/ui/agenda/precision", test_precision);
  TEST ("/ui/agenda/midnight", test_midnight);
  TEST ("/ui/agenda/extremes", test_extremes);
  TEST ("/ui/agenda/zone", test_zone);
  return g_test_run ();
}
