/* test-shared-list.c: lists for others, and from others
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-error.h"
#include "hub-file.h"
#include "hub-shared-list.h"
#include "library-lab.h"
#include "list-lab.h"
#include "test-folder.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BRIEFING "11111111-1111-4111-8111-111111111111"
#define PRIVATE "22222222-2222-4222-8222-222222222222"
#define KENYA "33333333-3333-4333-8333-333333333333"
#define NOBODY "44444444-4444-4444-8444-444444444444"

/* 999 (every field), 3, 2 and 1; 1 and 2 have notes and a collection each, 4 was removed. */
static HubReadingList *
fill (TestFolder *folder)
{
  HubReadingList *list = list_lab_open (folder);
  g_autoptr(HubCollection) briefing = hub_collection_new (BRIEFING, "Briefing", HUB_COLOUR_RED);
  g_autoptr(HubCollection) private = hub_collection_new (PRIVATE, "Private", HUB_COLOUR_BLUE);
  g_autoptr(HubSavedSearch) search = hub_saved_search_new (KENYA, "Kenya", "country:KE sort:title");
  g_autoptr(HubEntry) full = lab_entry_new_full ();
  g_autoptr(GError) error = NULL;

  for (guint i = 1; i <= 4; i++)
    list_lab_add (list, i);
  g_assert_true (hub_reading_list_add (list, full, &error));
  g_assert_true (hub_reading_list_save_collection (list, briefing, &error));
  g_assert_true (hub_reading_list_save_collection (list, private, &error));
  g_assert_true (hub_reading_list_save_search (list, search, &error));
  list_lab_say (list, 1, HUB_STATUS_READ, "First", BRIEFING);
  list_lab_say (list, 2, HUB_STATUS_READ, "Second", PRIVATE);
  list_lab_drop (list, 4);
  return list;
}

/* Out of @list, and read again as somebody else does. */
static HubSharedList *
share (HubReadingList     *list,
       const HubShareWish *wish)
{
  g_autoptr(HubStock) stock = list_lab_load (list);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubSharedList) shared = hub_shared_list_new (stock, wish, &error);
  g_autoptr(GBytes) bytes = NULL;
  HubSharedList *read = NULL;

  g_assert_no_error (error);
  bytes = hub_shared_list_to_bytes (shared, &error);
  g_assert_no_error (error);
  read = hub_shared_list_parse (bytes, &error);
  g_assert_no_error (error);
  return read;
}

static HubRemark *
get_remark (HubSharedList *shared,
            guint          number)
{
  return g_ptr_array_index (shared->stock->remarks, number);
}

static void
assert_entries (HubSharedList *shared,
                const char    *numbers)
{
  g_autofree char *found = lab_numbers (shared->stock->entries);

  g_assert_cmpstr (found, ==, numbers);
}

/* All of it goes out, but nothing of how far one has read, nor notes that were not asked for. */
static void
test_whole (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReadingList) list = fill (folder);
  g_autoptr(HubSharedList) plain = share (list, &(HubShareWish) { .title = " A\ttitle " });
  g_autoptr(HubSharedList) rich = share (list, &(HubShareWish) { .from = "Ann", .with_notes = TRUE,
                                                                 .with_searches = TRUE });
  g_autoptr(HubEntry) full = lab_entry_new_full ();

  assert_entries (plain, "999 3 2 1");
  g_assert_cmpstr (plain->title, ==, "A title");
  g_assert_null (plain->from);
  g_assert_cmpint (ABS (plain->written - g_get_real_time () / G_USEC_PER_SEC), <, 600);
  g_assert_cmpuint (plain->stock->searches->len, ==, 0);
  g_assert_cmpuint (plain->stock->collections->len, ==, 2);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpstr (get_remark (plain, i)->note, ==, "");
      g_assert_cmpint (get_remark (plain, i)->status, ==, HUB_STATUS_TO_READ);
      g_assert_cmpint (get_remark (plain, i)->due.precision, ==, HUB_DATE_UNKNOWN);
    }
  hub_entry_set_origin (full, HUB_ENTRY_ORIGIN_SHARED);
  lab_assert_same (plain->stock->entries->pdata[0], full);

  g_assert_null (rich->title);
  g_assert_cmpstr (rich->from, ==, "Ann");
  g_assert_cmpstr (get_remark (rich, 2)->note, ==, "Second");
  g_assert_cmpstr (get_remark (rich, 3)->note, ==, "First");
  g_assert_cmpuint (rich->stock->searches->len, ==, 1);
}

/* Of a collection, its entries and its name alone; of chosen entries, no collection at all. */
static void
test_part (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReadingList) list = fill (folder);
  g_autoptr(GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(HubSharedList) briefing = share (list, &(HubShareWish) { .collection = BRIEFING });
  g_autoptr(HubSharedList) some = NULL;
  g_autoptr(HubStock) stock = list_lab_load (list);
  g_autoptr(GError) error = NULL;

  assert_entries (briefing, "1");
  g_assert_cmpuint (briefing->stock->collections->len, ==, 1);
  g_assert_true (hub_remark_is_in (get_remark (briefing, 0), BRIEFING));

  g_ptr_array_add (chosen, lab_entry_new (2));
  g_ptr_array_add (chosen, lab_entry_new (3));
  some = share (list, &(HubShareWish) { .entries = chosen });
  assert_entries (some, "3 2");
  g_assert_cmpuint (some->stock->collections->len, ==, 0);
  g_assert_cmpuint (g_strv_length (get_remark (some, 1)->collections), ==, 0);

  g_ptr_array_set_size (chosen, 0);
  g_assert_null (hub_shared_list_new (stock, &(HubShareWish) { .entries = chosen }, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_USAGE);
}

/* Into another list: what that has stays, and of two notes both do. */
static void
test_f47_merge (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autoptr(HubReadingList) list = fill (folder);
  g_autoptr(HubReadingList) ours = list_lab_open (other);
  g_autoptr(HubSharedList) shared = share (list, &(HubShareWish) { .with_notes = TRUE,
                                                                   .with_searches = TRUE });
  g_autoptr(HubStock) before = NULL;
  g_autoptr(HubStock) after = NULL;
  g_autoptr(GArray) states = NULL;
  g_autoptr(GError) error = NULL;
  HubImport report = { 0 };

  list_lab_add (ours, 7);
  list_lab_add (ours, 3);
  list_lab_add (ours, 1);
  list_lab_drop (ours, 3);
  list_lab_say (ours, 1, HUB_STATUS_READ, "Ours", NULL);
  before = list_lab_load (ours);
  states = hub_shared_list_list_states (shared, before);
  g_assert_cmpint (g_array_index (states, HubSharedState, 0), ==, HUB_SHARED_NEW);
  g_assert_cmpint (g_array_index (states, HubSharedState, 1), ==, HUB_SHARED_REMOVED);
  g_assert_cmpint (g_array_index (states, HubSharedState, 2), ==, HUB_SHARED_NEW);
  g_assert_cmpint (g_array_index (states, HubSharedState, 3), ==, HUB_SHARED_KEPT);

  hub_shared_list_merge (shared, ours, NULL, TRUE, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.added, ==, 3);
  g_assert_cmpuint (report.joined, ==, 1);
  g_assert_cmpuint (report.collections, ==, 2);
  g_assert_cmpuint (report.searches, ==, 1);
  after = list_lab_load (ours);
  for (guint i = 0; i < after->remarks->len; i++)
    {
      HubRemark *remark = after->remarks->pdata[i];

      if (g_str_has_suffix (remark->uuid, "0001"))
        {
          g_assert_true (g_str_has_prefix (remark->note, "Ours\n\n"));
          g_assert_true (g_str_has_suffix (remark->note, "\n\nFirst"));
          g_assert_cmpint (remark->status, ==, HUB_STATUS_READ);
        }
      else if (g_str_has_suffix (remark->uuid, "0002"))
        {
          g_assert_cmpstr (remark->note, ==, "Second");
          g_assert_cmpint (remark->status, ==, HUB_STATUS_TO_READ);
          g_assert_cmpint (remark->added, >, 0);
        }
    }
  g_assert_true (test_folder_has (other, "library-copies"));

  hub_shared_list_merge (shared, ours, NULL, TRUE, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.unchanged, ==, 4);
  g_assert_cmpuint (report.added + report.joined + report.collections + report.searches, ==, 0);
}

/* Only what is chosen comes, with the collections that it needs. */
static void
test_merge_chosen (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autoptr(HubReadingList) list = fill (folder);
  g_autoptr(HubReadingList) ours = list_lab_open (other);
  g_autoptr(HubSharedList) shared = share (list, &(HubShareWish) { .with_searches = TRUE });
  g_autoptr(GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(HubStock) stock = NULL;
  g_autoptr(GError) error = NULL;
  HubImport report = { 0 };

  g_ptr_array_add (chosen, lab_entry_new (3));
  g_ptr_array_add (chosen, lab_entry_new (1));
  hub_shared_list_merge (shared, ours, chosen, FALSE, &report, &error);
  g_assert_no_error (error);
  list_lab_assert (ours, "3 1");
  stock = list_lab_load (ours);
  g_assert_cmpuint (stock->searches->len, ==, 0);
  g_assert_cmpuint (stock->collections->len, ==, 1);
  g_assert_nonnull (hub_collection_find (stock->collections, BRIEFING));
}

/* FAULTS.md P5: whatever a list says of where it is from, no server is asked for its sake. */
static void
test_asks_nobody (void)
{
  static const char *const origins[] = { "starter", "https://evil.example/", "" };

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "{\"format\":\"hub-reader-list\",\"version\":1,\"entries\":[{\"copy\":{\"version\":1,"
        "\"uuid\":\"" NOBODY "\",\"langcode\":\"en\",\"title\":\"T\",\"origin\":\"%s\","
        "\"attachments\":["
        "{\"is_file\":true,\"uri\":\"https://evil.example/a.pdf\"}]}}]}", origins[i]);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr(GError) error = NULL;
      g_autoptr(HubSharedList) shared = hub_shared_list_parse (bytes, &error);
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(HubReadingList) list = list_lab_open (folder);
      g_autoptr(GPtrArray) kept = NULL;
      HubImport report = { 0 };

      g_assert_no_error (error);
      g_assert_true (hub_shared_list_merge (shared, list, NULL, FALSE, &report, &error));
      kept = hub_reading_list_load (list, &error);
      g_assert_cmpuint (hub_entry_get_attachments (kept->pdata[0])->len, ==, 1);
      g_assert_false (hub_file_may_fetch (kept->pdata[0],
                                          hub_entry_get_attachments (kept->pdata[0])->pdata[0]));
    }
}

static void
assert_refused (const char *text,
                gsize       length,
                const char *why)   /* (nullable): part of the sentence */
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);
  g_autofree char *sentence = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (hub_shared_list_parse (bytes, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_USAGE);
  sentence = hub_error_dup_sentence (error);
  g_assert_cmpuint (strlen (sentence), >, 20);
  if (why != NULL && strstr (sentence, why) == NULL)
    g_error ("“%s” does not say “%s”", sentence, why);
}

#define HEAD "{\"format\":\"hub-reader-list\",\"version\":1,"
#define COPY "\"version\":1,\"uuid\":\"" NOBODY "\",\"langcode\":\"en\",\"title\":\"T\""
#define NAMED(uuid) HEAD "\"entries\":[{\"copy\":{" COPY "}},{\"copy\":{\"version\":1,\"uuid\":" \
  uuid ",\"langcode\":\"en\",\"title\":\"T\"}}]}"
#define ENTRY(more) HEAD "\"entries\":[{\"copy\":{" COPY more "}}]}"

/* FAULTS.md F47: each kind of nonsense, with the reason. */
static void
test_f47_refused (void)
{
  static const struct { const char *text, *why; } lists[] = {
    { "", NULL }, { "x", NULL }, { "[]", NULL }, { "null", NULL }, { "{}", NULL },
    { "{\"format\":\"hub-reader-library\",\"version\":1,\"entries\":[]}", NULL },
    { "{\"format\":\"hub-reader-list\",\"version\":2,\"entries\":[]}", "newer version" },
    { "{\"format\":\"hub-reader-list\",\"version\":\"1\",\"entries\":[]}", NULL },
    { HEAD "\"entries\":5}", "is not one" }, { HEAD "\"entries\":{}}", "is not one" },
    { HEAD "\"title\":5,\"entries\":[]}", "title" },
    { HEAD "\"from\":\"a\\u0007\",\"entries\":[]}", "sender" },
    { HEAD "\"entries\":[1]}", "cannot be read" }, { HEAD "\"entries\":[{}]}", "lacks" },
    { HEAD "\"entries\":[{\"copy\":5}]}", "wrong kind" },
    { HEAD "\"entries\":[{\"copy\":{\"version\":1}}]}", "lacks" },
    { ENTRY (",\"url\":\"ftp://a/b\""), "not a web address" },
    { ENTRY (",\"url\":\"javascript:alert(1)\""), "not a web address" },
    { ENTRY (",\"url\":\"file:///etc/passwd\""), "not a web address" },
    { ENTRY (",\"url\":\"https:///a\""), "not a web address" },
    { ENTRY (",\"url\":5"), "wrong kind" },
    { ENTRY (",\"attachments\":[{\"uri\":\"smb://a/b\"}]"), "not a web address" },
    { ENTRY (",\"attachments\":[{\"size\":\"5\"}]"), "wrong kind" },
    { ENTRY (",\"attachments\":{}"), "wrong kind" },
    { ENTRY (",\"terms\":[{\"label\":\"x\"}]"), "lacks" },
    { ENTRY (",\"summary\":\"a\\u0000b\""), NULL },
    { ENTRY (",\"summary\":\"a\\u001bb\""), "control characters" },
    { ENTRY (",\"location\":\"a\\nb\""), "control characters" },
    { ENTRY (",\"summary\":\"a\\u202eb\""), "control characters" },
    { ENTRY (",\"nid\":-1"), "wrong kind" }, { ENTRY (",\"nid\":1.5"), "wrong kind" },
    { ENTRY (",\"is_global\":1"), "wrong kind" },
    { ENTRY (",\"published\":\"yesterday\""), "wrong kind" },
    { ENTRY (",\"publishers\":[1]"), "wrong kind" },
    { HEAD "\"entries\":[{\"note\":5,\"copy\":{" COPY "}}]}", "wrong kind" },
    { HEAD "\"entries\":[{\"copy\":{" COPY "}},{\"copy\":{" COPY "}}]}", "twice" },
    { HEAD "\"entries\":[{\"collections\":[\"" BRIEFING "\"],\"copy\":{" COPY "}}]}",
      "collection that it does not have" },
    { HEAD "\"collections\":[{\"uuid\":\"a b\",\"name\":\"x\"}],\"entries\":[]}", NULL },
    { HEAD "\"searches\":[{\"uuid\":\"" KENYA "\",\"name\":\"x\"}],\"entries\":[]}", "lacks" },
    { HEAD "\"entries\":[{\"copy\":{\"version\":2,\"uuid\":\"" NOBODY "\",\"langcode\":\"en\","
      "\"title\":\"T\"}}]}", NULL },
    { NAMED ("\"../../x\""), "item 2 of its “entries” names its entry" },
    { NAMED ("\"u\""), "not a UUID" }, { NAMED ("\"\""), "not a UUID" },
    { NAMED ("\"" NOBODY "0\""), "not a UUID" }, { NAMED ("5"), "wrong kind" },
  };
  const char bad[] = HEAD "\"entries\":[],\"x\":\"\xff\"}";
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *nested = g_strdup_printf (ENTRY (",\"x\":%.70s%.70s"), deep, "]]]]]]]]]]]]]]]]]"
    "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
  g_autofree char *note = g_strnfill (HUB_NOTE_MAX_BYTES + 1, 'x');
  g_autofree char *long_note = g_strconcat (HEAD "\"entries\":[{\"note\":\"", note,
                                            "\",\"copy\":{" COPY "}}]}", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_test_message ("%s", lists[i].text);
      assert_refused (lists[i].text, strlen (lists[i].text), lists[i].why);
    }
  assert_refused (deep, 100000, NULL);
  assert_refused (nested, strlen (nested), NULL);
  assert_refused (bad, strlen (bad), NULL);
  assert_refused (long_note, strlen (long_note), "too long");
  assert_refused ("\0\0\0", 3, NULL);
}

/* F47: over the limit in items, or in bytes. */
static void
test_f47_huge (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "huge.hublist");
  g_autoptr(GString) text = g_string_new (HEAD "\"entries\":[1");
  g_autoptr(GError) error = NULL;
  int fd = -1;

  for (guint i = 0; i < HUB_SHARED_LIST_MAX_ITEMS + 1; i++)
    g_string_append (text, ",1");
  g_string_append (text, "]}");
  assert_refused (text->str, text->len, NULL);

  fd = g_creat (path, 0600);
  g_assert_cmpint (ftruncate (fd, (off_t) HUB_SHARED_LIST_MAX_BYTES + 1), ==, 0);
  g_close (fd, NULL);
  g_assert_null (hub_shared_list_load (path, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_USAGE);
}

/* Cut anywhere, a list is refused; what a later version adds is passed over. */
static void
test_f47_cut (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReadingList) list = fill (folder);
  g_autoptr(HubStock) stock = list_lab_load (list);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubSharedList) shared = hub_shared_list_new (stock, &(HubShareWish) { 0 }, &error);
  g_autoptr(GBytes) bytes = hub_shared_list_to_bytes (shared, &error);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *later = HEAD "\"mood\":[{\"a\":1}],\"entries\":[{\"mood\":5,\"copy\":{" COPY "}}]}";
  g_autoptr(GBytes) newer = g_bytes_new (later, strlen (later));
  g_autoptr(HubSharedList) read = NULL;

  for (guint i = 0; i < 60; i++)
    assert_refused (data, size * i / 60, NULL);
  read = hub_shared_list_parse (newer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->stock->entries->len, ==, 1);
}

static void
test_file (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReadingList) list = fill (folder);
  g_autoptr(HubSharedList) shared = share (list, &(HubShareWish) { 0 });
  g_autofree char *path = test_folder_path (folder, "a.hublist");
  g_autofree char *nowhere = test_folder_path (folder, "no/where.hublist");
  g_autoptr(HubSharedList) read = NULL;
  g_autoptr(GError) error = NULL;

  hub_shared_list_save (shared, path, &error);
  g_assert_no_error (error);
  read = hub_shared_list_load (path, &error);
  g_assert_no_error (error);
  assert_entries (read, "999 3 2 1");
  g_assert_false (hub_shared_list_save (shared, nowhere, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE);
  g_clear_error (&error);
  g_assert_null (hub_shared_list_load (nowhere, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shared-list/whole", test_whole);
  g_test_add_func ("/shared-list/part", test_part);
  g_test_add_func ("/shared-list/file", test_file);
  g_test_add_func ("/shared-list/merge-chosen", test_merge_chosen);
  g_test_add_func ("/shared-list/asks-nobody", test_asks_nobody);
  g_test_add_func ("/shared-list/F47-merge", test_f47_merge);
  g_test_add_func ("/shared-list/F47-refused", test_f47_refused);
  g_test_add_func ("/shared-list/F47-huge", test_f47_huge);
  g_test_add_func ("/shared-list/F47-cut", test_f47_cut);

  return g_test_run ();
}
