/* test-window-print.c: an entry on paper, read back out of what the printer would get
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-printer.h"
#include "test-folder.h"
#include "ui-stage.h"

#include <string.h>

#define HTML \
  "<h2>Aim</h2><p>Help <b>towns</b>, see the <a href='https://a.example/r'>report</a>.</p>" \
  "<ol><li>Find out<ul><li>who</li></ul></li><li>Plan</li></ol><blockquote>Said</blockquote>" \
  "<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2023</td><td>12,000</td></tr></table>"

static HubEntry *
make_entry (const char *summary)
{
  HubEntry *entry = hub_entry_new ("66666666-6666-4666-8666-666666666666", "en", HUB_KIND_DOCUMENT,
                                   "A guide for towns");
  HubTerm *term = hub_term_new (HUB_VOCABULARY_COUNTRY, "ke", "Kenya");
  HubAttachment *file = hub_attachment_new (TRUE);

  hub_entry_set_url (entry, "https://hub.example/en/node/6");
  hub_entry_set_summary (entry, summary);
  hub_entry_take_term (entry, term);
  file->uri = g_strdup ("https://hub.example/guide.pdf");
  file->name = g_strdup ("guide.pdf");
  hub_entry_take_attachment (entry, file);
  return entry;
}

static char *
run_tool (const char *const *arguments)
{
  g_autofree char *output = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return g_steal_pointer (&output);
}

/* Prints to a file, and reads it back; pages end with a form feed. */
static char *
print (HubEntry    *entry,
       HubRichText *text)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "print.pdf", NULL);
  g_autoptr(GtkPrintOperation) operation = hub_printer_new (entry, text);
  g_autoptr(GError) error = NULL;
  const char *const read[] = { "pdftotext", "-layout", path, "-", NULL };
  const char *const paint[] = { "pdftoppm", "-r", "60", "-png", path,
                                g_getenv ("HUB_PICTURES"), NULL };

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  if (g_getenv ("HUB_PICTURES") != NULL)
    g_free (run_tool (paint));
  return run_tool (read);
}

/* What comes in this order, whatever is between. */
static void
assert_order (const char        *text,
              const char *const *words)
{
  const char *at = text;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (at, words[i]);

      if (found == NULL)
        g_error ("“%s” is not where it should be in “%s”", words[i], text);
      at = found + strlen (words[i]);
    }
}

static void
test_entry (void)
{
  g_autoptr(HubEntry) entry = make_entry ("In few words.");
  g_autoptr(HubRichText) text = hub_rich_text_new (HTML, NULL, 4096);
  g_autofree char *printed = print (entry, text);
  const char *const words[] = {
    "Document", "A guide for towns", "In few words.", "Aim",
    "Help towns, see the report (https://a.example/r).", "1. Find out", "• who", "2. Plan", "Said",
    "Year | Cost", "2023 | 12,000", "https://hub.example/en/node/6",
    "guide.pdf", "https://hub.example/guide.pdf", "Country: ", "Kenya",
    "Not an official product of the United Nations.", NULL
  };

  assert_order (printed, words);
  g_assert_null (strstr (printed, "1 / 1"));
}

/* A long text goes on over pages, and each says which it is. */
static void
test_pages (void)
{
  g_autoptr(HubEntry) entry = make_entry (NULL);
  g_autoptr(GString) html = g_string_new (NULL);
  g_autoptr(HubRichText) text = NULL;
  g_autofree char *printed = NULL;
  g_auto(GStrv) pages = NULL;
  guint n_pages;

  for (guint i = 0; i < 1200; i++)
    g_string_append_printf (html, "word%u and others of its kind ", i);
  g_string_append (html, "<p>The end of it.</p>");
  text = hub_rich_text_new (html->str, NULL, 200 * 1024);
  printed = print (entry, text);
  pages = g_strsplit (printed, "\f", -1);
  n_pages = g_strv_length (pages) - 1;
  g_assert_cmpuint (n_pages, >=, 4);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u / %u", i + 1, n_pages);

      g_assert_nonnull (strstr (pages[i], number));
    }
  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%u", i);

      g_assert_nonnull (strstr (printed, word));
    }
  g_assert_nonnull (strstr (pages[n_pages - 1], "The end of it."));
}

/* Before its text is read, or without one. */
static void
test_no_text (void)
{
  g_autoptr(HubEntry) entry = make_entry ("In few words.");
  g_autofree char *printed = print (entry, NULL);
  const char *const words[] = { "A guide for towns", "In few words.", "Kenya", NULL };

  assert_order (printed, words);
}

static void
test_arabic (void)
{
  g_autoptr(HubEntry) entry = hub_entry_new ("77777777-7777-4777-8777-777777777777", "ar",
                                             HUB_KIND_DOCUMENT, "\330\247\331\204\331\207\330\254"
                                             "\330\261\330\251");
  g_autoptr(HubRichText) text = hub_rich_text_new ("<ul><li>UNHCR</li></ul>", NULL, 4096);
  g_autofree char *printed = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  printed = print (entry, text);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_assert_nonnull (strstr (printed, "\330\247\331\204\331\207\330\254\330\261\330\251"));
  g_assert_nonnull (strstr (printed, "UNHCR"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/print/entry", test_entry);
  g_test_add_func ("/ui/print/pages", test_pages);
  g_test_add_func ("/ui/print/no-text", test_no_text);
  g_test_add_func ("/ui/print/arabic", test_arabic);

  return g_test_run ();
}
