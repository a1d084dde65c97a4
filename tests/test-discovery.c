/* test-discovery.c: a hub under other names is found without a hand
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The demonstration hub says the same in many ways. Whatever it calls its things, the profile that
 * is found must bring the same catalogue home as the hub under its own names does.
 */

#define G_LOG_DOMAIN "test-discovery"

#include "hub-discovery.h"
#include "hub-error.h"
#include "hub-profile-file.h"
#include "sync-lab.h"
#include "test-folder.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define N_MADE_UP "200"

/* What a variant lacks, as conditions on entries and on terms. */
typedef struct
{
  const char *name;
  const char *address;       /* what is typed after the site */
  const char *base_path;
  gboolean    has_french;
  const char *entries;       /* SQL */
  const char *terms;         /* SQL */
} Case;

#define ALL "1"

static const Case cases[] = {
  { "renamed", "", "/jsonapi", TRUE, ALL, ALL },
  { "extras", "", "/api", TRUE, ALL, ALL },
  { "base-path", "/fr/node/1?page=2#top", "/hub/jsonapi", TRUE, ALL, ALL },
  { "one-language", "/hub", "/jsonapi", FALSE, ALL, ALL },
  { "spoken-numbers", "/jsonapi", "/jsonapi", TRUE, ALL, ALL },
  { "bare-labels", "/jsonapi/node/resource", "/jsonapi", TRUE, ALL, ALL },
  { "french", "/fr/jsonapi", "/jsonapi", TRUE, ALL, ALL },
  { "spanish", "", "/api/jsonapi", TRUE, ALL, ALL },
  { "ranges", "", "/jsonapi", TRUE, ALL, ALL },
  { "timestamps", "", "/jsonapi", TRUE, ALL, ALL },
  { "iso-countries", "", "/jsonapi", TRUE, ALL, ALL },
  { "strangers", "", "/jsonapi", TRUE, ALL, ALL },
  { "lacking", "", "/jsonapi", TRUE, "kind NOT IN ('training', 'video')",
    "vocabulary <> 'principle'" },
  { "half-open", "", "/jsonapi", TRUE, "kind <> 'event'", ALL },
};

static void
progress_cb (HubSurveyStep step,
             guint         done,
             guint         total,
             gpointer      user_data)
{
  guint *n_told = user_data;

  g_assert_cmpuint (done, <=, total);
  (*n_told)++;
}

static HubDiscovery *
discover (const char  *address,
          GError     **error)
{
  static const JsonapiClientLimits limits = JSONAPI_CLIENT_LIMITS_INIT;
  guint n_told = 0;
  HubDiscovery *discovery = hub_discovery_run (address, &limits, progress_cb, &n_told, NULL,
                                               error);

  if (discovery != NULL)
    g_assert_cmpuint (n_told, >, 10);

  return discovery;
}

/* --- what a sync brings --- */

static void
dump (sqlite3    *handle,
      const char *hub,
      GString    *text,
      const char *format,
      ...)
{
  sqlite3_stmt *statement = NULL;
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_string_append_printf (text, "%s|", (const char *) sqlite3_column_text (statement, i));
      g_string_append_c (text, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  g_string_replace (text, hub, "HUB", 0);
}

/* Entries of the hub by what they say, their terms by code and their files, line by line. */
static char *
dump_catalogue (const char *folder,
                const char *hub,
                const char *entries,
                const char *terms)
{
  g_autofree char *path = g_build_filename (folder, "catalogue.db", NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  dump (handle, hub, text,
        "SELECT uuid, langcode, nid, kind, title, published, starts, ends, is_ongoing, is_global,"
        " location, mode, practice_type, publishers, languages, audiences, url, summary, text"
        " FROM entry LEFT JOIN body ON entry_id = id WHERE origin <> 'starter' AND withdrawn IS"
        " NULL AND %s ORDER BY uuid, langcode", entries);
  dump (handle, hub, text,
        "SELECT entry.uuid, langcode, vocabulary, code FROM entry_term JOIN entry ON entry.id ="
        " entry_id JOIN term ON term.id = term_id WHERE origin <> 'starter' AND withdrawn IS NULL"
        " AND %s AND %s ORDER BY 1, 2, 3, 4", entries, terms);
  dump (handle, hub, text,
        "SELECT entry.uuid, entry.langcode, is_file, name, attachment.title, mime, size, uri,"
        " attachment.langcode FROM attachment JOIN entry ON entry.id = entry_id WHERE origin <>"
        " 'starter' AND withdrawn IS NULL AND %s ORDER BY 1, 2, position", entries);
  dump (handle, hub, text,
        "SELECT vocabulary, code, uuid, title, paragraph, summary FROM term WHERE %s AND"
        " vocabulary <> 'country' ORDER BY 1, 2", terms);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Whether the hub has French or not, the walk over its own language is whole. */
static void
sync_hub (const char *folder,
          const char *hub,
          gboolean    has_french)
{
  const char *const languages[] = { has_french ? "fr" : NULL, NULL };
  SyncOrder order = { .data_dir = folder, .config_dir = folder, .hub = hub,
                      .languages = languages };
  g_autoptr(HubSyncReport) report = sync_lab_run (&order);

  g_assert_no_error (report->error);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s: %s", ((HubSyncProblem *) g_ptr_array_index (report->problems, i))->where,
                    ((HubSyncProblem *) g_ptr_array_index (report->problems, i))->what);
  g_assert_cmpuint (report->problems->len, ==, 0);
}

static HubDemoProcess *
start (const char *variant)
{
  const char *const plain[] = { "--entries", N_MADE_UP, NULL };
  const char *const other[] = { "--entries", N_MADE_UP, "--variant", variant, NULL };

  return sync_lab_hub (variant != NULL ? other : plain);
}

/* The catalogue of the hub under its own names, by the profile that comes with the program; made
 * once, with French and without. */
static TestFolder *plain_folders[2];
static char *plain_urls[2];

static char *
dump_plain (const Case *wanted)
{
  guint at = wanted->has_french ? 1 : 0;
  g_autoptr(GString) text = NULL;

  if (plain_folders[at] == NULL)
    {
      g_autoptr(HubDemoProcess) hub = start (NULL);

      plain_folders[at] = test_folder_new ();
      plain_urls[at] = g_strdup (hub_demo_process_get_url (hub));
      sync_hub (plain_folders[at], plain_urls[at], wanted->has_french);
    }

  text = g_string_new_take (dump_catalogue (plain_folders[at], plain_urls[at], wanted->entries,
                                            wanted->terms));
  /* Where no language has a prefix, pages in French have none either. */
  if (!wanted->has_french)
    g_string_replace (text, "HUB/fr/", "HUB/", 0);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_same_lines (const char *expected,
                   const char *actual)
{
  g_auto(GStrv) left = g_strsplit (expected, "\n", -1);
  g_auto(GStrv) right = g_strsplit (actual, "\n", -1);

  g_assert_cmpuint (g_strv_length (left), >, 200);
  for (guint i = 0; left[i] != NULL && right[i] != NULL; i++)
    g_assert_cmpstr (right[i], ==, left[i]);
  g_assert_cmpuint (g_strv_length (right), ==, g_strv_length (left));
}

static void
test_variant (gconstpointer data)
{
  const Case *wanted = data;
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubDemoProcess) hub = start (wanted->name);
  const char *url = hub_demo_process_get_url (hub);
  g_autofree char *address = g_strconcat (url, wanted->address, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubDiscovery) discovery = discover (address, &error);
  g_autofree char *json = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;
  g_autoptr(HubProfile) profile = NULL;

  g_assert_no_error (error);
  g_assert_true (hub_discovery_is_usable (discovery));
  g_assert_cmpstr (hub_discovery_get_hub (discovery), ==, url);
  g_assert_cmpuint (hub_discovery_get_n_requests (discovery), <, 60);
  json = hub_discovery_to_json (discovery);
  profile = hub_profile_new_from_data (json, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hub_profile_get_base_path (profile), ==, wanted->base_path);
  g_assert_cmpstr (hub_profile_get_default_language (profile), ==, "en");
  g_assert_cmpint (hub_profile_get_language_prefix (profile, "fr") != NULL, ==,
                   wanted->has_french);
  g_assert_null (hub_profile_get_language_prefix (profile, "pt"));

  g_assert_true (hub_profile_file_save (folder, json, &backup, &error));
  g_assert_no_error (error);
  g_assert_null (backup);
  sync_hub (folder, url, wanted->has_french);
  expected = dump_plain (wanted);
  actual = dump_catalogue (folder, url, wanted->entries, wanted->terms);
  assert_same_lines (expected, actual);
}

/* --- what lines say --- */

static const HubDiscoveryLine *
find_line (HubDiscovery *discovery,
           const char   *name)
{
  GPtrArray *lines = hub_discovery_get_lines (discovery);

  for (guint i = 0; i < lines->len; i++)
    {
      const HubDiscoveryLine *line = g_ptr_array_index (lines, i);
      g_autofree char *other = hub_discovery_line_dup_name (line);

      if (g_str_equal (other, name))
        return line;
    }

  return NULL;
}

static const char *
get_value (HubDiscovery *discovery,
           const char   *name)
{
  const HubDiscoveryLine *line = find_line (discovery, name);
  const HubDiscoveryChoice *chosen = line != NULL ? hub_discovery_line_get_chosen (line) : NULL;

  return chosen != NULL ? chosen->values[0] : NULL;
}

/* Every line says why, whether something was found or not, and what else it could be. */
static void
test_reasons (void)
{
  g_autoptr(HubDemoProcess) hub = start ("strangers");
  g_autoptr(GError) error = NULL;
  g_autoptr(HubDiscovery) discovery = discover (hub_demo_process_get_url (hub), &error);
  GPtrArray *lines;

  g_assert_no_error (error);
  lines = hub_discovery_get_lines (discovery);
  for (guint i = 0; i < lines->len; i++)
    {
      const HubDiscoveryLine *line = g_ptr_array_index (lines, i);
      const HubDiscoveryChoice *chosen = hub_discovery_line_get_chosen (line);
      g_autofree char *title = hub_discovery_line_dup_title (line);

      g_assert_cmpstr (title, !=, "");
      g_assert_nonnull (chosen != NULL ? chosen->reason : line->lack);
      g_assert_true (chosen == NULL || chosen->confidence > 0);
    }

  /* Goals have numbers and words like those of objectives, and are not taken for them. */
  g_assert_cmpstr (get_value (discovery, "vocabularies.objective"), ==,
                   "taxonomy_term--gcm_objectives");
  g_assert_true (g_strv_contains ((const char *const *) hub_discovery_get_ignored (discovery),
                                  "taxonomy_term--goals"));
  g_assert_null (get_value (discovery, "bundles.node--article.kind"));
  g_assert_null (get_value (discovery, "bundles.node--page.kind"));
  g_assert_cmpstr (get_value (discovery, "bundles.node--hub_page.kind"), ==, "other");
  g_assert_cmpstr (get_value (discovery, "fields.publisher"), ==, "field_publishers");
  g_assert_cmpuint (find_line (discovery, "vocabularies.objective")->choices->len, >, 4);
}

/* A choice of the user's is what is written. */
static void
test_choices (void)
{
  g_autoptr(HubDemoProcess) hub = start ("half-open");
  g_autoptr(GError) error = NULL;
  g_autoptr(HubDiscovery) discovery = discover (hub_demo_process_get_url (hub), &error);
  HubDiscoveryLine *event;
  HubDiscoveryLine *publisher;
  g_autofree char *json = NULL;
  g_autoptr(HubProfile) profile = NULL;
  GPtrArray *bundles;

  g_assert_no_error (error);
  event = (HubDiscoveryLine *) find_line (discovery, "bundles.node--event.kind");
  publisher = (HubDiscoveryLine *) find_line (discovery, "fields.publisher");
  g_assert_cmpint (event->chosen, ==, -1);
  g_assert_nonnull (event->lack);
  event->chosen = 0;
  publisher->chosen = -1;

  json = hub_discovery_to_json (discovery);
  profile = hub_profile_new_from_data (json, -1, &error);
  g_assert_no_error (error);
  bundles = hub_profile_get_bundles (profile);
  g_assert_cmpuint (bundles->len, ==, 7);
  for (guint i = 0; i < bundles->len; i++)
    {
      const HubBundle *bundle = g_ptr_array_index (bundles, i);

      g_assert_null (bundle->fields[HUB_ROLE_PUBLISHER]);
      g_assert_cmpint (g_str_equal (bundle->type, "node--event"), ==,
                       bundle->kind == HUB_KIND_EVENT);
    }
}

/* --- where there is nothing --- */

static void
test_no_api (void)
{
  g_autoptr(HubDemoProcess) hub = start ("no-api");
  g_autoptr(GError) error = NULL;
  g_autoptr(HubDiscovery) discovery = discover (hub_demo_process_get_url (hub), &error);
  g_autofree char *sentence = NULL;

  g_assert_null (discovery);
  g_assert_error (error, HUB_ERROR, HUB_ERROR_NO_API);
  sentence = hub_error_dup_sentence (error);
  g_assert_nonnull (strstr (sentence, "JSON:API"));
  g_assert_nonnull (strstr (sentence, "stay as they are"));
}

static void
test_unreachable (void)
{
  g_autoptr(HubDemoProcess) hub = start ("no-api");
  g_autofree char *url = g_strdup (hub_demo_process_get_url (hub));
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&hub, hub_demo_process_stop);
  g_assert_null (discover (url, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_OFFLINE);
}

static void
test_usage (void)
{
  static const char *const addresses[] = { "", "ftp://hub.example", "https://", "http://a.example",
                                           "https://user@hub.example" };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (discover (addresses[i], &error));
      g_assert_error (error, HUB_ERROR, HUB_ERROR_USAGE);
    }
}

static void
test_cancelled (void)
{
  static const JsonapiClientLimits limits = JSONAPI_CLIENT_LIMITS_INIT;
  g_autoptr(HubDemoProcess) hub = start ("renamed");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  guint n_told = 0;

  g_cancellable_cancel (cancellable);
  g_assert_null (hub_discovery_run (hub_demo_process_get_url (hub), &limits, progress_cb, &n_told,
                                    cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- the file --- */

static void
test_save (void)
{
  static const char valid[] = "{\"base_path\":\"/api\",\"default_language\":\"en\","
    "\"vocabularies\":{},\"bundles\":[{\"type\":\"a\",\"path\":\"a\",\"kind\":\"document\"}]}";
  g_autofree char *other = g_strconcat (valid, "\n", NULL);
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *inner = test_folder_path (folder, "new/config");
  g_autofree char *backup = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (hub_profile_file_save (inner, valid, &backup, &error));
  g_assert_no_error (error);
  g_assert_null (backup);
  g_assert_true (hub_profile_file_save (inner, valid, &backup, &error));
  g_assert_null (backup);                       /* the same: nothing to keep */

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *old = NULL;

      g_assert_true (hub_profile_file_save (inner, i % 2 == 0 ? other : valid, &backup, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (backup, &old, NULL, NULL));
      g_assert_cmpstr (old, ==, i % 2 == 0 ? valid : other);
      g_clear_pointer (&backup, g_free);
    }
  g_assert_cmpuint (test_folder_count (inner, "profile.before"), ==, 3);

  g_assert_false (hub_profile_file_save (inner, "{}", &backup, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_USAGE);
  g_assert_cmpuint (test_folder_count (inner, "profile.before"), ==, 3);
}

static void
save_in_closed_folder (gpointer data)
{
  g_autofree char *backup = NULL;
  g_autoptr(GError) error = NULL;

  if (!hub_profile_file_save (data, "{\"base_path\":\"/api\",\"default_language\":\"en\","
                              "\"vocabularies\":{},\"bundles\":[{\"type\":\"a\",\"path\":\"a\","
                              "\"kind\":\"document\"}]}", &backup, &error) &&
      g_error_matches (error, HUB_ERROR, HUB_ERROR_STORE_READ_ONLY))
    _exit (0);
  _exit (1);
}

static void
test_save_refused (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *closed = test_folder_path (folder, "closed");
  int status;

  g_assert_cmpint (g_mkdir (closed, 0555), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  status = test_run_unprivileged (save_in_closed_folder, closed);
  if (status == 77)
    g_test_skip ("cannot become another user");
  else
    g_assert_cmpint (status, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/discovery/variant/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_variant);
    }
  g_test_add_func ("/discovery/reasons", test_reasons);
  g_test_add_func ("/discovery/choices", test_choices);
  g_test_add_func ("/discovery/no-api", test_no_api);
  g_test_add_func ("/discovery/unreachable", test_unreachable);
  g_test_add_func ("/discovery/usage", test_usage);
  g_test_add_func ("/discovery/cancelled", test_cancelled);
  g_test_add_func ("/discovery/save", test_save);
  g_test_add_func ("/discovery/save-refused", test_save_refused);
  status = g_test_run ();

  for (guint i = 0; i < G_N_ELEMENTS (plain_folders); i++)
    {
      g_clear_pointer (&plain_folders[i], test_folder_remove);
      g_free (plain_urls[i]);
    }

  return status;
}
