/* test-window-files.c: files of entries in the window, from the hub to the disk
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-entry-row.h"
#include "hub-file-row.h"
#include "hub-files.h"
#include "hub-kept-files-dialog.h"
#include "hub-pdf-text.h"
#include "hub-preferences-dialog.h"
#include "test-monitor.h"
#include "ui-hub.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_STARTER 94
#define REPORT "79c3f5ad-18cc-53fb-a6a0-78a464622133"   /* has one file */
#define BRIEF  "578f2e27-2673-5047-81a4-399dceae44b7"   /* has two */

static TestFolder *desktop;   /* what XDG_DATA_HOME names */

/* A test: one play with a hub of its own. */
static void
with_hub (gconstpointer play)
{
  ui_hub_test (NULL, play);
}

static void
fault (const char *name)   /* (nullable) */
{
  g_autofree char *command = name != NULL
    ? g_strdup_printf ("{\"do\":\"fault\",\"name\":\"%s\",\"on\":\"files\"}", name)
    : g_strdup ("{\"do\":\"fault\",\"name\":null}");
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = hub_demo_process_control (ui_hub, command, &error);

  g_assert_no_error (error);
}

static HubLibrary *
get_library (UiStage *stage)
{
  return hub_application_get_library (stage->application);
}

static HubFiles *
get_files (UiStage *stage)
{
  return hub_library_get_files (get_library (stage));
}

static void
run_sync (UiStage *stage)
{
  HubSyncControl *control = hub_application_get_control (stage->application);

  ui_stage_wait_total (stage, N_STARTER);
  ui_wait (hub_files_is_loaded (get_files (stage)));
  hub_settings_set_hub_address (hub_application_get_settings (stage->application),
                                hub_demo_process_get_url (ui_hub));
  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "sync", NULL);
  ui_wait (!hub_sync_control_is_running (control));
  g_assert_no_error (hub_sync_control_get_error (control));
}

/* Shows the entry that is found by @words and has that id. */
static HubEntry *
show_entry (UiStage    *stage,
            const char *words,
            const char *uuid)
{
  HubBrowseModel *model = hub_browse_page_get_model (hub_window_get_browse (stage->window));
  HubEntry *entry = NULL;

  gtk_editable_set_text (GTK_EDITABLE (hub_window_get_search (stage->window)), words);
  ui_settle (GTK_WIDGET (stage->window));
  ui_wait (!hub_browse_model_is_busy (model) &&
           hub_results_get_total (ui_stage_get_results (stage)) < N_STARTER / 2);
  for (guint i = 0; entry == NULL; i++)
    {
      g_assert_cmpuint (i, <, hub_results_get_total (ui_stage_get_results (stage)));
      entry = ui_stage_select (stage, i);
      if (!g_str_equal (hub_entry_get_uuid (entry), uuid))
        entry = NULL;
    }
  return entry;
}

static HubEntry *
show_report (UiStage *stage)
{
  return show_entry (stage, "title:champion technical meeting", REPORT);
}

static HubEntry *
show_brief (UiStage *stage)
{
  return show_entry (stage, "immigration detention", BRIEF);
}

static GtkWidget *
get_row (UiStage *stage)
{
  return ui_find (GTK_WIDGET (stage->window), HUB_TYPE_FILE_ROW, NULL);
}

/* The row may be made anew while something is read: it is looked up each time. */
static gboolean
says (UiStage    *stage,
      const char *words)
{
  GtkWidget *row = get_row (stage);

  return row != NULL && strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), words) != NULL;
}

static gboolean
offers (UiStage    *stage,
        const char *action)
{
  GtkWidget *button = ui_find_button (get_row (stage), action);

  return button != NULL && gtk_widget_get_visible (button);
}

static void
click (UiStage    *stage,
       const char *action)
{
  GtkWidget *button = ui_find_button (get_row (stage), action);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
keep_well (UiStage *stage)
{
  click (stage, "file.keep");
  ui_wait (says (stage, "Kept offline"));
}

/* From the hub to the disk, by way of a pause. */
static void
test_keep (UiStage *stage)
{
  GtkWidget *keep = NULL;
  const char *name = NULL;

  run_sync (stage);
  show_report (stage);
  name = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_row (stage)));
  keep = ui_find_button (get_row (stage), "file.keep");
  g_assert_true (says (stage, "PDF · 146.9"));
  g_assert_true (offers (stage, "file.keep"));
  g_assert_false (offers (stage, "file.save"));
  g_assert_false (offers (stage, "file.drop"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (keep), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Keep Offline");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (keep), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       name);
  ui_stage_picture (stage, "files-offered.png");

  fault ("stall");
  gtk_widget_grab_focus (keep);
  click (stage, "file.keep");
  ui_wait (says (stage, "Downloading: 14.7"));
  g_assert_false (offers (stage, "file.keep"));
  g_assert_true (offers (stage, "file.cancel"));
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (stage->window)),
                                         get_row (stage)));
  ui_stage_picture (stage, "files-downloading.png");
  click (stage, "file.pause");
  ui_wait (says (stage, "Paused"));
  ui_stage_picture (stage, "files-paused.png");

  fault (NULL);
  click (stage, "file.resume");
  ui_wait (says (stage, "Kept offline, 146.9"));
  g_assert_true (offers (stage, "file.save"));
  g_assert_true (offers (stage, "file.drop"));
  g_assert_true (offers (stage, "file.open"));
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (get_row (stage))));
  ui_stage_picture (stage, "files-kept.png");
}

/* A desktop on which one program opens documents: it copies what it gets. (transfer full) */
static TestFolder *
make_desktop (void)
{
  TestFolder *folder = test_folder_new ();
  g_autofree char *applications = test_folder_path (folder, "applications");
  g_autofree char *copy = test_folder_path (folder, "opened.pdf");
  g_autofree char *entry =
    g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Viewer\nExec=/bin/cp %%f %s\n"
                     "MimeType=application/pdf;\n", copy);
  const char *list = "[Default Applications]\napplication/pdf=viewer.desktop\n";

  g_assert_cmpint (g_mkdir (applications, 0700), ==, 0);
  test_folder_write (folder, "applications/viewer.desktop", entry, strlen (entry));
  test_folder_write (folder, "applications/mimeapps.list", list, strlen (list));
  return folder;
}

/* The desktop's own program gets the file, as it was on the server. */
static void
test_open (UiStage *stage)
{
  const HubFile *file = NULL;
  g_autoptr(GBytes) opened = NULL;
  g_autofree char *sum = NULL;

  run_sync (stage);
  show_report (stage);
  keep_well (stage);
  file = g_ptr_array_index (hub_files_get_all (get_files (stage)), 0);
  click (stage, "file.open");
  while (opened == NULL || g_bytes_get_size (opened) < (gsize) file->bytes)
    {
      g_main_context_iteration (NULL, FALSE);
      g_clear_pointer (&opened, g_bytes_unref);
      if (test_folder_has (desktop, "opened.pdf"))
        opened = test_folder_read (desktop, "opened.pdf");
      g_usleep (1000);
    }
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, opened);
  g_assert_cmpstr (sum, ==, file->sha256);
}

static void
test_cancel (UiStage *stage)
{
  run_sync (stage);
  show_report (stage);
  fault ("stall");
  click (stage, "file.keep");
  ui_wait (says (stage, "Downloading"));
  click (stage, "file.cancel");
  ui_wait (offers (stage, "file.keep"));
  g_assert_cmpuint (hub_files_get_all (get_files (stage))->len, ==, 0);
}

static void
test_undo (UiStage *stage)
{
  GtkWidget *undo = NULL;

  run_sync (stage);
  show_report (stage);
  keep_well (stage);
  click (stage, "file.drop");
  ui_wait (offers (stage, "file.keep"));
  ui_wait ((undo = ui_find_label (GTK_WIDGET (stage->window), "Undo")) != NULL);
  ui_stage_picture (stage, "files-undo.png");
  undo = gtk_widget_get_ancestor (undo, GTK_TYPE_BUTTON);
  g_signal_emit_by_name (undo, "clicked");
  ui_wait (says (stage, "Kept offline"));
}

/* F39: said in the row, with the way to try again. */
static void
test_f39_other (UiStage *stage)
{
  run_sync (stage);
  show_report (stage);
  fault ("file-html");
  click (stage, "file.keep");
  ui_wait (says (stage, "The file on the server is not what was announced."));
  g_assert_true (offers (stage, "file.retry"));
  ui_stage_picture (stage, "files-failed.png");
  fault (NULL);
  click (stage, "file.retry");
  ui_wait (says (stage, "Kept offline"));
}

/* F42: seen when it is opened; it can be fetched again. */
static void
test_f42_lost (UiStage *stage)
{
  const HubFile *file = NULL;
  g_autofree char *path = NULL;

  run_sync (stage);
  show_report (stage);
  keep_well (stage);
  file = g_ptr_array_index (hub_files_get_all (get_files (stage)), 0);
  path = g_build_filename (stage->folder, "files", file->stored, NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_signal_emit_by_name (get_row (stage), "activated");
  ui_wait (says (stage, "is gone or was altered"));
  ui_wait (offers (stage, "file.refresh"));
  g_assert_false (offers (stage, "file.save"));
  ui_stage_picture (stage, "files-lost.png");
  click (stage, "file.refresh");
  ui_wait (says (stage, "Kept offline, "));
}

/* F41: nothing here opens what might be a program. */
static void
test_f41_program (UiStage *stage)
{
  g_autoptr(HubEntry) entry = hub_entry_new (REPORT, "en", HUB_KIND_DOCUMENT, "A program");
  HubAttachment *attachment = hub_attachment_new (TRUE);
  HubEntry *report = NULL;
  GtkWidget *window = NULL;
  GtkWidget *row = NULL;

  run_sync (stage);
  report = show_report (stage);
  attachment->uri =
    g_strdup (((HubAttachment *) g_ptr_array_index (hub_entry_get_attachments (report), 0))->uri);
  attachment->name = g_strdup ("install.sh");
  hub_entry_set_origin (entry, hub_demo_process_get_url (ui_hub));
  hub_entry_take_attachment (entry, attachment);

  window = adw_window_new ();
  row = hub_file_row_new (get_files (stage), entry, attachment);
  adw_window_set_content (ADW_WINDOW (window), row);
  fault ("file-script");
  g_signal_emit_by_name (ui_find_button (row, "file.keep"), "clicked");
  ui_wait (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Kept offline") != NULL);
  g_assert_true (gtk_widget_get_visible (ui_find_button (row, "file.save")));
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* From now on each byte may cost money. */
static void
meter (UiStage *stage)
{
  g_autoptr(TestMonitor) monitor = test_monitor_new ();

  test_monitor_set (monitor, TRUE, TRUE, G_NETWORK_CONNECTIVITY_FULL);
  hub_files_set_monitor (get_files (stage), G_NETWORK_MONITOR (monitor));
}

/* Set so, the files of what is starred come by themselves; where it may cost money one is asked. */
static void
test_starred (UiStage *stage)
{
  HubEntry *entry = NULL;

  run_sync (stage);
  meter (stage);
  g_object_set (hub_application_get_settings (stage->application), "keep-starred-files", TRUE,
                NULL);
  entry = show_report (stage);
  hub_library_add_async (get_library (stage), entry, NULL, NULL, NULL);
  ui_wait (says (stage, "Waiting for a connection that is not metered"));
  ui_stage_picture (stage, "files-waiting.png");
  g_assert_false (offers (stage, "file.pause"));
  click (stage, "file.resume");
  ui_wait (says (stage, "Kept offline"));
  g_object_set (hub_application_get_settings (stage->application), "keep-starred-files", FALSE,
                NULL);
}

/* The hub may be known by a mirror: its files are those that are meant. */
static void
test_mirror (UiStage *stage)
{
  HubSettings *settings = hub_application_get_settings (stage->application);

  run_sync (stage);
  hub_settings_set_hub_address (settings, "https://mirror.example/hub.hubpack");
  g_object_set (settings, "keep-starred-files", TRUE, NULL);
  hub_library_add_async (get_library (stage), show_report (stage), NULL, NULL, NULL);
  ui_wait (says (stage, "Kept offline"));
  g_object_set (settings, "keep-starred-files", FALSE, NULL);
}

static GtkWidget *
get_dialog (UiStage *stage,
            GType    type)
{
  return ui_find (GTK_WIDGET (stage->window), type, NULL);
}

/* All files of an entry, the view of what is kept, and away with all of it. */
static void
test_view (UiStage *stage)
{
  GtkWidget *keep = NULL;
  GtkWidget *preferences = NULL;
  GtkWidget *dialog = NULL;
  GtkWidget *undo = NULL;

  run_sync (stage);
  show_brief (stage);
  keep = ui_find_button (GTK_WIDGET (stage->window), "detail.keep-offline");
  g_assert_true (gtk_widget_get_visible (keep));
  g_signal_emit_by_name (keep, "clicked");
  ui_wait (hub_files_get_all (get_files (stage))->len == 2);
  for (guint i = 0; i < 2; i++)
    ui_wait (((HubFile *) g_ptr_array_index (hub_files_get_all (get_files (stage)), i))->state ==
             HUB_FILE_KEPT);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_false (gtk_widget_get_visible (keep));

  g_action_group_activate_action (G_ACTION_GROUP (stage->application), "preferences", NULL);
  ui_wait ((preferences = get_dialog (stage, HUB_TYPE_PREFERENCES_DIALOG)) != NULL);
  ui_settle (GTK_WIDGET (stage->window));
  g_assert_nonnull (ui_find_label (preferences, "Files Offline"));
  gtk_widget_grab_focus (ui_find (ui_find_label (preferences, "Files Offline"),
                                  GTK_TYPE_LABEL, NULL));
  for (guint i = 0; i < 12; i++)
    gtk_widget_child_focus (preferences, GTK_DIR_TAB_FORWARD);
  ui_stage_picture (stage, "files-preferences.png");

  dialog = GTK_WIDGET (hub_kept_files_dialog_new (get_files (stage)));
  adw_dialog_present (ADW_DIALOG (dialog), preferences);
  ui_settle (GTK_WIDGET (stage->window));
  ui_wait (ui_find (dialog, HUB_TYPE_FILE_ROW, NULL) != NULL);
  ui_stage_picture (stage, "files-view.png");
  ui_stage_resize (stage, 370, 640);   /* 360 inside its frame */
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "files-view-narrow.png");

  g_signal_emit_by_name (ui_find_button (dialog, "kept.drop-all"), "clicked");
  ui_wait (ui_find_label (dialog, "No Files Kept") != NULL);
  ui_wait ((undo = ui_find_label (dialog, "Undo")) != NULL);
  ui_stage_picture (stage, "files-view-empty.png");
  g_signal_emit_by_name (gtk_widget_get_ancestor (undo, GTK_TYPE_BUTTON), "clicked");
  ui_wait (ui_find (dialog, HUB_TYPE_FILE_ROW, NULL) != NULL);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  adw_dialog_force_close (ADW_DIALOG (preferences));
  ui_settle (GTK_WIDGET (stage->window));
}

/* All files of a collection, with their size said before. */
static void
test_collection (UiStage *stage)
{
  g_autoptr(HubCollection) collection = hub_collection_new ("c-1", "Briefing", HUB_COLOUR_RED);
  GtkWidget *page = GTK_WIDGET (hub_window_get_reading_list (stage->window));
  HubStock *stock = NULL;
  HubEdit *edit = NULL;
  AdwDialog *dialog = NULL;

  run_sync (stage);
  hub_library_add_async (get_library (stage), show_report (stage), NULL, NULL, NULL);
  hub_library_add_async (get_library (stage), show_brief (stage), NULL, NULL, NULL);
  hub_library_save_collection_async (get_library (stage), collection, NULL, NULL);
  ui_wait ((stock = hub_library_get_stock (get_library (stage)))->collections->len == 1);
  edit = hub_edit_new ();
  hub_edit_add (edit, BRIEF, NULL);
  hub_edit_join (edit, "c-1");
  hub_library_edit_async (get_library (stage), edit, NULL, NULL, NULL);
  ui_stage_act (stage, "win.place", "s", "reading-list");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_find (page, GTK_TYPE_DROP_DOWN, "order")), 4);
  ui_wait (hub_remark_is_in ((stock = hub_library_get_stock (get_library (stage)))
                               ->remarks->pdata[0], "c-1"));

  g_assert_true (gtk_widget_activate_action (page, "kept.keep-collection", NULL));
  ui_wait ((dialog = adw_application_window_get_visible_dialog (
              ADW_APPLICATION_WINDOW (stage->window))) != NULL);
  g_assert_true (g_str_has_prefix (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)),
                                   "2 files, "));
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "files-collection.png");
  g_assert_cmpuint (hub_files_get_all (get_files (stage))->len, ==, 0);
  g_signal_emit_by_name (gtk_widget_get_ancestor (ui_find_label (GTK_WIDGET (dialog),
                                                                 "_Keep Offline"),
                                                  GTK_TYPE_BUTTON), "clicked");
  ui_wait (hub_files_get_all (get_files (stage))->len == 2);
  for (guint i = 0; i < 2; i++)
    ui_wait (((HubFile *) g_ptr_array_index (hub_files_get_all (get_files (stage)), i))->state ==
             HUB_FILE_KEPT);
}

/* In a narrow window, and from right to left, all verbs are there and nothing is cut off. */
static void
test_narrow (UiStage *stage)
{
  HubBrowsePage *browse = hub_window_get_browse (stage->window);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  run_sync (stage);
  ui_stage_resize (stage, 360, 720);
  show_report (stage);
  g_signal_emit_by_name (ui_find (GTK_WIDGET (browse), GTK_TYPE_LIST_VIEW, "entries"), "activate",
                         0);
  ui_wait (hub_page_can_go_back (HUB_PAGE (browse)));
  keep_well (stage);
  ui_settle (GTK_WIDGET (stage->window));
  ui_stage_picture (stage, "files-narrow-rtl.png");
  g_assert_cmpint (gtk_widget_get_width (get_row (stage)), <=, 360);
  g_assert_true (gtk_widget_get_mapped (ui_find_button (get_row (stage), "file.drop")));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What the hub sends has no words in it, so that another file takes its place: one with a page. */
static void
write_words (UiStage *stage)
{
  static const char pdf[] =
    "%PDF-1.4\n"
    "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
    "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj\n"
    "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R /Resources"
    " << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj\n"
    "4 0 obj << /Length 65 >> stream\n"
    "BT /F 9 Tf 9 99 Td (A note on every zebrafish of the lakes) Tj ET\nendstream endobj\n"
    "trailer << /Root 1 0 R /Size 5 >>\n%%EOF\n";
  const HubFile *file = g_ptr_array_index (hub_files_get_all (get_files (stage)), 0);
  g_autofree char *path = g_build_filename (stage->folder, "files", file->stored, NULL);

  g_assert_true (g_file_set_contents (path, pdf, -1, NULL));
}

/* The piece of text in the first row of the list: "" for none. */
static const char *
get_snippet (UiStage *stage)
{
  GtkWidget *row = ui_find (GTK_WIDGET (hub_window_get_browse (stage->window)), HUB_TYPE_ENTRY_ROW,
                            NULL);
  const char *text = row != NULL ? hub_row_text_get (hub_entry_row_get_text (HUB_ENTRY_ROW (row)),
                                                     HUB_ROW_SNIPPET) : NULL;

  return text != NULL ? text : "";
}

/* From the first bold word of it on. */
static const char *
get_marked (UiStage *stage)
{
  GtkWidget *row = ui_find (GTK_WIDGET (hub_window_get_browse (stage->window)), HUB_TYPE_ENTRY_ROW,
                            NULL);
  GSList *marks = pango_attr_list_get_attributes (hub_row_text_get_marks (hub_entry_row_get_text (
    HUB_ENTRY_ROW (row)), HUB_ROW_SNIPPET));
  const char *marked = get_snippet (stage) + ((PangoAttribute *) marks->data)->start_index;

  g_slist_free_full (marks, (GDestroyNotify) pango_attribute_destroy);
  return marked;
}

/* Once it is switched on, a word of a kept file finds its entry, in the list that is open; and no
 * more once it is switched off. */
static void
test_text (UiStage *stage)
{
  HubSettings *settings = hub_application_get_settings (stage->application);

  run_sync (stage);
  show_report (stage);
  keep_well (stage);
  write_words (stage);
  gtk_editable_set_text (GTK_EDITABLE (hub_window_get_search (stage->window)), "zebrafish");
  ui_stage_wait_total (stage, 0);
  g_object_set (settings, "search-file-text", TRUE, NULL);
  if (hub_pdf_text_is_built ())
    {
      ui_stage_wait_total (stage, 1);
      ui_wait (strstr (get_snippet (stage), "note on every zebrafish") != NULL);
      g_test_message ("%s", get_snippet (stage));
      g_assert_true (g_str_has_prefix (get_snippet (stage), "In the file “"));
      g_assert_true (g_str_has_prefix (get_marked (stage), "zebrafish"));
      ui_settle (GTK_WIDGET (stage->window));
      ui_stage_picture (stage, "files-text.png");
    }
  g_object_set (settings, "search-file-text", FALSE, NULL);
  ui_stage_wait_total (stage, 0);
}

#define add(path, play) g_test_add_data_func (path, play, with_hub)

int
main (int    argc,
      char **argv)
{
  int status;

  desktop = make_desktop ();
  g_setenv ("XDG_DATA_HOME", desktop, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  add ("/ui/files/keep", test_keep);
  add ("/ui/files/open", test_open);
  add ("/ui/files/cancel", test_cancel);
  add ("/ui/files/undo", test_undo);
  add ("/ui/files/F39-other", test_f39_other);
  add ("/ui/files/F41-program", test_f41_program);
  add ("/ui/files/F42-lost", test_f42_lost);
  add ("/ui/files/starred", test_starred);
  add ("/ui/files/mirror", test_mirror);
  add ("/ui/files/view", test_view);
  add ("/ui/files/collection", test_collection);
  add ("/ui/files/narrow", test_narrow);
  add ("/ui/files/text", test_text);
  status = g_test_run ();
  g_clear_pointer (&desktop, test_folder_remove);
  return status;
}
