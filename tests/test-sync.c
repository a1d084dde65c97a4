/* test-sync.c: a whole hub brought home, from a real server into a real file
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-sync"

#include "sync-lab.h"
#include "test-folder.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define N_REAL 94

static JsonArray *
load_real (JsonParser *parser)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "starter",
                                                 "entries.json", NULL);
  g_autoptr(GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  return json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                       "entries");
}

static char *
dup_real_uuid (guint nth)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *real = json_array_get_object_element (load_real (parser), nth);

  return g_strdup (json_object_get_string_member (real, "uuid"));
}

static const char *
get_text (JsonObject *object,
          const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

/* The list @member, sorted and joined; a single text is a list of one. */
static char *
dup_joined (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    g_ptr_array_add (texts, (char *) json_node_get_string (node));
  for (guint i = 0; node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
                    i < json_array_get_length (json_node_get_array (node)); i++)
    g_ptr_array_add (texts, (char *) json_array_get_string_element (json_node_get_array (node), i));
  g_ptr_array_sort_values (texts, (GCompareFunc) strcmp);
  g_ptr_array_add (texts, NULL);

  return g_strjoinv ("; ", (char **) texts->pdata);
}

static void
assert_list (const char *const *values,
             JsonObject        *real,
             const char        *member)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();
  g_autofree char *expected = dup_joined (real, member);
  g_autofree char *found = NULL;

  for (guint i = 0; values[i] != NULL; i++)
    g_ptr_array_add (texts, (char *) values[i]);
  g_ptr_array_sort_values (texts, (GCompareFunc) strcmp);
  g_ptr_array_add (texts, NULL);
  found = g_strjoinv ("; ", (char **) texts->pdata);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_terms (HubEntry      *entry,
              HubVocabulary  vocabulary,
              JsonObject    *real,
              const char    *member)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) codes = NULL;
  GPtrArray *terms = hub_entry_get_terms (entry);

  for (guint i = 0; i < terms->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (terms, i);

      if (term->vocabulary == vocabulary)
        g_strv_builder_add (builder, term->code);
    }
  codes = g_strv_builder_end (builder);
  assert_list ((const char *const *) codes, real, member);
}

static void
assert_date (const HubDate *date,
             JsonObject    *real,
             const char    *member)
{
  g_autofree char *text = hub_date_to_string (date);

  g_assert_cmpstr (text, ==, get_text (real, member));
}

static void
assert_files (HubEntry   *entry,
              JsonObject *real,
              const char *hub)
{
  GPtrArray *attachments = hub_entry_get_attachments (entry);
  JsonArray *files = json_object_has_member (real, "files")
                     ? json_object_get_array_member (real, "files") : NULL;

  g_assert_cmpuint (attachments->len, ==, files != NULL ? json_array_get_length (files) : 0);
  for (guint i = 0; i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);
      JsonObject *file = json_array_get_object_element (files, i);

      g_assert_true (attachment->is_file);
      g_assert_cmpstr (attachment->name, ==, get_text (file, "name"));
      g_assert_cmpstr (attachment->mime, ==, get_text (file, "mime"));
      g_assert_cmpstr (attachment->langcode, ==, get_text (file, "langcode"));
      g_assert_null (attachment->title);
      g_assert_true (g_str_has_prefix (attachment->uri, hub));
      if (json_object_has_member (file, "size"))
        g_assert_cmpint (attachment->size, ==, json_object_get_int_member (file, "size"));
    }
}

static void
assert_like_real (HubEntry   *entry,
                  JsonObject *real,
                  const char *hub)
{
  g_assert_cmpstr (hub_kind_to_string (hub_entry_get_kind (entry)), ==, get_text (real, "kind"));
  g_assert_cmpstr (hub_entry_get_title (entry), ==, get_text (real, "title"));
  g_assert_cmpstr (hub_entry_get_summary (entry), ==, get_text (real, "summary"));
  g_assert_cmpstr (hub_entry_get_location (entry), ==, get_text (real, "location"));
  g_assert_cmpstr (hub_entry_get_mode (entry), ==, get_text (real, "mode"));
  g_assert_cmpstr (hub_entry_get_practice_type (entry), ==, get_text (real, "practice_type"));
  g_assert_cmpstr (hub_entry_get_origin (entry), ==, hub);
  g_assert_true (hub_entry_is_global (entry) == (get_text (real, "scope") != NULL));
  g_assert_true (hub_entry_is_ongoing (entry) ==
                 json_object_get_boolean_member_with_default (real, "ongoing", FALSE));
  g_assert_cmpint (hub_entry_get_nid (entry), >, 0);
  g_assert_cmpint (hub_entry_get_changed (entry), >, 0);
  if (get_text (real, "url") != NULL)
    g_assert_cmpstr (hub_entry_get_url (entry), ==, get_text (real, "url"));
  else
    g_assert_true (g_str_has_prefix (hub_entry_get_url (entry), hub));

  assert_date (hub_entry_get_published (entry), real, "published");
  assert_date (hub_entry_get_starts (entry), real, "starts");
  assert_date (hub_entry_get_ends (entry), real, "ends");
  assert_list (hub_entry_get_publishers (entry), real, "publishers");
  assert_list (hub_entry_get_languages (entry), real, "languages");
  assert_list (hub_entry_get_audiences (entry), real, "audiences");
  assert_terms (entry, HUB_VOCABULARY_OBJECTIVE, real, "objectives");
  assert_terms (entry, HUB_VOCABULARY_PRINCIPLE, real, "principles");
  assert_terms (entry, HUB_VOCABULARY_REGION, real, "regions");
  assert_terms (entry, HUB_VOCABULARY_COUNTRY, real, "countries");
  assert_terms (entry, HUB_VOCABULARY_TYPE, real, "type");
  assert_files (entry, real, hub);
}

static void
test_real_entries (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  const char *url = hub_demo_process_get_url (hub);
  SyncOrder order = { .data_dir = folder, .hub = url };
  g_autoptr(HubSyncReport) report = sync_lab_run (&order);
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonArray *real = load_real (parser);

  g_assert_no_error (report->error);
  g_assert_cmpint (report->result, ==, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (report->seen, ==, N_REAL);
  g_assert_cmpuint (report->added + report->updated, ==, N_REAL);
  g_assert_cmpuint (report->withdrawn + report->skipped + report->problems->len, ==, 0);
  g_assert_cmpuint (report->terms, ==, 24 + 10 + 5 + 194 + 12);
  g_assert_cmpint (hub_sync_report_get_exit_status (report), ==, 0);
  g_assert_cmpuint (order.n_told, >, 10);
  g_assert_cmpuint (order.last_total, ==, 0);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);

  g_assert_cmpuint (json_array_get_length (real), ==, N_REAL);
  for (guint i = 0; i < N_REAL; i++)
    {
      JsonObject *object = json_array_get_object_element (real, i);
      g_autoptr(HubEntry) entry = sync_lab_find (folder, get_text (object, "uuid"),
                                                 get_text (object, "langcode"));

      g_assert_nonnull (entry);
      assert_like_real (entry, object, url);
    }
}

static void
test_again (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sync_lab_run_complete (folder, order.hub);
  before = sync_lab_dump (folder, FALSE);
  order.flags = HUB_SYNC_FULL;
  report = sync_lab_run (&order);
  after = sync_lab_dump (folder, FALSE);

  g_assert_no_error (report->error);
  g_assert_cmpint (report->result, ==, HUB_SYNC_UNCHANGED);
  g_assert_cmpuint (report->unchanged, ==, N_REAL);
  g_assert_cmpuint (report->added + report->updated + report->withdrawn, ==, 0);
  g_assert_cmpuint (order.last_total, ==, report->terms + N_REAL);
  g_assert_cmpint (hub_sync_report_get_exit_status (report), ==, 0);
  g_assert_cmpstr (before, ==, after);
}

static void
test_edits (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autofree char *uuid = dup_real_uuid (3);
  g_autoptr(HubSyncReport) report = NULL;
  g_autoptr(HubEntry) entry = NULL;

  sync_lab_run_complete (folder, order.hub);
  sync_lab_control (hub, "{'do':'change','uuid':'%s','title':'Another title'}", uuid);
  sync_lab_control (hub, "{'do':'add','bundle':'event','title':'A new event'}");
  order.flags = HUB_SYNC_FULL;
  report = sync_lab_run (&order);

  g_assert_no_error (report->error);
  g_assert_cmpint (report->result, ==, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (report->added, ==, 1);
  g_assert_cmpuint (report->updated, ==, 1);
  g_assert_cmpuint (report->unchanged, ==, N_REAL - 1);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL + 1);
  entry = sync_lab_find (folder, uuid, "en");
  g_assert_cmpstr (hub_entry_get_title (entry), ==, "Another title");
}

/* A few hundred made-up entries, with hidden ones among them, references to deleted things, and
 * some that are in French only. */
static void
test_many (void)
{
  const char *const arguments[] = { "--entries", "600", NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (arguments);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = sync_lab_run (&order);
  g_autoptr(HubSyncReport) again = NULL;

  g_assert_no_error (report->error);
  g_assert_cmpuint (report->seen, >, 500);
  g_assert_cmpuint (report->seen, <=, N_REAL + 600);
  g_assert_cmpuint (report->skipped + report->problems->len, ==, 0);
  g_assert_cmpuint (sync_lab_count (folder), ==, report->seen);

  order.flags = HUB_SYNC_FULL;
  again = sync_lab_run (&order);
  g_assert_cmpint (again->result, ==, HUB_SYNC_UNCHANGED);
  g_assert_cmpuint (again->unchanged, ==, report->seen);
}

static void
test_french (void)
{
  const char *const arguments[] = { "--entries", "300", NULL };
  const char *const languages[] = { "fr", NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (arguments);
  const char *url = hub_demo_process_get_url (hub);
  g_autofree char *page = g_strconcat ("|", url, "/fr/", NULL);
  SyncOrder order = { .data_dir = folder, .hub = url };
  g_autoptr(HubSyncReport) english = sync_lab_run (&order);
  g_autoptr(HubSyncReport) both = NULL;
  g_autoptr(HubSyncReport) again = NULL;
  g_autofree char *dump = NULL;

  g_assert_cmpint (english->result, ==, HUB_SYNC_COMPLETE);
  order.languages = languages;
  both = sync_lab_run (&order);
  g_assert_no_error (both->error);
  g_assert_cmpint (both->result, ==, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (both->added, >, 10);
  g_assert_cmpuint (both->problems->len, ==, 0);
  g_assert_cmpuint (sync_lab_count (folder), ==, english->seen + both->added);
  dump = sync_lab_dump (folder, FALSE);
  g_assert_nonnull (strstr (dump, "|fr|"));
  g_assert_nonnull (strstr (dump, page));

  again = sync_lab_run (&order);
  g_assert_cmpint (again->result, ==, HUB_SYNC_UNCHANGED);
}

static void
test_unknown_language (void)
{
  const char *const languages[] = { "tlh", NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub),
                      .languages = languages };
  g_autoptr(HubSyncReport) report = sync_lab_run (&order);

  g_assert_cmpint (report->result, ==, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_cmpstr (((HubSyncProblem *) report->problems->pdata[0])->where, ==, "tlh");
}

/* The bundled profile with one text in place of another. */
static void
write_profile (TestFolder *folder,
               const char *before,
               const char *after)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "profiles",
                                                 "demonstration.json", NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *bundled = NULL;

  g_assert_true (g_file_get_contents (path, &bundled, NULL, NULL));
  g_string_assign (text, bundled);
  g_assert_cmpuint (g_string_replace (text, before, after, 0), ==, 1);
  test_folder_write (folder, "profile.json", text->str, text->len);
}

/* A language that the profile no longer has cannot be read, so nothing in it is missed. */
static void
test_lost_language (void)
{
  const char *const arguments[] = { "--entries", "300", NULL };
  const char *const languages[] = { "fr", NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (arguments);
  SyncOrder order = { .data_dir = folder, .config_dir = folder,
                      .hub = hub_demo_process_get_url (hub), .languages = languages };
  g_autoptr(HubSyncReport) first = sync_lab_run_well (&order);
  g_autoptr(HubSyncReport) second = NULL;
  guint n = sync_lab_count (folder);

  g_assert_cmpuint (n, >, 300);
  write_profile (folder, "\"fr\": \"/fr\",", "");
  order.flags = HUB_SYNC_FULL;
  second = sync_lab_run_well (&order);
  g_assert_cmpuint (second->withdrawn, ==, 0);
  g_assert_cmpuint (second->problems->len, ==, 1);
  g_assert_cmpuint (sync_lab_count (folder), ==, n);
}

static void
test_withdrawn (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autofree char *hidden = dup_real_uuid (0);
  g_autofree char *deleted = dup_real_uuid (50);
  g_autoptr(HubSyncReport) gone = NULL;
  g_autoptr(HubSyncReport) back = NULL;
  g_autoptr(HubEntry) entry = NULL;

  sync_lab_run_complete (folder, order.hub);
  sync_lab_control (hub, "{'do':'hide','uuid':'%s'}", hidden);
  sync_lab_control (hub, "{'do':'delete','uuid':'%s'}", deleted);
  order.flags = HUB_SYNC_FULL;
  gone = sync_lab_run (&order);
  g_assert_cmpint (gone->result, ==, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (gone->withdrawn, ==, 2);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL - 2);
  entry = sync_lab_find (folder, hidden, "en");
  g_assert_true (hub_entry_is_withdrawn (entry));

  sync_lab_control (hub, "{'do':'publish','uuid':'%s'}", hidden);
  back = sync_lab_run (&order);
  g_assert_cmpint (back->result, ==, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL - 1);
  g_clear_object (&entry);
  entry = sync_lab_find (folder, hidden, "en");
  g_assert_false (hub_entry_is_withdrawn (entry));
}

static void
test_f43_many_gone (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autoptr(HubSyncReport) report = NULL;

  sync_lab_run_complete (folder, order.hub);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *uuid = dup_real_uuid (i);

      sync_lab_control (hub, "{'do':'hide','uuid':'%s'}", uuid);
    }
  order.flags = HUB_SYNC_FULL;
  report = sync_lab_run (&order);
  g_assert_no_error (report->error);
  g_assert_cmpuint (report->withdrawn, ==, 0);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);
}

/* An entry whose term was deleted names it as `missing` from then on. */
static void
test_f30_missing_term (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (hub) };
  g_autofree char *uuid = dup_real_uuid (0);
  g_autofree char *term = NULL;
  g_autoptr(HubEntry) before = NULL;
  g_autoptr(HubEntry) after = NULL;
  g_autoptr(HubSyncReport) report = NULL;
  guint n_terms;

  sync_lab_run_complete (folder, order.hub);
  before = sync_lab_find (folder, uuid, "en");
  n_terms = hub_entry_get_terms (before)->len;
  g_assert_cmpuint (n_terms, >, 0);
  term = g_strdup (((HubTerm *) hub_entry_get_terms (before)->pdata[0])->uuid);
  sync_lab_control (hub, "{'do':'delete','uuid':'%s'}", term);

  report = sync_lab_run (&order);
  g_assert_no_error (report->error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  after = sync_lab_find (folder, uuid, "en");
  g_assert_cmpuint (hub_entry_get_terms (after)->len, ==, n_terms - 1);
}

static void
test_renamed_term (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  const char *url = hub_demo_process_get_url (hub);
  g_autofree char *uuid = dup_real_uuid (0);
  g_autoptr(HubEntry) before = NULL;
  g_autoptr(HubEntry) after = NULL;
  SyncOrder order = { .data_dir = folder, .hub = url };
  g_autoptr(HubSyncReport) report = NULL;

  sync_lab_run_complete (folder, url);
  before = sync_lab_find (folder, uuid, "en");
  sync_lab_control (hub, "{'do':'rename-term','uuid':'%s','title':'Other words'}",
                    ((HubTerm *) hub_entry_get_terms (before)->pdata[0])->uuid);
  report = sync_lab_run (&order);
  g_assert_no_error (report->error);
  after = sync_lab_find (folder, uuid, "en");
  g_assert_cmpstr (((HubTerm *) hub_entry_get_terms (after)->pdata[0])->label, ==, "Other words");
}

static void
test_f47_other_hub (void)
{
  const char *const arguments[] = { "--entries", "100", NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) first = sync_lab_hub (arguments);
  g_autoptr(HubDemoProcess) second = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .hub = hub_demo_process_get_url (first),
                      .cancel_at = 8 };
  g_autoptr(HubSyncReport) cancelled = NULL;

  sync_lab_run_complete (folder, order.hub);
  g_assert_cmpuint (sync_lab_count (folder), >, N_REAL);
  cancelled = sync_lab_run (&order);
  g_assert_error (cancelled->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  sync_lab_run_complete (folder, hub_demo_process_get_url (second));
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);
}

static void
test_missing_bundle (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (NULL);
  SyncOrder order = { .data_dir = folder, .config_dir = folder,
                      .hub = hub_demo_process_get_url (hub) };
  g_autofree char *uuid = dup_real_uuid (0);
  g_autoptr(HubSyncReport) report = NULL;
  g_autoptr(HubSyncReport) again = NULL;

  write_profile (folder, "\"bundles\": [", "\"bundles\": [{\"type\": \"node--story\","
                                            " \"path\": \"node/story\", \"kind\": \"other\"},");
  report = sync_lab_run (&order);
  g_assert_no_error (report->error);
  g_assert_cmpint (report->result, ==, HUB_SYNC_COMPLETE);
  g_assert_cmpuint (report->seen, ==, N_REAL);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_cmpstr (((HubSyncProblem *) report->problems->pdata[0])->where, ==, "node/story");

  sync_lab_control (hub, "{'do':'hide','uuid':'%s'}", uuid);
  again = sync_lab_run (&order);
  g_assert_no_error (again->error);
  g_assert_cmpuint (again->withdrawn, ==, 0);
  g_assert_cmpuint (sync_lab_count (folder), ==, N_REAL);
}

/* What only the editor's raw text has never comes home, and links of all forms do. */
static void
test_raw_texts (void)
{
  static const char *const arguments[] = { "--entries", "300", NULL };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = sync_lab_hub (arguments);
  g_autofree char *inside = g_strconcat (hub_demo_process_get_url (hub), "/node/", NULL);
  g_autofree char *dump = NULL;

  sync_lab_run_complete (folder, hub_demo_process_get_url (hub));
  dump = sync_lab_dump (folder, FALSE);

  g_assert_null (strstr (dump, "[[embed"));
  g_assert_null (strstr (dump, "track()"));
  g_assert_null (strstr (dump, "internal:"));
  g_assert_null (strstr (dump, "entity:"));
  g_assert_nonnull (strstr (dump, inside));
  g_assert_nonnull (strstr (dump, "https://example.org/untitled/"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/real-entries", test_real_entries);
  g_test_add_func ("/sync/again", test_again);
  g_test_add_func ("/sync/edits", test_edits);
  g_test_add_func ("/sync/many", test_many);
  g_test_add_func ("/sync/french", test_french);
  g_test_add_func ("/sync/unknown-language", test_unknown_language);
  g_test_add_func ("/sync/lost-language", test_lost_language);
  g_test_add_func ("/sync/withdrawn", test_withdrawn);
  g_test_add_func ("/sync/F43-many-gone", test_f43_many_gone);
  g_test_add_func ("/sync/F30-missing-term", test_f30_missing_term);
  g_test_add_func ("/sync/renamed-term", test_renamed_term);
  g_test_add_func ("/sync/F47-other-hub", test_f47_other_hub);
  g_test_add_func ("/sync/missing-bundle", test_missing_bundle);
  g_test_add_func ("/sync/raw-texts", test_raw_texts);

  return g_test_run ();
}
