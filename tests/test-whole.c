/* test-whole.c: an entry and its text, as one who reads it sees it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-catalogue-writer.h"
#include "hub-reader-marks.h"
#include "hub-reader-whole.h"
#include "test-folder.h"

static HubEntry *
make_entry (const char *html,
            const char *plain)
{
  HubEntry *entry = hub_entry_new ("whole", "en", HUB_KIND_DOCUMENT, "Title");

  hub_entry_set_url (entry, "https://hub.example/en/node/1");
  hub_entry_set_body (entry, html, plain);
  return entry;
}

static void
reply_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static HubEntry *
read_whole (HubReader    *reader,
            HubEntry     *asked,
            gboolean      is_whole,
            HubRichText **text)
{
  g_autoptr(GAsyncResult) reply = NULL;
  g_autoptr(GError) error = NULL;
  HubEntry *entry;

  hub_reader_whole_async (reader, asked, is_whole, NULL, reply_cb, &reply);
  while (reply == NULL)
    g_main_context_iteration (NULL, TRUE);
  entry = hub_reader_whole_finish (reader, reply, text, &error);
  g_assert_no_error (error);
  return entry;
}

static void
assert_text (HubRichText *text,
             const char  *expected)
{
  g_autofree char *html = hub_rich_text_to_html (text);

  g_assert_cmpstr (html, ==, expected);
}

/* What a row lacks is read, and the links of its text are those of its address. */
static void
test_row (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubEntry) stored = make_entry ("<p>See <a href='2'>that</a></p>", "See that");
  g_autoptr(HubEntry) row = hub_entry_new ("whole", "en", HUB_KIND_DOCUMENT, "Title");
  g_autoptr(HubEntry) stranger = hub_entry_new ("none", "en", HUB_KIND_DOCUMENT, "Title");
  g_autoptr(GPtrArray) page = g_ptr_array_new ();
  g_autoptr(HubCatalogueWriter) writer = NULL;
  g_autoptr(HubReader) reader = NULL;
  g_autoptr(HubEntry) entry = NULL;
  g_autoptr(HubRichText) text = NULL;
  g_autoptr(HubRichText) no_text = NULL;
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;

  writer = hub_catalogue_writer_open (folder, &error);
  g_assert_no_error (error);
  g_ptr_array_add (page, stored);
  hub_catalogue_writer_apply_page (writer, page, 1, "k", "v", &tally, NULL, &error);
  g_assert_no_error (error);

  reader = hub_reader_new (folder);
  entry = read_whole (reader, row, FALSE, &text);
  g_assert_cmpstr (hub_entry_get_body_text (entry), ==, "See that");
  assert_text (text, "<p>See <a href=\"https://hub.example/en/node/2\">that</a></p>");
  g_assert_null (read_whole (reader, stranger, FALSE, &no_text));
  g_assert_null (no_text);
  hub_reader_stop (reader);
}

static void
assert_copy (HubReader  *reader,
             const char *html,
             const char *plain,
             const char *expected)
{
  g_autoptr(HubEntry) copy = make_entry (html, plain);
  g_autoptr(HubRichText) text = NULL;
  g_autoptr(HubEntry) entry = read_whole (reader, copy, TRUE, &text);

  g_assert_true (entry == copy);
  assert_text (text, expected);
}

/* A copy needs no catalogue; without HTML that says anything its plain text is the text. */
static void
test_copy (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = hub_reader_new (folder);

  assert_copy (reader, "<h2>One</h2>", "two", "<h2>One</h2>");
  assert_copy (reader, "<script>x</script>", "One <b>\n\ntwo", "<p>One &lt;b&gt;</p><p>two</p>");
  assert_copy (reader, NULL, "One", "<p>One</p>");
  assert_copy (reader, NULL, NULL, "");
  hub_reader_stop (reader);
}

static void
test_cancelled (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubReader) reader = hub_reader_new (folder);
  g_autoptr(HubEntry) entry = make_entry ("<p>One</p>", "One");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) reply = NULL;
  g_autoptr(HubRichText) text = NULL;
  g_autoptr(GError) error = NULL;

  hub_reader_whole_async (reader, entry, TRUE, cancellable, reply_cb, &reply);
  g_cancellable_cancel (cancellable);
  while (reply == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (hub_reader_whole_finish (reader, reply, &text, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (text);
  hub_reader_stop (reader);
}

/* Words are found in each block by the rules of the search, with the stems of the language. */
static void
test_marks (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubEntry) stored = make_entry ("<h2>Migrant workers</h2><p>No.</p><p>A worker’s <b>work"
                                           "</b></p>", "unused");
  g_autoptr(HubTextQuery) words = hub_text_query_new ("worker");
  g_autoptr(HubCatalogueWriter) writer = NULL;
  g_autoptr(HubReader) reader = NULL;
  g_autoptr(HubEntry) entry = NULL;
  g_autoptr(HubRichText) text = NULL;
  g_autoptr(GPtrArray) marks = NULL;
  g_autoptr(GAsyncResult) reply = NULL;
  g_autoptr(GError) error = NULL;
  const HubMark *mark;

  writer = hub_catalogue_writer_open (folder, &error);
  g_assert_no_error (error);
  reader = hub_reader_new (folder);
  entry = read_whole (reader, stored, TRUE, &text);
  hub_reader_marks_async (reader, text, entry, words, NULL, reply_cb, &reply);
  while (reply == NULL)
    g_main_context_iteration (NULL, TRUE);
  marks = hub_reader_marks_finish (reader, reply, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (marks->len, ==, 3);
  g_assert_cmpuint (((GArray *) marks->pdata[0])->len, ==, 1);
  mark = &g_array_index ((GArray *) marks->pdata[0], HubMark, 0);
  g_assert_cmpuint (mark->span.start, ==, strlen ("Migrant "));
  g_assert_cmpuint (mark->span.end, ==, strlen ("Migrant workers"));
  g_assert_null (marks->pdata[1]);
  mark = &g_array_index ((GArray *) marks->pdata[2], HubMark, 0);
  g_assert_cmpuint (mark->span.start, ==, strlen ("A "));
  hub_reader_stop (reader);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/whole/row", test_row);
  g_test_add_func ("/whole/copy", test_copy);
  g_test_add_func ("/whole/marks", test_marks);
  g_test_add_func ("/whole/cancelled", test_cancelled);

  return g_test_run ();
}
