/* test-window-export.c: what goes out of the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-briefing-dialog.h"
#include "hub-cite-dialog.h"
#include "hub-exporter.h"
#include "ui-hub.h"

#include <string.h>

static GFile *
file_in (UiStage    *stage,
         const char *name)
{
  g_autofree char *path = test_folder_path (stage->folder, name);

  return g_file_new_for_path (path);
}

static char *
read_text (UiStage    *stage,
           const char *name)
{
  g_autoptr(GBytes) bytes = test_folder_read (stage->folder, name);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* A visible label that begins so: a toast is a label like others. */
static GtkWidget *
find_text (GtkWidget  *root,
           const char *prefix)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) &&
      g_str_has_prefix (gtk_label_get_text (GTK_LABEL (root)), prefix))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, prefix);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What the list shows goes out, in its order, and it is said how many entries that were. */
static void
test_results (UiStage *stage)
{
  HubExporter *exporter = hub_window_get_exporter (stage->window);
  g_autoptr(GFile) file = file_in (stage, "out.csv");
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;
  HubResults *results = NULL;

  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_OBJECTIVE, "10", HUB_CHOICE_INCLUDE);
  ui_stage_wait_total (stage, hub_results_find_value (ui_stage_get_results (stage),
                                                      HUB_FACET_OBJECTIVE, "10")->count);
  results = ui_stage_get_results (stage);
  hub_exporter_save (exporter, HUB_EXPORT_CSV, results, NULL, file);
  g_assert_true (hub_exporter_is_busy (exporter));
  ui_wait (!hub_exporter_is_busy (exporter));

  text = read_text (stage, "out.csv");
  g_assert_nonnull (strstr (text, "\"objective:10\""));
  g_assert_nonnull (strstr (text, "\"2024-07-31\""));
  g_assert_nonnull (strstr (text, "\"https://migrationnetwork.un.org\""));
  said = g_strdup_printf ("%u entries exported to “out.csv”", hub_results_get_total (results));
  ui_wait (find_text (GTK_WIDGET (stage->window), said) != NULL);
  ui_stage_picture (stage, "exported");
}

static void
test_reading_list (UiStage *stage)
{
  HubExporter *exporter = hub_window_get_exporter (stage->window);
  g_autoptr(GFile) file = file_in (stage, "list.bib");
  HubExport *chosen = hub_export_new (NULL);
  HubEntry *entry = ui_stage_select (stage, 2);
  g_autofree char *title = g_strdup (hub_entry_get_title (entry));
  g_autofree char *text = NULL;

  hub_export_add (chosen, entry, NULL, NULL);
  hub_exporter_save (exporter, HUB_EXPORT_BIBTEX, NULL, chosen, file);
  ui_wait (!hub_exporter_is_busy (exporter));
  text = read_text (stage, "list.bib");
  g_assert_nonnull (strstr (text, "query: reading list"));
  g_assert_nonnull (strstr (text, title));
}

static void
star (UiStage *stage,
      guint    n)
{
  HubLibrary *library = hub_application_get_library (stage->application);

  ui_wait (hub_library_is_loaded (library));
  for (guint i = 0; i < n; i++)
    {
      ui_stage_select (stage, i);
      ui_stage_act (stage, "win.star", NULL);
      ui_wait (hub_library_get_stock (library)->entries->len == i + 1);
    }
}

/* Of several that are kept only the chosen ones go out; the copies do not know that the hub has
 * withdrawn their entries, the catalogue does. */
static void
test_chosen (UiStage *stage)
{
  HubExporter *exporter = hub_window_get_exporter (stage->window);
  HubStock *stock = NULL;
  HubReadingListPage *page;
  GtkSelectionModel *selection;
  g_autoptr(GPtrArray) chosen = NULL;
  g_autoptr(GFile) file = file_in (stage, "chosen.csv");
  g_autofree char *sql = NULL;
  g_autofree char *text = NULL;

  star (stage, 3);
  stock = hub_library_get_stock (hub_application_get_library (stage->application));
  sql = g_strdup_printf ("UPDATE entry SET withdrawn = 1700000000 WHERE uuid = '%s'",
                         hub_entry_get_uuid (g_ptr_array_index (stock->entries, 1)));
  ui_run_sql (stage, sql, NULL, NULL);
  ui_stage_act (stage, "win.place", "s", "reading-list");
  page = hub_window_get_reading_list (stage->window);
  selection = gtk_list_view_get_model (
    GTK_LIST_VIEW (ui_find (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW, "entries")));
  gtk_selection_model_select_item (selection, 1, TRUE);
  gtk_selection_model_select_item (selection, 2, FALSE);
  ui_stage_picture (stage, "chosen");

  chosen = hub_reading_list_page_list_chosen (page);
  hub_exporter_save (exporter, HUB_EXPORT_CSV, NULL, hub_export_new_of_list (stock, chosen), file);
  ui_wait (!hub_exporter_is_busy (exporter));
  text = read_text (stage, "chosen.csv");
  g_assert_null (strstr (text, hub_entry_get_uuid (g_ptr_array_index (stock->entries, 0))));
  g_assert_nonnull (strstr (text, hub_entry_get_uuid (g_ptr_array_index (stock->entries, 2))));
  g_assert_true (strstr (text, "\"yes\"") > strstr (text, hub_entry_get_uuid (
                                                   g_ptr_array_index (stock->entries, 1))));
  g_assert_true (strstr (text, "\"yes\"") < strstr (text, hub_entry_get_uuid (
                                                   g_ptr_array_index (stock->entries, 2))));
  g_assert_nonnull (strstr (text, "\"no\""));
}

static void
assert_goes_out (HubReadingListPage *page,
                 HubEntry          **expected,
                 const char         *part,
                 const char         *typed)
{
  g_autoptr(HubExport) export = hub_reading_list_page_export (page);
  g_autoptr(GPtrArray) entries = hub_export_list_entries (export);
  guint n = 0;

  for (; expected[n] != NULL; n++)
    g_assert_true (n < entries->len && entries->pdata[n] == expected[n]);
  g_assert_cmpuint (entries->len, ==, n);
  g_assert_cmpstr (export->part, ==, part);
  g_assert_cmpstr (export->typed, ==, typed);
}

/* What the list shows goes out, as it is shown: of the collection, by day, of what was found. */
static void
test_shown (UiStage *stage)
{
  HubLibrary *library = hub_application_get_library (stage->application);
  g_autoptr(HubCollection) collection = hub_collection_new ("c-1", "Returns", HUB_COLOUR_RED);
  HubReadingListPage *page = hub_window_get_reading_list (stage->window);
  GtkWidget *shown = NULL;
  HubStock *stock = NULL;

  star (stage, 3);
  hub_library_save_collection_async (library, collection, NULL, NULL);
  for (guint i = 1; i < 3; i++)
    {
      HubEdit *edit = hub_edit_new_for (hub_library_get_stock (library)->entries->pdata[i]);

      hub_edit_join (edit, "c-1");
      hub_edit_set_due (edit, i == 1 ? "2031-02-03" : "2031-01-01");
      hub_library_edit_async (library, edit, NULL, NULL, NULL);
    }
  ui_wait (((HubRemark *) hub_library_get_stock (library)->remarks->pdata[2])->collections[0] !=
           NULL);
  stock = hub_library_get_stock (library);
  ui_stage_act (stage, "win.place", "s", "reading-list");
  shown = ui_find (GTK_WIDGET (page), GTK_TYPE_DROP_DOWN, "order");
  assert_goes_out (page, (HubEntry *[]) { stock->entries->pdata[0], stock->entries->pdata[1],
                                          stock->entries->pdata[2], NULL }, NULL, NULL);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (shown), 4);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_next_sibling (shown)), 1);
  assert_goes_out (page, (HubEntry *[]) { stock->entries->pdata[2], stock->entries->pdata[1],
                                          NULL }, "Returns", NULL);
  gtk_editable_set_text (hub_reading_list_page_get_search (page), "nothing-has-this-word");
  ui_wait (ui_find_label (GTK_WIDGET (page), "0 of 3 entries") != NULL);
  assert_goes_out (page, (HubEntry *[]) { NULL }, "Returns", "nothing-has-this-word");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (shown), 1);
  assert_goes_out (page, (HubEntry *[]) { NULL }, "To read", "nothing-has-this-word");
}

static GtkWindow *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

/* Types a path where a file is asked for, and goes on. */
static void
choose_file (UiStage    *stage,
             const char *name)
{
  g_autofree char *path = test_folder_path (stage->folder, name);
  GtkWindow *chooser = NULL;

  ui_wait ((chooser = find_chooser ()) != NULL);
  ui_settle (GTK_WIDGET (chooser));
  gtk_editable_set_text (GTK_EDITABLE (ui_find (GTK_WIDGET (chooser), GTK_TYPE_ENTRY, NULL)), path);
  g_signal_emit_by_name (gtk_widget_get_ancestor (ui_find_label (GTK_WIDGET (chooser), "_Export"),
                                                  GTK_TYPE_BUTTON), "clicked");
}

static HubBriefingDialog *
open_briefing (UiStage *stage)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (stage->window);
  AdwDialog *dialog = NULL;

  ui_stage_act (stage, "win.export-list", "s", "markdown");
  ui_wait ((dialog = adw_application_window_get_visible_dialog (window)) != NULL);
  ui_settle (GTK_WIDGET (stage->window));
  return HUB_BRIEFING_DIALOG (dialog);
}

/* How a briefing is to be is asked, remembered, and done. */
static void
test_briefing (UiStage *stage)
{
  HubExporter *exporter = hub_window_get_exporter (stage->window);
  HubBriefingDialog *dialog = NULL;
  GtkWidget *title = NULL;
  GtkWidget *row = NULL;
  g_autofree char *named = NULL;
  g_autofree char *text = NULL;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the file dialog of GTK 4.18 leaks what it has read of the folder");
  return;
#endif

  star (stage, 2);
  dialog = open_briefing (stage);
  ui_stage_picture (stage, "briefing");
  title = ui_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, NULL);
  named = hub_briefing_dialog_dup_title (dialog);
  g_assert_cmpstr (named, ==, "Reading list");
  g_assert_cmpint (hub_briefing_dialog_get_grouping (dialog), ==, HUB_GROUPING_NONE);
  gtk_editable_set_text (GTK_EDITABLE (title), "For the minister");
  row = ui_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), HUB_GROUPING_OBJECTIVE);
  row = gtk_widget_get_next_sibling (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), HUB_MANNER_APA);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "briefing.export", NULL);
  choose_file (stage, "minister.md");
  ui_wait (test_folder_has (stage->folder, "minister.md"));
  ui_wait (!hub_exporter_is_busy (exporter));
  text = read_text (stage, "minister.md");
  g_assert_true (g_str_has_prefix (text, "# For the minister\n"));
  g_assert_nonnull (strstr (text, "<a id=\"group-1\"></a>"));
  g_assert_nonnull (strstr (text, "Retrieved July 31, 2024, from"));

  dialog = open_briefing (stage);
  g_assert_cmpint (hub_briefing_dialog_get_grouping (dialog), ==, HUB_GROUPING_OBJECTIVE);
  g_assert_cmpint (hub_briefing_dialog_get_manner (dialog), ==, HUB_MANNER_APA);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_null (find_chooser ());
}

/* What a search finds is in no collection, so that is not offered, even if it was chosen last. */
static void
test_briefing_results (UiStage *stage)
{
  HubSettings *settings = hub_application_get_settings (stage->application);
  g_autoptr(AdwDialog) list = NULL;
  g_autoptr(AdwDialog) found = NULL;

  g_object_set (settings, "briefing-grouping", "collection", NULL);
  list = g_object_ref_sink (hub_briefing_dialog_new (settings, "List", TRUE));
  found = g_object_ref_sink (hub_briefing_dialog_new (settings, "", FALSE));
  g_assert_cmpint (hub_briefing_dialog_get_grouping (HUB_BRIEFING_DIALOG (list)), ==,
                   HUB_GROUPING_COLLECTION);
  g_assert_cmpint (hub_briefing_dialog_get_grouping (HUB_BRIEFING_DIALOG (found)), ==,
                   HUB_GROUPING_NONE);
  g_assert_null (hub_briefing_dialog_dup_title (HUB_BRIEFING_DIALOG (found)));
}

/* What cannot be written is said. */
static void
test_failure (UiStage *stage)
{
  HubExporter *exporter = hub_window_get_exporter (stage->window);
  HubResults *results = ui_stage_get_results (stage);
  g_autoptr(GFile) nowhere = file_in (stage, "no/out.pdf");
  g_autofree char *said = g_strdup_printf ("“%s” could not be", g_file_peek_path (nowhere));

  hub_exporter_save (exporter, HUB_EXPORT_PDF, results, NULL, nowhere);
  ui_wait (find_text (GTK_WIDGET (stage->window), said) != NULL);
}

/* What was cancelled, even while it was being read, leaves no file, and is not taken for a sync. */
static void
test_cancelled (UiStage *stage)
{
  HubExporter *exporter = hub_window_get_exporter (stage->window);
  HubResults *results = ui_stage_get_results (stage);
  g_autoptr(GFile) file = file_in (stage, "out.pdf");

  hub_exporter_save (exporter, HUB_EXPORT_PDF, results, NULL, file);
  hub_exporter_cancel (exporter);
  ui_wait (!hub_exporter_is_busy (exporter));
  ui_settle (GTK_WIDGET (stage->window));
  ui_wait (find_text (GTK_WIDGET (stage->window), "Export cancelled") != NULL);
  g_assert_false (test_folder_has (stage->folder, "out.pdf"));
}

/* A new export ends the one before, and the window may close in the midst of it. */
static void
test_one_at_a_time (UiStage *stage)
{
  HubExporter *exporter = hub_window_get_exporter (stage->window);
  HubResults *results = ui_stage_get_results (stage);
  g_autoptr(GFile) first = file_in (stage, "first.pdf");
  g_autoptr(GFile) second = file_in (stage, "second.ris");
  g_autoptr(GFile) third = file_in (stage, "third.odt");

  hub_exporter_save (exporter, HUB_EXPORT_PDF, results, NULL, first);
  hub_exporter_save (exporter, HUB_EXPORT_RIS, results, NULL, second);
  ui_wait (!hub_exporter_is_busy (exporter));
  g_assert_true (test_folder_has (stage->folder, "second.ris"));
  hub_exporter_save (exporter, HUB_EXPORT_ODT, results, NULL, third);
}

/* Each format stands in the menus of both lists. */
static void
test_menu (UiStage *stage)
{
  g_autoptr(GMenuModel) menu = hub_exporter_menu_new ("win.export-results");
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      n += (guint) g_menu_model_get_n_items (section);
    }
  g_assert_cmpuint (n, ==, HUB_N_EXPORT_FORMATS);
  gtk_test_accessible_assert_role (
    ui_find (GTK_WIDGET (hub_window_get_browse (stage->window)), GTK_TYPE_MENU_BUTTON, NULL),
    GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
read_clipboard (UiStage *stage)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (stage->window));
  char *text = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  ui_wait (text != NULL);
  return text;
}

/* A reference goes the way the window does, whatever the letters of its first name. */
static void
test_cite_direction (UiStage *stage)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (stage->window);
  GtkTextDirection direction = gtk_widget_get_default_direction ();
  AdwDialog *dialog = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  ui_stage_select (stage, 0);
  ui_stage_act (stage, "win.cite", NULL);
  ui_wait ((dialog = adw_application_window_get_visible_dialog (window)) != NULL);
  ui_wait (find_text (GTK_WIDGET (dialog), "\xe2\x80\x8f") != NULL);
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "cite-rtl");
  adw_dialog_force_close (dialog);
  gtk_widget_set_default_direction (direction);
}

/* The references stand there to be read and copied, as rich text as well. */
static void
test_cite (UiStage *stage)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (stage->window);
  HubEntry *entry = ui_stage_select (stage, 0);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (stage->window));
  g_autofree char *plain = NULL;
  g_autofree char *bibtex = NULL;
  g_autofree char *csl = NULL;
  AdwDialog *dialog = NULL;

  ui_stage_act (stage, "win.cite", NULL);
  ui_wait (adw_application_window_get_visible_dialog (window) != NULL);
  dialog = adw_application_window_get_visible_dialog (window);
  g_assert_true (HUB_IS_CITE_DIALOG (dialog));
  ui_wait (find_text (GTK_WIDGET (dialog), "United Nations") != NULL);
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "cite");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "cite.copy", "s", "apa"));
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        "text/html"));
  plain = read_clipboard (stage);
  g_assert_nonnull (strstr (plain, hub_entry_get_title (entry)));
  g_assert_null (strchr (plain, '<'));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "cite.copy-format", "s",
                                             "bibtex"));
  bibtex = read_clipboard (stage);
  g_assert_nonnull (strstr (bibtex, "urldate = {2024-07-31}"));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "Copy as CSL-JSON"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "cite.copy-format", "s",
                                             "csl-json"));
  csl = read_clipboard (stage);
  g_assert_nonnull (strstr (csl, hub_entry_get_uuid (entry)));
  adw_dialog_force_close (dialog);
}

/* Only what has a day can go into a calendar. */
static void
test_calendar (UiStage *stage)
{
  HubExporter *exporter = hub_window_get_exporter (stage->window);
  g_autoptr(GFile) file = file_in (stage, "event.ics");
  HubExport *chosen = hub_export_new (NULL);
  g_autofree char *text = NULL;
  HubEntry *event = NULL;

  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_KIND, "event", HUB_CHOICE_INCLUDE);
  ui_stage_wait_total (stage, hub_results_find_value (ui_stage_get_results (stage),
                                                      HUB_FACET_KIND, "event")->count);
  event = ui_stage_select (stage, 0);
  g_assert_true (hub_export_has_day (event));
  hub_export_add (chosen, event, NULL, NULL);
  ui_stage_picture (stage, "event");
  hub_exporter_save (exporter, HUB_EXPORT_ICS, NULL, chosen, file);
  ui_wait (!hub_exporter_is_busy (exporter));
  text = read_text (stage, "event.ics");
  g_assert_nonnull (strstr (text, "BEGIN:VEVENT"));
}

/* An empty calendar helps nobody. */
static void
test_no_event (UiStage *stage)
{
  HubExporter *exporter = hub_window_get_exporter (stage->window);
  g_autoptr(GFile) file = file_in (stage, "none.ics");

  ui_stage_act (stage, "browse.choose", "(isi)", HUB_FACET_KIND, "document", HUB_CHOICE_INCLUDE);
  ui_stage_wait_total (stage, hub_results_find_value (ui_stage_get_results (stage),
                                                      HUB_FACET_KIND, "document")->count);
  hub_exporter_save (exporter, HUB_EXPORT_ICS, ui_stage_get_results (stage), NULL, file);
  ui_wait (find_text (GTK_WIDGET (stage->window),
                      "None of these entries is an event with a known date") != NULL);
  g_assert_false (hub_exporter_is_busy (exporter));
  g_assert_false (test_folder_has (stage->folder, "none.ics"));
}

#define add(path, play) g_test_add_data_func (path, play, ui_stage_test)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/ui/export/results", test_results);
  add ("/ui/export/reading-list", test_reading_list);
  add ("/ui/export/chosen", test_chosen);
  add ("/ui/export/shown", test_shown);
  add ("/ui/export/briefing", test_briefing);
  add ("/ui/export/briefing/results", test_briefing_results);
  add ("/ui/export/failure", test_failure);
  add ("/ui/export/cancelled", test_cancelled);
  add ("/ui/export/one-at-a-time", test_one_at_a_time);
  add ("/ui/export/menu", test_menu);
  add ("/ui/export/cite", test_cite);
  add ("/ui/export/cite/direction", test_cite_direction);
  add ("/ui/export/calendar", test_calendar);
  add ("/ui/export/no-event", test_no_event);
  return g_test_run ();
}
