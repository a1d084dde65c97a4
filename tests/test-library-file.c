/* test-library-file.c: a whole reading list out of the program and into it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-error.h"
#include "hub-json-parts.h"
#include "hub-library-file.h"
#include "library-lab.h"
#include "list-lab.h"
#include "test-folder.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define BRIEFING "11111111-1111-4111-8111-111111111111"
#define KENYA "22222222-2222-4222-8222-222222222222"

/* A list that has some of everything. */
static HubReadingList *
fill (TestFolder *folder)
{
  HubReadingList *list = list_lab_open (folder);
  g_autoptr(HubCollection) collection = hub_collection_new (BRIEFING, "Briefing", HUB_COLOUR_RED);
  g_autoptr(HubSavedSearch) search = hub_saved_search_new (KENYA, "Kenya", "country:KE sort:title");
  g_autoptr(HubEntry) full = lab_entry_new_full ();
  g_autoptr(GError) error = NULL;

  for (guint i = 1; i <= 4; i++)
    list_lab_add (list, i);
  g_assert_true (hub_reading_list_add (list, full, &error));
  g_assert_true (hub_reading_list_save_collection (list, collection, &error));
  g_assert_true (hub_reading_list_save_search (list, search, &error));
  list_lab_say (list, 1, HUB_STATUS_READ, "A note\n\nof \"two\" paragraphs, \\ and ]}, {[",
                BRIEFING);
  list_lab_say (list, 4, HUB_STATUS_READING, "Gone", NULL);
  list_lab_drop (list, 4);
  return list;
}

static char *
write_file (HubReadingList *list,
            TestFolder     *folder)
{
  char *path = test_folder_path (folder, "list.json");
  g_autoptr(GError) error = NULL;
  guint n_entries = 0;

  hub_library_file_write (list, path, &n_entries, &error);
  g_assert_no_error (error);
  return path;
}

static HubImport
read_file (HubReadingList *list,
           const char     *path)
{
  HubImport report = { 0 };
  g_autoptr(GError) error = NULL;

  hub_library_file_read (list, path, &report, &error);
  g_assert_no_error (error);
  return report;
}

static void
assert_same_remark (HubRemark *a,
                    HubRemark *b)
{
  g_autoptr(HubRemark) one = hub_remark_copy (a);
  g_autoptr(HubRemark) two = hub_remark_copy (b);

  one->item = two->item = one->place = two->place = 0;
  one->removed = one->removed > 0;
  two->removed = two->removed > 0;
  g_assert_cmpstr (one->note, ==, two->note);
  g_assert_true (hub_remark_equal (one, two));
}

/* Out and into an empty one: the same list. */
static void
test_round_trip (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autoptr(HubReadingList) list = fill (folder);
  g_autoptr(HubReadingList) fresh = list_lab_open (other);
  g_autofree char *path = write_file (list, folder);
  HubImport report = read_file (fresh, path);
  g_autoptr(HubStock) before = list_lab_load (list);
  g_autoptr(HubStock) after = list_lab_load (fresh);
  const HubCollection *collection = NULL;

  g_assert_cmpuint (report.added, ==, 5);
  g_assert_cmpuint (report.collections, ==, 1);
  g_assert_cmpuint (report.searches, ==, 1);
  g_assert_cmpuint (report.unchanged + report.joined + report.skipped, ==, 0);
  g_assert_cmpuint (after->entries->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      lab_assert_same (before->entries->pdata[i], after->entries->pdata[i]);
      assert_same_remark (before->remarks->pdata[i], after->remarks->pdata[i]);
    }
  g_assert_cmpuint (after->removed->len, ==, 1);
  assert_same_remark (before->removed_remarks->pdata[0], after->removed_remarks->pdata[0]);
  collection = hub_collection_find (after->collections, BRIEFING);
  g_assert_cmpstr (collection->name, ==, "Briefing");
  g_assert_cmpint (collection->colour, ==, HUB_COLOUR_RED);
  g_assert_cmpstr (hub_saved_search_find (after->searches, KENYA)->query, ==,
                   "country:KE sort:title");

  report = read_file (fresh, path);
  g_assert_cmpuint (report.unchanged, ==, 5);
  g_assert_cmpuint (report.added + report.joined + report.collections + report.searches, ==, 0);
}

static void
renew (HubReadingList *list,
       guint           number,
       const char     *title)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *uuid = lab_uuid (number);
  HubEntry *entry = hub_entry_new (uuid, "en", HUB_KIND_DOCUMENT, title);
  g_autoptr(GError) error = NULL;

  hub_entry_set_origin (entry, "https://hub.example/");
  g_ptr_array_add (entries, entry);
  hub_reading_list_renew (list, entries, &error);
  g_assert_no_error (error);
}

/* The hub, from which the entry @number is, changes it. */
static void
change (HubReadingList *list,
        guint           number)
{
  renew (list, number, "As the hub had it");
  renew (list, number, "As the hub has it");
}

static void
assert_same_former (HubFormer *a,
                    HubFormer *b)
{
  g_assert_cmpint (a->noticed, ==, b->noticed);
  lab_assert_same (a->entry, b->entry);
}

/* What the hub changed, and the user has not seen, goes along; of what was removed of late, too.
 * Where the list has the entry, its own stays. */
static void
test_former (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autoptr(HubReadingList) list = fill (folder);
  g_autoptr(HubReadingList) fresh = list_lab_open (other);
  g_autofree char *path = NULL;
  g_autoptr(HubStock) before = NULL;
  g_autoptr(HubStock) after = NULL;

  change (list, 2);
  change (list, 3);
  list_lab_drop (list, 3);
  list_lab_add (fresh, 1);
  path = write_file (list, folder);
  read_file (fresh, path);
  read_file (fresh, path);
  before = list_lab_load (list);
  after = list_lab_load (fresh);
  g_assert_cmpuint (before->formers->len, ==, 2);
  g_assert_cmpuint (after->formers->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      HubFormer *former = before->formers->pdata[i];
      gboolean is_kept = former->now != NULL;
      guint number = is_kept ? 2 : 3;
      GPtrArray *remarks = is_kept ? after->remarks : after->removed_remarks;
      g_autofree char *uuid = lab_uuid (number);
      guint n_found = 0;

      for (guint j = 0; j < remarks->len; j++)
        if (g_str_equal (((HubRemark *) remarks->pdata[j])->uuid, uuid))
          {
            HubRemark *remark = remarks->pdata[j];

            assert_same_former (former, hub_stock_find_former (after, remark->item));
            n_found++;
          }
      g_assert_cmpuint (n_found, ==, 1);
    }
}

/* FAULTS.md F47: what the list has stays, and of two notes both do. */
static void
test_f47_ours_stays (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autoptr(HubReadingList) list = fill (folder);
  g_autoptr(HubReadingList) ours = list_lab_open (other);
  g_autofree char *path = write_file (list, folder);
  g_autoptr(HubCollection) same = hub_collection_new (NULL, "briefing", HUB_COLOUR_BLUE);
  g_autoptr(HubStock) stock = NULL;
  g_autoptr(GError) error = NULL;
  HubRemark *remark = NULL;
  HubImport report;

  list_lab_add (ours, 7);
  list_lab_add (ours, 1);
  list_lab_say (ours, 1, HUB_STATUS_READING, "Ours", NULL);
  g_assert_true (hub_reading_list_save_collection (ours, same, &error));
  report = read_file (ours, path);
  g_assert_cmpuint (report.joined, ==, 1);
  g_assert_cmpuint (report.added, ==, 4);
  g_assert_cmpuint (report.collections, ==, 0);

  stock = list_lab_load (ours);
  remark = stock->remarks->pdata[3];
  g_assert_cmpstr (remark->uuid, ==, "00000000-0000-4000-8000-000000000001");
  g_assert_cmpint (remark->status, ==, HUB_STATUS_READING);
  g_assert_true (g_str_has_prefix (remark->note, "Ours\n\n"));
  g_assert_nonnull (strstr (remark->note, "of \"two\" paragraphs"));
  g_assert_true (hub_remark_is_in (remark, same->uuid));
  g_assert_cmpuint (g_strv_length (remark->collections), ==, 1);
  g_assert_cmpuint (stock->entries->len, ==, 5);
  g_assert_true (test_folder_has (other, "library-copies"));
}

/* What was removed here and is kept there comes back, with what was said of it. */
static void
test_removed_comes_back (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReadingList) list = fill (folder);
  g_autofree char *path = write_file (list, folder);
  HubImport report;

  list_lab_drop (list, 1);
  report = read_file (list, path);
  g_assert_cmpuint (report.added, ==, 1);
  list_lab_assert (list, "999 3 2 1");
}

/* FAULTS.md F45: not in the place of something else. */
static void
test_f45_other (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autoptr(HubReadingList) list = fill (folder);
  g_autoptr(HubReadingList) ours = list_lab_open (other);
  g_autofree char *path = write_file (list, folder);
  g_autofree char *uuid = lab_uuid (999);
  g_autoptr(HubEntry) entry = hub_entry_new (uuid, "fr", HUB_KIND_EVENT, "Something else");
  g_autoptr(HubStock) stock = NULL;
  g_autoptr(GError) error = NULL;

  hub_entry_set_nid (entry, 4712);
  hub_entry_set_url (entry, "https://hub.example/node/2");
  g_assert_true (hub_reading_list_add (ours, entry, &error));
  g_assert_cmpuint (read_file (ours, path).skipped, ==, 1);
  stock = list_lab_load (ours);
  lab_assert_same (stock->entries->pdata[3], entry);
}

static void
assert_refused (HubReadingList *list,
                TestFolder     *folder,
                const char     *data,
                gsize           length,
                int             code)
{
  g_autofree char *path = test_folder_path (folder, "bad.json");
  g_autofree char *sentence = NULL;
  g_autoptr(GError) error = NULL;
  HubImport report = { 0 };

  test_folder_write (folder, "bad.json", data, length);
  g_assert_false (hub_library_file_read (list, path, &report, &error));
  g_assert_error (error, HUB_ERROR, code);
  sentence = hub_error_dup_sentence (error);
  g_assert_cmpuint (strlen (sentence), >, 20);
}

#define HEAD "{\"format\":\"hub-reader-library\",\"version\":1,"
#define COPY "\"copy\":{\"version\":1,\"uuid\":\"u\",\"langcode\":\"en\",\"title\":\"T\"}"

#define FORMER(value) HEAD "\"entries\":[{\"status\":\"read\"," COPY ",\"former\":" value "}]}"
#define FORMER_COPY(uuid, langcode) "\"copy\":{\"version\":1,\"uuid\":\"" uuid \
  "\",\"langcode\":\"" langcode "\",\"title\":\"Before\"}"

/* F47: what is no such file, or not all of it, changes nothing. */
static void
test_f47_refused (void)
{
  const char *const texts[] = {
    "", "x", "{", "[]", "null", "{}", "]", "\"", "{\"format\":\"hub-reader-library\"}",
    "{\"format\":\"other\",\"version\":1}", "{\"format\":\"hub-reader-library\",\"version\":2}",
    "{\"format\":\"hub-reader-library\",\"version\":\"1\"}",
    HEAD "\"entries\":[{}]}", HEAD "\"entries\":[1]}", HEAD "\"entries\":[,]}",
    HEAD "\"entries\":[{\"status\":\"read\"," COPY "},]}",
    HEAD "\"entries\":[{\"status\":\"sleeping\"," COPY "}]}",
    HEAD "\"entries\":[{\"status\":\"read\",\"due\":\"2026-02-30\"," COPY "}]}",
    HEAD "\"entries\":[{\"status\":\"read\",\"copy\":{}}]}",
    HEAD "\"entries\":[{\"status\":\"read\"," COPY "}", HEAD "\"entries\":[{\"status\":\"read\"]}",
    HEAD "\"collections\":[{\"uuid\":\"a b\",\"name\":\"x\"}]}",
    HEAD "\"collections\":[{\"uuid\":\"" BRIEFING "\",\"name\":\" \"}]}",
    HEAD "\"searches\":[{\"uuid\":\"" BRIEFING "\",\"name\":\"x\"}]}",
    HEAD "\"entries\":[{\"status\":\"read\"," COPY "} {\"status\":\"read\"," COPY "}]}",
    FORMER ("1"), FORMER ("null"), FORMER ("[]"), FORMER ("{}"), FORMER ("{\"noticed\":1}"),
    FORMER ("{" FORMER_COPY ("u", "en") "}"), FORMER ("{\"noticed\":1,\"copy\":{}}"),
    FORMER ("{\"noticed\":-1," FORMER_COPY ("u", "en") "}"),
    FORMER ("{\"noticed\":\"1\"," FORMER_COPY ("u", "en") "}"),
    FORMER ("{\"noticed\":1," FORMER_COPY ("v", "en") "}"),
    FORMER ("{\"noticed\":1," FORMER_COPY ("u", "fr") "}"),
  };
  g_autoptr(TestFolder) folder = list_lab_make (2);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *note = g_strnfill (HUB_NOTE_MAX_BYTES + 1, 'x');
  g_autofree char *long_note = g_strconcat (HEAD "\"entries\":[{\"status\":\"read\",\"note\":\"",
                                            note, "\"," COPY "}]}", NULL);
  g_autofree char *nowhere = test_folder_path (folder, "nowhere.json");
  HubImport report = { 0 };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      assert_refused (list, folder, texts[i], strlen (texts[i]), HUB_ERROR_USAGE);
    }
  assert_refused (list, folder, deep, 100000, HUB_ERROR_USAGE);
  assert_refused (list, folder, long_note, strlen (long_note), HUB_ERROR_USAGE);
  assert_refused (list, folder, HEAD "\"x\":\"\xff\"}", sizeof HEAD + 8, HUB_ERROR_USAGE);
  assert_refused (list, folder, "\0\0\0", 3, HUB_ERROR_USAGE);
  g_assert_false (hub_library_file_read (list, nowhere, &report, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_STORE);
  list_lab_assert (list, "2 1");
}

/* A former that is sound is none where it says what the entry says. */
static void
test_same_former (void)
{
  const char *texts[] = {
    FORMER ("{\"noticed\":1," FORMER_COPY ("u", "en") "}"),
    FORMER ("{\"noticed\":1," COPY "}"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(TestFolder) folder = test_folder_new ();
      g_autoptr(HubReadingList) list = list_lab_open (folder);
      g_autofree char *path = test_folder_path (folder, "list.json");
      g_autoptr(HubStock) stock = NULL;

      test_folder_write (folder, "list.json", texts[i], strlen (texts[i]));
      g_assert_cmpuint (read_file (list, path).added, ==, 1);
      stock = list_lab_load (list);
      g_assert_cmpuint (stock->formers->len, ==, i == 0);
    }
}

/* F47: huge files: over the limit in bytes, or in items. */
static void
test_f47_huge (void)
{
  g_autoptr(TestFolder) folder = list_lab_make (1);
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autofree char *path = test_folder_path (folder, "huge.json");
  g_autoptr(GString) text = g_string_new (HEAD "\"entries\":[1");
  HubImport report = { 0 };
  g_autoptr(GError) error = NULL;
  int fd = -1;

  for (guint i = 0; i < HUB_LIBRARY_FILE_MAX_ITEMS + 1; i++)
    g_string_append (text, ",1");
  g_string_append (text, "]}");
  assert_refused (list, folder, text->str, text->len, HUB_ERROR_USAGE);

  fd = g_creat (path, 0600);
  g_assert_cmpint (ftruncate (fd, (off_t) HUB_LIBRARY_FILE_MAX_BYTES + 1), ==, 0);
  g_close (fd, NULL);
  g_assert_false (hub_library_file_read (list, path, &report, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_USAGE);
  list_lab_assert (list, "1");
}

/* Over the limit of one document, but not of the file. */
static void
test_large (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autoptr(HubReadingList) list = list_lab_open (folder);
  g_autoptr(HubReadingList) fresh = list_lab_open (other);
  g_autofree char *body = g_strnfill (1024 * 1024, 'a');
  g_autofree char *path = NULL;
  GStatBuf info = { 0 };

  for (guint i = 1; i <= 10; i++)
    {
      g_autoptr(HubEntry) entry = lab_entry_new (i);
      g_autoptr(GError) error = NULL;

      hub_entry_set_body (entry, NULL, body);
      g_assert_true (hub_reading_list_add (list, entry, &error));
    }
  path = write_file (list, folder);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, >, 10 * 1024 * 1024);
  g_assert_cmpuint (read_file (fresh, path).added, ==, 10);
  list_lab_assert (fresh, "10 9 8 7 6 5 4 3 2 1");
}

/* Cut anywhere, a file is refused; with bytes changed anywhere, it does no harm. */
static void
test_f47_damaged (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(TestFolder) other = test_folder_new ();
  g_autoptr(HubReadingList) list = fill (folder);
  g_autoptr(HubReadingList) fresh = list_lab_open (other);
  g_autofree char *path = write_file (list, folder);
  g_autoptr(GBytes) whole = test_folder_read (folder, "list.json");
  gsize size = g_bytes_get_size (whole);
  g_autofree char *data = g_memdup2 (g_bytes_get_data (whole, NULL), size);

  for (guint i = 0; i < 40; i++)
    assert_refused (fresh, folder, data, size * i / 40, HUB_ERROR_USAGE);
  list_lab_assert (fresh, "");

  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *changed = g_memdup2 (data, size);
      HubImport report = { 0 };
      g_autoptr(GError) error = NULL;

      for (guint j = 0; j < 3; j++)
        changed[g_test_rand_int_range (0, (gint32) size)] = (char) g_test_rand_int ();
      test_folder_write (folder, "list.json", changed, size);
      if (!hub_library_file_read (fresh, path, &report, &error))
        g_assert_true (error->domain == HUB_ERROR);
    }
  g_clear_pointer (&fresh, hub_reading_list_close);
  fresh = list_lab_open (other);
}

static void
test_parts (void)
{
  const char *text = "{\"a\":[1, {\"b\":[2,3]} ,\"x]\\\"\"],\"c\":{\"d\":[4,5]},\"e\":[ ],\"f\":6}";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(HubJsonParts) parts = hub_json_parts_new (bytes, 3, &error);
  g_autofree char *head = NULL;
  GPtrArray *list = NULL;
  gint64 six = 0;

  g_assert_no_error (error);
  list = hub_json_parts_get_list (parts, "a");
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpmem (g_bytes_get_data (list->pdata[1], NULL), g_bytes_get_size (list->pdata[1]),
                   " {\"b\":[2,3]} ", 13);
  g_assert_cmpuint (hub_json_parts_get_list (parts, "e")->len, ==, 0);
  g_assert_null (hub_json_parts_get_list (parts, "d"));
  head = json_to_string (parts->head, FALSE);
  g_assert_cmpstr (head, ==, "{\"a\":[],\"c\":{\"d\":[4,5]},\"e\":[],\"f\":6}");
  g_assert_true (jsonapi_json_get_int (
    jsonapi_json_get_member (jsonapi_json_get_object (parts->head), "f"), &six));
  g_assert_cmpint (six, ==, 6);
  g_clear_pointer (&parts, hub_json_parts_free);
  g_assert_null (hub_json_parts_new (bytes, 2, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_PROTOCOL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library-file/parts", test_parts);
  g_test_add_func ("/library-file/round-trip", test_round_trip);
  g_test_add_func ("/library-file/former", test_former);
  g_test_add_func ("/library-file/same-former", test_same_former);
  g_test_add_func ("/library-file/large", test_large);
  g_test_add_func ("/library-file/removed-comes-back", test_removed_comes_back);
  g_test_add_func ("/library-file/F45-other", test_f45_other);
  g_test_add_func ("/library-file/F47-ours-stays", test_f47_ours_stays);
  g_test_add_func ("/library-file/F47-refused", test_f47_refused);
  g_test_add_func ("/library-file/F47-huge", test_f47_huge);
  g_test_add_func ("/library-file/F47-damaged", test_f47_damaged);

  return g_test_run ();
}
